//! Does the peer speak Unified Plan, and which mids do the page and the peer know the sections by?

use super::direction::Direction;
use super::names::recycled_mid;
use super::plan_b::Place;
use super::plan_b::slots::{self, Slot};
use super::section::Description;

/// What a description reveals about its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// Unified Plan: several sections for audio or for video; or an `a=msid` line, which Plan B did not have before
    /// Chrome 69; or the mid header extension, which it never had.
    Unified,
    /// Plan B: a section has sources of several tracks, or names its tracks only by sources.
    PlanB,
    /// Unified Plan, in an answer that covers only the first track of each kind.
    FirstTracks,
    /// Nothing: it sends no named track, and a single section of a kind looks the same in both.
    Unknown,
}

/// Who wrote this description?
pub fn dialect(sdp: &str) -> Dialect {
    let description = Description::read(sdp);
    let mut is_named = description.shared.len() < description.sections.len();
    let (mut is_shared, mut names_sources, mut has_extension) = (false, false, false);
    for section in &description.sections {
        is_shared |= section.is_shared;
        is_named |= section.is_named;
        has_extension |= section.has_mid_extension;
        names_sources |= section.names_sources();
    }
    if is_shared {
        Dialect::PlanB
    } else if is_named {
        Dialect::Unified
    } else if names_sources {
        Dialect::PlanB
    } else if has_extension {
        Dialect::Unified
    } else {
        Dialect::Unknown
    }
}

/// Did a Unified Plan peer write this description? Such a peer needs Unified Plan back: an answer must have the same m=
/// sections, and it refuses an offer with several tracks in one section.
pub fn is_unified(sdp: &str) -> bool {
    dialect(sdp) == Dialect::Unified
}

/// Who wrote this answer to our offer, whose native form is `native`? From an offer with several tracks in a section, a
/// Unified Plan peer takes the [first](super::show) of each kind. An answer that reveals nothing comes from a peer that
/// did not know the offer's header extension.
pub fn dialect_of_answer(sdp: &str, native: &str) -> Dialect {
    let (answer, native) = (Description::read(sdp), Description::read(native));
    let is_marked = native.shared.len() < native.sections.len();
    match dialect(sdp) {
        Dialect::Unified if is_marked && answer.sections.len() == native.shared.len() => Dialect::FirstTracks,
        Dialect::Unknown if is_marked => Dialect::PlanB,
        other => other,
    }
}

/// The index of each of the peer's sections among the native ones. Empty where the indexes are the same on both sides.
///
/// They differ when the peer has seen only the first track of each kind, because our first offer was Plan B.
pub type Order = Vec<usize>;

/// The order for such a peer: the first section of each kind.
pub fn first_places(native: &str) -> Order {
    Description::read(native).shared.iter().map(|shared| shared.template).collect()
}

/// Gives the sections of a Unified Plan description the mids that the other side knows them by: those of the sections
/// at the same index in `names`, a description of that side. A section that is not in `names` yet gets a mid that no
/// other has.
///
/// A connection that began in Plan B and met a Unified Plan peer has `0` where the peer has `audio`. For a description
/// from the peer, `names` is the native remote description (or the native local one, for an answer); for a description
/// to the peer, it is the last one that the page got from the peer. When all mids agree, the description is returned
/// unchanged.
pub fn rename_mids(sdp: &str, names: &str) -> String {
    renamed(sdp, names, &mut Order::new(), false)
}

/// The same for a description from the peer, in the native order. Sections that the peer does not know are inactive,
/// and new ones go after all others. A rejected section becomes inactive: Chromium would announce a track for it.
pub fn inward(sdp: &str, names: &str, order: &mut Order) -> String {
    renamed(sdp, names, order, true)
}

fn renamed(sdp: &str, names: &str, order: &mut Order, silences: bool) -> String {
    let (description, known) = (Description::read(sdp), Description::read(names));
    if order.is_empty() {
        let same: Order = (0..description.sections.len()).collect();
        return write(sdp, description, &known, &same, silences);
    }
    let mut count = known.sections.len();
    while order.len() < description.sections.len() {
        order.push(count);
        count += 1;
    }
    let find = |place: usize| order.iter().position(|native| *native == place);
    let places: Order = (0..count).map(|place| find(place).unwrap_or(usize::MAX)).collect();
    write(sdp, description, &known, &places, silences)
}

/// The same for a description to the peer. An offer (`is_offer`) adds all the sections that the peer does not know.
pub fn outward(native: &str, names: &str, order: &mut Order, is_offer: bool) -> String {
    if order.is_empty() {
        return rename_mids(native, names);
    }
    let description = Description::read(native);
    for place in 0..description.sections.len() {
        if is_offer && !order.contains(&place) {
            order.push(place);
        }
    }
    let places: Order = order.iter().copied().filter(|place| *place < description.sections.len()).collect();
    write(native, description, &Description::read(names), &places, false)
}

/// Writes the sections in the order of `places`, with the mids of `known`. A section without a place is inactive; so is
/// a rejected one, if `silences` is set.
fn write(sdp: &str, mut description: Description<'_>, known: &Description<'_>, places: &[usize], silences: bool) -> String {
    let mut slots = Vec::new();
    let mut agree = places.len() == description.sections.len();
    for (number, place) in places.iter().enumerate() {
        let name = known.sections.get(number);
        let media = name.map(|name| name.media);
        let found = description.sections.get(*place);
        let model = if found.is_some() {
            *place
        } else {
            description.sections.iter().position(|other| Some(other.media) == media).unwrap_or_default()
        };
        let Some(section) = description.sections.get(model) else { continue };
        agree &= found.is_some() && *place == number && name.is_none_or(|name| name.mid == section.mid);
        // The other side may have given the mid of a new section to another one.
        let mid = match name {
            Some(name) => name.mid.to_owned(),
            None if known.sections.is_empty() => section.mid.to_owned(),
            None => recycled_mid(section.mid),
        };
        let mut slot = Slot::new(model, section, mid);
        slot.is_same = found.is_some();
        let is_silenced = silences && section.is_rejected() && section.is_rtp() && section.direction != Direction::NEITHER;
        if found.is_none() || is_silenced {
            agree = false;
            slot.is_same = false;
            slot.direction = Direction::NEITHER;
        }
        slots.push(slot);
    }
    if agree {
        return sdp.to_owned();
    }
    for (number, section) in description.sections.iter_mut().enumerate() {
        // No sections are joined here.
        section.place = number;
    }
    slots::write(&description, &slots, &[], None, false, false)
}

/// The place of a candidate in another description of the same sections.
///
/// `from` has the mid that was given with the candidate, `to` the mids of the other side; `outward` means that `to` is
/// the peer's. `None`: there is no such section.
pub fn same_place<'a>(
    from: &str,
    to: &'a str,
    mid: Option<&str>,
    index: Option<usize>,
    order: &[usize],
    outward: bool,
) -> Option<Place<'a>> {
    let named = Description::read(from).sections.iter().position(|section| Some(section.mid) == mid);
    let mut index = named.or(index)?;
    if !order.is_empty() {
        index = if outward { order.iter().position(|place| *place == index)? } else { *order.get(index)? };
    }
    Some(Place { mid: Description::read(to).sections.get(index)?.mid, index })
}
