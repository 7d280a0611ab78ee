//! What we put into the page's globals, and how each is put back.

use super::natives::{lazily, realm};
use crate::value::properties::{CONFIGURABLE, WRITABLE, define_value};
use crate::value::{UNDEFINED, Value, built_in};

/// Whether we are in place: kept in the realm.
const INSTALLED: &str = "installed";

/// Whether we are in place.
pub(crate) fn is_installed() -> bool {
    realm().get(INSTALLED).is_truthy()
}

/// Says whether we are in place.
pub(crate) fn set_installed(installed: bool) {
    realm().set(INSTALLED, installed);
}

/// For each patch the object, the name, and the descriptor that stood there (`undefined` for none).
pub(crate) fn patches() -> Value {
    lazily("patches", || Value::array(&[]))
}

/// Puts a global's value in place, not enumerable, as interface objects are.
pub(crate) fn value(object: Value, name: &str, value: Value) {
    remember(object, name);
    define_value(object, name, value, WRITABLE | CONFIGURABLE);
}

/// Takes a property away.
pub(crate) fn hide(object: Value, name: &str) {
    remember(object, name);
    object.delete(name);
}

/// Remembers what stands at a name, for `undo`.
fn remember(object: Value, name: &str) {
    let before = built_in("getOwnPropertyDescriptor").call(UNDEFINED, &[object, name.into()]).unwrap_or(UNDEFINED);
    patches().push(Value::array(&[object, name.into(), before]));
}

/// Puts everything back, the last first.
pub(crate) fn undo() {
    let patches = patches();
    while let Some(last) = patches.length().checked_sub(1) {
        let patch = patches.at(last);
        let (object, before) = (patch.at(0), patch.at(2));
        let name = patch.at(1);
        if before.is_undefined() {
            object.delete(name)
        } else {
            object.define_property(name, before)
        }
        patches.set("length", last);
    }
}
