//! `negotiationneeded` for each change of the local streams, as Blink fired it.
//!
//! Browsers fire it once today, and then not again before the connection has been negotiated, whatever else changes. So where a change
//! comes after an event that the page has not followed yet, we fire another one. All else is left to the browser: it knows best whether
//! there is anything to negotiate, and when.

use super::events::fire_later;
use super::state;
use crate::realm::{kept, listen};
use crate::values::{Completion, TRUE, UNDEFINED, Value, function};

/// Whether the browser has fired the event since descriptions were last set: kept in the connection's state.
const NEEDED: &str = "needed";

/// Listens for the browser's own events, from before the first change on.
pub(crate) fn watch(connection: Value) -> Completion {
    // The same listeners again are no news to the browser.
    listen(connection, "negotiationneeded", kept("onNeeded", || function(|event, _, _| note(event, true))), true)?;
    listen(connection, "signalingstatechange", kept("onNegotiated", || function(|event, _, _| note(event, false))), true)
}

fn note(event: Value, is_needed: bool) -> Completion {
    if event.own("isTrusted").is_truthy() {
        state::of(event.own("currentTarget"))?.set(NEEDED, is_needed);
    }
    Some(UNDEFINED)
}

/// The local streams have changed.
pub(crate) fn changed(connection: Value) -> Completion {
    if state::of(connection)?.own(NEEDED).is(TRUE) { fire_later(connection, "negotiationneeded") } else { Some(UNDEFINED) }
}
