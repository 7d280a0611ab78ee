//! What a closed connection still tells: its descriptions. (Firefox throws `InvalidStateError` there.)

use super::{plan_b, state};
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
    call.forward()
}

/// `localDescription` and `remoteDescription`: `null` before they are set, and readable for ever.
fn description(call: &Call) -> Completion {
    let written = state::of(call.this)?.own(call.member);
    if written.is_undefined() { native_description(call.this, call.member) } else { Some(written) }
}

fn native_description(connection: Value, name: &str) -> Completion {
    plan_b::show(connection, name, native(name).call(connection, &[])?)
}
