//! `negotiationneeded` for each change of the local streams and for the first channel, as Blink fired it.
//!
//! Today's browsers fire it once, and then not again until the connection has been negotiated, whatever else changes.
//! So where a change comes after an event to which the page has not reacted yet, we fire another one. The browser does
//! all the rest: it knows best whether there is anything to negotiate, and when.

use crate::peer_connection::slots::{ConnectionSlots, NEGOTIATION_NEEDED};
use crate::realm::listen;
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::events::fire_later;

const EVENT: &str = "negotiationneeded";

/// Listens for the browser's own events as soon as the connection is made: the listener that registers first is called
/// first, even if another one captures (measured). Otherwise a change that the page makes in its own first handler
/// would be lost.
pub(crate) fn follow_events(connection: Value) -> Completion {
    listen(connection, EVENT, function(note), true)
}

fn note(event: Value, _: Value, _: Value) -> Completion {
    if let Some(slots) = ConnectionSlots::of(event.get("currentTarget"))
        && event.get("isTrusted").is_truthy()
    {
        slots.set(NEGOTIATION_NEEDED, true);
    }
    Ok(UNDEFINED)
}

/// A description was set: the browser has not reported any change that comes now.
pub(crate) fn descriptions_set(slots: ConnectionSlots) {
    slots.set(NEGOTIATION_NEEDED, false);
}

/// There is a new change to negotiate.
pub(crate) fn changed(connection: Value) -> Completion {
    let is_due = ConnectionSlots::of(connection).is_some_and(|slots| slots.get(NEGOTIATION_NEEDED));
    if is_due { tell(connection) } else { Ok(UNDEFINED) }
}

/// Fires the event, even where the browser sees nothing to negotiate.
pub(super) fn tell(connection: Value) -> Completion {
    fire_later(connection, EVENT)
}
