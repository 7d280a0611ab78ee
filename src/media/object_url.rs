//! `URL.createObjectURL(stream)` and `URL.revokeObjectURL(url)`.

use wasm_bindgen::JsValue;
use web_sys::Blob;

use super::documents;
use super::stream_urls::streams;
use crate::realm::{STREAM, capture, global, is_a, native_of};
use crate::usage;
use crate::value::{Completion, UNDEFINED, complete, function};
use crate::webidl::interface::Member::Operation;
use crate::webidl::interface::{Call, Member, patch};

const URL: &str = "URL";

/// For how long a URL keeps its stream for a page that has nothing else of it, in ms: the time in which a template engine passes the
/// URL on to a tag. After that the tags that play a stream hold it, and its tracks' users; the URL does not.
const GRACE: u32 = 1000;

static MEMBERS: &[Member] =
    &[Operation("createObjectURL", 1, create_object_url), Operation("revokeObjectURL", 1, revoke_object_url)];

/// Puts both methods in place. All browsers have them, and none takes a stream any more.
pub(crate) fn take_streams() {
    let url = global().get(URL);
    capture(URL, url);
    patch(url, MEMBERS);
}

fn create_object_url(call: &Call) -> Completion {
    let native = native_of(URL, call.member, "value");
    let stream = call.arg(0);
    if !is_a(stream, STREAM, "id") {
        return native.apply(call.this, call.args);
    }
    usage::record(call.member);
    documents::follow_urls()?;
    // A URL of an empty Blob, withdrawn at once: unique, of the browser's own making, and it leads nowhere.
    let url = native.call(UNDEFINED, &[complete(Blob::new().map(JsValue::from))?])?;
    native_of(URL, "revokeObjectURL", "value").call(UNDEFINED, &[url])?;
    let weak = global().get("WeakRef");
    streams().set(&url.text()?, weak.construct(&[stream], weak)?);
    let nothing = function(|_, _, _| Ok(UNDEFINED));
    global().invoke("setTimeout", &[nothing.bind(&[stream]), GRACE.into()])?;
    Ok(url)
}

fn revoke_object_url(call: &Call) -> Completion {
    let url = call.arg(0);
    if call.args.length() == 0 || url.js().is_symbol() {
        return native_of(URL, call.member, "value").apply(call.this, call.args);
    }
    // Once: it may be the page's `toString` that says.
    let url = url.text()?;
    streams().delete(&url);
    native_of(URL, call.member, "value").call(call.this, &[(&*url).into()])
}
