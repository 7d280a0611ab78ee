//! The windows that a page reaches: those above it and below it, and its opener's, as far as they are of its origin. Each may have a copy of the
//! script, which knows the streams of its own URLs.

use js_sys::Symbol;

use super::stream_urls;
use crate::realm::global;
use crate::value::{Completion, UNDEFINED, Value};

/// Of a window; that of a window of another origin is not to be had.
pub(super) const DOCUMENT: &str = "document";

/// By which the class of one copy is known to another. There it has the function that answers other copies, see `documents::answer`.
pub(crate) fn marker() -> Value {
    Value::new(Symbol::for_("webkit-rtc-peer-connection").into())
}

/// That function of a window's copy; `undefined` where there is no script.
pub(super) fn answerer(window: Value) -> Value {
    let class = window.get("webkitRTCPeerConnection");
    if class.is_function() { class.item(marker()) } else { UNDEFINED }
}

/// Calls `visit` for a window, and for all below it.
pub(super) fn visit_below(window: Value, visit: &mut dyn FnMut(Value) -> Completion<()>) -> Completion<()> {
    if window.get(DOCUMENT).is_object() {
        visit(window)?;
        for place in 0..window.length() {
            visit_below(window.at(place), visit)?;
        }
    }
    Ok(())
}

/// Calls `visit` for all windows that are reached.
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

/// The stream of a URL, whichever window's it is; `undefined` for any other text.
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
