//! `setLocalDescription` and `setRemoteDescription`, in their callback and their promise forms.

use super::in_flight::Setting;
use super::{candidates, in_flight, munged, repeated};
use crate::peer_connection::lifecycle::ice_state;
use crate::peer_connection::names::SET_REMOTE_DESCRIPTION;
use crate::peer_connection::plan_b::descriptions::init;
use crate::peer_connection::plan_b::operations_chain::perform;
use crate::peer_connection::slots::{ConnectionSlots, INITIATOR, REMOTE_SET, is_legacy};
use crate::peer_connection::this;
use crate::realm::DESCRIPTION;
use crate::usage;
use crate::value::{Completion, UNDEFINED, Value};
use crate::webidl::callbacks::{Callbacks, Gives, resolved_promise};
use crate::webidl::exceptions::{rejected_promise, throw_wrong_interface};
use crate::webidl::interface::Call;

/// `setLocalDescription(description, success?, failure?)` and `setRemoteDescription(…)`, or their promise forms.
///
/// With callbacks, Chrome 49 accepted only instances of `RTCSessionDescription`; Chrome 51 and later accept plain
/// objects too.
pub(super) fn set_description(call: &Call) -> Completion {
    let Ok(slots) = this::of(call.this) else {
        // No connection: the browser rejects its promise.
        return call.forward();
    };
    let has_callbacks = call.args.length() > 1;
    let mut callbacks = Callbacks::NONE;
    if has_callbacks {
        usage::record(call.member);
        callbacks = Callbacks::from_arguments(call, 1, 0)?;
        if !call.arg(0).is_object() && !call.arg(0).is_nullish() {
            return throw_wrong_interface(call.member, DESCRIPTION);
        }
        if let Some(refused) = this::refused_by_closed(call)? {
            return callbacks.settle(refused, Gives::Nothing);
        }
        callbacks = callbacks.of(call.this);
    }
    // A call without a description sets today's implicit one; wrappers pass `undefined`.
    if !has_callbacks && (call.arg(0).is_undefined() || !is_legacy(slots)) {
        let promise = call.arg(0).dictionary().and_then(|given| {
            // It is looked at again when the page turns out to be an old one.
            let args = if given.is_object() { Value::array(&[given]) } else { call.args };
            perform(call.this, call.member, args)
        });
        let promise = promise.unwrap_or_else(|threw| rejected_promise(threw.value()));
        note(call, slots, promise)?;
        return Ok(promise);
    }
    // Where the page gave no callbacks, a failure is not reported.
    let promise = match set_as_before_promises(call, slots) {
        Ok(promise) => {
            callbacks.settle(promise, Gives::Nothing)?;
            note(call, slots, promise)?;
            promise
        }
        Err(threw) => {
            let refused = rejected_promise(threw.value());
            callbacks.settle(refused, Gives::Nothing)?;
            refused
        }
    };
    Ok(if has_callbacks { UNDEFINED } else { promise })
}

/// Throws the error that the failure callback gets.
fn set_as_before_promises(call: &Call, slots: ConnectionSlots) -> Completion {
    let given = munged::given(call, slots)?;
    let is_remote = call.member == SET_REMOTE_DESCRIPTION;
    if !is_remote && repeated::repeated(call.this, slots, &given.kind, given.sdp)?.is_object() {
        return Ok(resolved_promise(UNDEFINED));
    }
    let state = in_flight::expected_state(call.this, slots);
    let setting = Setting { connection: call.this, slots, is_remote, state, given };
    setting.check()?;
    let description = init((&*setting.given.kind).into(), setting.given.sdp);
    let promise = perform(call.this, call.member, Value::array(&[description]))?;
    setting.begin(promise)?;
    Ok(promise)
}

/// Notes what later calls depend on.
fn note(call: &Call, slots: ConnectionSlots, promise: Value) -> Completion<()> {
    if call.member == SET_REMOTE_DESCRIPTION {
        slots.set(REMOTE_SET, promise);
        candidates::add_early(call.this, slots)?;
    } else if slots.get(REMOTE_SET).is_undefined() {
        slots.set(INITIATOR, true);
        ice_state::follow_events(call.this, slots)?;
    }
    Ok(())
}
