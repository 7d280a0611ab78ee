//! `setLocalDescription` and `setRemoteDescription`, in their callback and their promise forms.

use super::call_forms::apply;
use super::candidates;
use crate::peer_connection::names::{SET_LOCAL_DESCRIPTION, SET_REMOTE_DESCRIPTION};
use crate::peer_connection::slots::{ConnectionSlots, INITIATOR, REMOTE_SET};
use crate::realm::DESCRIPTION;
use crate::value::{Completion, Value};
use crate::webidl::interface::Call;

/// `setLocalDescription(description, success?, failure?)` and `setRemoteDescription(…)`, or their promise forms.
///
/// Chrome 49 took `RTCSessionDescription` instances only, Chrome 51 and later plain objects too, with callbacks as well.
pub(super) fn set_description(call: &Call) -> Completion {
    apply(call, 0, DESCRIPTION, note)
}

/// Notes what later calls depend on.
fn note(call: &Call, slots: ConnectionSlots, promise: Value) -> Completion<()> {
    if call.member == SET_REMOTE_DESCRIPTION {
        slots.set(REMOTE_SET, promise);
        candidates::add_early(call.this, slots)?;
    } else if call.member == SET_LOCAL_DESCRIPTION && slots.get(REMOTE_SET).is_undefined() {
        slots.set(INITIATOR, true);
    }
    Ok(())
}
