//! Tracks that a page adds to a stream, or takes off it, while a connection sends it: Blink told the connection, which sent them or stopped.
//!
//! Browsers fire no event for what a script does to a stream, so `MediaStream`'s own two methods tell us. The stream remembers by whom it
//! is sent, weakly: a camera may live much longer than a call.

use super::{negotiation_needed, senders};
use crate::peer_connection::slots::{self, LOCAL};
use crate::peer_connection::this;
use crate::realm::{STREAM, global, list, native_of, note_of, noted, prototype};
use crate::value::{Completion, UNDEFINED, Value};
use crate::webidl::interface::{Call, Operation, patch_operation};

/// Puts the two methods in place.
pub(crate) fn observe_streams() {
    if prototype(STREAM).is_object() {
        for name in ["addTrack", "removeTrack"] {
            patch_operation(prototype(STREAM), &Operation(name, 1, change));
        }
    }
}

/// Remembers that a connection sends a stream that was added with `addStream`.
pub(crate) fn observe(stream: Value, connection: Value) -> Completion {
    let note = noted(stream);
    let senders = senders_of(note)?;
    senders.push(connection);
    let (weak, class) = (Value::array(&[]), global().get("WeakRef"));
    for sender in senders.items() {
        weak.push(class.construct(&[sender], class)?);
    }
    note.set(LOCAL, weak);
    Ok(UNDEFINED)
}

/// The open connections that send a stream.
fn senders_of(note: Value) -> Completion {
    let senders = Value::array(&[]);
    for sender in list(note, LOCAL).items() {
        let connection = sender.invoke("deref", &[])?;
        if connection.is_object() && !slots::is_closed(connection)? {
            senders.push(connection);
        }
    }
    Ok(senders)
}

/// `stream.addTrack(track)` and `stream.removeTrack(track)`.
fn change(call: &Call) -> Completion {
    let answer = native_of(STREAM, call.member, "value").apply(call.this, call.args)?;
    let (stream, track) = (call.this, call.arg(0));
    let note = note_of(stream);
    if note.is_object() {
        for connection in senders_of(note)?.items() {
            let local = list(this::of(connection)?, LOCAL);
            if local.includes(stream) {
                if call.member == "addTrack" {
                    senders::send(connection, track, stream)?;
                } else {
                    senders::stop_sending(connection, local, Value::array(&[track]))?;
                }
                negotiation_needed::changed(connection)?;
            }
        }
    }
    Ok(answer)
}
