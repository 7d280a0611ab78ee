//! What are the sections called, and which do the groups name?

use super::Role;
use super::outline::{Outline, Section};
use crate::sdp::index::{Index, NONE};
use crate::sdp::lines::word;
use crate::sdp::names::{default_name, push_number};
use crate::sdp::text::Text;

/// The names of a description's sections.
pub(super) struct Names<'a> {
    /// By the number of a section, what it is called.
    mids: Vec<String>,
    /// The sections by the names that they came with.
    index: Index<'a>,
    /// By the number of a section, which one it is of those that Chrome saw.
    places: Vec<usize>,
    /// The sections that no group can begin with: they are rejected.
    rejected: Vec<bool>,
    /// The sections that a group names.
    bundled: Vec<bool>,
}

impl<'a> Names<'a> {
    pub(super) fn new(outline: &'a Outline<'a>, offer: &Outline<'_>) -> Self {
        let mut names = Self {
            places: Vec::new(),
            rejected: Vec::new(),
            mids: Vec::new(),
            index: Index::new(outline.sections.len()),
            bundled: vec![false; outline.sections.len()],
        };
        let mut place = 0;
        for section in &outline.sections {
            // A section without a mid was called by its kind.
            let name = if section.mid.is_empty() { default_name(section.media) } else { section.mid };
            let mut mid = name.to_owned();
            if !section.is_dropped {
                names.index.set((0, name), section.number);
                // An answer has the sections of its offer, whatever it calls them.
                if let Some(offered) = offer.sections.get(place)
                    && !offered.mid.is_empty()
                {
                    mid = offered.mid.to_owned();
                } else if outline.role != Role::Local && (name.len() > 16 || !name.bytes().all(is_token)) {
                    mid = section.media.to_owned();
                    push_number(&mut mid, place);
                }
                place += 1;
            }
            names.mids.push(mid);
            names.rejected.push(section.is_rejected && outline.role != Role::Local);
            names.places.push(if section.is_dropped { NONE } else { place - 1 });
        }
        names
    }

    /// `a=group:`. `BUNDLE` names each section once, none that there is not, and no rejected one first.
    pub(super) fn group(&mut self, text: &mut Text, line: &str, mut value: &str) {
        let given = line.trim_end_matches(['\r', '\n']);
        if word(&mut value) != "BUNDLE" || value.is_empty() && given == "a=group:BUNDLE" {
            return text.copy(line);
        }
        let mut group = String::from("a=group:BUNDLE");
        let start = group.len();
        while !value.is_empty() {
            let number = self.index.get((0, word(&mut value)));
            if let (Some(mid), Some(bundled)) = (self.mids.get(number), self.bundled.get_mut(number))
                && !(group.len() == start && self.rejected.get(number) == Some(&true))
                && !core::mem::replace(bundled, true)
            {
                group.push(' ');
                group.push_str(mid);
            }
        }
        if group == given {
            text.copy(line);
        } else if group.len() > start {
            text.line(&[&group]);
        }
    }

    /// `a=mid:`
    pub(super) fn mid(&self, text: &mut Text, line: &str, section: &Section<'_>) {
        let Some(mid) = self.mids.get(section.number) else {
            return text.copy(line);
        };
        let value = line.trim_end_matches(['\r', '\n']);
        if value.strip_prefix("a=mid:").is_none_or(|value| value == mid || value.trim_ascii().is_empty()) {
            text.copy(line);
        } else {
            text.line(&["a=mid:", mid]);
        }
    }

    /// Names a section that a group names, and that has no name itself.
    pub(super) fn missing(&self, text: &mut Text, section: &Section<'_>) {
        if !section.has_mid
            && let (Some(mid), Some(true)) = (self.mids.get(section.number), self.bundled.get(section.number))
        {
            text.line(&["a=mid:", mid]);
        }
    }

    /// Is the section in a group?
    pub(super) fn is_bundled(&self, section: &Section<'_>) -> bool {
        self.bundled.get(section.number) == Some(&true)
    }

    /// The number of the section in the offer.
    pub(super) fn place(&self, section: &Section<'_>) -> usize {
        self.places.get(section.number).copied().unwrap_or(NONE)
    }
}

/// A letter of a token (RFC 8866, 9).
fn is_token(byte: u8) -> bool {
    matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'^'..=b'~')
}
