//! `addIceCandidate`, in its callback, its promise and its synchronous form.
//!
//! The call with one argument is today's promise form, and Chrome's synchronous one of 2012 to 2015. It is the latter
//! for a page that is known to be of that age (see `slots::is_legacy`). The value is a promise even there, so that code
//! which waits for it does not break.

use crate::legacy::candidate::{is_candidate, today};
use crate::peer_connection::initializers::fields::{CANDIDATE_FIELDS, MID, is_written};
use crate::peer_connection::names::{ADD_ICE_CANDIDATE, REMOTE_DESCRIPTION};
use crate::peer_connection::plan_b::candidates::comes_early;
use crate::peer_connection::plan_b::operations_chain::perform;
use crate::peer_connection::slots::{ConnectionSlots, EARLY_CANDIDATES, REMOTE_SET, is_legacy};
use crate::peer_connection::this;
use crate::realm::{CANDIDATE, ask};
use crate::usage;
use crate::value::{Completion, UNDEFINED, Value};
use crate::webidl::callbacks::{Callbacks, Gives, resolved_promise};
use crate::webidl::exceptions::{rejected_promise, throw_dom_exception, throw_type_error, throw_wrong_interface};
use crate::webidl::interface::Call;

/// `addIceCandidate(candidate)`. With callbacks it is a call like any other.
pub(super) fn add_ice_candidate(call: &Call) -> Completion {
    let (mut call, given) = (*call, call.arg(0));
    let read = given.dictionary().and_then(|init| Ok((init, init.try_get("candidate")?.text()?)));
    let (init, line) = match read {
        Ok(read) => read,
        Err(threw) => {
            // What the page's own getters throw goes where the native function's errors go.
            let refused = rejected_promise(threw.value());
            let has_callbacks = call.args.length() > 1;
            return if has_callbacks {
                Callbacks::from_arguments(&call, 1, 0)?.settle(refused, Gives::Nothing)
            } else {
                Ok(refused)
            };
        }
    };
    let today = today(&line);
    if given.is_object() {
        // A candidate that the native function would not read as the page means it.
        let is_edited = today.len() != line.len();
        if is_edited {
            init.set("candidate", today);
        }
        let is_of_old = || call.args.length() > 1 || this::of(call.this).is_ok_and(is_legacy);
        if is_edited || is_written(given) || is_of_old() {
            // Until 65, a missing name of the m-line was read as the empty string, and `null` as the text "null".
            let mid = init.try_get(MID)?;
            if mid.is("") || mid.is("null") {
                init.set(MID, UNDEFINED);
            }
        }
        call.args = call.args.list()?;
        call.args.set_at(0, init);
    }
    if call.args.length() == 1
        && let Ok(slots) = this::of(call.this)
        && is_legacy(slots)
    {
        return add_as_before_promises(&call, slots, today);
    }
    add(&call)
}

/// `addIceCandidate(candidate, success, failure)`, or the promise form. From Chrome 31 on both callbacks were required.
/// Today's standard ignores one alone.
fn add(call: &Call) -> Completion {
    let count = call.args.length();
    if count < 2 {
        return perform(call.this, call.member, call.args);
    }
    let Ok(slots) = this::of(call.this) else {
        // No connection: the browser rejects its promise.
        return call.forward();
    };
    usage::record(call.member);
    let callbacks = Callbacks::from_arguments(call, 1, if count > 2 { 2 } else { 0 })?;
    check(call)?;
    if let Some(refused) = this::refused_by_closed(call)? {
        return callbacks.settle(refused, Gives::Nothing);
    }
    let callbacks = callbacks.of(call.this);
    let candidate = call.arg(0);
    if candidate.is_nullish() && !has_remote(call.this, slots) {
        // The end of the candidates, though there were none.
        return callbacks.settle(resolved_promise(UNDEFINED), Gives::Nothing);
    }
    if comes_early(call)? {
        return Ok(UNDEFINED);
    }
    callbacks.settle(perform(call.this, call.member, Value::array(&[candidate]))?, Gives::Nothing)
}

/// Throws a `TypeError` for anything that is not a candidate, and for an empty one (Chromium 49 to 65).
fn check(call: &Call) -> Completion<()> {
    let candidate = call.arg(0);
    if !candidate.is_object() {
        return if candidate.is_nullish() { Ok(()) } else { throw_wrong_interface(call.member, CANDIDATE) };
    }
    for field in CANDIDATE_FIELDS {
        if !candidate.try_get(field)?.is_nullish() {
            return Ok(());
        }
    }
    throw_type_error(call.member, "Candidate missing values for both sdpMid and sdpMLineIndex")
}

/// Whether there is a remote description, or one is being set.
fn has_remote(connection: Value, slots: ConnectionSlots) -> bool {
    !slots.get(REMOTE_SET).is_undefined() || !ask(connection, REMOTE_DESCRIPTION).is_nullish()
}

/// Throws `SyntaxError` at once for anything that is not a candidate, as BB49 did. A candidate that comes before the
/// remote description waits for it. (Chrome kept such a candidate at first; later versions threw, and did nothing
/// else.) A later failure is not reported.
fn add_as_before_promises(call: &Call, slots: ConnectionSlots, line: &str) -> Completion {
    usage::record("addIceCandidate(candidate)");
    check(call)?;
    if let Some(refused) = this::refused_by_closed(call)? {
        Callbacks::NONE.settle(refused, Gives::Nothing)?;
        return Ok(refused);
    }
    let candidate = call.arg(0);
    if candidate.is_nullish() {
        // Since 2017 this is the end of the candidates, which pages pass on together with callbacks. Chrome 49 refused
        // it.
        return add_quietly(call);
    }
    // An empty one is the end of the candidates.
    if !line.is_empty() && !is_candidate(line) {
        return throw_dom_exception("SyntaxError", call.member, "The ICE candidate could not be added.");
    }
    if !has_remote(call.this, slots) {
        slots.list(EARLY_CANDIDATES).push(call.args);
        return Ok(resolved_promise(UNDEFINED));
    }
    add_quietly(call)
}

/// A promise whose failure is handled.
fn add_quietly(call: &Call) -> Completion {
    let promise = add(call)?;
    Callbacks::NONE.settle(promise, Gives::Nothing)?;
    Ok(promise)
}

/// Adds the candidates that came early, now that the remote description is being set: the browser carries out calls in
/// order.
pub(super) fn add_early(connection: Value, slots: ConnectionSlots) -> Completion {
    let early = slots.list(EARLY_CANDIDATES);
    slots.take(EARLY_CANDIDATES);
    for args in early.items() {
        let call = Call { member: ADD_ICE_CANDIDATE, this: connection, args };
        // The form with callbacks returns none.
        if args.length() > 1 { add(&call) } else { add_quietly(&call) }?;
    }
    Ok(UNDEFINED)
}
