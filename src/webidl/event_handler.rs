//! Event handler attributes, with the rules of HTML's event handler IDL attributes.

use crate::legacy::text::join;
use crate::realm::{listen, noted};
use crate::value::{Completion, NULL, UNDEFINED, Value, function};
use crate::webidl::interface::Call;

/// The handler that an attribute holds; its object's `state` keeps it under the attribute's name.
pub(crate) fn handler_of(call: &Call, state: Value) -> Value {
    let handler = state.get(call.member);
    if handler.is_undefined() { NULL } else { handler }
}

/// Sets a handler; the `listener` is what runs it. Gives whether it is one.
pub(crate) fn set_handler(call: &Call, state: Value, listener: Value) -> Completion<bool> {
    let given = call.arg(0);
    let is_handler = given.is_object() || given.is_function();
    // The place among the event's listeners is that of the first handler, however often it is replaced.
    if is_handler && state.get(call.member).is_undefined() {
        listen(call.this, event_type(call.member), listener, false)?;
    }
    state.set(call.member, if is_handler { given } else { NULL });
    Ok(is_handler)
}

/// The type of the events that an attribute's handler is for.
pub(crate) fn event_type(handler: &str) -> &str {
    handler.strip_prefix("on").unwrap_or_default()
}

/// Calls the handler that the `state` of the event's target has.
pub(crate) fn run(event: Value, state: Value) -> Completion {
    let name = join(&["on", &event.get("type").text()?]);
    let handler = state.get(&name);
    if handler.is_function() { handler.call(event.get("currentTarget"), &[event]) } else { Ok(UNDEFINED) }
}

/// Sets a handler that is kept in the note of its object.
pub(crate) fn set_noted_handler(call: &Call, note: Value) -> Completion {
    let listener = function(|event, _, _| run(event, noted(event.get("currentTarget"))));
    set_handler(call, note, listener)?;
    Ok(UNDEFINED)
}
