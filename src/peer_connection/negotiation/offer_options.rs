//! What the options of `createOffer` and `createAnswer` ask for, in whichever year's style they are written.

use crate::legacy::constraints::{DESCRIPTION, find, is_of_description};
use crate::peer_connection::slots::{ConnectionSlots, REFUSING};
use crate::realm::ask;
use crate::usage;
use crate::value::{Completion, TRUE, Value};
use crate::webidl::interface::Call;
use crate::webidl::media_constraints::{Parts, THIRD, read_parts};

/// The two kinds of media, and the option that asks to receive each.
const KINDS: [(&str, &str); 2] = [("audio", OPTIONS[0]), ("video", OPTIONS[1])];

/// `RTCOfferOptions` of 2014, in the order in which Chrome read them.
const OPTIONS: [&str; 4] = ["offerToReceiveAudio", "offerToReceiveVideo", "voiceActivityDetection", "iceRestart"];

/// Reads the options of a legacy call into `RTCOfferOptions`: from `MediaConstraints`, or, since Chrome 38, as plain
/// options. As in BB49's `parseOfferOptions`, an object with `mandatory` or `optional` is constraints, and so is an
/// empty one.
pub(crate) fn to_offer_options(call: &Call, options: Value) -> Completion {
    let is_dictionary = options.is_object() && options.keys()?.length() > 0;
    let parts = Parts::of(options);
    if !is_dictionary || parts.as_ref().map_or(true, |parts| parts.count() > 0) {
        return from_constraints(call, options, parts);
    }
    // They may be getters of the page's: from here on there is a dictionary of ours.
    let read = Value::object();
    for option in &OPTIONS {
        let value = options.try_get(option)?;
        if !value.is_undefined() {
            // Chrome 49 asked for one of a kind, whatever the number was. Today's Chromium refuses a larger one.
            read.set(option, if value.number() > 1.0 { TRUE } else { value });
        }
    }
    Ok(read)
}

/// Reads `MediaConstraints` into `RTCOfferOptions`.
pub(crate) fn from_constraints(call: &Call, constraints: Value, parts: Completion<Parts>) -> Completion {
    let constraints = read_parts(call.member, THIRD, constraints, parts)?;
    // Chromium 49 to 87 ignored mandatory names that they did not know.
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
fn refuses(options: Value) -> bool {
    KINDS.iter().any(|(_, receive)| is_refused(options, receive))
}

fn is_refused(options: Value, receive: &str) -> bool {
    let wanted = options.get(receive);
    !wanted.is_undefined() && !wanted.is_truthy()
}

/// Whether directions of transceivers have to be changed before an offer or an answer with these options is made.
pub(crate) fn direct(slots: ConnectionSlots, options: Value) -> bool {
    refuses(options) || has_refused(slots)
}

/// Whether the options of an earlier description refused a kind of media.
pub(crate) fn has_refused(slots: ConnectionSlots) -> bool {
    !slots.is_empty(REFUSING)
}

/// Stops receiving the refused kinds on the connection's transceivers, as the standard's own `offerToReceive*: false`
/// does for an offer. Kinds that an earlier call refused and this one does not are received again: in Chrome each
/// description was independent.
pub(crate) fn apply(connection: Value, slots: ConnectionSlots, options: Value) {
    let refusing = slots.list(REFUSING);
    for transceiver in ask(connection, "getTransceivers").items() {
        let kind = transceiver.get("receiver").get("track").get("kind");
        let direction = transceiver.get("direction");
        for (_, receive) in KINDS.iter().filter(|(name, _)| kind.is(*name)) {
            let refused = is_refused(options, receive);
            if !refused && !refusing.remove(transceiver) {
                continue;
            }
            for (receiving, not_receiving) in [("sendrecv", "sendonly"), ("recvonly", "inactive")] {
                if refused && direction.is(receiving) {
                    transceiver.set("direction", not_receiving);
                    refusing.push(transceiver);
                } else if !refused && direction.is(not_receiving) {
                    transceiver.set("direction", receiving);
                }
            }
        }
    }
}
