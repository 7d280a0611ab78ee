//! Event handler attributes that browsers lack today (`onaddstream`), with the rules of HTML's event handler IDL attributes.

use js_sys::{Function, Object};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use super::state::State;
use crate::members::{Call, callable, closure, define_attribute, set};
use crate::natives::{get, natives};

thread_local! {
    /// Calls the handler that the attribute holds at that moment. One function for all connections and types.
    static LISTENER: Function = closure(|event, _, _| run_handler(event.unchecked_ref()));
}

/// Defines the attributes on the class's prototype.
pub(crate) fn define(prototype: &Object) {
    for name in ["onaddstream", "onremovestream"] {
        define_attribute(prototype, name, read, Some(write));
    }
}

fn read(call: &Call) -> Result<JsValue, JsValue> {
    let handler = get(&State::of(&call.this)?.handlers(), call.member);
    Ok(if handler.is_undefined() { JsValue::NULL } else { handler })
}

fn write(call: &Call) -> Result<JsValue, JsValue> {
    let handlers = State::of(&call.this)?.handlers();
    let handler = if call.arg(0).is_object() || call.arg(0).is_function() { call.arg(0) } else { JsValue::NULL };
    // The place among the event's listeners is that of the first handler, however often it is replaced.
    if !handler.is_null() && get(&handlers, call.member).is_undefined() {
        let event_type = call.member.strip_prefix("on").unwrap_or_default();
        LISTENER.with(|listener| listen(&call.this, event_type, listener))?;
    }
    set(&handlers, call.member, &handler);
    Ok(JsValue::UNDEFINED)
}

fn run_handler(event: &Event) -> Result<JsValue, JsValue> {
    let Some(connection) = event.current_target() else { return Ok(JsValue::UNDEFINED) };
    let handler = get(&State::of(&connection)?.handlers(), &["on", &event.type_()].concat());
    // What it throws goes to `window.onerror`, as from any listener.
    callable(&handler).map_or(Ok(JsValue::UNDEFINED), |handler| handler.call1(&connection, event))
}

/// `addEventListener`, the native one.
pub(crate) fn listen(target: &JsValue, event_type: &str, listener: &Function) -> Result<JsValue, JsValue> {
    natives().event_target.method("addEventListener").call2(target, &event_type.into(), listener)
}
