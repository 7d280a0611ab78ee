//! What the page sees of the connection's own descriptions, and how its changes to them reach the browser.

use super::slots::{HIDDEN, LAST_CREATED, LAST_SHOWN, PEER, PlanBSlots, SWAPPED};
use super::translation::{Author, translate, translate_for_page};
use crate::peer_connection::slots::CLASS;
use crate::realm::{DESCRIPTION, ask, class_of, lazily, realm};
use crate::sdp::Job;
use crate::value::{Completion, Value};
use crate::webidl::interface::Member::Attribute;
use crate::webidl::interface::{Call, Member, define};

const PENDING_LOCAL: &str = "pendingLocalDescription";
const PENDING_REMOTE: &str = "pendingRemoteDescription";

/// The attributes that only Plan B has to translate.
static MEMBERS: &[Member] = &[
    Attribute("currentLocalDescription", description, None),
    Attribute(PENDING_LOCAL, description, None),
    Attribute("currentRemoteDescription", description, None),
    Attribute(PENDING_REMOTE, description, None),
];

/// From now on the connection speaks Plan B. The class gets these members when the page's first connection does so;
/// until then it has the browser's own.
pub(super) fn speak_plan_b(connection: Value) -> PlanBSlots {
    lazily("planBMembers", || {
        let prototype = realm().get(CLASS).get("prototype");
        define(prototype, &[MEMBERS]);
        prototype
    });
    PlanBSlots::start(connection)
}

fn description(call: &Call) -> Completion {
    show(call.this, call.member, call.forward()?)
}

/// What the page sees of the native description in the attribute `name`. On a connection without Plan B it is the
/// description itself.
pub(in crate::peer_connection) fn show(connection: Value, name: &str, description: Value) -> Completion {
    let plan_b = PlanBSlots::of(connection).filter(|_| description.is_object());
    let Some(plan_b) = plan_b else { return Ok(description) };
    let mut kind = description.get("type");
    let (pending, answered) =
        if name.ends_with("ocalDescription") { (PENDING_LOCAL, "offer") } else { (PENDING_REMOTE, "answer") };
    // A description that is pending during our own second round belongs to that round; after it, to the page.
    if plan_b.get(HIDDEN) || plan_b.get(SWAPPED) && (name.starts_with("current") || !ask(connection, pending).is_object()) {
        kind = answered.into();
    }
    let class = class_of(DESCRIPTION);
    let author = if answered == "answer" { Author::Peer } else { ours(kind) };
    class.construct(&[init(kind, to_page(connection, plan_b, description, author)?)], class)
}

/// The author of a description of ours of that type.
pub(super) fn ours(kind: Value) -> Author {
    if kind.is("offer") { Author::OurOffer } else { Author::OurAnswer }
}

/// The text of a native description, for the page.
pub(super) fn to_page(connection: Value, plan_b: PlanBSlots, description: Value, author: Author) -> Completion {
    translate_for_page(connection, description.get("sdp"), plan_b.get(PEER), author)
}

/// `RTCSessionDescriptionInit`
pub(in crate::peer_connection) fn init(kind: Value, sdp: Value) -> Value {
    let init = Value::object();
    init.set("type", kind);
    init.set("sdp", sdp);
    init
}

/// Turns the argument of `setLocalDescription` into a native description.
pub(super) fn local_to_native(connection: Value, plan_b: PlanBSlots, given: Value) -> Completion<()> {
    let (page, made) = (given.try_get("sdp")?, plan_b.get(LAST_CREATED));
    if !made.is_undefined() {
        let shown = plan_b.get(LAST_SHOWN);
        given.set("sdp", if page.is(shown) { made } else { translate(connection, Job::Local, page, made, shown)? });
    }
    Ok(())
}
