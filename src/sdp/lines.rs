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

/// The lines by name, the most frequent ones first; `extmap` and `ssrc` need a closer look.
const NAMES: [(&str, Kind); 16] = [
    ("extmap", Kind::MidExtension),
    ("ssrc", Kind::Source),
    ("mid", Kind::Mid),
    ("msid", Kind::Msid),
    ("ssrc-group", Kind::SourceGroup),
    (FURTHER_SOURCE, Kind::Source),
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
    /// Takes the first line off `text`, or a run of lines that are not ours: nine lines in ten are such, and reading them as
    /// one is twice as fast.
    pub(crate) fn take(text: &mut &'a str) -> Self {
        let (mut length, mut is_run) = (0, true);
        while is_run {
            let rest = text.as_bytes().get(length..).unwrap_or_default();
            let end = place(rest, b'\n') + 1;
            is_run = is_foreign(rest.get(..end).unwrap_or(rest));
            if is_run || length == 0 {
                length += end;
            }
        }
        let (raw, rest) = split(text, length);
        *text = rest;
        let mut line = Self { raw, kind: Kind::Other, id: "", value: "", following: 0 };
        let (start, behind) = split(raw.trim_ascii_end(), 2);
        if start == "m=" {
            (line.kind, line.value) = (Kind::Media, behind);
        }
        if start != "a=" || is_foreign(raw.as_bytes()) {
            return line;
        }
        let (name, value) = cut(behind, b':');
        line.value = value;
        line.kind = kind_of(&NAMES, name);
        match line.kind {
            Kind::Direction => line.value = name,
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
    names.iter().find(|(known, _)| known.len() == name.len() && *known == name).map_or(Kind::Other, |(_, kind)| *kind)
}

/// Is this one of the many lines that are not ours: about codecs, ICE, header extensions?
#[inline(never)]
fn is_foreign(line: &[u8]) -> bool {
    match line {
        [b'a', b'=', b'r', b't', ..] | [b'a', b'=', b'f', ..] | [b'a', b'=', b'i', b'c', ..] | [b'c', b'=', ..] => true,
        [b'a', b'=', b'e', b'x', ..] => !line.trim_ascii_end().ends_with(b" urn:ietf:params:rtp-hdrext:sdes:mid"),
        _ => false,
    }
}

/// The lines of a text, each with its end.
pub(crate) struct Lines<'a>(pub(crate) &'a str);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'a str> {
        let (line, rest) = split(self.0, position(self.0, b'\n') + 1);
        self.0 = rest;
        Some(line).filter(|line| !line.is_empty())
    }
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

/// The position of `byte`, or the length.
pub(crate) fn position(text: &str, byte: u8) -> usize {
    place(text.as_bytes(), byte)
}

/// The same, eight bytes at a time: searching for line ends is most of the work of reading.
#[inline(never)]
fn place(text: &[u8], byte: u8) -> usize {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let (words, rest) = text.as_chunks();
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
