//! `MediaStream` as it was: `label`, `stop()`, `ended` and `onended`; `onactive` and `oninactive`, which Firefox lacks.

use super::slots::{
    AUDIO_ORDER, HAS_ENDED, IS_WATCHED, STREAMS, StreamSlots, TELLS_ACTIVITY, TrackSlots, VIDEO_ORDER, WAS_ACTIVE,
};
use super::user_media::has_asked_by_callbacks;
use crate::realm::{STREAM, TRACK, class_of, is_a, listen, native_of, prototype, realm};
use crate::usage;
use crate::value::{Completion, TRUE, UNDEFINED, Value, function};
use crate::webidl::event_handler::{handler_of, run, set_handler};
use crate::webidl::events::{fire, fire_later, new_event};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member};

/// The attribute, and the event.
const ENDED: &str = "ended";
const ACTIVE: &str = "active";
const INACTIVE: &str = "inactive";
/// In the realm: whether we fire these two events, because the browser does not.
const ACTIVITY: &str = "activity";

/// The members that all browsers lack today.
pub(crate) static MEMBERS: &[Member] = &[
    Operation("stop", 0, stop),
    Attribute("label", label, None),
    Attribute(ENDED, ended, None),
    Attribute("onended", handler, Some(set_on_ended)),
    Operation("addEventListener", 2, add_event_listener),
];

/// Browsers fire no event when the page itself stops a track. Chrome told the stream.
pub(crate) static OF_TRACKS: &[Member] = &[Operation("stop", 0, stop_track), Operation("addEventListener", 2, listen_to_track)];

/// The members that Firefox lacks.
pub(crate) static ON_ACTIVITY: &[Member] =
    &[Attribute("onactive", handler, Some(set_on_activity)), Attribute("oninactive", handler, Some(set_on_activity))];

/// `new webkitMediaStream(...)`: like `MediaStream`, but it ignores tracks that have ended (Chromium 49 to 65, measured).
pub(crate) fn new_stream(_target: Value, args: Value, new_target: Value) -> Completion {
    let (class, given) = (class_of(STREAM), args.at(0));
    let tracks = if is_a(given, STREAM, "id") {
        tracks_of(given)
    } else if given.is_array() {
        given
    } else {
        let args: Vec<Value> = args.items().collect();
        return class.construct(&args, new_target);
    };
    let live: Vec<Value> = tracks.items().filter(|track| !track.is_object() || !has_ended(*track)).collect();
    class.construct(&[Value::array(&live)], new_target)
}

/// The slots of the stream that a member is called on. For anything else, throws what native members throw.
pub(super) fn slots_of(call: &Call) -> Completion<StreamSlots> {
    native_of(STREAM, "id", "get").call(call.this, &[])?;
    Ok(StreamSlots::ensure(call.this))
}

/// The current tracks of a stream: the audio ones first, as in Chrome, so that the first m-line is theirs. (Firefox has
/// them in the order in which they were added.)
pub(crate) fn tracks_of(stream: Value) -> Value {
    tracks_of_kind(stream, true).and(tracks_of_kind(stream, false)).unwrap_or(UNDEFINED)
}

/// The current tracks of a kind, in the order in which they came: each call appends the new tracks to those that are
/// known. (WebKit's own order is arbitrary, and changes with each change of the stream.)
pub(super) fn tracks_of_kind(stream: Value, is_audio: bool) -> Value {
    let (getter, slot) = if is_audio { ("getAudioTracks", AUDIO_ORDER) } else { ("getVideoTracks", VIDEO_ORDER) };
    let now = stream.invoke(getter, &[]).unwrap_or_else(|_| Value::array(&[]));
    let tracks = StreamSlots::ensure(stream).list(slot);
    for track in tracks.items().filter(|track| !now.includes(*track)).collect::<Vec<_>>() {
        tracks.remove(track);
    }
    for track in now.items().filter(|track| !tracks.includes(*track)) {
        tracks.push(track);
    }
    tracks
}

fn label(call: &Call) -> Completion {
    slots_of(call)?;
    usage::record("MediaStream.label");
    Ok(call.this.get("id"))
}

/// Stops all tracks. The event comes later, so that a handler which is set after the call gets it.
fn stop(call: &Call) -> Completion {
    let slots = slots_of(call)?;
    usage::record("MediaStream.stop");
    for track in tracks_of(call.this).items() {
        stop_and_tell(track, Value::array(&[]))?;
    }
    end_later(call.this, slots)
}

fn ended(call: &Call) -> Completion {
    let has_ended = slots_of(call)?.get(HAS_ENDED) || tracks_have_ended(call.this);
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

fn handler(call: &Call) -> Completion {
    Ok(handler_of(call, slots_of(call)?.handlers()))
}

fn set_on_activity(call: &Call) -> Completion {
    let slots = slots_of(call)?;
    watch_activity(call.this, slots)?;
    set_handler(call, slots.handlers(), function(run_handler))?;
    Ok(UNDEFINED)
}

fn set_on_ended(call: &Call) -> Completion {
    let slots = slots_of(call)?;
    watch(call.this, slots)?;
    usage::record("MediaStream.onended");
    set_handler(call, slots.handlers(), function(run_handler))?;
    Ok(UNDEFINED)
}

fn run_handler(event: Value, _: Value, _: Value) -> Completion {
    run(event, StreamSlots::ensure(event.get("currentTarget")).handlers())
}

/// A page that listens for `ended` may not have used anything else of ours.
fn add_event_listener(call: &Call) -> Completion {
    if call.arg(0).is(ENDED) {
        watch(call.this, slots_of(call)?)?;
    } else if (call.arg(0).is(ACTIVE) || call.arg(0).is(INACTIVE)) && realm().get(ACTIVITY).is_truthy() {
        watch_activity(call.this, slots_of(call)?)?;
    }
    // We take the function of this moment: others wrap it too, and it is not ours.
    prototype("EventTarget").try_get(call.member)?.apply(call.this, call.args)
}

/// A listener for the end of a track gets our event too. Firefox alone has the fourth argument; without it, Firefox
/// would not call the listener for an event that the browser did not fire itself.
fn listen_to_track(call: &Call) -> Completion {
    let add = prototype("EventTarget").try_get(call.member)?;
    if call.arg(0).is(ENDED) && (2..4).contains(&call.args.length()) {
        return add.call(call.this, &[call.arg(0), call.arg(1), call.arg(2), TRUE]);
    }
    add.apply(call.this, call.args)
}

/// From now on, notices the end of a stream's tracks.
fn watch(stream: Value, slots: StreamSlots) -> Completion {
    if !slots.get(IS_WATCHED) {
        slots.set(IS_WATCHED, true);
        listen(stream, "addtrack", function(|event, _, _| changed(event.get("currentTarget"))), false)?;
        watch_tracks(stream)?;
    }
    Ok(UNDEFINED)
}

/// From now on, fires an event when a stream gets its first live track, or has lost its last one.
fn watch_activity(stream: Value, slots: StreamSlots) -> Completion {
    watch(stream, slots)?;
    if !slots.get(TELLS_ACTIVITY) {
        slots.set(TELLS_ACTIVITY, true);
        slots.set(WAS_ACTIVE, stream.get(ACTIVE).is_truthy());
        listen(stream, "removetrack", function(|event, _, _| changed(event.get("currentTarget"))), false)?;
    }
    Ok(UNDEFINED)
}

/// The tracks of a stream have changed.
pub(crate) fn changed(stream: Value) -> Completion {
    if let Some(slots) = StreamSlots::of(stream).filter(|slots| slots.get(IS_WATCHED)) {
        watch_tracks(stream)?;
        let is_active = stream.get(ACTIVE).is_truthy();
        if slots.get(TELLS_ACTIVITY) && slots.get(WAS_ACTIVE) != is_active {
            slots.set(WAS_ACTIVE, is_active);
            fire_later(stream, if is_active { ACTIVE } else { INACTIVE })?;
        }
    }
    Ok(UNDEFINED)
}

fn watch_tracks(stream: Value) -> Completion {
    for track in tracks_of(stream).items() {
        let streams = TrackSlots::ensure(track).list(STREAMS);
        if !streams.includes(stream) {
            streams.push(stream);
            listen(track, ENDED, function(|event, _, _| tell_streams(event.get("currentTarget"))), false)?;
        }
    }
    Ok(UNDEFINED)
}

/// `track.stop()`. On a page that asked for its camera with callbacks, the track gets its `ended` event at once
/// (Chromium 49 to 61, measured).
fn stop_track(call: &Call) -> Completion {
    stop_and_tell(call.this, call.args)
}

fn stop_and_tell(track: Value, args: Value) -> Completion {
    let is_told = has_asked_by_callbacks() && !has_ended(track);
    let answer = native_of(TRACK, "stop", "value").apply(track, args)?;
    if is_told {
        fire(track, new_event(ENDED)?)?;
    }
    tell_streams(track)?;
    Ok(answer)
}

/// A track has ended, and perhaps streams have ended with it.
fn tell_streams(track: Value) -> Completion {
    if let Some(slots) = TrackSlots::of(track) {
        for stream in slots.list(STREAMS).items() {
            if tracks_have_ended(stream) {
                end_later(stream, StreamSlots::ensure(stream))?;
            }
            // The browser fires no event for tracks that the page itself has added.
            changed(stream)?;
        }
    }
    Ok(UNDEFINED)
}

fn end_later(stream: Value, slots: StreamSlots) -> Completion {
    if !slots.get(HAS_ENDED) {
        slots.set(HAS_ENDED, true);
        fire_later(stream, ENDED)?;
    }
    Ok(UNDEFINED)
}

/// The far side has removed a remote stream.
pub(crate) fn end(stream: Value) -> Completion {
    let slots = StreamSlots::ensure(stream);
    if !slots.get(HAS_ENDED) {
        slots.set(HAS_ENDED, true);
        fire(stream, new_event(ENDED)?)?;
    }
    Ok(UNDEFINED)
}
