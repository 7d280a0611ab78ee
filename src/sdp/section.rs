//! Where do the sections of a description begin, and what does each say about itself?

use core::ops::Range;

use super::direction::Direction;
use super::index::NONE;
use super::lines::{Kind, Line, word};
use super::names::shown_name;

/// A description, cut into lines, which are grouped into the session part and the media sections. No byte is lost: the
/// lines, joined, are the text. Any text can be cut; without an `m=` line all of it is the session part.
pub(crate) struct Description<'a> {
    /// In bytes.
    pub(crate) size: usize,
    lines: Vec<Line<'a>>,
    /// The range of the lines before the first section.
    session: Range<usize>,
    /// The media sections, in order.
    pub(crate) sections: Vec<Section<'a>>,
    /// The sections that Plan B has in their place. All audio sections share one, all video sections share one, and
    /// every other section has its own. They come in the order in which each first appears: native sections are never
    /// moved (RFC 8829, 5.2.2), so neither are those of Plan B.
    pub(crate) shared: Vec<Shared<'a>>,
}

/// One section of Plan B.
pub(crate) struct Shared<'a> {
    /// Its mid.
    pub(crate) name: &'a str,
    /// Its kind.
    pub(crate) media: &'a str,
    /// The number of the section whose lines the page sees: the first one in use, otherwise the first one. A Plan B
    /// peer uses its transport.
    pub(crate) template: usize,
    /// At least one of them is not rejected.
    in_use: bool,
}

/// One media section.
pub(crate) struct Section<'a> {
    /// The range of its lines, starting with its `m=` line.
    lines: Range<usize>,
    /// `audio`, `video`, `application`
    pub(crate) media: &'a str,
    /// Empty where the section has none.
    pub(crate) mid: &'a str,
    /// The section's own direction, otherwise the session's.
    pub(crate) direction: Direction,
    /// The first value of an `a=msid`, or an `a=ssrc` with `msid`; empty where the section has none.
    pub(crate) msid: &'a str,
    /// It has an `a=msid` line.
    pub(crate) is_named: bool,
    /// It has an `a=ssrc` line.
    pub(crate) has_sources: bool,
    /// The first value of an `a=ssrc` with `msid`.
    source_msid: &'a str,
    /// It has sources of several tracks, which only Plan B allows.
    pub(crate) is_shared: bool,
    /// It has the mid header extension, which only Unified Plan uses.
    pub(crate) has_mid_extension: bool,
    /// As written.
    pub(crate) port: &'a str,
    /// RFC 8843: the port 0 does not reject a section with this attribute.
    pub(crate) bundle_only: bool,
    /// The number of its section in Plan B.
    pub(crate) place: usize,
}

impl<'a> Description<'a> {
    /// Cuts `text`.
    pub(crate) fn read(mut text: &'a str) -> Self {
        let mut description =
            Self { size: text.len(), lines: Vec::new(), session: 0..0, sections: Vec::new(), shared: Vec::new() };
        let mut session_direction = Direction::BOTH;
        // The first source in the current run of sources, if the last line belongs to one.
        let mut first = NONE;
        while !text.is_empty() {
            let mut line = Line::take(&mut text);
            let number = description.lines.len();
            if line.kind == Kind::Media {
                description.sections.push(Section {
                    lines: number..number,
                    media: word(&mut line.value),
                    mid: "",
                    direction: session_direction,
                    msid: "",
                    is_named: false,
                    has_sources: false,
                    source_msid: "",
                    is_shared: false,
                    has_mid_extension: false,
                    port: word(&mut line.value),
                    bundle_only: false,
                    place: 0,
                });
            }
            if let Some(section) = description.sections.last_mut() {
                section.lines.end = number + 1;
                section.has_sources |= line.is_source();
                match line.kind {
                    Kind::Mid => section.mid = line.value,
                    Kind::Direction => section.direction = Direction::read(line.value),
                    Kind::BundleOnly => section.bundle_only = true,
                    Kind::MidExtension => section.has_mid_extension = true,
                    Kind::Msid | Kind::SourceMsid => {
                        section.is_named |= line.kind == Kind::Msid;
                        if section.msid.is_empty() {
                            section.msid = line.value;
                        }
                        if line.kind == Kind::SourceMsid {
                            if section.source_msid.is_empty() {
                                section.source_msid = line.value;
                            }
                            section.is_shared |= section.source_msid != line.value;
                        }
                    }
                    _ => {}
                }
            } else {
                description.session.end = number + 1;
                if line.kind == Kind::Direction {
                    session_direction = Direction::read(line.value);
                }
            }
            if !line.is_flow() {
                first = NONE;
            } else if let Some(first) = description.lines.get_mut(first) {
                first.following += 1;
            } else {
                first = number;
            }
            description.lines.push(line);
        }
        description.share();
        description
    }

    /// Finds the sections of Plan B.
    fn share(&mut self) {
        let (mut audio, mut video) = (NONE, NONE);
        for (number, section) in self.sections.iter_mut().enumerate() {
            let mut place = self.shared.len();
            if section.is_rtp() {
                let known = if section.is_audio() { &mut audio } else { &mut video };
                place = place.min(*known);
                *known = place;
            }
            section.place = place;
            let in_use = !section.is_rejected();
            if let Some(shared) = self.shared.get_mut(place) {
                if in_use && !shared.in_use {
                    (shared.template, shared.in_use) = (number, true);
                }
            } else {
                self.shared.push(Shared {
                    name: shown_name(section.mid, section.media),
                    media: section.media,
                    template: number,
                    in_use,
                });
            }
        }
    }

    /// The lines of the session part.
    pub(crate) fn session(&self) -> &[Line<'a>] {
        self.slice(&self.session)
    }

    /// The `a=msid-semantic` line.
    pub(crate) fn semantic(&self) -> Option<&'a str> {
        Some(self.session().iter().find(|line| line.kind == Kind::MsidSemantic)?.raw)
    }

    /// The lines of one of the sections.
    pub(crate) fn lines(&self, section: &Section<'_>) -> &[Line<'a>] {
        self.slice(&section.lines)
    }

    fn slice(&self, range: &Range<usize>) -> &[Line<'a>] {
        self.lines.get(range.start..range.end).unwrap_or(&[])
    }
}

impl Section<'_> {
    /// The port is 0, and the section is not `bundle-only`.
    #[inline(never)]
    pub(crate) fn is_rejected(&self) -> bool {
        self.port == "0" && !self.bundle_only
    }

    /// Audio or video: the kinds for which Plan B has one section for all tracks, and Unified Plan one for each track.
    pub(crate) fn is_rtp(&self) -> bool {
        self.is_audio() || self.media == "video"
    }

    #[inline(never)]
    pub(crate) fn is_audio(&self) -> bool {
        self.media == "audio"
    }

    /// It names its tracks only by their sources, as in Plan B.
    pub(crate) fn names_sources(&self) -> bool {
        self.is_shared || !self.source_msid.is_empty() && !self.is_named
    }

    /// The section is in use, and the author of the description sends media in it.
    pub(crate) fn sends(&self) -> bool {
        self.is_rtp() && !self.is_rejected() && self.direction.send
    }
}

/// Are these the same lines, byte for byte?
pub(crate) fn same(lines: &[Line<'_>], others: &[Line<'_>]) -> bool {
    lines.len() == others.len() && lines.iter().zip(others).all(|(line, other)| line.raw == other.raw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::{Path, PathBuf};

    /// The description, joined from its parts again.
    fn joined(text: &str) -> String {
        let description = Description::read(text);
        let mut joined: String = description.session().iter().map(|line| line.raw).collect();
        for section in &description.sections {
            joined.extend(description.lines(section).iter().map(|line| line.raw));
        }
        joined
    }

    #[test]
    fn no_byte_of_a_real_description_is_lost() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let shared = std::env::var_os("SHARED_DIR").map_or_else(|| root.join("../shared"), PathBuf::from);
        let mut count = 0;
        for folder in [root.join("tests"), shared] {
            for kind in ["captured", "generated", "plan-b", "unified"] {
                for entry in fs::read_dir(folder.join("sdp").join(kind)).into_iter().flatten() {
                    let text = fs::read_to_string(entry.unwrap().path()).unwrap();
                    for text in [text.replace("\r\n", "\n"), text.trim_end().to_owned(), text] {
                        assert_eq!(joined(&text), text);
                        count += 1;
                    }
                }
            }
        }
        assert!(count > 100);
    }

    #[test]
    fn no_byte_of_anything_else_is_lost() {
        for text in [
            "",
            "\n",
            "\r\n\r\n",
            "m=",
            "m=audio",
            "a=rt",
            "a=rtpmap:1\na=fmtp:1",
            "a=f\nm=video 9\r\na=f\n\na=f",
            "\u{e9}=\u{e9}\nm=\u{e9} \u{e9}",
        ] {
            assert_eq!(joined(text), text);
        }
    }
}
