//! What we know of one connection: a JavaScript object, noted under the connection.

use crate::errors::closed;
use crate::members::Call;
use crate::realm::{native, note_of, set_note};
use crate::values::{Completion, FALSE, TRUE, Value};

/// List: the local streams, in the order in which they were added.
pub(crate) const LOCAL: &str = "local";
/// List: the remote streams, in the order in which they were announced.
pub(crate) const REMOTE: &str = "remote";
/// The promise of the latest `setRemoteDescription`, if any.
pub(crate) const REMOTE_SET: &str = "remoteSet";
/// Whether it was made with a second argument, as no connection is today.
pub(crate) const FORM_OF_2013: &str = "formOf2013";
/// Whether it was made with `RtpDataChannels`, so that channels are unreliable and unordered unless the page asks for more.
pub(crate) const RTP_DATA: &str = "rtpData";
/// Whether the page is known to use the connection as before there were promises: `true` since its first legacy call, `false` for
/// good once it has asked for the promise of an offer or an answer (pages of 2016 did, beside `addStream`), `undefined` until then.
///
/// A few calls have one form for both ages (`close()`, `addIceCandidate(candidate)`). They behave as in Chrome 49 for a page that is known
/// to expect it.
const LEGACY: &str = "legacy";
/// Whether the first description that the page set was a local one, so an offer.
pub(crate) const INITIATOR: &str = "initiator";
/// Whether the page has created a data channel.
pub(crate) const HAS_DATA: &str = "hasData";
// The page's event handlers and the last descriptions of a closed connection stand under the names of their attributes.

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
    super::remote_streams::watch(connection)?;
    Ok(state)
}

/// The state for a legacy call, which a closed connection refuses.
pub(crate) fn of_open(call: &Call) -> Completion {
    let state = of(call.this)?;
    set_legacy(state);
    if is_closed(call.this)? { closed(call.member) } else { Ok(state) }
}

/// Notes a legacy use of the connection.
pub(crate) fn set_legacy(state: Value) {
    if state.own(LEGACY).is_undefined() {
        state.set(LEGACY, TRUE);
        super::initializers::let_pages_write();
    }
}

/// Notes that the page asked for a promise of an offer or an answer.
pub(crate) fn set_modern(connection: Value) {
    let state = note_of(connection);
    if state.is_object() {
        state.set(LEGACY, FALSE);
    }
}

/// Whether the page is known to use the connection as before there were promises.
pub(crate) fn is_legacy(state: Value) -> bool {
    state.own(LEGACY).is(true)
}

/// Whether the page is known to use the connection as today.
pub(crate) fn is_modern(state: Value) -> bool {
    state.own(LEGACY).is(false)
}

/// Whether the connection is closed.
pub(crate) fn is_closed(connection: Value) -> Completion<bool> {
    Ok(signaling_state(connection)?.is("closed"))
}

/// A list of the state, made when it is first asked for.
pub(crate) fn list(state: Value, name: &str) -> Value {
    let known = state.own(name);
    if !known.is_undefined() {
        return known;
    }
    let list = Value::array(&[]);
    state.set(name, list);
    list
}

/// The native `signalingState`.
pub(crate) fn signaling_state(connection: Value) -> Completion {
    native("signalingState").call(connection, &[])
}
