//! `stream.audioTracks` and `videoTracks`: the `MediaStreamTrackList`s of Chrome 23 to 25, live views of a stream's
//! tracks.

use js_sys::{Object, Reflect};

use super::slots::{AUDIO_TRACKS, IS_AUDIO, STREAM, Stream, StreamSlots, TrackListSlots, VIDEO_TRACKS};
use super::stream::{slots_of, tracks_of_kind};
use crate::realm::{EVENT_TARGET, Slot, class_of, lazily, listen, prototype};
use crate::usage;
use crate::value::sys::assign;
use crate::value::{Completion, NULL, UNDEFINED, Value, function};
use crate::webidl::event_handler::{handler_of, run, set_handler};
use crate::webidl::events::{fire, new_event_of};
use crate::webidl::exceptions::throw_type_error;
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member, define};

/// The members of streams.
pub(crate) static OF_STREAMS: &[Member] =
    &[Attribute("audioTracks", track_list, None), Attribute("videoTracks", track_list, None)];

/// The members of the lists.
static MEMBERS: &[Member] = &[
    Attribute("length", length, None),
    Operation("item", 1, item),
    Operation("add", 1, change),
    Operation("remove", 1, change),
    Attribute("onaddtrack", on_change_handler, Some(set_on_change_handler)),
    Attribute("onremovetrack", on_change_handler, Some(set_on_change_handler)),
];

/// The slot of a stream that holds one of its lists.
fn slot_of(is_audio: bool) -> Slot<Stream, Value> {
    if is_audio { AUDIO_TRACKS } else { VIDEO_TRACKS }
}

/// The same list each time.
fn track_list(call: &Call) -> Completion {
    let slots = slots_of(call)?;
    usage::record(call.member);
    let is_audio = call.member == "audioTracks";
    let known = slots.get(slot_of(is_audio));
    if !known.is_undefined() {
        return update(known);
    }
    let class = class_of(EVENT_TARGET);
    let list = class.construct(&[], class)?;
    let _ = Reflect::set_prototype_of(&list.cast::<Object>(), &lazily("trackLists", list_prototype).cast::<Object>());
    let of_list = TrackListSlots::start(list);
    of_list.set(STREAM, call.this);
    of_list.set(IS_AUDIO, is_audio);
    slots.set(slot_of(is_audio), list);
    for event_type in &["addtrack", "removetrack"] {
        listen(call.this, event_type, function(on_change), false)?;
    }
    update(list)
}

fn list_prototype() -> Value {
    let made = Value::object_of(prototype(EVENT_TARGET));
    define(made, &[MEMBERS]);
    made
}

/// What we know of the list that a member is called on.
fn slots_of_list(call: &Call) -> Completion<TrackListSlots> {
    match TrackListSlots::of(call.this) {
        Some(slots) => Ok(slots),
        None => throw_type_error(call.member, "Illegal invocation"),
    }
}

fn length(call: &Call) -> Completion {
    slots_of_list(call)?;
    Ok(tracks_of(update(call.this)?).length().into())
}

/// The current tracks of a list's stream.
fn tracks_of(list: Value) -> Value {
    let slots = TrackListSlots::ensure(list);
    tracks_of_kind(slots.get(STREAM), slots.get(IS_AUDIO))
}

/// Updates `list[0]` and its like.
fn update(list: Value) -> Completion {
    for key in list.keys()?.items() {
        let key = key.text()?;
        if key.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            list.delete(&key);
        }
    }
    let _ = assign(&list.js(), &tracks_of(list).js());
    Ok(list)
}

fn item(call: &Call) -> Completion {
    slots_of_list(call)?;
    let track = tracks_of(call.this).get(&call.arg(0).text()?);
    Ok(if track.is_undefined() { NULL } else { track })
}

/// `add` and `remove`. As with the stream's own methods, there is no event for what the page does itself.
fn change(call: &Call) -> Completion {
    let method = if call.member == "add" { "addTrack" } else { "removeTrack" };
    let stream = slots_of_list(call)?.get(STREAM);
    stream.try_get(method)?.call(stream, &[call.arg(0)])?;
    update(call.this)?;
    Ok(UNDEFINED)
}

fn on_change_handler(call: &Call) -> Completion {
    Ok(handler_of(call, slots_of_list(call)?.handlers()))
}

fn set_on_change_handler(call: &Call) -> Completion {
    set_handler(call, slots_of_list(call)?.handlers(), function(run_handler))?;
    Ok(UNDEFINED)
}

fn run_handler(event: Value, _: Value, _: Value) -> Completion {
    run(event, TrackListSlots::ensure(event.get("currentTarget")).handlers())
}

/// A stream has got or lost a track: its list of that kind fires the event.
fn on_change(event: Value, _: Value, _: Value) -> Completion {
    let track = event.get("track");
    let list = StreamSlots::ensure(event.get("currentTarget")).get(slot_of(track.get("kind").is("audio")));
    if !list.is_undefined() {
        fire(update(list)?, new_event_of("MediaStreamTrackEvent", event.get("type"), "track", track)?)?;
    }
    Ok(UNDEFINED)
}
