//! `createDataChannel` with `reliable` and `maxRetransmitTime`, and the attributes of those names on a channel.

use crate::peer_connection::slots::{HAS_DATA, RTP_CHANNELS, is_closed, is_legacy};
use crate::peer_connection::streams::negotiation_needed;
use crate::peer_connection::{rtp_channels, this};
use crate::realm::{native, native_of};
use crate::usage;
use crate::value::{Completion, UNDEFINED};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member};

/// This chapter's operations.
pub(crate) static MEMBERS: &[Member] = &[Operation("createDataChannel", 1, create_data_channel)];

/// Of channels, where the browser has dropped it.
pub(crate) static RELIABLE: &[Member] = &[Attribute("reliable", reliable, None)];
/// Likewise.
pub(crate) static MAX_RETRANSMIT_TIME: &[Member] = &[Attribute("maxRetransmitTime", max_retransmit_time, None)];

/// The value of an unset limit, when the attributes were `unsigned short` and not nullable.
const NO_LIMIT: u32 = 65535;

const CHANNEL: &str = "RTCDataChannel";
const MAX_RETRANSMITS: &str = "maxRetransmits";
const MAX_PACKET_LIFE_TIME: &str = "maxPacketLifeTime";

/// `reliable`: messages are resent without limit, ordered or not (libjingle's `DataChannel::reliable()`).
fn reliable(call: &Call) -> Completion {
    let is_unlimited = limit(call, MAX_RETRANSMITS)?.is_nullish() && limit(call, MAX_PACKET_LIFE_TIME)?.is_nullish();
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
/// `reliable` was for RTP channels: over SCTP, Chromium 49 to 65 ignored it. `maxRetransmitTime` (ms) is today's
/// `maxPacketLifeTime`, and numbers are converted as they were. A label of `null` or `undefined` was the empty string,
/// and still is on a connection in legacy use.
fn create_data_channel(call: &Call) -> Completion {
    if call.args.length() == 0 {
        return call.forward();
    }
    let slots = this::of(call.this)?;
    let is_legacy = is_legacy(slots);
    let label = if call.arg(0).is_nullish() && is_legacy { "".into() } else { call.arg(0) };
    let rtp_channels = slots.get(RTP_CHANNELS);
    let channel = if rtp_channels.is_object() && !is_closed(call.this)? {
        usage::record(call.member);
        rtp_channels::create(call.this, call.member, rtp_channels, label, call.arg(1))?
    } else {
        native(call.member).call(call.this, &[label, options(call, is_legacy)?])?
    };
    if !slots.get(HAS_DATA) {
        slots.set(HAS_DATA, true);
        negotiation_needed::changed(call.this)?;
    }
    Ok(channel)
}

/// The page's options in today's words.
fn options(call: &Call, is_legacy: bool) -> Completion {
    let given = call.arg(1).dictionary()?;
    let life_time = given.try_get("maxRetransmitTime")?;
    let resent = if is_legacy { given.try_get(MAX_RETRANSMITS)? } else { UNDEFINED };
    if life_time.is_undefined() && resent.is_undefined() {
        return Ok(given);
    }
    if !life_time.is_undefined() {
        usage::record(call.member);
        if !given.try_get(MAX_RETRANSMITS)?.is_undefined() {
            return rtp_channels::refuse(call.member);
        }
        if given.try_get(MAX_PACKET_LIFE_TIME)?.is_undefined() {
            given.set(MAX_PACKET_LIFE_TIME, life_time);
        }
    }
    let resent = resent.number();
    if !(0.0..=f64::from(NO_LIMIT)).contains(&resent) && resent.is_finite() {
        // As IDL's `unsigned short` had it.
        given.set(MAX_RETRANSMITS, resent.rem_euclid(f64::from(NO_LIMIT + 1)).floor());
    }
    Ok(given)
}
