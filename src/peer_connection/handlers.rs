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

/// The handlers of 2012, and the event that they wait for today.
const RENAMED: [(&str, &str); 4] = [
    ("onstatechange", "signalingstatechange"),
    ("onicechange", "iceconnectionstatechange"),
    ("ongatheringchange", "icegatheringstatechange"),
    (ON_OPEN, "signalingstatechange"),
];
const ON_OPEN: &str = "onopen";
/// Whether `open` has been fired: kept in the connection's state.
const OPENED: &str = "opened";

/// Defines the attributes on the class's prototype.
pub(crate) fn define(prototype: Value) {
    for name in ["onaddstream", "onremovestream"].iter().chain(RENAMED.iter().map(|(name, _)| name)) {
        define_attribute(prototype, name, read, Some(write));
    }
}

fn read(call: &Call) -> Completion {
    let handler = state::of(call.this)?.own(call.member);
    Some(if handler.is_undefined() { NULL } else { handler })
}

fn write(call: &Call) -> Completion {
    let state = state::of(call.this)?;
    let given = call.arg(0);
    let is_handler = given.is_object() || given.is_function();
    if is_handler {
        usage::record(call.member);
        state::set_legacy(state);
    }
    // The place among the event's listeners is that of the first handler, however often it is replaced.
    if is_handler && state.own(call.member).is_undefined() {
        // One function for all connections and types.
        let listener = kept("runHandler", || function(run_handler));
        listen(call.this, event_type(call.member), listener, false)?;
        for (name, today) in &RENAMED {
            if *name == call.member {
                listen(call.this, today, kept("rename", || function(rename)), false)?;
            }
        }
    }
    state.set(call.member, if is_handler { given } else { NULL });
    Some(UNDEFINED)
}

fn event_type(handler: &str) -> &str {
    handler.strip_prefix("on").unwrap_or_default()
}

/// Calls the handler that the attribute holds at that moment. What it throws goes to `window.onerror`, as from any listener.
fn run_handler(event: Value, _: Value, _: Value) -> Completion {
    let connection = event.own("currentTarget");
    let name = join(&["on", &event.own("type").text()?]);
    let handler = state::of(connection)?.own(&name);
    if handler.is_function() { handler.call(connection, &[event]) } else { Some(UNDEFINED) }
}

/// Fires the events of 2012 that one of today was, where the page waits for them.
fn rename(native: Value, _: Value, _: Value) -> Completion {
    let connection = native.own("currentTarget");
    let state = state::of(connection)?;
    let today = native.own("type");
    for (name, known) in &RENAMED {
        if !today.is(*known) || !state.own(name).is_function() {
            continue;
        }
        let is_due = if *name == ON_OPEN {
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
    Some(UNDEFINED)
}
