//! Event handler attributes, with the rules of HTML's event handler IDL attributes.

use crate::legacy::text::join;
use crate::realm::{Handlers, listen};
use crate::value::{Completion, NULL, UNDEFINED, Value};
use crate::webidl::interface::Call;

/// The handler that an attribute holds.
pub(crate) fn handler_of(call: &Call, handlers: Handlers) -> Value {
    let handler = handlers.get(call.member);
    if handler.is_undefined() { NULL } else { handler }
}

/// Sets a handler; the `listener` is what runs it. Gives whether it is one.
pub(crate) fn set_handler(call: &Call, handlers: Handlers, listener: Value) -> Completion<bool> {
    let given = call.arg(0);
    let is_handler = given.is_object() || given.is_function();
    // The place among the event's listeners is that of the first handler, however often it is replaced: the same listener again is no news
    // to the browser.
    if is_handler {
        listen(call.this, event_type(call.member), listener, false)?;
    }
    handlers.set(call.member, if is_handler { given } else { NULL });
    Ok(is_handler)
}

/// The type of the events that an attribute's handler is for.
pub(crate) fn event_type(handler: &str) -> &str {
    handler.strip_prefix("on").unwrap_or_default()
}

/// Calls the one of the handlers of the event's target that is for the event.
pub(crate) fn run(event: Value, handlers: Handlers) -> Completion {
    let name = join(&["on", &event.get("type").text()?]);
    let handler = handlers.get(&name);
    if handler.is_function() { handler.call(event.get("currentTarget"), &[event]) } else { Ok(UNDEFINED) }
}
