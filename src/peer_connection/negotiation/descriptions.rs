//! `localDescription` and `remoteDescription`.

use crate::peer_connection::names::{LOCAL_DESCRIPTION, REMOTE_DESCRIPTION};
use crate::peer_connection::plan_b::descriptions::show;
use crate::peer_connection::this;
use crate::realm::native;
use crate::value::{Completion, Value};
use crate::webidl::interface::{Call, define_attribute};

const DESCRIPTIONS: [&str; 2] = [LOCAL_DESCRIPTION, REMOTE_DESCRIPTION];

/// Defines the attributes on the class's prototype.
pub(crate) fn define_descriptions(prototype: Value) {
    for name in &DESCRIPTIONS {
        define_attribute(prototype, name, description, None);
    }
}

/// Writes the descriptions down in the state, for when the connection is closed.
pub(crate) fn write_down(connection: Value, state: Value) {
    for name in &DESCRIPTIONS {
        if let Ok(description) = native_description(connection, name) {
            state.set(name, description);
        }
    }
}

/// `localDescription` and `remoteDescription`: `null` before they are set, and readable for ever.
fn description(call: &Call) -> Completion {
    description_of(call.this, this::of(call.this)?, call.member)
}

/// A description of a connection that may be closed.
pub(crate) fn description_of(connection: Value, state: Value, name: &str) -> Completion {
    let written = state.get(name);
    if written.is_undefined() { native_description(connection, name) } else { Ok(written) }
}

fn native_description(connection: Value, name: &str) -> Completion {
    show(connection, name, native(name).call(connection, &[])?)
}
