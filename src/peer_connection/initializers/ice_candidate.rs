//! `new RTCIceCandidate({candidate})`

use super::fields::let_pages_write;
use crate::realm::{CANDIDATE, class_of};
use crate::usage;
use crate::value::{Completion, Value, throw};

/// `new RTCIceCandidate({candidate})`: of the first m-line, unless `label` and `id` say otherwise, the names of 2012.
pub(super) fn new_candidate(_target: Value, args: Value, new_target: Value) -> Completion {
    let (class, init) = (class_of(CANDIDATE), args.at(0));
    let refusal = match class.construct(&[init], new_target) {
        Ok(candidate) => return Ok(candidate),
        Err(threw) => threw.value(),
    };
    if !init.try_get("candidate")?.is_truthy()
        || !init.try_get("sdpMid")?.is_nullish()
        || !init.try_get("sdpMLineIndex")?.is_nullish()
    {
        return throw(refusal);
    }
    usage::record("RTCIceCandidate({candidate})");
    let_pages_write();
    let (today, index) = (init.copy()?, init.try_get("label")?);
    today.set("sdpMid", init.try_get("id")?);
    today.set("sdpMLineIndex", if index.is_nullish() { 0.into() } else { index });
    class.construct(&[today], new_target)
}
