//! Which functions are the browser's own? They are captured before ours are in place, with what we keep beside them.
//!
//! A method that is looked up at the time of the call may be ours by then (our own `createOffer` would recurse for
//! ever), or a patch of the page's or of webrtc-adapter's. So where we define a member ourselves, the native one is
//! called through here.

use std::cell::RefCell;
use std::ptr;

use js_sys::Object;

use crate::value::{Completion, GLOBAL, Held, REALM, UNDEFINED, Value};

thread_local! {
    /// The natives that were asked for so far, by the address of their name: no name crosses the boundary at each call.
    static NATIVES: RefCell<Vec<(&'static str, Held)>> = const { RefCell::new(Vec::new()) };
}

/// The global object.
pub(crate) fn global() -> Value {
    GLOBAL
}

/// The prototype of an interface.
pub(crate) fn prototype(interface: &str) -> Value {
    global().get(interface).get("prototype")
}

/// What we keep, by name: for an interface, the property descriptors of its prototype; also values that are made
/// `lazily`.
pub(crate) fn realm() -> Value {
    REALM
}

/// A value that is made when it is first asked for, and then kept.
pub(crate) fn lazily(name: &str, make: fn() -> Value) -> Value {
    let known = realm().get(name);
    if !known.is_undefined() {
        return known;
    }
    let made = make();
    realm().set(name, made);
    made
}

/// Captures the native members of an object, under a name.
fn capture(name: &str, object: Value) {
    if object.is_object() || object.is_function() {
        realm().set(name, Value::new(Object::get_own_property_descriptors(&object.cast::<Object>())));
    }
}

/// Captures an interface: the native members of its prototype. Its `constructor` is the browser's own, even if a page
/// has put its own function at the name (as webrtc-adapter does in Safari), which would make connections without our
/// prototype.
pub(crate) fn capture_interface(name: &str) {
    capture(name, prototype(name));
}

/// The interface object of a captured interface.
pub(crate) fn class_of(interface: &'static str) -> Value {
    known(interface, |interface| native_of(interface, "constructor", "value"))
}

/// The native method of a connection, or the getter of one of its attributes.
pub(crate) fn native(member: &'static str) -> Value {
    known(member, |member| {
        let method = native_of(CONNECTION, member, "value");
        if method.is_function() {
            return method;
        }
        let getter = native_of(CONNECTION, member, "get");
        if getter.is_function() { getter } else { native_of(EVENT_TARGET, member, "value") }
    })
}

/// What was found by this name before, or is found now. No interface has the name of a member.
fn known(name: &'static str, find: fn(&'static str) -> Value) -> Value {
    let known = NATIVES.with_borrow(|natives| natives.iter().find(|known| ptr::eq(known.0, name)).map(|known| known.1.value()));
    known.unwrap_or_else(|| {
        let found = find(name);
        // A native that the browser lacks, or that has not been captured yet, is looked up again.
        if !found.is_undefined() {
            NATIVES.with_borrow_mut(|natives| natives.push((name, found.held())));
        }
        found
    })
}

/// A part (`value`, `get`, `set`) of a native member, by the name under which it was captured.
pub(crate) fn native_of(interface: &str, member: &str, part: &str) -> Value {
    let descriptor = realm().get(interface).get(member);
    // Asking `undefined` for a part would throw, and each exception that is caught loses a slot of wasm-bindgen's
    // table.
    if descriptor.is_undefined() { UNDEFINED } else { descriptor.get(part) }
}

/// `MediaStream`, the interface.
pub(crate) const STREAM: &str = "MediaStream";

/// `RTCSessionDescription`, the interface.
pub(crate) const DESCRIPTION: &str = "RTCSessionDescription";

/// `RTCIceCandidate`, the interface.
pub(crate) const CANDIDATE: &str = "RTCIceCandidate";

/// `RTCPeerConnection`, the native interface that ours is based on.
pub(crate) const CONNECTION: &str = "RTCPeerConnection";

/// `MediaStreamTrack`, the interface.
pub(crate) const TRACK: &str = "MediaStreamTrack";

/// `EventTarget`, whose methods a connection only inherits.
pub(crate) const EVENT_TARGET: &str = "EventTarget";

/// Calls a native method that cannot fail on a connection.
pub(crate) fn ask(connection: Value, member: &'static str) -> Value {
    native(member).call(connection, &[]).unwrap_or(UNDEFINED)
}

/// The native `addEventListener`. A listener that must run `first` is a capturing one, because these run first at the
/// target.
pub(crate) fn listen(target: Value, event_type: &str, listener: Value, first: bool) -> Completion {
    native("addEventListener").call(target, &[event_type.into(), listener, first.into()])
}

/// Whether an object implements an interface, whichever frame it is from: the native getter of one of its attributes
/// accepts it. (`instanceof` would use the current global, which the page may have replaced.) A stranger, such as the
/// `Blob` of a URL, is told by the name of the attribute alone: what the getter throws has a stack, which takes time.
pub(crate) fn is_a(object: Value, interface: &str, attribute: &str) -> bool {
    object.is_object() && object.has(attribute) && native_of(interface, attribute, "get").call(object, &[]).is_ok()
}
