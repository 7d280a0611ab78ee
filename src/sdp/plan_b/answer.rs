//! How does a peer's one Plan B answer fit each of the sections that we offered?

use super::remote::{Peer, Slot};
use super::show::msid;
use crate::sdp::index::Index;
use crate::sdp::layout::Layout;
use crate::sdp::lines::{content, line_end, lines, stream_and_track};
use crate::sdp::section::Description;
use crate::sdp::write::Text;

/// A peer's answer in native form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// For the native `setRemoteDescription`.
    pub sdp: String,
    /// The peer sends tracks for which we offered no section. Normal in Plan B, where an answer may add streams, and impossible in
    /// an answer of Unified Plan: they come with [`follow_up_offer`](crate::sdp::follow_up_offer).
    pub more_tracks: bool,
}

/// Translates a Plan B answer (or pranswer) of a peer for the native `setRemoteDescription`.
///
/// `local` is the native local offer that it answers; `remote` the connection's native remote description before it, if any.
///
/// A track that was there keeps its section; a new one takes a section that is new in this offer, so that it is announced with
/// its own id. An answer that does not fit the offer comes back as it is, and fails in the browser with the browser's own error.
pub fn remote_answer(plan_b: &str, local: &str, remote: Option<&str>) -> Answer {
    let peer = Peer::read(plan_b);
    match slots(&peer, local, remote.unwrap_or("")) {
        Some((slots, more_tracks)) => Answer {
            sdp: peer.write(&slots),
            more_tracks,
        },
        None => Answer {
            sdp: plan_b.to_owned(),
            more_tracks: false,
        },
    }
}

/// The sections, and whether some tracks found none; `None` when the answer does not fit.
fn slots(peer: &Peer<'_>, local: &str, remote: &str) -> Option<(Vec<Slot>, bool)> {
    let sections = &peer.description.sections;
    let offer = Description::read(local);
    let layout = Layout::of(&offer);
    if sections.is_empty() || sections.len() != layout.shared.len() {
        return None;
    }
    for (section, shared) in sections.iter().zip(&layout.shared) {
        if section.media != shared.media {
            return None;
        }
    }
    let before = Description::read(remote);
    // For each track, the native section that it has already.
    let mut homes: Vec<Vec<Option<usize>>> = Vec::new();
    let mut names: Vec<Index<'_>> = Vec::new();
    for tracks in &peer.tracks {
        let mut index = Index::new();
        for (number, track) in tracks.iter().enumerate() {
            index.get_or_insert((track.stream, track.id), number);
        }
        names.push(index);
        homes.push(vec![None; tracks.len()]);
    }
    let mut slots: Vec<Slot> = Vec::new();
    for (number, (section, place)) in offer.sections.iter().zip(&layout.place).enumerate() {
        let theirs = sections.get(*place)?;
        let mut slot = Slot {
            shared: *place,
            mid: section.mid.to_owned(),
            track: None,
            rejected: section.is_rejected(),
            recv: theirs.direction.recv && section.direction.send,
        };
        if let Some(old) = before.sections.get(number)
            && old.mid == section.mid
            && old.sends()
            && section.direction.recv
            && let Some(name) = msid(old)
            && let Some(track) = names.get(*place)?.get(stream_and_track(name))
            && let Some(home) = homes.get_mut(*place)?.get_mut(track)
            && home.is_none()
        {
            *home = Some(number);
            slot.track = Some(track);
        }
        slots.push(slot);
    }
    // New tracks take the new sections, both in order.
    let mut waiting: Vec<usize> = vec![0; sections.len()];
    for (number, section) in offer.sections.iter().enumerate() {
        let is_new = before
            .sections
            .get(number)
            .is_none_or(|old| old.mid != section.mid || old.is_rejected());
        if !is_new || section.is_rejected() || !section.direction.recv || !section.is_rtp() {
            continue;
        }
        let slot = slots.get_mut(number)?;
        let homes = homes.get_mut(slot.shared)?;
        let next = waiting.get_mut(slot.shared)?;
        while homes.get(*next).is_some_and(Option::is_some) {
            *next += 1;
        }
        if let Some(home) = homes.get_mut(*next) {
            *home = Some(number);
            slot.track = Some(*next);
        }
    }
    let more_tracks = homes.iter().flatten().any(Option::is_none);
    Some((slots, more_tracks))
}

/// The peer's answer as if it were its next offer: every role is open again (RFC 8842, 5.2). The browser keeps the roles it has.
pub(crate) fn as_offer(answer: &str) -> String {
    let mut text = Text::new(answer.len() + 64, line_end(answer));
    for raw in lines(answer) {
        if content(raw).starts_with("a=setup:") {
            text.line(&["a=setup:actpass"]);
        } else {
            text.copy(raw);
        }
    }
    text.text
}
