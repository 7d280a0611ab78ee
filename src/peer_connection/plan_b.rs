//! Connections that speak Plan B: which ones do, and how the page's calls wait for their turn.
//!
//! Underneath is Unified Plan. What the native methods are given, and what the page sees of them, is translated by [`crate::sdp`],
//! which keeps nothing: all that it has to know is in the descriptions that the browser holds. So the state here is little, and on a
//! connection without Plan B there is none: it pays one look-up at each call, and no SDP of it is ever parsed.

mod candidates;
mod descriptions;
mod follow_up;
mod remote;
mod translation;

use super::state;
use crate::errors::rejected;
use crate::legacy::constraints::{Constraint, find};
use crate::realm::{ask, kept, listen, native, note_of, realm};
use crate::usage;
use crate::values::{Completion, TRUE, UNDEFINED, Value, function};

pub(super) use candidates::comes_early;
pub(super) use descriptions::{init, show};
pub(super) use follow_up::closed;

/// The state of Plan B: kept in that of its connection. Its members are:
const PLAN_B: &str = "planB";
/// The promise of the last call, for which the next one waits.
const LAST: &str = "last";
/// What the native `createOffer` or `createAnswer` made last, and what the page was shown of it.
const MADE: &str = "made";
const SHOWN: &str = "shown";
/// The peer's last description, as the page gave it.
const PEER: &str = "peer";
/// Whether the peer's last answer has more tracks than fit into our offer.
const MORE: &str = "more";
/// Whether the peer turned out to speak Unified Plan. From then on the page sees Unified Plan too: it is what the peer needs to get.
const UNIFIED: &str = "unified";
/// Whether events are kept from the page, because they are about our own second round.
const HIDDEN: &str = "hidden";
/// Whether such a round was the last one, so that the browser has for an answer what was an offer to the page, and the reverse.
const SWAPPED: &str = "swapped";

/// In the realm: the `sdpSemantics` of connections that do not say.
pub(crate) const DEFAULT: &str = "sdpSemantics";

const SIGNALING_STATE: &str = "signalingState";
const LOCAL_DESCRIPTION: &str = "localDescription";
const REMOTE_DESCRIPTION: &str = "remoteDescription";

/// The native methods of negotiation; the first steps have their numbers.
const MEMBERS: [&str; 5] = ["createOffer", "createAnswer", "setLocalDescription", "setRemoteDescription", "addIceCandidate"];
const CREATE_OFFER: usize = 0;
const CREATE_ANSWER: usize = 1;
const SET_LOCAL: usize = 2;
const SET_REMOTE: usize = 3;
const ADD_CANDIDATE: usize = 4;
/// Steps that follow them, when a promise is fulfilled; the last one when it is rejected.
const MADE_IT: usize = 5;
const IS_SET: usize = 6;
const ANSWER_OURSELVES: usize = 7;
const HAS_FOLLOWED: usize = 8;
const REVEAL: usize = 9;
const HAS_NOT_FOLLOWED: usize = 10;

/// Lets a new connection speak Plan B, if its configuration, the optional constraint of that name, or the page's owner says so.
pub(super) fn start(connection: Value, configuration: Value, constraints: &[Constraint]) -> Completion<()> {
    let mut semantics = configuration.get(DEFAULT)?;
    if let Some(constraint) = find(constraints, DEFAULT) {
        semantics = constraint.value.as_str().into();
    }
    if semantics.is_undefined() {
        semantics = realm().own(DEFAULT);
    } else {
        usage::record(DEFAULT);
    }
    if semantics.is("plan-b") {
        kept("planBMembers", descriptions::define);
        state::of(connection)?.set(PLAN_B, Value::object());
        listen(connection, "icecandidate", kept("onCandidate", || function(candidates::on_candidate)), true)?;
        listen(connection, "signalingstatechange", kept("onSignalingState", || function(follow_up::on_event)), true)?;
    }
    Ok(())
}

/// The state of Plan B; `undefined` for a connection that does not speak it, and for what is no connection.
fn of(connection: Value) -> Value {
    let state = if connection.is_object() { note_of(connection) } else { UNDEFINED };
    if state.is_object() { state.own(PLAN_B) } else { UNDEFINED }
}

/// Calls a native method of negotiation.
///
/// On a connection that speaks Plan B, the calls are done one after the other, as the browser itself does them (its operations chain):
/// only when one is done, its descriptions tell how to translate the next. What the page passes is read at once, as by the browser.
pub(super) fn perform(connection: Value, member: &'static str, args: Value) -> Completion {
    let plan_b = of(connection);
    // Calls on a closed connection wait for nothing.
    if plan_b.is_undefined() || is_state(connection, "closed") {
        return native(member).apply(connection, args);
    }
    let number = MEMBERS.iter().position(|known| *known == member).unwrap_or_default();
    let args = match read(number, args) {
        Ok(args) => args,
        Err(threw) => return Ok(rejected(threw.value())),
    };
    let (turn, last) = (later(connection, number, args), plan_b.own(LAST));
    let promise = if last.is_undefined() { turn.call(UNDEFINED, &[])? } else { last.invoke("then", &[turn, turn])? };
    plan_b.set(LAST, promise);
    // A promise of the page's own: that the next call waits for ours does not mean that the page handles a failure.
    promise.invoke("then", &[])
}

/// The arguments, with a copy of the first one where that is a description or a candidate.
fn read(number: usize, args: Value) -> Completion {
    let given = args.at(0);
    if !given.is_object() || number <= CREATE_ANSWER {
        return Ok(args);
    }
    let copy = Value::object();
    for name in &["type", "sdp", "candidate", "sdpMid", "sdpMLineIndex", "usernameFragment"] {
        let value = given.get(name)?;
        if !value.is_undefined() {
            copy.set(name, value);
        }
    }
    Ok(Value::array(&[copy]))
}

/// A step as a function: JavaScript's own, so the GC owns it and what it is about.
fn later(connection: Value, number: usize, with: Value) -> Value {
    let number = Value::from(u32::try_from(number).unwrap_or_default());
    kept("planBStep", || function(step)).bind(&[connection, Value::array(&[number, with])])
}

/// Does a step when a promise is fulfilled; gives the promise of both.
fn then(promise: Value, connection: Value, number: usize, with: Value) -> Completion {
    promise.invoke("then", &[later(connection, number, with)])
}

fn step(connection: Value, what: Value, value: Value) -> Completion {
    let (plan_b, with) = (of(connection), what.at(1));
    let number = what.at(0).number() as usize;
    // In these cases the browser makes an answer. Once for each call.
    if (number == CREATE_ANSWER || number == SET_LOCAL && !with.at(0).get("sdp")?.is_truthy()) && what.length() == 2 {
        what.push(TRUE);
        let room = remote::make_room(connection, plan_b)?;
        if !room.is_undefined() {
            return room.invoke("then", &[kept("planBStep", || function(step)).bind(&[connection, what])]);
        }
    }
    match number {
        CREATE_OFFER | CREATE_ANSWER => {
            then(native(MEMBERS.get(number).unwrap_or(&"")).apply(connection, with)?, connection, MADE_IT, UNDEFINED)
        }
        SET_LOCAL => descriptions::set_local(connection, plan_b, with),
        SET_REMOTE => remote::set(connection, with),
        ADD_CANDIDATE => candidates::add(connection, with),
        MADE_IT => descriptions::on_made(connection, plan_b, value),
        IS_SET => remote::on_set(connection, plan_b, with),
        ANSWER_OURSELVES => native("setLocalDescription").call(connection, &[]),
        _ => follow_up::end(connection, plan_b, number, value),
    }
}

fn is_state(connection: Value, state: &str) -> bool {
    ask(connection, SIGNALING_STATE).is(state)
}

/// The text of a native description; `undefined` where there is none.
fn native_sdp(connection: Value, name: &str) -> Completion {
    ask(connection, name).get("sdp")
}
