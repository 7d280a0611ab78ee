//! `close()`, and what can still be read from a closed connection.

use super::close_events::fire_both;
use crate::peer_connection::negotiation::descriptions;
use crate::peer_connection::plan_b::follow_up;
use crate::peer_connection::slots::{FIRES_AT_CLOSE, is_closed, is_modern};
use crate::peer_connection::statistics::get_stats;
use crate::peer_connection::this;
use crate::realm::native;
use crate::value::{Completion, UNDEFINED};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member};

/// This chapter's members.
pub(crate) static MEMBERS: &[Member] = &[Operation("close", 0, close), Attribute("iceGatheringState", ice_gathering_state, None)];

/// `close()`, which saves the descriptions first. It fires its two events, unless the page is known to use the
/// connection as today's pages do.
fn close(call: &Call) -> Completion {
    let slots = this::of(call.this)?;
    if is_closed(call.this)? {
        return call.forward();
    }
    descriptions::write_down(call.this, slots);
    slots.set(FIRES_AT_CLOSE, !is_modern(slots));
    call.forward()?;
    follow_up::closed(call.this);
    get_stats::closed(call.this, slots)?;
    if slots.get(FIRES_AT_CLOSE) { fire_both(call.this) } else { Ok(UNDEFINED) }
}

/// `iceGatheringState`: in Chrome, a closed connection had gathered everything. Natively the state stays as it was.
fn ice_gathering_state(call: &Call) -> Completion {
    let gathering = native(call.member).call(call.this, &[])?;
    let is_legacy = is_closed(call.this)? && !is_modern(this::of(call.this)?);
    Ok(if is_legacy { "complete".into() } else { gathering })
}
