//! What we put into the page's globals, and how each is put back.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::members::{Steps, define_attribute, define_value, function};
use crate::natives::descriptor;

struct Patch {
    object: Object,
    name: &'static str,
    /// The descriptor that stood there; `undefined` for none.
    before: JsValue,
}

thread_local! {
    static PATCHES: RefCell<Vec<Patch>> = const { RefCell::new(Vec::new()) };
}

/// Puts a data property in place.
pub(crate) fn value(object: &JsValue, name: &'static str, value: &JsValue, enumerable: bool) {
    patch(object, name, |object| define_value(object, name, value, enumerable));
}

/// Puts a method in place.
pub(crate) fn method(object: &JsValue, name: &'static str, length: u32, steps: Steps) {
    value(object, name, &function(name, length, steps), true);
}

/// Puts an accessor in place.
pub(crate) fn attribute(object: &JsValue, name: &'static str, read: Steps, write: Option<Steps>) {
    patch(object, name, |object| define_attribute(object, name, read, write));
}

fn patch(object: &JsValue, name: &'static str, put: impl FnOnce(&Object)) {
    if !object.is_object() && !object.is_function() {
        return;
    }
    let object: &Object = object.unchecked_ref();
    let before = descriptor(object, name);
    PATCHES.with_borrow_mut(|patches| patches.push(Patch { object: object.clone(), name, before }));
    put(object);
}

/// Puts everything back, the last first.
pub(crate) fn undo() {
    for Patch { object, name, before } in PATCHES.take().into_iter().rev() {
        // `false` means that the page froze the object since: then there is nothing we can do about it.
        let _ = if before.is_undefined() {
            Reflect::delete_property(&object, &name.into())
        } else {
            Reflect::define_property(&object, &name.into(), before.unchecked_ref())
        };
    }
}
