//! How properties are defined: with which attributes, and by descriptors that are made once.

use js_sys::Array;

use super::{TRUE, UNDEFINED, Value};

pub(crate) const WRITABLE: u8 = 1;
pub(crate) const ENUMERABLE: u8 = 2;
pub(crate) const CONFIGURABLE: u8 = 4;

thread_local! {
    /// By attributes.
    static DESCRIPTORS: Array = Array::new();
}

/// Defines a data property with these attributes.
pub(crate) fn define_value(object: Value, name: &str, value: Value, attributes: u8) {
    let descriptor = descriptor(attributes);
    descriptor.set("value", value);
    object.define_property(name.into(), descriptor);
    if value.is_object() {
        // A stream, or what holds one, is not to be held by us.
        descriptor.set("value", UNDEFINED);
    }
}

/// A descriptor with these attributes, in which its last user's value or accessors still stand.
pub(crate) fn descriptor(attributes: u8) -> Value {
    let descriptors = DESCRIPTORS.with(Array::clone);
    let known = Value::new(descriptors.get(attributes.into()));
    if !known.is_undefined() {
        return known;
    }
    let made = Value::object();
    for (attribute, key) in &[(WRITABLE, "writable"), (ENUMERABLE, "enumerable"), (CONFIGURABLE, "configurable")] {
        if attributes & attribute != 0 {
            made.set(key, TRUE);
        }
    }
    descriptors.set(attributes.into(), made.js());
    made
}
