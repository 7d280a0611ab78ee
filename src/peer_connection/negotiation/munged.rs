//! What becomes of a description that a page of old gives, before the native method gets it.

use super::descriptions::local_description;
use crate::peer_connection::names::SET_LOCAL_DESCRIPTION;
use crate::peer_connection::plan_b::slots::speaks_plan_b;
use crate::peer_connection::slots::ConnectionSlots;
use crate::sdp::{Role, repaired, without_unlisted_codecs};
use crate::usage;
use crate::value::{Completion, Value};
use crate::webidl::interface::Call;

/// A description that a page gave: read once, and nothing for a field that is missing.
pub(super) struct Munged {
    /// `type`
    pub(super) kind: String,
    /// `sdp`, repaired where the peer is a gateway whose SDP no browser of today takes, and without what is left of codecs that the page
    /// took out.
    pub(super) sdp: String,
}

impl Munged {
    /// Of the description of a call, which may be `null`.
    pub(super) fn of(call: &Call, slots: ConnectionSlots) -> Completion<Self> {
        let (kind, mut sdp) = (field(call.arg(0), "type")?, field(call.arg(0), "sdp")?);
        let (mut role, mut offer) = (Role::Local, String::new());
        if call.member != SET_LOCAL_DESCRIPTION {
            role = Role::Offer;
            if kind != "offer" {
                role = Role::Answer;
                offer = field(local_description(call.this, slots)?, "sdp")?;
            }
        }
        if let Some(repaired) = repaired(&sdp, role, &offer, !speaks_plan_b(call.this)) {
            usage::record("SDP of a gateway");
            sdp = repaired;
        }
        Ok(Self { kind, sdp: without_unlisted_codecs(&sdp).unwrap_or(sdp) })
    }
}

fn field(description: Value, name: &str) -> Completion<String> {
    let value = description.try_get(name)?;
    if value.is_nullish() { Ok(String::new()) } else { value.text() }
}
