//! `negotiationneeded` for each change of the local streams, as Blink fired it.
//!
//! Browsers fire it once today, and then not again before the connection has been negotiated, whatever else changes. So where a change
//! comes after an event that the page has not followed yet, we fire another one. All else is left to the browser: it knows best whether
//! there is anything to negotiate, and when.

use crate::peer_connection::slots::NEGOTIATION_NEEDED;
use crate::peer_connection::this;
use crate::realm::listen;
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::events::fire_later;

const EVENT: &str = "negotiationneeded";

/// Listens for the browser's own events, from before the first change on.
pub(crate) fn follow_events(connection: Value) -> Completion {
    let note = function(note);
    // The same listener again is no news to the browser.
    listen(connection, EVENT, note, true)?;
    listen(connection, "signalingstatechange", note, true)
}

fn note(event: Value, _: Value, _: Value) -> Completion {
    if event.get("isTrusted").is_truthy() {
        this::of(event.get("currentTarget"))?.set(NEGOTIATION_NEEDED, event.get("type").is(EVENT));
    }
    Ok(UNDEFINED)
}

/// The local streams have changed.
pub(crate) fn changed(connection: Value) -> Completion {
    if this::of(connection)?.get(NEGOTIATION_NEEDED) { fire_later(connection, EVENT) } else { Ok(UNDEFINED) }
}
