//! How is the page's `MediaConstraints` dictionary read? By the grammar of Chrome's own parser (MCI
//! `ParseOldStyleNames`).

use crate::legacy::constraints::Constraint;
use crate::value::{Completion, UNDEFINED, Value};
use crate::webidl::exceptions::throw_type_error;

/// The two parts of an old-style dictionary. They may be getters of the page: each is read once.
#[derive(Clone, Copy)]
pub(crate) struct Parts {
    mandatory: Value,
    optional: Value,
}

impl Parts {
    /// Reads them; a value that is not an object has none.
    pub(crate) fn of(dictionary: Value) -> Completion<Self> {
        Ok(Self { mandatory: dictionary.try_get("mandatory")?, optional: dictionary.try_get("optional")? })
    }

    /// How many there are.
    pub(crate) fn count(self) -> u32 {
        u32::from(!self.mandatory.is_undefined()) + u32::from(!self.optional.is_undefined())
    }
}

/// Whether a dictionary is written in the old style: it has `mandatory` or `optional`.
pub(crate) fn is_legacy(dictionary: Value) -> Completion<bool> {
    Ok(Parts::of(dictionary)?.count() > 0)
}

/// The problem with a parameter that is not an object: for the constructor and `addStream`, and for `createOffer` and
/// `createAnswer`.
pub(crate) const SECOND: &str = "parameter 2 ('mediaConstraints') is not an object.";
pub(crate) const THIRD: &str = "parameter 3 ('rtcOfferOptions') is not an object.";

/// Reads constraints, the mandatory ones first; `null` and `undefined` have none. `member` names the call in the error,
/// and `parameter` is the text for anything else that is not an object.
///
/// Throws a `TypeError`: with that text, or "Malformed constraints object." for any key but `mandatory` (an object) and
/// `optional` (an array of objects with one key each), and if the page's own getters or `toString`s throw, as Chromium
/// 49 to 87 did.
pub(crate) fn read_constraints(member: &str, parameter: &str, dictionary: Value) -> Completion<Vec<Constraint>> {
    read_parts(member, parameter, dictionary, Parts::of(dictionary))
}

/// The same, with parts that have been read already.
pub(crate) fn read_parts(
    member: &str,
    parameter: &str,
    dictionary: Value,
    parts: Completion<Parts>,
) -> Completion<Vec<Constraint>> {
    let mut constraints = Vec::new();
    if dictionary.is_nullish() {
        return Ok(constraints);
    }
    if !dictionary.is_object() && !dictionary.is_function() {
        return throw_type_error(member, parameter);
    }
    if let Ok(parts) = parts
        && let Ok(true) = read_into(&mut constraints, dictionary, parts)
    {
        Ok(constraints)
    } else {
        throw_type_error(member, "Malformed constraints object.")
    }
}

/// Takes the old-style constraints out of a track's, which may have both styles. `dictionary` is one of ours.
pub(crate) fn take_legacy(member: &str, dictionary: Value) -> Completion<Vec<Constraint>> {
    let legacy = Value::object();
    for key in &["mandatory", "optional"] {
        let part = dictionary.try_get(key)?;
        if !part.is_undefined() {
            legacy.set(key, part);
        }
        dictionary.set(key, UNDEFINED);
    }
    read_constraints(member, SECOND, legacy)
}

/// Reads the parts that are there; `false` if the grammar is broken.
fn read_into(constraints: &mut Vec<Constraint>, dictionary: Value, parts: Parts) -> Completion<bool> {
    if dictionary.keys()?.length() > parts.count() {
        return Ok(false);
    }
    let Parts { mandatory, optional } = parts;
    if !mandatory.is_undefined() && !read_members(constraints, mandatory, true)? {
        return Ok(false);
    }
    if optional.is_undefined() {
        return Ok(true);
    }
    if !optional.is_array() {
        return Ok(false);
    }
    for wish in optional.list()?.items() {
        let before = constraints.len();
        if !read_members(constraints, wish, false)? || constraints.len() != before + 1 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Reads the members of an object; `false` for anything that is not an object.
fn read_members(constraints: &mut Vec<Constraint>, object: Value, mandatory: bool) -> Completion<bool> {
    if !object.is_object() {
        return Ok(false);
    }
    for name in object.keys()?.items() {
        let name = name.text()?;
        let value = object.try_get(&name)?.text()?;
        constraints.push(Constraint { mandatory, name, value });
    }
    Ok(true)
}
