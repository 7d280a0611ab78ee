//! What is one line of a session description?

/// One line, or a run of lines that never change.
pub(crate) struct Line<'a> {
    /// As it is, with its own line end (`\r\n`, `\n`, or none at the very end): joined again, the lines are the text.
    pub(crate) raw: &'a str,
    pub(crate) kind: Kind,
    /// The id of a source.
    pub(crate) id: &'a str,
    /// The text after the name of the line; for a source, after the name of its attribute.
    pub(crate) value: &'a str,
    /// For the first of a run of sources and source groups, how many follow it.
    pub(crate) following: usize,
}

/// The lines that mean something else in Plan B than in Unified Plan. Everything else is [`Kind::Other`], and is never
/// changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `m=`: the start of a section.
    Media,
    /// `a=mid:`
    Mid,
    /// `a=sendrecv` and the other three; the value is the name itself.
    Direction,
    /// `a=msid:stream track`
    Msid,
    /// `a=ssrc:id msid:stream track`
    SourceMsid,
    /// `a=ssrc:id mslabel:stream`: with the next one, the form of 2012 for the same thing.
    SourceStream,
    /// `a=ssrc:id label:track`
    SourceTrack,
    /// `a=ssrc:id` with any other attribute.
    Source,
    /// `a=ssrc-group:semantics id id`
    SourceGroup,
    /// `a=bundle-only`
    BundleOnly,
    /// The `a=extmap` by which every packet carries the mid of its section (RFC 8843, 15).
    MidExtension,
    /// `a=candidate:`, `a=end-of-candidates`
    Candidate,
    /// `a=setup:`
    Setup,
    /// `a=group:semantics mid mid`
    Group,
    /// `a=msid-semantic:`
    MsidSemantic,
    /// Any other line.
    Other,
}

/// The name for audio sources beyond the first while nobody knows who will read the offer. Chromium up to 65 reads any
/// attribute whose name begins and ends with `ssrc` as a source; versions with Unified Plan, which refuse two sources
/// in an audio section, skip it.
pub(crate) const FURTHER_SOURCE: &str = "ssrc-plan-b-ssrc";

/// The lines by name; `extmap` and `ssrc` need a closer look.
const NAMES: [(&str, Kind); 16] = [
    ("mid", Kind::Mid),
    ("msid", Kind::Msid),
    ("ssrc", Kind::Source),
    (FURTHER_SOURCE, Kind::Source),
    ("ssrc-group", Kind::SourceGroup),
    ("extmap", Kind::MidExtension),
    ("candidate", Kind::Candidate),
    ("end-of-candidates", Kind::Candidate),
    ("setup", Kind::Setup),
    ("group", Kind::Group),
    ("msid-semantic", Kind::MsidSemantic),
    ("bundle-only", Kind::BundleOnly),
    ("sendrecv", Kind::Direction),
    ("sendonly", Kind::Direction),
    ("recvonly", Kind::Direction),
    ("inactive", Kind::Direction),
];

/// The attributes of a source; any other is `Kind::Source`.
const SOURCE_NAMES: [(&str, Kind); 3] =
    [("msid", Kind::SourceMsid), ("mslabel", Kind::SourceStream), ("label", Kind::SourceTrack)];

impl<'a> Line<'a> {
    /// Takes the first line off `text`, or a run of lines about codecs: nine lines in ten are such, and reading them as
    /// one is twice as fast.
    pub(crate) fn take(text: &mut &'a str) -> Self {
        let (all, mut length) = (*text, 0);
        loop {
            length += position(text, b'\n') + 1;
            let codec = is_codec(text);
            *text = split(all, length).1;
            if !codec || !is_codec(text) {
                break;
            }
        }
        let raw = split(all, length).0;
        let mut line = Self { raw, kind: Kind::Other, id: "", value: "", following: 0 };
        let (start, behind) = split(raw.trim_ascii_end(), 2);
        if start == "m=" {
            (line.kind, line.value) = (Kind::Media, behind);
        }
        if start != "a=" || is_codec(raw) {
            return line;
        }
        let (name, value) = cut(behind, b':');
        line.value = value;
        line.kind = kind_of(&NAMES, name);
        match line.kind {
            Kind::Direction => line.value = name,
            Kind::MidExtension if !value.ends_with(" urn:ietf:params:rtp-hdrext:sdes:mid") => line.kind = Kind::Other,
            Kind::Source => {
                let (id, attribute) = cut(value, b' ');
                let (name, value) = cut(attribute, b':');
                (line.id, line.value) = (id, value);
                let kind = kind_of(&SOURCE_NAMES, name);
                if kind != Kind::Other {
                    line.kind = kind;
                }
            }
            _ => {}
        }
        line
    }

    /// `a=ssrc` with any attribute.
    pub(crate) fn is_source(&self) -> bool {
        matches!(self.kind, Kind::Source | Kind::SourceMsid | Kind::SourceStream | Kind::SourceTrack)
    }

    /// A source, or a group of them.
    pub(crate) fn is_flow(&self) -> bool {
        self.is_source() || self.kind == Kind::SourceGroup
    }
}

/// A table, because comparing the names one by one in code takes several times as much wasm.
fn kind_of(names: &[(&str, Kind)], name: &str) -> Kind {
    names.iter().find(|(known, _)| *known == name).map_or(Kind::Other, |(_, kind)| *kind)
}

/// Does `text` begin with `a=rtpmap`, `a=rtcp-fb`, `a=fmtp`, or another attribute with these letters? None of the lines
/// that we change does.
#[inline(never)]
fn is_codec(text: &str) -> bool {
    matches!(text.as_bytes(), [b'a', b'=', b'r', b't', ..] | [b'a', b'=', b'f', ..])
}

/// Takes the first word off `value`; empty when there is none.
///
/// This and the searches below work on bytes and are not generic: `str::split` and its relatives would be a large part
/// of the translator's wasm.
pub(crate) fn word<'a>(value: &mut &'a str) -> &'a str {
    loop {
        let (word, rest) = cut(value, b' ');
        *value = rest;
        if !word.is_empty() || rest.is_empty() {
            return word;
        }
    }
}

/// The text before the first `byte` (an ASCII character) and the text after it; all and nothing if there is none.
pub(crate) fn cut(text: &str, byte: u8) -> (&str, &str) {
    let (before, rest) = split(text, position(text, byte));
    (before, split(rest, 1).1)
}

/// The position of `byte`, or the length. Eight bytes at a time: searching for line ends is most of the work of
/// reading.
pub(crate) fn position(text: &str, byte: u8) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let (words, rest) = text.as_bytes().as_chunks();
    for (number, word) in words.iter().enumerate() {
        // A byte that matches becomes 0, and borrows: the lowest high bit is that of the first match.
        let word = u64::from_le_bytes(*word) ^ (ONES * u64::from(byte));
        let found = word.wrapping_sub(ONES) & !word & (ONES << 7);
        if found != 0 {
            return number * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    words.len() * 8 + rest.iter().position(|other| *other == byte).unwrap_or(rest.len())
}

/// Splits `text` at `at`, which is next to an ASCII character or past the end.
#[inline(never)]
pub(crate) fn split(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}
