//! The second round that brings the tracks which a peer's answer added.
//!
//! In Plan B an answer may add tracks, and then it is done. Natively it cannot: they come in an offer, which the connection makes up, takes
//! and answers by itself. For the page and for the peer nothing happens, but that the tracks are there.

use js_sys::Promise;

use super::descriptions::init;
use super::remote::Tracks;
use super::{HIDDEN, PEER, SET_LOCAL, SET_REMOTE, SWAPPED, native_sdp, of};
use crate::members::{CONFIGURABLE, define};
use crate::realm::{kept, native};
use crate::sdp;
use crate::values::{Completion, FALSE, TRUE, UNDEFINED, Value, function};

const SIGNALING_STATE: &str = "signalingState";

/// Gives a promise, which is fulfilled when the tracks are there.
pub(super) fn bring(connection: Value) -> Completion {
    let plan_b = of(connection);
    let tracks = Tracks::of(connection)?;
    let remote = native_sdp(connection, "remoteDescription").unwrap_or_default();
    let offer = sdp::follow_up_offer(&plan_b.own(PEER).text()?, &remote, &tracks.senders());
    plan_b.set(HIDDEN, TRUE);
    define(connection, SIGNALING_STATE, "stable".into(), CONFIGURABLE);
    let set = native(SET_REMOTE).call(connection, &[init("offer".into(), (&*offer).into())])?;
    let answered = set.invoke("then", &[kept("planBAnswer", || function(answer)).bind(&[connection])])?;
    let done = kept("planBBrought", || function(on_brought)).bind(&[connection]);
    answered.invoke("then", &[done, kept("planBNotBrought", || function(on_failure)).bind(&[connection])])
}

fn answer(connection: Value, _: Value, _: Value) -> Completion {
    native(SET_LOCAL).call(connection, &[])
}

fn on_brought(connection: Value, _: Value, _: Value) -> Completion {
    of(connection).set(SWAPPED, TRUE);
    reveal(connection, UNDEFINED, UNDEFINED)
}

/// The browser did not take what the peer's answer says: that is the news, after everything is as the answer alone has left it.
fn on_failure(connection: Value, error: Value, _: Value) -> Completion {
    let undone = native(SET_REMOTE).call(connection, &[init("rollback".into(), UNDEFINED)])?;
    let reveal = kept("planBReveal", || function(reveal)).bind(&[connection]);
    undone.invoke("then", &[reveal, reveal])?;
    Some(Value::new(Promise::reject(&error.js()).into()))
}

fn reveal(connection: Value, _: Value, _: Value) -> Completion {
    of(connection).set(HIDDEN, FALSE);
    connection.delete(SIGNALING_STATE);
    Some(UNDEFINED)
}

/// Keeps an event of our own round from the page.
pub(super) fn on_event(event: Value, _: Value, _: Value) -> Completion {
    if of(event.own("currentTarget")).own(HIDDEN).is_truthy() {
        event.invoke("stopImmediatePropagation", &[])?;
    }
    Some(UNDEFINED)
}
