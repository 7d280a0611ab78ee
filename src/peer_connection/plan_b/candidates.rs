//! Candidates, by the names and the places that their sections have on either side.

use super::{EARLY, PEER, UNIFIED, native_sdp, of};
use crate::members::Call;
use crate::members::{CONFIGURABLE, ENUMERABLE, define};
use crate::peer_connection::negotiation::add_ice_candidate;
use crate::peer_connection::state::{self, REMOTE_SET, list};
use crate::realm::native;
use crate::sdp::{self, Place};
use crate::values::{Completion, UNDEFINED, Value};

const ADD: &str = "addIceCandidate";

/// Keeps a call with a candidate for the time when there is a remote description. (The browsers refuse such a candidate. Chrome's own
/// Plan B did only before any offer, and servers and pages of its time send candidates at once.)
pub(in crate::peer_connection) fn comes_early(call: &Call) -> Completion<bool> {
    let plan_b = of(call.this);
    if call.member != ADD || plan_b.is_undefined() || !state::of(call.this)?.own(REMOTE_SET).is_undefined() {
        return Some(false);
    }
    list(plan_b, EARLY).push(call.args);
    Some(true)
}

/// Makes the calls that were kept.
pub(super) fn add_early(connection: Value, early: Value) -> Completion<()> {
    for args in early.items() {
        add_ice_candidate(&Call { member: ADD, this: connection, args })?;
    }
    Some(())
}

/// `addIceCandidate`
pub(super) fn add(connection: Value, args: Value) -> Completion {
    if args.at(0).is_object() {
        let remote = native_sdp(connection, "remoteDescription").unwrap_or_default();
        let peer = peer_of(connection)?;
        translate(args.at(0), args.at(0), |mid, index| match &peer {
            Some(peer) => sdp::same_place(peer, &remote, mid, index),
            None => sdp::candidate_to_native(&remote, mid, index),
        })?;
    }
    native(ADD).apply(connection, args)
}

/// An `icecandidate` event: the page sees the candidate where it belongs in its own descriptions, or not at all.
pub(super) fn on_candidate(event: Value, _: Value, _: Value) -> Completion {
    let (connection, candidate) = (event.own("currentTarget"), event.own("candidate"));
    if !candidate.is_object() {
        return Some(UNDEFINED);
    }
    let init = candidate.invoke("toJSON", &[])?;
    let local = native_sdp(connection, "localDescription").unwrap_or_default();
    let peer = peer_of(connection)?;
    let is_seen = translate(candidate, init, |mid, index| match &peer {
        Some(peer) => sdp::same_place(&local, peer, mid, index),
        None => sdp::candidate_to_page(&local, mid, index),
    })?;
    if is_seen || peer.is_some() {
        let class = candidate.own("constructor");
        define(event, "candidate", class.construct(&[init], class)?, ENUMERABLE | CONFIGURABLE);
    } else {
        event.invoke("stopImmediatePropagation", &[])?;
    }
    Some(UNDEFINED)
}

/// The last description of a peer that speaks Unified Plan.
fn peer_of(connection: Value) -> Completion<Option<String>> {
    let plan_b = of(connection);
    Some(if plan_b.own(UNIFIED).is_truthy() { Some(plan_b.own(PEER).text()?) } else { None })
}

/// Gives `candidate` the place that `find` finds for the one of `given`; `false` where there is none.
fn translate<'a>(
    given: Value,
    candidate: Value,
    find: impl FnOnce(Option<&str>, Option<usize>) -> Option<Place<'a>>,
) -> Completion<bool> {
    let mid = given.own("sdpMid");
    let mid = if mid.is_nothing() { None } else { Some(mid.text()?) };
    let index = given.own("sdpMLineIndex").js().as_f64().map(|index| index as usize);
    let place = find(mid.as_deref(), index);
    if let Some(place) = place {
        candidate.set("sdpMid", place.mid);
        candidate.set("sdpMLineIndex", u32::try_from(place.index).unwrap_or_default());
    }
    Some(place.is_some())
}
