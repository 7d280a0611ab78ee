//! `createOffer`, `createAnswer`, `setLocalDescription`, `setRemoteDescription`: each in its callback and its promise forms.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::callbacks::{Callbacks, Gives};
use super::description_options::{self, Options, Refusal};
use super::state;
use crate::errors::{closed, dom_exception, rejected};
use crate::media_constraints;
use crate::members::{Call, Method, callable};
use crate::natives::natives;
use crate::sys::State;
use crate::usage;

/// This chapter's methods, with their `length`s of today.
pub(crate) const METHODS: &[Method] = &[
    Method("createOffer", 0, |call| create(call, Kind::Offer)),
    Method("createAnswer", 0, |call| create(call, Kind::Answer)),
    Method("setLocalDescription", 0, set_local_description),
    Method("setRemoteDescription", 1, set_remote_description),
];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Offer,
    Answer,
}

impl Kind {
    fn member(self) -> &'static str {
        match self {
            Self::Offer => "createOffer",
            Self::Answer => "createAnswer",
        }
    }

    fn native(self) -> &'static Function {
        match self {
            Self::Offer => &natives().create_offer,
            Self::Answer => &natives().create_answer,
        }
    }
}

/// `createOffer(success, failure?, options?)`, or the promise forms `createOffer(options?)`, of which the one with
/// `mandatory`/`optional` never was legal anywhere and is what half-modernised pages write.
fn create(call: &Call, kind: Kind) -> Result<JsValue, JsValue> {
    let state = state::of(&call.this)?;
    if callable(&call.arg(0)).is_some() || callable(&call.arg(1)).is_some() {
        return create_for_callbacks(call, kind, &state);
    }
    if !media_constraints::is_legacy(&call.arg(0)).unwrap_or(false) {
        return call.forward(kind.native());
    }
    usage::record("constraints of a description");
    match description_options::from_constraints(kind.member(), &call.arg(0)) {
        Ok(options) => run(call, kind, &state, &options),
        Err(Refusal::Throw(error) | Refusal::Fail(error)) => Ok(rejected(&error)),
    }
}

fn create_for_callbacks(call: &Call, kind: Kind, state: &State) -> Result<JsValue, JsValue> {
    usage::record(kind.member());
    let callbacks = Callbacks::success_required(kind.member(), &call.args, 0)?;
    if state::is_closed(&call.this)? {
        return Err(closed(kind.member()));
    }
    let promise = match description_options::read(kind.member(), &call.arg(2)) {
        Ok(mut options) => {
            if kind == Kind::Offer && !options.says_receive {
                offer_something(call, state, &mut options)?;
            }
            run(call, kind, state, &options)?
        }
        Err(Refusal::Throw(error)) => return Err(error),
        Err(Refusal::Fail(error)) => rejected(&error),
    };
    callbacks.settle(&promise, Gives::Description);
    Ok(JsValue::UNDEFINED)
}

/// `OfferToReceiveAudio` defaulted to true (MSS), so that even a bare `createOffer(ok)` offered something. Chrome 49 no longer
/// added audio beside other media; so it is asked for where the offer would have no m-line at all, and be refused as empty.
fn offer_something(call: &Call, state: &State, options: &mut Options) -> Result<(), JsValue> {
    let transceivers: Array = natives().get_transceivers.call0(&call.this)?.unchecked_into();
    if transceivers.length() == 0 && !state.has_data() {
        options.native = crate::members::copy(&options.native).into();
        crate::members::set(&options.native, "offerToReceiveAudio", &JsValue::TRUE);
    }
    Ok(())
}

/// Calls the native method. The standard's `createAnswer` has no option to refuse media: there the directions of the
/// transceivers say it, once the offer that makes them is applied (pages call `createAnswer` without waiting for that).
fn run(call: &Call, kind: Kind, state: &State, options: &Options) -> Result<JsValue, JsValue> {
    let (connection, native) = (call.this.clone(), options.native.clone());
    let refuses = options.refuses;
    if kind == Kind::Offer || !(refuses.audio || refuses.video) {
        return kind.native().call1(&connection, &native);
    }
    let offer_applied = state.remote_set();
    Ok(future_to_promise(async move {
        if let Some(applied) = offer_applied {
            // Its failure is its own caller's news; `createAnswer` then fails by itself.
            let _ = JsFuture::from(applied).await;
        }
        refuses.apply(natives().get_transceivers.call0(&connection)?.unchecked_ref());
        let answer: Promise = kind.native().call1(&connection, &native)?.unchecked_into();
        JsFuture::from(answer).await
    })
    .into())
}

fn set_local_description(call: &Call) -> Result<JsValue, JsValue> {
    set(call, "setLocalDescription", &natives().set_local_description).map(|(answer, _)| answer)
}

fn set_remote_description(call: &Call) -> Result<JsValue, JsValue> {
    let (answer, promise) = set(call, "setRemoteDescription", &natives().set_remote_description)?;
    state::of(&call.this)?.set_remote_set(&promise);
    Ok(answer)
}

/// `set…Description(description, success?, failure?)`, or the promise form, which has one argument at most. Gives what the
/// page gets, and the native promise.
///
/// Chrome 49 took `RTCSessionDescription` instances only, Chrome 51 and later plain objects too, with callbacks as well.
fn set(call: &Call, member: &'static str, native: &Function) -> Result<(JsValue, Promise), JsValue> {
    if call.args.length() < 2 {
        let promise = call.forward(native)?;
        return Ok((promise.clone(), promise.unchecked_into()));
    }
    usage::record(member);
    let callbacks = Callbacks::optional(member, &call.args, 1)?;
    if state::is_closed(&call.this)? {
        return Err(closed(member));
    }
    if !call.arg(0).is_object() {
        return Err(dom_exception("TypeMismatchError", member, "parameter 1 is not of type 'RTCSessionDescription'."));
    }
    let promise = native.call1(&call.this, &call.arg(0))?;
    callbacks.settle(&promise, Gives::Nothing);
    Ok((JsValue::UNDEFINED, promise.unchecked_into()))
}
