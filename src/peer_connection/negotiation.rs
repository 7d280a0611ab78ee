//! `createOffer`, `createAnswer`, `setLocalDescription`, `setRemoteDescription`: each in its callback and its promise forms.

use js_sys::{Array, Function, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::callbacks::{Callbacks, Gives};
use super::description_options::{self, Refusal};
use super::state::{HAS_DATA, REMOTE_SET, State};
use crate::errors::{rejected, type_mismatch};
use crate::members::{Call, Method, closure, copy, set};
use crate::natives::natives;
use crate::sys::NativePromise;
use crate::{media_constraints, usage};

/// This chapter's methods, with their `length`s of today.
pub(crate) const METHODS: &[Method] = &[
    Method("createOffer", 0, create),
    Method("createAnswer", 0, create),
    Method("setLocalDescription", 0, set_description),
    Method("setRemoteDescription", 1, set_description),
];

const CREATE_ANSWER: &str = "createAnswer";
const SET_REMOTE_DESCRIPTION: &str = "setRemoteDescription";

/// `createOffer(success, failure?, options?)`, or the promise forms `createOffer(options?)`, of which the one with
/// `mandatory`/`optional` never was legal anywhere and is what half-modernised pages write.
fn create(call: &Call) -> Result<JsValue, JsValue> {
    if call.arg(0).is_function() || call.arg(1).is_function() {
        return create_for_callbacks(call);
    }
    if !media_constraints::is_legacy(&call.arg(0)).unwrap_or(false) {
        return call.forward(&natives().connection.method(call.member));
    }
    usage::record("constraints of a description");
    match description_options::from_constraints(call, &call.arg(0)) {
        Ok(options) => run(call, &State::of(&call.this)?, &options),
        Err(Refusal::Throw(error) | Refusal::Fail(error)) => Ok(rejected(&error)),
    }
}

fn create_for_callbacks(call: &Call) -> Result<JsValue, JsValue> {
    usage::record(call.member);
    let callbacks = Callbacks::read(call, 0, 1)?;
    let state = State::of_open(call)?;
    let promise = match description_options::read(call, &call.arg(2)) {
        Ok(options) => run(call, &state, &offer_something(call, &state, options)?)?,
        Err(Refusal::Throw(error)) => return Err(error),
        Err(Refusal::Fail(error)) => rejected(&error),
    };
    callbacks.settle(&promise, Gives::Description);
    Ok(JsValue::UNDEFINED)
}

/// `OfferToReceiveAudio` defaulted to true (MSS), so that even a bare `createOffer(ok)` offered something. Chrome 49 no longer
/// added audio beside other media; so it is asked for where the offer would have no m-line at all, and be refused as empty.
fn offer_something(call: &Call, state: &State, options: Object) -> Result<Object, JsValue> {
    let says = call.member == CREATE_ANSWER || description_options::says_receive(&options) || state.fact(HAS_DATA).is_truthy();
    if says || transceivers(&call.this)?.length() > 0 {
        return Ok(options);
    }
    let options = copy(&options);
    set(&options, "offerToReceiveAudio", &JsValue::TRUE);
    Ok(options)
}

/// Calls the native method. The standard's `createAnswer` has no option to refuse media: there the directions of the
/// transceivers say it, once the offer that makes them is applied (pages call `createAnswer` without waiting for that).
fn run(call: &Call, state: &State, options: &Object) -> Result<JsValue, JsValue> {
    if call.member != CREATE_ANSWER || !description_options::refuses(options) {
        return natives().connection.method(call.member).call1(&call.this, options);
    }
    let answer: Function = ANSWER.with(|answer| answer.bind2(&JsValue::UNDEFINED, &call.this, options).unchecked_into());
    let offer_applied = state.fact(REMOTE_SET);
    if offer_applied.is_undefined() {
        return answer.call0(&JsValue::UNDEFINED);
    }
    // A failure to apply the offer is its own caller's news; `createAnswer` then fails by itself.
    Ok(offer_applied.unchecked_ref::<NativePromise>().then(&answer, &answer).into())
}

thread_local! {
    /// Answers an offer that is applied: a function of (connection, options). It is bound to both rather than made to hold them,
    /// because the promise that it waits for never settles once the connection is closed.
    static ANSWER: Function = closure(|connection, options, _| {
        description_options::apply_refusals(options.unchecked_ref(), &transceivers(&connection)?);
        natives().connection.method(CREATE_ANSWER).call0(&connection)
    });
}

fn transceivers(connection: &JsValue) -> Result<Array, JsValue> {
    Ok(natives().connection.method("getTransceivers").call0(connection)?.unchecked_into())
}

/// `set…Description(description, success?, failure?)`, or the promise form, which has one argument at most.
///
/// Chrome 49 took `RTCSessionDescription` instances only, Chrome 51 and later plain objects too, with callbacks as well.
fn set_description(call: &Call) -> Result<JsValue, JsValue> {
    let native = natives().connection.method(call.member);
    if call.args.length() < 2 {
        let promise = call.forward(&native)?;
        remember(call, &promise)?;
        return Ok(promise);
    }
    usage::record(call.member);
    let callbacks = Callbacks::read(call, 1, 0)?;
    State::of_open(call)?;
    if !call.arg(0).is_object() {
        return Err(type_mismatch(call.member, "RTCSessionDescription"));
    }
    let promise = native.call1(&call.this, &call.arg(0))?;
    remember(call, &promise)?;
    callbacks.settle(&promise, Gives::Nothing);
    Ok(JsValue::UNDEFINED)
}

fn remember(call: &Call, promise: &JsValue) -> Result<(), JsValue> {
    if call.member == SET_REMOTE_DESCRIPTION {
        State::of(&call.this)?.set_fact(REMOTE_SET, promise);
    }
    Ok(())
}
