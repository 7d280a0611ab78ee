//! `addStream`, `removeStream`, `get*Streams`, `getStreamById`, and the native methods that change the same lists.

use super::senders::{send, sent_tracks, stop_sending};
use super::{negotiation_needed, stream_observer};
use crate::media::stream::tracks_of;
use crate::peer_connection::slots::{Connection, LOCAL_STREAMS, REMOTE_STREAMS};
use crate::peer_connection::this;
use crate::realm::{List, STREAM, Slot, is_a};
use crate::usage;
use crate::value::{Completion, NULL, UNDEFINED, Value};
use crate::webidl::exceptions::{throw_dom_exception, throw_type_error, throw_wrong_interface};
use crate::webidl::interface::Member::Operation;
use crate::webidl::interface::{Call, Member, one_argument};
use crate::webidl::media_constraints;

/// This chapter's operations.
pub(crate) static MEMBERS: &[Member] = &[
    Operation("addStream", 1, add_stream),
    Operation("removeStream", 1, remove_stream),
    Operation("getLocalStreams", 0, |call| streams(call, LOCAL_STREAMS)),
    Operation("getRemoteStreams", 0, |call| streams(call, REMOTE_STREAMS)),
    Operation("getStreamById", 1, get_stream_by_id),
    Operation("addTrack", 1, add_track),
    Operation("removeTrack", 1, remove_track),
];

/// `addStream(stream, constraints?)`: sends all tracks of the stream. To add the same stream again does nothing.
fn add_stream(call: &Call) -> Completion {
    check_stream(call)?;
    let constraints = call.arg(1);
    if !constraints.is_nullish() && !constraints.is_object() && !constraints.is_function() {
        return throw_type_error(call.member, media_constraints::SECOND);
    }
    let local = local_of_open(call)?;
    // Chrome read `{optional: [{bandwidth}]}` and the like here, and did nothing with it.
    if !media_constraints::read_constraints(call.member, media_constraints::SECOND, constraints)?.is_empty() {
        usage::ignore("constraints of addStream");
    }
    let stream = call.arg(0);
    let is_new = !local.includes(stream);
    let tracks = tracks_of(stream);
    for track in tracks.items() {
        send(call.this, track, stream)?;
    }
    if is_new {
        local.push(stream);
        stream_observer::observe(stream, call.this)?;
        // For the browser, a stream without tracks changes nothing. Chrome fired the event.
        let tell = if tracks.length() == 0 { negotiation_needed::tell } else { negotiation_needed::changed };
        tell(call.this)?;
    }
    Ok(UNDEFINED)
}

/// `removeStream(stream)`: stops sending its tracks. An unknown stream is ignored.
fn remove_stream(call: &Call) -> Completion {
    check_stream(call)?;
    let local = local_of_open(call)?;
    if local.remove(call.arg(0)) {
        stop_sending(call.this, local, tracks_of(call.arg(0)))?;
        negotiation_needed::changed(call.this)?;
    }
    Ok(UNDEFINED)
}

/// Checks that the argument is a stream, or `null`. This comes before the check that the connection is open.
fn check_stream(call: &Call) -> Completion<()> {
    usage::record(call.member);
    this::of(call.this)?;
    one_argument(call)?;
    let stream = call.arg(0);
    if stream.is_nullish() || is_a(stream, STREAM, "id") { Ok(()) } else { throw_wrong_interface(call.member, STREAM) }
}

/// The local streams of an open connection, for a call about a stream.
fn local_of_open(call: &Call) -> Completion {
    let local = this::of_open(call)?.list(LOCAL_STREAMS);
    if call.arg(0).is_nullish() {
        return throw_dom_exception(
            "TypeMismatchError",
            call.member,
            "The 1st argument provided is either null, or an invalid MediaStream object.",
        );
    }
    Ok(local)
}

/// The standard method. It also makes its streams local streams.
fn add_track(call: &Call) -> Completion {
    let sender = call.forward()?;
    let local = this::of(call.this)?.list(LOCAL_STREAMS);
    for stream in call.args.items().skip(1) {
        if !local.includes(stream) {
            local.push(stream);
        }
    }
    Ok(sender)
}

/// The standard method. A stream that sends nothing any more is then no longer a local stream.
fn remove_track(call: &Call) -> Completion {
    let track = call.arg(0).get("track");
    let answer = call.forward()?;
    let local = this::of(call.this)?.list(LOCAL_STREAMS);
    let sent = sent_tracks(call.this);
    for stream in local.list()?.items() {
        let tracks = tracks_of(stream);
        if tracks.includes(track) && !tracks.items().any(|track| sent.includes(track)) {
            local.remove(stream);
        }
    }
    Ok(answer)
}

/// `getLocalStreams()` and `getRemoteStreams()`: a new array each time, of the same streams.
pub(crate) fn streams(call: &Call, which: Slot<Connection, List>) -> Completion {
    usage::record(call.member);
    this::of(call.this)?.list(which).list()
}

/// `getStreamById(id)`: looks among the local streams, then among the remote ones; `null` where there is none.
fn get_stream_by_id(call: &Call) -> Completion {
    usage::record(call.member);
    let slots = this::of(call.this)?;
    one_argument(call)?;
    let id = Value::from(&*call.arg(0).text()?);
    let streams = slots.list(LOCAL_STREAMS).and(slots.list(REMOTE_STREAMS))?;
    Ok(streams.items().find(|stream| stream.get("id").is(id)).unwrap_or(NULL))
}
