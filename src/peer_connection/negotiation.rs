//! `createOffer`, `createAnswer`, `setLocalDescription`, `setRemoteDescription` and `addIceCandidate`: each in its callback and
//! its promise forms.

use super::callbacks::{Callbacks, Gives};
use super::state::{self, HAS_DATA, INITIATOR, REMOTE_SET};
use super::{candidates, description_options, given_description, plan_b};
use crate::errors::{rejected, type_mismatch};
use crate::members::{Call, Method};
use crate::realm::{ask, kept};
use crate::values::{Completion, TRUE, UNDEFINED, Value, function};
use crate::{media_constraints, usage};

/// This chapter's methods, with their `length`s of today.
pub(crate) const METHODS: &[Method] = &[
    Method("createOffer", 0, create),
    Method(CREATE_ANSWER, 0, create),
    Method(SET_LOCAL_DESCRIPTION, 0, set_description),
    Method(SET_REMOTE_DESCRIPTION, 1, set_description),
    Method(candidates::ADD, 0, candidates::add_ice_candidate),
    Method("updateIce", 0, candidates::update_ice),
];

const CREATE_ANSWER: &str = "createAnswer";
const SET_LOCAL_DESCRIPTION: &str = "setLocalDescription";
const SET_REMOTE_DESCRIPTION: &str = "setRemoteDescription";

/// `createOffer(success, failure?, options?)`, or the promise forms `createOffer(options?)`, of which the one with
/// `mandatory`/`optional` never was legal anywhere and is what half-modernised pages write.
fn create(call: &Call) -> Completion {
    if call.arg(0).is_function() || call.arg(1).is_function() {
        return create_for_callbacks(call);
    }
    if !media_constraints::is_legacy(call.arg(0)).unwrap_or(false) {
        state::set_modern(call.this);
        return plan_b::perform(call.this, call.member, call.args);
    }
    usage::record("constraints of a description");
    let promise = match description_options::from_constraints(call, call.arg(0)) {
        Ok(Ok(options)) => state::of(call.this).and_then(|state| run(call, state, options)),
        Ok(Err(unmet)) => Ok(rejected(unmet)),
        Err(threw) => Err(threw),
    };
    Ok(promise.unwrap_or_else(|threw| rejected(threw.value())))
}

fn create_for_callbacks(call: &Call) -> Completion {
    usage::record(call.member);
    let callbacks = Callbacks::read(call, 0, 1)?;
    let state = state::of_open(call)?;
    let promise = match description_options::read(call, call.arg(2))? {
        Ok(options) => run(call, state, offer_something(call, state, options)?)?,
        Err(unmet) => rejected(unmet),
    };
    callbacks.settle(promise, Gives::Description)
}

/// `OfferToReceiveAudio` defaulted to true (MSS), so that even a bare `createOffer(ok)` offered something. Chrome 49 no longer
/// added audio beside other media; so it is asked for where the offer would have no m-line at all, and be refused as empty.
fn offer_something(call: &Call, state: Value, options: Value) -> Completion {
    let has_media = call.member == CREATE_ANSWER || ask(call.this, "getTransceivers").length() > 0;
    if has_media || description_options::says_receive(options) || state.own(HAS_DATA).is_truthy() {
        return Ok(options);
    }
    let options = options.copy()?;
    options.set("offerToReceiveAudio", TRUE);
    Ok(options)
}

/// Calls the native method. The standard's `createAnswer` has no option to refuse media: there the directions of the
/// transceivers say it, once the offer that makes them is applied (pages call `createAnswer` without waiting for that).
fn run(call: &Call, state: Value, options: Value) -> Completion {
    if call.member != CREATE_ANSWER || !description_options::refuses(options) {
        return plan_b::perform(call.this, call.member, Value::array(&[options]));
    }
    // Bound to the connection rather than made to hold it, because the promise that it waits for never settles once the
    // connection is closed.
    let answer = kept("answer", || function(answer)).bind(&[call.this, options]);
    let offer_applied = state.own(REMOTE_SET);
    if offer_applied.is_undefined() {
        return answer.call(UNDEFINED, &[]);
    }
    // A failure to apply the offer is its own caller's news; `createAnswer` then fails by itself.
    offer_applied.invoke("then", &[answer, answer])
}

fn answer(connection: Value, options: Value, _: Value) -> Completion {
    description_options::apply_refusals(options, ask(connection, "getTransceivers"));
    plan_b::perform(connection, CREATE_ANSWER, Value::array(&[]))
}

/// `setLocalDescription(description, success?, failure?)` and `setRemoteDescription(…)`, or their promise forms.
///
/// Chrome 49 took `RTCSessionDescription` instances only, Chrome 51 and later plain objects too, with callbacks as well.
fn set_description(call: &Call) -> Completion {
    apply(call, 0, "RTCSessionDescription")
}

/// `addIceCandidate(candidate, success, failure)`, where all three were required from Chrome 31 on; or the promise form.
pub(super) fn add_ice_candidate(call: &Call) -> Completion {
    apply(call, 2, "RTCIceCandidate")
}

/// Calls a native method that takes one object; with more than one argument it is the callback form, of which so many callbacks are
/// `required`.
fn apply(call: &Call, required: u32, interface: &str) -> Completion {
    let has_callbacks = call.args.length() > 1;
    let promise = if has_callbacks {
        if state::signaling_state(call.this).is_err() {
            // No connection: the browser says so by a promise.
            return call.forward();
        }
        usage::record(call.member);
        let callbacks = Callbacks::read(call, 1, required)?;
        state::of_open(call)?;
        if !call.arg(0).is_object() {
            return type_mismatch(call.member, interface);
        }
        if plan_b::comes_early(call)? {
            return Ok(UNDEFINED);
        }
        let promise = plan_b::perform(call.this, call.member, given_description::arguments(call, true)?)?;
        callbacks.settle(promise, Gives::Nothing)?;
        promise
    } else {
        let args = match given_description::arguments(call, false) {
            Ok(args) => args,
            Err(threw) => return Ok(rejected(threw.value())),
        };
        plan_b::perform(call.this, call.member, args)?
    };
    let state = state::of(call.this).unwrap_or(UNDEFINED);
    if call.member == SET_REMOTE_DESCRIPTION && state.is_object() {
        state.set(REMOTE_SET, promise);
        candidates::add_early(call.this, state)?;
    } else if call.member == SET_LOCAL_DESCRIPTION && state.is_object() && state.own(REMOTE_SET).is_undefined() {
        state.set(INITIATOR, TRUE);
    }
    if !has_callbacks && required == 0 && state::is_legacy(state) {
        // Callbacks of which the page gave none: what fails is nobody's news.
        Callbacks::NONE.settle(promise, Gives::Nothing)?;
    }
    Ok(if has_callbacks { UNDEFINED } else { promise })
}
