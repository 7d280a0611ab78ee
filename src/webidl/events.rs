//! Events that we fire ourselves: as in the old Chrome, they neither bubble nor can be cancelled.

use crate::realm::{global, native};
use crate::value::{Completion, UNDEFINED, Value, built_in, function};

/// A new event.
pub(crate) fn new_event(event_type: &str) -> Completion {
    built_in("Event").instantiate(&[event_type.into()])
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
