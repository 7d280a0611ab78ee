//! `addStream`, `removeStream`, `get*Streams`, `getStreamById`, and the native methods that change the same lists.

use js_sys::Array;

use super::state::{self, LOCAL, REMOTE, list};
use super::{local_tracks, negotiation_needed};
use crate::errors::{type_error, type_mismatch};
use crate::members::{Call, Method};
use crate::realm::{STREAM, ask, is_a, native};
use crate::values::{Completion, NULL, UNDEFINED, Value};
use crate::{media_constraints, usage};

/// This chapter's methods.
pub(crate) const METHODS: &[Method] = &[
    Method("addStream", 1, add_stream),
    Method("removeStream", 1, remove_stream),
    Method("getLocalStreams", 0, |call| streams(call, LOCAL)),
    Method("getRemoteStreams", 0, |call| streams(call, REMOTE)),
    Method("getStreamById", 1, get_stream_by_id),
    Method("addTrack", 1, add_track),
    Method("removeTrack", 1, remove_track),
];

/// `addStream(stream, constraints?)`: sends all the stream's tracks. The same stream again is no news.
fn add_stream(call: &Call) -> Completion {
    let local = local_and_stream(call)?;
    let stream = call.arg(0);
    // Chrome read `{optional: [{bandwidth}]}` and the like here, and did nothing with it.
    if !media_constraints::read(call.member, call.arg(1))?.is_empty() {
        usage::ignore("constraints of addStream");
    }
    let is_new = !local.includes(stream);
    negotiation_needed::watch(call.this)?;
    for track in tracks_of(stream).items() {
        send(call.this, track, stream)?;
    }
    if is_new {
        local.push(stream);
        local_tracks::watch(stream, call.this)?;
        negotiation_needed::changed(call.this)?;
    }
    Ok(UNDEFINED)
}

/// Sends a track of a stream. It can be sent once only; one that is sent already, for another stream or by `addTrack`, goes on as it is.
pub(super) fn send(connection: Value, track: Value, stream: Value) -> Completion {
    if sent_tracks(connection).includes(track) { Ok(UNDEFINED) } else { native("addTrack").call(connection, &[track, stream]) }
}

/// `removeStream(stream)`: stops sending its tracks. An unknown stream is no news.
fn remove_stream(call: &Call) -> Completion {
    let local = local_and_stream(call)?;
    if remove(local, call.arg(0)) {
        negotiation_needed::watch(call.this)?;
        stop_sending(call.this, local, tracks_of(call.arg(0)))?;
        negotiation_needed::changed(call.this)?;
    }
    Ok(UNDEFINED)
}

/// Stops sending those of the tracks that no local stream has any more.
pub(super) fn stop_sending(connection: Value, local: Value, tracks: Value) -> Completion {
    for sender in ask(connection, "getSenders").items() {
        let track = sender.own("track");
        let is_wanted = local.items().any(|other| tracks_of(other).includes(track));
        if tracks.includes(track) && !is_wanted {
            native("removeTrack").call(connection, &[sender])?;
        }
    }
    Ok(UNDEFINED)
}

/// The local streams of an open connection; sees to it that the call is about a stream.
fn local_and_stream(call: &Call) -> Completion {
    usage::record(call.member);
    let local = list(state::of_open(call)?, LOCAL);
    one_argument(call)?;
    if is_a(call.arg(0), STREAM, "id") { Ok(local) } else { type_mismatch(call.member, STREAM) }
}

pub(super) fn one_argument(call: &Call) -> Completion<()> {
    if call.args.length() > 0 { Ok(()) } else { type_error(call.member, "1 argument required, but only 0 present.") }
}

/// The standard method, which also makes its streams local ones.
fn add_track(call: &Call) -> Completion {
    let sender = call.forward()?;
    let local = list(state::of(call.this)?, LOCAL);
    for stream in call.args.items().skip(1) {
        if !local.includes(stream) {
            local.push(stream);
        }
    }
    Ok(sender)
}

/// The standard method, after which a stream that sends nothing more is no local one.
fn remove_track(call: &Call) -> Completion {
    let track = call.arg(0).own("track");
    let answer = call.forward()?;
    let local = list(state::of(call.this)?, LOCAL);
    let sent = sent_tracks(call.this);
    for stream in Value::array(&[]).invoke("concat", &[local])?.items() {
        let tracks = tracks_of(stream);
        if tracks.includes(track) && !tracks.items().any(|track| sent.includes(track)) {
            remove(local, stream);
        }
    }
    Ok(answer)
}

/// `getLocalStreams()` and `getRemoteStreams()`: a new array each time, of the same streams.
pub(super) fn streams(call: &Call, which: &str) -> Completion {
    usage::record(call.member);
    list(state::of(call.this)?, which).invoke("slice", &[])
}

/// `getStreamById(id)`: looks among the local streams, then among the remote ones; `null` where there is none.
fn get_stream_by_id(call: &Call) -> Completion {
    usage::record(call.member);
    let state = state::of(call.this)?;
    one_argument(call)?;
    let id = Value::from(&*call.arg(0).text()?);
    let streams = list(state, LOCAL).invoke("concat", &[list(state, REMOTE)])?;
    Ok(streams.items().find(|stream| stream.own("id").is(id)).unwrap_or(NULL))
}

/// Takes an item off a list; `false` where it is not on it.
pub(crate) fn remove(list: Value, item: Value) -> bool {
    let place = list.cast::<Array>().index_of(&item.js(), 0);
    u32::try_from(place).is_ok_and(|place| list.invoke("splice", &[place.into(), 1.into()]).is_ok())
}

/// The tracks of a stream, now: the audio ones first, as in Chrome, so that theirs is the first m-line. (Firefox has them in the order in
/// which they were added.)
pub(crate) fn tracks_of(stream: Value) -> Value {
    let of_kind = |get| stream.invoke(get, &[]).unwrap_or_else(|_| Value::array(&[]));
    of_kind("getAudioTracks").invoke("concat", &[of_kind("getVideoTracks")]).unwrap_or(UNDEFINED)
}

fn sent_tracks(connection: Value) -> Value {
    let tracks = Value::array(&[]);
    for sender in ask(connection, "getSenders").items() {
        tracks.push(sender.own("track"));
    }
    tracks
}
