//! Event handler attributes that browsers lack today (`onaddstream`), with the rules of HTML's event handler IDL attributes.

use super::state;
use crate::legacy::text::join;
use crate::members::{Call, define_attribute};
use crate::realm::{kept, listen};
use crate::values::{Completion, NULL, UNDEFINED, Value, function};

/// Defines the attributes on the class's prototype.
pub(crate) fn define(prototype: Value) {
    for name in &["onaddstream", "onremovestream"] {
        define_attribute(prototype, name, read, Some(write));
    }
}

fn read(call: &Call) -> Completion {
    Some(handler_of(call, state::of(call.this)?))
}

/// The handler that an attribute holds; its object's `state` keeps it under the attribute's name.
pub(crate) fn handler_of(call: &Call, state: Value) -> Value {
    let handler = state.own(call.member);
    if handler.is_undefined() { NULL } else { handler }
}

fn write(call: &Call) -> Completion {
    // One function for all connections and types.
    set_handler(call, state::of(call.this)?, kept("runHandler", || function(run_handler)))
}

/// Sets a handler; the `listener` is what runs it.
pub(crate) fn set_handler(call: &Call, state: Value, listener: Value) -> Completion {
    let given = call.arg(0);
    let is_handler = given.is_object() || given.is_function();
    // The place among the event's listeners is that of the first handler, however often it is replaced.
    if is_handler && state.own(call.member).is_undefined() {
        listen(call.this, call.member.strip_prefix("on").unwrap_or_default(), listener, false)?;
    }
    state.set(call.member, if is_handler { given } else { NULL });
    Some(UNDEFINED)
}

/// Calls the handler that the attribute holds at that moment. What it throws goes to `window.onerror`, as from any listener.
fn run_handler(event: Value, _: Value, _: Value) -> Completion {
    run(event, state::of(event.own("currentTarget"))?)
}

/// Calls the handler that the `state` of the event's target has.
pub(crate) fn run(event: Value, state: Value) -> Completion {
    let name = join(&["on", &event.own("type").text()?]);
    let handler = state.own(&name);
    if handler.is_function() { handler.call(event.own("currentTarget"), &[event]) } else { Some(UNDEFINED) }
}
