//! What the options of `createOffer` and `createAnswer` ask for, in whichever year's style they are written.

use crate::legacy::constraints::{DESCRIPTION, find, is_of_description};
use crate::legacy::text::join;
use crate::usage;
use crate::value::{Completion, Value};
use crate::webidl::exceptions::throw_type_error;
use crate::webidl::interface::Call;
use crate::webidl::media_constraints::{self, Read};

/// The two kinds of media, and the option that asks to receive each.
const KINDS: [(&str, &str); 2] = [("audio", "offerToReceiveAudio"), ("video", "offerToReceiveVideo")];

/// Reads the options of a legacy call into `RTCOfferOptions`: from `MediaConstraints`, or as they are from Chrome 38 on. As in
/// BB49 `parseOfferOptions`, an object with `mandatory` or `optional`, and an empty one, are constraints.
pub(crate) fn to_offer_options(call: &Call, options: Value) -> Completion {
    let read = Read::of(options);
    if !options.is_object() || read.as_ref().map_or(true, Read::is_legacy) {
        return from_constraints(call, read);
    }
    let today = read_options(options)?;
    for (_, receive) in &KINDS {
        // Chrome 38 to 49 took a number of streams here.
        if today.get(receive).text()?.as_bytes().first() == Some(&b'-') {
            return throw_type_error(call.member, &join(&["Invalid value for ", receive, "."]));
        }
    }
    Ok(today)
}

/// A copy of `RTCOfferOptions`: the page's are read once.
pub(crate) fn read_options(options: Value) -> Completion {
    options.members(&["offerToReceiveAudio", "offerToReceiveVideo", "voiceActivityDetection", "iceRestart"])
}

/// Reads `MediaConstraints` into `RTCOfferOptions`.
pub(crate) fn from_constraints(call: &Call, constraints: Completion<Read>) -> Completion {
    let constraints = media_constraints::constraints_of(call.member, media_constraints::THIRD, constraints)?;
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
