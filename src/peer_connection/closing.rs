//! What a closed connection still tells: its descriptions. (Firefox throws `InvalidStateError` there.)

use super::{state, statistics};
use crate::members::{Call, Method, define_attribute};
use crate::realm::native;
use crate::values::{Completion, Value};

/// This chapter's method.
pub(crate) const METHODS: &[Method] = &[Method("close", 0, close)];

const DESCRIPTIONS: [&str; 2] = ["localDescription", "remoteDescription"];

/// Defines the attributes on the class's prototype.
pub(crate) fn define(prototype: Value) {
    for name in &DESCRIPTIONS {
        define_attribute(prototype, name, description, None);
    }
}

/// `close()`, which writes down the descriptions first.
fn close(call: &Call) -> Completion {
    let state = state::of(call.this)?;
    for name in &DESCRIPTIONS {
        if let Some(description) = native_description(call.this, name) {
            state.set(name, description);
        }
    }
    let closed = call.forward()?;
    statistics::closed(call.this, state)?;
    Some(closed)
}

/// `localDescription` and `remoteDescription`: `null` before they are set, and readable for ever.
fn description(call: &Call) -> Completion {
    description_of(call.this, state::of(call.this)?, call.member)
}

/// A description of a connection that may be closed.
pub(super) fn description_of(connection: Value, state: Value, name: &str) -> Completion {
    let written = state.own(name);
    if written.is_undefined() { native_description(connection, name) } else { Some(written) }
}

fn native_description(connection: Value, name: &str) -> Completion {
    native(name).call(connection, &[])
}
