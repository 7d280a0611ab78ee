//! How a media element comes to play the stream whose URL it was given: by `src`, an attribute, `new Audio(url)`, a
//! `<source>` or HTML.
//!
//! The URL is an attribute like any other: the browser reads it, copies it and selects by it. Here the element's
//! `srcObject` follows it, and no more. Nothing of this is in place before a page makes its first URL of a stream.

use crate::realm::{global, lazily, listen, native_of, patches, prototype};
use crate::value::sys::FunctionProxy;
use crate::value::{Completion, NULL, TRUE, UNDEFINED, Value, function, within};
use crate::webidl::interface::Member::{Operation, Setter};
use crate::webidl::interface::{Call, Member, define, patch};

use super::slots::{IS_OBSERVED, MediaElementSlots, PLAYED, URL};
use super::windows::stream_of;

/// The interface of the elements that play streams.
pub(super) const ELEMENT: &str = "HTMLMediaElement";
const SET_ATTRIBUTE: &str = "setAttribute";
const SRC: &str = "src";
pub(super) const SRC_OBJECT: &str = "srcObject";
const ATTACH_SHADOW: &str = "attachShadow";
const INNER_HTML: &str = "innerHTML";
const SHADOW_ROOT: &str = "ShadowRoot";

static OF_MEDIA_ELEMENTS: &[Member] =
    &[Operation(SET_ATTRIBUTE, 2, follow), Operation("play", 0, follow), Operation("load", 0, follow), Setter(SRC, follow)];
static OF_ELEMENTS: &[Member] = &[Operation(ATTACH_SHADOW, 1, attach_shadow)];
static OF_SHADOW_ROOTS: &[Member] = &[Setter(INNER_HTML, set_inner_html)];

/// Follows the URLs at those members of a window's interfaces whose effect the page can see at once. The observer sees
/// all other changes to elements in the document before the page's next task. Elements outside of it are looked at when
/// they are to play. `uninstall()` restores the members that are `kept`; we must not hold what belongs to another
/// document.
pub(super) fn patch_members(window: Value, kept: bool) {
    for (interface, members) in [(ELEMENT, OF_MEDIA_ELEMENTS), ("Element", OF_ELEMENTS), (SHADOW_ROOT, OF_SHADOW_ROOTS)] {
        let prototype = window.get(interface).get("prototype");
        if !prototype.is_object() {
            continue;
        }
        if kept { patch(prototype, members) } else { define(prototype, &[members]) }
    }
}

/// A native member. The element gets the stream of its URL before the call, because `play` is about that stream, and
/// after it, because `src` may have changed.
fn follow(call: &Call) -> Completion {
    attach(call.this, false)?;
    let native = match call.member {
        SRC => native_of(ELEMENT, SRC, "set"),
        // We take the function of this moment: others wrap it too, and it is not ours.
        SET_ATTRIBUTE => prototype("Element").try_get(SET_ATTRIBUTE)?,
        member => native_of(ELEMENT, member, "value"),
    };
    let answer = native.apply(call.this, call.args)?;
    attach(call.this, call.member == SRC)?;
    Ok(answer)
}

fn attach_shadow(call: &Call) -> Completion {
    let root = native_of("Element", ATTACH_SHADOW, "value").apply(call.this, call.args)?;
    hear_errors(root)?;
    Ok(root)
}

/// The members of a shadow root, which may be older than the first URL.
fn set_inner_html(call: &Call) -> Completion {
    native_of(SHADOW_ROOT, INNER_HTML, "set").apply(call.this, call.args)?;
    hear_errors(call.this)?;
    look_into(call.this)?;
    Ok(UNDEFINED)
}

/// `new Audio(url)`
pub(super) fn patch_audio() {
    let audio = global().get("Audio");
    let traps = Value::object();
    traps.set("construct", function(construct_audio));
    patches::value(global(), "Audio", Value::new(FunctionProxy::new(&audio.cast(), &traps.cast()).into()));
}

fn construct_audio(audio: Value, args: Value, new_target: Value) -> Completion {
    let url = [args.at(0)];
    let element = audio.construct(if args.length() > 0 { &url } else { &[] }, new_target)?;
    attach(element, true)?;
    Ok(element)
}

/// Listens for tags in a tree that cannot load the URL that they were given.
pub(super) fn hear_errors(root: Value) -> Completion {
    if root.has("defaultView") {
        observe(root, false);
    }
    listen(root, "error", function(on_error), true)
}

/// The browser cannot load the URL of a stream. The page does not hear of that, only that the tag plays.
fn on_error(event: Value, _: Value, _: Value) -> Completion {
    let target = event.get("target");
    look_at(target)?;
    for element in [target, target.get("parentNode")] {
        if MediaElementSlots::of(element).is_some_and(|slots| !slots.get(PLAYED).is_undefined()) {
            event.invoke("stopImmediatePropagation", &[])?;
        }
    }
    Ok(UNDEFINED)
}

/// Observes a tree from now on; or only whether a document is written anew, which removes its listeners.
pub(super) fn observe(root: Value, is_whole: bool) {
    let slots = MediaElementSlots::ensure(root);
    if slots.get(IS_OBSERVED) {
        return;
    }
    slots.set(IS_OBSERVED, is_whole);
    let options = Value::object();
    options.set("childList", TRUE);
    if is_whole {
        options.set("subtree", TRUE);
        options.set("attributeFilter", Value::array(&[SRC.into()]));
    }
    let observer = lazily("observer", || {
        let class = global().get("MutationObserver");
        class.construct(&[function(on_mutations)], class).unwrap_or(UNDEFINED)
    });
    // Where a page has put something else at the name, tags are followed only when they are to play.
    let _ = observer.invoke("observe", &[root, options]);
}

fn on_mutations(records: Value, _: Value, _: Value) -> Completion {
    for record in records.items() {
        let target = record.get("target");
        if target.has("defaultView") {
            listen(target, "error", function(on_error), true)?;
        }
        within(|| look_at(target))?;
        for node in record.get("addedNodes").list()?.items() {
            // A page may insert thousands of nodes at once: each has a scope of its own, so that values do not pile up.
            within(|| look_into(node))?;
        }
    }
    Ok(UNDEFINED)
}

/// A node has come into the document.
pub(super) fn look_into(node: Value) -> Completion {
    if node.has("querySelectorAll") {
        look_at(node)?;
        for inner in node.invoke("querySelectorAll", &["[src^='blob:']".into()])?.list()?.items() {
            within(|| look_at(inner))?;
        }
    }
    Ok(UNDEFINED)
}

/// An element, perhaps a `<source>`, has been inserted or has another URL.
fn look_at(node: Value) -> Completion {
    attach(node, false)?;
    attach(node.get("parentNode"), false)
}

/// Lets an element play the stream whose URL it has, and no other. `is_new`: even if it had the same URL before.
fn attach(element: Value, is_new: bool) -> Completion {
    if !element.is_object() || !element.has(SRC_OBJECT) {
        return Ok(UNDEFINED);
    }
    let Ok(mut url) = element.invoke("getAttribute", &[SRC.into()]) else { return Ok(UNDEFINED) };
    if url.is_nullish() {
        let source = element.invoke("querySelector", &["source[src^='blob:']".into()])?;
        url = if source.is_object() { source.invoke("getAttribute", &[SRC.into()])? } else { UNDEFINED };
    }
    let slots = MediaElementSlots::ensure(element);
    if url.is(slots.get(URL)) && !is_new {
        return Ok(UNDEFINED);
    }
    let (stream, before) = (stream_of(url)?, slots.get(PLAYED));
    if !stream.is_undefined() {
        element.set(SRC_OBJECT, stream);
        let tree = element.invoke("getRootNode", &[])?;
        if tree.has("styleSheets") {
            observe(tree, true);
        }
    } else if !before.is_undefined() && element.get(SRC_OBJECT).is(before) {
        // Only if the page has not given it another one since.
        element.set(SRC_OBJECT, NULL);
    }
    slots.set(URL, url);
    slots.set(PLAYED, stream);
    Ok(UNDEFINED)
}
