//! The forms of the calls that give the native method one object: with callbacks, or for a promise.

use super::munged;
use crate::peer_connection::plan_b::candidates::comes_early;
use crate::peer_connection::plan_b::operations_chain::perform;
use crate::peer_connection::slots::{ConnectionSlots, is_legacy, signaling_state};
use crate::peer_connection::this;
use crate::usage;
use crate::value::{Completion, UNDEFINED, Value};
use crate::webidl::callbacks::{Callbacks, Gives};
use crate::webidl::exceptions::{rejected_promise, throw_type_mismatch};
use crate::webidl::interface::Call;

/// Calls a native method that takes one object; with more than one argument it is the callback form, of which so many callbacks are
/// `required`. `then` is done when the call is under way: it gets the slots of the connection, and the promise.
pub(super) fn apply(
    call: &Call,
    required: u32,
    interface: &str,
    then: fn(&Call, ConnectionSlots, Value) -> Completion<()>,
) -> Completion {
    let has_callbacks = call.args.length() > 1;
    let promise = if has_callbacks {
        if signaling_state(call.this).is_err() {
            // No connection: the browser says so by a promise.
            return call.forward();
        }
        usage::record(call.member);
        let callbacks = Callbacks::from_arguments(call, 1, required)?;
        this::of_open(call)?;
        if !call.arg(0).is_object() {
            return throw_type_mismatch(call.member, interface);
        }
        if comes_early(call)? {
            return Ok(UNDEFINED);
        }
        let promise = perform(call.this, call.member, munged::arguments(call, true)?)?;
        callbacks.settle(promise, Gives::Nothing)?;
        promise
    } else {
        let args = match munged::arguments(call, false) {
            Ok(args) => args,
            Err(threw) => return Ok(rejected_promise(threw.value())),
        };
        perform(call.this, call.member, args)?
    };
    if let Ok(slots) = this::of(call.this) {
        then(call, slots, promise)?;
        if !has_callbacks && required == 0 && is_legacy(slots) {
            // Callbacks of which the page gave none: what fails is nobody's news.
            Callbacks::NONE.settle(promise, Gives::Nothing)?;
        }
    }
    Ok(if has_callbacks { UNDEFINED } else { promise })
}
