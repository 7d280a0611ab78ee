//! What kind of line is it?

use crate::sdp::lines::{position, split};

/// The lines that a repair looks at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Origin,
    Connection,
    Bandwidth,
    Media,
    Group,
    Mid,
    Setup,
    BundleOnly,
    SctpMap,
    SctpPort,
    RtpMap,
    Extension,
    Source,
    SourceGroup,
    Msid,
    Ufrag,
    Fingerprint,
    Candidate,
    /// Not a line of SDP: Chrome ignored it.
    Unknown,
    /// Any other line.
    Other,
}

const HEADS: [(&str, Head); 18] = [
    ("o=", Head::Origin),
    ("c=", Head::Connection),
    ("b=", Head::Bandwidth),
    ("m=", Head::Media),
    ("a=group:", Head::Group),
    ("a=mid:", Head::Mid),
    ("a=setup:", Head::Setup),
    ("a=bundle-only", Head::BundleOnly),
    ("a=sctpmap:", Head::SctpMap),
    ("a=sctp-port:", Head::SctpPort),
    ("a=rtpmap:", Head::RtpMap),
    ("a=extmap:", Head::Extension),
    ("a=ssrc:", Head::Source),
    ("a=ssrc-group:", Head::SourceGroup),
    ("a=msid:", Head::Msid),
    ("a=ice-ufrag:", Head::Ufrag),
    ("a=fingerprint:", Head::Fingerprint),
    ("a=candidate:", Head::Candidate),
];

/// The kind of a line, its beginning, and the rest of it without trailing blanks.
pub(super) fn head(line: &str) -> (Head, &str, &str) {
    let line = line.trim_ascii_end();
    let at = if line.starts_with("a=") { position(line, b':') + 1 } else { 2 };
    let (start, value) = split(line, at);
    let head = HEADS.iter().find(|(known, _)| *known == start).map_or(Head::Other, |(_, head)| *head);
    match line.as_bytes() {
        [kind, b'=', ..] if !b"vosiuepcbtrzkam".contains(kind) => (Head::Unknown, start, value),
        _ => (head, start, value),
    }
}
