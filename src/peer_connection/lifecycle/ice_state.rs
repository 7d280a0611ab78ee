//! `iceConnectionState` of the side that offered: `connected`, and then `completed`, as in Chromium 49 to 65
//! (measured). Pages of those years wait for it. Today's browsers stop at `connected`.

use crate::peer_connection::slots::{COMPLETED, ConnectionSlots, is_legacy, is_modern};
use crate::peer_connection::this;
use crate::realm::{listen, native};
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::events::{do_later, fire, new_event};
use crate::webidl::interface::Member;
use crate::webidl::interface::Member::Attribute;

const STATE: &str = "iceConnectionState";
const EVENT: &str = "iceconnectionstatechange";
const CONNECTED: &str = "connected";

/// This chapter's attribute.
pub(crate) static MEMBERS: &[Member] = &[Attribute(STATE, |call| ice_connection_state(call.this), None)];

/// The `iceConnectionState` of a connection, as the page sees it.
pub(crate) fn ice_connection_state(connection: Value) -> Completion {
    let state = native(STATE).call(connection, &[])?;
    let is_completed = state.is(CONNECTED) && ConnectionSlots::of(connection).is_some_and(|slots| slots.get(COMPLETED));
    Ok(if is_completed { "completed".into() } else { state })
}

/// Called when the connection is about to set its first description, an offer.
pub(crate) fn follow_events(connection: Value, slots: ConnectionSlots) -> Completion {
    if is_modern(slots) { Ok(UNDEFINED) } else { listen(connection, EVENT, function(note), false) }
}

fn note(event: Value, _: Value, _: Value) -> Completion {
    let connection = event.get("currentTarget");
    let slots = this::of(connection)?;
    let is_connected = native(STATE).call(connection, &[])?.is(CONNECTED);
    if !is_connected {
        slots.set(COMPLETED, false);
    } else if is_legacy(slots) && !slots.get(COMPLETED) {
        // The page's own handlers of `connected` run first.
        return do_later(complete, &[connection]);
    }
    Ok(UNDEFINED)
}

fn complete(connection: Value, _: Value, _: Value) -> Completion {
    let slots = this::of(connection)?;
    if slots.get(COMPLETED) || !native(STATE).call(connection, &[])?.is(CONNECTED) {
        return Ok(UNDEFINED);
    }
    slots.set(COMPLETED, true);
    fire(connection, new_event(EVENT)?)
}
