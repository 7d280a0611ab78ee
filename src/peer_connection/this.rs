//! The connection that a member is called on.

use super::lifecycle::close_events;
use super::slots::{ConnectionSlots, is_closed, set_legacy, signaling_state};
use super::streams::negotiation_needed::follow_events;
use super::streams::remote::listen_for_streams;
use crate::value::{Completion, Value};
use crate::webidl::exceptions::{IS_CLOSED, named, rejected_promise, throw_closed};
use crate::webidl::interface::Call;

/// The slots of `connection`. A native connection that was not made by us gets them now, so that borrowed methods
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

/// The slots of a connection that has none yet.
pub(crate) fn start(connection: Value) -> Completion<ConnectionSlots> {
    let slots = ConnectionSlots::start(connection);
    listen_for_streams(connection)?;
    follow_events(connection)?;
    close_events::follow_events(connection)?;
    Ok(slots)
}

/// The slots for a legacy call, which a closed connection refuses.
pub(crate) fn of_open(call: &Call) -> Completion<ConnectionSlots> {
    let slots = of(call.this)?;
    set_legacy(slots);
    if is_closed(call.this)? { throw_closed(call.member) } else { Ok(slots) }
}

/// What a call of `setLocalDescription`, `setRemoteDescription` or `addIceCandidate` comes to on a closed connection, if it is one: told later, by the
/// bare text (Chromium 53 to 65; c49 threw it).
pub(crate) fn refused_by_closed(call: &Call) -> Completion<Option<Value>> {
    set_legacy(of(call.this)?);
    let is_closed = is_closed(call.this)?;
    Ok(is_closed.then(|| rejected_promise(named(IS_CLOSED, "InvalidStateError"))))
}
