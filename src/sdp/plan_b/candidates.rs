//! Which section does a candidate belong to, on the other side of the translation?

use crate::sdp::section::Description;

/// Where a candidate belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// `sdpMid`
    pub mid: &'a str,
    /// `sdpMLineIndex`
    pub index: usize,
}

/// The place of a native candidate as the page sees it: `audio`, `video` or `data`, and the index of that section in
/// Plan B.
///
/// `native` is the native local description. `None`: the page must not see this candidate. For each kind, the Plan B
/// peer uses only the transport of the first native section in use, so only its candidates count.
pub fn candidate_to_page<'a>(native: &'a str, mid: Option<&str>, index: Option<usize>) -> Option<Place<'a>> {
    place(native, mid, index, true)
}

/// The native place of a candidate that the page adds for its peer.
///
/// `native` is the native remote description. `None`: there is no such section, and the browser reports that itself. A
/// candidate without `sdpMid` and `sdpMLineIndex` has no place either, nor does one that comes before the remote
/// description.
pub fn candidate_to_native<'a>(native: &'a str, mid: Option<&str>, index: Option<usize>) -> Option<Place<'a>> {
    place(native, mid, index, false)
}

/// Both directions: `to_page` says which.
pub fn place<'a>(native: &'a str, mid: Option<&str>, index: Option<usize>, to_page: bool) -> Option<Place<'a>> {
    let description = Description::read(native);
    // Chrome refused a mid that no section has, whatever the index. But today's peers use numbers as mids.
    let by_index = mid.is_none_or(|mid| mid.bytes().all(|letter| letter.is_ascii_digit()));
    let mut found = None;
    for (number, shared) in description.shared.iter().enumerate() {
        let native = Place { mid: description.sections.get(shared.template)?.mid, index: shared.template };
        let shown = Place { mid: shared.name, index: number };
        let (from, to) = if to_page { (&native, &shown) } else { (&shown, &native) };
        if mid == Some(from.mid) {
            return Some(*to);
        }
        if by_index && index == Some(from.index) {
            found = Some(*to);
        }
    }
    found
}
