//! `new RTCIceCandidate({candidate})`

use super::fields::{INDEX, MID, is_legacy_page, set_legacy_page, write};
use crate::realm::{CANDIDATE, class_of};
use crate::usage;
use crate::value::{Completion, Value, throw};
use crate::webidl::exceptions::throw_dom_exception;

/// `new RTCIceCandidate({candidate})`: it belongs to the first m-line, unless `label` and `id`, the names of 2012, say
/// otherwise.
///
/// On an old page, throws `TypeMismatchError` for a candidate that is missing or empty (Chromium 49 to 65).
pub(crate) fn new_candidate(_target: Value, args: Value, new_target: Value) -> Completion {
    let (class, init) = (class_of(CANDIDATE), args.at(0).dictionary()?);
    let candidate = match class.construct(&[init], new_target) {
        Ok(candidate) => candidate,
        Err(threw) => {
            let refusal = threw.value();
            match today(init, args.length() > 0)? {
                Some(today) => class.construct(&[today], new_target)?,
                None => return throw(refusal),
            }
        }
    };
    if is_legacy_page() {
        for (field, default) in [(MID, Value::from("")), (INDEX, 0.into())] {
            if candidate.get(field).is_nullish() {
                write(candidate, field, default);
            }
        }
    }
    Ok(candidate)
}

/// The argument for the native constructor in place of one that it has refused; `None` where Chrome refused that too.
fn today(init: Value, is_given: bool) -> Completion<Option<Value>> {
    let is_dictionary = init.is_object() || init.is_function() || is_given && init.is_nullish();
    if !is_dictionary {
        return Ok(None);
    }
    let (candidate, is_legacy) = (init.try_get("candidate")?, is_legacy_page());
    if candidate.is_undefined() || candidate.is("") {
        let problem = "The 'candidate' property is not a string, or is empty.";
        return if is_legacy { throw_dom_exception("TypeMismatchError", CANDIDATE, problem) } else { Ok(None) };
    }
    let is_placed = !init.try_get(MID)?.is_nullish() || !init.try_get(INDEX)?.is_nullish();
    if is_placed || !is_legacy && !candidate.is_truthy() {
        return Ok(None);
    }
    usage::record("RTCIceCandidate({candidate})");
    set_legacy_page();
    let (today, index) = (init.copy()?, init.try_get("label")?);
    today.set("candidate", &*candidate.text()?);
    today.set(MID, init.try_get("id")?);
    today.set(INDEX, if index.is_nullish() { 0.into() } else { index });
    Ok(Some(today))
}
