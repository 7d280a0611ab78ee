//! Event handler attributes that browsers lack today (`onaddstream`), with the rules of HTML's event handler IDL attributes.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::Event;

use super::state;
use crate::members::{Call, callable, define_attribute};
use crate::natives::{get, natives};

thread_local! {
    /// Calls the handler that the attribute holds at that moment. One function for all connections and types.
    static LISTENER: Function = Closure::<dyn Fn(Event) -> Result<(), JsValue>>::new(run_handler).into_js_value().unchecked_into();
}

/// Defines `on<type>` for each event type on the class's prototype.
pub(crate) fn define(prototype: &js_sys::Object) {
    define_attribute(prototype, "onaddstream", |call| read(call, "addstream"), Some(|call| write(call, "addstream")));
    define_attribute(prototype, "onremovestream", |call| read(call, "removestream"), Some(|call| write(call, "removestream")));
}

fn read(call: &Call, event_type: &str) -> Result<JsValue, JsValue> {
    let handler = Reflect::get(&state::of(&call.this)?.handlers(), &event_type.into())?;
    Ok(if handler.is_object() || handler.is_function() { handler } else { JsValue::NULL })
}

fn write(call: &Call, event_type: &str) -> Result<JsValue, JsValue> {
    let handlers = state::of(&call.this)?.handlers();
    let handler = call.arg(0);
    let handler = if handler.is_object() || handler.is_function() { handler } else { JsValue::NULL };
    // The place among the event's listeners is that of the first handler, however often it is replaced.
    if !handler.is_null() && !Reflect::has(&handlers, &event_type.into())? {
        LISTENER.with(|listener| natives().add_event_listener.call2(&call.this, &event_type.into(), listener))?;
    }
    if !handler.is_null() || Reflect::has(&handlers, &event_type.into())? {
        Reflect::set(&handlers, &event_type.into(), &handler)?;
    }
    Ok(JsValue::UNDEFINED)
}

fn run_handler(event: Event) -> Result<(), JsValue> {
    let Some(connection) = event.current_target() else {
        return Ok(());
    };
    let handlers = state::of(&connection)?.handlers();
    if let Some(handler) = callable(&get(&handlers, &event.type_())) {
        // What it throws goes to `window.onerror`, as from any listener.
        handler.call1(&connection, &event)?;
    }
    Ok(())
}
