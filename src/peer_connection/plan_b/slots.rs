//! What we know of a connection that speaks Plan B: its internal slots for that.

use crate::peer_connection::names::SIGNALING_STATE;
use crate::realm::{ask, schema};
use crate::value::{Completion, Value};

schema! {
    /// The schema of connections that speak Plan B.
    PlanB, PlanBSlots, PlanBPlaces {
        /// The promise of the last call, for which the next one waits.
        LAST_OPERATION: Value,
        /// What the native `createOffer` or `createAnswer` made last, and what the page was shown of it.
        LAST_CREATED: Value,
        LAST_SHOWN: Value,
        /// The peer's last description, as the page gave it.
        PEER: Value,
        /// Whether the peer's last answer has more tracks than fit into our offer.
        MORE_TRACKS: bool,
        /// Whether the peer turned out to speak Unified Plan. From then on the page sees Unified Plan too: it is what the peer needs to get.
        UNIFIED: bool,
        /// Whether events are kept from the page, because they are about our own second round.
        HIDDEN: bool,
        /// Whether such a round was the last one, so that the browser has for an answer what was an offer to the page, and the reverse.
        SWAPPED: bool,
        /// Whether nobody knows yet that the peer reads Plan B: then offers of several tracks are written for both.
        FOR_BOTH: bool,
        /// Whether the peer speaks Unified Plan, and has seen the first tracks of our offer only. So it is until the next offer.
        FIRST_TRACKS: bool,
        /// The places of such a peer's sections among the native ones, an array; `undefined` where they are the same.
        ORDER: Value,
    }
}

/// Whether a connection speaks Plan B.
pub(in crate::peer_connection) fn speaks_plan_b(connection: Value) -> bool {
    PlanBSlots::of(connection).is_some()
}

/// Whether our own second round is under way, of which the page hears nothing.
pub(in crate::peer_connection) fn is_hidden(connection: Value) -> bool {
    PlanBSlots::of(connection).is_some_and(|plan_b| plan_b.get(HIDDEN))
}

/// Whether the page was shown this text as the last offer or answer of a connection that speaks Plan B.
pub(in crate::peer_connection) fn was_shown(connection: Value, sdp: Value) -> bool {
    PlanBSlots::of(connection).is_some_and(|plan_b| plan_b.get(LAST_SHOWN).is(sdp))
}

/// Whether the connection is in a signaling state.
pub(super) fn is_state(connection: Value, state: &str) -> bool {
    ask(connection, SIGNALING_STATE).is(state)
}

/// The text of a native description; `undefined` where there is none.
pub(super) fn native_sdp(connection: Value, name: &'static str) -> Completion {
    ask(connection, name).try_get("sdp")
}
