//! What becomes of a description that a page of old gives, before the native method gets it.

use super::candidates::ADD;
use super::plan_b::init;
use super::state;
use crate::members::Call;
use crate::realm::note_of;
use crate::sdp::without_unlisted_codecs;
use crate::values::{Completion, UNDEFINED, Value};

/// The arguments for the native method: the first alone for the callback form, else as they are. A legacy page's description loses what is left
/// of codecs that it took out.
pub(super) fn arguments(call: &Call, has_callbacks: bool) -> Completion {
    let given = call.arg(0);
    if call.member != ADD && given.is_object() && (has_callbacks || is_of_legacy(call.this)) {
        let sdp = given.get("sdp")?.text()?;
        if let Some(sdp) = without_unlisted_codecs(&sdp) {
            return Ok(Value::array(&[init(given.get("type")?, sdp.as_str().into())]));
        }
    }
    Ok(if has_callbacks { Value::array(&[given]) } else { call.args })
}

fn is_of_legacy(connection: Value) -> bool {
    let state = if connection.is_object() { note_of(connection) } else { UNDEFINED };
    state.is_object() && state::is_legacy(state)
}
