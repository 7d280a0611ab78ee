//! Descriptions that are being set: in Chrome they could be read on the next line, long before the callback.
//!
//! libjingle set a description while the page's call was still running (c49 to c77: `signalingState` and the callback came later). Browsers set it
//! when its turn comes. Until then, a page of old reads what it has set; and the state that will be there tells which call must fail.

use crate::legacy::states::{after, is_glare};
use crate::legacy::text::join;
use crate::peer_connection::names::SIGNALING_STATE;
use crate::peer_connection::plan_b::descriptions::init;
use crate::peer_connection::slots::{Connection, ConnectionSlots, SETTING_LAST, SETTING_LOCAL, SETTING_REMOTE};
use crate::peer_connection::this;
use crate::realm::{DESCRIPTION, Slot, class_of};
use crate::value::{Completion, UNDEFINED, Value, function, throw};
use crate::webidl::exceptions::operation_error;

/// Of a description that is being set, the signaling state that it leads to.
const STATE: &str = "state";

fn slot(is_remote: bool) -> Slot<Connection, Value> {
    if is_remote { SETTING_REMOTE } else { SETTING_LOCAL }
}

/// Throws for a description of a page of old that has to fail: browsers take today what Chrome never did. That is an empty one, which
/// means an implicit description today, and an offer while the own one waits for its answer, before which browsers roll that one back.
pub(super) fn check(connection: Value, slots: ConnectionSlots, is_remote: bool, kind: &str, sdp: &str) -> Completion<()> {
    if kind.is_empty() || sdp.is_empty() && kind != "rollback" {
        return throw(operation_error("Failed to parse SessionDescription.  Expect line: v="));
    }
    let signaling_state = expected_state(connection, slots);
    if is_remote && is_glare(kind, &signaling_state) {
        let text = join(&["Failed to set remote offer sdp: Called in wrong state: ", &signaling_state]);
        return throw(operation_error(&text));
    }
    Ok(())
}

/// The signaling state after all that is under way.
fn expected_state(connection: Value, slots: ConnectionSlots) -> String {
    let last = slots.get(SETTING_LAST);
    let expected = if last.is_object() { last.get(STATE) } else { connection.get(SIGNALING_STATE) };
    expected.text().unwrap_or_default()
}

/// Lets the page read a description from now on until `promise`, which is that of setting it, ends. One that will surely fail is not shown.
pub(super) fn begin(connection: Value, is_remote: bool, kind: &str, sdp: &str, promise: Value) -> Completion<()> {
    let slots = this::of(connection)?;
    let Some(expected) = after(&expected_state(connection, slots), is_remote, kind) else { return Ok(()) };
    if !sdp.starts_with("v=") {
        return Ok(());
    }
    let setting = init(kind.into(), sdp.into());
    setting.set(STATE, expected);
    slots.set(slot(is_remote), setting);
    slots.set(SETTING_LAST, setting);
    let end = function(end).bind(&[connection, setting]);
    promise.invoke("then", &[end, end])?;
    Ok(())
}

fn end(connection: Value, setting: Value, _: Value) -> Completion {
    let slots = this::of(connection)?;
    for slot in [SETTING_LOCAL, SETTING_REMOTE, SETTING_LAST] {
        if slots.get(slot).is(setting) {
            slots.set(slot, UNDEFINED);
        }
    }
    Ok(UNDEFINED)
}

/// What the page reads: the description that is being set, if any, or the one that is set; a copy each time.
pub(super) fn read(slots: ConnectionSlots, is_remote: bool, set: Value) -> Completion {
    let setting = slots.get(slot(is_remote));
    let description = if setting.is_object() { setting } else { set };
    if !description.is_object() {
        return Ok(description);
    }
    let class = class_of(DESCRIPTION);
    class.construct(&[init(description.get("type"), description.get("sdp"))], class)
}
