//! Descriptions that are being set: in Chrome a page could read them on its next line, long before the callback.
//!
//! libjingle set a description while the page's call was still running (c49 to c77: `signalingState` and the callback
//! came later). Today's browsers set it when its turn comes. Until then an old page reads the description that it has
//! given, and the state to come decides which calls must fail.

use crate::legacy::states::{after, is_glare};
use crate::legacy::text::join;
use crate::peer_connection::names::SIGNALING_STATE;
use crate::peer_connection::plan_b::descriptions::init;
use crate::peer_connection::slots::{Connection, ConnectionSlots, SETTING_LAST, SETTING_LOCAL, SETTING_REMOTE};
use crate::peer_connection::streams::remote::drop_refused;
use crate::peer_connection::this;
use crate::realm::{DESCRIPTION, Slot, class_of};
use crate::value::{Completion, UNDEFINED, Value, function, throw};
use crate::webidl::exceptions::operation_error;

/// The signaling state to which a description that is being set leads.
const STATE: &str = "state";

fn slot(is_remote: bool) -> Slot<Connection, Value> {
    if is_remote { SETTING_REMOTE } else { SETTING_LOCAL }
}

/// A description that a page gave.
pub(super) struct Given {
    /// `type`
    pub(super) kind: String,
    /// `sdp`, a string.
    pub(super) sdp: Value,
    /// Whether it begins as a description does.
    pub(super) has_version: bool,
}

/// Throws for a description that has to fail on an old page: today's browsers accept two that Chrome never did. One is
/// an empty description, which is an implicit one today. The other is an offer while the page's own offer waits for its
/// answer: today's browsers roll that back.
pub(super) fn check(state: &str, is_remote: bool, given: &Given) -> Completion<()> {
    if given.kind.is_empty() || given.sdp.is("") && given.kind != "rollback" {
        return throw(operation_error("Failed to parse SessionDescription.  Expect line: v="));
    }
    if is_remote && is_glare(&given.kind, state) {
        return throw(operation_error(&join(&["Failed to set remote offer sdp: Called in wrong state: ", state])));
    }
    Ok(())
}

/// The signaling state that follows when everything under way is done.
pub(super) fn expected_state(connection: Value, slots: ConnectionSlots) -> String {
    let last = slots.get(SETTING_LAST);
    let expected = if last.is_object() { last.get(STATE) } else { connection.get(SIGNALING_STATE) };
    expected.text().unwrap_or_default()
}

/// Lets the page read a description from now until `promise`, the one of setting it, settles. A description that is
/// sure to fail is not shown.
pub(super) fn begin(
    connection: Value,
    slots: ConnectionSlots,
    state: &str,
    is_remote: bool,
    given: &Given,
    promise: Value,
) -> Completion<()> {
    let Some(expected) = after(state, is_remote, &given.kind).filter(|_| given.has_version) else { return Ok(()) };
    let setting = init((&*given.kind).into(), given.sdp);
    setting.set(STATE, expected);
    slots.set(slot(is_remote), setting);
    slots.set(SETTING_LAST, setting);
    let end = function(end).bind(&[connection, setting]);
    promise.invoke("then", &[end, end])?;
    Ok(())
}

fn end(connection: Value, setting: Value, _: Value) -> Completion {
    let slots = this::of(connection)?;
    if slots.get(SETTING_REMOTE).is(setting) && setting.get("type").is("answer") {
        drop_refused(connection)?;
    }
    for slot in [SETTING_LOCAL, SETTING_REMOTE, SETTING_LAST] {
        if slots.get(slot).is(setting) {
            slots.set(slot, UNDEFINED);
        }
    }
    Ok(UNDEFINED)
}

/// What the page reads: the description that is being set, if any, or else the one that is set; a copy each time.
pub(super) fn read(slots: ConnectionSlots, is_remote: bool, set: Value) -> Completion {
    let setting = slots.get(slot(is_remote));
    let description = if setting.is_object() { setting } else { set };
    if !description.is_object() {
        return Ok(description);
    }
    let class = class_of(DESCRIPTION);
    class.construct(&[init(description.get("type"), description.get("sdp"))], class)
}
