//! How the page's `MediaConstraints` dictionary is read, with the grammar of Chrome's own parser (MCI `ParseOldStyleNames`).

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::errors::type_error;
use crate::legacy::constraints::Constraints;
use crate::members::entry;
use crate::sys::to_string;

/// Whether a dictionary is written in the old style: it has `mandatory` or `optional`.
pub(crate) fn is_legacy(dictionary: &JsValue) -> Result<bool, JsValue> {
    Ok(dictionary.is_object() && (entry(dictionary, "mandatory")?.is_some() || entry(dictionary, "optional")?.is_some()))
}

/// Reads constraints; `null` and `undefined` are none. `member` names the call in the error.
///
/// # Errors
/// `TypeError` "Malformed constraints object." for any key but `mandatory` (an object) and `optional` (an array of objects
/// with one key each), and whatever the page's own getters and `toString`s throw.
pub(crate) fn read(member: &str, dictionary: &JsValue) -> Result<Constraints, JsValue> {
    let mut constraints = Constraints::default();
    if dictionary.is_null() || dictionary.is_undefined() {
        return Ok(constraints);
    }
    let malformed = || type_error(member, "Malformed constraints object.");
    if !dictionary.is_object() {
        return Err(malformed());
    }
    for key in Object::keys(dictionary.unchecked_ref::<Object>()) {
        if key != "mandatory" && key != "optional" {
            return Err(malformed());
        }
    }
    if let Some(mandatory) = entry(dictionary, "mandatory")? {
        constraints.mandatory = pairs(&mandatory)?.ok_or_else(malformed)?;
    }
    if let Some(optional) = entry(dictionary, "optional")? {
        for wish in optional.dyn_ref::<Array>().ok_or_else(malformed)?.iter() {
            let mut wish = pairs(&wish)?.filter(|wish| wish.len() == 1).ok_or_else(malformed)?;
            constraints.optional.append(&mut wish);
        }
    }
    Ok(constraints)
}

/// The own enumerable members of an object as strings; `None` for what is no object.
fn pairs(object: &JsValue) -> Result<Option<Vec<(String, String)>>, JsValue> {
    if !object.is_object() {
        return Ok(None);
    }
    let mut pairs = Vec::new();
    for key in Object::keys(object.unchecked_ref::<Object>()) {
        let value = to_string(&js_sys::Reflect::get(object, &key)?)?;
        pairs.push((to_string(&key)?, value));
    }
    Ok(Some(pairs))
}
