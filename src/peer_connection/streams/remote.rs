//! The events `addstream` and `removestream`, made of the standard's `track` and `removetrack`.

use crate::media;
use crate::media::slots::{RECEIVED_BY, StreamSlots};
use crate::media::stream::tracks_of;
use crate::peer_connection::slots::{ConnectionSlots, REMOTE_STREAMS, is_legacy, signaling_state};
use crate::realm::{Kind, STREAM, class_of, listen, native, record_of, set_record};
use crate::value::properties::{CONFIGURABLE, ENUMERABLE, define_value};
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::events::{fire, new_event};

/// The id of the stream that Chrome made for remote tracks without one (MSS).
const DEFAULT_STREAM: &str = "default";

/// Listens to what a new connection receives. The listeners are the same for all connections: they find theirs by the event.
pub(crate) fn listen_for_streams(connection: Value) -> Completion {
    listen(connection, "track", function(on_track), true)?;
    let on_native_event = function(on_native_event);
    listen(connection, "addstream", on_native_event, true)?;
    listen(connection, "removestream", on_native_event, true)
}

/// Chromium and Firefox still fire some of these events themselves. The page hears ours only: the same ones everywhere.
/// This listener is a connection's first, so it stops the browser's own before the page sees them.
/// So does webrtc-adapter's in Safari, which is not trusted, and tells of a stream once more.
fn on_native_event(event: Value, _: Value, _: Value) -> Completion {
    let announced = ConnectionSlots::ensure(event.get("currentTarget")).list(REMOTE_STREAMS);
    if event.get("isTrusted").is_truthy()
        || record_of(Kind::Event, event).is_undefined() && announced.includes(event.get("stream"))
    {
        event.invoke("stopImmediatePropagation", &[])?;
    }
    Ok(UNDEFINED)
}

/// A remote track has come, and with it perhaps a stream that the page does not know. The browser has put all the tracks of
/// one description into their streams before the first `track` event, so the stream is whole.
fn on_track(event: Value, _: Value, _: Value) -> Completion {
    let connection = event.get("currentTarget");
    let remote = ConnectionSlots::ensure(connection).list(REMOTE_STREAMS);
    let streams = event.get("streams");
    for stream in streams.items() {
        announce(connection, remote, stream)?;
    }
    if streams.length() == 0 {
        let stream = default_stream(remote)?;
        stream.invoke("addTrack", &[event.get("track")])?;
        announce(connection, remote, stream)?;
    }
    Ok(UNDEFINED)
}

/// The stream of the remote tracks that have none.
fn default_stream(remote: Value) -> Completion {
    if let Some(known) = remote.items().find(|stream| stream.get("id").is(DEFAULT_STREAM)) {
        return Ok(known);
    }
    let stream = class_of(STREAM).construct(&[], class_of(STREAM))?;
    name_default(stream);
    Ok(stream)
}

fn name_default(stream: Value) {
    define_value(stream, "id", DEFAULT_STREAM.into(), ENUMERABLE | CONFIGURABLE);
}

/// Makes `stream` a remote stream of the connection, unless it is one already.
fn announce(connection: Value, remote: Value, stream: Value) -> Completion {
    if remote.includes(stream) {
        return Ok(UNDEFINED);
    }
    remote.push(stream);
    // Firefox gives the stream of tracks that have none a random id of its own.
    let description = native("remoteDescription").call(connection, &[])?;
    if !description.get("sdp").invoke("includes", &[stream.get("id")])?.is_truthy() {
        name_default(stream);
    }
    // The same listener again, on a stream that comes back, is no news to the browser.
    listen(stream, "removetrack", function(on_remove_track), true)?;
    StreamSlots::ensure(stream).set(RECEIVED_BY, connection);
    dispatch(connection, "addstream", stream)
}

/// The far side stopped sending a track. A stream that has lost its last one is gone.
fn on_remove_track(event: Value, _: Value, _: Value) -> Completion {
    let stream = event.get("currentTarget");
    let connection = StreamSlots::ensure(stream).get(RECEIVED_BY);
    if is_legacy(ConnectionSlots::ensure(connection)) && signaling_state(connection)?.is("have-local-pranswer") {
        // A provisional answer that refuses to receive for now. In Chrome, the streams were those of the other side's description; and
        // the final answer brings no second `track` event today.
        event.invoke("stopImmediatePropagation", &[])?;
        return stream.invoke("addTrack", &[event.get("track")]);
    }
    forget_empty(connection, stream)
}

fn forget_empty(connection: Value, stream: Value) -> Completion {
    if tracks_of(stream).length() == 0 && ConnectionSlots::ensure(connection).list(REMOTE_STREAMS).remove(stream) {
        media::stream::end(stream)?;
        dispatch(connection, "removestream", stream)?;
    }
    Ok(UNDEFINED)
}

/// Firefox leaves the track of a rejected section in its stream, ended and without an event.
pub(crate) fn drop_ended(connection: Value) -> Completion {
    for stream in ConnectionSlots::ensure(connection).list(REMOTE_STREAMS).list()?.items() {
        for track in tracks_of(stream).items() {
            if track.get("readyState").is("ended") {
                stream.invoke("removeTrack", &[track])?;
                forget_empty(connection, stream)?;
            }
        }
    }
    Ok(UNDEFINED)
}

/// Fires a `MediaStreamEvent` of old: it neither bubbles nor can be cancelled.
fn dispatch(connection: Value, event_type: &str, stream: Value) -> Completion {
    let event = new_event(event_type)?;
    define_value(event, "stream", stream, ENUMERABLE | CONFIGURABLE);
    set_record(Kind::Event, event, stream);
    fire(connection, event)
}
