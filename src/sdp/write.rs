//! How is a section written with other values in the lines that differ between Plan B and Unified Plan?

use super::direction::Direction;
use super::lines::{Line, content, lines};
use super::section::Section;

/// A description that grows.
pub(crate) struct Text {
    /// What is written so far.
    pub(crate) text: String,
    line_end: &'static str,
}

impl Text {
    /// Starts a text of about `size` bytes, whose own lines end with `line_end`.
    pub(crate) fn new(size: usize, line_end: &'static str) -> Self {
        Self {
            text: String::with_capacity(size),
            line_end,
        }
    }

    /// Adds a line that is there already, byte for byte.
    pub(crate) fn copy(&mut self, raw: &str) {
        self.close_line();
        self.text.push_str(raw);
    }

    /// Adds a line of our own.
    pub(crate) fn line(&mut self, parts: &[&str]) {
        self.close_line();
        for part in parts {
            self.text.push_str(part);
        }
        self.text.push_str(self.line_end);
    }

    /// A text may lack the end of its last line, and a line is to follow it.
    fn close_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push_str(self.line_end);
        }
    }
}

/// What the lines that we own are to say.
pub(crate) struct Owned<'a> {
    /// `None` leaves the port.
    pub(crate) port: Option<&'a str>,
    pub(crate) mid: &'a str,
    pub(crate) direction: Direction,
    pub(crate) bundle_only: bool,
    /// Whether the section keeps its candidates.
    pub(crate) candidates: bool,
    /// Whether the section keeps the header extension for its mid. A Plan B peer knows one mid for all tracks of a kind, and
    /// RFC 8843 (9.2) would deliver them all to the first.
    pub(crate) mid_extension: bool,
    /// Writes the `a=msid` lines, which go behind the direction.
    pub(crate) msid: &'a dyn Fn(&mut Text),
    /// Writes the `a=ssrc` and `a=ssrc-group` lines, which go where the first of them was, or to the end.
    pub(crate) sources: &'a dyn Fn(&mut Text),
}

/// Writes `section` with what `owned` says; every other line stays where and as it is.
pub(crate) fn section(text: &mut Text, section: &Section<'_>, owned: &Owned<'_>) {
    let (mut mid, mut direction, mut sources) =
        (Some(owned.mid), section.is_rtp(), section.is_rtp());
    for raw in lines(section.text) {
        match Line::read(raw) {
            Line::Media(_) => media(text, raw, owned.port),
            Line::Mid(_) => {
                if let Some(mid) = mid.take() {
                    write_mid(text, mid, owned);
                }
            }
            Line::Candidate if !owned.candidates => {}
            Line::Direction(_) if direction => {
                direction = false;
                write_direction(text, owned);
            }
            Line::MidExtension if owned.mid_extension => text.copy(raw),
            Line::Msid(_) | Line::MidExtension | Line::BundleOnly => {}
            Line::Direction(_) if section.is_rtp() => {}
            Line::Ssrc { .. } | Line::SsrcGroup(_) if section.is_rtp() => {
                if sources {
                    sources = false;
                    (owned.sources)(text);
                }
            }
            _ => text.copy(raw),
        }
    }
    if let Some(mid) = mid
        && !mid.is_empty()
    {
        write_mid(text, mid, owned);
    }
    if direction {
        write_direction(text, owned);
    }
    if sources {
        (owned.sources)(text);
    }
}

/// Writes an `m=` line with another port.
fn media(text: &mut Text, raw: &str, port: Option<&str>) {
    let mut words = content(raw).splitn(3, ' ');
    if let (Some(port), Some(media), Some(_), Some(rest)) =
        (port, words.next(), words.next(), words.next())
    {
        text.line(&[media, " ", port, " ", rest]);
    } else {
        text.copy(raw);
    }
}

fn write_mid(text: &mut Text, mid: &str, owned: &Owned<'_>) {
    text.line(&["a=mid:", mid]);
    if owned.bundle_only {
        text.line(&["a=bundle-only"]);
    }
}

fn write_direction(text: &mut Text, owned: &Owned<'_>) {
    text.line(&["a=", owned.direction.name()]);
    (owned.msid)(text);
}
