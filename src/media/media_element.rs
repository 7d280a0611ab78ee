//! How a media element comes to play the stream whose URL it was given: by `src`, an attribute, `new Audio(url)`, a `<source>` or HTML.
//!
//! The URL is an attribute like any other: reading it, copying it and looking for it is the browser's business. All that happens here is
//! that the element's `srcObject` follows it. Nothing of this is in place before a page makes its first URL of a stream.

use crate::realm::{capture_interface, global, lazily, native_of, patches, prototype, realm};
use crate::value::{Completion, FALSE, NULL, TRUE, UNDEFINED, Value, function, within};
use crate::webidl::interface::Member::{Operation, Setter};
use crate::webidl::interface::{Call, Member, patch};

use super::slots::{MediaElementSlots, PLAYED, URL};
use super::stream_urls::stream_of;

/// The interface whose elements play streams.
const ELEMENT: &str = "HTMLMediaElement";
const SET_ATTRIBUTE: &str = "setAttribute";
const SRC: &str = "src";
const SRC_OBJECT: &str = "srcObject";
/// Whether the patches are in place: kept in the realm.
const ATTACHING: &str = "attaching";

/// Where the page hears at once what came of it. What is done to elements in the document in other ways, the observer sees before the page's
/// next task; elements outside of it are looked at when they are to play.
static MEMBERS: &[Member] =
    &[Setter(SRC, follow), Operation(SET_ATTRIBUTE, 2, follow), Operation("play", 0, follow), Operation("load", 0, follow)];

/// Forgets the patches of a former `install()`, which are gone.
pub(crate) fn reset() {
    realm().set(ATTACHING, FALSE);
}

/// Follows the URLs from now on.
pub(crate) fn follow_urls() {
    if realm().get(ATTACHING).is_truthy() || !prototype(ELEMENT).is_object() {
        return;
    }
    realm().set(ATTACHING, TRUE);
    let element = prototype(ELEMENT);
    capture_interface(ELEMENT);
    patch(element, MEMBERS);
    let audio = global().get("Audio");
    patches::value(global(), "Audio", audio.proxy("construct", function(construct_audio)));
    lazily("observer", observe);
}

/// A native member, before and after which the element's stream is the one of its URL: before it, because `play` is about that stream;
/// after it, because `src` may be another.
fn follow(call: &Call) -> Completion {
    attach(call.this, false)?;
    let native = match call.member {
        SRC => native_of(ELEMENT, SRC, "set"),
        SET_ATTRIBUTE => prototype("Element").get(SET_ATTRIBUTE),
        member => native_of(ELEMENT, member, "value"),
    };
    let answer = native.apply(call.this, call.args)?;
    attach(call.this, call.member == SRC)?;
    Ok(answer)
}

/// `new Audio(url)`
fn construct_audio(audio: Value, args: Value, new_target: Value) -> Completion {
    let url = [args.at(0)];
    let element = audio.construct(if args.length() > 0 { &url } else { &[] }, new_target)?;
    attach(element, true)?;
    Ok(element)
}

fn observe() -> Value {
    let class = global().get("MutationObserver");
    let options = Value::object();
    for option in &["subtree", "childList", "attributes"] {
        options.set(option, TRUE);
    }
    options.set("attributeFilter", Value::array(&[SRC.into()]));
    let observer = class.construct(&[function(on_mutations)], class).unwrap_or(UNDEFINED);
    // Where a page has put something else at the name, tags are followed when they are to play.
    let _ = observer.invoke("observe", &[global().get("document"), options]);
    observer
}

fn on_mutations(records: Value, _: Value, _: Value) -> Completion {
    for record in records.items() {
        within(|| look_at(record.get("target")))?;
        for node in record.get("addedNodes").list()?.items() {
            // A page may insert thousands of nodes at once: what is taken of one does not pile up.
            within(|| look_into(node))?;
        }
    }
    Ok(UNDEFINED)
}

/// A node has come into the document.
fn look_into(node: Value) -> Completion {
    if node.has("querySelectorAll") {
        look_at(node)?;
        for inner in node.invoke("querySelectorAll", &["[src^='blob:']".into()])?.list()?.items() {
            within(|| look_at(inner))?;
        }
    }
    Ok(UNDEFINED)
}

/// An element, perhaps a `<source>`, has come or has another URL.
fn look_at(node: Value) -> Completion {
    attach(node, false)?;
    attach(node.get("parentNode"), false)
}

/// Lets an element play the stream whose URL it has, and that of no other. `is_new`: even if it had the same URL before.
fn attach(element: Value, is_new: bool) -> Completion {
    if !element.is_object() || !element.has(SRC_OBJECT) {
        return Ok(UNDEFINED);
    }
    let Ok(mut url) = element.invoke("getAttribute", &[SRC.into()]) else { return Ok(UNDEFINED) };
    if url.is_nullish() {
        let source = element.invoke("querySelector", &["source[src^='blob:']".into()])?;
        url = source.try_get(SRC)?;
    }
    let slots = MediaElementSlots::ensure(element);
    if url.is(slots.get(URL)) && !is_new {
        return Ok(UNDEFINED);
    }
    let (stream, before) = (stream_of(url)?, slots.get(PLAYED));
    if !stream.is_undefined() {
        element.set(SRC_OBJECT, stream);
    } else if !before.is_undefined() && element.get(SRC_OBJECT).is(before) {
        // Only if the page has not given it another since.
        element.set(SRC_OBJECT, NULL);
    }
    slots.set(URL, url);
    slots.set(PLAYED, stream);
    Ok(UNDEFINED)
}
