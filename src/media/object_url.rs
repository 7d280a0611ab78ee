//! `URL.createObjectURL(stream)`, and `src` of a media element that takes such a URL.

use js_sys::Map;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlMediaElement, MediaStream};

use crate::members::{Call, Method};
use crate::natives::natives;
use crate::{notes, patches, usage};

thread_local! {
    /// The stream of each URL that is not revoked.
    static STREAMS: Map = Map::new();
}

/// Puts both in place. All browsers have them, and none takes a stream any more.
pub(crate) fn install() {
    patches::method(&natives().url.object, &Method("createObjectURL", 1, create_object_url));
    patches::method(&natives().url.object, &Method("revokeObjectURL", 1, revoke_object_url));
    patches::attribute(&natives().media_element.object, "src", read_src, Some(write_src));
}

fn create_object_url(call: &Call) -> Result<JsValue, JsValue> {
    let native = natives().url.method(call.member);
    if !call.arg(0).is_instance_of::<MediaStream>() {
        return call.forward(&native);
    }
    usage::record(call.member);
    // A URL of an empty Blob, withdrawn at once: unique, of the browser's own making, and it leads nowhere.
    let url = native.call1(&JsValue::UNDEFINED, &Blob::new()?.into())?;
    natives().url.method("revokeObjectURL").call1(&JsValue::UNDEFINED, &url)?;
    STREAMS.with(|streams| streams.set(&url, &call.arg(0)));
    Ok(url)
}

fn revoke_object_url(call: &Call) -> Result<JsValue, JsValue> {
    STREAMS.with(|streams| streams.delete(&call.arg(0)));
    call.forward(&natives().url.method(call.member))
}

fn read_src(call: &Call) -> Result<JsValue, JsValue> {
    let native = natives().media_element.getter(call.member).call0(&call.this)?;
    let url = notes::of(&call.this);
    let plays = !url.is_undefined() && call.this.unchecked_ref::<HtmlMediaElement>().src_object().is_some();
    Ok(if plays { url } else { native })
}

fn write_src(call: &Call) -> Result<JsValue, JsValue> {
    if let Some(element) = call.this.dyn_ref::<HtmlMediaElement>() {
        if let Some(stream) = STREAMS.with(|streams| streams.get(&call.arg(0))).dyn_ref::<MediaStream>() {
            element.set_src_object(Some(stream));
            notes::set(element, &call.arg(0));
            return Ok(JsValue::UNDEFINED);
        }
        if !notes::of(element).is_undefined() {
            element.set_src_object(None);
            notes::set(element, &JsValue::UNDEFINED);
        }
    }
    call.forward(&natives().media_element.setter(call.member))
}
