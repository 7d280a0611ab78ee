//! Events that we fire ourselves: as in the old Chrome, they neither bubble nor can be cancelled.

use wasm_bindgen::JsValue;
use web_sys::Event;

use crate::realm::{global, native};
use crate::value::{Completion, UNDEFINED, Value, complete, function};

/// A new event.
pub(crate) fn new_event(event_type: &str) -> Completion {
    complete(Event::new(event_type).map(JsValue::from))
}

/// Fires an event now.
pub(crate) fn fire(target: Value, event: Value) -> Completion {
    native("dispatchEvent").call(target, &[event])
}

/// Fires an event in a task of its own, as Chrome did with all of them: after what the page is doing, in the order of the calls.
pub(crate) fn fire_later(target: Value, event_type: &str) -> Completion {
    let fire = function(|target, event, _| fire(target, event));
    global().invoke("setTimeout", &[fire.bind(&[target, new_event(event_type)?]), 0.into()])?;
    Ok(UNDEFINED)
}
