//! Where we keep what we know of a connection: in JavaScript, under the connection itself, so that nothing can leak.

use js_sys::{Array, Map, Object, WeakMap};
use wasm_bindgen::{JsCast, JsValue};

use crate::natives::natives;
use crate::sys::State;

thread_local! {
    static STATES: WeakMap = WeakMap::new();
}

/// The state of `connection`. A native connection that was not made by us gets one now, so that borrowed methods
/// (`webkitRTCPeerConnection.prototype.addStream.call(pc, stream)`) work on it.
///
/// # Errors
/// The native `TypeError` ("Illegal invocation") where `connection` is no connection.
pub(crate) fn of(connection: &JsValue) -> Result<State, JsValue> {
    let known = STATES.with(|states| states.get(connection.unchecked_ref()));
    if known.is_object() {
        return Ok(known.unchecked_into());
    }
    natives().signaling_state.call0(connection)?;
    let state: State = Object::new().unchecked_into();
    state.set_local(&Map::new());
    state.set_remote(&Array::new());
    state.set_handlers(&Object::new());
    STATES.with(|states| states.set(connection.unchecked_ref(), &state));
    super::streams::watch(connection)?;
    Ok(state)
}

/// Whether the connection is closed.
///
/// # Errors
/// The native `TypeError` where `connection` is no connection.
pub(crate) fn is_closed(connection: &JsValue) -> Result<bool, JsValue> {
    Ok(natives().signaling_state.call0(connection)? == "closed")
}
