//! `getUserMedia`: `navigator`'s of old with callbacks, and `mediaDevices`' with constraints of old.

use crate::legacy::constraints::Constraint;
use crate::legacy::media::{
    PERMISSION_DENIED, TrackConstraint, Value as Wanted, error_name, gone, is_display, translate, translate_for_display,
};
use crate::legacy::user_agent::is_chrome;
use crate::realm::{capture, global, native_of, prototype, realm};
use crate::usage;
use crate::value::properties::{CONFIGURABLE, ENUMERABLE, WRITABLE, define_value};
use crate::value::{Completion, UNDEFINED, Value, function, throw};
use crate::webidl::callbacks::{Callbacks, Gives};
use crate::webidl::exceptions::{OF_MEDIA_DEVICES, dom_exception, rejected_promise, unknown_constraint};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member, patch};
use crate::webidl::media_constraints;

const DEVICES: &str = "MediaDevices";
/// Where the prototype's own methods are captured; those of the object are under its name.
const INTERFACE: &str = "MediaDevices.prototype";
const GET_USER_MEDIA: &str = "getUserMedia";
const WEBKIT_GET_USER_MEDIA: &str = "webkitGetUserMedia";

static OF_NAVIGATOR: &[Member] =
    &[Operation(WEBKIT_GET_USER_MEDIA, 2, for_callbacks), Operation(GET_USER_MEDIA, 2, for_callbacks)];
static OF_NAVIGATOR_FOR_ADAPTERS: &[Member] =
    &[Attribute(WEBKIT_GET_USER_MEDIA, webkit_get_user_media, Some(set_webkit_get_user_media))];
static OF_DEVICES: &[Member] = &[Operation(GET_USER_MEDIA, 0, for_promise)];

pub(crate) fn install_get_user_media() {
    let navigator = prototype("Navigator");
    if navigator.is_object() {
        // Chromium's own wants a failure callback, and passes over what it does not know.
        let is_told_by_it = !navigator.has(WEBKIT_GET_USER_MEDIA)
            && !navigator.has("mozGetUserMedia")
            && !is_chrome(&global().get("navigator").get("userAgent").text().unwrap_or_default());
        patch(navigator, OF_NAVIGATOR);
        if is_told_by_it {
            realm().set(WEBKIT_GET_USER_MEDIA, navigator.get(WEBKIT_GET_USER_MEDIA));
            patch(navigator, OF_NAVIGATOR_FOR_ADAPTERS);
        }
    }
    capture(INTERFACE, prototype(DEVICES));
    // webrtc-adapter puts its own on the object itself.
    let mut owner = media_devices();
    capture(DEVICES, owner);
    if native_of(DEVICES, GET_USER_MEDIA, "value").is_undefined() {
        owner = prototype(DEVICES);
        capture(DEVICES, owner);
    }
    if owner.is_object() {
        patch(owner, OF_DEVICES);
    }
}

/// webrtc-adapter takes a browser that has `webkitGetUserMedia` for Chrome, of an unknown version in Safari, and then does nothing. So where
/// it would decide by our member, its `detectBrowser` does not see it; this is the one question that its caller's name decides. All
/// other code does.
fn webkit_get_user_media(_: &Call) -> Completion {
    let stack = Value::type_error("").get("stack");
    let is_adapter = prototype("String").get("includes").call(stack, &["detectBrowser".into()])?.is_truthy();
    Ok(if is_adapter { UNDEFINED } else { realm().get(WEBKIT_GET_USER_MEDIA) })
}

/// A page may put its own in place.
fn set_webkit_get_user_media(call: &Call) -> Completion {
    define_value(call.this, call.member, call.arg(0), WRITABLE | ENUMERABLE | CONFIGURABLE);
    Ok(UNDEFINED)
}

/// `navigator.mediaDevices`; browsers hide it from pages that come neither by https nor from this machine.
pub(crate) fn media_devices() -> Value {
    global().get("navigator").get("mediaDevices")
}

/// A method of the interface. webrtc-adapter puts its own on the object itself, before us or after, and from 0.1.9 to 5 that one comes back
/// to us with other constraints of old.
pub(crate) fn native_of_devices(name: &str) -> Value {
    native_of(INTERFACE, name, "value")
}

/// `navigator.webkitGetUserMedia(constraints, success, failure?)`: asks for a camera, a microphone, both, or a screen. The constraints may
/// be of the old style, of today's, or both.
///
/// Throws a `TypeError` for a success callback that is no function and malformed constraints; `NotSupportedError` where neither audio
/// nor video is asked for. All else goes to the failure callback, with the names and fields of old.
fn for_callbacks(call: &Call) -> Completion {
    usage::record(call.member);
    let callbacks = Callbacks::from_arguments(call, 1, 1)?;
    if !call.arg(0).try_get("audio")?.is_truthy() && !call.arg(0).try_get("video")?.is_truthy() {
        return throw(dom_exception("NotSupportedError", call.member, "At least one of audio and video must be requested."));
    }
    let names = Value::object();
    let promise = request(call, media_devices(), names)?;
    let in_old_words = function(in_old_words).bind(&[names]);
    callbacks.settle(promise.invoke("then", &[UNDEFINED, in_old_words])?, Gives::Value)
}

/// `mediaDevices.getUserMedia(constraints)`: the native one, unless the constraints are of the old style.
fn for_promise(call: &Call) -> Completion {
    let is_legacy = |kind| call.arg(0).try_get(kind).and_then(media_constraints::is_legacy).unwrap_or(false);
    if !is_legacy("audio") && !is_legacy("video") {
        return native_of(DEVICES, GET_USER_MEDIA, "value").apply(call.this, call.args);
    }
    usage::record("mediaDevices.getUserMedia");
    let of_devices = Call { member: OF_MEDIA_DEVICES, ..*call };
    Ok(request(&of_devices, call.this, Value::object()).unwrap_or_else(|threw| rejected_promise(threw.value())))
}

/// Asks the browser, in today's words. Under today's name of each constraint that must be met, `names` gets the page's own.
fn request(call: &Call, devices: Value, names: Value) -> Completion {
    let today = call.arg(0).copy()?;
    let mut legacy = Vec::new();
    let mut display = false;
    for kind in &["audio", "video"] {
        let track = today.get(kind);
        if media_constraints::is_legacy(track)? {
            let (constraints, rest) = media_constraints::read_mixed(call.member, track)?;
            display = display || is_display(&constraints);
            today.set(kind, rest);
            legacy.push((constraints, rest));
        }
    }
    for (constraints, track) in &legacy {
        if let Some(unmet) = add_all(*track, constraints, display, names)? {
            let error = unknown_constraint("OverconstrainedError", call.member, &unmet.name);
            define_value(error, "constraint", (&*unmet.name).into(), ENUMERABLE | CONFIGURABLE);
            return Ok(rejected_promise(error));
        }
    }
    let refused = |problem| Ok(rejected_promise(dom_exception("NotSupportedError", call.member, problem)));
    if !devices.is_object() {
        return refused("Only secure origins are allowed.");
    }
    let ask = native_of_devices(if display { "getDisplayMedia" } else { GET_USER_MEDIA });
    if ask.is_function() { ask.call(devices, &[today]) } else { refused("This browser shares no screens.") }
}

/// Puts the constraints of old among those of today that `track` has: what is mandatory beside them, each wish as an `advanced` set of its
/// own. Gives the mandatory one that can't be met, if any.
fn add_all(track: Value, constraints: &[Constraint], display: bool, names: Value) -> Completion<Option<&Constraint>> {
    let advanced = if track.get("advanced").is_array() { track.get("advanced").list()? } else { Value::array(&[]) };
    for constraint in constraints {
        match if display { translate_for_display(constraint) } else { translate(constraint) } {
            Ok(Some(today)) if constraint.mandatory || display => {
                names.set(today.name, &*constraint.name);
                add(track, &today)?;
            }
            Ok(Some(today)) => {
                let wish = Value::object();
                add(wish, &today)?;
                advanced.push(wish);
            }
            Err(_) if constraint.mandatory => return Ok(Some(constraint)),
            Ok(None) => gone(&constraint.name).map_or((), usage::ignore),
            Err(_) => {}
        }
    }
    if advanced.length() > 0 {
        track.set("advanced", advanced);
    }
    Ok(None)
}

fn add(constraints: Value, constraint: &TrackConstraint) -> Completion<()> {
    // What the page says in today's style may be a range, which stays its own, or a value, which is a wish.
    let known = constraints.get(constraint.name);
    let is_range = known.is_object() && !known.is_array();
    let range = if is_range { known.copy()? } else { Value::object() };
    if !is_range && !known.is_undefined() {
        range.set("ideal", known);
    }
    let value: Value = match constraint.value {
        Wanted::Text(text) => text.into(),
        Wanted::Flag(flag) => flag.into(),
    };
    range.set(constraint.bound.key(), value);
    constraints.set(constraint.name, range);
    Ok(())
}

/// Gives an error the names and fields that pages of those years look at, beside its own.
fn in_old_words(names: Value, error: Value, _: Value) -> Completion {
    if error.is_object() {
        let today = error.get("name").text()?;
        let name = error_name(&today);
        let constraint = error.get("constraint");
        let mut constraint_name = "".into();
        if !constraint.is_undefined() {
            let known = names.item(constraint.as_text()?);
            constraint_name = if known.is_undefined() { constraint } else { known };
        }
        let code = u32::from(name == PERMISSION_DENIED);
        for (field, value) in
            [("name", name.into()), ("constraintName", constraint_name), ("code", code.into()), ("PERMISSION_DENIED", 1.into())]
        {
            define_value(error, field, value, ENUMERABLE | CONFIGURABLE);
        }
    }
    throw(error)
}
