//! Which native section does each Plan B section and each track belong to?

use super::slots::Slot;
use crate::sdp::direction::Direction;
use crate::sdp::index::NONE;
use crate::sdp::lines::word;
use crate::sdp::names::{first_mid, further_mid, is_further, recycled_mid};
use crate::sdp::section::{Description, Section, same};
use crate::sdp::tracks::Tracks;

/// The local tracks that the connection has to send.
#[derive(Clone, Copy, Debug, Default)]
pub struct Senders<'a> {
    /// The mids of the transceivers whose sender has a track, separated by spaces.
    pub mids: &'a str,
    /// How many audio transceivers have a track to send and no mid yet.
    pub audio: usize,
    /// How many video transceivers have a track to send and no mid yet.
    pub video: usize,
}

/// The kind of Plan B description, which decides what its sections may become.
#[derive(Clone, Copy)]
pub(crate) enum Purpose<'a> {
    /// A peer's offer: it may need more native sections.
    Offer(&'a Senders<'a>),
    /// A peer's answer to our offer, with the native remote description before it; the flag says whether it covers only
    /// the first track of each kind.
    Answer(&'a Description<'a>, bool),
    /// Our own description, edited by the page, with what the page was shown: it may have fewer sections.
    Local(&'a Description<'a>),
}

/// The native sections for `page`, or `None` when it does not fit.
///
/// `base` has the existing native sections: those of the remote description for an offer, otherwise those of the local
/// one.
pub(crate) fn fit<'a>(
    page: &Description<'a>,
    tracks: &mut Tracks<'a>,
    base: &'a Description<'a>,
    purpose: Purpose<'_>,
) -> Option<Vec<Slot<'a>>> {
    let is_offer = matches!(purpose, Purpose::Offer(_));
    let is_local = matches!(purpose, Purpose::Local(_));
    let known = base.shared.len();
    let is_less = is_local && page.sections.len() < known;
    let fits = base.shared.iter().zip(&page.sections).all(|(ours, theirs)| ours.media == theirs.media);
    if !is_less && (!fits || page.sections.len() < known || (page.sections.len() > known && !is_offer)) {
        return None;
    }
    let mut slots = Vec::new();
    for (number, ours) in base.sections.iter().enumerate() {
        let mut shared = ours.place;
        if is_less {
            shared = page.sections.iter().position(|theirs| theirs.media == ours.media).unwrap_or(NONE);
        }
        if let Some(section) = page.sections.get(shared) {
            slots.push(continued(page, tracks, base, (number, ours), (shared, section), purpose)?);
        }
    }
    if let Purpose::Offer(senders) = purpose {
        extend(page, tracks, &mut slots, base, known, senders);
    }
    settle(page, tracks, &mut slots, is_offer);
    (!slots.is_empty()).then_some(slots)
}

/// Continues an existing native section, `ours` with that number, as part of the page's section.
fn continued<'a>(
    page: &Description<'a>,
    tracks: &mut Tracks<'a>,
    base: &'a Description<'a>,
    (number, ours): (usize, &'a Section<'a>),
    (shared, section): (usize, &Section<'a>),
    purpose: Purpose<'_>,
) -> Option<Slot<'a>> {
    let is_local = matches!(purpose, Purpose::Local(_));
    let mut slot = Slot::new(shared, section, ours.mid.to_owned());
    // The native section that says which track is here already, and the description it belongs to.
    let (mut carrier, mut carried) = (Some(ours), base);
    // The same section even if it sends nothing, because the track may have been on hold.
    let mut earlier = carrier;
    match purpose {
        Purpose::Offer(_) => slot.is_new = false,
        Purpose::Answer(before, first_tracks) => {
            carried = before;
            carrier = before.sections.get(number).filter(|old| old.mid == ours.mid && !old.is_rejected());
            earlier = carrier;
            slot.direction.recv &= ours.direction.send;
            slot.is_new &= carrier.is_none() && ours.direction.recv;
            carrier = carrier.filter(|_| ours.direction.recv);
            if first_tracks && base.shared.get(shared).is_some_and(|first| first.template != number) {
                slot.direction = Direction::NEITHER;
                slot.is_new = false;
                carrier = None;
            }
        }
        Purpose::Local(shown) => {
            let shown_section = shown.sections.get(ours.place)?;
            if ours.is_rejected() || same(page.lines(section), shown.lines(shown_section)) {
                slot.verbatim = base.lines(ours);
            }
            slot.bundle_only = ours.bundle_only;
            slot.is_new = false;
            // If no section of the kind received, and the page wants to receive, all of them do.
            slot.direction.recv &= ours.direction.recv || !shown_section.direction.recv;
            if !ours.has_sources {
                // It had no source that the page could drop.
                slot.direction.send = ours.direction.send && section.direction.send;
                slot.msid = ours.msid.into();
            }
        }
    }
    slot.rejected |= ours.is_rejected();
    if let Some(carrier) = carrier.filter(|carrier| carrier.sends() || !is_local && carrier.has_sources) {
        let mut track = NONE;
        // A track that comes back from hold keeps its sources. One that was removed and added again has new ones, and
        // is another track to the browser.
        if is_local || !carrier.sends() {
            track = tracks.of_sources(shared, carried.lines(carrier));
        }
        if track == NONE && carrier.sends() {
            track = tracks.named(shared, carrier.msid);
        }
        tracks.carry(track, &mut slot);
    }
    if let Purpose::Offer(senders) = purpose
        && !slot.direction.send
        && is_further(ours.mid)
        && !contains(senders.mids, ours.mid)
    {
        // We made it, and neither side uses it any more. The first section of a kind stays: the page knows its mid and
        // its place.
        slot.rejected = true;
    }
    let goes_on = is_local || slot.rejected || slot.direction.send || section.sends() && tracks.is_without(shared);
    if let Some(earlier) = earlier.filter(|earlier| !goes_on && earlier.has_sources) {
        keep_sources(&mut slot, tracks, shared, carried, earlier);
    }
    Some(slot)
}

/// Keeps the sources of a track that is not sent for now, as on hold, as the browsers' own descriptions do: if a source
/// is removed from a description and comes back, Chromium and Firefox play nothing from it.
fn keep_sources<'a>(slot: &mut Slot<'a>, tracks: &Tracks<'a>, shared: usize, carried: &Description<'_>, earlier: &Section<'_>) {
    let lines = carried.lines(earlier);
    if tracks.named(shared, earlier.msid) == NONE && tracks.of_sources(shared, lines) == NONE {
        slot.msid = earlier.msid.to_owned().into();
        lines.iter().filter(|line| line.is_flow()).for_each(|line| slot.sources.copy(line.raw));
    }
}

/// Gives new tracks to new sections, both in order: only there does the browser announce a track with its own id.
fn settle<'a>(page: &Description<'a>, tracks: &mut Tracks<'a>, slots: &mut [Slot<'a>], is_offer: bool) {
    let (mut audio, mut video) = (0, 0);
    let (mut first_audio, mut first_video) = (true, true);
    for slot in slots {
        let is_audio = page.sections.get(slot.model).is_some_and(|section| section.is_audio());
        if slot.is_new && !slot.rejected {
            let track = tracks.next(slot.model, if is_audio { &mut audio } else { &mut video });
            tracks.carry(track, slot);
        }
        if slot.rejected {
            slot.direction = Direction::NEITHER;
        } else if is_offer
            && !slot.is_same
            && core::mem::take(if is_audio { &mut first_audio } else { &mut first_video })
            && slot.msid.is_empty()
            && tracks.is_without(slot.model)
            && page.sections.get(slot.model).is_some_and(Section::sends)
        {
            // The peer sends unnamed media that belongs to no stream, and it is received all the same.
            slot.direction.send = true;
            slot.msid = "- -".into();
        }
    }
}

/// Adds the native sections that an offer needs: for its tracks that have none, and for ours.
fn extend<'a>(
    page: &Description<'a>,
    tracks: &Tracks<'a>,
    slots: &mut Vec<Slot<'a>>,
    base: &Description<'_>,
    known: usize,
    senders: &Senders<'_>,
) {
    // The first section of a kind that is new to the connection keeps the place that the peer gave it.
    for (shared, section) in page.sections.iter().enumerate().skip(known) {
        slots.push(Slot::new(shared, section, first_mid(section.mid, section.media)));
    }
    let mut free = base.sections.iter().enumerate();
    for (shared, section) in page.sections.iter().enumerate() {
        let ours = if section.is_audio() { senders.audio } else { senders.video };
        if section.is_rejected() || !section.is_rtp() {
            continue;
        }
        // A new section carries a track each way.
        let count = tracks.waiting(shared).max(if section.direction.recv { ours } else { 0 });
        for _ in usize::from(shared >= known)..count {
            // It reuses the place of a rejected section that we made, or goes to the end.
            let mut slot = Slot::new(shared, section, String::new());
            let place = free.find(|(_, old)| old.is_rejected() && is_further(old.mid));
            if let Some((number, old)) = place
                && let Some(place) = slots.get_mut(number)
            {
                slot.mid = recycled_mid(old.mid);
                *place = slot;
            } else {
                slot.mid = further_mid(section.media, slots.len());
                slots.push(slot);
            }
        }
    }
}

/// Is `mid` one of `mids`?
fn contains(mut mids: &str, mid: &str) -> bool {
    while !mids.is_empty() {
        if word(&mut mids) == mid {
            return true;
        }
    }
    false
}
