//! How we say no: errors worded like the browser's own, naming the member and the argument.

use js_sys::{Promise, TypeError};
use wasm_bindgen::JsValue;
use web_sys::DomException;

use crate::legacy::text::{cut, join};
use crate::value::{Completion, Value, throw};

/// The member name of the constructor, whose errors have a wording of their own: the class called itself so in Chrome.
pub(crate) const CONSTRUCTOR: &str = "RTCPeerConnection";

/// The member name under which `navigator.mediaDevices` has it: the one name that two interfaces have.
pub(crate) const OF_MEDIA_DEVICES: &str = "MediaDevices.getUserMedia";

/// Throws a `TypeError` worded like the native ones.
pub(crate) fn throw_type_error<T>(member: &str, problem: &str) -> Completion<T> {
    throw(Value::new(TypeError::new(&text(member, problem)).into()))
}

/// A `DOMException` with a name of the legacy or the modern list, worded like the native ones.
pub(crate) fn dom_exception(name: &str, member: &str, problem: &str) -> Value {
    named(&text(member, problem), name)
}

/// Throws a `DOMException`.
pub(crate) fn throw_dom_exception<T>(name: &str, member: &str, problem: &str) -> Completion<T> {
    throw(dom_exception(name, member, problem))
}

/// What is said of a closed connection.
pub(crate) const IS_CLOSED: &str = "The RTCPeerConnection's signalingState is 'closed'.";

/// Throws what every legacy call gets on a closed connection, synchronously (WK13, BB32, BB49 all begin with this check).
pub(crate) fn throw_closed<T>(member: &str) -> Completion<T> {
    throw_dom_exception("InvalidStateError", member, IS_CLOSED)
}

/// Throws what an argument of the wrong interface gets.
pub(crate) fn throw_wrong_interface<T>(member: &str, interface: &str) -> Completion<T> {
    throw_type_error(member, &join(&["parameter 1 is not of type '", interface, "'."]))
}

/// The exception of that name for a mandatory constraint that Chrome did not know.
pub(crate) fn unknown_constraint(name: &str, member: &str, constraint: &str) -> Value {
    dom_exception(name, member, &join(&["Unknown mandatory constraint '", constraint, "'."]))
}

/// What a failure callback got from Chromium 53 to 65, whatever the reason was: an `OperationError` with libjingle's text.
pub(crate) fn operation_error(text: &str) -> Value {
    named(text, "OperationError")
}

/// A `DOMException` with that text alone.
pub(crate) fn named(text: &str, name: &str) -> Value {
    Value::new(DomException::new_with_message_and_name(text, name).map_or_else(|error| error, JsValue::from))
}

/// A promise-form call never throws: it answers with a rejected promise.
pub(crate) fn rejected_promise(error: Value) -> Value {
    Value::new(Promise::reject(&error.js()).into())
}

/// The wording of Blink: `Failed to execute 'close' on 'RTCPeerConnection': `, or, of a constructor, which is named by its interface,
/// `Failed to construct 'RTCIceCandidate': `.
fn text(member: &str, problem: &str) -> String {
    if member.starts_with("RTC") {
        return join(&["Failed to construct '", member, "': ", problem]);
    }
    let (interface, member) = cut(member, b'.').unwrap_or((
        match member {
            "webkitGetUserMedia" | "getUserMedia" => "Navigator",
            "getSources" => "MediaStreamTrack",
            "insertDTMF" => "RTCDTMFSender",
            "stat" => "RTCStatsReport",
            "item" | "add" | "remove" | "length" | "onaddtrack" | "onremovetrack" => "MediaStreamTrackList",
            _ => CONSTRUCTOR,
        },
        member,
    ));
    join(&["Failed to execute '", member, "' on '", interface, "': ", problem])
}
