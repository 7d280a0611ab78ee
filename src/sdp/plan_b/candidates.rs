//! Which section does a candidate belong to, on the other side of the translation?

use crate::sdp::layout::{Layout, Shared};
use crate::sdp::lines::{Line, lines};
use crate::sdp::section::{Description, Section};

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
/// of each kind, or of the first in its BUNDLE group, belong to the transport that the Plan B peer uses.
pub fn candidate_to_page<'a>(
    native: &'a str,
    mid: Option<&str>,
    index: Option<usize>,
) -> Option<Place<'a>> {
    let description = Description::read(native);
    let layout = Layout::of(&description);
    let number = find(
        description.sections.iter().map(|section| section.mid),
        mid,
        index,
    )?;
    let place = *layout.place.get(number)?;
    let shared = layout.shared.get(place)?;
    let section = description.sections.get(number)?;
    (shared.template == number || is_tagged(&description, section)).then_some(Place {
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
    let place = find(layout.shared.iter().map(|shared| shared.name), mid, index)?;
    let number = layout
        .shared
        .get(place)
        .map(|shared: &Shared<'_>| shared.template)?;
    Some(Place {
        mid: description.sections.get(number)?.mid,
        index: number,
    })
}

/// The number of the section with this mid, or else with this index.
fn find<'a>(
    mut mids: impl ExactSizeIterator<Item = &'a str>,
    mid: Option<&str>,
    index: Option<usize>,
) -> Option<usize> {
    let count = mids.len();
    let by_mid = mid
        .filter(|mid| !mid.is_empty())
        .and_then(|mid| mids.position(|known| known == mid));
    by_mid.or(index.filter(|index| *index < count))
}

/// Is the section the first of a BUNDLE group, whose transport all of them use (RFC 8843, 7.1.1)?
fn is_tagged(description: &Description<'_>, section: &Section<'_>) -> bool {
    lines(description.session).any(|raw| match Line::read(raw) {
        Line::Group(value) => {
            let mut words = value.split_ascii_whitespace();
            words.next() == Some("BUNDLE") && words.next() == Some(section.mid)
        }
        _ => false,
    })
}
