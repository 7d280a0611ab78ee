//! What the options of `createOffer` and `createAnswer` ask for, in whichever year's style they are written.

use crate::legacy::constraints::{DESCRIPTION, find, is_of_description};
use crate::usage;
use crate::value::{Completion, Value};
use crate::webidl::interface::Call;
use crate::webidl::media_constraints;

/// The two kinds of media, and the option that asks to receive each.
const KINDS: [(&str, &str); 2] = [("audio", "offerToReceiveAudio"), ("video", "offerToReceiveVideo")];

/// Reads the options of a legacy call into `RTCOfferOptions`: from `MediaConstraints`, or as they are from Chrome 38 on. As in
/// BB49 `parseOfferOptions`, an object with `mandatory` or `optional`, and an empty one, are constraints.
pub(crate) fn to_offer_options(call: &Call, options: Value) -> Completion {
    let is_dictionary = options.is_object() && options.keys()?.length() > 0;
    if !is_dictionary || media_constraints::is_legacy(options).unwrap_or(true) {
        return from_constraints(call, options);
    }
    Ok(options)
}

/// Reads `MediaConstraints` into `RTCOfferOptions`.
pub(crate) fn from_constraints(call: &Call, constraints: Value) -> Completion {
    let constraints = media_constraints::read_constraints(call.member, media_constraints::THIRD, constraints)?;
    // Chromium 49 to 87 passed over mandatory names that they did not know.
    if constraints.iter().any(|constraint| constraint.mandatory && !is_of_description(&constraint.name)) {
        usage::ignore("unknown constraints of a description");
    }
    let options = Value::object();
    for (name, today) in DESCRIPTION {
        match (find(&constraints, name), today) {
            (Some(constraint), Some(today)) => options.set(today, constraint.flag()),
            (Some(_), None) => usage::ignore(name),
            _ => {}
        }
    }
    Ok(options)
}

/// Whether the options say anything about receiving media.
pub(crate) fn says_receive(options: Value) -> bool {
    KINDS.iter().any(|(_, receive)| !options.get(receive).is_undefined())
}

/// Whether the options refuse a kind of media.
pub(crate) fn refuses(options: Value) -> bool {
    KINDS.iter().any(|(_, receive)| is_refused(options, receive))
}

fn is_refused(options: Value, receive: &str) -> bool {
    let wanted = options.get(receive);
    !wanted.is_undefined() && !wanted.is_truthy()
}

/// Stops receiving the refused kinds on these transceivers, as the standard's own `offerToReceive*: false` does for an offer.
pub(crate) fn apply_refusals(options: Value, transceivers: Value) {
    for transceiver in transceivers.items() {
        let kind = transceiver.get("receiver").get("track").get("kind");
        let direction = transceiver.get("direction");
        for (name, receive) in &KINDS {
            if kind.is(*name) && is_refused(options, receive) {
                for (receiving, not_receiving) in &[("sendrecv", "sendonly"), ("recvonly", "inactive")] {
                    if direction.is(*receiving) {
                        transceiver.set("direction", *not_receiving);
                    }
                }
            }
        }
    }
}
