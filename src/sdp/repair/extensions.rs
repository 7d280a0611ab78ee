//! Which header extensions can there be?

use super::names::Names;
use super::outline::{Outline, Section};
use crate::sdp::index::{Index, NONE};
use crate::sdp::lines::word;
use crate::sdp::text::Text;

/// The extensions of a description, and of the offer that it answers.
pub(super) struct Extensions<'a> {
    offer: &'a Outline<'a>,
    uris: Vec<&'a str>,
    by_id: Index<'a>,
    by_uri: Index<'a>,
}

impl<'a> Extensions<'a> {
    pub(super) fn new(offer: &'a Outline<'a>) -> Self {
        Self { offer, uris: Vec::new(), by_id: Index::new(32), by_uri: Index::new(32) }
    }

    /// `a=extmap:id uri`. An answer has those of the offer, by the ids that they have there (RFC 8285, 6). In sections that share a transport
    /// an id means one thing, and in one section an extension has one id.
    pub(super) fn extmap(&mut self, text: &mut Text, line: &str, value: &'a str, section: &Section<'_>, names: &Names<'_>) {
        let mut rest = value;
        let (id_word, uri) = (word(&mut rest), word(&mut rest));
        let place = names.place(section);
        let fits = if self.offer.sections.is_empty() {
            let next = self.uris.len();
            let known = if names.is_bundled(section) { self.by_id.set((0, cut_id(id_word)), next) } else { next };
            if known == next {
                self.uris.push(uri);
            }
            let is_one = self.uris.get(known).is_some_and(|known| *known == uri);
            is_one && self.by_uri.set((section.number, uri), id(id_word)) == id(id_word)
        } else {
            self.offer.extensions.get((place, uri)) == id(id_word)
        };
        if fits {
            text.copy(line);
        }
    }
}

fn cut_id(word: &str) -> &str {
    crate::sdp::lines::cut(word, b'/').0
}

/// The number in `id/direction`.
pub(super) fn id(word: &str) -> usize {
    cut_id(word).parse().unwrap_or(NONE - 1)
}
