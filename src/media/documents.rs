//! In which documents the URLs of streams play: the page's own, and those of its frames and pop-ups, whichever of them
//! made the URL.
//!
//! A frame that has the script follows its own tags, and asks the others for the streams of URLs that it did not make.
//! A frame without it is followed by the frame that contains it, or by its opener: a tag that gets such a URL cannot
//! load it, and a listener for errors notices that. Its document is observed only from then on. Documents come and go,
//! and nothing here holds one.

use super::media_element::{ELEMENT, hear_errors, look_into, observe, patch_audio, patch_members};
use super::slots::MediaElementSlots;
use super::stream_urls;
use super::windows::{DOCUMENT, answerer, visit_all, visit_below};
use crate::realm::{capture_interface, global, lazily, listen, prototype, realm};
use crate::value::{Completion, TRUE, UNDEFINED, Value, function};
use crate::webidl::interface::Member::Operation;
use crate::webidl::interface::{Call, Member};

const LOAD: &str = "load";
const OPEN: &str = "open";
/// The window's own `open`: kept in the realm.
const NATIVE_OPEN: &str = "window.open";
/// Whether the patches are in place: kept in the realm.
const ATTACHING: &str = "attaching";

/// It is in place from the start: pages open a window first, and then make the URL that they write into it.
pub(crate) static OF_WINDOWS: &[Member] = &[Operation(OPEN, 0, open)];

/// A `WeakRef` of each window that was opened before the first URL.
fn opened_windows() -> Value {
    lazily("opened", || Value::array(&[]))
}

/// Follows the URLs from now on: here, and in all windows that we can reach.
pub(crate) fn follow_urls() -> Completion<()> {
    if realm().get(ATTACHING).is_truthy() || !prototype(ELEMENT).is_object() {
        return Ok(());
    }
    realm().set(ATTACHING, TRUE);
    for interface in &[ELEMENT, "Element", "ShadowRoot"] {
        capture_interface(interface);
    }
    patch_members(global(), true);
    patch_audio();
    let document = global().get(DOCUMENT);
    observe(document, true);
    look_into(document)?;
    listen(document, LOAD, function(on_load), true)?;
    // A window that is told of the URLs follows them, and the windows below it.
    visit_all(&mut |window| {
        let answerer = answerer(window);
        if answerer.is_function() {
            answerer.call(UNDEFINED, &[])?;
        }
        Ok(())
    })?;
    visit_below(global(), &mut follow_in)?;
    for window in opened_windows().items() {
        follow_opened(window.invoke("deref", &[])?)?;
    }
    Ok(())
}

/// This copy's answer to others: the stream of a URL that was made here. That one asks also tells us that there are
/// URLs.
pub(crate) fn answer(url: Value, _: Value, _: Value) -> Completion {
    // Without the companions there are no URLs.
    if realm().get(ATTACHING).is_undefined() {
        return Ok(UNDEFINED);
    }
    follow_urls()?;
    stream_urls::stream_of(url)
}

/// Follows the URLs in a window below this one, or one that was opened here.
fn follow_in(window: Value) -> Completion<()> {
    let (answerer, document) = (answerer(window), window.get(DOCUMENT));
    if answerer.is_function() {
        answerer.call(UNDEFINED, &[])?;
    } else if !document.is(global().get(DOCUMENT)) {
        let element = window.get(ELEMENT).get("prototype");
        if element.is_object() && MediaElementSlots::of(element).is_none() {
            MediaElementSlots::ensure(element);
            patch_members(window, false);
        }
        // The browser ignores a listener that it already has.
        hear_errors(document)?;
        listen(document, LOAD, function(on_load), true)?;
        look_into(document)?;
    }
    Ok(())
}

/// A frame has loaded, or a window that was opened here.
fn on_load(event: Value, _: Value, _: Value) -> Completion {
    let frame = event.get("target").get("contentWindow");
    visit_below(if frame.is_object() { frame } else { event.get("currentTarget") }, &mut follow_in)?;
    Ok(UNDEFINED)
}

/// `window.open()`
fn open(call: &Call) -> Completion {
    let opened = realm().get(NATIVE_OPEN).apply(call.this, call.args)?;
    if realm().get(ATTACHING).is_truthy() {
        follow_opened(opened)?;
    } else if opened.is_object() {
        let weak = global().get("WeakRef");
        opened_windows().push(weak.construct(&[opened], weak)?);
    }
    Ok(opened)
}

fn follow_opened(window: Value) -> Completion<()> {
    if window.is_object() && window.get(DOCUMENT).is_object() {
        visit_below(window, &mut follow_in)?;
        listen(window, LOAD, function(on_load), true)?;
    }
    Ok(())
}
