//! The events `addstream` and `removestream`, made of the standard's `track` and `removetrack`.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MediaStream, RtcTrackEvent};

use super::handlers::listen;
use super::state::State;
use super::streams::remove;
use crate::members::{CONFIGURABLE, ENUMERABLE, closure, define};
use crate::natives::{get, natives};
use crate::notes;

/// The id of the stream that Chrome made for remote tracks without one (MSS).
const DEFAULT_STREAM: &str = "default";

/// Functions for all connections: they find theirs by the event.
struct Listeners {
    track: Function,
    remove_track: Function,
    native_event: Function,
}

thread_local! {
    static LISTENERS: Listeners = Listeners {
        track: closure(|event, _, _| on_track(event.unchecked_ref())),
        remove_track: closure(|event, _, _| on_remove_track(event.unchecked_ref())),
        native_event: closure(|event, _, _| on_native_event(event.unchecked_ref())),
    };
}

/// Listens to what a new connection receives.
pub(crate) fn watch(connection: &JsValue) -> Result<(), JsValue> {
    LISTENERS.with(|listeners| {
        listen(connection, "track", &listeners.track)?;
        listen(connection, "addstream", &listeners.native_event)?;
        listen(connection, "removestream", &listeners.native_event)?;
        Ok(())
    })
}

/// Chromium and Firefox still fire some of these events themselves. The page hears ours only: the same ones everywhere.
/// This listener is a connection's first, so it stops the browser's own before the page sees them.
fn on_native_event(event: &Event) -> Result<JsValue, JsValue> {
    if event.is_trusted() {
        event.stop_immediate_propagation();
    }
    Ok(JsValue::UNDEFINED)
}

/// A remote track has come, and with it perhaps a stream that the page does not know. The browser has put all the tracks of
/// one description into their streams before the first `track` event, so the stream is whole.
fn on_track(event: &RtcTrackEvent) -> Result<JsValue, JsValue> {
    let Some(connection) = event.current_target() else { return Ok(JsValue::UNDEFINED) };
    let remote = State::of(&connection)?.remote();
    let streams = event.streams();
    for stream in streams.iter() {
        announce(&connection, &remote, &stream)?;
    }
    if streams.length() == 0 {
        let stream = default_stream(&remote)?;
        stream.add_track(&event.track());
        announce(&connection, &remote, &stream)?;
    }
    Ok(JsValue::UNDEFINED)
}

/// The stream of the remote tracks that have none.
fn default_stream(remote: &Array) -> Result<MediaStream, JsValue> {
    if let Some(known) = remote.iter().find(|stream| get(stream, "id") == DEFAULT_STREAM) {
        return Ok(known.unchecked_into());
    }
    let stream = MediaStream::new()?;
    define(&stream, "id", &DEFAULT_STREAM.into(), ENUMERABLE | CONFIGURABLE);
    Ok(stream)
}

/// Makes `stream` a remote stream of the connection, unless it is one already.
fn announce(connection: &JsValue, remote: &Array, stream: &JsValue) -> Result<(), JsValue> {
    if remote.includes(stream, 0) {
        return Ok(());
    }
    remote.push(stream);
    // The same listener again, on a stream that comes back, is no news to the browser.
    LISTENERS.with(|listeners| listen(stream, "removetrack", &listeners.remove_track))?;
    notes::set(stream, connection);
    dispatch(connection, "addstream", stream)
}

/// The far side stopped sending a track. A stream that has lost its last one is gone.
fn on_remove_track(event: &Event) -> Result<JsValue, JsValue> {
    let Some(stream) = event.current_target() else { return Ok(JsValue::UNDEFINED) };
    let connection = notes::of(&stream);
    if stream.unchecked_ref::<MediaStream>().get_tracks().length() == 0 && remove(&State::of(&connection)?.remote(), &stream) {
        dispatch(&connection, "removestream", &stream)?;
    }
    Ok(JsValue::UNDEFINED)
}

/// Fires a `MediaStreamEvent` of old: it neither bubbles nor can be cancelled.
fn dispatch(connection: &JsValue, event_type: &str, stream: &JsValue) -> Result<(), JsValue> {
    let event = Event::new(event_type)?;
    define(&event, "stream", stream, ENUMERABLE | CONFIGURABLE);
    natives().event_target.method("dispatchEvent").call1(connection, &event)?;
    Ok(())
}
