//! `createDataChannel` with `reliable` and `maxRetransmitTime`, and the attributes of those names on a channel.

use crate::peer_connection::slots::{HAS_DATA, RTP_DATA, is_legacy};
use crate::peer_connection::this;
use crate::realm::{capture_interface, native, native_of, prototype};
use crate::usage;
use crate::value::{Completion, FALSE, Value};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member, patch};

/// This chapter's operations.
pub(crate) static MEMBERS: &[Member] = &[Operation("createDataChannel", 1, create_data_channel)];

static RELIABLE: &[Member] = &[Attribute("reliable", reliable, None)];
static MAX_RETRANSMIT_TIME: &[Member] = &[Attribute("maxRetransmitTime", max_retransmit_time, None)];

/// What an unset limit read as, when the attributes were `unsigned short` and not nullable.
const NO_LIMIT: u32 = 65535;

const CHANNEL: &str = "RTCDataChannel";
const MAX_PACKET_LIFE_TIME: &str = "maxPacketLifeTime";

/// Defines a channel's old attributes where the browser has dropped them.
pub(crate) fn define_old_attributes() {
    capture_interface(CHANNEL);
    let channel = prototype(CHANNEL);
    for (name, attribute) in [("reliable", RELIABLE), ("maxRetransmitTime", MAX_RETRANSMIT_TIME)] {
        if channel.is_object() && !channel.has(name) {
            patch(channel, attribute);
        }
    }
}

/// `reliable`: resent without limit, in whichever order (libjingle's `DataChannel::reliable()`).
fn reliable(call: &Call) -> Completion {
    let is_unlimited = limit(call, "maxRetransmits")?.is_nullish() && limit(call, MAX_PACKET_LIFE_TIME)?.is_nullish();
    Ok(is_unlimited.into())
}

/// `maxRetransmitTime` (ms), today's `maxPacketLifeTime`.
fn max_retransmit_time(call: &Call) -> Completion {
    let limit = limit(call, MAX_PACKET_LIFE_TIME)?;
    Ok(if limit.is_nullish() { NO_LIMIT.into() } else { limit })
}

/// Today's attribute of a channel; throws the native "Illegal invocation" for anything else.
fn limit(call: &Call, name: &str) -> Completion {
    native_of(CHANNEL, name, "get").call(call.this, &[])
}

/// `createDataChannel(label, options?)`.
///
/// `reliable: false` (Chrome 25 to 29, and RTP data channels) means unordered and never resent, unless finer options say
/// otherwise; `maxRetransmitTime` (ms) is today's `maxPacketLifeTime`. A label of `null` or `undefined` was the empty string,
/// which it is on a connection that the page is known to use as of old.
fn create_data_channel(call: &Call) -> Completion {
    if call.args.length() == 0 {
        return call.forward();
    }
    let slots = this::of(call.this)?;
    let label = if call.arg(0).is_nullish() && is_legacy(slots) { "".into() } else { call.arg(0) };
    let options = options(call.arg(1), slots.get(RTP_DATA))?;
    let channel = native(call.member).call(call.this, &[label, options])?;
    slots.set(HAS_DATA, true);
    Ok(channel)
}

/// The page's options in today's words; what needs no translation passes as it is.
fn options(given: Value, rtp_data: bool) -> Completion {
    let reliable = given.try_get("reliable")?;
    let reliable = if reliable.is_undefined() { !rtp_data } else { reliable.is_truthy() };
    let life_time = given.try_get("maxRetransmitTime")?;
    if reliable && life_time.is_undefined() || !given.is_object() && !given.is_nullish() {
        return Ok(given);
    }
    usage::record("createDataChannel");
    let options = given.copy()?;
    let has = |name: &&str| !options.get(name).is_undefined();
    if !life_time.is_undefined() && !has(&MAX_PACKET_LIFE_TIME) {
        options.set(MAX_PACKET_LIFE_TIME, life_time);
    }
    if !reliable && !["ordered", "maxRetransmits", MAX_PACKET_LIFE_TIME].iter().any(has) {
        options.set("ordered", FALSE);
        options.set("maxRetransmits", 0);
    }
    Ok(options)
}
