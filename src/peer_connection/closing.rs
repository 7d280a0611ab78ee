//! `close()`: its events, and what a closed connection still tells.

use super::events::fire_later;
use super::{plan_b, state, statistics};
use crate::errors::closed;
use crate::members::{Call, Method, define_attribute};
use crate::realm::native;
use crate::values::{Completion, UNDEFINED, Value};

/// This chapter's method.
pub(crate) const METHODS: &[Method] = &[Method("close", 0, close)];

const DESCRIPTIONS: [&str; 2] = ["localDescription", "remoteDescription"];

/// Defines the attributes on the class's prototype.
pub(crate) fn define(prototype: Value) {
    for name in &DESCRIPTIONS {
        define_attribute(prototype, name, description, None);
    }
    define_attribute(prototype, "iceGatheringState", ice_gathering_state, None);
}

/// `close()`, which writes down the descriptions first. It fires its two events (BB49 `closeInternal`) unless the page is known to use the
/// connection as today, and refuses to close twice where the page is known to expect that.
fn close(call: &Call) -> Completion {
    let state = state::of(call.this)?;
    if state::is_closed(call.this)? {
        return if state::is_legacy(state) { closed(call.member) } else { call.forward() };
    }
    for name in &DESCRIPTIONS {
        if let Ok(description) = native_description(call.this, name) {
            state.set(name, description);
        }
    }
    call.forward()?;
    plan_b::closed(call.this);
    statistics::closed(call.this, state)?;
    if !state::is_modern(state) {
        for event_type in &["iceconnectionstatechange", "signalingstatechange"] {
            fire_later(call.this, event_type)?;
        }
    }
    Ok(UNDEFINED)
}

/// `iceGatheringState`: to close was to have gathered all there was. Natively it stays as it is.
fn ice_gathering_state(call: &Call) -> Completion {
    let gathering = native(call.member).call(call.this, &[])?;
    let is_legacy = state::is_closed(call.this)? && !state::is_modern(state::of(call.this)?);
    Ok(if is_legacy { "complete".into() } else { gathering })
}

/// `localDescription` and `remoteDescription`: `null` before they are set, and readable for ever.
fn description(call: &Call) -> Completion {
    description_of(call.this, state::of(call.this)?, call.member)
}

/// A description of a connection that may be closed.
pub(super) fn description_of(connection: Value, state: Value, name: &str) -> Completion {
    let written = state.own(name);
    if written.is_undefined() { native_description(connection, name) } else { Ok(written) }
}

fn native_description(connection: Value, name: &str) -> Completion {
    plan_b::show(connection, name, native(name).call(connection, &[])?)
}
