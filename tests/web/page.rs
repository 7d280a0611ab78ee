//! What a page does: JavaScript, spelled in Rust.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use webkit_rtc_peer_connection::{invoke, start, surface};

// What js/ has around the crate in what the build makes. The server of `wasm-pack test` has this folder too. It stalls now
// and then when a browser asks for six files at once, so the page asks for one, and that for the others.
#[wasm_bindgen(inline_js = "
    export { installer } from '/js/install.js';
    export { RealmDictionary, RealmGet, RealmKept, RealmList, RealmSet } from '/js/realm.js';
    export { RealmDefineMembers, RealmDefineValue, RealmFunctionOf } from '/js/realm/members.js';
")]
extern "C" {
    fn installer(of_crate: &JsValue) -> JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = RealmDictionary)]
    static DICTIONARY: JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = RealmGet)]
    static GET: JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = RealmKept)]
    static KEPT: JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = RealmList)]
    static LIST: JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = RealmSet)]
    static SET: JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = RealmDefineMembers)]
    static DEFINE_MEMBERS: JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = RealmDefineValue)]
    static DEFINE_VALUE: JsValue;
    #[wasm_bindgen(thread_local_v2, js_name = RealmFunctionOf)]
    static FUNCTION_OF: JsValue;
}

thread_local! {
    /// What js/polyfill.js makes once for a page.
    static INSTALLER: JsValue = ready();
}

fn ready() -> JsValue {
    let invoke = Closure::<dyn Fn(i32, JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>>::new(invoke).into_js_value();
    let named = [
        ("dictionary", DICTIONARY.with(JsValue::clone)),
        ("get", GET.with(JsValue::clone)),
        ("kept", KEPT.with(JsValue::clone)),
        ("list", LIST.with(JsValue::clone)),
        ("set", SET.with(JsValue::clone)),
        ("defineMembers", DEFINE_MEMBERS.with(JsValue::clone)),
        ("defineValue", DEFINE_VALUE.with(JsValue::clone)),
        ("functionOf", FUNCTION_OF.with(JsValue::clone)),
    ];
    Reflect::set(&global(), &"realm".into(), &object(&named)).unwrap();
    Reflect::set(&global(), &"SURFACE".into(), &groups()).unwrap();
    let of_crate = Function::new_with_args("invoke", "return () => invoke").call1(&JsValue::UNDEFINED, &invoke).unwrap();
    let installer = installer(&of_crate);
    start().unwrap();
    installer
}

/// As tools/build/surface.mjs reads them: the number of each group's first member, and its rows.
fn groups() -> JsValue {
    let mut number = -1;
    let group = |(name, rows): (&str, &str)| {
        let members = Array::of2(&number.into(), &rows.into());
        number -= 2 * i32::try_from(rows.matches(',').count()).unwrap();
        Reflect::set(&members, &"name".into(), &name.into()).unwrap();
        members
    };
    let text = surface();
    let groups: Vec<Array> = text.split(';').filter_map(|group| group.split_once(':')).map(group).collect();
    let object = Object::new();
    for group in groups {
        Reflect::set(&object, &get(&group, "name"), &group).unwrap();
    }
    object.into()
}

/// `install(options)`
pub(crate) fn install(options: JsValue) -> JsValue {
    INSTALLER.with(|installer| call(installer, "install", &[&options])).unwrap()
}

/// `uninstall()`
pub(crate) fn uninstall() {
    INSTALLER.with(|installer| call(installer, "uninstall", &[])).unwrap();
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
