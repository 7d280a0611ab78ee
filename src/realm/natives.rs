//! The browser's own functions, captured before ours are in place, and what we keep beside them.
//!
//! A method that is looked up when it is called may be ours by then (our own `createOffer` would recurse for ever), or the
//! page's patch, or webrtc-adapter's. So where we define a member ourselves, the native one is called through here.

use crate::value::{Completion, GLOBAL, NATIVES, REALM, UNDEFINED, Value, built_in};

/// The global object.
pub(crate) fn global() -> Value {
    GLOBAL
}

/// The prototype of an interface.
pub(crate) fn prototype(interface: &str) -> Value {
    global().get(interface).get("prototype")
}

/// What we keep, by name: of an interface, the property descriptors of its prototype; and what is made `lazily`.
pub(crate) fn realm() -> Value {
    REALM
}

/// Something that is made when it is first asked for, and then kept.
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
pub(crate) fn capture(name: &str, object: Value) {
    if object.is_object() || object.is_function() {
        realm().set(name, descriptors_of(object));
    }
}

/// All own property descriptors of an object.
pub(crate) fn descriptors_of(object: Value) -> Value {
    built_in("getOwnPropertyDescriptors").call(UNDEFINED, &[object]).unwrap_or(UNDEFINED)
}

/// Captures an interface: the native members of its prototype. Its `constructor` is the browser's own, also where a page has put a function
/// of its own at the name (webrtc-adapter does in Safari), which would make connections without our prototype.
pub(crate) fn capture_interface(name: &str) {
    capture(name, prototype(name));
}

/// The interface object of a captured interface.
pub(crate) fn class_of(interface: &str) -> Value {
    native_of(interface, "constructor", "value")
}

/// The native method of a connection, or the getter of one of its attributes.
pub(crate) fn native(member: &str) -> Value {
    // The native functions that were called so far: one look-up on the way of each call instead of three.
    let known = NATIVES.get(member);
    if !known.is_undefined() {
        return known;
    }
    let parts = [(CONNECTION, "value"), (CONNECTION, "get"), (EVENT_TARGET, "value")];
    let found = parts.iter().map(|(interface, part)| native_of(interface, member, part)).find(|part| part.is_function());
    let found = found.unwrap_or(UNDEFINED);
    NATIVES.set(member, found);
    found
}

/// A part (`value`, `get`, `set`) of a native member, by the name under which it was captured.
pub(crate) fn native_of(interface: &str, member: &str, part: &str) -> Value {
    let descriptor = realm().get(interface).get(member);
    // To ask nothing for a part would be an exception, caught, and one slot of wasm-bindgen's table lost.
    if descriptor.is_undefined() { UNDEFINED } else { descriptor.get(part) }
}

/// `MediaStream`, the interface.
pub(crate) const STREAM: &str = "MediaStream";

/// `RTCSessionDescription`, the interface.
pub(crate) const DESCRIPTION: &str = "RTCSessionDescription";

/// `RTCIceCandidate`, the interface.
pub(crate) const CANDIDATE: &str = "RTCIceCandidate";

/// `RTCPeerConnection`, the interface that we stand on.
pub(crate) const CONNECTION: &str = "RTCPeerConnection";

/// `MediaStreamTrack`, the interface.
pub(crate) const TRACK: &str = "MediaStreamTrack";

/// `EventTarget`, of whose methods a connection has no own ones.
pub(crate) const EVENT_TARGET: &str = "EventTarget";

/// Calls a native method of a connection that cannot fail on one.
pub(crate) fn ask(connection: Value, member: &str) -> Value {
    native(member).call(connection, &[]).unwrap_or(UNDEFINED)
}

/// `addEventListener`, the native one. A listener that is to come `first` is a capturing one, which at the target run before the others.
pub(crate) fn listen(target: Value, event_type: &str, listener: Value, first: bool) -> Completion {
    native("addEventListener").call(target, &[event_type.into(), listener, first.into()])
}

/// Whether an object is of an interface, in whichever frame it was made: whether the native getter of one of its attributes takes it.
/// (`instanceof` would ask the global of today, which the page may have replaced.)
pub(crate) fn is_a(object: Value, interface: &str, attribute: &str) -> bool {
    native_of(interface, attribute, "get").call(object, &[]).is_ok()
}
