//! What js-sys and web-sys lack: the rest of the boundary to JavaScript.

use js_sys::{Function, Object};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The global object; every browser with today's WebRTC has it under this name.
    #[wasm_bindgen(thread_local_v2, js_name = globalThis)]
    pub(crate) static GLOBAL: JsValue;

    /// What js/install.js and the crate keep for each other, by name.
    #[wasm_bindgen(thread_local_v2, js_namespace = realm, js_name = kept)]
    pub(crate) static KEPT: JsValue;

    /// Reports an exception of the page's own code the way the browser would: `window.onerror`, then the console.
    #[wasm_bindgen(js_name = reportError)]
    pub(crate) fn report_error(error: &JsValue);

    /// `String(value)`: may run the page's `toString`, and throw what it throws.
    #[wasm_bindgen(catch, js_name = String)]
    pub(crate) fn to_string(value: &JsValue) -> Result<String, JsValue>;

    /// `String(number)`, as a JavaScript string.
    #[wasm_bindgen(js_name = String)]
    pub(crate) fn digits(number: f64) -> JsValue;

    /// A value that is known to be an object without accessors of the page: calls that can throw cost more time.
    pub(crate) type Record;
    #[wasm_bindgen(method, structural, indexing_getter)]
    pub(crate) fn get(this: &Record, key: &JsValue) -> JsValue;
    #[wasm_bindgen(method, structural, indexing_getter)]
    pub(crate) fn number(this: &Record, key: &JsValue) -> f64;
    #[wasm_bindgen(method, structural, indexing_setter)]
    pub(crate) fn set(this: &Record, key: &JsValue, value: &JsValue);
    #[wasm_bindgen(method, structural, indexing_setter)]
    pub(crate) fn set_at(this: &Record, index: u32, value: &JsValue);

    /// As in js-sys, but without a path for exceptions, which costs time: for an object of ours.
    #[wasm_bindgen(js_namespace = Reflect, js_name = defineProperty)]
    pub(crate) fn define_property(object: &JsValue, name: &JsValue, descriptor: &JsValue) -> bool;

    // js-sys has these two too, but there an exception from a page's getter flies through our frames, which are then
    // never cleaned up.
    #[wasm_bindgen(catch, js_namespace = Object)]
    pub(crate) fn keys(object: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object)]
    pub(crate) fn assign(target: &JsValue, source: &JsValue) -> Result<JsValue, JsValue>;

    /// Gives `invoke` of lib.rs, as the page's functions call it.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["realm", "kept"], js_name = crate)]
    pub(crate) static CRATE: Function;

    // js/realm.js: the platform's objects as they were when we loaded, whatever a page has replaced since.
    /// `object[name]`; `undefined` if there is none.
    #[wasm_bindgen(catch, js_namespace = realm, js_name = get)]
    pub(crate) fn native_get(object: &JsValue, name: &str) -> Result<JsValue, JsValue>;
    /// `object[name] = value`
    #[wasm_bindgen(catch, js_namespace = realm, js_name = set)]
    pub(crate) fn native_set(object: &JsValue, name: &str, value: &JsValue) -> Result<(), JsValue>;
    /// Defines the members of a table on an object; see js/realm/members.js.
    #[wasm_bindgen(catch, js_namespace = realm, js_name = defineMembers)]
    pub(crate) fn define_members(
        of_crate: &Function,
        number: i32,
        table: &str,
        object: &JsValue,
        patches: &JsValue,
    ) -> Result<JsValue, JsValue>;
    /// A function of three parameters that calls the crate's function with this number.
    #[wasm_bindgen(js_namespace = realm, js_name = functionOf)]
    pub(crate) fn function_of(of_crate: &Function, number: usize) -> JsValue;
    /// Defines a data property; see js/realm/members.js.
    #[wasm_bindgen(catch, js_namespace = realm, js_name = defineValue)]
    pub(crate) fn define_value(
        object: &JsValue,
        name: &str,
        value: &JsValue,
        attributes: u8,
        patches: &JsValue,
    ) -> Result<JsValue, JsValue>;
    /// The items of an array, of an array-like object, or of a native report of statistics.
    #[wasm_bindgen(catch, js_namespace = realm, js_name = list)]
    pub(crate) fn list(of: &JsValue) -> Result<JsValue, JsValue>;

    /// A copy of a dictionary, for which each member is read once; see js/realm.js.
    #[wasm_bindgen(catch, js_namespace = realm, js_name = dictionary)]
    pub(crate) fn dictionary(given: &JsValue) -> Result<JsValue, JsValue>;

    /// `Proxy`, for a function.
    #[wasm_bindgen(js_name = Proxy)]
    pub(crate) type FunctionProxy;
    #[wasm_bindgen(constructor, js_class = "Proxy")]
    pub(crate) fn new(target: &Function, traps: &Object) -> FunctionProxy;
}
