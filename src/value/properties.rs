//! How are data properties defined, and with which attributes?

use wasm_bindgen::JsValue;

use super::{Value, sys};

pub(crate) const WRITABLE: u8 = 1;
pub(crate) const ENUMERABLE: u8 = 2;
pub(crate) const CONFIGURABLE: u8 = 4;

/// Defines a data property with these attributes. If the page froze the object, nothing happens.
pub(crate) fn define_value(object: Value, name: &str, value: Value, attributes: u8) {
    let _ = sys::define_value(&object.js(), name, &value.js(), attributes, &JsValue::UNDEFINED);
}
