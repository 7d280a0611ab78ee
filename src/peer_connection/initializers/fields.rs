//! Fields of descriptions and candidates that pages may write.
//!
//! The instances are the browser's; a field that the page writes becomes a property of its own on the instance, and so does what must know of it.

use crate::realm::{CANDIDATE, DESCRIPTION, Kind, class_of, native_of, patches, realm, record_of, set_record};
use crate::value::properties::{CONFIGURABLE, ENUMERABLE, WRITABLE, define_value};
use crate::value::{Completion, FALSE, TRUE, UNDEFINED, Value};
use crate::webidl::interface::{Call, member, patch_setter};

/// The fields of each interface, as its constructor takes them and `toJSON` gives them.
const DESCRIPTION_FIELDS: &[&str] = &["type", "sdp"];
const CANDIDATE_FIELDS: &[&str] = &["candidate", "sdpMid", "sdpMLineIndex", FRAGMENT];
/// The one field that Chrome 49 did not have, so that no page writes it.
const FRAGMENT: &str = "usernameFragment";

/// Whether the fields of candidates can be written: kept in the realm.
const WRITTEN: &str = "candidatesWritten";

/// Forgets the setters of a former `install()`, which are gone.
pub(super) fn reset() {
    realm().set(WRITTEN, FALSE);
}

/// Puts setters in place for the fields that the browser has read-only, once the page turns out to be one that may write them: today's pages
/// see the interface as it is today.
pub(crate) fn let_pages_write() {
    if !patches::is_installed() || realm().get(WRITTEN).is_truthy() {
        return;
    }
    realm().set(WRITTEN, TRUE);
    for (interface, fields) in [(DESCRIPTION, DESCRIPTION_FIELDS), (CANDIDATE, CANDIDATE_FIELDS)] {
        // Not what the page may have put at the name by now.
        let prototype = class_of(interface).get("prototype");
        for field in fields {
            if prototype.is_object() && *field != FRAGMENT && native_of(interface, field, "set").is_undefined() {
                patch_setter(prototype, field, set_writable_field);
            }
        }
    }
}

/// The setter of a field: on an instance only.
fn set_writable_field(call: &Call) -> Completion {
    let interface = if DESCRIPTION_FIELDS.contains(&call.member) { DESCRIPTION } else { CANDIDATE };
    native_of(interface, call.member, "get").call(call.this, &[])?;
    set_field(call.this, call.member, call.arg(0));
    Ok(UNDEFINED)
}

/// Makes a field a property of the instance's own, of which the native `toJSON` would know nothing.
pub(super) fn set_field(instance: Value, field: &str, value: Value) {
    define_value(instance, field, value, WRITABLE | ENUMERABLE | CONFIGURABLE);
    if !is_written(instance) {
        set_record(Kind::Written, instance, TRUE);
        let to_json = member("toJSON", "", 0, |call| Ok(dictionary_of(call.this)));
        define_value(instance, "toJSON", to_json, WRITABLE | CONFIGURABLE);
    }
}

/// Whether a page wrote fields of this candidate. Firefox reads only what it was made with.
pub(crate) fn is_written(candidate: Value) -> bool {
    record_of(Kind::Written, candidate).is_truthy()
}

/// A description or candidate as a dictionary.
pub(crate) fn dictionary_of(instance: Value) -> Value {
    let dictionary = Value::object();
    for field in if instance.has("candidate") { CANDIDATE_FIELDS } else { DESCRIPTION_FIELDS } {
        let value = instance.get(field);
        if !value.is_undefined() {
            dictionary.set(field, value);
        }
    }
    dictionary
}
