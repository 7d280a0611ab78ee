//! Remote tracks as they were: they have the ids that the far side gave them, and end when it stops sending them.
//!
//! Natively a track belongs to a receiver, which keeps it, muted, for whatever its section receives next. If the
//! receiver is older than the offer, the browser chose the track's id. In legacy use both are as in Chromium 49 to 65
//! (measured).

use crate::media::slots::{HAS_LEFT, TrackSlots};
use crate::media::stream::tracks_of;
use crate::peer_connection::names::REMOTE_DESCRIPTION;
use crate::peer_connection::slots::{ConnectionSlots, REMOTE_STREAMS, TRACK_IDS};
use crate::realm::{TRACK, ask, listen, native_of};
use crate::sdp::track_id;
use crate::value::properties::{CONFIGURABLE, ENUMERABLE, define_value};
use crate::value::{Completion, NULL, UNDEFINED, Value, function};
use crate::webidl::events::{fire, new_event};

const ENDED: &str = "ended";
const READY_STATE: &str = "readyState";

/// A remote track has come, or has come again.
pub(super) fn come(connection: Value, track: Value, transceiver: Value) -> Completion<()> {
    name(connection, &remote_sdp(connection)?, track, transceiver)
}

/// Whether the far side's description names no track in a section that sends.
pub(super) fn is_nameless(connection: Value, transceiver: Value) -> Completion<bool> {
    Ok(track_id(&remote_sdp(connection)?, &transceiver.get("mid").text()?) == Some("-"))
}

/// Names all tracks of a stream: the page hears of the stream before the last of them has come.
pub(super) fn name_all(connection: Value, stream: Value) -> Completion<()> {
    let (tracks, sdp) = (tracks_of(stream), remote_sdp(connection)?);
    for transceiver in ask(connection, "getTransceivers").items() {
        let track = transceiver.get("receiver").get("track");
        if tracks.includes(track) {
            name(connection, &sdp, track, transceiver)?;
        }
    }
    Ok(())
}

fn remote_sdp(connection: Value) -> Completion<String> {
    ask(connection, REMOTE_DESCRIPTION).try_get("sdp")?.text()
}

/// Gives a track the id from the far side's description. A track that had ended is live again.
fn name(connection: Value, sdp: &str, track: Value, transceiver: Value) -> Completion<()> {
    if let Some(slots) = TrackSlots::of(track).filter(|slots| slots.get(HAS_LEFT)) {
        slots.set(HAS_LEFT, false);
        track.delete(READY_STATE);
    }
    let Some(id) = track_id(sdp, &transceiver.get("mid").text()?) else { return Ok(()) };
    let id = Value::from(id);
    // Chrome's label of a remote track was its id.
    for name in &["id", "label"] {
        if !track.get(name).is(id) {
            define_value(track, name, id, ENUMERABLE | CONFIGURABLE);
        }
    }
    let native = native_of(TRACK, "id", "get").call(track, &[])?;
    if !native.is(id) {
        let slots = ConnectionSlots::ensure(connection);
        if slots.get(TRACK_IDS).is_undefined() {
            slots.set(TRACK_IDS, Value::object_of(NULL));
        }
        slots.get(TRACK_IDS).put(native, id);
    }
    Ok(())
}

/// The far side has stopped sending a track, and no remote stream has it any more: it has ended.
pub(super) fn leave(connection: Value, track: Value) -> Completion<()> {
    let remote = ConnectionSlots::ensure(connection).list(REMOTE_STREAMS);
    if track.get(READY_STATE).is(ENDED) || remote.items().any(|stream| tracks_of(stream).includes(track)) {
        return Ok(());
    }
    TrackSlots::ensure(track).set(HAS_LEFT, true);
    // Before the page's own listeners, because the browser may fire the event again when the section is given up.
    listen(track, ENDED, function(on_native_end), true)?;
    define_value(track, READY_STATE, ENDED.into(), ENUMERABLE | CONFIGURABLE);
    fire(track, new_event(ENDED)?)?;
    Ok(())
}

fn on_native_end(event: Value, _: Value, _: Value) -> Completion {
    let has_left = TrackSlots::of(event.get("currentTarget")).is_some_and(|slots| slots.get(HAS_LEFT));
    if has_left && event.get("isTrusted").is_truthy() { event.invoke("stopImmediatePropagation", &[]) } else { Ok(UNDEFINED) }
}

/// Gives the objects of a native report the ids by which the page knows tracks.
pub(crate) fn rename(connection: Value, objects: Value) {
    let ids = ConnectionSlots::ensure(connection).get(TRACK_IDS);
    if ids.is_object() {
        for object in objects.items() {
            let id = ids.item(object.get(IDENTIFIER));
            if !id.is_undefined() {
                object.set(IDENTIFIER, id);
            }
        }
    }
}

const IDENTIFIER: &str = "trackIdentifier";
