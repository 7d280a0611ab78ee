//! `addIceCandidate`, with callbacks or as a promise.

use wasm_bindgen::JsValue;

use super::callbacks::{Callbacks, Gives};
use super::state;
use crate::errors::{closed, dom_exception};
use crate::members::{Call, Method};
use crate::natives::natives;
use crate::usage;

/// This chapter's methods.
pub(crate) const METHODS: &[Method] = &[Method("addIceCandidate", 0, add_ice_candidate)];

/// `addIceCandidate(candidate, success, failure)`, where all three were required from Chrome 31 on; or the promise form, which
/// has one argument at most.
fn add_ice_candidate(call: &Call) -> Result<JsValue, JsValue> {
    let member = "addIceCandidate";
    let native = &natives().add_ice_candidate;
    if call.args.length() < 2 {
        return call.forward(native);
    }
    usage::record(member);
    let callbacks = Callbacks::required(member, &call.args, 1)?;
    if state::is_closed(&call.this)? {
        return Err(closed(member));
    }
    if !call.arg(0).is_object() {
        return Err(dom_exception("TypeMismatchError", member, "parameter 1 is not of type 'RTCIceCandidate'."));
    }
    callbacks.settle(&native.call1(&call.this, &call.arg(0))?, Gives::Nothing);
    Ok(JsValue::UNDEFINED)
}
