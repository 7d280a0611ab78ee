//! `getStats` with callbacks: which calls there are, and who is answered when.
//!
//! What a connection keeps for it is in its slots: up to two native reports, against which rates are computed, and the
//! legacy reports that were made last. So all of it is freed with the connection.

use super::{native, response};
use crate::legacy::statistics::{History, is_fresh, session_id};
use crate::peer_connection::names::LOCAL_DESCRIPTION;
use crate::peer_connection::negotiation::descriptions::description_of;
use crate::peer_connection::slots::{
    ConnectionSlots, HISTORY, INITIATOR, REPORTED_AT, REPORTS, SESSION, WAITING_FOR_STATS, signaling_state,
};
use crate::peer_connection::streams::remote_tracks::rename;
use crate::peer_connection::this;
use crate::realm::{List, TRACK, ask, global, is_a};
use crate::usage;
use crate::value::sys::digits;
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::callbacks::{deliver, resolved_promise};
use crate::webidl::exceptions::throw_wrong_interface;
use crate::webidl::interface::Member::Operation;
use crate::webidl::interface::{Call, Member};

/// This chapter's operation.
pub(crate) static MEMBERS: &[Member] = &[Operation(GET_STATS, 0, get_stats)];

const GET_STATS: &str = "getStats";

/// `getStats(success, selector?, failure?)`, Chrome's form, or `getStats(selector, success, failure?)`, the form of the
/// W3C's drafts, which webrtc-adapter brought to Chrome. Both work on a closed connection. Any other form is the
/// standard's.
fn get_stats(call: &Call) -> Completion {
    let is_chromes = call.arg(0).is_function();
    if !is_chromes && !call.arg(1).is_function() {
        return call.forward();
    }
    usage::record(call.member);
    let (success, mut selector) = if is_chromes { (call.arg(0), call.arg(1)) } else { (call.arg(1), call.arg(0)) };
    let slots = this::of(call.this)?;
    // Chrome accepted anything here, and treated whatever is not a track as none (c49 to c87): pages pass their failure
    // callback.
    if !selector.is_nullish() && !is_a(selector, TRACK, "id") {
        if !is_chromes {
            return throw_wrong_interface(call.member, TRACK);
        }
        selector = UNDEFINED;
    }
    let waiting = slots.list(WAITING_FOR_STATS);
    waiting.push(Value::array(&[success, call.arg(2), selector, is_chromes.into()]));
    if waiting.length() == 1 {
        gather(call.this)?;
    }
    // Chromium 56 to 65 returned a promise of `undefined`. webrtc-adapter 1.4 to 8 waits for it in Firefox, and until 3
    // lists the keys of its value.
    Ok(if is_chromes { resolved_promise(Value::object()) } else { UNDEFINED })
}

/// Asks the browser on behalf of all calls that wait, even where the reports at hand will do. So no callback comes too
/// soon, and a page that asks again in its callback does not keep other code from running.
fn gather(connection: Value) -> Completion {
    let answer = function(answer).bind(&[connection]);
    let refuse = function(refuse).bind(&[connection]);
    ask(connection, GET_STATS).invoke("then", &[answer, refuse])?;
    Ok(UNDEFINED)
}

/// In Firefox, the promise of the standard `getStats()` never settles if the connection is closed meanwhile. A call on
/// a closed one is answered.
pub(crate) fn closed(connection: Value, slots: ConnectionSlots) -> Completion {
    if slots.list(WAITING_FOR_STATS).length() > 0 { gather(connection) } else { Ok(UNDEFINED) }
}

/// Makes legacy reports from a native one, unless the latest are fresh. A closed connection keeps its last ones.
fn make_reports(connection: Value, slots: ConnectionSlots, report: Value) -> Completion<()> {
    let now = now();
    let is_known = slots.get(REPORTS).is_object();
    if is_known && (is_fresh(slots.get(REPORTED_AT), now) || signaling_state(connection)?.is("closed")) {
        return Ok(());
    }
    let objects = report.list()?;
    // The state is asked first, because the text of a description is long.
    if ask(connection, "iceGatheringState").is("new") && ask(connection, LOCAL_DESCRIPTION).is_nullish() {
        add_tracks(connection, objects);
    }
    rename(connection, objects);
    let snapshot = native::snapshot(connection, objects, slots.get(INITIATOR));
    let known = slots.list(HISTORY);
    let some = |index| Some(known.at(index)).filter(|report| !report.is_undefined());
    let mut history = History { base: some(0), latest: some(1).map(|latest| (known.at(2).number(), latest)) };
    native::compare(snapshot, history.record(now, &snapshot).unwrap_or(UNDEFINED));
    let (made, latest) = history.latest.unwrap_or((now, UNDEFINED));
    slots.set(HISTORY, List::new(&[history.base.unwrap_or(UNDEFINED), latest, made.into()]));

    let session = session_of(connection, slots)?;
    slots.set(REPORTS, response::reports(snapshot, session));
    slots.set(REPORTED_AT, now);
    Ok(())
}

/// Adds the tracks to be sent that the browser does not report: Chrome reported them even before they were negotiated.
fn add_tracks(connection: Value, objects: Value) {
    for sender in ask(connection, "getSenders").items() {
        let track = sender.get("track");
        let id = track.get("id");
        if track.is_object() && !objects.items().any(|object| object.get("trackIdentifier").is(id)) {
            let source = Value::object();
            for (name, value) in
                [("type", "media-source".into()), ("id", id), ("trackIdentifier", id), ("kind", track.get("kind"))]
            {
                source.set(name, value);
            }
            objects.push(source);
        }
    }
}

/// The session id of the local description, or one of ours before there is any: as in Chrome, it exists from the start
/// and does not change.
fn session_of(connection: Value, slots: ConnectionSlots) -> Completion {
    if slots.get(SESSION).is_undefined() {
        let description = description_of(connection, slots, LOCAL_DESCRIPTION)?;
        let sdp = if description.is_object() { description.get("sdp").text()? } else { String::new() };
        slots.set(SESSION, session_id(&sdp).map_or_else(|| Value::new(digits((now() * 1e3).floor())), Value::from));
    }
    Ok(slots.get(SESSION))
}

/// Calls the callbacks of all calls that wait, in their order.
fn answer(connection: Value, report: Value, _: Value) -> Completion {
    let slots = this::of(connection)?;
    if let Err(threw) = make_reports(connection, slots, report) {
        return refuse(connection, threw.value(), UNDEFINED);
    }
    for call in take_waiting(slots).items() {
        let reports = response::select(slots.get(REPORTS), call.at(2));
        deliver(call.at(0), &[if call.at(3).is_truthy() { response::response(reports) } else { response::map(reports)? }])?;
    }
    Ok(UNDEFINED)
}

fn refuse(connection: Value, error: Value, _: Value) -> Completion {
    for call in take_waiting(this::of(connection)?).items() {
        deliver(call.at(1), &[error])?;
    }
    Ok(UNDEFINED)
}

fn take_waiting(slots: ConnectionSlots) -> Value {
    let waiting = slots.list(WAITING_FOR_STATS);
    slots.take(WAITING_FOR_STATS);
    waiting
}

/// The page's monotonic clock, in ms.
fn now() -> f64 {
    global().get("performance").invoke("now", &[]).map_or(0.0, Value::number)
}
