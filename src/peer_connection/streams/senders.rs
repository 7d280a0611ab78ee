//! Which tracks a connection sends, for which of its local streams.

use crate::media::stream::tracks_of;
use crate::realm::{ask, native};
use crate::value::{Completion, UNDEFINED, Value};

/// Sends a track of a stream. A track can be sent only once: one that is already sent, for another stream or by
/// `addTrack`, is left alone.
pub(crate) fn send(connection: Value, track: Value, stream: Value) -> Completion {
    if sent_tracks(connection).includes(track) { Ok(UNDEFINED) } else { native("addTrack").call(connection, &[track, stream]) }
}

/// Stops sending those tracks that no local stream has any more.
pub(crate) fn stop_sending(connection: Value, local: Value, tracks: Value) -> Completion {
    for sender in ask(connection, "getSenders").items() {
        let track = sender.get("track");
        let is_wanted = local.items().any(|other| tracks_of(other).includes(track));
        if tracks.includes(track) && !is_wanted {
            native("removeTrack").call(connection, &[sender])?;
        }
    }
    Ok(UNDEFINED)
}

/// The tracks that a connection sends.
pub(crate) fn sent_tracks(connection: Value) -> Value {
    let tracks = Value::array(&[]);
    for sender in ask(connection, "getSenders").items() {
        tracks.push(sender.get("track"));
    }
    tracks
}
