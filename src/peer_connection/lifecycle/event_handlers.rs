//! The connection's event handler attributes that browsers lack today (`onaddstream`), and the events of 2012 that have
//! other names today (`statechange`, `icechange`, `gatheringchange`, `open`).

use super::ready_state::ready_state;
use crate::legacy::text::join;
use crate::peer_connection::slots::{OPENED, set_legacy};
use crate::peer_connection::this;
use crate::realm::listen;
use crate::usage;
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::event_handler::{event_type, handler_of, run, set_handler};
use crate::webidl::events::{fire, new_event};
use crate::webidl::interface::Member::Attribute;
use crate::webidl::interface::{Call, Member};

/// This chapter's attributes.
pub(crate) static MEMBERS: &[Member] = &[
    // These three exist today. We fire their events too, and Firefox calls its own handlers only for its own events.
    handler("onnegotiationneeded"),
    handler("oniceconnectionstatechange"),
    handler("onsignalingstatechange"),
    handler(ON_ADD_STREAM),
    handler(ON_REMOVE_STREAM),
    handler(ON_STATE_CHANGE),
    handler(ON_ICE_CHANGE),
    handler(ON_GATHERING_CHANGE),
    handler(ON_OPEN),
];

const fn handler(name: &'static str) -> Member {
    Attribute(name, event_handler, Some(set_event_handler))
}

const ON_ADD_STREAM: &str = "onaddstream";
const ON_REMOVE_STREAM: &str = "onremovestream";
const ON_STATE_CHANGE: &str = "onstatechange";
const ON_ICE_CHANGE: &str = "onicechange";
const ON_GATHERING_CHANGE: &str = "ongatheringchange";
const ON_OPEN: &str = "onopen";

/// The legacy events, and today's event that those of 2012 follow.
const LEGACY: [(&str, &str); 6] = [
    (ON_ADD_STREAM, ""),
    (ON_REMOVE_STREAM, ""),
    (ON_STATE_CHANGE, "signalingstatechange"),
    (ON_ICE_CHANGE, "iceconnectionstatechange"),
    (ON_GATHERING_CHANGE, "icegatheringstatechange"),
    (ON_OPEN, "signalingstatechange"),
];

fn event_handler(call: &Call) -> Completion {
    Ok(handler_of(call, this::of(call.this)?.handlers()))
}

fn set_event_handler(call: &Call) -> Completion {
    let slots = this::of(call.this)?;
    // One function for all connections and types.
    let is_handler = set_handler(call, slots.handlers(), function(run_handler))?;
    for (name, today) in &LEGACY {
        if is_handler && *name == call.member {
            usage::record(call.member);
            set_legacy(slots);
            if !today.is_empty() {
                // The browser ignores a listener that it already has.
                listen(call.this, today, function(rename), false)?;
            }
        }
    }
    Ok(UNDEFINED)
}

/// Calls the handler that the attribute holds at that moment. An exception goes to `window.onerror`, as from any
/// listener.
fn run_handler(event: Value, _: Value, _: Value) -> Completion {
    run(event, this::of(event.get("currentTarget"))?.handlers())
}

/// Fires the events of 2012 that correspond to one of today, where the page listens for them.
fn rename(native: Value, _: Value, _: Value) -> Completion {
    let connection = native.get("currentTarget");
    let slots = this::of(connection)?;
    let today = native.get("type");
    for (name, known) in &LEGACY {
        let is_due = today.is(*known)
            && slots.handlers().get(name).is_function()
            && if *name == ON_OPEN {
                !slots.get(OPENED) && ready_state(connection)? == "active"
            } else {
                // No Chrome had both names: a page that set both handlers expects one call.
                connection.get(&join(&["on", known])).is_nullish()
            };
        if is_due {
            if *name == ON_OPEN {
                slots.set(OPENED, true);
            }
            fire(connection, new_event(event_type(name))?)?;
        }
    }
    Ok(UNDEFINED)
}
