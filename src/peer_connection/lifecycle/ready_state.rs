//! Attributes by their names of 2012: `readyState`, `iceState`, `localStreams`, `remoteStreams` (Chrome 23 to 25).

use super::ice_state::ice_connection_state;
use crate::legacy::states;
use crate::peer_connection::slots::{self, LOCAL_STREAMS, REMOTE_STREAMS};
use crate::peer_connection::streams::local::streams;
use crate::realm::native;
use crate::usage;
use crate::value::{Completion, Value};
use crate::webidl::interface::Member::Attribute;
use crate::webidl::interface::{Call, Member};

/// This chapter's attributes.
pub(crate) static MEMBERS: &[Member] = &[
    Attribute("readyState", read_ready_state, None),
    Attribute("iceState", read_ice_state, None),
    Attribute("localStreams", |call| streams(call, LOCAL_STREAMS), None),
    Attribute("remoteStreams", |call| streams(call, REMOTE_STREAMS), None),
];

fn read_ready_state(call: &Call) -> Completion {
    usage::record(call.member);
    Ok(ready_state(call.this)?.into())
}

/// The `readyState` of a connection.
pub(crate) fn ready_state(connection: Value) -> Completion<&'static str> {
    let signaling_state = slots::signaling_state(connection)?.text()?;
    // In Firefox a closed connection has no descriptions any more.
    let is_answered = native("currentLocalDescription").call(connection, &[]).is_ok_and(Value::is_object);
    Ok(states::ready_state(&signaling_state, is_answered))
}

fn read_ice_state(call: &Call) -> Completion {
    usage::record(call.member);
    let state = ice_connection_state(call.this)?;
    let gathering = native("iceGatheringState").call(call.this, &[])?;
    Ok(match states::ice_state(&state.text()?, &gathering.text()?) {
        Some(name) => name.into(),
        None => state,
    })
}
