//! How we say no: errors worded like the browser's own, naming the member and the argument.

use js_sys::{Promise, TypeError};
use wasm_bindgen::JsValue;
use web_sys::DomException;

/// A `TypeError` worded like the native ones.
pub(crate) fn type_error(member: &str, problem: &str) -> JsValue {
    TypeError::new(&text(member, problem)).into()
}

/// A `DOMException` with a name of the legacy or the modern list, worded like the native ones.
pub(crate) fn dom_exception(name: &str, member: &str, problem: &str) -> JsValue {
    match DomException::new_with_message_and_name(&text(member, problem), name) {
        Ok(exception) => exception.into(),
        Err(error) => error,
    }
}

/// What every legacy call does on a closed connection, synchronously (WK13, BB32, BB49 all begin with this check).
pub(crate) fn closed(member: &str) -> JsValue {
    dom_exception("InvalidStateError", member, "The RTCPeerConnection's signalingState is 'closed'.")
}

/// What a required callback that is no function gets.
pub(crate) fn not_a_callback(member: &str, parameter: &str) -> JsValue {
    type_error(member, &["The callback provided as parameter ", parameter, " is not a function."].concat())
}

/// A promise-form call never throws: it answers with a rejected promise.
pub(crate) fn rejected(error: &JsValue) -> JsValue {
    Promise::reject(error).into()
}

/// A `TypeError` of the constructor.
pub(crate) fn construct_type_error(problem: &str) -> JsValue {
    TypeError::new(&construct_text(problem)).into()
}

/// A mandatory constraint of the constructor that Chrome did not know.
pub(crate) fn construct_error(problem: &str) -> JsValue {
    match DomException::new_with_message_and_name(&construct_text(problem), "OperationError") {
        Ok(exception) => exception.into(),
        Err(error) => error,
    }
}

fn construct_text(problem: &str) -> String {
    ["Failed to construct 'webkitRTCPeerConnection': ", problem].concat()
}

fn text(member: &str, problem: &str) -> String {
    ["Failed to execute '", member, "' on 'webkitRTCPeerConnection': ", problem].concat()
}
