//! `navigator.webkitGetUserMedia(constraints, success, failure?)`.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::errors::{dom_exception, rejected};
use crate::legacy::media::{TrackConstraint, TrackConstraints, Value};
use crate::media_constraints;
use crate::members::{Call, callable, copy, define_value, entry, set};
use crate::natives::get;
use crate::peer_connection::callbacks::{Callbacks, Gives};
use crate::usage;

const MEMBER: &str = "webkitGetUserMedia";

/// Asks for a camera, a microphone or both. The constraints may be of the old style or of today's.
///
/// # Errors
/// `TypeError` for a success callback that is no function and malformed constraints; `NotSupportedError` where neither audio nor
/// video is asked for. All else goes to the failure callback.
pub(crate) fn get_user_media(call: &Call) -> Result<JsValue, JsValue> {
    usage::record(MEMBER);
    let callbacks = Callbacks::success_required(MEMBER, &call.args, 1)?;
    let given = call.arg(0);
    let wants = |kind: &str| given.is_object() && get(&given, kind).is_truthy();
    if !wants("audio") && !wants("video") {
        return Err(dom_exception("NotSupportedError", MEMBER, "At least one of audio and video must be requested."));
    }
    let devices = get(&get(&js_sys::global(), "navigator"), "mediaDevices");
    let promise = match (callable(&get(&devices, "getUserMedia")), translate(&given)?) {
        (Some(native), Ok(constraints)) => native.call1(&devices, &constraints)?,
        (_, Err(unsatisfied)) => rejected(&unsatisfied),
        // Browsers hide the cameras from pages that do not come by https or from this machine.
        (None, _) => rejected(&dom_exception("NotSupportedError", MEMBER, "Only secure origins are allowed.")),
    };
    callbacks.settle(&promise, Gives::Value);
    Ok(JsValue::UNDEFINED)
}

/// The constraints in today's words, or the error for the failure callback.
fn translate(given: &JsValue) -> Result<Result<JsValue, JsValue>, JsValue> {
    let today = copy(given);
    for kind in ["audio", "video"] {
        let Some(track) = entry(given, kind)? else {
            continue;
        };
        if !media_constraints::is_legacy(&track)? {
            continue;
        }
        let constraints = media_constraints::read(MEMBER, &track)?;
        match TrackConstraints::from_constraints(&constraints) {
            Ok(track) => set(&today, kind, &dictionary(&track)),
            Err(name) => return Ok(Err(unsatisfied(name))),
        }
    }
    Ok(Ok(today.into()))
}

/// `MediaTrackConstraints`: what is required at the top, each wish an `advanced` set of its own.
fn dictionary(track: &TrackConstraints) -> JsValue {
    let today = Object::new();
    for constraint in &track.required {
        add(&today, constraint);
    }
    if !track.advanced.is_empty() {
        let wishes = Array::new();
        for constraint in &track.advanced {
            let wish = Object::new();
            add(&wish, constraint);
            wishes.push(&wish);
        }
        set(&today, "advanced", &wishes);
    }
    today.into()
}

fn add(set_of: &Object, constraint: &TrackConstraint) {
    let value = match &constraint.value {
        Value::Number(text) | Value::Text(text) => JsValue::from(text),
        Value::Flag(flag) => JsValue::from(*flag),
    };
    let known = get(set_of, constraint.name);
    let range = if known.is_object() { known } else { Object::new().into() };
    set(&range, constraint.bound.key(), &value);
    set(set_of, constraint.name, &range);
}

/// The error of a mandatory constraint that can't be met, with the name that old pages read.
fn unsatisfied(name: &str) -> JsValue {
    let error = dom_exception("ConstraintNotSatisfiedError", MEMBER, &["Unknown mandatory constraint '", name, "'."].concat());
    define_value(error.unchecked_ref::<Object>(), "constraintName", &name.into(), true);
    error
}
