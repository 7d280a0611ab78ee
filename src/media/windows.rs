//! The windows that a page can reach: those above it, those below it, and its opener's, as far as they have the same
//! origin. Each may have a copy of the script, which knows the streams of its own URLs.

use js_sys::Symbol;

use super::stream_urls;
use crate::realm::global;
use crate::value::{Completion, UNDEFINED, Value};

/// The document of a window. That of a window of another origin cannot be read.
pub(super) const DOCUMENT: &str = "document";

/// The symbol by which one copy recognises the class of another. The class has a function there that answers other
/// copies: `documents::answer`.
pub(crate) fn marker() -> Value {
    Value::new(Symbol::for_("webkit-rtc-peer-connection").into())
}

/// That function of a window's copy; `undefined` where there is no script.
pub(super) fn answerer(window: Value) -> Value {
    let class = window.get("webkitRTCPeerConnection");
    if class.is_function() { class.item(marker()) } else { UNDEFINED }
}

/// Calls `visit` for a window, and for all windows below it.
pub(super) fn visit_below(window: Value, visit: &mut dyn FnMut(Value) -> Completion<()>) -> Completion<()> {
    if window.get(DOCUMENT).is_object() {
        visit(window)?;
        for place in 0..window.length() {
            visit_below(window.at(place), visit)?;
        }
    }
    Ok(())
}

/// Calls `visit` for all windows that we can reach.
pub(super) fn visit_all(visit: &mut dyn FnMut(Value) -> Completion<()>) -> Completion<()> {
    let root = root_of(global());
    visit_below(root, visit)?;
    let opener = root.get("opener");
    if opener.is_object() { visit_below(root_of(opener), visit) } else { Ok(()) }
}

fn root_of(window: Value) -> Value {
    let parent = window.get("parent");
    if parent.is(window) || !parent.get(DOCUMENT).is_object() { window } else { root_of(parent) }
}

/// The stream of a URL, whichever window made it; `undefined` for any other text.
pub(super) fn stream_of(url: Value) -> Completion {
    let mut stream = stream_urls::stream_of(url)?;
    if stream.is_undefined() && url.text()?.starts_with("blob:") {
        visit_all(&mut |window| {
            let answerer = answerer(window);
            if stream.is_undefined() && answerer.is_function() {
                stream = answerer.call(UNDEFINED, &[url])?;
            }
            Ok(())
        })?;
    }
    Ok(stream)
}
