//! `getUserMedia`: the legacy one of `navigator`, with callbacks, and the one of `mediaDevices`, with legacy
//! constraints.

use js_sys::TypeError;

use crate::legacy::constraints::Constraint;
use crate::legacy::media::{
    PERMISSION_DENIED, TrackConstraint, Value as Wanted, error_name, gone, is_display, translate, translate_for_display,
};
use crate::realm::{global, native_of, realm};
use crate::usage;
use crate::value::properties::{CONFIGURABLE, ENUMERABLE, WRITABLE, define_value};
use crate::value::{Completion, TRUE, UNDEFINED, Value, function, throw};
use crate::webidl::callbacks::{Callbacks, Gives};
use crate::webidl::exceptions::{
    OF_MEDIA_DEVICES, dom_exception, rejected_promise, throw_dom_exception, throw_type_error, unknown_constraint,
};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member};
use crate::webidl::media_constraints;

const DEVICES: &str = "MediaDevices";
/// The name under which the prototype's own methods are captured. Those of the object are under its own name.
const INTERFACE: &str = "MediaDevices.prototype";
const GET_USER_MEDIA: &str = "getUserMedia";
const WEBKIT_GET_USER_MEDIA: &str = "webkitGetUserMedia";
/// Whether the page has asked for a camera with callbacks.
const OLD_CAMERA: &str = "oldCamera";

pub(crate) static OF_NAVIGATOR: &[Member] =
    &[Operation(WEBKIT_GET_USER_MEDIA, 2, for_callbacks), Operation(GET_USER_MEDIA, 2, for_callbacks)];
pub(crate) static OF_NAVIGATOR_FOR_ADAPTERS: &[Member] =
    &[Attribute(WEBKIT_GET_USER_MEDIA, webkit_get_user_media, Some(set_webkit_get_user_media))];
pub(crate) static OF_DEVICES: &[Member] = &[Operation(GET_USER_MEDIA, 0, for_promise)];

/// webrtc-adapter takes any browser that has `webkitGetUserMedia` for Chrome; in Safari, for one of an unknown version,
/// and then it does nothing. So its function `detectBrowser` does not see our member where that would decide. All other
/// code sees it. Nothing else here depends on the name of the caller.
fn webkit_get_user_media(_: &Call) -> Completion {
    let stack = Value::new(TypeError::new("").into()).get("stack");
    let is_adapter = stack.invoke("includes", &["detectBrowser".into()])?.is_truthy();
    Ok(if is_adapter { UNDEFINED } else { realm().get(WEBKIT_GET_USER_MEDIA) })
}

/// A page may define its own.
fn set_webkit_get_user_media(call: &Call) -> Completion {
    define_value(call.this, call.member, call.arg(0), WRITABLE | ENUMERABLE | CONFIGURABLE);
    Ok(UNDEFINED)
}

/// Whether the page has asked for a camera as before there were promises.
pub(super) fn has_asked_by_callbacks() -> bool {
    realm().get(OLD_CAMERA).is_truthy()
}

/// `navigator.mediaDevices`. Browsers hide it from pages that come neither over https nor from the same machine.
pub(crate) fn media_devices() -> Value {
    global().get("navigator").get("mediaDevices")
}

/// A method of the interface. webrtc-adapter puts its own on the object itself, before us or after us. From 0.1.9 to 5
/// its method calls ours again, with other legacy constraints.
pub(crate) fn native_of_devices(name: &str) -> Value {
    native_of(INTERFACE, name, "value")
}

/// `navigator.webkitGetUserMedia(constraints, success, failure?)`: asks for a camera, a microphone, both, or a screen.
/// The constraints may have the old style, today's, or both.
///
/// Throws a `TypeError` for a success callback that is not a function, for constraints that are neither an object nor
/// nullish, and for malformed ones; `SyntaxError` where neither audio nor video is asked for (Chromium 49 and 53,
/// measured). Every other error goes to the failure callback, with the names and fields of those years.
pub(super) fn for_callbacks(call: &Call) -> Completion {
    usage::record(call.member);
    let callbacks = Callbacks::from_arguments(call, 1, 1)?;
    realm().set(OLD_CAMERA, TRUE);
    if !call.arg(0).is_object() && !call.arg(0).is_nullish() {
        return throw_type_error(call.member, "parameter 1 ('constraints') is not an object.");
    }
    let (asked, _) = asked(call.arg(0))?;
    let mut is_asked = false;
    for kind in &KINDS {
        // In Chromium 49 to 65, `null` asked for any device of the kind; 0 and the empty string did not.
        if asked.get(kind).js().is_null() {
            asked.set(kind, TRUE);
        }
        is_asked = is_asked || asked.get(kind).is_truthy();
    }
    if !is_asked {
        return throw_dom_exception("SyntaxError", call.member, "At least one of audio and video must be requested.");
    }
    let names = Value::object();
    let promise = request(call, asked, media_devices(), names)?;
    let in_old_words = function(in_old_words).bind(&[names]);
    callbacks.settle(promise.invoke("then", &[UNDEFINED, in_old_words])?, Gives::Value)
}

/// `mediaDevices.getUserMedia(constraints)`: the native one, unless the constraints are of the old style.
fn for_promise(call: &Call) -> Completion {
    let native = native_of(DEVICES, GET_USER_MEDIA, "value");
    if !call.arg(0).is_object() {
        return native.apply(call.this, call.args);
    }
    let promise = asked(call.arg(0)).and_then(|(today, is_legacy)| {
        if !is_legacy {
            return native.call(call.this, &[today]);
        }
        usage::record("mediaDevices.getUserMedia");
        request(&Call { member: OF_MEDIA_DEVICES, ..*call }, today, call.this, Value::object())
    });
    Ok(promise.unwrap_or_else(|threw| rejected_promise(threw.value())))
}

/// The two kinds of media.
const KINDS: [&str; 2] = ["audio", "video"];

/// A copy of the page's constraints; and whether a track's are of the old style.
fn asked(given: Value) -> Completion<(Value, bool)> {
    let (asked, mut is_legacy) = (if given.is_nullish() { Value::object() } else { given.dictionary()? }, false);
    for kind in &KINDS {
        let track = asked.try_get(kind)?.dictionary()?;
        is_legacy |= media_constraints::is_legacy(track)?;
        asked.set(kind, track);
    }
    Ok((asked, is_legacy))
}

/// Puts `today`, a copy of the page's constraints, into today's words, and asks the browser. For each constraint that
/// must be met, `names` gets the page's name of it, under today's name.
fn request(call: &Call, today: Value, devices: Value, names: Value) -> Completion {
    let mut legacy = Vec::new();
    let mut display = false;
    for kind in &KINDS {
        let track = today.get(kind);
        if media_constraints::is_legacy(track)? {
            let constraints = media_constraints::take_legacy(call.member, track)?;
            display = display || is_display(&constraints);
            legacy.push((constraints, track, *kind == "audio"));
        }
    }
    for (constraints, track, is_audio) in &legacy {
        // For a microphone alone, Chromium 49 ignored names that it did not know.
        if let Some(unmet) = add_all(*track, constraints, display, *is_audio, names)? {
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

/// Adds the legacy constraints to today's in `track`: the mandatory ones as members, each optional one as an `advanced`
/// set of its own. Returns the mandatory one that can't be met, if any.
fn add_all(
    track: Value,
    constraints: &[Constraint],
    display: bool,
    is_audio: bool,
    names: Value,
) -> Completion<Option<&Constraint>> {
    let advanced = track.try_get("advanced")?;
    let advanced = if advanced.is_array() { advanced.list()? } else { Value::array(&[]) };
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
            Err(_) if constraint.mandatory && !is_audio => return Ok(Some(constraint)),
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
    // A constraint in today's style may be a range, which stays as it is, or a bare value, which is only a wish.
    let known = constraints.try_get(constraint.name)?;
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

/// Gives an error the names and fields that pages of those years read, beside its own.
fn in_old_words(names: Value, error: Value, _: Value) -> Completion {
    if error.is_object() {
        let today = error.get("name").text()?;
        let mut name = error_name(&today);
        let constraint = error.get("constraint");
        let mut constraint_name = "".into();
        if !constraint.is_undefined() {
            let mut name = constraint.text()?;
            // Until a page has been granted a camera, WebKit does not say which constraint it was.
            let asked = names.keys()?;
            if name.is_empty() && asked.length() == 1 {
                name = asked.at(0).text()?;
            }
            let known = names.get(&name);
            constraint_name = if known.is_undefined() { constraint } else { known };
        }
        if constraint_name.is("sourceId") {
            // There is no such camera (Chromium 49 to 56).
            (name, constraint_name) = ("DevicesNotFoundError", "".into());
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
