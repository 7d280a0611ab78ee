//! How we say no: errors worded like the browser's own, naming the member and the argument.

use js_sys::{Promise, TypeError};
use wasm_bindgen::JsValue;
use web_sys::DomException;

/// The member name of the constructor, whose errors have a wording of their own.
pub(crate) const CONSTRUCTOR: &str = "webkitRTCPeerConnection";

/// A `TypeError` worded like the native ones.
pub(crate) fn type_error(member: &str, problem: &str) -> JsValue {
    TypeError::new(&text(member, problem)).into()
}

/// A `DOMException` with a name of the legacy or the modern list, worded like the native ones.
pub(crate) fn dom_exception(name: &str, member: &str, problem: &str) -> JsValue {
    DomException::new_with_message_and_name(&text(member, problem), name).map_or_else(|error| error, JsValue::from)
}

/// What every legacy call does on a closed connection, synchronously (WK13, BB32, BB49 all begin with this check).
pub(crate) fn closed(member: &str) -> JsValue {
    dom_exception("InvalidStateError", member, "The RTCPeerConnection's signalingState is 'closed'.")
}

/// What an object of the wrong interface gets: a `TypeMismatchError`, the name of those years.
pub(crate) fn type_mismatch(member: &str, interface: &str) -> JsValue {
    dom_exception("TypeMismatchError", member, &["parameter 1 is not of type '", interface, "'."].concat())
}

/// A promise-form call never throws: it answers with a rejected promise.
pub(crate) fn rejected(error: &JsValue) -> JsValue {
    Promise::reject(error).into()
}

fn text(member: &str, problem: &str) -> String {
    let (doing, of) = if member == CONSTRUCTOR { ("construct", "") } else { ("execute", "' on 'webkitRTCPeerConnection") };
    ["Failed to ", doing, " '", member, of, "': ", problem].concat()
}
