//! A page without trickle makes its description a second time, when all candidates are there, and sends that one, or `localDescription`.
//!
//! In Chromium 49 and 65 it had the candidates by then. Browsers give one without (Firefox), or refuse a second answer once the state is stable.
//! In legacy use what would be said again is the description that is set.

use super::descriptions::description_of;
use crate::peer_connection::names::LOCAL_DESCRIPTION;
use crate::peer_connection::slots::{ConnectionSlots, signaling_state};
use crate::sdp::repeats;
use crate::value::{Completion, UNDEFINED, Value};

/// The local description that is set, where it is of this `kind` and nothing is negotiated that would change it; else `undefined`.
pub(super) fn last(connection: Value, slots: ConnectionSlots, kind: &str) -> Completion {
    let state = if kind == "answer" { "stable" } else { "have-local-offer" };
    // Most calls end here, before a description is copied for them.
    if !signaling_state(connection)?.is(state) {
        return Ok(UNDEFINED);
    }
    let local = description_of(connection, slots, LOCAL_DESCRIPTION)?;
    Ok(if local.try_get("type")?.is(kind) { local } else { UNDEFINED })
}

/// The local description, if `sdp` only says it again; else `undefined`.
pub(super) fn repeated(connection: Value, slots: ConnectionSlots, kind: &str, sdp: Value) -> Completion {
    let local = last(connection, slots, kind)?;
    Ok(if local.is_object() && repeats(&sdp.text()?, &local.get("sdp").text()?) { local } else { UNDEFINED })
}
