//! `URL.createObjectURL(stream)`, and `src` of a media element that takes such a URL.

use web_sys::Blob;

use crate::members::{Call, Method};
use crate::patches;
use crate::realm::{STREAM, capture, capture_interface, global, is_a, kept, native_of, note_of, prototype, set_note};
use crate::usage;
use crate::values::{Completion, NULL, UNDEFINED, Value};

/// The interface whose `src` is changed.
pub(crate) const ELEMENT: &str = "HTMLMediaElement";
const URL: &str = "URL";

/// Puts both in place. All browsers have them, and none takes a stream any more.
pub(crate) fn install() {
    let url = global().own(URL);
    capture(URL, url);
    capture_interface(ELEMENT);
    patches::method(url, &Method("createObjectURL", 1, create_object_url));
    patches::method(url, &Method("revokeObjectURL", 1, revoke_object_url));
    patches::attribute(prototype(ELEMENT), "src", read_src, Some(write_src));
}

/// The stream of each URL that is not revoked: an object without a prototype, because a page may set `src` to any name.
fn streams() -> Value {
    kept("streams", || Value::object_of(NULL))
}

fn create_object_url(call: &Call) -> Completion {
    let native = native_of(URL, call.member, "value");
    if !is_a(call.arg(0), STREAM, "id") {
        return native.apply(call.this, call.args);
    }
    usage::record(call.member);
    // A URL of an empty Blob, withdrawn at once: unique, of the browser's own making, and it leads nowhere.
    let url = native.call(UNDEFINED, &[Value::new(Blob::new().ok()?.into())])?;
    native_of(URL, "revokeObjectURL", "value").call(UNDEFINED, &[url])?;
    streams().set(&url.text()?, call.arg(0));
    Some(url)
}

fn revoke_object_url(call: &Call) -> Completion {
    let answer = native_of(URL, call.member, "value").apply(call.this, call.args)?;
    streams().delete(&call.arg(0).text()?);
    Some(answer)
}

fn read_src(call: &Call) -> Completion {
    let native = native_of(ELEMENT, call.member, "get").call(call.this, &[])?;
    let url = note_of(call.this);
    Some(if url.is_undefined() || call.this.own("srcObject").is_nothing() { native } else { url })
}

fn write_src(call: &Call) -> Completion {
    if is_a(call.this, ELEMENT, call.member) {
        let stream = streams().own(&call.arg(0).text()?);
        if !stream.is_undefined() {
            call.this.set("srcObject", stream);
            set_note(call.this, call.arg(0));
            return Some(UNDEFINED);
        }
        if !note_of(call.this).is_undefined() {
            call.this.set("srcObject", NULL);
            set_note(call.this, UNDEFINED);
        }
    }
    native_of(ELEMENT, call.member, "set").apply(call.this, call.args)
}
