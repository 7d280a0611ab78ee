//! Chrome's first offer had audio before video, whichever the page had added first.

use crate::media::stream::tracks_of;
use crate::peer_connection::slots::{ConnectionSlots, LOCAL_STREAMS};
use crate::realm::{ask, native};
use crate::value::{Completion, Value};

/// Puts the transceivers of a connection that has negotiated nothing into that order. Native sections come in the order
/// in which transceivers were made, so the video ones are replaced by new ones: a transceiver that is stopped before it
/// is negotiated leaves no trace.
pub(super) fn audio_first(connection: Value, options: Value) -> Completion<()> {
    let mut videos = Vec::new();
    let (mut has_audio, mut is_behind) = (false, false);
    for transceiver in ask(connection, "getTransceivers").items() {
        if !transceiver.get("mid").is_nullish() {
            return Ok(());
        }
        if transceiver.get("direction").is("stopped") {
            continue;
        }
        let sender = transceiver.get("sender");
        let is_audio = transceiver.get("receiver").get("track").get("kind").is("audio");
        is_behind |= is_audio && !has_audio && !videos.is_empty();
        has_audio |= is_audio;
        if !is_audio {
            // We do not know enough of those that the page made with today's options.
            if !sender.get("track").is_object() || !transceiver.get("direction").is("sendrecv") {
                return Ok(());
            }
            videos.push(transceiver);
        }
    }
    let is_received = !has_audio && options.is_object() && options.try_get("offerToReceiveAudio")?.is_truthy();
    if videos.is_empty() || !is_behind && !is_received {
        return Ok(());
    }
    let local = ConnectionSlots::ensure(connection).list(LOCAL_STREAMS);
    let mut tracks = Vec::new();
    for transceiver in &videos {
        let sender = transceiver.get("sender");
        tracks.push(sender.get("track"));
        native("removeTrack").call(connection, &[sender])?;
        transceiver.invoke("stop", &[])?;
    }
    if is_received {
        let init = Value::object();
        init.set("direction", "recvonly");
        native("addTransceiver").call(connection, &["audio".into(), init])?;
    }
    for track in tracks {
        // Chromium's `addTrack` would reuse the one that is stopping.
        let init = Value::object();
        let streams: Vec<Value> = local.items().filter(|stream| tracks_of(*stream).includes(track)).collect();
        init.set("streams", Value::array(&streams));
        native("addTransceiver").call(connection, &[track, init])?;
    }
    Ok(())
}
