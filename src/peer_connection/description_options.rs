//! What the options of `createOffer` and `createAnswer` ask for, in whichever year's style they are written.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::errors::{dom_exception, type_error};
use crate::legacy::constraints::{DESCRIPTION, find, is_of_description, unknown_mandatory};
use crate::media_constraints;
use crate::members::{Call, entry, set};
use crate::natives::get;

/// The two kinds of media, and the option that asks to receive each.
const KINDS: [(&str, &str); 2] = [("audio", "offerToReceiveAudio"), ("video", "offerToReceiveVideo")];

/// Why options could not be read.
pub(crate) enum Refusal {
    /// The call throws: the argument is malformed.
    Throw(JsValue),
    /// The call fails later, by its failure callback: a mandatory constraint could not be met.
    Fail(JsValue),
}

impl From<JsValue> for Refusal {
    fn from(error: JsValue) -> Self {
        Self::Throw(error)
    }
}

/// Reads the options of a legacy call into `RTCOfferOptions`: from `MediaConstraints`, or as they are from Chrome 38 on. As in
/// BB49 `parseOfferOptions`, an object with `mandatory` or `optional`, and an empty one, are constraints.
pub(crate) fn read(call: &Call, options: &JsValue) -> Result<Object, Refusal> {
    let is_dictionary = options.is_object() && Object::keys(options.unchecked_ref::<Object>()).length() > 0;
    if !is_dictionary || media_constraints::is_legacy(options)? {
        return from_constraints(call, options);
    }
    for (_, receive) in KINDS {
        // Chrome 38 to 49 took a number of streams here.
        if entry(options, receive)?.as_f64().is_some_and(|count| count < 0.0) {
            return Err(Refusal::Throw(type_error(call.member, &["Invalid value for ", receive, "."].concat())));
        }
    }
    Ok(options.clone().unchecked_into())
}

/// Reads `MediaConstraints` into `RTCOfferOptions`.
pub(crate) fn from_constraints(call: &Call, constraints: &JsValue) -> Result<Object, Refusal> {
    let constraints = media_constraints::read(call.member, constraints)?;
    if let Some(unknown) = unknown_mandatory(&constraints, is_of_description) {
        let problem = ["Unknown mandatory constraint '", unknown, "'."].concat();
        return Err(Refusal::Fail(dom_exception("OperationError", call.member, &problem)));
    }
    let options = Object::new();
    for (name, today) in DESCRIPTION {
        if let (Some(constraint), Some(today)) = (find(&constraints, name), today) {
            set(&options, today, &constraint.flag().into());
        }
    }
    Ok(options)
}

/// Whether the options say anything about receiving media.
pub(crate) fn says_receive(options: &Object) -> bool {
    KINDS.iter().any(|(_, receive)| !get(options, receive).is_undefined())
}

/// Whether the options refuse a kind of media.
pub(crate) fn refuses(options: &Object) -> bool {
    KINDS.iter().any(|(_, receive)| is_refused(options, receive))
}

fn is_refused(options: &Object, receive: &str) -> bool {
    let wanted = get(options, receive);
    !wanted.is_undefined() && wanted.is_falsy()
}

/// Stops receiving the refused kinds on these transceivers, as the standard's own `offerToReceive*: false` does for an offer.
pub(crate) fn apply_refusals(options: &Object, transceivers: &Array) {
    for transceiver in transceivers.iter() {
        let kind = get(&get(&get(&transceiver, "receiver"), "track"), "kind");
        let direction = get(&transceiver, "direction");
        for (name, receive) in KINDS {
            if kind == name && is_refused(options, receive) {
                for (receiving, not_receiving) in [("sendrecv", "sendonly"), ("recvonly", "inactive")] {
                    if direction == receiving {
                        set(&transceiver, "direction", &not_receiving.into());
                    }
                }
            }
        }
    }
}
