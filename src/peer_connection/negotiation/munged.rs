//! What becomes of a description that a page of old munged, before the native method gets it.

use crate::peer_connection::names::ADD_ICE_CANDIDATE;
use crate::peer_connection::plan_b::descriptions::init;
use crate::peer_connection::slots::{ConnectionSlots, is_legacy};
use crate::sdp::without_unlisted_codecs;
use crate::value::{Completion, Value};
use crate::webidl::interface::Call;

/// The arguments for the native method: the first alone for the callback form, else as they are. A legacy page's description loses what is left
/// of codecs that it took out.
pub(super) fn arguments(call: &Call, has_callbacks: bool) -> Completion {
    let given = call.arg(0);
    if call.member != ADD_ICE_CANDIDATE && given.is_object() && (has_callbacks || is_of_legacy(call.this)) {
        let sdp = given.try_get("sdp")?.text()?;
        if let Some(sdp) = without_unlisted_codecs(&sdp) {
            return Ok(Value::array(&[init(given.try_get("type")?, sdp.as_str().into())]));
        }
    }
    Ok(if has_callbacks { Value::array(&[given]) } else { call.args })
}

fn is_of_legacy(connection: Value) -> bool {
    ConnectionSlots::of(connection).is_some_and(is_legacy)
}
