//! Which sections has a description, and what does each lack?

use super::Role;
use crate::sdp::index::Index;
use crate::sdp::lines::{cut, position, split, word};
use crate::sdp::text::Text;

/// A description, as far as its repair depends on the whole of it.
pub(super) struct Outline<'a> {
    /// What stands in front of the first section.
    pub(super) session: Section<'a>,
    pub(super) sections: Vec<Section<'a>>,
    /// The codecs by section and payload type: of each the first and the last one that is said.
    codecs: Vec<(&'a str, &'a str)>,
    by_payload: Index<'a>,
    pub(super) role: Role,
    /// The extensions by section and URI, with their ids.
    pub(super) extensions: Index<'a>,
}

/// One section.
#[derive(Default)]
pub(super) struct Section<'a> {
    pub(super) number: usize,
    pub(super) media: &'a str,
    pub(super) port: &'a str,
    /// Without blanks around it; empty where there is none.
    pub(super) mid: &'a str,
    pub(super) has_mid: bool,
    pub(super) has_connection: bool,
    pub(super) has_setup: bool,
    /// What a data section has to say its port by; empty for other sections, and where it does.
    pub(super) data_port: &'a str,
    /// Port 0, and not for a bundle's sake.
    pub(super) is_rejected: bool,
    /// Fax, messages, real-time text: Chrome read over such sections, and so did its answers.
    pub(super) is_dropped: bool,
}

impl<'a> Outline<'a> {
    pub(super) fn read(sdp: &'a str, role: Role) -> Self {
        let mut outline = Self {
            session: Section::default(),
            sections: Vec::new(),
            codecs: Vec::new(),
            role,
            by_payload: Index::new(sdp.len() / 64),
            extensions: Index::new(sdp.len() / 256),
        };
        let mut rest = sdp;
        while !rest.is_empty() {
            let (line, after) = split(rest, position(rest, b'\n') + 1);
            rest = after;
            let (kind, mut value) = split(line.trim_ascii_end(), 2);
            let number = outline.sections.len().saturating_sub(1);
            if kind == "m=" {
                let (media, port, protocol) = (word(&mut value), word(&mut value), word(&mut value));
                outline.sections.push(Section {
                    number: outline.sections.len(),
                    media,
                    port,
                    data_port: match protocol {
                        "DTLS/SCTP" => SCTP_MAP,
                        "UDP/DTLS/SCTP" | "TCP/DTLS/SCTP" => SCTP_PORT,
                        _ => "",
                    },
                    is_rejected: port == "0",
                    is_dropped: role != Role::Local && matches!(media, "image" | "message" | "text"),
                    ..Section::default()
                });
                continue;
            }
            let section = outline.sections.last_mut().unwrap_or(&mut outline.session);
            section.has_connection |= kind == "c=";
            if kind != "a=" {
                continue;
            }
            let (name, mut value) = cut(value, b':');
            match name {
                "mid" => (section.mid, section.has_mid) = (value.trim_ascii(), true),
                "setup" => section.has_setup = true,
                "bundle-only" => section.is_rejected = false,
                "sctpmap" if section.data_port == SCTP_MAP => section.data_port = "",
                "sctp-port" if section.data_port == SCTP_PORT => section.data_port = "",
                "rtpmap" => {
                    let next = outline.codecs.len();
                    let place = outline.by_payload.set((number, word(&mut value)), next);
                    if let Some(codec) = outline.codecs.get_mut(place) {
                        codec.1 = value;
                    } else {
                        outline.codecs.push((value, value));
                    }
                }
                "extmap" => {
                    let id = word(&mut value);
                    outline.extensions.set((number, word(&mut value)), super::extensions::id(id));
                }
                _ => {}
            }
        }
        outline
    }

    /// `a=rtpmap:`. Of two codecs with one payload type in a section, an answer has that of its offer, whose section has the number `place`.
    /// Otherwise Chrome had the last.
    pub(super) fn rtpmap(&self, text: &mut Text, line: &str, mut value: &str, section: &Section<'_>, offer: &Self, place: usize) {
        let payload = word(&mut value);
        let codecs = |outline: &Self, number| outline.codecs.get(outline.by_payload.get((number, payload))).copied();
        let (first, last) = codecs(self, section.number).unwrap_or_default();
        let (offered, _) = codecs(offer, place).unwrap_or_default();
        let one = if first.eq_ignore_ascii_case(offered) { first } else { last };
        if one.eq_ignore_ascii_case(value) {
            text.copy(line);
        }
    }
}

/// By which a data section says its port, in the draft of 2013 and in RFC 8841.
const SCTP_MAP: &str = "a=sctpmap:5000 webrtc-datachannel 1024";
const SCTP_PORT: &str = "a=sctp-port:5000";
