//! `URL.createObjectURL(stream)`, and `src` of a media element that takes such a URL.

use js_sys::{Map, WeakMap};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlMediaElement, MediaStream};

use crate::members::Call;
use crate::natives::natives;
use crate::{patches, usage};

thread_local! {
    /// The stream of each URL that is not revoked.
    static STREAMS: Map = Map::new();
    /// The URL that a media element plays, and that its `src` therefore reads.
    static PLAYING: WeakMap = WeakMap::new();
}

/// Puts both in place. All browsers have them, and none takes a stream any more.
pub(crate) fn install() {
    patches::method(&natives().url, "createObjectURL", 1, create_object_url);
    patches::method(&natives().url, "revokeObjectURL", 1, revoke_object_url);
    patches::attribute(&natives().media_element, "src", read_src, Some(write_src));
}

fn create_object_url(call: &Call) -> Result<JsValue, JsValue> {
    let native = &natives().create_object_url;
    if call.arg(0).dyn_ref::<MediaStream>().is_none() {
        return call.forward(native);
    }
    usage::record("createObjectURL");
    // A URL of an empty Blob, withdrawn at once: unique, of the browser's own making, and it leads nowhere.
    let url = native.call1(&natives().url, &web_sys::Blob::new()?.into())?;
    natives().revoke_object_url.call1(&natives().url, &url)?;
    STREAMS.with(|streams| streams.set(&url, &call.arg(0)));
    Ok(url)
}

fn revoke_object_url(call: &Call) -> Result<JsValue, JsValue> {
    STREAMS.with(|streams| streams.delete(&call.arg(0)));
    call.forward(&natives().revoke_object_url)
}

fn read_src(call: &Call) -> Result<JsValue, JsValue> {
    let native = natives().get_src.call0(&call.this)?;
    let url = PLAYING.with(|playing| playing.get(call.this.unchecked_ref()));
    let plays = !url.is_undefined() && call.this.unchecked_ref::<HtmlMediaElement>().src_object().is_some();
    Ok(if plays { url } else { native })
}

fn write_src(call: &Call) -> Result<JsValue, JsValue> {
    let stream = STREAMS.with(|streams| streams.get(&call.arg(0)));
    let Ok(element) = call.this.clone().dyn_into::<HtmlMediaElement>() else {
        return call.forward(&natives().set_src);
    };
    if let Ok(stream) = stream.dyn_into::<MediaStream>() {
        element.set_src_object(Some(&stream));
        PLAYING.with(|playing| playing.set(&element, &call.arg(0)));
        return Ok(JsValue::UNDEFINED);
    }
    if PLAYING.with(|playing| playing.delete(&element)) {
        element.set_src_object(None);
    }
    call.forward(&natives().set_src)
}
