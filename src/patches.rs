//! What we put into the page's globals, and how each is put back.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::members::{CONFIGURABLE, Method, Steps, WRITABLE, define, define_attribute, define_method};

thread_local! {
    /// For each patch the object, the name, and the descriptor that stood there (`undefined` for none).
    static PATCHES: Array = Array::new();
}

/// Puts a global's value in place, not enumerable, as interface objects are.
pub(crate) fn value(object: &JsValue, name: &str, value: &JsValue) {
    define(remember(object, name), name, value, WRITABLE | CONFIGURABLE);
}

/// Puts a method in place.
pub(crate) fn method(object: &JsValue, method: &Method) {
    define_method(remember(object, method.0), method);
}

/// Puts an attribute in place.
pub(crate) fn attribute(object: &JsValue, name: &'static str, read: Steps, write: Option<Steps>) {
    define_attribute(remember(object, name), name, read, write);
}

fn remember<'a>(object: &'a JsValue, name: &str) -> &'a Object {
    let object: &Object = object.unchecked_ref();
    let before = Object::get_own_property_descriptor(object, &name.into());
    PATCHES.with(|patches| patches.push(&Array::of3(object, &name.into(), &before)));
    object
}

/// Puts everything back, the last first.
pub(crate) fn undo() {
    PATCHES.with(|patches| {
        while patches.length() > 0 {
            let patch: Array = patches.pop().unchecked_into();
            let (object, name, before): (Object, _, _) = (patch.get(0).unchecked_into(), patch.get(1), patch.get(2));
            // `false` means that the page froze the object since: then there is nothing we can do about it.
            let _ = if before.is_undefined() {
                Reflect::delete_property(&object, &name)
            } else {
                Reflect::define_property(&object, &name, before.unchecked_ref())
            };
        }
    });
}
