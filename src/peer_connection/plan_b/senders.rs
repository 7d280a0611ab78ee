//! The local tracks that a connection has to send.

use crate::realm::ask;
use crate::value::{Completion, Value};

/// What the translator has to know about them: see [`crate::sdp::Senders`].
#[derive(Default)]
pub(super) struct Senders {
    /// The mids of the transceivers with a track, each preceded by a space.
    pub(super) mids: String,
    /// How many audio transceivers with a track have no mid yet.
    pub(super) audio: usize,
    /// How many video transceivers with a track have no mid yet.
    pub(super) video: usize,
}

impl Senders {
    pub(super) fn of(connection: Value) -> Completion<Self> {
        let mut senders = Self::default();
        for transceiver in ask(connection, "getTransceivers").items() {
            let (track, mid) = (transceiver.get("sender").get("track"), transceiver.get("mid"));
            if !track.is_object() || transceiver.get("direction").is("stopped") {
                continue;
            }
            if !mid.is_nullish() {
                senders.mids.push(' ');
                senders.mids.push_str(&mid.text()?);
            } else if track.get("kind").is("audio") {
                senders.audio += 1;
            } else {
                senders.video += 1;
            }
        }
        Ok(senders)
    }
}
