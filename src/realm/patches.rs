//! What do we put into the page's globals, and how is each put back?

use super::natives::{lazily, realm};
use crate::value::properties::{CONFIGURABLE, WRITABLE};
use crate::value::{UNDEFINED, Value, sys};

/// Whether we are installed: a key in the realm.
const INSTALLED: &str = "installed";

/// Whether we are installed.
pub(crate) fn is_installed() -> bool {
    realm().get(INSTALLED).is_truthy()
}

/// Records whether we are installed.
pub(crate) fn set_installed(installed: bool) {
    realm().set(INSTALLED, installed);
}

/// For each patch: the object, the name, and the descriptor that was there (`undefined` for none).
pub(crate) fn patches() -> Value {
    lazily("patches", || Value::array(&[]))
}

/// Replaces a global's value; it is not enumerable, like interface objects.
pub(crate) fn value(object: Value, name: &str, value: Value) {
    let _ = sys::define_value(&object.js(), name, &value.js(), WRITABLE | CONFIGURABLE, &patches().js());
}

/// Removes a property.
pub(crate) fn hide(object: Value, name: &str) {
    value(object, name, UNDEFINED);
    object.delete(name);
}

/// Puts everything back, in reverse order. A descriptor that inherits a page's `Object.prototype.get` would be refused,
/// so the copy of it inherits nothing.
pub(crate) fn undo() {
    let patches = patches();
    while let Some(last) = patches.length().checked_sub(1) {
        let patch = patches.at(last);
        let (object, before) = (patch.at(0), patch.at(2));
        if !before.is_undefined() {
            object.define_property(patch.at(1), before.copy().unwrap_or(before));
        } else if let Ok(name) = patch.at(1).text() {
            object.delete(&name);
        }
        patches.set("length", last);
    }
}
