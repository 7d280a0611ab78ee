//! The second round that brings the tracks which a peer's answer added.
//!
//! In Plan B an answer may add tracks, and then it is done. Natively it cannot: they come in an offer, which the connection makes up, takes
//! and answers by itself. For the page and for the peer nothing happens, but that the tracks are there.

use super::descriptions::init;
use super::remote::set_ours;
use super::{ANSWER_OURSELVES, HAS_FOLLOWED, HAS_NOT_FOLLOWED, HIDDEN, MORE, REVEAL, SIGNALING_STATE, SWAPPED, later, of, then};
use crate::errors::rejected;
use crate::members::{CONFIGURABLE, define};
use crate::realm::native;
use crate::sdp::Job;
use crate::values::{Completion, FALSE, TRUE, UNDEFINED, Value};

/// Gives a promise, which is fulfilled when the tracks are there.
pub(super) fn begin(connection: Value, plan_b: Value) -> Completion {
    plan_b.set(MORE, FALSE);
    plan_b.set(HIDDEN, TRUE);
    define(connection, SIGNALING_STATE, "stable".into(), CONFIGURABLE);
    let answered = then(set_ours(connection, Job::FollowUp, plan_b)?, connection, ANSWER_OURSELVES, UNDEFINED)?;
    let ends = [HAS_FOLLOWED, HAS_NOT_FOLLOWED].map(|end| later(connection, end, UNDEFINED));
    answered.invoke("then", &ends)
}

/// The end of the round. Where the browser does not take what the peer's answer says, that is the news, and everything is as the answer
/// alone has left it.
pub(super) fn end(connection: Value, plan_b: Value, number: usize, error: Value) -> Completion {
    if number == HAS_NOT_FOLLOWED {
        let undone = native("setRemoteDescription").call(connection, &[init("rollback".into(), UNDEFINED)])?;
        let reveal = later(connection, REVEAL, UNDEFINED);
        undone.invoke("then", &[reveal, reveal])?;
        return Ok(rejected(error));
    }
    plan_b.set(SWAPPED, number == HAS_FOLLOWED);
    plan_b.set(HIDDEN, FALSE);
    connection.delete(SIGNALING_STATE);
    Ok(UNDEFINED)
}

/// The page has closed the connection: a round that it interrupts ends nowhere.
pub(in crate::peer_connection) fn closed(connection: Value) {
    if of(connection).is_object() {
        connection.delete(SIGNALING_STATE);
    }
}

/// Keeps an event of our own round from the page.
pub(super) fn on_event(event: Value, _: Value, _: Value) -> Completion {
    // What `close()` tells is not trusted, and not of our round.
    if event.own("isTrusted").is_truthy() && of(event.own("currentTarget")).own(HIDDEN).is_truthy() {
        event.invoke("stopImmediatePropagation", &[])?;
    }
    Ok(UNDEFINED)
}
