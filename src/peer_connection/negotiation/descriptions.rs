//! `localDescription` and `remoteDescription`.

use super::in_flight;
use crate::peer_connection::names::{LOCAL_DESCRIPTION, REMOTE_DESCRIPTION};
use crate::peer_connection::plan_b::descriptions::show;
use crate::peer_connection::slots::{Connection, ConnectionSlots, LAST_LOCAL_DESCRIPTION, LAST_REMOTE_DESCRIPTION, is_legacy};
use crate::peer_connection::this;
use crate::realm::{Slot, native};
use crate::value::{Completion, Value};
use crate::webidl::interface::Member::Attribute;
use crate::webidl::interface::{Call, Member};

/// Both attributes, and the slot that keeps each for a closed connection.
const DESCRIPTIONS: [(&str, Slot<Connection, Value>); 2] =
    [(LOCAL_DESCRIPTION, LAST_LOCAL_DESCRIPTION), (REMOTE_DESCRIPTION, LAST_REMOTE_DESCRIPTION)];

/// This chapter's attributes.
pub(crate) static MEMBERS: &[Member] =
    &[Attribute(LOCAL_DESCRIPTION, description, None), Attribute(REMOTE_DESCRIPTION, description, None)];

/// Saves the descriptions, for when the connection is closed.
pub(crate) fn write_down(connection: Value, slots: ConnectionSlots) {
    for (name, slot) in DESCRIPTIONS {
        if let Ok(description) = native_description(connection, name) {
            slots.set(slot, description);
        }
    }
}

/// `localDescription` and `remoteDescription`: `null` before they are set, and readable even after `close()`. In legacy
/// use each read gives a copy, and a description that is being set is readable at once.
fn description(call: &Call) -> Completion {
    let slots = this::of(call.this)?;
    let set = description_of(call.this, slots, call.member)?;
    if is_legacy(slots) { in_flight::read(slots, call.member == REMOTE_DESCRIPTION, set) } else { Ok(set) }
}

/// `localDescription` in legacy use: the description that is being set, or else the one that is set.
pub(super) fn local_description(connection: Value, slots: ConnectionSlots) -> Completion {
    in_flight::read(slots, false, description_of(connection, slots, LOCAL_DESCRIPTION)?)
}

/// A description of a connection that may be closed.
pub(crate) fn description_of(connection: Value, slots: ConnectionSlots, name: &'static str) -> Completion {
    let slot = if name == LOCAL_DESCRIPTION { LAST_LOCAL_DESCRIPTION } else { LAST_REMOTE_DESCRIPTION };
    let written = slots.get(slot);
    if written.is_undefined() { native_description(connection, name) } else { Ok(written) }
}

fn native_description(connection: Value, name: &'static str) -> Completion {
    show(connection, name, native(name).call(connection, &[])?)
}
