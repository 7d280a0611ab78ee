//! Plan B, Chrome's session descriptions of 2012 to 2018, in both directions.

pub(crate) mod answer;
pub(crate) mod candidates;
pub(crate) mod munged;
pub(crate) mod offer;
pub(crate) mod remote;
pub(crate) mod show;

use answer::as_offer;
use offer::Senders;

/// The tracks that a peer's answer added, as an offer to this connection alone.
///
/// When [`remote_answer`](super::remote_answer) says `more_tracks` and the browser has taken the answer, set this as a native remote *offer*
/// (`native` is the native remote description by then), and set the native answer to it, without telling the page or
/// the peer: for the peer the negotiation is over, its sources flow already, and the new sections share the transport that is there.
pub fn follow_up_offer(plan_b: &str, native: &str, senders: &Senders<'_>) -> String {
    offer::remote_offer(&as_offer(plan_b), Some(native), senders)
}
