//! How the page's `MediaConstraints` dictionary is read, with the grammar of Chrome's own parser (MCI `ParseOldStyleNames`).

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::errors::type_error;
use crate::legacy::constraints::Constraint;
use crate::members::{entry, is_nothing};
use crate::sys::to_string;

/// Whether a dictionary is written in the old style: it has `mandatory` or `optional`.
///
/// # Errors
/// Whatever a getter of the page throws.
pub(crate) fn is_legacy(dictionary: &JsValue) -> Result<bool, JsValue> {
    Ok(!entry(dictionary, "mandatory")?.is_undefined() || !entry(dictionary, "optional")?.is_undefined())
}

/// Reads constraints, the mandatory ones first; `null` and `undefined` are none. `member` names the call in the error.
///
/// # Errors
/// `TypeError` "Malformed constraints object." for any key but `mandatory` (an object) and `optional` (an array of objects
/// with one key each), and whatever the page's own getters and `toString`s throw.
pub(crate) fn read(member: &str, dictionary: &JsValue) -> Result<Vec<Constraint>, JsValue> {
    let mut constraints = Vec::new();
    let grammatical = is_nothing(dictionary) || read_into(&mut constraints, dictionary)?;
    if grammatical { Ok(constraints) } else { Err(type_error(member, "Malformed constraints object.")) }
}

/// Reads what there is; `false` where the grammar is broken.
fn read_into(constraints: &mut Vec<Constraint>, dictionary: &JsValue) -> Result<bool, JsValue> {
    let (mandatory, optional) = (entry(dictionary, "mandatory")?, entry(dictionary, "optional")?);
    let known = u32::from(!mandatory.is_undefined()) + u32::from(!optional.is_undefined());
    if !dictionary.is_object() || Object::keys(dictionary.unchecked_ref::<Object>()).length() > known {
        return Ok(false);
    }
    if !mandatory.is_undefined() && pairs(constraints, &mandatory, true)?.is_none() {
        return Ok(false);
    }
    if optional.is_undefined() {
        return Ok(true);
    }
    if !Array::is_array(&optional) {
        return Ok(false);
    }
    for wish in optional.unchecked_into::<Array>().iter() {
        if pairs(constraints, &wish, false)? != Some(1) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Reads the members of an object, and says how many they are; `None` for what is no object.
fn pairs(constraints: &mut Vec<Constraint>, object: &JsValue, mandatory: bool) -> Result<Option<u32>, JsValue> {
    if !object.is_object() {
        return Ok(None);
    }
    let names = Object::keys(object.unchecked_ref::<Object>());
    for name in names.iter() {
        let name = to_string(&name)?;
        let value = to_string(&entry(object, &name)?)?;
        constraints.push(Constraint { mandatory, name, value });
    }
    Ok(Some(names.length()))
}
