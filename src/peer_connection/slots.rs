//! What we know of one connection: a JavaScript object, noted under the connection.

use super::initializers::fields::let_pages_write;
use crate::realm::{native, note_of};
use crate::value::{Completion, FALSE, TRUE, UNDEFINED, Value};

/// List: the local streams, in the order in which they were added.
pub(crate) const LOCAL: &str = "local";
/// List: the remote streams, in the order in which they were announced.
pub(crate) const REMOTE: &str = "remote";
/// The promise of the latest `setRemoteDescription`, if any.
pub(crate) const REMOTE_SET: &str = "remoteSet";
/// List: the arguments of the calls of `addIceCandidate` that came before the remote description.
pub(crate) const EARLY: &str = "early";
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

/// The state of a connection that has one; `undefined` for anything else.
pub(crate) fn of(connection: Value) -> Value {
    if connection.is_object() { note_of(connection) } else { UNDEFINED }
}

/// Notes a legacy use of the connection.
pub(crate) fn set_legacy(state: Value) {
    if state.get(LEGACY).is_undefined() {
        state.set(LEGACY, TRUE);
        let_pages_write();
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
    state.get(LEGACY).is(true)
}

/// Whether the page is known to use the connection as today.
pub(crate) fn is_modern(state: Value) -> bool {
    state.get(LEGACY).is(false)
}

/// Whether the connection is closed.
pub(crate) fn is_closed(connection: Value) -> Completion<bool> {
    Ok(signaling_state(connection)?.is("closed"))
}

/// The native `signalingState`.
pub(crate) fn signaling_state(connection: Value) -> Completion {
    native("signalingState").call(connection, &[])
}
