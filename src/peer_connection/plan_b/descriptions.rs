//! What the page sees of the connection's own descriptions, and what becomes of its changes to them.

use super::translation::translate;
use super::{HIDDEN, IS_SET, MADE, PEER, SHOWN, SWAPPED, of, then};
use crate::members::{Call, define_attribute};
use crate::peer_connection::class::class;
use crate::realm::{DESCRIPTION, ask, class_of, native};
use crate::sdp::Job;
use crate::values::{Completion, UNDEFINED, Value};

const PENDING_LOCAL: &str = "pendingLocalDescription";
const PENDING_REMOTE: &str = "pendingRemoteDescription";

/// Defines on the class's prototype what only Plan B has to translate. Done when the first connection of the page speaks it.
pub(super) fn define() -> Value {
    let prototype = class().own("prototype");
    for name in &["currentLocalDescription", PENDING_LOCAL, "currentRemoteDescription", PENDING_REMOTE] {
        define_attribute(prototype, name, description, None);
    }
    prototype
}

fn description(call: &Call) -> Completion {
    show(call.this, call.member, call.forward()?)
}

/// What the page sees of a native description, of which `name` is the attribute. On a connection without Plan B, it is itself.
pub(in crate::peer_connection) fn show(connection: Value, name: &str, description: Value) -> Completion {
    let plan_b = of(connection);
    if plan_b.is_undefined() || !description.is_object() {
        return Ok(description);
    }
    let mut kind = description.own("type");
    let (pending, answered) =
        if name.ends_with("ocalDescription") { (PENDING_LOCAL, "offer") } else { (PENDING_REMOTE, "answer") };
    // What is pending after our own second round is news; during it, it is of that round.
    if plan_b.own(HIDDEN).is_truthy()
        || plan_b.own(SWAPPED).is_truthy() && (name.starts_with("current") || !ask(connection, pending).is_object())
    {
        kind = answered.into();
    }
    let class = class_of(DESCRIPTION);
    class.construct(&[init(kind, to_page(connection, plan_b, description)?)], class)
}

fn to_page(connection: Value, plan_b: Value, description: Value) -> Completion {
    translate(connection, None, description.own("sdp"), plan_b.own(PEER), UNDEFINED)
}

/// `RTCSessionDescriptionInit`
pub(in crate::peer_connection) fn init(kind: Value, sdp: Value) -> Value {
    let init = Value::object();
    init.set("type", kind);
    init.set("sdp", sdp);
    init
}

/// An offer or an answer is made: for the page.
pub(super) fn on_made(connection: Value, plan_b: Value, made: Value) -> Completion {
    let shown = to_page(connection, plan_b, made)?;
    plan_b.set(MADE, made.own("sdp"));
    plan_b.set(SHOWN, shown);
    Ok(init(made.own("type"), shown))
}

/// `setLocalDescription`, with a description or without one.
pub(super) fn set_local(connection: Value, plan_b: Value, args: Value) -> Completion {
    let given = args.at(0);
    let (page, made) = (given.get("sdp")?, plan_b.own(MADE));
    if page.is_truthy() && !made.is_undefined() {
        let shown = plan_b.own(SHOWN);
        given.set("sdp", if page.is(shown) { made } else { translate(connection, Some(Job::Local), page, made, shown)? });
    }
    set(connection, "setLocalDescription", args, UNDEFINED)
}

/// Calls the native method. `peer` is the peer's description, as the page gave it.
pub(super) fn set(connection: Value, member: &str, args: Value, peer: Value) -> Completion {
    let set = native(member).apply(connection, args)?;
    if args.at(0).get("type")?.is("rollback") { Ok(set) } else { then(set, connection, IS_SET, peer) }
}
