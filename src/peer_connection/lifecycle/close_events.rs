//! The two events that `close()` fired (BB49 `closeInternal`): later, in order, and once each, whatever the browser
//! itself fires.

use crate::peer_connection::slots::{ConnectionSlots, FIRES_AT_CLOSE};
use crate::realm::listen;
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::events::fire_later;

const EVENTS: [&str; 2] = ["iceconnectionstatechange", "signalingstatechange"];

/// Listens, before the page does, to those that the browser fires itself: Chromium 78 fires one within `close()` and
/// one later, 83 only the latter. The first listener of `signalingstatechange` asks too.
pub(crate) fn follow_events(connection: Value) -> Completion {
    listen(connection, EVENTS[0], function(on_event), true)
}

pub(super) fn fire_both(connection: Value) -> Completion {
    let [first, second] = EVENTS;
    fire_later(connection, first)?;
    fire_later(connection, second)
}

fn on_event(event: Value, _: Value, _: Value) -> Completion {
    let is_ours = ConnectionSlots::of(event.get("currentTarget")).is_some_and(|slots| slots.get(FIRES_AT_CLOSE));
    if is_ours && event.get("isTrusted").is_truthy() {
        event.invoke("stopImmediatePropagation", &[])?;
    }
    Ok(UNDEFINED)
}
