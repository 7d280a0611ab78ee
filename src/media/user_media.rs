//! `navigator.webkitGetUserMedia(constraints, success, failure?)`.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::errors::{dom_exception, rejected};
use crate::legacy::constraints::Constraint;
use crate::legacy::media::{TrackConstraint, Value, translate};
use crate::members::{CONFIGURABLE, Call, ENUMERABLE, callable, copy, define, entry, set};
use crate::natives::{get, natives};
use crate::peer_connection::callbacks::{Callbacks, Gives};
use crate::{media_constraints, usage};

/// Asks for a camera, a microphone or both. The constraints may be of the old style or of today's.
///
/// # Errors
/// `TypeError` for a success callback that is no function and malformed constraints; `NotSupportedError` where neither audio nor
/// video is asked for. All else goes to the failure callback.
pub(crate) fn get_user_media(call: &Call) -> Result<JsValue, JsValue> {
    usage::record(call.member);
    let callbacks = Callbacks::read(call, 1, 1)?;
    let today = copy(&call.arg(0));
    let refused = |problem| dom_exception("NotSupportedError", call.member, problem);
    if get(&today, "audio").is_falsy() && get(&today, "video").is_falsy() {
        return Err(refused("At least one of audio and video must be requested."));
    }
    let mut unsatisfied = None;
    for kind in ["audio", "video"] {
        let track = entry(&today, kind)?;
        if media_constraints::is_legacy(&track)? {
            match track_constraints(&media_constraints::read(call.member, &track)?) {
                Ok(track) => set(&today, kind, &track),
                Err(constraint) => unsatisfied = Some(constraint_not_satisfied(call, &constraint.name)),
            }
        }
    }
    let devices = get(&get(&natives().global, "navigator"), "mediaDevices");
    let promise = match (unsatisfied, callable(&get(&devices, "getUserMedia"))) {
        (Some(error), _) => rejected(&error),
        (None, Some(native)) => native.call1(&devices, &today)?,
        // Browsers hide the cameras from pages that come neither by https nor from this machine.
        (None, None) => rejected(&refused("Only secure origins are allowed.")),
    };
    callbacks.settle(&promise, Gives::Value);
    Ok(JsValue::UNDEFINED)
}

/// Today's `MediaTrackConstraints`: what is mandatory at the top, each wish an `advanced` set of its own. Or the mandatory
/// constraint that can't be met.
fn track_constraints(constraints: &[Constraint]) -> Result<Object, &Constraint> {
    let (track, advanced) = (Object::new(), Array::new());
    for constraint in constraints {
        match translate(constraint) {
            Ok(Some(today)) if constraint.mandatory => add(&track, &today),
            Ok(Some(today)) => {
                let wish = Object::new();
                add(&wish, &today);
                advanced.push(&wish);
            }
            Err(_) if constraint.mandatory => return Err(constraint),
            _ => {}
        }
    }
    set(&track, "advanced", &advanced);
    Ok(track)
}

fn add(constraints: &Object, constraint: &TrackConstraint) {
    let known = get(constraints, constraint.name);
    let range = if known.is_undefined() { Object::new().into() } else { known };
    let value = match constraint.value {
        Value::Text(text) => text.into(),
        Value::Flag(flag) => flag.into(),
    };
    set(&range, constraint.bound.key(), &value);
    set(constraints, constraint.name, &range);
}

/// The error of a mandatory constraint that can't be met, with the name that old pages read.
fn constraint_not_satisfied(call: &Call, name: &str) -> JsValue {
    let problem = ["Unknown mandatory constraint '", name, "'."].concat();
    let error = dom_exception("ConstraintNotSatisfiedError", call.member, &problem);
    define(error.unchecked_ref(), "constraintName", &name.into(), ENUMERABLE | CONFIGURABLE);
    error
}
