//! How do we refuse? With errors worded like the browser's own, naming the member and the argument.

use js_sys::{Promise, TypeError};
use wasm_bindgen::JsValue;
use web_sys::DomException;

use crate::legacy::text::{cut, join};
use crate::value::{Completion, Value, throw};

/// The member name of the constructor, whose errors have their own wording: this is what Chrome called the class.
pub(crate) const CONSTRUCTOR: &str = "RTCPeerConnection";

/// The member name of `getUserMedia` on `navigator.mediaDevices`: the only name that two interfaces share.
pub(crate) const OF_MEDIA_DEVICES: &str = "MediaDevices.getUserMedia";

/// Throws a `TypeError` worded like the native ones.
pub(crate) fn throw_type_error<T>(member: &str, problem: &str) -> Completion<T> {
    throw(Value::new(TypeError::new(&text(member, problem)).into()))
}

/// A `DOMException` with a legacy or a modern name, worded like the native ones.
pub(crate) fn dom_exception(name: &str, member: &str, problem: &str) -> Value {
    named(&text(member, problem), name)
}

/// Throws a `DOMException`.
pub(crate) fn throw_dom_exception<T>(name: &str, member: &str, problem: &str) -> Completion<T> {
    throw(dom_exception(name, member, problem))
}

/// The problem with a closed connection.
pub(crate) const IS_CLOSED: &str = "The RTCPeerConnection's signalingState is 'closed'.";

/// Throws, synchronously, what every legacy call on a closed connection throws (WK13, BB32, BB49 all begin with this
/// check).
pub(crate) fn throw_closed<T>(member: &str) -> Completion<T> {
    throw_dom_exception("InvalidStateError", member, IS_CLOSED)
}

/// Throws what an argument of the wrong interface causes.
pub(crate) fn throw_wrong_interface<T>(member: &str, interface: &str) -> Completion<T> {
    throw_type_error(member, &join(&["parameter 1 is not of type '", interface, "'."]))
}

/// The exception with that name for a mandatory constraint that Chrome did not know.
pub(crate) fn unknown_constraint(name: &str, member: &str, constraint: &str) -> Value {
    dom_exception(name, member, &join(&["Unknown mandatory constraint '", constraint, "'."]))
}

/// What a failure callback got in Chromium 53 to 65, whatever the reason: an `OperationError` with libjingle's text.
pub(crate) fn operation_error(text: &str) -> Value {
    named(text, "OperationError")
}

/// A `DOMException` with exactly that text.
pub(crate) fn named(text: &str, name: &str) -> Value {
    Value::new(DomException::new_with_message_and_name(text, name).map_or_else(|error| error, JsValue::from))
}

/// A promise-form call never throws: it returns a rejected promise.
pub(crate) fn rejected_promise(error: Value) -> Value {
    Value::new(Promise::reject(&error.js()).into())
}

/// Blink's wording: `Failed to execute 'close' on 'RTCPeerConnection': `, or, for a constructor, which goes by its
/// interface's name, `Failed to construct 'RTCIceCandidate': `.
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
