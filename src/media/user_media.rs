//! `navigator.webkitGetUserMedia(constraints, success, failure?)`.

use crate::errors::{dom_exception, rejected, unknown_constraint};
use crate::legacy::constraints::Constraint;
use crate::legacy::media::{TrackConstraint, Value as Wanted, translate};
use crate::members::{CONFIGURABLE, Call, ENUMERABLE, define};
use crate::peer_connection::callbacks::{Callbacks, Gives};
use crate::realm::global;
use crate::values::{Completion, Value, throw};
use crate::{media_constraints, usage};

/// Asks for a camera, a microphone or both. The constraints may be of the old style or of today's.
///
/// Throws a `TypeError` for a success callback that is no function and malformed constraints; `NotSupportedError` where neither audio
/// nor video is asked for. All else goes to the failure callback.
pub(crate) fn get_user_media(call: &Call) -> Completion {
    usage::record(call.member);
    let callbacks = Callbacks::read(call, 1, 1)?;
    let today = call.arg(0).copy()?;
    let refused = |problem| dom_exception("NotSupportedError", call.member, problem);
    if !today.own("audio").is_truthy() && !today.own("video").is_truthy() {
        return throw(refused("At least one of audio and video must be requested."));
    }
    let mut unsatisfied = None;
    for kind in &["audio", "video"] {
        let track = today.own(kind);
        if media_constraints::is_legacy(track)? {
            match track_constraints(&media_constraints::read(call.member, track)?) {
                Ok(track) => today.set(kind, track),
                Err(constraint) => unsatisfied = Some(constraint_not_satisfied(call, &constraint.name)),
            }
        }
    }
    let devices = global().own("navigator").own("mediaDevices");
    let promise = match unsatisfied {
        Some(error) => rejected(error),
        None if devices.is_object() => devices.invoke("getUserMedia", &[today])?,
        // Browsers hide the cameras from pages that come neither by https nor from this machine.
        None => rejected(refused("Only secure origins are allowed.")),
    };
    callbacks.settle(promise, Gives::Value)
}

/// Today's `MediaTrackConstraints`: what is mandatory at the top, each wish an `advanced` set of its own. Or the mandatory
/// constraint that can't be met.
fn track_constraints(constraints: &[Constraint]) -> Result<Value, &Constraint> {
    let (track, advanced) = (Value::object(), Value::array(&[]));
    for constraint in constraints {
        match translate(constraint) {
            Ok(Some(today)) if constraint.mandatory => add(track, &today),
            Ok(Some(today)) => {
                let wish = Value::object();
                add(wish, &today);
                advanced.push(wish);
            }
            Err(_) if constraint.mandatory => return Err(constraint),
            _ => {}
        }
    }
    track.set("advanced", advanced);
    Ok(track)
}

fn add(constraints: Value, constraint: &TrackConstraint) {
    let known = constraints.own(constraint.name);
    let range = if known.is_undefined() { Value::object() } else { known };
    let value: Value = match constraint.value {
        Wanted::Text(text) => text.into(),
        Wanted::Flag(flag) => flag.into(),
    };
    range.set(constraint.bound.key(), value);
    constraints.set(constraint.name, range);
}

/// The error of a mandatory constraint that can't be met, with the name that old pages read.
fn constraint_not_satisfied(call: &Call, name: &str) -> Value {
    let error = unknown_constraint("ConstraintNotSatisfiedError", call.member, name);
    define(error, "constraintName", name.into(), ENUMERABLE | CONFIGURABLE);
    error
}
