//! Fields of descriptions and candidates that pages may write.
//!
//! The instances are the browser's. What the page writes into a field is noted, and the field's getter returns it. A
//! page may write fields before it makes its first connection, so nothing here waits for one.

use crate::realm::{CANDIDATE, DESCRIPTION, Kind, class_of, native_of, realm, record_of, set_record};
use crate::value::{Completion, NULL, TRUE, UNDEFINED, Value};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member};

/// The fields of each interface, as its constructor takes them and `toJSON` gives them.
const DESCRIPTION_FIELDS: &[&str] = &["type", "sdp"];
pub(crate) const CANDIDATE_FIELDS: &[&str] = &["candidate", MID, INDEX, FRAGMENT];
pub(crate) const MID: &str = "sdpMid";
pub(super) const INDEX: &str = "sdpMLineIndex";
/// The one field that Chrome 49 did not have, so that no page writes it.
const FRAGMENT: &str = "usernameFragment";

/// The fields that pages write, and the methods that respect them.
pub(crate) static OF_DESCRIPTIONS: &[Member] =
    &[Attribute("type", field_of, Some(set_field)), Attribute("sdp", field_of, Some(set_field)), Operation("toJSON", 0, to_json)];
pub(crate) static OF_CANDIDATES: &[Member] = &[
    Attribute("candidate", field_of, Some(set_field)),
    Attribute(MID, field_of, Some(set_field)),
    Attribute(INDEX, field_of, Some(set_field)),
    Operation("toJSON", 0, to_json),
];

/// Whether the page has used any legacy form: kept in the realm.
const LEGACY_PAGE: &str = "legacyPage";

/// Notes that the page is an old one. Where today's standard and Chrome differ, its candidates and descriptions behave
/// as in Chrome from now on.
pub(crate) fn set_legacy_page() {
    realm().set(LEGACY_PAGE, TRUE);
}

pub(super) fn is_legacy_page() -> bool {
    realm().get(LEGACY_PAGE).is_truthy()
}

/// The interface that has a field.
fn interface_of(field: &str) -> &'static str {
    if DESCRIPTION_FIELDS.contains(&field) { DESCRIPTION } else { CANDIDATE }
}

fn native_field(call: &Call) -> Completion {
    native_of(interface_of(call.member), call.member, "get").call(call.this, &[])
}

/// The getter of a field: what the page wrote, or what the browser has.
fn field_of(call: &Call) -> Completion {
    let native = native_field(call)?;
    let fields = record_of(Kind::Written, call.this);
    let written = if fields.is_undefined() { UNDEFINED } else { fields.get(call.member) };
    Ok(if written.is_undefined() { native } else { written })
}

/// The setter of a field, for instances only, with the conversions of Chromium 49 to 65: an unknown `type` is ignored.
fn set_field(call: &Call) -> Completion {
    native_field(call)?;
    let given = call.arg(0);
    let written = match call.member {
        "type" if !["offer", "pranswer", "answer", "rollback"].contains(&&*given.text()?) => return Ok(UNDEFINED),
        "sdp" if given.is_nullish() => NULL,
        INDEX => unsigned_short(given)?,
        _ => (&*given.text()?).into(),
    };
    write(call.this, call.member, written);
    Ok(UNDEFINED)
}

/// Notes the value that a field of an instance has from now on.
pub(super) fn write(instance: Value, field: &str, value: Value) {
    let mut fields = record_of(Kind::Written, instance);
    if fields.is_undefined() {
        fields = Value::object_of(NULL);
        set_record(Kind::Written, instance, fields);
    }
    fields.set(field, value);
}

/// WebIDL's `unsigned short`: the browser converts it.
fn unsigned_short(given: Value) -> Completion {
    let (class, init) = (class_of(CANDIDATE), Value::object());
    init.set(MID, "");
    init.set(INDEX, if given.is_nullish() { 0.into() } else { given });
    native_of(CANDIDATE, INDEX, "get").call(class.construct(&[init], class)?, &[])
}

/// `toJSON`, with the values that the page wrote.
fn to_json(call: &Call) -> Completion {
    let interface = if call.this.is_object() && call.this.has("candidate") { CANDIDATE } else { DESCRIPTION };
    let json = native_of(interface, call.member, "value").call(call.this, &[])?;
    let fields = record_of(Kind::Written, call.this);
    if !fields.is_undefined() {
        for field in fields.keys()?.items() {
            let field = field.text()?;
            json.set(&field, fields.get(&field));
        }
    }
    Ok(json)
}

/// Whether the page wrote fields of this instance. Firefox reads only the values with which a candidate was made.
pub(crate) fn is_written(instance: Value) -> bool {
    !record_of(Kind::Written, instance).is_undefined()
}
