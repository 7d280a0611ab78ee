//! What is one line of a session description?

/// One line.
pub(crate) struct Line<'a> {
    /// As it is, with its own line end (`\r\n`, `\n`, or none at the very end): joined again, the lines are the text.
    pub(crate) raw: &'a str,
    pub(crate) kind: Kind,
    /// For a source, its id.
    pub(crate) id: &'a str,
    /// What stands behind the name of the line; for a source, behind that of its attribute.
    pub(crate) value: &'a str,
}

/// The lines that mean something else in Plan B than in Unified Plan. Everything else is [`Kind::Other`], and never touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `m=`: the start of a section.
    Media,
    /// `a=mid:`
    Mid,
    /// `a=sendrecv` and its kin; the value is the name itself.
    Direction,
    /// `a=msid:stream track`
    Msid,
    /// `a=ssrc:id msid:stream track`
    SourceMsid,
    /// `a=ssrc:id mslabel:stream` and `a=ssrc:id label:track`, which say the same.
    SourceLabel,
    /// `a=ssrc:id` with any other attribute.
    Source,
    /// `a=ssrc-group:semantics id id`
    SourceGroup,
    /// `a=bundle-only`
    BundleOnly,
    /// The `a=extmap` that has every packet carry its section's mid (RFC 8843, 15).
    MidExtension,
    /// `a=candidate:`, `a=end-of-candidates`
    Candidate,
    /// `a=setup:`
    Setup,
    /// `a=group:semantics mid mid`
    Group,
    /// `a=msid-semantic:`
    MsidSemantic,
    /// Not ours.
    Other,
    /// No line: what follows the last one.
    End,
}

/// The attributes that are ours.
const ATTRIBUTES: [(&str, Kind); 15] = [
    ("mid", Kind::Mid),
    ("msid", Kind::Msid),
    ("ssrc", Kind::Source),
    ("ssrc-group", Kind::SourceGroup),
    ("group", Kind::Group),
    ("setup", Kind::Setup),
    ("extmap", Kind::MidExtension),
    ("candidate", Kind::Candidate),
    ("end-of-candidates", Kind::Candidate),
    ("bundle-only", Kind::BundleOnly),
    ("msid-semantic", Kind::MsidSemantic),
    ("sendrecv", Kind::Direction),
    ("sendonly", Kind::Direction),
    ("recvonly", Kind::Direction),
    ("inactive", Kind::Direction),
];

impl<'a> Line<'a> {
    /// Takes the first line off `text`.
    pub(crate) fn take(text: &mut &'a str) -> Self {
        let (raw, rest) = split(text, position(text, b'\n') + 1);
        *text = rest;
        let (letter, attribute) = split(content(raw), 2);
        let mut line = Self {
            raw,
            kind: Kind::Other,
            id: "",
            value: attribute,
        };
        if letter == "m=" {
            line.kind = Kind::Media;
        } else if letter == "a=" {
            let (name, value) = cut(attribute, b':');
            for (known, kind) in ATTRIBUTES {
                if known == name {
                    line.kind = kind;
                }
            }
            match line.kind {
                Kind::Direction => {}
                Kind::Source => {
                    let (id, attribute) = cut(value, b' ');
                    let (name, value) = cut(attribute, b':');
                    (line.id, line.value) = (id, value);
                    match name {
                        "msid" => line.kind = Kind::SourceMsid,
                        "mslabel" | "label" => line.kind = Kind::SourceLabel,
                        _ => {}
                    }
                }
                Kind::MidExtension if !value.ends_with(" urn:ietf:params:rtp-hdrext:sdes:mid") => {
                    line.kind = Kind::Other
                }
                _ => line.value = value,
            }
        }
        line
    }

    /// What follows the last line.
    pub(crate) fn end() -> Self {
        Self {
            raw: "",
            kind: Kind::End,
            id: "",
            value: "",
        }
    }

    /// `a=ssrc` with any attribute.
    pub(crate) fn is_source(&self) -> bool {
        matches!(
            self.kind,
            Kind::Source | Kind::SourceMsid | Kind::SourceLabel
        )
    }
}

/// Takes the first word off `value`; empty when there is none.
///
/// This and the searches below are by byte and not generic: `str::split` and its kin would be a good part of the translator's wasm.
pub(crate) fn word<'a>(value: &mut &'a str) -> &'a str {
    loop {
        let (word, rest) = cut(value, b' ');
        *value = rest;
        if !word.is_empty() || rest.is_empty() {
            return word;
        }
    }
}

/// The stream and the track that an `msid` value names. The track is empty where the value names none.
pub(crate) fn stream_and_track(mut msid: &str) -> (&str, &str) {
    (word(&mut msid), word(&mut msid))
}

/// What is in front of the first `byte` (an ASCII character), and what is behind it; all and nothing where there is none.
pub(crate) fn cut(text: &str, byte: u8) -> (&str, &str) {
    let (before, rest) = split(text, position(text, byte));
    (before, split(rest, 1).1)
}

/// Where `byte` is, or the length.
fn position(text: &str, byte: u8) -> usize {
    text.bytes()
        .position(|other| other == byte)
        .unwrap_or(text.len())
}

/// `text` in two, where `at` lies next to an ASCII character or behind the end.
#[inline(never)]
pub(crate) fn split(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

/// A raw line without its line end.
fn content(raw: &str) -> &str {
    let line = raw.strip_suffix('\n').unwrap_or(raw);
    line.strip_suffix('\r').unwrap_or(line)
}
