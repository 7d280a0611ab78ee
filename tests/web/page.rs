//! What a page does: JavaScript, spelled in Rust.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(raw_module = "../js/values.js")]
extern "C" {
    #[wasm_bindgen(js_name = instanceOf)]
    fn instance_of(exports: &JsValue) -> JsValue;
}

thread_local! {
    /// As js/instance.js makes it.
    static INSTANCE: JsValue = {
        let call = Closure::<dyn Fn(i32, i32, i32, i32) -> i32>::new(webkit_rtc_peer_connection::call);
        instance_of(&object(&[("call", call.into_js_value())]))
    };
}

/// What the package exports.
pub(crate) fn exported(name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    INSTANCE.with(|instance| call(instance, name, arguments))
}

/// `install(options)`
pub(crate) fn install(options: JsValue) -> JsValue {
    exported("install", &[&options]).unwrap()
}

/// `uninstall()`
pub(crate) fn uninstall() {
    exported("uninstall", &[]).unwrap();
}

/// `usage()`
pub(crate) fn usage() -> JsValue {
    exported("usage", &[]).unwrap()
}

pub(crate) fn global() -> JsValue {
    js_sys::global().into()
}

/// `object[name]`
pub(crate) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

pub(crate) fn class() -> JsValue {
    get(&global(), "webkitRTCPeerConnection")
}

/// `new webkitRTCPeerConnection(...arguments)`
pub(crate) fn construct(arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = class().unchecked_into();
    Reflect::construct(&class, &arguments.iter().collect::<Array>())
}

/// `object[name](...arguments)`
pub(crate) fn call(object: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    get(object, name).unchecked_into::<Function>().apply(object, &arguments.iter().collect::<Array>())
}

/// What `object[name](...arguments)` throws.
pub(crate) fn thrown(object: &JsValue, name: &str, arguments: &[JsValue]) -> JsValue {
    call(object, name, &arguments.iter().collect::<Vec<_>>()).unwrap_err()
}

/// An object of these members.
pub(crate) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

/// The body of a function, with its `arguments`.
pub(crate) fn run(body: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    Function::new_no_args(body).apply(&JsValue::UNDEFINED, &arguments.iter().collect::<Array>())
}

/// Waits for the success or the failure callback that `start` hands to a legacy call.
pub(crate) async fn settled(start: impl Fn(&JsValue, &JsValue)) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::new(&mut |ok: Function, fail: Function| start(&ok, &fail))).await
}
