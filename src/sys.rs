//! What js-sys and web-sys lack: the rest of the boundary to JavaScript.

use js_sys::{Array, Function, Map, Object, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Reports an exception of the page's own code the way the browser would: `window.onerror`, then the console.
    #[wasm_bindgen(js_name = reportError)]
    pub(crate) fn report_error(error: &JsValue);

    /// `String(value)`: may run the page's `toString`, and throw what it throws.
    #[wasm_bindgen(catch, js_name = String)]
    pub(crate) fn to_string(value: &JsValue) -> Result<String, JsValue>;

    /// What we know of one connection. It lives in a `WeakMap` under that connection, so the browser's GC owns it.
    #[wasm_bindgen(extends = Object)]
    #[derive(Clone)]
    pub(crate) type State;

    /// Local streams, in the order in which they were added: `MediaStream` to an `Array` of its `RTCRtpSender`s.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn local(this: &State) -> Map;
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_local(this: &State, streams: &Map);

    /// Remote streams, in the order in which they were announced.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn remote(this: &State) -> Array;
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_remote(this: &State, streams: &Array);

    /// The page's event handlers by event type (`onaddstream` is `addstream`).
    #[wasm_bindgen(method, getter)]
    pub(crate) fn handlers(this: &State) -> Object;
    #[wasm_bindgen(method, setter)]
    pub(crate) fn set_handlers(this: &State, handlers: &Object);

    /// The latest `setRemoteDescription`, settled or not; it never rejects.
    #[wasm_bindgen(method, getter, js_name = remoteSet)]
    pub(crate) fn remote_set(this: &State) -> Option<Promise>;
    #[wasm_bindgen(method, setter, js_name = remoteSet)]
    pub(crate) fn set_remote_set(this: &State, set: &Promise);

    /// Made with `RtpDataChannels`: channels are unreliable and unordered unless the page asks for more.
    #[wasm_bindgen(method, getter, js_name = rtpData)]
    pub(crate) fn rtp_data(this: &State) -> bool;
    #[wasm_bindgen(method, setter, js_name = rtpData)]
    pub(crate) fn set_rtp_data(this: &State, wanted: bool);

    /// Whether the page ever created a data channel on it.
    #[wasm_bindgen(method, getter, js_name = hasData)]
    pub(crate) fn has_data(this: &State) -> bool;
    #[wasm_bindgen(method, setter, js_name = hasData)]
    pub(crate) fn set_has_data(this: &State, has: bool);

    /// A promise whose outcome goes straight to JavaScript functions, with no closure of ours between.
    #[wasm_bindgen(extends = Promise)]
    pub(crate) type NativePromise;
    #[wasm_bindgen(method)]
    pub(crate) fn then(this: &NativePromise, fulfilled: &Function, rejected: &Function) -> NativePromise;

    /// `Proxy`, whose target must stay a `Function` for its `typeof`.
    #[wasm_bindgen(js_name = Proxy)]
    pub(crate) type FunctionProxy;
    #[wasm_bindgen(constructor, js_class = "Proxy")]
    pub(crate) fn new(target: &Function, traps: &Object) -> FunctionProxy;
}
