//! What is one line of a session description?

use super::direction::Direction;

/// The raw lines of `text`, each with its own line end (`\r\n`, `\n`, or none at the very end): joined again they are `text`.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('\n')
}

/// A raw line without its line end.
pub(crate) fn content(raw: &str) -> &str {
    let line = raw.strip_suffix('\n').unwrap_or(raw);
    line.strip_suffix('\r').unwrap_or(line)
}

/// The line end that `text` uses, for the lines we add to it. RFC 8866 asks for `\r\n`; pages that join with `\n` keep `\n`.
pub(crate) fn line_end(text: &str) -> &'static str {
    match text.split_once('\n') {
        Some((first, _)) if !first.ends_with('\r') => "\n",
        _ => "\r\n",
    }
}

/// The lines whose meaning differs between Plan B and Unified Plan. Everything else is [`Line::Other`], and never touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    /// `m=`: the start of a section, with the text behind it.
    Media(&'a str),
    /// `a=mid:`
    Mid(&'a str),
    /// `a=sendrecv`, `a=sendonly`, `a=recvonly`, `a=inactive`
    Direction(Direction),
    /// `a=msid:`, with its value (`stream track`).
    Msid(&'a str),
    /// `a=ssrc:`
    Ssrc {
        /// The synchronization source, as written.
        id: &'a str,
        /// `cname:...`, `msid:...`, `label:...`
        attribute: &'a str,
    },
    /// `a=ssrc-group:`, with its value (`FID 1 2`).
    SsrcGroup(&'a str),
    /// `a=bundle-only`
    BundleOnly,
    /// `a=extmap:N urn:ietf:params:rtp-hdrext:sdes:mid`
    MidExtension,
    /// `a=candidate:`, `a=end-of-candidates`
    Candidate,
    /// `a=group:`, with its value (`BUNDLE 0 1`).
    Group(&'a str),
    /// Not ours.
    Other,
}

impl<'a> Line<'a> {
    /// Reads a raw line.
    pub(crate) fn read(raw: &'a str) -> Self {
        let line = content(raw);
        let Some(attribute) = line.strip_prefix("a=") else {
            return line.strip_prefix("m=").map_or(Line::Other, Line::Media);
        };
        let (name, value) = attribute.split_once(':').unwrap_or((attribute, ""));
        match name {
            "mid" => Line::Mid(value.trim_ascii()),
            "msid" => Line::Msid(value),
            "ssrc" => {
                let (id, attribute) = value.split_once(' ').unwrap_or((value, ""));
                Line::Ssrc { id, attribute }
            }
            "ssrc-group" => Line::SsrcGroup(value),
            "group" => Line::Group(value),
            "candidate" | "end-of-candidates" => Line::Candidate,
            "bundle-only" => Line::BundleOnly,
            "extmap" if value.ends_with(" urn:ietf:params:rtp-hdrext:sdes:mid") => {
                Line::MidExtension
            }
            _ => Direction::read(attribute).map_or(Line::Other, Line::Direction),
        }
    }
}

/// The stream and the track that an `msid` value names. The track is empty where the value names none.
pub(crate) fn stream_and_track(msid: &str) -> (&str, &str) {
    let mut words = msid.split_ascii_whitespace();
    (words.next().unwrap_or(""), words.next().unwrap_or(""))
}
