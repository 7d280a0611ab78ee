//! What `npm run bench` calls: the translator alone, with the strings' way in and out. Only with the feature `bench`; no page gets these.
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
