//! How the peer's descriptions become native ones, and how our own tracks get their sections in them.

use super::descriptions::init;
use super::senders::Senders;
use super::slots::{FIRST_TRACKS, PEER, PlanBSlots, UNIFIED, is_state, native_sdp};
use super::translation::{set_order, text_of, translate};
use crate::peer_connection::names::{LOCAL_DESCRIPTION, REMOTE_DESCRIPTION, SET_REMOTE_DESCRIPTION};
use crate::realm::native;
use crate::sdp::{Job, first_places};
use crate::value::{Completion, UNDEFINED, Value};

/// In Plan B, an answer may add any number of tracks. Natively each needs a section of the offer, so the browser's copy
/// has spare ones. For tracks that the page has added since then, the same offer is set again, with more of them.
///
/// Returns a promise, or `undefined` where there is nothing to wait for.
pub(super) fn make_room(connection: Value, plan_b: PlanBSlots) -> Completion {
    if plan_b.get(UNIFIED) || !is_state(connection, "have-remote-offer") {
        return Ok(UNDEFINED);
    }
    let senders = Senders::of(connection)?;
    if senders.audio + senders.video == 0 { Ok(UNDEFINED) } else { set_ours(connection, Job::Offer, plan_b) }
}

/// A peer that has seen only our first tracks gets all of them with the next offer, in Unified Plan.
pub(super) fn goes_on_in_unified_plan(connection: Value, plan_b: PlanBSlots) -> Completion<()> {
    if plan_b.take(FIRST_TRACKS) {
        plan_b.set(UNIFIED, true);
        set_order(plan_b, &first_places(&text_of(native_sdp(connection, LOCAL_DESCRIPTION)?)?));
    }
    Ok(())
}

/// Sets an offer that we make from the peer's last description.
pub(super) fn set_ours(connection: Value, job: Job, plan_b: PlanBSlots) -> Completion {
    let remote = native_sdp(connection, REMOTE_DESCRIPTION)?;
    let offer = translate(connection, job, plan_b.get(PEER), remote, UNDEFINED)?;
    native(SET_REMOTE_DESCRIPTION).call(connection, &[init("offer".into(), offer)])
}

/// Turns the argument of `setRemoteDescription` into a native description. Returns the text that it had.
pub(super) fn remote_to_native(connection: Value, given: Value) -> Completion {
    let page = given.try_get("sdp")?;
    if page.is_truthy() {
        let remote = native_sdp(connection, REMOTE_DESCRIPTION)?;
        let translated = if given.get("type").is("offer") {
            goes_on_in_unified_plan(connection, PlanBSlots::ensure(connection))?;
            translate(connection, Job::Offer, page, remote, UNDEFINED)
        } else {
            translate(connection, Job::Answer, page, native_sdp(connection, LOCAL_DESCRIPTION)?, remote)
        };
        given.set("sdp", translated?);
    }
    Ok(page)
}
