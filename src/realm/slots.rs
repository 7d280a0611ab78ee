//! What we know of the page's objects, as the internal slots of a specification.

use js_sys::WeakMap;

use crate::value::Value;

thread_local! {
    /// What we remember of the page's objects: of a connection its state, of a remote stream its connection, of a media element the
    /// URL that it plays. It is kept under the object itself, so the browser's GC is the owner, and nothing can leak.
    static NOTES: WeakMap = WeakMap::new();
}

/// What we remember of an object of the page; `undefined` for nothing.
pub(crate) fn note_of(object: Value) -> Value {
    Value::new(NOTES.with(|notes| notes.get(&object.cast())))
}

/// The note of a stream, an object that is made when it is first asked for: both a connection that sends it and one that receives it
/// have something to remember.
pub(crate) fn noted(object: Value) -> Value {
    let known = note_of(object);
    if known.is_object() {
        return known;
    }
    let note = Value::object();
    set_note(object, note);
    note
}

/// Remembers `note` for as long as the page keeps `object`.
pub(crate) fn set_note(object: Value, note: Value) {
    NOTES.with(|notes| notes.set(&object.cast(), &note.js()));
}

/// A list of a note, made when it is first asked for.
pub(crate) fn list(note: Value, name: &str) -> Value {
    let known = note.get(name);
    if !known.is_undefined() {
        return known;
    }
    let list = Value::array(&[]);
    note.set(name, list);
    list
}
