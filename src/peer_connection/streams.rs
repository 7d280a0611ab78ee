//! `addStream`, `removeStream`, `get*Streams`, `getStreamById`, and the events `addstream` and `removestream`.

use js_sys::{Array, Function, Map, Reflect, WeakMap};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Event, EventTarget, MediaStream, RtcTrackEvent};

use super::state;
use crate::errors::{closed, dom_exception, type_error};
use crate::members::{Call, Method, define_value};
use crate::natives::natives;
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

/// The id of the stream that Chrome made for remote tracks without one (MSS).
const DEFAULT_STREAM: &str = "default";

thread_local! {
    static ON_TRACK: Function = Closure::<dyn Fn(RtcTrackEvent) -> Result<(), JsValue>>::new(on_track).into_js_value().unchecked_into();
    static ON_REMOVE_TRACK: Function = Closure::<dyn Fn(Event) -> Result<(), JsValue>>::new(on_remove_track).into_js_value().unchecked_into();
    static ON_NATIVE_EVENT: Function = Closure::<dyn Fn(Event)>::new(on_native_event).into_js_value().unchecked_into();
    /// The connection that a remote stream belongs to.
    static OWNERS: WeakMap = WeakMap::new();
}

/// Listens to what a new connection receives.
pub(crate) fn watch(connection: &JsValue) -> Result<(), JsValue> {
    let listen =
        |event_type: &str, listener: &Function| natives().add_event_listener.call2(connection, &event_type.into(), listener);
    ON_TRACK.with(|listener| listen("track", listener))?;
    ON_NATIVE_EVENT.with(|listener| {
        listen("addstream", listener)?;
        listen("removestream", listener)
    })?;
    Ok(())
}

/// Chromium and Firefox still fire some of these events themselves. The page hears ours only: the same ones everywhere.
/// This listener is a connection's first, so it stops the browser's own before the page sees them.
fn on_native_event(event: Event) {
    if event.is_trusted() {
        event.stop_immediate_propagation();
    }
}

/// The argument as a `MediaStream`.
fn stream(call: &Call, member: &str) -> Result<MediaStream, JsValue> {
    match call.arg(0).dyn_into::<MediaStream>() {
        Ok(stream) => Ok(stream),
        Err(other) if other.is_null() || other.is_undefined() => {
            Err(dom_exception("TypeMismatchError", member, "parameter 1 is not of type 'MediaStream'."))
        }
        Err(_) => Err(type_error(member, "parameter 1 is not of type 'MediaStream'.")),
    }
}

/// `addStream(stream, constraints?)`: sends all the stream's tracks. The same stream again is no news.
fn add_stream(call: &Call) -> Result<JsValue, JsValue> {
    usage::record("addStream");
    let streams = state::of(&call.this)?.local();
    if state::is_closed(&call.this)? {
        return Err(closed("addStream"));
    }
    let stream = stream(call, "addStream")?;
    // Chrome read `{optional: [{bandwidth}]}` and the like here, and did nothing with it.
    media_constraints::read("addStream", &call.arg(1))?;
    if streams.has(&stream) {
        return Ok(JsValue::UNDEFINED);
    }
    let sent: Vec<JsValue> = senders(&call.this)?.iter().map(|sender| crate::natives::get(&sender, "track")).collect();
    let senders = Array::new();
    for track in stream.get_tracks() {
        // A track can be sent once only; one that the page sends already, by `addTrack`, goes on as it is.
        if !sent.iter().any(|known| known == track.as_ref()) {
            senders.push(&natives().add_track.call2(&call.this, &track, &stream)?);
        }
    }
    streams.set(&stream, &senders);
    Ok(JsValue::UNDEFINED)
}

/// `removeStream(stream)`: stops sending its tracks. An unknown stream is no news.
fn remove_stream(call: &Call) -> Result<JsValue, JsValue> {
    usage::record("removeStream");
    let streams = state::of(&call.this)?.local();
    if state::is_closed(&call.this)? {
        return Err(closed("removeStream"));
    }
    let stream = stream(call, "removeStream")?;
    if let Ok(senders) = streams.get(&stream).dyn_into::<Array>() {
        streams.delete(&stream);
        for sender in senders.iter() {
            natives().remove_track.call1(&call.this, &sender)?;
        }
    }
    Ok(JsValue::UNDEFINED)
}

/// The standard method, which also makes its streams local ones.
fn add_track(call: &Call) -> Result<JsValue, JsValue> {
    let sender = call.forward(&natives().add_track)?;
    let streams = state::of(&call.this)?.local();
    for stream in call.args.slice(1, call.args.length()).iter() {
        let senders = streams.get(&stream).dyn_into::<Array>().unwrap_or_default();
        senders.push(&sender);
        streams.set(&stream, &senders);
    }
    Ok(sender)
}

/// The standard method, after which a stream that sends nothing more is no local one.
fn remove_track(call: &Call) -> Result<JsValue, JsValue> {
    let answer = call.forward(&natives().remove_track)?;
    let streams = state::of(&call.this)?.local();
    for stream in Array::from(&streams.keys()).iter() {
        let senders: Array = streams.get(&stream).unchecked_into();
        let left = senders.filter(&mut |sender, _, _| sender != call.arg(0));
        if left.length() == 0 && senders.length() > 0 {
            streams.delete(&stream);
        } else {
            streams.set(&stream, &left);
        }
    }
    Ok(answer)
}

/// `getLocalStreams()`: a new array each time, of the same streams.
fn get_local_streams(call: &Call) -> Result<JsValue, JsValue> {
    usage::record("getLocalStreams");
    Ok(local_streams(&call.this)?.into())
}

/// `getRemoteStreams()`: a new array each time, of the same streams.
fn get_remote_streams(call: &Call) -> Result<JsValue, JsValue> {
    usage::record("getRemoteStreams");
    Ok(state::of(&call.this)?.remote().slice(0, u32::MAX).into())
}

/// `getStreamById(id)`: looks among the local streams, then among the remote ones; `null` where there is none.
fn get_stream_by_id(call: &Call) -> Result<JsValue, JsValue> {
    usage::record("getStreamById");
    if call.args.length() == 0 {
        return Err(type_error("getStreamById", "1 argument required, but only 0 present."));
    }
    let id = crate::sys::to_string(&call.arg(0))?;
    let streams = local_streams(&call.this)?.concat(&state::of(&call.this)?.remote());
    Ok(streams.iter().find(|stream| stream.unchecked_ref::<MediaStream>().id() == id).unwrap_or(JsValue::NULL))
}

fn local_streams(connection: &JsValue) -> Result<Array, JsValue> {
    let streams: Map = state::of(connection)?.local();
    Ok(Array::from(&streams.keys()))
}

fn senders(connection: &JsValue) -> Result<Array, JsValue> {
    Ok(natives().get_senders.call0(connection)?.unchecked_into())
}

/// A remote track has come, and with it perhaps a stream that the page does not know. The browser has put all the tracks of
/// one description into their streams before the first `track` event, so the stream is whole.
fn on_track(event: RtcTrackEvent) -> Result<(), JsValue> {
    let Some(connection) = event.current_target() else {
        return Ok(());
    };
    let streams = event.streams();
    for stream in streams.iter() {
        announce(&connection, stream.unchecked_ref())?;
    }
    if streams.length() == 0 {
        let stream = default_stream(&connection)?;
        stream.add_track(&event.track());
        announce(&connection, &stream)?;
    }
    Ok(())
}

/// The stream of the remote tracks that have none.
fn default_stream(connection: &EventTarget) -> Result<MediaStream, JsValue> {
    let known = state::of(connection)?.remote().iter().find(|stream| crate::natives::get(stream, "id") == DEFAULT_STREAM);
    if let Some(stream) = known {
        return Ok(stream.unchecked_into());
    }
    let stream: MediaStream = Reflect::construct(&natives().media_stream, &Array::new())?.unchecked_into();
    define_value(&stream, "id", &DEFAULT_STREAM.into(), true);
    Ok(stream)
}

/// Makes `stream` a remote stream of the connection, unless it is one already.
fn announce(connection: &EventTarget, stream: &MediaStream) -> Result<(), JsValue> {
    let remote = state::of(connection)?.remote();
    if remote.includes(stream, 0) {
        return Ok(());
    }
    remote.push(stream);
    if !OWNERS.with(|owners| owners.has(stream)) {
        ON_REMOVE_TRACK.with(|listener| stream.add_event_listener_with_callback("removetrack", listener))?;
    }
    OWNERS.with(|owners| owners.set(stream, connection));
    dispatch(connection, "addstream", stream)
}

/// The far side stopped sending a track. A stream that has lost its last one is gone.
fn on_remove_track(event: Event) -> Result<(), JsValue> {
    let Some(stream) = event.current_target() else {
        return Ok(());
    };
    let stream: MediaStream = stream.unchecked_into();
    let connection = OWNERS.with(|owners| owners.get(&stream));
    if stream.get_tracks().length() > 0 || connection.is_undefined() {
        return Ok(());
    }
    let remote = state::of(&connection)?.remote();
    let index = remote.index_of(&stream, 0);
    if let Ok(index) = u32::try_from(index) {
        remote.splice(index, 1, &JsValue::UNDEFINED);
        dispatch(connection.unchecked_ref(), "removestream", &stream)?;
    }
    Ok(())
}

/// Fires a `MediaStreamEvent` of old: it neither bubbles nor can be cancelled.
fn dispatch(connection: &EventTarget, event_type: &str, stream: &MediaStream) -> Result<(), JsValue> {
    let event = Event::new(event_type)?;
    define_value(&event, "stream", stream, true);
    natives().dispatch_event.call1(connection, &event)?;
    Ok(())
}
