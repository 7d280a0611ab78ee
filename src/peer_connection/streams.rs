//! `addStream`, `removeStream`, `get*Streams`, `getStreamById`, and the native methods that change the same lists.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MediaStream;

use super::state::State;
use crate::errors::{type_error, type_mismatch};
use crate::members::{Call, Method};
use crate::natives::{get, natives};
use crate::sys::to_string;
use crate::{media_constraints, usage};

/// This chapter's methods.
pub(crate) const METHODS: &[Method] = &[
    Method("addStream", 1, add_stream),
    Method("removeStream", 1, remove_stream),
    Method("getLocalStreams", 0, get_local_streams),
    Method("getRemoteStreams", 0, get_remote_streams),
    Method("getStreamById", 1, get_stream_by_id),
    Method("addTrack", 1, add_track),
    Method("removeTrack", 1, remove_track),
];

/// `addStream(stream, constraints?)`: sends all the stream's tracks. The same stream again is no news.
fn add_stream(call: &Call) -> Result<JsValue, JsValue> {
    let (local, stream) = streams_and_argument(call)?;
    // Chrome read `{optional: [{bandwidth}]}` and the like here, and did nothing with it.
    media_constraints::read(call.member, &call.arg(1))?;
    if local.includes(&stream, 0) {
        return Ok(JsValue::UNDEFINED);
    }
    let sent = sent_tracks(&call.this)?;
    for track in stream.get_tracks().iter() {
        // A track can be sent once only; one that the page sends already, by `addTrack`, goes on as it is.
        if !sent.includes(&track, 0) {
            natives().connection.method("addTrack").call2(&call.this, &track, &stream)?;
        }
    }
    local.push(&stream);
    Ok(JsValue::UNDEFINED)
}

/// `removeStream(stream)`: stops sending its tracks. An unknown stream is no news.
fn remove_stream(call: &Call) -> Result<JsValue, JsValue> {
    let (local, stream) = streams_and_argument(call)?;
    if !remove(&local, &stream) {
        return Ok(JsValue::UNDEFINED);
    }
    let tracks: Array = stream.get_tracks().unchecked_into();
    for sender in senders(&call.this)?.iter() {
        if tracks.includes(&get(&sender, "track"), 0) {
            natives().connection.method("removeTrack").call1(&call.this, &sender)?;
        }
    }
    Ok(JsValue::UNDEFINED)
}

/// The local streams of an open connection, and the stream that the call is about.
fn streams_and_argument(call: &Call) -> Result<(Array, MediaStream), JsValue> {
    usage::record(call.member);
    let local = State::of_open(call)?.local();
    let stream = call.arg(0).dyn_into().map_err(|_| type_mismatch(call.member, "MediaStream"))?;
    Ok((local, stream))
}

/// The standard method, which also makes its streams local ones.
fn add_track(call: &Call) -> Result<JsValue, JsValue> {
    let sender = call.forward(&natives().connection.method(call.member))?;
    let local = State::of(&call.this)?.local();
    for stream in call.args.iter().skip(1) {
        if !local.includes(&stream, 0) {
            local.push(&stream);
        }
    }
    Ok(sender)
}

/// The standard method, after which a stream that sends nothing more is no local one.
fn remove_track(call: &Call) -> Result<JsValue, JsValue> {
    let track = get(&call.arg(0), "track");
    let answer = call.forward(&natives().connection.method(call.member))?;
    let local = State::of(&call.this)?.local();
    let sent = sent_tracks(&call.this)?;
    for stream in Array::from(&local).iter() {
        let tracks: Array = stream.unchecked_ref::<MediaStream>().get_tracks().unchecked_into();
        if tracks.includes(&track, 0) && !tracks.iter().any(|track| sent.includes(&track, 0)) {
            remove(&local, &stream);
        }
    }
    Ok(answer)
}

/// `getLocalStreams()`: a new array each time, of the same streams.
fn get_local_streams(call: &Call) -> Result<JsValue, JsValue> {
    usage::record(call.member);
    Ok(Array::from(&State::of(&call.this)?.local()).into())
}

/// `getRemoteStreams()`: a new array each time, of the same streams.
fn get_remote_streams(call: &Call) -> Result<JsValue, JsValue> {
    usage::record(call.member);
    Ok(Array::from(&State::of(&call.this)?.remote()).into())
}

/// `getStreamById(id)`: looks among the local streams, then among the remote ones; `null` where there is none.
fn get_stream_by_id(call: &Call) -> Result<JsValue, JsValue> {
    usage::record(call.member);
    let state = State::of(&call.this)?;
    if call.args.length() == 0 {
        return Err(type_error(call.member, "1 argument required, but only 0 present."));
    }
    let id = JsValue::from(to_string(&call.arg(0))?);
    Ok(state.local().concat(&state.remote()).iter().find(|stream| get(stream, "id") == id).unwrap_or(JsValue::NULL))
}

/// Takes `item` off a list; `false` where it is not on it.
pub(crate) fn remove(list: &Array, item: &JsValue) -> bool {
    match u32::try_from(list.index_of(item, 0)) {
        Ok(index) => splice(list).call2(list, &index.into(), &1.into()).is_ok(),
        Err(_) => false,
    }
}

fn splice(list: &Array) -> Function {
    get(list, "splice").unchecked_into()
}

fn senders(connection: &JsValue) -> Result<Array, JsValue> {
    Ok(natives().connection.method("getSenders").call0(connection)?.unchecked_into())
}

fn sent_tracks(connection: &JsValue) -> Result<Array, JsValue> {
    Ok(senders(connection)?.iter().map(|sender| get(&sender, "track")).collect())
}
