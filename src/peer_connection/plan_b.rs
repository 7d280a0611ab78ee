//! Connections that speak Plan B: which ones do, and how a page's call waits for its turn.
//!
//! Underneath is Unified Plan. What the native methods are given, and what the page sees of them, is translated by [`crate::sdp`],
//! which keeps nothing: all that it has to know is in the descriptions that the browser holds. So the state here is little, and on a
//! connection without Plan B there is none: it pays one look-up at each call, and no SDP of it is ever parsed.

mod candidates;
mod descriptions;
mod follow_up;
mod remote;

use super::state;
use crate::errors::rejected;
use crate::legacy::constraints::{Constraint, find};
use crate::realm::{ask, kept, listen, native, note_of, realm};
use crate::usage;
use crate::values::{Completion, TRUE, UNDEFINED, Value, function, thrown};

pub(super) use candidates::comes_early;
pub(super) use descriptions::show;

/// The state of Plan B: kept in that of its connection. Its members are:
const PLAN_B: &str = "planB";
/// The promise of the last call, for which the next one waits.
const LAST: &str = "last";
/// What the native `createOffer` or `createAnswer` made last, and what the page was shown of it.
const MADE: &str = "made";
const SHOWN: &str = "shown";
/// The peer's last description, as the page gave it.
const PEER: &str = "peer";
/// Whether the peer turned out to speak Unified Plan. From then on the page sees Unified Plan too: it is what the peer needs to get.
const UNIFIED: &str = "unified";
/// Whether events are kept from the page, because they are about our own second round.
const HIDDEN: &str = "hidden";
/// Whether such a round was the last one, so that the browser has for an answer what was an offer to the page, and the reverse.
const SWAPPED: &str = "swapped";
/// Calls with candidates that came before the first remote description.
const EARLY: &str = "early";

/// In the realm: the `sdpSemantics` of connections that do not say.
pub(crate) const DEFAULT: &str = "sdpSemantics";

const CREATE_OFFER: &str = "createOffer";
const CREATE_ANSWER: &str = "createAnswer";
const SET_LOCAL: &str = "setLocalDescription";
const SET_REMOTE: &str = "setRemoteDescription";

/// Lets a new connection speak Plan B, if its configuration, the optional constraint of that name, or the page's owner says so.
pub(super) fn start(connection: Value, configuration: Value, constraints: &[Constraint]) -> Completion<()> {
    let mut semantics = configuration.get("sdpSemantics")?;
    if let Some(constraint) = find(constraints, "sdpSemantics") {
        semantics = constraint.value.as_str().into();
    }
    let says = !semantics.is_undefined();
    if says {
        usage::record("sdpSemantics");
    }
    let semantics = if says { semantics } else { realm().own(DEFAULT) };
    if semantics.is("plan-b") {
        kept("planBMembers", descriptions::define);
        state::of(connection)?.set(PLAN_B, Value::object());
        listen(connection, "icecandidate", kept("onCandidate", || function(candidates::on_candidate)), true)?;
        listen(connection, "signalingstatechange", kept("onSignalingState", || function(follow_up::on_event)), true)?;
    }
    Some(())
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
    if plan_b.is_undefined() || ask(connection, "signalingState").is("closed") {
        return native(member).apply(connection, args);
    }
    let Some(args) = read(member, args) else {
        return Some(rejected(thrown()));
    };
    let turn = bound_turn(connection, Value::array(&[member.into(), args]));
    let last = plan_b.own(LAST);
    let promise = if last.is_undefined() { turn.call(UNDEFINED, &[])? } else { last.invoke("then", &[turn, turn])? };
    plan_b.set(LAST, promise);
    // A promise of the page's own: that the next call waits for ours does not mean that the page handles a failure.
    promise.invoke("then", &[])
}

/// The arguments, with a copy of the first one where that is a description or a candidate.
fn read(member: &str, args: Value) -> Completion {
    let given = args.at(0);
    let args = args.invoke("slice", &[])?;
    if given.is_object() && member != CREATE_OFFER && member != CREATE_ANSWER {
        let copy = Value::object();
        for name in &["type", "sdp", "candidate", "sdpMid", "sdpMLineIndex", "usernameFragment"] {
            let value = given.get(name)?;
            if !value.is_undefined() {
                copy.set(name, value);
            }
        }
        args.set("0", copy);
    }
    Some(args)
}

/// Does a call whose turn has come.
fn turn(connection: Value, call: Value, _: Value) -> Completion {
    let (member, args) = (call.at(0).text()?, call.at(1));
    let answers = member == CREATE_ANSWER || member == SET_LOCAL && !args.at(0).get("sdp")?.is_truthy();
    // Once for each call.
    if answers && call.length() == 2 {
        call.push(TRUE);
        let room = remote::make_room(connection)?;
        if !room.is_undefined() {
            return room.invoke("then", &[bound_turn(connection, call)]);
        }
    }
    match &*member {
        CREATE_OFFER => descriptions::create(connection, CREATE_OFFER, args),
        CREATE_ANSWER => descriptions::create(connection, CREATE_ANSWER, args),
        SET_LOCAL => descriptions::set_local(connection, args),
        SET_REMOTE => remote::set(connection, args),
        _ => candidates::add(connection, args),
    }
}

fn bound_turn(connection: Value, call: Value) -> Value {
    kept("planBTurn", || function(turn)).bind(&[connection, call])
}

/// The native text of `localDescription` or `remoteDescription`, if there is one.
fn native_sdp(connection: Value, name: &str) -> Option<String> {
    let description = ask(connection, name);
    if description.is_object() { description.own("sdp").text() } else { None }
}
