//! `new RTCSessionDescription()` and `new RTCIceCandidate({candidate})`, and fields of both that pages may write.
//!
//! The native constructors judge what they are given. Only where they refuse what Chrome took, ours step in. The instances are the browser's;
//! a field that the page writes becomes a property of its own on the instance, and so does what must know of it.

use crate::install::INSTALLED;
use crate::legacy::text::join;
use crate::members::{CONFIGURABLE, Call, ENUMERABLE, WRITABLE, define, member, proxy};
use crate::realm::{CANDIDATE, DESCRIPTION, class_of, global, kept, native_of, note_of, prototype, realm, set_note};
use crate::values::{Completion, FALSE, NULL, Steps, TRUE, UNDEFINED, Value, function, throw};
use crate::{patches, usage};

/// The fields of each interface, as its constructor takes them and `toJSON` gives them.
const DESCRIPTION_FIELDS: &[&str] = &["type", "sdp"];
const CANDIDATE_FIELDS: &[&str] = &["candidate", "sdpMid", "sdpMLineIndex", FRAGMENT];
/// The one field that Chrome 49 did not have, so that no page writes it.
const FRAGMENT: &str = "usernameFragment";

/// Whether the fields of candidates can be written: kept in the realm.
const WRITTEN: &str = "candidatesWritten";

/// Puts the constructors in place.
pub(crate) fn install() {
    realm().set(WRITTEN, FALSE);
    let interfaces: [(&str, Steps); 2] = [(DESCRIPTION, new_description), (CANDIDATE, new_candidate)];
    for (interface, construct) in interfaces {
        if class_of(interface).is_function() {
            let class = class(interface, construct);
            patches::value(prototype(interface), "constructor", class);
            patches::value(global(), interface, class);
        }
    }
}

/// Puts setters in place for the fields that the browser has read-only, once the page turns out to be one that may write them: today's pages
/// see the interface as it is today.
pub(crate) fn let_pages_write() {
    if !realm().own(INSTALLED).is_truthy() || realm().own(WRITTEN).is_truthy() {
        return;
    }
    realm().set(WRITTEN, TRUE);
    for (interface, fields) in [(DESCRIPTION, DESCRIPTION_FIELDS), (CANDIDATE, CANDIDATE_FIELDS)] {
        // Not what the page may have put at the name by now.
        let prototype = class_of(interface).own("prototype");
        for field in fields {
            if prototype.is_object() && *field != FRAGMENT && native_of(interface, field, "set").is_undefined() {
                patches::setter(prototype, field, write);
            }
        }
    }
}

/// The interface object: the native one but for its `[[Construct]]`, and the same for every `install()` on this page.
fn class(interface: &str, construct: Steps) -> Value {
    let name = join(&["new ", interface]);
    let known = realm().own(&name);
    if !known.is_undefined() {
        return known;
    }
    let native = class_of(interface);
    let target = native.bind(&[]);
    define(target, "prototype", native.own("prototype"), 0);
    let class = proxy(target, interface, native.own("length"), "construct", function(construct));
    realm().set(&name, class);
    class
}

/// `new RTCSessionDescription()`, and of a dictionary without a `type` (Chrome 32 to 49): both fields are `null` until the page writes them.
fn new_description(_target: Value, args: Value, new_target: Value) -> Completion {
    let (class, init) = (class_of(DESCRIPTION), args.at(0));
    let is_blank = init.is_nothing() || init.is_object() && init.get("type")?.is_undefined();
    if !is_blank {
        return class.construct(&[init], new_target);
    }
    usage::record("RTCSessionDescription()");
    let blank = Value::object();
    blank.set("type", "offer");
    let description = class.construct(&[blank], new_target)?;
    let sdp = init.get("sdp")?;
    set_field(description, "sdp", if sdp.is_undefined() { NULL } else { sdp });
    set_field(description, "type", NULL);
    Ok(description)
}

/// `new RTCIceCandidate({candidate})`: of the first m-line, unless `label` and `id` say otherwise, the names of 2012.
fn new_candidate(_target: Value, args: Value, new_target: Value) -> Completion {
    let (class, init) = (class_of(CANDIDATE), args.at(0));
    let refusal = match class.construct(&[init], new_target) {
        Ok(candidate) => return Ok(candidate),
        Err(threw) => threw.value(),
    };
    if !init.get("candidate")?.is_truthy() || !init.get("sdpMid")?.is_nothing() || !init.get("sdpMLineIndex")?.is_nothing() {
        return throw(refusal);
    }
    usage::record("RTCIceCandidate({candidate})");
    let_pages_write();
    let (today, index) = (init.copy()?, init.get("label")?);
    today.set("sdpMid", init.get("id")?);
    today.set("sdpMLineIndex", if index.is_nothing() { 0.into() } else { index });
    class.construct(&[today], new_target)
}

/// The setter of a field: on an instance only.
fn write(call: &Call) -> Completion {
    let interface = if DESCRIPTION_FIELDS.contains(&call.member) { DESCRIPTION } else { CANDIDATE };
    native_of(interface, call.member, "get").call(call.this, &[])?;
    set_field(call.this, call.member, call.arg(0));
    Ok(UNDEFINED)
}

/// Makes a field a property of the instance's own, of which the native `toJSON` would know nothing.
fn set_field(instance: Value, field: &str, value: Value) {
    define(instance, field, value, WRITABLE | ENUMERABLE | CONFIGURABLE);
    if !is_written(instance) {
        set_note(instance, TRUE);
        let to_json = kept("toJSON", || member("toJSON", "", 0, |call| Ok(dictionary_of(call.this))));
        define(instance, "toJSON", to_json, WRITABLE | CONFIGURABLE);
    }
}

/// Whether a page wrote fields of this candidate. Firefox reads only what it was made with.
pub(crate) fn is_written(candidate: Value) -> bool {
    note_of(candidate).is_truthy()
}

/// A description or candidate as a dictionary.
pub(crate) fn dictionary_of(instance: Value) -> Value {
    let dictionary = Value::object();
    for field in if instance.has("candidate") { CANDIDATE_FIELDS } else { DESCRIPTION_FIELDS } {
        let value = instance.own(field);
        if !value.is_undefined() {
            dictionary.set(field, value);
        }
    }
    dictionary
}
