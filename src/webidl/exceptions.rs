//! How we say no: errors worded like the browser's own, naming the member and the argument.

use js_sys::{Promise, TypeError};
use wasm_bindgen::JsValue;
use web_sys::DomException;

use crate::legacy::text::join;
use crate::value::{Completion, Value, throw};

/// The member name of the constructor, whose errors have a wording of their own.
pub(crate) const CONSTRUCTOR: &str = "webkitRTCPeerConnection";

/// Throws a `TypeError` worded like the native ones.
pub(crate) fn throw_type_error<T>(member: &str, problem: &str) -> Completion<T> {
    throw(Value::new(TypeError::new(&text(member, problem)).into()))
}

/// A `DOMException` with a name of the legacy or the modern list, worded like the native ones.
pub(crate) fn dom_exception(name: &str, member: &str, problem: &str) -> Value {
    Value::new(DomException::new_with_message_and_name(&text(member, problem), name).map_or_else(|error| error, JsValue::from))
}

/// Throws a `DOMException`.
pub(crate) fn throw_dom_exception<T>(name: &str, member: &str, problem: &str) -> Completion<T> {
    throw(dom_exception(name, member, problem))
}

/// Throws what every legacy call gets on a closed connection, synchronously (WK13, BB32, BB49 all begin with this check).
pub(crate) fn throw_closed<T>(member: &str) -> Completion<T> {
    throw_dom_exception("InvalidStateError", member, "The RTCPeerConnection's signalingState is 'closed'.")
}

/// Throws what an object of the wrong interface gets: a `TypeMismatchError`, the name of those years.
pub(crate) fn throw_type_mismatch<T>(member: &str, interface: &str) -> Completion<T> {
    throw_dom_exception("TypeMismatchError", member, &join(&["parameter 1 is not of type '", interface, "'."]))
}

/// The exception of that name for a mandatory constraint that Chrome did not know.
pub(crate) fn unknown_constraint(name: &str, member: &str, constraint: &str) -> Value {
    dom_exception(name, member, &join(&["Unknown mandatory constraint '", constraint, "'."]))
}

/// A promise-form call never throws: it answers with a rejected promise.
pub(crate) fn rejected_promise(error: Value) -> Value {
    Value::new(Promise::reject(&error.js()).into())
}

fn text(member: &str, problem: &str) -> String {
    let (doing, of) = match member {
        CONSTRUCTOR => ("construct", ""),
        "webkitGetUserMedia" | "getUserMedia" => ("execute", "' on 'Navigator"),
        "getSources" => ("execute", "' on 'MediaStreamTrack"),
        _ => ("execute", "' on 'webkitRTCPeerConnection"),
    };
    join(&["Failed to ", doing, " '", member, of, "': ", problem])
}
