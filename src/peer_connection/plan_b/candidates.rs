//! Candidates: what their sections are called, and where they are, on either side.

use super::slots::{PEER, PlanBSlots, UNIFIED, native_sdp, speaks_plan_b};
use super::steps::with_own_then;
use super::translation::{order_of, text_of};
use crate::peer_connection::names::{ADD_ICE_CANDIDATE, LOCAL_DESCRIPTION, REMOTE_DESCRIPTION};
use crate::peer_connection::slots::{ConnectionSlots, EARLY_CANDIDATES, REMOTE_SET, is_legacy};
use crate::peer_connection::this;
use crate::realm::native;
use crate::sdp;
use crate::value::properties::{CONFIGURABLE, ENUMERABLE, define_value};
use crate::value::{Completion, UNDEFINED, Value};
use crate::webidl::interface::Call;

/// Keeps a call with callbacks until there is a remote description. (Today's browsers refuse a candidate that comes
/// earlier. Chrome's own Plan B refused it only before any offer, and servers and pages of its time send candidates at
/// once.)
pub(in crate::peer_connection) fn comes_early(call: &Call) -> Completion<bool> {
    let slots = this::of(call.this)?;
    let is_early = call.member == ADD_ICE_CANDIDATE && speaks_plan_b(call.this) && slots.get(REMOTE_SET).is_undefined();
    if is_early {
        slots.list(EARLY_CANDIDATES).push(call.args);
    }
    Ok(is_early)
}

/// `addIceCandidate`
pub(super) fn add(connection: Value, args: Value, _: Value) -> Completion {
    if args.at(0).is_object() {
        translate(connection, args.at(0), REMOTE_DESCRIPTION)?;
    }
    Ok(with_own_then(native(ADD_ICE_CANDIDATE).apply(connection, args)?))
}

/// An `icecandidate` event: the page sees the candidate where it belongs in its own descriptions, or not at all.
pub(super) fn on_candidate(event: Value, _: Value, _: Value) -> Completion {
    let (candidate, connection) = (event.get("candidate"), event.get("currentTarget"));
    if !candidate.is_object() {
        return Ok(UNDEFINED);
    }
    let is_plan_b = speaks_plan_b(connection);
    if (is_plan_b || ConnectionSlots::of(connection).is_some_and(is_legacy)) && candidate.get("candidate").is("") {
        // The end of a section's candidates: Firefox sends a candidate with an empty text. Chrome's `RTCIceCandidate`
        // threw on that.
        return event.invoke("stopImmediatePropagation", &[]);
    }
    if is_plan_b {
        let init = candidate.invoke("toJSON", &[])?;
        if translate(connection, init, LOCAL_DESCRIPTION)? {
            let class = candidate.get("constructor");
            define_value(event, "candidate", class.construct(&[init], class)?, ENUMERABLE | CONFIGURABLE);
        } else {
            event.invoke("stopImmediatePropagation", &[])?;
        }
    }
    Ok(UNDEFINED)
}

/// Gives a candidate its place on the other side. `description` is the native one that has its section. Returns `false`
/// where the other side has no such section.
fn translate(connection: Value, candidate: Value, description: &'static str) -> Completion<bool> {
    let (plan_b, mid) = (PlanBSlots::ensure(connection), candidate.try_get("sdpMid")?);
    let is_ours = description == LOCAL_DESCRIPTION;
    let native = text_of(native_sdp(connection, description)?)?;
    let peer = plan_b.get(PEER);
    // Until the peer's first description is set, the page knows our sections by their names of Plan B.
    let unified = plan_b.get(UNIFIED) && !peer.is_undefined();
    let peer = if unified { text_of(peer)? } else { String::new() };
    let mid = if mid.is_nullish() { None } else { Some(mid.text()?) };
    let index = candidate.try_get("sdpMLineIndex")?.number();
    let (mid, index) = (mid.as_deref(), (index >= 0.0).then_some(index as usize));
    let place = if unified {
        let (from, to) = if is_ours { (&native, &peer) } else { (&peer, &native) };
        sdp::same_place(from, to, mid, index, &order_of(plan_b), is_ours)
    } else {
        sdp::place(&native, mid, index, is_ours)
    };
    if let Some(place) = place {
        candidate.set("sdpMid", place.mid);
        candidate.set("sdpMLineIndex", u32::try_from(place.index).unwrap_or_default());
    }
    Ok(place.is_some() || unified)
}
