//! The connection that a member is called on.

use super::slots::{is_closed, set_legacy, signaling_state};
use super::streams::remote;
use crate::realm::{note_of, set_note};
use crate::value::{Completion, Value};
use crate::webidl::exceptions::throw_closed;
use crate::webidl::interface::Call;

/// The state of `connection`. A native connection that was not made by us gets one now, so that borrowed methods
/// (`webkitRTCPeerConnection.prototype.addStream.call(pc, stream)`) work on it.
///
/// Throws the native `TypeError` ("Illegal invocation") where `connection` is no connection.
pub(crate) fn of(connection: Value) -> Completion {
    let known = note_of(connection);
    if known.is_object() {
        return Ok(known);
    }
    signaling_state(connection)?;
    start(connection)
}

/// The state of a connection that has none yet.
pub(crate) fn start(connection: Value) -> Completion {
    let state = Value::object();
    set_note(connection, state);
    remote::listen_for_streams(connection)?;
    Ok(state)
}

/// The state for a legacy call, which a closed connection refuses.
pub(crate) fn of_open(call: &Call) -> Completion {
    let state = of(call.this)?;
    set_legacy(state);
    if is_closed(call.this)? { throw_closed(call.member) } else { Ok(state) }
}
