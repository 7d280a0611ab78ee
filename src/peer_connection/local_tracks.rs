//! Tracks that a page adds to a stream, or takes off it, while a connection sends it: Blink told the connection, which sent them or stopped.
//!
//! Browsers fire no event for what a script does to a stream, so `MediaStream`'s own two methods tell us. The stream remembers by whom it
//! is sent, weakly: a camera may live much longer than a call.

use super::state::{self, LOCAL, list};
use super::{negotiation_needed, streams};
use crate::members::{Call, Method};
use crate::patches;
use crate::realm::{STREAM, global, native_of, note_of, noted, prototype};
use crate::values::{Completion, UNDEFINED, Value};

/// Puts the two methods in place.
pub(crate) fn install() {
    if prototype(STREAM).is_object() {
        for name in ["addTrack", "removeTrack"] {
            patches::method(prototype(STREAM), &Method(name, 1, change));
        }
    }
}

/// Remembers that a connection sends a stream that was added with `addStream`.
pub(crate) fn watch(stream: Value, connection: Value) -> Completion {
    let note = noted(stream);
    let senders = Value::array(&[]);
    for sender in senders_of(note) {
        senders.push(weakly(sender)?);
    }
    senders.push(weakly(connection)?);
    note.set(LOCAL, senders);
    Some(UNDEFINED)
}

fn weakly(connection: Value) -> Completion {
    let class = global().own("WeakRef");
    class.construct(&[connection], class)
}

/// The open connections that send a stream.
fn senders_of(note: Value) -> Vec<Value> {
    let known = note.own(LOCAL);
    if known.is_undefined() {
        return Vec::new();
    }
    let alive = known.items().map(|sender| sender.invoke("deref", &[]).unwrap_or(UNDEFINED));
    alive.filter(|connection| connection.is_object() && state::is_closed(*connection) == Some(false)).collect()
}

/// `stream.addTrack(track)` and `stream.removeTrack(track)`.
fn change(call: &Call) -> Completion {
    let answer = native_of(STREAM, call.member, "value").apply(call.this, call.args)?;
    let (stream, track) = (call.this, call.arg(0));
    let note = note_of(stream);
    if note.is_object() {
        for connection in senders_of(note) {
            let local = list(state::of(connection)?, LOCAL);
            if local.includes(stream) {
                if call.member == "addTrack" {
                    streams::send(connection, track, stream)?;
                } else {
                    streams::stop_sending(connection, local, Value::array(&[track]))?;
                }
                negotiation_needed::changed(connection)?;
            }
        }
    }
    Some(answer)
}
