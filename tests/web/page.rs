//! What a page does: JavaScript, spelled in Rust.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use webkit_rtc_peer_connection::invoke;

// What js/realm.js is in what the build makes.
#[wasm_bindgen(module = "/js/realm/members.js")]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = RealmDefineMembers)]
    static DEFINE_MEMBERS: JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = RealmDefineValue)]
    static DEFINE_VALUE: JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = RealmFunctionOf)]
    static FUNCTION_OF: JsValue;
}

#[wasm_bindgen(inline_js = "export function set_realm(invoke, defineMembers, defineValue, functionOf) {
    globalThis.realm = {
        get: (object, name) => object === undefined || object === null ? undefined : object[name],
        set: (object, name, value) => { object[name] = value; },
        dictionary: (given) => ({ ...given }),
        list: (list) => Array.from(list instanceof RTCStatsReport ? list.values() : list),
        invoke, defineMembers, defineValue, functionOf,
    };
}")]
extern "C" {
    fn set_realm(invoke: JsValue, define_members: JsValue, define_value: JsValue, function_of: JsValue);
}

pub(crate) fn realm_is_there() {
    let invoke = Closure::<dyn Fn(i32, JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>>::new(invoke);
    let [members, value, function] = [&DEFINE_MEMBERS, &DEFINE_VALUE, &FUNCTION_OF].map(|imported| imported.with(JsValue::clone));
    set_realm(invoke.into_js_value(), members, value, function);
}

/// `install(options)`
pub(crate) fn install(options: JsValue) -> JsValue {
    webkit_rtc_peer_connection::install(options, JsValue::UNDEFINED).unwrap()
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
