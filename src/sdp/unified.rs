//! Does the peer speak Unified Plan, and what are the sections called between the two of us?

use super::group;
use super::index::Index;
use super::lines::{Line, line_end, lines};
use super::section::Description;
use super::write::Text;

/// Did a Unified Plan peer write this description?
///
/// Either it has several sections for audio or for video, or it has an `a=msid` line, which no Plan B implementation wrote. Such a peer
/// needs Unified Plan back: an answer has to have its m-lines, and it takes no offer with several tracks in one section.
pub fn is_unified(sdp: &str) -> bool {
    let description = Description::read(sdp);
    let count = |media| {
        description
            .sections
            .iter()
            .filter(|section| section.media == media)
            .count()
    };
    count("audio") > 1
        || count("video") > 1
        || description
            .sections
            .iter()
            .any(|section| section.is_rtp() && section.msid.is_some())
}

/// Gives the sections of a Unified Plan description the mids that the other side knows them by: those of the sections in the same
/// place in `names`, a description of that side. Sections that `names` has not yet keep their mid.
///
/// A connection that began in Plan B and met a Unified Plan peer has `0` where the peer has `audio`. Inwards, `names` is
/// the native remote description (or the native local one, for an answer); outwards, it is the last description that the page got
/// from the peer. When all mids agree, or `names` has other kinds of sections, the description comes back as it is.
pub fn rename_mids(sdp: &str, names: &str) -> String {
    let description = Description::read(sdp);
    let known = Description::read(names);
    let mut taken = Index::new();
    for section in &known.sections {
        taken.get_or_insert((section.mid, ""), 0);
    }
    let mut index = Index::new();
    let mut mids: Vec<String> = Vec::new();
    let mut same = true;
    for (number, section) in description.sections.iter().enumerate() {
        index.get_or_insert((section.mid, ""), number);
        let mut mid = section.mid.to_owned();
        if let Some(name) = known.sections.get(number) {
            if name.media != section.media {
                return sdp.to_owned();
            }
            name.mid.clone_into(&mut mid);
        } else if taken.get((section.mid, "")).is_some() {
            mid.push('.');
        }
        same &= mid == section.mid;
        mids.push(mid);
    }
    if same {
        return sdp.to_owned();
    }
    let mut text = Text::new(sdp.len(), line_end(sdp));
    group::session(
        &mut text,
        description.session,
        &index,
        mids.len(),
        &|number, members| {
            if let Some(mid) = mids.get(number) {
                group::member(members, mid);
            }
        },
    );
    for (section, mid) in description.sections.iter().zip(&mids) {
        for raw in lines(section.text) {
            match Line::read(raw) {
                Line::Mid(_) => text.line(&["a=mid:", mid]),
                // Its packets would carry the other side's name.
                Line::MidExtension => {}
                _ => text.copy(raw),
            }
        }
    }
    text.text
}
