//! Which native sections does a peer's Plan B offer need?

use super::remote::{Peer, Slot};
use super::show::msid;
use crate::sdp::index::Index;
use crate::sdp::layout::{Layout, first_mid, further_mid, is_further, recycled_mid};
use crate::sdp::lines::stream_and_track;
use crate::sdp::section::Description;

/// The local tracks that the connection has to send.
#[derive(Clone, Copy, Debug, Default)]
pub struct Senders<'a> {
    /// The mids of the transceivers whose sender has a track, with spaces between them.
    pub mids: &'a str,
    /// How many audio transceivers have a track to send and no mid yet.
    pub audio: usize,
    /// How many video transceivers have a track to send and no mid yet.
    pub video: usize,
}

/// Translates a Plan B offer of a peer for the native `setRemoteDescription`.
///
/// `native` is the connection's present native remote description, or `None` before the first one.
///
/// * A track that is there keeps its section and its mid; a track is the same as long as its `msid` is.
/// * A new track has a new section, so that the browser announces a new track with the right id. It takes the place of a rejected
///   section that was made here, or else goes to the end.
/// * A track that is gone leaves its section `recvonly` or `inactive`. If the section was made here and nothing is sent in it, it is
///   rejected: then the browser ends the track, as Plan B did, and the place is free for a later one.
/// * The peer takes any number of our tracks in its one section. Native sections carry one each, so there are spare ones for the tracks
///   of `senders` that have none. When the page adds tracks between `setRemoteDescription` and `createAnswer`, the same offer
///   is translated and set once more: it has the same sections, and the spare ones behind them.
///
/// What cannot be an offer to this connection (no description, m-lines in another order, several audio or video m-lines) comes back as it
/// is, and fails in the browser with the browser's own error. For an offer of several audio or video m-lines, see
/// [`is_unified`](crate::sdp::is_unified).
pub fn remote_offer(plan_b: &str, native: Option<&str>, senders: &Senders<'_>) -> String {
    let peer = Peer::read(plan_b);
    match slots(&peer, native.unwrap_or(""), senders) {
        Some(slots) => peer.write(&slots),
        None => plan_b.to_owned(),
    }
}

/// The sections, or `None` when the offer does not fit the connection.
fn slots(peer: &Peer<'_>, native: &str, senders: &Senders<'_>) -> Option<Vec<Slot>> {
    let offered = Layout::of(&peer.description);
    let sections = &peer.description.sections;
    if sections.is_empty() || offered.shared.len() != sections.len() {
        return None;
    }
    let description = Description::read(native);
    let layout = Layout::of(&description);
    for (number, shared) in layout.shared.iter().enumerate() {
        if sections.get(number)?.media != shared.media {
            return None;
        }
    }
    let mut sending = Index::new();
    for mid in senders.mids.split_ascii_whitespace() {
        sending.get_or_insert((mid, ""), 0);
    }
    // Which tracks of each shared section have no native section yet, and where the others are.
    let mut by_name: Vec<Index<'_>> = Vec::new();
    let mut waiting: Vec<Vec<bool>> = Vec::new();
    for tracks in &peer.tracks {
        let mut names = Index::new();
        for (number, track) in tracks.iter().enumerate() {
            names.get_or_insert((track.stream, track.id), number);
        }
        by_name.push(names);
        waiting.push(vec![true; tracks.len()]);
    }
    let mut slots: Vec<Slot> = Vec::new();
    for (section, place) in description.sections.iter().zip(&layout.place) {
        let mut slot = Slot {
            shared: *place,
            mid: section.mid.to_owned(),
            track: None,
            rejected: section.is_rejected(),
            recv: sections.get(*place)?.direction.recv,
        };
        if section.sends()
            && let Some(name) = msid(section)
            && let Some(number) = by_name.get(*place)?.get(stream_and_track(name))
            && let Some(waits) = waiting.get_mut(*place)?.get_mut(number)
            && core::mem::replace(waits, false)
        {
            slot.track = Some(number);
        } else if is_further(section.mid) && sending.get((section.mid, "")).is_none() {
            slot.rejected = true;
        }
        slots.push(slot);
    }
    // The first section of each kind that is new to the connection keeps its place in the peer's order.
    for (shared, section) in sections.iter().enumerate().skip(layout.shared.len()) {
        let track = waiting.get_mut(shared)?.first_mut().map(|waits| {
            *waits = false;
            0
        });
        slots.push(Slot {
            shared,
            mid: first_mid(section),
            track,
            rejected: false,
            recv: section.direction.recv,
        });
    }
    let mut free = Free {
        next: 0,
        native: &description,
    };
    for (shared, section) in sections.iter().enumerate() {
        let missing = match section.media {
            "audio" => senders.audio,
            "video" => senders.video,
            _ => 0,
        };
        // A new section carries a track each way: only what is left over needs a spare one.
        let mut spare = if section.direction.recv && !section.is_rejected() {
            missing
        } else {
            0
        };
        if shared >= layout.shared.len() {
            spare = spare.saturating_sub(1);
        }
        for (number, _) in waiting
            .get(shared)?
            .iter()
            .enumerate()
            .filter(|(_, waits)| **waits)
        {
            free.place(
                &mut slots,
                shared,
                section.media,
                Some(number),
                section.direction.recv,
            );
            spare = spare.saturating_sub(1);
        }
        for _ in 0..spare {
            free.place(
                &mut slots,
                shared,
                section.media,
                None,
                section.direction.recv,
            );
        }
    }
    Some(slots)
}

/// Where a further section goes.
struct Free<'a> {
    /// The first native section that was not yet asked.
    next: usize,
    native: &'a Description<'a>,
}

impl Free<'_> {
    fn place(
        &mut self,
        slots: &mut Vec<Slot>,
        shared: usize,
        media: &str,
        track: Option<usize>,
        recv: bool,
    ) {
        let mut slot = Slot {
            shared,
            mid: String::new(),
            track,
            rejected: false,
            recv,
        };
        while let Some(section) = self.native.sections.get(self.next) {
            let number = self.next;
            self.next += 1;
            // It must have been rejected before this offer, and by us: the first of a kind keeps its mid and its order.
            if section.is_rejected()
                && is_further(section.mid)
                && let Some(old) = slots.get_mut(number)
            {
                slot.mid = recycled_mid(section.mid);
                *old = slot;
                return;
            }
        }
        slot.mid = further_mid(media, slots.len());
        slots.push(slot);
    }
}
