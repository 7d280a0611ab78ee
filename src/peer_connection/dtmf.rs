//! `createDTMFSender(track)`, and what its result had that today's `RTCDTMFSender` has not.

use js_sys::{Object, Reflect};

use super::state::{self, LOCAL, list};
use super::streams::{one_argument, tracks_of};
use crate::errors::{dom_exception, type_error};
use crate::legacy::text::join;
use crate::members::{CONFIGURABLE, Call, ENUMERABLE, Method, define, define_attribute, define_method};
use crate::realm::{ask, capture_interface, kept, listen, native_of, note_of, prototype, set_note};
use crate::usage;
use crate::values::{Completion, UNDEFINED, Value, function, throw};

/// This chapter's method.
pub(crate) const METHODS: &[Method] = &[Method("createDTMFSender", 1, create_dtmf_sender)];

const SENDER: &str = "RTCDTMFSender";
const TONE_BUFFER: &str = "toneBuffer";
/// What was last inserted, as the page wrote it.
const TONES: &str = "tones";

/// The attributes of the legacy interface that hold what was last asked for, with what they read at first: the defaults, in ms.
const ASKED: [(&str, u32); 2] = [("duration", 100), ("interToneGap", 50)];

/// `createDTMFSender(track)`: the `dtmf` of the track's sender, with our prototype on top of its own.
///
/// Throws `TypeError` for what is no track, `SyntaxError` for one that no local stream has, `NotSupportedError` for one without sound (BB49).
fn create_dtmf_sender(call: &Call) -> Completion {
    usage::record(call.member);
    let state = state::of_open(call)?;
    one_argument(call)?;
    let track = call.arg(0);
    if track.own("kind").is_undefined() {
        return type_error(call.member, "parameter 1 is not of type 'MediaStreamTrack'.");
    }
    if !list(state, LOCAL).items().any(|stream| tracks_of(stream).includes(track)) {
        return throw(dom_exception("SyntaxError", call.member, "No local stream is available for the track provided."));
    }
    let sender = ask(call.this, "getSenders").items().find(|sender| sender.own("track").is(track)).unwrap_or(UNDEFINED);
    let dtmf = sender.own("dtmf");
    if !dtmf.is_object() {
        return throw(dom_exception("NotSupportedError", call.member, "The track provided cannot send DTMF."));
    }
    if !note_of(dtmf).is_object() {
        let _ = Reflect::set_prototype_of(&dtmf.cast::<Object>(), &kept(SENDER_PROTOTYPE, make_prototype).cast::<Object>());
        let note = Value::object();
        note.set("track", track);
        for (name, default) in &ASKED {
            note.set(name, *default);
        }
        set_note(dtmf, note);
        // In front of the page's own listeners.
        listen(dtmf, "tonechange", kept("onToneChange", || function(on_tone_change)), true)?;
    }
    Some(dtmf)
}

const SENDER_PROTOTYPE: &str = "dtmfSenderPrototype";

/// Stands on the native prototype, so that a sender is an instance of `RTCDTMFSender` and all else is as natively.
fn make_prototype() -> Value {
    capture_interface(SENDER);
    let legacy = Value::object_of(prototype(SENDER));
    for name in &["track", "duration", "interToneGap"] {
        define_attribute(legacy, name, |call| asked(call.this).map(|note| note.own(call.member)), None);
    }
    define_attribute(legacy, TONE_BUFFER, |call| Some((&*as_written(call.this)?.1).into()), None);
    define_method(legacy, &Method("insertDTMF", 1, insert_dtmf));
    legacy
}

/// Our note of a sender. For anything else, throws the native "Illegal invocation".
fn asked(sender: Value) -> Completion {
    native_of(SENDER, TONE_BUFFER, "get").call(sender, &[])?;
    Some(note_of(sender))
}

/// The tone that plays, and those that wait, in the page's letters: browsers make capitals of them today.
fn as_written(sender: Value) -> Completion<(String, String)> {
    let rest = native_of(SENDER, TONE_BUFFER, "get").call(sender, &[])?.text()?;
    let tones = asked(sender)?.own(TONES).js().as_string().unwrap_or_default();
    // Both are ASCII, or the native function would have refused them.
    let at = tones.len().saturating_sub(rest.len());
    let piece = |from: usize, to: usize| tones.get(from..to).unwrap_or_default().to_owned();
    Some((piece(at.saturating_sub(1), at), piece(at, tones.len())))
}

/// `tonechange`, before the page hears of it.
fn on_tone_change(event: Value, _: Value, _: Value) -> Completion {
    let tone = event.own("tone").text()?;
    let (written, _) = as_written(event.own("currentTarget"))?;
    if written.eq_ignore_ascii_case(&tone) {
        define(event, "tone", (&*written).into(), ENUMERABLE | CONFIGURABLE);
    }
    Some(UNDEFINED)
}

/// `insertDTMF(tones, duration = 100, interToneGap = 50)`, in ms.
///
/// Throws `NotSupportedError` while nothing can be sent, and `SyntaxError` for a duration out of 70 to 6000, a gap below 50, and tones
/// that are none (BB49).
fn insert_dtmf(call: &Call) -> Completion {
    let native = native_of(SENDER, call.member, "value");
    let note = asked(call.this)?;
    if call.args.length() == 0 {
        return native.apply(call.this, call.args);
    }
    let failed = |name, problem: &str| throw(dom_exception(name, call.member, problem));
    if !call.this.own("canInsertDTMF").is_truthy() {
        return failed("NotSupportedError", "The 'canInsertDTMF' attribute is false: this sender cannot send DTMF.");
    }
    let tones = call.arg(0).text()?;
    let milliseconds = |place: u32, default: u32| {
        let given = call.arg(place);
        if given.is_undefined() { f64::from(default) } else { given.js().as_f64().unwrap_or_default() }
    };
    let [duration, gap] = [milliseconds(1, ASKED[0].1), milliseconds(2, ASKED[1].1)];
    if !(70.0..=6000.0).contains(&duration) {
        return failed("SyntaxError", "The duration provided is outside the range [70, 6000].");
    }
    if gap < 50.0 {
        return failed("SyntaxError", "The inter-tone gap provided is less than the minimum bound (50).");
    }
    let [duration, gap] = [duration, gap].map(|number| Value::new(number.into()));
    if native.call(call.this, &[(&*tones).into(), duration, gap]).is_none() {
        return failed("SyntaxError", &join(&["Could not send provided tones, '", &tones, "'."]));
    }
    note.set("duration", duration);
    note.set("interToneGap", gap);
    note.set(TONES, &*tones);
    Some(UNDEFINED)
}
