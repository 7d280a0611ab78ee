//! What we know of a connection that speaks Plan B: kept in the state of its connection.

use crate::peer_connection::names::SIGNALING_STATE;
use crate::peer_connection::slots;
use crate::realm::ask;
use crate::value::{Completion, UNDEFINED, Value};

/// In the state of the connection: the state of Plan B.
pub(super) const PLAN_B: &str = "planB";
/// The promise of the last call, for which the next one waits.
pub(super) const LAST: &str = "last";
/// What the native `createOffer` or `createAnswer` made last, and what the page was shown of it.
pub(super) const MADE: &str = "made";
pub(super) const SHOWN: &str = "shown";
/// The peer's last description, as the page gave it.
pub(super) const PEER: &str = "peer";
/// Whether the peer's last answer has more tracks than fit into our offer.
pub(super) const MORE: &str = "more";
/// Whether the peer turned out to speak Unified Plan. From then on the page sees Unified Plan too: it is what the peer needs to get.
pub(super) const UNIFIED: &str = "unified";
/// Whether events are kept from the page, because they are about our own second round.
pub(super) const HIDDEN: &str = "hidden";
/// Whether such a round was the last one, so that the browser has for an answer what was an offer to the page, and the reverse.
pub(super) const SWAPPED: &str = "swapped";

/// Lets a connection, whose state this is, speak Plan B.
pub(super) fn start(state: Value) {
    state.set(PLAN_B, Value::object());
}

/// The state of Plan B; `undefined` for a connection that does not speak it, and for what is no connection.
pub(super) fn of(connection: Value) -> Value {
    let state = slots::of(connection);
    if state.is_object() { state.get(PLAN_B) } else { UNDEFINED }
}

/// Whether the connection is in a signaling state.
pub(super) fn is_state(connection: Value, state: &str) -> bool {
    ask(connection, SIGNALING_STATE).is(state)
}

/// The text of a native description; `undefined` where there is none.
pub(super) fn native_sdp(connection: Value, name: &str) -> Completion {
    ask(connection, name).try_get("sdp")
}

/// Whether the connection speaks Plan B.
pub(in crate::peer_connection) fn speaks_plan_b(connection: Value) -> bool {
    !of(connection).is_undefined()
}
