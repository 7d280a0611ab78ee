//! What `npm run bench` calls: only the translator, including the transfer of strings in and out. Built only with the
//! feature `bench`; no page gets it.
#![allow(missing_docs, unreachable_pub)]

use wasm_bindgen::prelude::wasm_bindgen;

use crate::sdp;

#[wasm_bindgen(js_name = toPlanB)]
pub fn to_plan_b(native: &str) -> String {
    sdp::to_plan_b(native)
}

#[wasm_bindgen(js_name = toUnifiedPlan)]
pub fn to_unified_plan(plan_b: &str) -> String {
    sdp::remote_offer(plan_b, None, &sdp::Senders::default())
}
