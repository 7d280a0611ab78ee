//! Where do the sections of a description begin, and what does each say about itself?

use core::ops::Range;

use super::direction::Direction;
use super::lines::{Kind, Line, word};

/// A description, cut into lines, and these into the session part and the media sections. No byte is lost: the lines, joined, are
/// the text. Any text can be cut; without an `m=` line all of it is the session part.
pub(crate) struct Description<'a> {
    lines: Vec<Line<'a>>,
    /// The numbers of the lines in front of the first section.
    session: Range<usize>,
    /// The media sections, in order.
    pub(crate) sections: Vec<Section<'a>>,
}

/// One media section.
pub(crate) struct Section<'a> {
    /// The numbers of its lines, from its `m=` line on.
    lines: Range<usize>,
    /// `audio`, `video`, `application`
    pub(crate) media: &'a str,
    /// Empty where the section has none.
    pub(crate) mid: &'a str,
    /// The section's own direction, or else the session's.
    pub(crate) direction: Direction,
    /// The value of the first `a=msid`, or else that of the first `a=ssrc` with `msid`; empty where the section has none.
    pub(crate) msid: &'a str,
    /// It has an `a=msid` line.
    pub(crate) is_named: bool,
    /// It has an `a=ssrc` line.
    pub(crate) has_sources: bool,
    /// As written.
    pub(crate) port: &'a str,
    /// RFC 8843: here, the port 0 does not reject the section.
    pub(crate) bundle_only: bool,
}

impl<'a> Description<'a> {
    /// Cuts `text`.
    pub(crate) fn read(mut text: &'a str) -> Self {
        let mut description = Self { lines: Vec::new(), session: 0..0, sections: Vec::new() };
        let mut session_direction = Direction::BOTH;
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
                    port: word(&mut line.value),
                    bundle_only: false,
                });
            }
            if let Some(section) = description.sections.last_mut() {
                section.lines.end = number + 1;
                section.has_sources |= line.is_source();
                match line.kind {
                    Kind::Mid => section.mid = line.value,
                    Kind::Direction => section.direction = Direction::read(line.value),
                    Kind::BundleOnly => section.bundle_only = true,
                    Kind::Msid if !section.is_named => (section.msid, section.is_named) = (line.value, true),
                    Kind::SourceMsid if section.msid.is_empty() => section.msid = line.value,
                    _ => {}
                }
            } else {
                description.session.end = number + 1;
                if line.kind == Kind::Direction {
                    session_direction = Direction::read(line.value);
                }
            }
            description.lines.push(line);
        }
        description
    }

    /// The lines of the session part.
    pub(crate) fn session(&self) -> &[Line<'a>] {
        self.slice(&self.session)
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
    /// Port 0, and not because the section is `bundle-only`.
    pub(crate) fn is_rejected(&self) -> bool {
        self.port == "0" && !self.bundle_only
    }

    /// Audio and video: the kinds of which Plan B has one section for all tracks, and Unified Plan one for each.
    pub(crate) fn is_rtp(&self) -> bool {
        self.media == "audio" || self.media == "video"
    }

    /// A section that is in use and carries media from the author of the description.
    pub(crate) fn sends(&self) -> bool {
        self.is_rtp() && !self.is_rejected() && self.direction.send
    }
}

/// Are these the same lines, byte for byte?
pub(crate) fn same(lines: &[Line<'_>], others: &[Line<'_>]) -> bool {
    lines.len() == others.len() && lines.iter().zip(others).all(|(line, other)| line.raw == other.raw)
}
