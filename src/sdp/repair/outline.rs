//! Which sections does a description have, and what does each lack?

use super::heads::{Head, head};
use super::role::Role;
use super::words::number_of;
use crate::sdp::index::{Index, NONE};
use crate::sdp::lines::{Lines, cut, word};
use crate::sdp::names::{default_name, push_number};

/// The key spaces of the index; a section's number is added to each.
pub(super) const CODEC: usize = 1 << 24;
const LAST_CODEC: usize = 2 << 24;
const OFFERED_CODEC: usize = 3 << 24;
pub(super) const EXTENSION: usize = 4 << 24;
/// These are for the whole description.
pub(super) const NAME: usize = 5 << 24;
pub(super) const ID: usize = 6 << 24;
pub(super) const URI: usize = 7 << 24;
pub(super) const SOURCE: usize = 8 << 24;
pub(super) const MSID: usize = 9 << 24;
/// The same for the offer.
pub(super) const OFFER: usize = 16 << 24;

/// One section, or the lines before the first one, which have the number 0.
#[derive(Default)]
pub(super) struct Section<'a> {
    pub(super) media: &'a str,
    pub(super) port: &'a str,
    /// Its mid, trimmed; empty where it has none.
    given: &'a str,
    pub(super) has_mid: bool,
    /// The mid that it gets, followed by its place if that is not [`NONE`].
    pub(super) mid: &'a str,
    pub(super) suffix: usize,
    /// Its number among the sections that Chrome saw, and so its number in the offer.
    pub(super) place: usize,
    pub(super) has_connection: bool,
    pub(super) has_setup: bool,
    /// The line that gives a data section's port, if it is missing; otherwise empty.
    pub(super) data_port: &'static str,
    /// No group can begin with it: its port is 0, and it is not `bundle-only`.
    pub(super) is_rejected: bool,
    /// Fax, messages, real-time text: Chrome ignored such sections, and left them out of its answers.
    pub(super) is_dropped: bool,
    /// A group names it.
    pub(super) is_bundled: bool,
}

impl Section<'_> {
    /// Writes the mid that it gets.
    pub(super) fn push_mid(&self, text: &mut String) {
        text.push_str(self.mid);
        if self.suffix != NONE {
            push_number(text, self.suffix);
        }
    }
}

/// The line that gives a data section's port, in the draft of 2013 and in RFC 8841.
const DATA_PORTS: [(&str, &str); 3] = [
    ("DTLS/SCTP", "a=sctpmap:5000 webrtc-datachannel 1024"),
    ("UDP/DTLS/SCTP", "a=sctp-port:5000"),
    ("TCP/DTLS/SCTP", "a=sctp-port:5000"),
];

/// Reads the sections of a description, or, without `offered`, those of the offer that it answers.
pub(super) fn read<'a>(sdp: &'a str, role: Role, offered: Option<&[Section<'a>]>, index: &mut Index<'a>) -> Vec<Section<'a>> {
    let own = if offered.is_some() { 0 } else { OFFER };
    let (mut sections, mut place) = (vec![Section::default()], 0);
    let mut rest = Lines(sdp);
    while let Some(line) = rest.next() {
        let (head, start, mut value) = head(line);
        if head == Head::Media {
            let (media, port, protocol) = (word(&mut value), word(&mut value), word(&mut value));
            let is_dropped = role != Role::Local && matches!(media, "image" | "message" | "text");
            place += usize::from(!is_dropped);
            sections.push(Section {
                media,
                port,
                place: if is_dropped { CODEC - 1 } else { place },
                data_port: DATA_PORTS.iter().find(|(known, _)| *known == protocol).map_or("", |(_, line)| line),
                is_rejected: port == "0" && role != Role::Local,
                is_dropped,
                ..Section::default()
            });
        }
        let number = own + sections.len() - 1;
        let Some(section) = sections.last_mut() else { break };
        match head {
            Head::Connection => section.has_connection = true,
            Head::Mid => (section.given, section.has_mid) = (value.trim_ascii(), true),
            Head::Setup => section.has_setup = true,
            Head::BundleOnly => section.is_rejected = false,
            Head::SctpMap | Head::SctpPort if section.data_port.starts_with(start) => section.data_port = "",
            Head::RtpMap => {
                let codec = index.set((CODEC + number, value), rest.0.len());
                let is_offered = index.get((CODEC + OFFER + section.place, value)) != NONE;
                let payload = word(&mut value);
                index.put((LAST_CODEC + number, payload), codec);
                if is_offered {
                    index.set((OFFERED_CODEC + number, payload), codec);
                }
            }
            Head::Extension => {
                let id = word(&mut value);
                index.set((EXTENSION + number, word(&mut value)), extension(id));
            }
            _ => {}
        }
    }
    // Sections with a mid first: others get the name that Chrome gave them only if it is not taken.
    for is_given in [true, false] {
        for (number, section) in sections.iter_mut().enumerate().skip(1) {
            if section.given.is_empty() == is_given {
                continue;
            }
            // A section without a mid was called by its kind.
            let name = if section.given.is_empty() { default_name(section.media) } else { section.given };
            (section.mid, section.suffix) = (name, NONE);
            if !section.is_dropped {
                index.set((own + NAME, name), number);
                // An answer has the sections of its offer, whatever it calls them.
                let offered = offered.and_then(|offered| offered.get(section.place)).map_or("", |offered| offered.given);
                if !offered.is_empty() {
                    section.mid = offered;
                } else if role != Role::Local && (name.len() > 16 || !name.bytes().all(is_token)) {
                    (section.mid, section.suffix) = (section.media, section.place - 1);
                }
            }
        }
    }
    sections
}

/// If two codecs in a section have one payload type, an answer has that of its offer. Otherwise Chrome used the last.
pub(super) fn is_the_codec(index: &Index<'_>, number: usize, mut value: &str) -> bool {
    let codec = index.get((CODEC + number, value));
    let payload = word(&mut value);
    let offered = index.get((OFFERED_CODEC + number, payload));
    codec == if offered == NONE { index.get((LAST_CODEC + number, payload)) } else { offered }
}

/// The number in `id/direction`.
pub(super) fn extension(id: &str) -> usize {
    number_of(cut(id, b'/').0, 10)
}

/// Is it a character of a token (RFC 8866, 9)?
fn is_token(byte: u8) -> bool {
    matches!(byte, b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'0'..=b'9' | b'A'..=b'Z' | b'^'..=b'~')
}
