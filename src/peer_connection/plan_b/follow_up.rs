//! The second round that brings the tracks which a peer's answer added.
//!
//! In Plan B an answer may add tracks, and no more is needed. Natively it cannot: tracks need an offer, so the
//! connection writes one, takes it and answers it by itself. The page and the peer notice nothing except that the
//! tracks are there.

use super::descriptions::init;
use super::remote::set_ours;
use super::slots::{FIRST_TRACKS, HIDDEN, MORE_TRACKS, PEER, PlanBSlots, SWAPPED, is_state};
use super::steps::{later, then, with_own_then};
use crate::peer_connection::names::{SET_LOCAL_DESCRIPTION, SET_REMOTE_DESCRIPTION, SIGNALING_STATE};
use crate::peer_connection::streams::remote::drop_ended;
use crate::realm::native;
use crate::sdp::Job;
use crate::value::properties::{CONFIGURABLE, define_value};
use crate::value::{Completion, UNDEFINED, Value};
use crate::webidl::events::fire_later;
use crate::webidl::exceptions::rejected_promise;

/// Called when a description is set, which may complete a negotiation. `peer` is the peer's; `undefined` for our own
/// one.
pub(super) fn on_set(connection: Value, peer: Value, _: Value) -> Completion {
    let plan_b = PlanBSlots::ensure(connection);
    if !peer.is_undefined() {
        plan_b.set(PEER, peer);
    }
    if !is_state(connection, "stable") {
        return Ok(UNDEFINED);
    }
    plan_b.set(SWAPPED, false);
    drop_ended(connection)?;
    if !peer.is_undefined() && plan_b.get(FIRST_TRACKS) {
        // The peer does not know of our other tracks, and the browser sees nothing to negotiate.
        fire_later(connection, "negotiationneeded")?;
    }
    if peer.is_undefined() || !plan_b.get(MORE_TRACKS) { Ok(UNDEFINED) } else { begin(connection, plan_b) }
}

/// Returns a promise that is fulfilled when the tracks are there.
fn begin(connection: Value, plan_b: PlanBSlots) -> Completion {
    plan_b.set(MORE_TRACKS, false);
    plan_b.set(HIDDEN, true);
    define_value(connection, SIGNALING_STATE, "stable".into(), CONFIGURABLE);
    let answered = then(set_ours(connection, Job::FollowUp, plan_b)?, connection, answer, UNDEFINED)?;
    let ends = [has_followed, has_not_followed].map(|end| later(connection, end, UNDEFINED));
    Ok(with_own_then(answered.invoke("then", &ends)?))
}

fn answer(connection: Value, _: Value, _: Value) -> Completion {
    Ok(with_own_then(native(SET_LOCAL_DESCRIPTION).call(connection, &[])?))
}

fn has_followed(connection: Value, _: Value, _: Value) -> Completion {
    reveal(connection, true)
}

/// The browser does not accept what the peer's answer says. The page gets that error, and everything stays as the
/// answer alone has left it.
fn has_not_followed(connection: Value, _: Value, error: Value) -> Completion {
    let undone = native(SET_REMOTE_DESCRIPTION).call(connection, &[init("rollback".into(), UNDEFINED)])?;
    let reveal = later(connection, |connection, _, _| reveal(connection, false), UNDEFINED);
    undone.invoke("then", &[reveal, reveal])?;
    Ok(with_own_then(rejected_promise(error)))
}

/// The end of the round.
fn reveal(connection: Value, swapped: bool) -> Completion {
    let plan_b = PlanBSlots::ensure(connection);
    plan_b.set(SWAPPED, swapped);
    plan_b.set(HIDDEN, false);
    connection.delete(SIGNALING_STATE);
    Ok(UNDEFINED)
}

/// The page has closed the connection: a round that this interrupts never ends.
pub(in crate::peer_connection) fn closed(connection: Value) {
    if PlanBSlots::of(connection).is_some() {
        connection.delete(SIGNALING_STATE);
    }
}
