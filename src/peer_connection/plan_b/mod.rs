//! Which connections speak Plan B, or may do so.
//!
//! The browser speaks Unified Plan. [`crate::sdp`] translates what the native methods get, and what the page sees of
//! them. It keeps nothing: the descriptions that the browser holds tell it all. So there is little state here, and none
//! on a connection without Plan B: such a connection pays for one look-up at each call, and its SDP is never parsed.

pub(super) mod candidates;
mod decision;
pub(super) mod descriptions;
pub(super) mod follow_up;
pub(super) mod operations_chain;
mod remote;
mod section_order;
mod senders;
pub(super) mod slots;
pub(super) mod steps;
mod translation;

use self::candidates::on_candidate;
use self::descriptions::speak_plan_b;
use super::slots::{ConnectionSlots, UNDECIDED};
use crate::legacy::constraints::{Constraint, find};
use crate::realm::{listen, realm};
use crate::usage;
use crate::value::{Completion, Value, function};

/// A configuration's member; in the realm, the value for connections that do not say.
pub(crate) const SEMANTICS: &str = "sdpSemantics";

/// Lets a new connection speak Plan B, if its configuration, the optional constraint of that name, or the page's owner
/// says so. If they say nothing, its first description decides.
pub(super) fn start(connection: Value, configured: Value, constraints: &[Constraint]) -> Completion<()> {
    let mut semantics = configured;
    if let Some(constraint) = find(constraints, SEMANTICS) {
        semantics = constraint.value.as_str().into();
    }
    if semantics.is_undefined() {
        semantics = realm().get(SEMANTICS);
    } else {
        usage::record(SEMANTICS);
    }
    // This must be the connection's first listener.
    listen(connection, "icecandidate", function(on_candidate), true)?;
    if semantics.is("plan-b") {
        speak_plan_b(connection);
    } else if !semantics.is("unified-plan") {
        ConnectionSlots::ensure(connection).set(UNDECIDED, true);
    }
    Ok(())
}
