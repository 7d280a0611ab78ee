//! `negotiationneeded` for each change of the local streams and for the first channel, as Blink fired it.
//!
//! Browsers fire it once today, and then not again before the connection has been negotiated, whatever else changes. So where a change
//! comes after an event that the page has not followed yet, we fire another one. All else is left to the browser: it knows best whether
//! there is anything to negotiate, and when.

use crate::peer_connection::slots::{ConnectionSlots, NEGOTIATION_NEEDED};
use crate::realm::listen;
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::events::fire_later;

const EVENT: &str = "negotiationneeded";

/// Listens for the browser's own events when the connection is made: of its listeners, the first to register is the first to hear, also where
/// another one captures (measured). Else a change that the page makes in its own first handler would be lost.
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

/// A description was set: what comes now the browser has not told of.
pub(crate) fn descriptions_set(slots: ConnectionSlots) {
    slots.set(NEGOTIATION_NEEDED, false);
}

/// What is to be negotiated has changed.
pub(crate) fn changed(connection: Value) -> Completion {
    let is_due = ConnectionSlots::of(connection).is_some_and(|slots| slots.get(NEGOTIATION_NEEDED));
    if is_due { tell(connection) } else { Ok(UNDEFINED) }
}

/// Tells the page, also where the browser sees nothing to negotiate.
pub(super) fn tell(connection: Value) -> Completion {
    fire_later(connection, EVENT)
}
