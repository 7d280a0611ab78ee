//! `createDTMFSender(track)`, and the members of its result that today's `RTCDTMFSender` lacks.

use js_sys::{Object, Reflect};

use crate::legacy::tones;
use crate::media::stream::tracks_of;
use crate::peer_connection::slots::LOCAL_STREAMS;
use crate::peer_connection::this;
use crate::realm::{
    TRACK as TRACK_INTERFACE, ask, capture_interface, global, is_a, lazily, listen, native_of, prototype, schema,
};
use crate::usage;
use crate::value::properties::{CONFIGURABLE, ENUMERABLE, define_value};
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::events::{do_later, fire, new_event_of};
use crate::webidl::exceptions::{throw_dom_exception, throw_type_error};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member, define, one_argument};

/// This chapter's operation.
pub(crate) static MEMBERS: &[Member] = &[Operation("createDTMFSender", 1, create_dtmf_sender)];

/// The members of its result.
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
        /// The tones that were last inserted, as the page wrote them.
        LETTERS: Value,
    }
}

/// `createDTMFSender(track)`: the `dtmf` of the track's sender, with our prototype on top of its own.
///
/// Throws `TypeError` for anything that is not a track, `SyntaxError` for a track that is neither sent nor in a local
/// stream, and `NotSupportedError` for one that is not audio (BB49).
fn create_dtmf_sender(call: &Call) -> Completion {
    usage::record(call.member);
    this::of(call.this)?;
    one_argument(call)?;
    let track = call.arg(0);
    if !is_a(track, TRACK_INTERFACE, "kind") {
        return throw_type_error(call.member, "parameter 1 is not of type 'MediaStreamTrack'.");
    }
    let local = this::of_open(call)?.list(LOCAL_STREAMS);
    let sender = ask(call.this, "getSenders").items().find(|sender| sender.get("track").is(track)).unwrap_or(UNDEFINED);
    if !sender.is_object() && !local.items().any(|stream| tracks_of(stream).includes(track)) {
        return throw_dom_exception("SyntaxError", call.member, "No local stream is available for the track provided.");
    }
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
        slots.set(LETTERS, "".into());
        // In front of the page's own listeners.
        listen(dtmf, "tonechange", function(on_tone_change), true)?;
    }
    Ok(dtmf)
}

/// Our prototype inherits from the native one. So a sender is an instance of `RTCDTMFSender`, and all other members are
/// native.
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

/// The letter that is played, as the page wrote it (today's browsers turn it into a capital), and the tones that are
/// left.
fn playing(sender: Value) -> Completion<(String, String)> {
    let letters = slots_of(sender)?.get(LETTERS).text()?;
    let (tone, left) = tones::playing(&letters, rest(sender)?.text()?.len());
    Ok((tone.to_owned(), left.to_owned()))
}

/// The tones that wait.
fn tone_buffer(call: &Call) -> Completion {
    Ok((&*playing(call.this)?.1).into())
}

/// `tonechange`, before the page hears of it.
fn on_tone_change(event: Value, _: Value, _: Value) -> Completion {
    let sender = event.get("currentTarget");
    // It is empty when all have been played.
    if event.get("tone").is_truthy() {
        define_value(event, "tone", (&*playing(sender)?.0).into(), ENUMERABLE | CONFIGURABLE);
    } else {
        slots_of(sender)?.set(LETTERS, "".into());
    }
    Ok(UNDEFINED)
}

/// `insertDTMF(tones, duration = 100, interToneGap = 50)`, in ms.
///
/// Throws `NotSupportedError` while nothing can be sent, and `SyntaxError` for a duration outside 70 to 6000 or a gap
/// below 50 (BB49).
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
    // Pages pass the text of input fields.
    let number = |place: u32, default: u32| match call.arg(place) {
        given if given.is_undefined() => Ok(default.into()),
        given => global().get("Number").call(UNDEFINED, &[given]),
    };
    let (duration, gap) = (number(1, 100)?, number(2, 50)?);
    // Chromium 49 to 65 ignored characters that are not tones.
    let letters = call.arg(0).text()?;
    let tones = tones::valid(&letters);
    let has_none = tones.is_empty() && !letters.is_empty();
    // NaN fails all comparisons.
    let is_in_range = duration.number() >= 70.0 && duration.number() <= 6000.0 && gap.number() >= 50.0;
    if !is_in_range || native.call(call.this, &[(&*tones).into(), duration, gap]).is_err() {
        return throw_dom_exception("SyntaxError", call.member, "The duration or the gap provided cannot be sent.");
    }
    slots.set(DURATION, duration);
    slots.set(GAP, gap);
    slots.set(LETTERS, (&*letters).into());
    if has_none {
        // All of them have been played, and no browser says so.
        let event = new_event_of("RTCDTMFToneChangeEvent", "tonechange".into(), "tone", "".into())?;
        do_later(|sender, event, _| fire(sender, event), &[call.this, event])?;
    }
    Ok(UNDEFINED)
}
