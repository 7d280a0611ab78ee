//! Channels of a connection with `RtpDataChannels`: a label is a channel.
//!
//! In Chrome 25 to 65 such channels had no numbers; descriptions announced them. Where both sides opened a channel of
//! the same label, it was one channel, without an event. (Measured in Chromium 49 to 65.) Here each side opens a
//! channel of SCTP, and what arrives on the other side's channel is delivered to one's own.

use crate::peer_connection::plan_b::descriptions::init;
use crate::peer_connection::slots::{ConnectionSlots, RTP_CHANNELS};
use crate::realm::{listen, native, schema};
use crate::sdp::with_data_bandwidth;
use crate::value::{Completion, NULL, UNDEFINED, Value, function};
use crate::webidl::events::{fire, new_event_of};
use crate::webidl::exceptions::throw_dom_exception;

schema! {
    /// The schema of channels.
    Channel, ChannelSlots, ChannelPlaces {
        /// The page's own channel of the same label, to which the messages of this one are delivered.
        TWIN: Value,
    }
}

const BINARY_TYPE: &str = "binaryType";

/// Lets a new connection have such channels.
pub(super) fn start(connection: Value) -> Completion {
    ConnectionSlots::ensure(connection).set(RTP_CHANNELS, Value::object_of(NULL));
    listen(connection, "datachannel", function(on_channel), true)
}

/// Opens a channel. Chrome refused what RTP could not do: limits, numbers, and a second channel of a label. It ignored
/// everything else.
pub(super) fn create(connection: Value, member: &'static str, known: Value, label: Value, given: Value) -> Completion {
    let label = Value::from(&*label.text()?);
    let mut is_refused = known.item(label).is_object();
    for name in &["id", "maxRetransmits", "maxRetransmitTime"] {
        is_refused |= given.is_object() && !given.try_get(name)?.is_undefined();
    }
    if is_refused {
        return refuse(member);
    }
    let options = if given.is_object() || given.is_nullish() { Value::object() } else { given };
    if options.is_object() {
        options.set("maxRetransmits", 0);
    }
    let channel = native(member).call(connection, &[label, options])?;
    known.put(label, channel);
    Ok(channel)
}

/// Chrome's error for options that it refused.
pub(super) fn refuse(member: &str) -> Completion {
    throw_dom_exception("NotSupportedError", member, "RTCDataChannel is not supported")
}

/// The far side has opened a channel.
fn on_channel(event: Value, _: Value, _: Value) -> Completion {
    let channel = event.get("channel");
    let (label, known) = (channel.get("label"), ConnectionSlots::ensure(event.get("currentTarget")).get(RTP_CHANNELS));
    let own = known.item(label);
    if !own.is_object() {
        known.put(label, channel);
        return Ok(UNDEFINED);
    }
    ChannelSlots::ensure(channel).set(TWIN, own);
    channel.set(BINARY_TYPE, own.get(BINARY_TYPE));
    listen(channel, "message", function(on_message), false)?;
    listen(channel, "close", function(|event, _, _| twin(event).invoke("close", &[])), false)?;
    event.invoke("stopImmediatePropagation", &[])
}

fn twin(event: Value) -> Value {
    ChannelSlots::ensure(event.get("currentTarget")).get(TWIN)
}

/// Delivers to the page's channel what came on the far side's.
fn on_message(event: Value, _: Value, _: Value) -> Completion {
    let own = twin(event);
    event.get("currentTarget").set(BINARY_TYPE, own.get(BINARY_TYPE));
    fire(own, new_event_of("MessageEvent", "message".into(), "data", event.get("data"))?)
}

/// `b=AS:30`, which descriptions of such channels had, and libraries look for.
/// Answers to any channel had it too (Chromium 49 to 65).
pub(super) fn shown(slots: ConnectionSlots, is_answer: bool, promise: Value) -> Completion {
    if !is_answer && !slots.get(RTP_CHANNELS).is_object() {
        return Ok(promise);
    }
    promise.invoke("then", &[function(in_description)])
}

fn in_description(description: Value, _: Value, _: Value) -> Completion {
    let with_bandwidth = with_data_bandwidth(&description.get("sdp").text()?);
    Ok(with_bandwidth.map_or(description, |sdp| init(description.get("type"), (&*sdp).into())))
}
