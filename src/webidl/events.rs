//! Events that we fire ourselves: as in old Chrome, they neither bubble nor can be cancelled.

use crate::realm::{global, native};
use crate::value::{Completion, Steps, UNDEFINED, Value, function};

/// A new event. (Libraries of the time put a class of their own at `Event`.)
pub(crate) fn new_event(event_type: &str) -> Completion {
    let event = global().get("document").invoke("createEvent", &["Event".into()])?;
    event.invoke("initEvent", &[event_type.into()])?;
    Ok(event)
}

/// A new event of one of the browser's interfaces, whose constructor takes its attribute.
pub(crate) fn new_event_of(interface: &str, event_type: Value, attribute: &str, value: Value) -> Completion {
    let (class, init) = (global().get(interface), Value::object());
    init.set(attribute, value);
    class.construct(&[event_type, init], class)
}

/// Fires an event now.
pub(crate) fn fire(target: Value, event: Value) -> Completion {
    native("dispatchEvent").call(target, &[event])
}

/// Fires an event in a task of its own, as Chrome did with all of them: after the page's current task, in call order.
pub(crate) fn fire_later(target: Value, event_type: &str) -> Completion {
    do_later(|target, event, _| fire(target, event), &[target, new_event(event_type)?])
}

/// Runs steps in a task of their own, with these arguments.
pub(crate) fn do_later(steps: Steps, arguments: &[Value]) -> Completion {
    global().invoke("setTimeout", &[function(steps).bind(arguments), 0.into()])?;
    Ok(UNDEFINED)
}
