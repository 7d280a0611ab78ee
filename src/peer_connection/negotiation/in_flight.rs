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

/// A call of an old page that sets a description.
pub(super) struct Setting {
    pub(super) connection: Value,
    pub(super) slots: ConnectionSlots,
    pub(super) is_remote: bool,
    /// The signaling state in which it will be set; see [`expected_state`].
    pub(super) state: String,
    pub(super) given: Given,
}

impl Setting {
    /// Throws for a description that has to fail on an old page: today's browsers accept two that Chrome never did. One
    /// is an empty description, which is an implicit one today. The other is an offer while the page's own offer waits
    /// for its answer: today's browsers roll that back.
    pub(super) fn check(&self) -> Completion<()> {
        let Given { kind, sdp, .. } = &self.given;
        if kind.is_empty() || sdp.is("") && kind != "rollback" {
            return throw(operation_error("Failed to parse SessionDescription.  Expect line: v="));
        }
        if self.is_remote && is_glare(kind, &self.state) {
            let message = ["Failed to set remote offer sdp: Called in wrong state: ", &self.state];
            return throw(operation_error(&join(&message)));
        }
        Ok(())
    }

    /// Lets the page read the description from now until `promise`, the one of setting it, settles. A description that
    /// is sure to fail is not shown.
    pub(super) fn begin(&self, promise: Value) -> Completion<()> {
        let Self { connection, slots, is_remote, .. } = *self;
        let Given { kind, sdp, has_version } = &self.given;
        let Some(expected) = after(&self.state, is_remote, kind).filter(|_| *has_version) else { return Ok(()) };
        let setting = init((&**kind).into(), *sdp);
        setting.set(STATE, expected);
        slots.set(slot(is_remote), setting);
        slots.set(SETTING_LAST, setting);
        let end = function(end).bind(&[connection, setting]);
        promise.invoke("then", &[end, end])?;
        Ok(())
    }
}

/// The signaling state that follows when everything under way is done.
pub(super) fn expected_state(connection: Value, slots: ConnectionSlots) -> String {
    let last = slots.get(SETTING_LAST);
    let expected = if last.is_object() { last.get(STATE) } else { connection.get(SIGNALING_STATE) };
    expected.text().unwrap_or_default()
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
