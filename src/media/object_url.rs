//! `URL.createObjectURL(stream)` and `URL.revokeObjectURL(url)`.

use wasm_bindgen::JsValue;
use web_sys::Blob;

use super::documents;
use super::stream_urls::streams;
use crate::realm::{STREAM, global, is_a, native_of};
use crate::usage;
use crate::value::{Completion, UNDEFINED, complete, function};
use crate::webidl::interface::Member::Operation;
use crate::webidl::interface::{Call, Member};

const URL: &str = "URL";

/// How long a URL keeps its stream for a page that keeps nothing else of it, in ms: enough time for a template engine
/// to pass the URL on to a tag. After that, the tags that play the stream and the users of its tracks hold it; the URL
/// does not.
const GRACE: u32 = 1000;

/// All browsers have both, and none accepts a stream any more.
pub(crate) static MEMBERS: &[Member] =
    &[Operation("createObjectURL", 1, create_object_url), Operation("revokeObjectURL", 1, revoke_object_url)];

fn create_object_url(call: &Call) -> Completion {
    let native = native_of(URL, call.member, "value");
    let stream = call.arg(0);
    if !is_a(stream, STREAM, "id") {
        return native.apply(call.this, call.args);
    }
    usage::record(call.member);
    documents::follow_urls()?;
    // The URL of an empty Blob, revoked at once: the browser makes it, it is unique, and it leads nowhere.
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
    // Asked once: it may run the page's `toString`.
    let url = url.text()?;
    streams().delete(&url);
    native_of(URL, call.member, "value").call(call.this, &[(&*url).into()])
}
