//! Tracks that a page adds to a stream, or removes from it, while a connection sends it: Blink told the connection,
//! which started or stopped sending them.
//!
//! Browsers fire no event when a script changes a stream, so we patch the two methods of `MediaStream`. The stream
//! remembers weakly which connections send it: a camera may live much longer than a call.

use super::{negotiation_needed, senders};
use crate::media::slots::{SENT_BY, StreamSlots};
use crate::media::stream::{changed, tracks_of};
use crate::peer_connection::slots::{LOCAL_STREAMS, is_closed};
use crate::peer_connection::this;
use crate::realm::{STREAM, global, native_of};
use crate::value::{Completion, UNDEFINED, Value};
use crate::webidl::interface::Member::Operation;
use crate::webidl::interface::{Call, Member};

/// The methods of streams.
pub(crate) static MEMBERS: &[Member] =
    &[Operation("addTrack", 1, change), Operation("removeTrack", 1, change), Operation("getTrackById", 1, get_track_by_id)];

/// Remembers that a connection sends a stream that was added with `addStream`.
pub(crate) fn observe(stream: Value, connection: Value) -> Completion {
    let slots = StreamSlots::ensure(stream);
    let senders = senders_of(slots)?;
    senders.push(connection);
    let (sent_by, class) = (slots.list(SENT_BY), global().get("WeakRef"));
    sent_by.set("length", 0);
    for sender in senders.items() {
        sent_by.push(class.construct(&[sender], class)?);
    }
    Ok(UNDEFINED)
}

/// The open connections that send a stream.
fn senders_of(slots: StreamSlots) -> Completion {
    let senders = Value::array(&[]);
    for sender in slots.list(SENT_BY).items() {
        let connection = sender.invoke("deref", &[])?;
        if connection.is_object() && !is_closed(connection)? {
            senders.push(connection);
        }
    }
    Ok(senders)
}

/// `stream.getTrackById(id)`, which knows remote tracks by the ids that the page sees, too.
fn get_track_by_id(call: &Call) -> Completion {
    let found = native_of(STREAM, call.member, "value").apply(call.this, call.args)?;
    if found.is_object() || StreamSlots::of(call.this).is_none() {
        return Ok(found);
    }
    Ok(tracks_of(call.this).items().find(|track| track.get("id").is(call.arg(0))).unwrap_or(found))
}

/// `stream.addTrack(track)` and `stream.removeTrack(track)`.
fn change(call: &Call) -> Completion {
    let answer = native_of(STREAM, call.member, "value").apply(call.this, call.args)?;
    let (stream, track) = (call.this, call.arg(0));
    if let Some(slots) = StreamSlots::of(stream) {
        // A track that is removed and added again is the last one from then on.
        tracks_of(stream);
        changed(stream)?;
        for connection in senders_of(slots)?.items() {
            let local = this::of(connection)?.list(LOCAL_STREAMS);
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
