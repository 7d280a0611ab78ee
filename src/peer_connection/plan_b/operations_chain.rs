//! How the calls that negotiate wait for their turn, as in the operations chain of the browser itself.

use super::candidates;
use super::decision::decide;
use super::descriptions::{init, local_to_native, ours, to_page};
use super::follow_up::on_set;
use super::remote::{goes_on_in_unified_plan, make_room, remote_to_native};
use super::section_order::audio_first;
use super::slots::{LAST_CREATED, LAST_OPERATION, LAST_SHOWN, PlanBSlots, is_state};
use super::steps::{later, then, with_own_then};
use crate::peer_connection::names::{
    ADD_ICE_CANDIDATE, CREATE_ANSWER, CREATE_OFFER, SET_LOCAL_DESCRIPTION, SET_REMOTE_DESCRIPTION,
};
use crate::realm::native;
use crate::value::{Completion, Steps, UNDEFINED, Value};
use crate::webidl::exceptions::rejected_promise;

/// A call on a connection that speaks Plan B, to be done when its turn comes.
const STEPS: [(&str, Steps); 5] = [
    (CREATE_OFFER, create_offer),
    (CREATE_ANSWER, create_answer),
    (SET_LOCAL_DESCRIPTION, set_local),
    (SET_REMOTE_DESCRIPTION, set_remote),
    (ADD_ICE_CANDIDATE, candidates::add),
];

/// Calls a native method of negotiation.
///
/// On a connection that speaks Plan B, the calls are done one after the other, as the browser itself does them (its
/// operations chain): the descriptions that one call leaves decide how the next is translated. Arguments are read at
/// once, as by the browser.
pub(in crate::peer_connection) fn perform(connection: Value, member: &'static str, args: Value) -> Completion {
    let step = STEPS.iter().find(|(known, _)| *known == member);
    // Calls on a closed connection wait for nothing.
    let plan_b = decide(connection, member, args, set_again)?.filter(|_| !is_state(connection, "closed"));
    let (Some((_, step)), Some(plan_b)) = (step, plan_b) else {
        return native(member).apply(connection, args);
    };
    let args = match copied(member, args) {
        Ok(args) => args,
        Err(threw) => return Ok(rejected_promise(threw.value())),
    };
    let (turn, last) = (later(connection, *step, args), plan_b.get(LAST_OPERATION));
    let promise = if last.is_undefined() { turn.call(UNDEFINED, &[])? } else { last.invoke("then", &[turn, turn])? };
    plan_b.set(LAST_OPERATION, promise);
    // The page gets a promise of its own: the next call waits for ours, and that must not count as handling the page's
    // failure.
    promise.invoke("then", &[])
}

/// The arguments, with a copy of the first one.
fn copied(member: &str, args: Value) -> Completion {
    let given = args.at(0);
    if !given.is_object() {
        return Ok(args);
    }
    let is_description = member == SET_LOCAL_DESCRIPTION || member == SET_REMOTE_DESCRIPTION;
    let copy = if is_description { init(given.try_get("type")?, given.try_get("sdp")?) } else { given.dictionary()? };
    Ok(Value::array(&[copy]))
}

fn create_offer(connection: Value, args: Value, _: Value) -> Completion {
    goes_on_in_unified_plan(connection, PlanBSlots::ensure(connection))?;
    audio_first(connection, args.at(0))?;
    create(connection, CREATE_OFFER, args)
}

fn create_answer(connection: Value, args: Value, _: Value) -> Completion {
    with_room(connection, |connection, args, _| create(connection, CREATE_ANSWER, args), args)
}

fn create(connection: Value, member: &'static str, args: Value) -> Completion {
    then(native(member).apply(connection, args)?, connection, on_made, UNDEFINED)
}

/// An offer or an answer has been made: translates it for the page.
fn on_made(connection: Value, _: Value, made: Value) -> Completion {
    let plan_b = PlanBSlots::ensure(connection);
    let shown = to_page(connection, plan_b, made, ours(made.get("type")))?;
    plan_b.set(LAST_CREATED, made.get("sdp"));
    plan_b.set(LAST_SHOWN, shown);
    Ok(init(made.get("type"), shown))
}

/// `setLocalDescription`, with a description or without one.
fn set_local(connection: Value, args: Value, _: Value) -> Completion {
    if args.at(0).try_get("sdp")?.is_truthy() {
        local_to_native(connection, PlanBSlots::ensure(connection), args.at(0))?;
        set(connection, SET_LOCAL_DESCRIPTION, args, UNDEFINED)
    } else {
        with_room(connection, |connection, args, _| set(connection, SET_LOCAL_DESCRIPTION, args, UNDEFINED), args)
    }
}

/// Does a step by which the browser makes an answer, as soon as the answer has room for all tracks.
fn with_room(connection: Value, step: Steps, args: Value) -> Completion {
    let room = make_room(connection, PlanBSlots::ensure(connection))?;
    if room.is_undefined() { step(connection, args, UNDEFINED) } else { then(room, connection, step, args) }
}

/// `setRemoteDescription`, of a description that the browser got unchanged.
fn set_again(connection: Value, args: Value, _: Value) -> Completion {
    set_remote(connection, copied(SET_REMOTE_DESCRIPTION, args)?, UNDEFINED)
}

fn set_remote(connection: Value, args: Value, _: Value) -> Completion {
    let peer = remote_to_native(connection, args.at(0))?;
    set(connection, SET_REMOTE_DESCRIPTION, args, peer)
}

/// Calls the native method. `peer` is the peer's description, as the page gave it.
fn set(connection: Value, member: &'static str, args: Value, peer: Value) -> Completion {
    let set = native(member).apply(connection, args)?;
    if args.at(0).try_get("type")?.is("rollback") { Ok(with_own_then(set)) } else { then(set, connection, on_set, peer) }
}
