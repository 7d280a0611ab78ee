//! Where do the sections of a description begin, and what does each say about itself?

use super::direction::Direction;
use super::lines::{Line, lines};

/// A description, cut into its session part and its media sections: slices of the text, so that joining them gives it back.
pub(crate) struct Description<'a> {
    /// Everything in front of the first `m=` line.
    pub(crate) session: &'a str,
    /// The media sections, in order.
    pub(crate) sections: Vec<Section<'a>>,
}

/// One media section.
#[derive(Clone, Copy)]
pub(crate) struct Section<'a> {
    /// From its `m=` line to the next one.
    pub(crate) text: &'a str,
    /// `audio`, `video`, `application`
    pub(crate) media: &'a str,
    /// As written: rejected sections have `0`.
    pub(crate) port: &'a str,
    /// Empty where the section has none.
    pub(crate) mid: &'a str,
    /// The section's own direction, or else the session's.
    pub(crate) direction: Direction,
    /// The first `a=msid` value.
    pub(crate) msid: Option<&'a str>,
    /// RFC 8843: the port 0 of a `bundle-only` section does not reject it.
    pub(crate) bundle_only: bool,
}

impl<'a> Description<'a> {
    /// Cuts `text`. Any text can be cut: without an `m=` line all of it is the session part.
    pub(crate) fn read(text: &'a str) -> Self {
        let mut sections: Vec<Section<'a>> = Vec::new();
        let mut session_direction = Direction::BOTH;
        let mut session_end = text.len();
        let (mut at, mut start) = (0, 0);
        for raw in lines(text) {
            let line = Line::read(raw);
            if let Line::Media(value) = line {
                if let Some(last) = sections.last_mut() {
                    last.text = slice(text, start, at);
                } else {
                    session_end = at;
                }
                start = at;
                let mut words = value.split(' ');
                sections.push(Section {
                    text: "",
                    media: words.next().unwrap_or(""),
                    port: words.next().unwrap_or(""),
                    mid: "",
                    direction: session_direction,
                    msid: None,
                    bundle_only: false,
                });
            }
            at += raw.len();
            let Some(section) = sections.last_mut() else {
                if let Line::Direction(direction) = line {
                    session_direction = direction;
                }
                continue;
            };
            match line {
                Line::Mid(mid) => section.mid = mid,
                Line::Direction(direction) => section.direction = direction,
                Line::Msid(msid) => section.msid = section.msid.or(Some(msid)),
                Line::BundleOnly => section.bundle_only = true,
                _ => {}
            }
        }
        if let Some(last) = sections.last_mut() {
            last.text = slice(text, start, at);
        }
        Self {
            session: slice(text, 0, session_end),
            sections,
        }
    }
}

/// `text[from..to]`, where both lie on line borders.
fn slice(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or("")
}

impl Section<'_> {
    /// Port 0, and not because the section is `bundle-only`.
    pub(crate) fn is_rejected(&self) -> bool {
        self.port == "0" && !self.bundle_only
    }

    /// Audio and video: the kinds of which Plan B has one section for all tracks, and Unified Plan one for each.
    pub(crate) fn is_rtp(&self) -> bool {
        matches!(self.media, "audio" | "video")
    }

    /// A section that is in use and carries media from the author of the description.
    pub(crate) fn sends(&self) -> bool {
        self.is_rtp() && !self.is_rejected() && self.direction.send
    }
}
