//! `MediaStream` as it was: `label`, `stop()`, `ended` and `onended`.

use crate::realm::{STREAM, TRACK, capture_interface, list, listen, native_of, noted, prototype};
use crate::usage;
use crate::value::{Completion, TRUE, UNDEFINED, Value, function};
use crate::webidl::event_handler::{handler_of, set_noted_handler};
use crate::webidl::events::{fire, fire_later, new_event};
use crate::webidl::interface::{Call, Operation, patch_attribute, patch_operation};

/// Of a stream, whether it has ended; also the event.
const ENDED: &str = "ended";
/// Of a stream, whether its tracks are watched.
const WATCHED: &str = "watched";
/// Of a track, the streams that want to know of its end.
const STREAMS: &str = "streams";

/// Puts the members in place that the browser lacks; today, all do. Gives whether it did.
pub(crate) fn define_old_members() -> bool {
    let stream = prototype(STREAM);
    if !stream.is_object() || stream.has("stop") {
        return false;
    }
    capture_interface(TRACK);
    patch_operation(stream, &Operation("stop", 0, stop));
    patch_attribute(stream, "label", label, None);
    patch_attribute(stream, ENDED, ended, None);
    patch_attribute(stream, "onended", |call| Ok(handler_of(call, state_of(call)?)), Some(set_on_ended));
    // Browsers tell nobody when the page itself stops a track. Chrome told the stream.
    patch_operation(prototype(TRACK), &Operation("stop", 0, stop_track));
    patch_operation(stream, &Operation("addEventListener", 2, add_event_listener));
    true
}

/// The notes of the stream that a member is called on; throws what native members throw where it is none.
pub(crate) fn state_of(call: &Call) -> Completion {
    native_of(STREAM, "id", "get").call(call.this, &[])?;
    Ok(noted(call.this))
}

/// The tracks of a stream, now: the audio ones first, as in Chrome, so that theirs is the first m-line. (Firefox has them in the order in
/// which they were added.)
pub(crate) fn tracks_of(stream: Value) -> Value {
    let of_kind = |get| stream.invoke(get, &[]).unwrap_or_else(|_| Value::array(&[]));
    of_kind("getAudioTracks").invoke("concat", &[of_kind("getVideoTracks")]).unwrap_or(UNDEFINED)
}

fn label(call: &Call) -> Completion {
    state_of(call)?;
    usage::record("MediaStream.label");
    Ok(call.this.get("id"))
}

/// Stops all tracks. The event comes later, so that a handler which is set after the call hears of it.
fn stop(call: &Call) -> Completion {
    let state = state_of(call)?;
    usage::record("MediaStream.stop");
    for track in tracks_of(call.this).items() {
        native_of(TRACK, "stop", "value").call(track, &[])?;
        tell_streams(track)?;
    }
    end_later(call.this, state)
}

fn ended(call: &Call) -> Completion {
    let has_ended = state_of(call)?.get(ENDED).is_truthy() || tracks_have_ended(call.this);
    usage::record("MediaStream.ended");
    Ok(has_ended.into())
}

fn tracks_have_ended(stream: Value) -> bool {
    let tracks = tracks_of(stream);
    tracks.length() > 0 && tracks.items().all(has_ended)
}

fn has_ended(track: Value) -> bool {
    track.get("readyState").is(ENDED)
}

fn set_on_ended(call: &Call) -> Completion {
    let state = state_of(call)?;
    watch(call.this, state)?;
    usage::record("MediaStream.onended");
    set_noted_handler(call, state)
}

/// A page that listens for `ended` need not have asked for anything else of ours.
fn add_event_listener(call: &Call) -> Completion {
    if call.arg(0).is(ENDED) {
        watch(call.this, state_of(call)?)?;
    }
    // The one of this moment: others wrap it too, and it is not ours.
    prototype("EventTarget").get(call.member).apply(call.this, call.args)
}

/// From now on, hears of the end of a stream's tracks.
fn watch(stream: Value, state: Value) -> Completion {
    if !state.get(WATCHED).is_truthy() {
        state.set(WATCHED, TRUE);
        listen(stream, "addtrack", function(|event, _, _| watch_tracks(event.get("currentTarget"))), false)?;
        watch_tracks(stream)?;
    }
    Ok(UNDEFINED)
}

fn watch_tracks(stream: Value) -> Completion {
    for track in tracks_of(stream).items() {
        let streams = list(noted(track), STREAMS);
        if !streams.includes(stream) {
            streams.push(stream);
            listen(track, ENDED, function(|event, _, _| tell_streams(event.get("currentTarget"))), false)?;
        }
    }
    Ok(UNDEFINED)
}

fn stop_track(call: &Call) -> Completion {
    let answer = native_of(TRACK, "stop", "value").apply(call.this, call.args)?;
    tell_streams(call.this)?;
    Ok(answer)
}

/// A track has ended, and with it perhaps streams.
fn tell_streams(track: Value) -> Completion {
    let streams = noted(track).get(STREAMS);
    if streams.is_object() {
        for stream in streams.items() {
            if tracks_have_ended(stream) {
                end_later(stream, noted(stream))?;
            } else {
                // No event tells of the tracks that the page itself has added.
                watch_tracks(stream)?;
            }
        }
    }
    Ok(UNDEFINED)
}

fn end_later(stream: Value, state: Value) -> Completion {
    if !state.get(ENDED).is_truthy() {
        state.set(ENDED, TRUE);
        fire_later(stream, ENDED)?;
    }
    Ok(UNDEFINED)
}

/// The far side has removed a remote stream.
pub(crate) fn end(stream: Value) -> Completion {
    let state = noted(stream);
    if !state.get(ENDED).is_truthy() {
        state.set(ENDED, TRUE);
        fire(stream, new_event(ENDED)?)?;
    }
    Ok(UNDEFINED)
}
