//! What becomes of a description that a page of old gives, before the native method gets it.

use super::descriptions::description_of;
use crate::peer_connection::names::{ADD_ICE_CANDIDATE, LOCAL_DESCRIPTION, SET_LOCAL_DESCRIPTION};
use crate::peer_connection::plan_b::descriptions::init;
use crate::peer_connection::plan_b::slots::speaks_plan_b;
use crate::peer_connection::{slots, this};
use crate::sdp::{Role, repaired, without_unlisted_codecs};
use crate::usage;
use crate::value::{Completion, Value};
use crate::webidl::interface::Call;

/// The arguments for the native method: the first alone for the callback form, else as they are. A legacy page's description is repaired, where
/// its peer is a gateway whose SDP no browser of today takes, and it loses what is left of codecs that the page took out.
pub(super) fn arguments(call: &Call, has_callbacks: bool) -> Completion {
    let given = call.arg(0);
    if call.member != ADD_ICE_CANDIDATE && given.is_object() && (has_callbacks || is_of_legacy(call.this)) {
        let (sdp, kind) = (given.try_get("sdp")?.text()?, given.try_get("type")?);
        let (mut role, mut offer) = (Role::Offer, String::new());
        if call.member == SET_LOCAL_DESCRIPTION {
            role = Role::Local;
        } else if !kind.is("offer") {
            role = Role::Answer;
            let local = description_of(call.this, this::of(call.this)?, LOCAL_DESCRIPTION)?;
            if local.is_object() {
                offer = local.try_get("sdp")?.text()?;
            }
        }
        let repaired = repaired(&sdp, role, &offer, !speaks_plan_b(call.this));
        if repaired.is_some() {
            usage::record("SDP of a gateway");
        }
        let listed = without_unlisted_codecs(repaired.as_deref().unwrap_or(&sdp));
        if let Some(sdp) = listed.or(repaired) {
            return Ok(Value::array(&[init(kind, sdp.as_str().into())]));
        }
    }
    Ok(if has_callbacks { Value::array(&[given]) } else { call.args })
}

fn is_of_legacy(connection: Value) -> bool {
    let state = slots::of(connection);
    state.is_object() && slots::is_legacy(state)
}
