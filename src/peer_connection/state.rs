//! What we know of one connection: a JavaScript object, noted under the connection.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::errors::closed;
use crate::members::{Call, set};
use crate::natives::{get, natives};
use crate::notes;

/// The state of a connection.
pub(crate) struct State(JsValue);

impl State {
    /// The state of `connection`. A native connection that was not made by us gets one now, so that borrowed methods
    /// (`webkitRTCPeerConnection.prototype.addStream.call(pc, stream)`) work on it.
    ///
    /// # Errors
    /// The native `TypeError` ("Illegal invocation") where `connection` is no connection.
    pub(crate) fn of(connection: &JsValue) -> Result<Self, JsValue> {
        let known = notes::of(connection);
        if known.is_object() {
            return Ok(Self(known));
        }
        signaling_state(connection)?;
        let state = Object::new();
        set(&state, LOCAL, &Array::new());
        set(&state, REMOTE, &Array::new());
        set(&state, HANDLERS, &Object::new());
        notes::set(connection, &state);
        super::remote_streams::watch(connection)?;
        Ok(Self(state.into()))
    }

    /// The state for a legacy call, which a closed connection refuses.
    ///
    /// # Errors
    /// As `of`; `InvalidStateError` where the connection is closed.
    pub(crate) fn of_open(call: &Call) -> Result<Self, JsValue> {
        let state = Self::of(&call.this)?;
        if signaling_state(&call.this)? == "closed" { Err(closed(call.member)) } else { Ok(state) }
    }

    /// Local streams, in the order in which they were added.
    pub(crate) fn local(&self) -> Array {
        get(&self.0, LOCAL).unchecked_into()
    }

    /// Remote streams, in the order in which they were announced.
    pub(crate) fn remote(&self) -> Array {
        get(&self.0, REMOTE).unchecked_into()
    }

    /// The page's event handlers, by the attribute's name.
    pub(crate) fn handlers(&self) -> JsValue {
        get(&self.0, HANDLERS)
    }

    /// A fact that is not there from the start.
    pub(crate) fn fact(&self, name: &str) -> JsValue {
        get(&self.0, name)
    }

    /// Remembers a fact.
    pub(crate) fn set_fact(&self, name: &str, value: &JsValue) {
        set(&self.0, name, value);
    }
}

const LOCAL: &str = "local";
const REMOTE: &str = "remote";
const HANDLERS: &str = "handlers";
/// Fact: the promise of the latest `setRemoteDescription`.
pub(crate) const REMOTE_SET: &str = "remoteSet";
/// Fact: made with `RtpDataChannels`, so channels are unreliable and unordered unless the page asks for more.
pub(crate) const RTP_DATA: &str = "rtpData";
/// Fact: the page has created a data channel.
pub(crate) const HAS_DATA: &str = "hasData";

fn signaling_state(connection: &JsValue) -> Result<JsValue, JsValue> {
    natives().connection.getter("signalingState").call0(connection)
}
