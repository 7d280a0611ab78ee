//! `createDataChannel` with `reliable` and `maxRetransmitTime`, and the attributes of those names on a channel.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::state::{HAS_DATA, RTP_DATA, State};
use crate::members::{Call, Method, Steps, copy, entry, is_nothing, set};
use crate::natives::{get, natives};
use crate::{patches, usage};

/// This chapter's methods.
pub(crate) const METHODS: &[Method] = &[Method("createDataChannel", 1, create_data_channel)];

/// What an unset limit read as, when the attributes were `unsigned short` and not nullable.
const NO_LIMIT: u16 = 65535;

const MAX_PACKET_LIFE_TIME: &str = "maxPacketLifeTime";

/// Defines a channel's old attributes where the browser has dropped them.
pub(crate) fn install(global: &JsValue) {
    let prototype = get(&get(global, "RTCDataChannel"), "prototype");
    let attributes: [(&'static str, Steps); 2] = [("reliable", reliable), ("maxRetransmitTime", max_retransmit_time)];
    for (name, read) in attributes {
        if prototype.is_object() && !Reflect::has(&prototype, &name.into()).unwrap_or(true) {
            patches::attribute(&prototype, name, read, None);
        }
    }
}

/// `reliable`: ordered, and resent without limit.
fn reliable(call: &Call) -> Result<JsValue, JsValue> {
    let reads = |name: &str| Reflect::get(&call.this, &name.into());
    let limited = !reads("maxRetransmits")?.is_null() || !reads(MAX_PACKET_LIFE_TIME)?.is_null();
    Ok((reads("ordered")?.is_truthy() && !limited).into())
}

/// `maxRetransmitTime` (ms), today's `maxPacketLifeTime`.
fn max_retransmit_time(call: &Call) -> Result<JsValue, JsValue> {
    let limit = Reflect::get(&call.this, &MAX_PACKET_LIFE_TIME.into())?;
    Ok(if limit.is_null() { NO_LIMIT.into() } else { limit })
}

/// `createDataChannel(label, options?)`.
///
/// `reliable: false` (Chrome 25 to 29, and RTP data channels) means unordered and never resent, unless finer options say
/// otherwise; `maxRetransmitTime` (ms) is today's `maxPacketLifeTime`. A label of `null` or `undefined` was the empty string.
fn create_data_channel(call: &Call) -> Result<JsValue, JsValue> {
    let native = natives().connection.method(call.member);
    if call.args.length() == 0 {
        return call.forward(&native);
    }
    let state = State::of(&call.this)?;
    let label = if is_nothing(&call.arg(0)) { "".into() } else { call.arg(0) };
    let channel = native.call2(&call.this, &label, &options(&call.arg(1), state.fact(RTP_DATA).is_truthy())?)?;
    state.set_fact(HAS_DATA, &JsValue::TRUE);
    Ok(channel)
}

/// The page's options in today's words; what needs no translation passes as it is.
fn options(given: &JsValue, rtp_data: bool) -> Result<JsValue, JsValue> {
    let reliable = entry(given, "reliable")?;
    let reliable = if reliable.is_undefined() { !rtp_data } else { reliable.is_truthy() };
    let life_time = entry(given, "maxRetransmitTime")?;
    if reliable && life_time.is_undefined() || !given.is_object() && !is_nothing(given) {
        return Ok(given.clone());
    }
    usage::record("createDataChannel");
    let options = copy(given);
    if !life_time.is_undefined() && get(&options, MAX_PACKET_LIFE_TIME).is_undefined() {
        set(&options, MAX_PACKET_LIFE_TIME, &life_time);
    }
    let finer = ["ordered", "maxRetransmits", MAX_PACKET_LIFE_TIME];
    if !reliable && finer.iter().all(|name| get(&options, name).is_undefined()) {
        set(&options, "ordered", &JsValue::FALSE);
        set(&options, "maxRetransmits", &0.into());
    }
    Ok(options.into())
}
