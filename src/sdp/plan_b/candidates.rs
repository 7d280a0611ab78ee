//! Which section does a candidate belong to, on the other side of the translation?

use crate::sdp::index::NONE;
use crate::sdp::layout::Layout;
use crate::sdp::section::Description;

/// Where a candidate belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// `sdpMid`
    pub mid: &'a str,
    /// `sdpMLineIndex`
    pub index: usize,
}

/// The place that the page is told for a candidate of the browser: `audio`, `video` or `data`, and the index of that section in Plan B.
///
/// `native` is the native local description. `None`: the page must not see this candidate. Only the candidates of the first native section
/// in use of each kind belong to the transport that the Plan B peer uses.
pub fn candidate_to_page<'a>(
    native: &'a str,
    mid: Option<&str>,
    index: Option<usize>,
) -> Option<Place<'a>> {
    let description = Description::read(native);
    let layout = Layout::of(&description);
    let mut number = index.unwrap_or(NONE);
    for (at, section) in description.sections.iter().enumerate() {
        if mid == Some(section.mid) {
            number = at;
        }
    }
    let place = layout.place.get(number).copied()?;
    let shared = layout.shared.get(place)?;
    (shared.template == number).then_some(Place {
        mid: shared.name,
        index: place,
    })
}

/// The native place of a candidate that the page adds for its peer.
///
/// `native` is the native remote description. `None`: there is no such section, and the browser may say so itself. A candidate without
/// `sdpMid` and `sdpMLineIndex` has no place either, and neither has one that comes before the remote description.
pub fn candidate_to_native<'a>(
    native: &'a str,
    mid: Option<&str>,
    index: Option<usize>,
) -> Option<Place<'a>> {
    let description = Description::read(native);
    let layout = Layout::of(&description);
    let mut shared = layout.shared.get(index.unwrap_or(NONE));
    for named in &layout.shared {
        if mid == Some(named.name) {
            shared = Some(named);
        }
    }
    let index = shared?.template;
    Some(Place {
        mid: description.sections.get(index)?.mid,
        index,
    })
}
