//! The events `addstream` and `removestream`, made from the standard's `track` and `removetrack`.

use super::remote_tracks;
use crate::media;
use crate::media::slots::{HAS_ENDED, RECEIVED_BY, STANDS_FOR, StreamSlots};
use crate::media::stream::tracks_of;
use crate::peer_connection::plan_b::slots::speaks_plan_b;
use crate::peer_connection::slots::{
    ConnectionSlots, OLD_FORMS, REMOTE_SET, REMOTE_STREAMS, SETTING_LOCAL, SETTING_REMOTE, is_legacy,
};
use crate::realm::{Kind, STREAM, ask, class_of, listen, native, record_of, set_record};
use crate::value::properties::{CONFIGURABLE, ENUMERABLE, define_value};
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::events::{fire, new_event, new_event_of};

/// The id of the stream that Chrome made for remote tracks without one (MSS).
const DEFAULT_STREAM: &str = "default";

const REMOVE_TRACK: &str = "removetrack";

/// Listens to what a new connection receives. The listeners are the same for all connections, which they find by the
/// event.
pub(crate) fn listen_for_streams(connection: Value) -> Completion {
    listen(connection, "track", function(on_track), true)?;
    let on_native_event = function(on_native_event);
    listen(connection, "addstream", on_native_event, true)?;
    listen(connection, "removestream", on_native_event, true)
}

/// Chromium and Firefox still fire some of these events themselves. The page gets only ours, which are the same
/// everywhere. This listener is a connection's first, so it stops the browser's own before the page sees them. It also
/// stops those that webrtc-adapter fires in Safari: they are untrusted, and announce a stream a second time.
fn on_native_event(event: Value, _: Value, _: Value) -> Completion {
    let announced = ConnectionSlots::ensure(event.get("currentTarget")).list(REMOTE_STREAMS);
    if event.get("isTrusted").is_truthy()
        || record_of(Kind::Event, event).is_undefined() && announced.includes(event.get("stream"))
    {
        event.invoke("stopImmediatePropagation", &[])?;
    }
    Ok(UNDEFINED)
}

/// A remote track has come, and perhaps with it a stream that the page does not know. The browser has put all the
/// tracks of one description into their streams before the first `track` event, so the stream is whole.
fn on_track(event: Value, _: Value, _: Value) -> Completion {
    let connection = event.get("currentTarget");
    let slots = ConnectionSlots::ensure(connection);
    let remote = slots.list(REMOTE_STREAMS);
    let (track, streams) = (event.get("track"), event.get("streams"));
    if streams.length() == 0 && speaks_plan_b(connection) && remote_tracks::is_nameless(connection, event.get("transceiver"))? {
        // The section sends but names no track: in Plan B it had none.
        return event.invoke("stopImmediatePropagation", &[]);
    }
    let is_of_old = slots.get(OLD_FORMS);
    if is_of_old {
        remote_tracks::come(connection, track, event.get("transceiver"))?;
    }
    let shown = Value::array(&[]);
    for stream in streams.items() {
        let known = if is_of_old { as_of_old(remote, stream)? } else { stream };
        if !known.is(stream) {
            stand_in(stream, known, track)?;
            define_value(event, "streams", shown, ENUMERABLE | CONFIGURABLE);
        }
        shown.push(known);
        announce(connection, remote, known)?;
    }
    if streams.length() == 0 {
        let stream = default_stream(remote)?;
        stream.invoke("addTrack", &[track])?;
        announce(connection, remote, stream)?;
    }
    Ok(UNDEFINED)
}

/// The stream that the page knows in place of a native one. A stream that the far side still sends after it lost its
/// last track stays the same object, for video tags too (today Chromium makes a new one with the same id). A stream
/// that was removed and comes back is a new object (Firefox reuses the old one).
fn as_of_old(remote: Value, stream: Value) -> Completion {
    let id = stream.get("id");
    if let Some(known) = remote.items().find(|known| known.get("id").is(id)) {
        return Ok(known);
    }
    if !StreamSlots::ensure(stream).get(HAS_ENDED) {
        return Ok(stream);
    }
    let another = class_of(STREAM).construct(&[tracks_of(stream)], class_of(STREAM))?;
    define_value(another, "id", id, ENUMERABLE | CONFIGURABLE);
    Ok(another)
}

/// The page's stream `known` is the browser's `stream`.
fn stand_in(stream: Value, known: Value, track: Value) -> Completion {
    StreamSlots::ensure(stream).set(STANDS_FOR, known);
    listen(stream, REMOVE_TRACK, function(on_remove_from_stand_in), true)?;
    if tracks_of(known).includes(track) {
        return Ok(UNDEFINED);
    }
    known.invoke("addTrack", &[track])?;
    fire_of_track(known, "addtrack", track)
}

fn on_remove_from_stand_in(event: Value, _: Value, _: Value) -> Completion {
    let (known, track) = (StreamSlots::ensure(event.get("currentTarget")).get(STANDS_FOR), event.get("track"));
    known.invoke("removeTrack", &[track])?;
    fire_of_track(known, REMOVE_TRACK, track)
}

fn fire_of_track(stream: Value, event_type: &str, track: Value) -> Completion {
    fire(stream, new_event_of("MediaStreamTrackEvent", event_type.into(), "track", track)?)
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

/// Makes `stream` a remote stream of the connection, unless it already is one.
fn announce(connection: Value, remote: Value, stream: Value) -> Completion {
    if remote.includes(stream) {
        return Ok(UNDEFINED);
    }
    remote.push(stream);
    // Firefox gives the stream of tracks without one a random id.
    let description = native("remoteDescription").call(connection, &[])?;
    if !description.get("sdp").invoke("includes", &[stream.get("id")])?.is_truthy() {
        name_default(stream);
    }
    // A stream that comes back already has the listener, and the browser ignores it.
    listen(stream, REMOVE_TRACK, function(on_remove_track), true)?;
    StreamSlots::ensure(stream).set(RECEIVED_BY, connection);
    if ConnectionSlots::ensure(connection).get(OLD_FORMS) {
        remote_tracks::name_all(connection, stream)?;
    }
    dispatch(connection, "addstream", stream)
}

/// The far side stopped sending a track. A stream that has lost its last one is gone.
fn on_remove_track(event: Value, _: Value, _: Value) -> Completion {
    let stream = event.get("currentTarget");
    let connection = StreamSlots::ensure(stream).get(RECEIVED_BY);
    let slots = ConnectionSlots::ensure(connection);
    if is_legacy(slots) && slots.get(SETTING_LOCAL).is_object() && !slots.get(SETTING_REMOTE).is_object() {
        // Our own description refuses to receive for now; it may be a provisional answer. In Chrome, the other side's
        // description decided about the streams, so they stay until its answer. After a provisional answer, the final
        // one brings no second `track` event today.
        event.invoke("stopImmediatePropagation", &[])?;
        return stream.invoke("addTrack", &[event.get("track")]);
    }
    if slots.get(OLD_FORMS) {
        remote_tracks::leave(connection, event.get("track"))?;
        if is_sent_on(connection, slots, stream)? {
            // Either it will have another track, or it is gone as soon as the description is set.
            let end = function(forget_empty).bind(&[connection, stream]);
            return slots.get(REMOTE_SET).invoke("then", &[end, end]);
        }
    }
    forget_empty(connection, stream, UNDEFINED)
}

/// Whether the description that is being set still names a stream.
fn is_sent_on(connection: Value, slots: ConnectionSlots, stream: Value) -> Completion<bool> {
    let setting = slots.get(SETTING_REMOTE);
    let description = if setting.is_object() { setting } else { native("remoteDescription").call(connection, &[])? };
    Ok(slots.get(REMOTE_SET).is_object() && description.get("sdp").invoke("includes", &[stream.get("id")])?.is_truthy())
}

fn forget_empty(connection: Value, stream: Value, _: Value) -> Completion {
    if tracks_of(stream).length() == 0 && ConnectionSlots::ensure(connection).list(REMOTE_STREAMS).remove(stream) {
        media::stream::end(stream)?;
        dispatch(connection, "removestream", stream)?;
    }
    Ok(UNDEFINED)
}

/// Firefox leaves the track of a rejected section in its stream: it has ended, and there is no event.
pub(crate) fn drop_ended(connection: Value) -> Completion {
    for stream in ConnectionSlots::ensure(connection).list(REMOTE_STREAMS).list()?.items() {
        for track in tracks_of(stream).items() {
            if track.get("readyState").is("ended") {
                stream.invoke("removeTrack", &[track])?;
                forget_empty(connection, stream, UNDEFINED)?;
            }
        }
    }
    Ok(UNDEFINED)
}

/// The far side has answered our offer: what the offer refused to receive is gone. (Chromium takes a track out of its
/// stream as soon as the offer is set.)
pub(crate) fn drop_refused(connection: Value) -> Completion {
    for transceiver in ask(connection, "getTransceivers").items() {
        let direction = transceiver.get("currentDirection");
        if !direction.is("sendonly") && !direction.is("inactive") {
            continue;
        }
        let track = transceiver.get("receiver").get("track");
        for stream in ConnectionSlots::ensure(connection).list(REMOTE_STREAMS).list()?.items() {
            if tracks_of(stream).includes(track) {
                stream.invoke("removeTrack", &[track])?;
                fire_of_track(stream, REMOVE_TRACK, track)?;
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
