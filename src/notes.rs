//! What we remember of the page's objects: of a connection its state, of a remote stream its connection, of a media element the
//! URL that it plays. It is kept under the object itself, so the browser's GC is the owner, and nothing can leak.

use js_sys::WeakMap;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static NOTES: WeakMap = WeakMap::new();
}

/// What we remember of `object`; `undefined` for nothing.
pub(crate) fn of(object: &JsValue) -> JsValue {
    NOTES.with(|notes| notes.get(object.unchecked_ref()))
}

/// Remembers `note` for as long as the page keeps `object`.
pub(crate) fn set(object: &JsValue, note: &JsValue) {
    NOTES.with(|notes| notes.set(object.unchecked_ref(), note));
}
