//! How a description from an old page is changed before the native method gets it.

use super::descriptions::local_description;
use super::in_flight::Given;
use crate::peer_connection::names::SET_LOCAL_DESCRIPTION;
use crate::peer_connection::plan_b::slots::{speaks_plan_b, was_shown};
use crate::peer_connection::slots::ConnectionSlots;
use crate::sdp::{Role, repaired, without_unlisted_codecs};
use crate::usage;
use crate::value::{Completion, Value};
use crate::webidl::interface::Call;

/// The description of a call, which may be `null`. It is read once; a missing field is the empty string. Its `sdp` is
/// repaired where the peer is a gateway whose SDP no browser accepts today. The remains of codecs that the page took
/// out are removed.
pub(super) fn given(call: &Call, slots: ConnectionSlots) -> Completion<Given> {
    let kind = field(call.arg(0), "type")?.text()?;
    let sdp = field(call.arg(0), "sdp")?;
    if call.member == SET_LOCAL_DESCRIPTION && was_shown(call.this, sdp) {
        // Most pages change nothing.
        return Ok(Given { kind, sdp, has_version: true });
    }
    let text = sdp.text()?;
    let (mut role, mut offer) = (Role::Local, String::new());
    if call.member != SET_LOCAL_DESCRIPTION {
        role = Role::Offer;
        if kind != "offer" {
            role = Role::Answer;
            offer = field(local_description(call.this, slots)?, "sdp")?.text()?;
        }
    }
    let repaired = repaired(&text, role, &offer, !speaks_plan_b(call.this));
    if repaired.is_some() {
        usage::record("SDP of a gateway");
    }
    let changed = without_unlisted_codecs(repaired.as_ref().unwrap_or(&text)).or(repaired);
    let has_version = text.starts_with("v=");
    Ok(Given { kind, sdp: changed.map_or(sdp, |changed| (&*changed).into()), has_version })
}

fn field(description: Value, name: &str) -> Completion {
    let value = description.try_get(name)?;
    if value.is_nullish() {
        Ok("".into())
    } else if value.is_string() {
        Ok(value)
    } else {
        Ok((&*value.text()?).into())
    }
}
