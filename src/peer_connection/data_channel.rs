//! `createDataChannel` with `reliable` and `maxRetransmitTime`, and the attributes of those names on a channel.

use wasm_bindgen::JsValue;

use super::state;
use crate::members::{Call, Method, copy, entry, set};
use crate::natives::{get, natives};
use crate::{patches, usage};

/// This chapter's methods.
pub(crate) const METHODS: &[Method] = &[Method("createDataChannel", 1, create_data_channel)];

/// What an unset limit read as, when the attributes were `unsigned short` and not nullable.
const NO_LIMIT: u16 = 65535;

/// Defines a channel's old attributes where the browser has dropped them.
pub(crate) fn install(global: &JsValue) {
    let prototype = get(&get(global, "RTCDataChannel"), "prototype");
    let lacks = |name: &str| !js_sys::Reflect::has(&prototype, &name.into()).unwrap_or(true);
    if lacks("reliable") {
        patches::attribute(&prototype, "reliable", read_reliable, None);
    }
    if lacks("maxRetransmitTime") {
        patches::attribute(&prototype, "maxRetransmitTime", read_max_retransmit_time, None);
    }
}

/// `reliable`: ordered, and resent without limit.
fn read_reliable(call: &Call) -> Result<JsValue, JsValue> {
    let reads = |name: &str| js_sys::Reflect::get(&call.this, &name.into());
    let unlimited = reads("maxRetransmits")?.is_null() && reads("maxPacketLifeTime")?.is_null();
    Ok((reads("ordered")?.is_truthy() && unlimited).into())
}

/// `maxRetransmitTime` (ms), today's `maxPacketLifeTime`.
fn read_max_retransmit_time(call: &Call) -> Result<JsValue, JsValue> {
    let limit = js_sys::Reflect::get(&call.this, &"maxPacketLifeTime".into())?;
    Ok(if limit.is_null() { NO_LIMIT.into() } else { limit })
}

/// `createDataChannel(label, options?)`.
///
/// `reliable: false` (Chrome 25 to 29, and RTP data channels) means unordered and never resent, unless finer options say
/// otherwise; `maxRetransmitTime` (ms) is today's `maxPacketLifeTime`. A label of `null` or `undefined` was the empty string.
fn create_data_channel(call: &Call) -> Result<JsValue, JsValue> {
    let state = state::of(&call.this)?;
    if call.args.length() == 0 {
        return call.forward(&natives().create_data_channel);
    }
    let label = call.arg(0);
    let label = if label.is_null() || label.is_undefined() { "".into() } else { label };
    let channel = natives().create_data_channel.call2(&call.this, &label, &options(&call.arg(1), state.rtp_data())?)?;
    state.set_has_data(true);
    Ok(channel)
}

/// The page's options in today's words; what needs no translation passes as it is.
fn options(given: &JsValue, rtp_data: bool) -> Result<JsValue, JsValue> {
    let read = |name: &str| {
        if given.is_object() { entry(given, name) } else { Ok(None) }
    };
    let reliable = read("reliable")?.map_or(!rtp_data, |reliable| reliable.is_truthy());
    let life_time = read("maxRetransmitTime")?;
    if reliable && life_time.is_none() {
        return Ok(given.clone());
    }
    usage::record("createDataChannel");
    let options = copy(given);
    if let (Some(life_time), None) = (life_time, entry(&options, "maxPacketLifeTime")?) {
        set(&options, "maxPacketLifeTime", &life_time);
    }
    let finer = ["ordered", "maxRetransmits", "maxPacketLifeTime"];
    let mut says_finer = false;
    for name in finer {
        says_finer |= entry(&options, name)?.is_some();
    }
    if !reliable && !says_finer {
        set(&options, "ordered", &JsValue::FALSE);
        set(&options, "maxRetransmits", &0.into());
    }
    Ok(options.into())
}
