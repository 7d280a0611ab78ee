//! Event handler attributes that browsers lack today (`onaddstream`), with the rules of HTML's event handler IDL attributes; and the
//! events of 2012 that have other names today (`statechange`, `icechange`, `gatheringchange`, `open`).

use super::events::{fire, new_event};
use super::state;
use super::states::ready_state;
use crate::legacy::text::join;
use crate::members::{Call, define_attribute};
use crate::realm::{kept, listen};
use crate::usage;
use crate::values::{Completion, NULL, TRUE, UNDEFINED, Value, function};

/// The handlers that are ours, and the event of today that those of 2012 wait for.
const HANDLERS: [(&str, &str); 9] = [
    // Three of today, because we fire their events too: Firefox calls its own handlers for its own events only.
    ("onnegotiationneeded", TODAY),
    ("oniceconnectionstatechange", TODAY),
    ("onsignalingstatechange", TODAY),
    ("onaddstream", ""),
    ("onremovestream", ""),
    ("onstatechange", "signalingstatechange"),
    ("onicechange", "iceconnectionstatechange"),
    ("ongatheringchange", "icegatheringstatechange"),
    (ON_OPEN, "signalingstatechange"),
];
const TODAY: &str = "today";
const ON_OPEN: &str = "onopen";
/// Whether `open` has been fired: kept in the connection's state.
const OPENED: &str = "opened";

/// Defines the attributes on the class's prototype.
pub(crate) fn define(prototype: Value) {
    for (name, _) in &HANDLERS {
        define_attribute(prototype, name, read, Some(write));
    }
}

fn read(call: &Call) -> Completion {
    Ok(handler_of(call, state::of(call.this)?))
}

/// The handler that an attribute holds; its object's `state` keeps it under the attribute's name.
pub(crate) fn handler_of(call: &Call, state: Value) -> Value {
    let handler = state.own(call.member);
    if handler.is_undefined() { NULL } else { handler }
}

fn write(call: &Call) -> Completion {
    let state = state::of(call.this)?;
    // One function for all connections and types.
    let is_handler = set_handler(call, state, kept("runHandler", || function(run_handler)))?;
    for (name, today) in &HANDLERS {
        if is_handler && *name == call.member && *today != TODAY {
            usage::record(call.member);
            state::set_legacy(state);
            if !today.is_empty() {
                // The same listener again is no news to the browser.
                listen(call.this, today, kept("rename", || function(rename)), false)?;
            }
        }
    }
    Ok(UNDEFINED)
}

/// Sets a handler; the `listener` is what runs it. Gives whether it is one.
pub(crate) fn set_handler(call: &Call, state: Value, listener: Value) -> Completion<bool> {
    let given = call.arg(0);
    let is_handler = given.is_object() || given.is_function();
    // The place among the event's listeners is that of the first handler, however often it is replaced.
    if is_handler && state.own(call.member).is_undefined() {
        listen(call.this, event_type(call.member), listener, false)?;
    }
    state.set(call.member, if is_handler { given } else { NULL });
    Ok(is_handler)
}

fn event_type(handler: &str) -> &str {
    handler.strip_prefix("on").unwrap_or_default()
}

/// Calls the handler that the attribute holds at that moment. What it throws goes to `window.onerror`, as from any listener.
fn run_handler(event: Value, _: Value, _: Value) -> Completion {
    run(event, state::of(event.own("currentTarget"))?)
}

/// Calls the handler that the `state` of the event's target has.
pub(crate) fn run(event: Value, state: Value) -> Completion {
    let name = join(&["on", &event.own("type").text()?]);
    let handler = state.own(&name);
    if handler.is_function() { handler.call(event.own("currentTarget"), &[event]) } else { Ok(UNDEFINED) }
}

/// Fires the events of 2012 that one of today was, where the page waits for them.
fn rename(native: Value, _: Value, _: Value) -> Completion {
    let connection = native.own("currentTarget");
    let state = state::of(connection)?;
    let today = native.own("type");
    for (name, known) in &HANDLERS {
        let is_due = today.is(*known)
            && state.own(name).is_function()
            && if *name == ON_OPEN {
                !state.own(OPENED).is_truthy() && ready_state(connection)? == "active"
            } else {
                // No Chrome had both names: a page that set both handlers expects one call.
                connection.own(&join(&["on", known])).is_nothing()
            };
        if is_due {
            if *name == ON_OPEN {
                state.set(OPENED, TRUE);
            }
            fire(connection, new_event(event_type(name))?)?;
        }
    }
    Ok(UNDEFINED)
}
