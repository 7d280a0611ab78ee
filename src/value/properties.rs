//! How properties are defined: with which attributes, and by descriptors that are made once.

use super::{DESCRIPTORS, NULL, TRUE, UNDEFINED, Value};

pub(crate) const WRITABLE: u8 = 1;
pub(crate) const ENUMERABLE: u8 = 2;
pub(crate) const CONFIGURABLE: u8 = 4;

/// Defines a data property with these attributes.
pub(crate) fn define_value(object: Value, name: &str, value: Value, attributes: u8) {
    let descriptor = descriptor(attributes);
    descriptor.set("value", value);
    object.define_property(name.into(), descriptor);
    // A stream, or what holds one, is not to be held by us.
    descriptor.set("value", UNDEFINED);
}

/// A descriptor with these attributes.
fn descriptor(attributes: u8) -> Value {
    let known = DESCRIPTORS.at(attributes.into());
    if !known.is_undefined() {
        return known;
    }
    let made = Value::object_of(NULL);
    for (attribute, key) in &[(WRITABLE, "writable"), (ENUMERABLE, "enumerable"), (CONFIGURABLE, "configurable")] {
        if attributes & attribute != 0 {
            made.set(key, TRUE);
        }
    }
    DESCRIPTORS.set_at(attributes.into(), made);
    made
}
