//! What we put into the page's globals, and how each is put back.

use js_sys::Object;

use crate::members::{CONFIGURABLE, Method, Steps, WRITABLE, define, define_attribute, define_method, member};
use crate::realm::kept;
use crate::values::Value;

/// For each patch the object, the name, and the descriptor that stood there (`undefined` for none).
fn patches() -> Value {
    kept("patches", || Value::array(&[]))
}

/// Puts a global's value in place, not enumerable, as interface objects are.
pub(crate) fn value(object: Value, name: &str, value: Value) {
    remember(object, name);
    define(object, name, value, WRITABLE | CONFIGURABLE);
}

/// Puts a method in place.
pub(crate) fn method(object: Value, method: &Method) {
    remember(object, method.0);
    define_method(object, method);
}

/// Puts an attribute in place.
pub(crate) fn attribute(object: Value, name: &'static str, read: Steps, write: Option<Steps>) {
    remember(object, name);
    define_attribute(object, name, read, write);
}

/// Puts a setter in place of an attribute's own, if it has one; its getter stays.
pub(crate) fn setter(object: Value, name: &'static str, write: Steps) {
    let descriptor = remember(object, name);
    if descriptor.is_object() {
        let descriptor = descriptor.copy().unwrap_or(descriptor);
        descriptor.set("set", member(name, "set ", 1, write));
        object.define(name.into(), descriptor);
    }
}

/// Takes a property away.
pub(crate) fn hide(object: Value, name: &str) {
    remember(object, name);
    object.delete(name);
}

/// Gives the descriptor.
fn remember(object: Value, name: &str) -> Value {
    let before = Value::new(Object::get_own_property_descriptor(&object.cast::<Object>(), &name.into()));
    patches().push(Value::array(&[object, name.into(), before]));
    before
}

/// Puts everything back, the last first.
pub(crate) fn undo() {
    let patches = patches();
    while let Some(last) = patches.length().checked_sub(1) {
        let patch = patches.at(last);
        let (object, before) = (patch.at(0), patch.at(2));
        if let Ok(name) = patch.at(1).text() {
            if before.is_undefined() { object.delete(&name) } else { object.define((&*name).into(), before) }
        }
        patches.set("length", last);
    }
}
