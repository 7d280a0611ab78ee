//! What do we put into the page's globals? js/install.js puts it back.

use super::natives::realm;
use crate::value::properties::{CONFIGURABLE, WRITABLE};
use crate::value::{Value, sys};

/// For each patch: the object, the name, and the descriptor that was there (`undefined` for none).
pub(crate) fn patches() -> Value {
    realm().get("patches")
}

/// Replaces a global's value; it is not enumerable, like interface objects.
pub(crate) fn value(object: Value, name: &str, value: Value) {
    let _ = sys::define_value(&object.js(), name, &value.js(), WRITABLE | CONFIGURABLE, &patches().js());
}
