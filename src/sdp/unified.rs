//! Does the peer speak Unified Plan, and what are the sections called between the two of us?

use super::names::recycled_mid;
use super::plan_b::Place;
use super::plan_b::slots::{self, Slot};
use super::section::Description;

/// Did a Unified Plan peer write this description?
///
/// Either it has several sections for audio or for video, or it has an `a=msid` line, which no Plan B implementation wrote. Such a peer
/// needs Unified Plan back: an answer has to have its m-lines, and it takes no offer with several tracks in one section.
pub fn is_unified(sdp: &str) -> bool {
    let description = Description::read(sdp);
    description.shared.len() < description.sections.len() || description.sections.iter().any(|section| section.is_named)
}

/// Gives the sections of a Unified Plan description the mids that the other side knows them by: those of the sections in the same
/// place in `names`, a description of that side. Sections that `names` has not yet have a mid that no other has.
///
/// A connection that began in Plan B and met a Unified Plan peer has `0` where the peer has `audio`. Inwards, `names` is
/// the native remote description (or the native local one, for an answer); outwards, it is the last description that the page got
/// from the peer. When all mids agree, the description comes back as it is.
pub fn rename_mids(sdp: &str, names: &str) -> String {
    let mut description = Description::read(sdp);
    let known = Description::read(names);
    let mut slots = Vec::new();
    let mut agree = true;
    for (number, section) in description.sections.iter_mut().enumerate() {
        let name = known.sections.get(number);
        agree &= name.is_none_or(|name| name.mid == section.mid);
        // A new section may have a name that the other side has given to another.
        let mid = name.map_or_else(|| recycled_mid(section.mid), |name| name.mid.to_owned());
        let mut slot = Slot::new(number, section, mid);
        slot.is_same = true;
        slots.push(slot);
        // Each section is for itself.
        section.place = number;
    }
    if agree {
        return sdp.to_owned();
    }
    slots::write(&description, &slots, &[], false)
}

/// The place that a candidate has in another description of the same sections.
///
/// `from` has the mids by which it is given, `to` those of the other side; sections are the same by their order. `None` where there is
/// no such section.
pub fn same_place<'a>(from: &str, to: &'a str, mid: Option<&str>, index: Option<usize>) -> Option<Place<'a>> {
    let named = Description::read(from).sections.iter().position(|section| Some(section.mid) == mid);
    let index = named.or(index)?;
    Some(Place { mid: Description::read(to).sections.get(index)?.mid, index })
}
