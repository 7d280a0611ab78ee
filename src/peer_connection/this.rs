//! The connection that a member is called on.

use super::lifecycle::close_events;
use super::plan_b::slots::is_hidden;
use super::slots::{ConnectionSlots, FIRES_AT_CLOSE, is_closed, set_legacy, signaling_state};
use super::streams::negotiation_needed::{descriptions_set, follow_events};
use super::streams::remote::listen_for_streams;
use crate::realm::listen;
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::exceptions::{IS_CLOSED, named, rejected_promise, throw_closed};
use crate::webidl::interface::Call;

/// The slots of `connection`. A native connection that we did not make gets them now, so that borrowed methods
/// (`webkitRTCPeerConnection.prototype.addStream.call(pc, stream)`) work on it.
///
/// Throws the native `TypeError` ("Illegal invocation") where `connection` is no connection.
pub(crate) fn of(connection: Value) -> Completion<ConnectionSlots> {
    match ConnectionSlots::of(connection) {
        Some(slots) => Ok(slots),
        None => {
            signaling_state(connection)?;
            start(connection)
        }
    }
}

/// New slots for a connection that has none yet. It gets its first listeners with them.
pub(crate) fn start(connection: Value) -> Completion<ConnectionSlots> {
    let slots = ConnectionSlots::start(connection);
    listen_for_streams(connection)?;
    follow_events(connection)?;
    close_events::follow_events(connection)?;
    listen(connection, "signalingstatechange", function(on_signaling_state_change), true)?;
    Ok(slots)
}

/// Hides an event from the page if it belongs to our own round, or if an event of ours stands for it.
fn on_signaling_state_change(event: Value, _: Value, _: Value) -> Completion {
    let connection = event.get("currentTarget");
    let Some(slots) = ConnectionSlots::of(connection) else { return Ok(UNDEFINED) };
    // The events of `close()` are untrusted, and do not belong to our round.
    if !event.get("isTrusted").is_truthy() {
        return Ok(UNDEFINED);
    }
    if is_hidden(connection) || slots.get(FIRES_AT_CLOSE) {
        event.invoke("stopImmediatePropagation", &[])?;
    }
    descriptions_set(slots);
    Ok(UNDEFINED)
}

/// The slots for a legacy call, which a closed connection refuses.
pub(crate) fn of_open(call: &Call) -> Completion<ConnectionSlots> {
    let slots = of(call.this)?;
    set_legacy(slots);
    if is_closed(call.this)? { throw_closed(call.member) } else { Ok(slots) }
}

/// The result of `setLocalDescription`, `setRemoteDescription` or `addIceCandidate` on a connection, if that is closed:
/// a later failure with the bare text as its error (Chromium 53 to 65; c49 threw it).
pub(crate) fn refused_by_closed(call: &Call) -> Completion<Option<Value>> {
    set_legacy(of(call.this)?);
    let is_closed = is_closed(call.this)?;
    Ok(is_closed.then(|| rejected_promise(named(IS_CLOSED, "InvalidStateError"))))
}
