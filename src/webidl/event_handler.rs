//! Event handler attributes, by the rules of HTML's event handler IDL attributes.

use crate::legacy::text::join;
use crate::realm::{Handlers, listen};
use crate::value::{Completion, NULL, UNDEFINED, Value};
use crate::webidl::interface::Call;

/// The handler that an attribute holds.
pub(crate) fn handler_of(call: &Call, handlers: Handlers) -> Value {
    let handler = handlers.get(call.member);
    if handler.is_undefined() { NULL } else { handler }
}

/// Sets a handler; `listener` is what runs it. Returns whether it is a handler.
pub(crate) fn set_handler(call: &Call, handlers: Handlers, listener: Value) -> Completion<bool> {
    let given = call.arg(0);
    let is_handler = given.is_object() || given.is_function();
    // The first handler decides the place among the event's listeners, however often it is replaced: the browser
    // ignores the same listener when it is added again.
    if is_handler {
        listen(call.this, event_type(call.member), listener, false)?;
    }
    handlers.set(call.member, if is_handler { given } else { NULL });
    Ok(is_handler)
}

/// The event type of a handler attribute.
pub(crate) fn event_type(handler: &str) -> &str {
    handler.strip_prefix("on").unwrap_or_default()
}

/// Calls the event target's handler for this type of event.
pub(crate) fn run(event: Value, handlers: Handlers) -> Completion {
    let name = join(&["on", &event.get("type").text()?]);
    let handler = handlers.get(&name);
    if handler.is_function() { handler.call(event.get("currentTarget"), &[event]) } else { Ok(UNDEFINED) }
}
