//! What the page sees of the connection's own descriptions, and what becomes of its changes to them.

use super::{MADE, PEER, SHOWN, SWAPPED, UNIFIED, of};
use crate::members::{Call, define_attribute};
use crate::peer_connection::class::class;
use crate::realm::{DESCRIPTION, ask, class_of, kept, native};
use crate::sdp;
use crate::values::{Completion, FALSE, UNDEFINED, Value, function};

/// Defines on the class's prototype what only Plan B has to translate. Done when the first connection of the page speaks it.
pub(super) fn define() -> Value {
    let prototype = class().own("prototype");
    for name in &["currentLocalDescription", "pendingLocalDescription", "currentRemoteDescription", "pendingRemoteDescription"] {
        define_attribute(prototype, name, description, None);
    }
    prototype
}

fn description(call: &Call) -> Completion {
    show(call.this, call.member, native(call.member).call(call.this, &[])?)
}

/// What the page sees of a native description, of which `name` is the attribute. On a connection without Plan B, it is itself.
pub(in crate::peer_connection) fn show(connection: Value, name: &str, description: Value) -> Completion {
    let plan_b = of(connection);
    if plan_b.is_undefined() || !description.is_object() {
        return Some(description);
    }
    let mut kind = description.own("type");
    if plan_b.own(SWAPPED).is_truthy() {
        let pending = if name.ends_with("ocalDescription") { "pendingLocalDescription" } else { "pendingRemoteDescription" };
        // What is pending is news, and not of our own second round.
        if name.starts_with("current") || !ask(connection, pending).is_object() {
            kind = if kind.is("offer") { "answer" } else { "offer" }.into();
        }
    }
    let class = class_of(DESCRIPTION);
    class.construct(&[init(kind, to_page(plan_b, &description.own("sdp").text()?))], class)
}

/// `RTCSessionDescriptionInit`
pub(super) fn init(kind: Value, sdp: Value) -> Value {
    let init = Value::object();
    init.set("type", kind);
    init.set("sdp", sdp);
    init
}

fn to_page(plan_b: Value, native: &str) -> Value {
    let shown = if plan_b.own(UNIFIED).is_truthy() {
        sdp::rename_mids(native, &plan_b.own(PEER).text().unwrap_or_default())
    } else {
        sdp::to_plan_b(native)
    };
    (&*shown).into()
}

/// `createOffer` and `createAnswer`.
pub(super) fn create(connection: Value, member: &str, args: Value) -> Completion {
    let made = native(member).apply(connection, args)?;
    made.invoke("then", &[kept("planBMade", || function(on_made)).bind(&[connection])])
}

fn on_made(connection: Value, made: Value, _: Value) -> Completion {
    let (plan_b, sdp) = (of(connection), made.own("sdp"));
    let shown = to_page(plan_b, &sdp.text()?);
    plan_b.set(MADE, sdp);
    plan_b.set(SHOWN, shown);
    Some(init(made.own("type"), shown))
}

/// `setLocalDescription`, with a description or without one.
pub(super) fn set_local(connection: Value, args: Value) -> Completion {
    let (plan_b, given) = (of(connection), args.at(0));
    let (page, made) = (given.get("sdp")?, plan_b.own(MADE));
    if page.is_truthy() && !made.is_undefined() {
        if page.is(plan_b.own(SHOWN)) {
            given.set("sdp", made);
        } else {
            let (page, made) = (page.text()?, made.text()?);
            let unified = plan_b.own(UNIFIED).is_truthy();
            let translated = if unified { sdp::rename_mids(&page, &made) } else { sdp::local(&page, &made) };
            given.set("sdp", &*translated);
        }
    }
    let set = native("setLocalDescription").apply(connection, args)?;
    set.invoke("then", &[kept("planBLocalSet", || function(on_set)).bind(&[connection, given])])
}

/// A description is set, and with it perhaps a negotiation done.
pub(super) fn on_set(connection: Value, given: Value, _: Value) -> Completion {
    if ask(connection, "signalingState").is("stable") && !given.get("type")?.is("rollback") {
        of(connection).set(SWAPPED, FALSE);
    }
    Some(UNDEFINED)
}
