//! A page without trickle makes its description a second time, when all candidates are there, and sends that one, or
//! `localDescription`.
//!
//! In Chromium 49 and 65 that description had the candidates. Today Firefox makes one without them, and browsers refuse
//! a second answer once the state is stable. So in legacy use, a description that would say the same again is the one
//! that is already set.

use super::descriptions::description_of;
use crate::peer_connection::names::LOCAL_DESCRIPTION;
use crate::peer_connection::slots::{ConnectionSlots, signaling_state};
use crate::sdp::repeats;
use crate::value::{Completion, UNDEFINED, Value};

/// The local description that is set, where it is of this `kind` and no pending change would alter it; otherwise
/// `undefined`.
pub(super) fn last(connection: Value, slots: ConnectionSlots, kind: &str) -> Completion {
    let state = if kind == "answer" { "stable" } else { "have-local-offer" };
    // Most calls end here, before any description is copied.
    if !signaling_state(connection)?.is(state) {
        return Ok(UNDEFINED);
    }
    let local = description_of(connection, slots, LOCAL_DESCRIPTION)?;
    Ok(if local.try_get("type")?.is(kind) { local } else { UNDEFINED })
}

/// The local description, if `sdp` only repeats it; otherwise `undefined`.
pub(super) fn repeated(connection: Value, slots: ConnectionSlots, kind: &str, sdp: Value) -> Completion {
    let local = last(connection, slots, kind)?;
    Ok(if local.is_object() && repeats(&sdp.text()?, &local.get("sdp").text()?) { local } else { UNDEFINED })
}
