//! `createDTMFSender(track)`, and what its result had that today's `RTCDTMFSender` has not.

use js_sys::{Object, Reflect};

use crate::media::stream::tracks_of;
use crate::peer_connection::slots::LOCAL_STREAMS;
use crate::peer_connection::this;
use crate::realm::{ask, capture_interface, global, lazily, listen, native_of, prototype, schema};
use crate::usage;
use crate::value::properties::{CONFIGURABLE, ENUMERABLE, define_value};
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::exceptions::{throw_dom_exception, throw_type_error};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member, define, one_argument};

/// This chapter's operation.
pub(crate) static MEMBERS: &[Member] = &[Operation("createDTMFSender", 1, create_dtmf_sender)];

/// What its result has.
static OF_SENDERS: &[Member] = &[
    Attribute("track", |call| Ok(slots_of(call.this)?.get(TRACK)), None),
    Attribute("duration", |call| Ok(slots_of(call.this)?.get(DURATION)), None),
    Attribute("interToneGap", |call| Ok(slots_of(call.this)?.get(GAP)), None),
    Attribute(TONE_BUFFER, tone_buffer, None),
    Operation("insertDTMF", 1, insert_dtmf),
];

const SENDER: &str = "RTCDTMFSender";
const TONE_BUFFER: &str = "toneBuffer";

schema! {
    /// The schema of senders of DTMF.
    DtmfSender, DtmfSenderSlots, DtmfSenderPlaces {
        /// The attribute `track`.
        TRACK: Value,
        /// The attribute `duration`, in ms.
        DURATION: Value,
        /// The attribute `interToneGap`, in ms.
        GAP: Value,
        /// The tones that were last inserted, an array of the letters that the page wrote.
        LETTERS: Value,
    }
}

/// `createDTMFSender(track)`: the `dtmf` of the track's sender, with our prototype on top of its own.
///
/// Throws `TypeError` for what is no track, `SyntaxError` for one that no local stream has, `NotSupportedError` for one without sound (BB49).
fn create_dtmf_sender(call: &Call) -> Completion {
    usage::record(call.member);
    let local = this::of_open(call)?.list(LOCAL_STREAMS);
    one_argument(call)?;
    let track = call.arg(0);
    if track.get("kind").is_undefined() {
        return throw_type_error(call.member, "parameter 1 is not of type 'MediaStreamTrack'.");
    }
    if !local.items().any(|stream| tracks_of(stream).includes(track)) {
        return throw_dom_exception("SyntaxError", call.member, "No local stream is available for the track provided.");
    }
    let sender = ask(call.this, "getSenders").items().find(|sender| sender.get("track").is(track)).unwrap_or(UNDEFINED);
    let dtmf = sender.get("dtmf");
    if !dtmf.is_object() {
        return throw_dom_exception("NotSupportedError", call.member, "The track provided cannot send DTMF.");
    }
    if DtmfSenderSlots::of(dtmf).is_none() {
        let _ = Reflect::set_prototype_of(&dtmf.cast::<Object>(), &lazily("dtmfPrototype", make_prototype).cast::<Object>());
        let slots = DtmfSenderSlots::start(dtmf);
        slots.set(TRACK, track);
        slots.set(DURATION, 100.into());
        slots.set(GAP, 50.into());
        slots.set(LETTERS, Value::array(&[]));
        // In front of the page's own listeners.
        listen(dtmf, "tonechange", function(on_tone_change), true)?;
    }
    Ok(dtmf)
}

/// Stands on the native prototype, so that a sender is an instance of `RTCDTMFSender` and all else is as natively.
fn make_prototype() -> Value {
    capture_interface(SENDER);
    let legacy = Value::object_of(prototype(SENDER));
    define(legacy, &[OF_SENDERS]);
    legacy
}

/// The slots of a sender. For anything else, throws the native "Illegal invocation".
fn slots_of(sender: Value) -> Completion<DtmfSenderSlots> {
    rest(sender)?;
    Ok(DtmfSenderSlots::ensure(sender))
}

/// The tones that wait, as the browser has them.
fn rest(sender: Value) -> Completion {
    native_of(SENDER, TONE_BUFFER, "get").call(sender, &[])
}

/// What was last inserted, as a list of the page's letters (browsers make capitals of them today), and how many of them have come to play.
fn letters(sender: Value) -> Completion<(Value, u32)> {
    let letters = slots_of(sender)?.get(LETTERS);
    Ok((letters, letters.length().saturating_sub(rest(sender)?.list()?.length())))
}

/// The tones that wait.
fn tone_buffer(call: &Call) -> Completion {
    let (letters, played) = letters(call.this)?;
    let rest: Vec<Value> = (played..letters.length()).map(|place| letters.at(place)).collect();
    Value::array(&rest).invoke("join", &["".into()])
}

/// `tonechange`, before the page hears of it.
fn on_tone_change(event: Value, _: Value, _: Value) -> Completion {
    // It is empty when all have been played.
    if event.get("tone").is_truthy() {
        let (letters, played) = letters(event.get("currentTarget"))?;
        define_value(event, "tone", letters.at(played.saturating_sub(1)), ENUMERABLE | CONFIGURABLE);
    }
    Ok(UNDEFINED)
}

/// `insertDTMF(tones, duration = 100, interToneGap = 50)`, in ms.
///
/// Throws `NotSupportedError` while nothing can be sent, and `SyntaxError` for a duration out of 70 to 6000 and a gap below 50 (BB49).
fn insert_dtmf(call: &Call) -> Completion {
    let native = native_of(SENDER, call.member, "value");
    let slots = slots_of(call.this)?;
    one_argument(call)?;
    if !call.this.get("canInsertDTMF").is_truthy() {
        return throw_dom_exception(
            "NotSupportedError",
            call.member,
            "The 'canInsertDTMF' attribute is false: this sender cannot send DTMF.",
        );
    }
    // Pages pass what stands in text fields.
    let number = |place: u32, default: u32| match call.arg(place) {
        given if given.is_undefined() => Ok(default.into()),
        given => global().get("Number").call(UNDEFINED, &[given]),
    };
    let (duration, gap) = (number(1, 100)?, number(2, 50)?);
    // Chromium 49 to 65 left out what is no tone.
    let is_tone = |char: &char| matches!(char, '0'..='9' | 'A'..='D' | 'a'..='d' | '#' | '*' | ',');
    let tones: String = call.arg(0).text()?.chars().filter(is_tone).collect();
    let tones = Value::from(&*tones);
    // What is no number fails all comparisons.
    let is_in_range = duration.number() >= 70.0 && duration.number() <= 6000.0 && gap.number() >= 50.0;
    if !is_in_range || native.call(call.this, &[tones, duration, gap]).is_err() {
        return throw_dom_exception("SyntaxError", call.member, "The duration or the gap provided cannot be sent.");
    }
    slots.set(DURATION, duration);
    slots.set(GAP, gap);
    slots.set(LETTERS, tones.list()?);
    Ok(UNDEFINED)
}
