//! `addIceCandidate(candidate)` without callbacks, and `updateIce`: what the ICE agent is told.
//!
//! The call with one argument is today's promise form, and Chrome's synchronous one of 2012 to 2015. It is the latter for a page that is
//! known to be of that age (see `state::is_legacy`); the value is a promise even there, so that nothing breaks that waits for it.

use js_sys::Promise;

use super::callbacks::{Callbacks, Gives};
use super::state::{self, FORM_OF_2013, REMOTE_SET, list};
use super::{configuration, initializers, negotiation};
use crate::errors::{refuse, type_mismatch};
use crate::legacy::candidate::{is_candidate, today};
use crate::members::Call;
use crate::realm::{CANDIDATE, ask, native};
use crate::values::{Completion, UNDEFINED, Value};
use crate::{media_constraints, usage};

/// The method's name.
pub(super) const ADD: &str = "addIceCandidate";

/// List: the arguments of the calls that came before the remote description.
pub(super) const EARLY: &str = "early";

/// `addIceCandidate(candidate)`; with callbacks it is one of the calls of negotiation.rs.
pub(crate) fn add_ice_candidate(call: &Call) -> Completion {
    let candidate = call.arg(0);
    // Throws nothing: what cannot be read is the native function's to refuse.
    let line = candidate.get("candidate").and_then(Value::text).unwrap_or_default();
    let today = today(&line);
    let mut call = *call;
    // What the native function would not read as the page means it.
    if candidate.is_object() && (today.len() != line.len() || initializers::is_written(candidate)) {
        let dictionary = initializers::dictionary_of(candidate);
        dictionary.set("candidate", today);
        call.args = call.args.list()?;
        call.args.set("0", dictionary);
    }
    if call.args.length() == 1
        && let Ok(state) = state::of(call.this)
        && state::is_legacy(state)
    {
        return add_as_before_promises(&call, state, today);
    }
    negotiation::add_ice_candidate(&call)
}

/// Throws `SyntaxError` at once for what is no candidate, as BB49 did. A candidate before the remote description waits for it: Chrome
/// kept it at first, and later threw, which was all the page heard of it. A failure that comes later is nobody's news.
fn add_as_before_promises(call: &Call, state: Value, line: &str) -> Completion {
    usage::record("addIceCandidate(candidate)");
    state::of_open(call)?;
    let candidate = call.arg(0);
    if candidate.is_nothing() && !state.own(FORM_OF_2013).is_truthy() {
        // Since 2017 the end of the candidates, which pages pass on beside callbacks. Chrome 49 refused it.
        return add_quietly(call);
    }
    if !candidate.is_object() {
        return type_mismatch(call.member, CANDIDATE);
    }
    // An empty one is the end of the candidates.
    if !line.is_empty() && !is_candidate(line) {
        return refuse("SyntaxError", call.member, "The ICE candidate could not be added.");
    }
    if state.own(REMOTE_SET).is_undefined() && ask(call.this, "remoteDescription").is_nothing() {
        list(state, EARLY).push(call.args);
        return Ok(Value::new(Promise::resolve(&UNDEFINED.js()).into()));
    }
    add_quietly(call)
}

/// A promise whose failure is handled.
fn add_quietly(call: &Call) -> Completion {
    let promise = negotiation::add_ice_candidate(call)?;
    Callbacks::NONE.settle(promise, Gives::Nothing)?;
    Ok(promise)
}

/// Adds the candidates that came early, now that the remote description is on its way: calls are carried out in their order.
pub(crate) fn add_early(connection: Value, state: Value) -> Completion {
    let early = state.own(EARLY);
    if !early.is_undefined() {
        state.delete(EARLY);
        for args in early.items() {
            let call = Call { member: ADD, this: connection, args };
            // With callbacks, it gives none.
            if args.length() > 1 { negotiation::add_ice_candidate(&call) } else { add_quietly(&call) }?;
        }
    }
    Ok(UNDEFINED)
}

/// `updateIce(configuration?, constraints?)`: today's `setConfiguration`, of which it changed the servers and the transport policy alone.
///
/// Throws what the constructor would for the same configuration and constraints.
pub(crate) fn update_ice(call: &Call) -> Completion {
    usage::record(call.member);
    state::of_open(call)?;
    let given = configuration::translate(call.member, call.arg(0), true)?;
    if !media_constraints::read(call.member, call.arg(1))?.is_empty() {
        usage::ignore("constraints of updateIce");
    }
    let mut configuration = given;
    if given.is_object() || given.is_undefined() {
        configuration = ask(call.this, "getConfiguration").copy()?;
        for name in &["iceServers", "iceTransportPolicy"] {
            let value = given.own(name);
            if !value.is_undefined() {
                configuration.set(name, value);
            }
        }
    }
    native("setConfiguration").call(call.this, &[configuration])?;
    Ok(UNDEFINED)
}
