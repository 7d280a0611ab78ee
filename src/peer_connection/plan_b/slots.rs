//! What we know of a connection that speaks Plan B: its internal slots.

use crate::peer_connection::names::SIGNALING_STATE;
use crate::realm::{ask, schema};
use crate::value::{Completion, Value};

schema! {
    /// The schema of connections that speak Plan B.
    PlanB, PlanBSlots, PlanBPlaces {
        /// The promise of the last call: the next one waits for it.
        LAST_OPERATION: Value,
        /// What the native `createOffer` or `createAnswer` made last, and what the page was shown of it.
        LAST_CREATED: Value,
        LAST_SHOWN: Value,
        /// The peer's last description, as the page gave it.
        PEER: Value,
        /// Whether the peer's last answer has more tracks than fit into our offer.
        MORE_TRACKS: bool,
        /// Whether the peer turned out to speak Unified Plan. From then on the page sees Unified Plan too, because the
        /// peer needs it.
        UNIFIED: bool,
        /// Whether events are hidden from the page, because they belong to our own second round.
        HIDDEN: bool,
        /// Whether such a round was the last one: then the page's offer is the browser's answer, and the reverse.
        SWAPPED: bool,
        /// Whether it is still unknown that the peer reads Plan B: then offers of several tracks are written for both
        /// plans.
        FOR_BOTH: bool,
        /// Whether the peer speaks Unified Plan, and has seen only the first tracks of our offer. The next offer ends
        /// that.
        FIRST_TRACKS: bool,
        /// The places of such a peer's sections among the native ones: an array, or `undefined` where they are the
        /// same.
        ORDER: Value,
    }
}

/// Whether a connection speaks Plan B.
pub(in crate::peer_connection) fn speaks_plan_b(connection: Value) -> bool {
    PlanBSlots::of(connection).is_some()
}

/// Whether our own second round is under way, which is hidden from the page.
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
