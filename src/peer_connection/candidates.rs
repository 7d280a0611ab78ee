//! `addIceCandidate`, with callbacks or as a promise.

use wasm_bindgen::JsValue;

use super::callbacks::{Callbacks, Gives};
use super::state::State;
use crate::errors::type_mismatch;
use crate::members::{Call, Method};
use crate::natives::natives;
use crate::usage;

/// This chapter's methods.
pub(crate) const METHODS: &[Method] = &[Method("addIceCandidate", 0, add_ice_candidate)];

/// `addIceCandidate(candidate, success, failure)`, where all three were required from Chrome 31 on; or the promise form, which
/// has one argument at most.
fn add_ice_candidate(call: &Call) -> Result<JsValue, JsValue> {
    let native = natives().connection.method(call.member);
    if call.args.length() < 2 {
        return call.forward(&native);
    }
    usage::record(call.member);
    let callbacks = Callbacks::read(call, 1, 2)?;
    State::of_open(call)?;
    if !call.arg(0).is_object() {
        return Err(type_mismatch(call.member, "RTCIceCandidate"));
    }
    callbacks.settle(&native.call1(&call.this, &call.arg(0))?, Gives::Nothing);
    Ok(JsValue::UNDEFINED)
}
