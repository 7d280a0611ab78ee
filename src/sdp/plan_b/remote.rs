//! How is a Plan B description of a peer written as the native sections of this connection?

use crate::sdp::direction::Direction;
use crate::sdp::group;
use crate::sdp::index::Index;
use crate::sdp::lines::{Line, line_end, lines};
use crate::sdp::section::Description;
use crate::sdp::sources::{Track, tracks};
use crate::sdp::write::{self, Owned, Text};

/// The peer's Plan B description.
pub(crate) struct Peer<'a> {
    /// Its text, cut.
    pub(crate) description: Description<'a>,
    /// For each of its sections, the tracks.
    pub(crate) tracks: Vec<Vec<Track<'a>>>,
    text: &'a str,
}

/// One native section to be.
pub(crate) struct Slot {
    /// The peer's section that it shares.
    pub(crate) shared: usize,
    /// Its mid.
    pub(crate) mid: String,
    /// The number of the track that it receives, among those of the shared section.
    pub(crate) track: Option<usize>,
    /// Port 0.
    pub(crate) rejected: bool,
    /// The peer receives what we send in it.
    pub(crate) recv: bool,
}

impl<'a> Peer<'a> {
    pub(crate) fn read(text: &'a str) -> Self {
        let description = Description::read(text);
        let knows_msid = lines(description.session)
            .any(|raw| raw.starts_with("a=msid-semantic:") && raw.contains("WMS"));
        let tracks = description
            .sections
            .iter()
            .map(|section| tracks(section, knows_msid))
            .collect();
        Self {
            description,
            tracks,
            text,
        }
    }

    /// Writes the native description: the lines of the peer's sections, each as often as `slots` says.
    pub(crate) fn write(&self, slots: &[Slot]) -> String {
        let mut text = Text::new(self.text.len(), line_end(self.text));
        let sections = &self.description.sections;
        let mut index = Index::new();
        for (number, section) in sections.iter().enumerate() {
            index.get_or_insert((section.mid, ""), number);
        }
        // The native sections of each of the peer's.
        let mut used: Vec<Vec<&Slot>> = Vec::new();
        used.resize_with(sections.len(), Vec::new);
        for slot in slots {
            if !slot.rejected
                && let Some(used) = used.get_mut(slot.shared)
            {
                used.push(slot);
            }
        }
        let add = |members: &mut String, number: usize| {
            for slot in used.get(number).into_iter().flatten() {
                group::member(members, &slot.mid);
            }
        };
        group::session(
            &mut text,
            self.description.session,
            &index,
            sections.len(),
            &|number, members| add(members, number),
        );
        // The tracks of one section have one transport, also where the peer bundles nothing.
        for (number, section) in sections.iter().enumerate() {
            let several = used.get(number).is_some_and(|used| used.len() > 1);
            if several
                && !section.is_rejected()
                && !is_bundled(self.description.session, section.mid)
            {
                let mut members = String::new();
                add(&mut members, number);
                text.line(&["a=group:BUNDLE", &members]);
            }
        }
        let mut begun = vec![false; sections.len()];
        for slot in slots {
            let Some(section) = sections.get(slot.shared) else {
                continue;
            };
            let track = slot
                .track
                .and_then(|number| self.tracks.get(slot.shared)?.get(number));
            let direction = if slot.rejected {
                Direction::NEITHER
            } else {
                Direction {
                    send: track.is_some(),
                    recv: slot.recv,
                }
            };
            let first = begun
                .get_mut(slot.shared)
                .is_some_and(|begun| !core::mem::replace(begun, true));
            write::section(
                &mut text,
                section,
                &Owned {
                    port: slot.rejected.then_some("0"),
                    mid: &slot.mid,
                    direction,
                    bundle_only: section.bundle_only,
                    candidates: first && !slot.rejected,
                    mid_extension: false,
                    msid: &|text| {
                        if let Some(track) = track {
                            track.write_msid(text);
                        }
                    },
                    sources: &|text| {
                        for raw in track.into_iter().flat_map(|track| &track.lines) {
                            text.copy(raw);
                        }
                    },
                },
            );
        }
        text.text
    }
}

/// Is `mid` in a BUNDLE group?
fn is_bundled(session: &str, mid: &str) -> bool {
    lines(session).any(|raw| match Line::read(raw) {
        Line::Group(value) => {
            let mut words = value.split_ascii_whitespace();
            words.next() == Some("BUNDLE") && words.any(|member| member == mid)
        }
        _ => false,
    })
}
