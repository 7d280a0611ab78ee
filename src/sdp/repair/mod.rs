//! What of a gateway's description did Chrome 49 take, and a browser of today refuses?
//!
//! Gateways, telephone systems and cameras wrote descriptions that are not quite SDP, and libjingle read them by the letters it needed. Each
//! kind of it that a browser of today refuses is brought into a form that all of them take, with the meaning that it had in Chrome 49.
//! What Chrome 49 refused too is left alone, and fails with the browser's own error. The kinds, and who refuses which:
//! docs/gateways.md.

mod addresses;
mod extensions;
mod media;
mod names;
mod numbers;
mod outline;
mod sources;

use self::extensions::Extensions;
use self::names::Names;
use self::outline::Outline;
use self::sources::Sources;
use super::lines::{cut, position, split};
use super::text::Text;

/// What a description is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A peer's offer.
    Offer,
    /// A peer's answer, the last one or not.
    Answer,
    /// One of our own, munged by the page: its sections are those that the browser made.
    Local,
}

/// Repairs a description that a page gives to `setRemoteDescription` or `setLocalDescription`; `None` where there is nothing to repair,
/// which is usual: all lines of it then are as they were.
///
/// * `role`: what it is.
/// * `offer`: the offer that an answer answers; empty for offers, and where there is none.
/// * `is_native`: it has a section for each track. Plan B names its tracks by their sources, so these are repaired only when it is
///   translated.
pub fn repaired(sdp: &str, role: Role, offer: &str, is_native: bool) -> Option<String> {
    let is_offer = role == Role::Offer;
    let offer = Outline::read(offer, role);
    let outline = Outline::read(sdp, role);
    let mut names = Names::new(&outline, &offer);
    let mut extensions = Extensions::new(&offer);
    let mut sources = Sources::new(is_native, sdp.len() / 64);
    let (mut text, mut rest) = (Text(String::with_capacity(sdp.len())), sdp);
    // The number of the next section, and the one that the line belongs to.
    let (mut next, mut section) = (0, None);
    while !rest.is_empty() {
        let (line, after) = split(rest, position(rest, b'\n') + 1);
        rest = after;
        let value = split(line.trim_ascii_end(), 2).1;
        if line.starts_with("m=") {
            section = outline.sections.get(next);
            next += 1;
        }
        if let Some(section) = section
            && section.is_dropped
        {
            continue;
        }
        match line.as_bytes() {
            [b'o', b'=', ..] => addresses::origin(&mut text, line, value),
            [b'c', b'=', ..] => addresses::connection(&mut text, line, value),
            [b'b', b'=', ..] => numbers::bandwidth(&mut text, line, value),
            [b'm', b'=', ..] => {
                media::line(&mut text, line, value);
                if let Some(section) = section
                    && !(outline.session.has_connection || section.has_connection)
                {
                    text.line(&[addresses::NONE]);
                }
            }
            [b'a', b'=', ..] => {
                let (name, value) = cut(value, b':');
                match (name, section) {
                    ("group", None) => names.group(&mut text, line, value),
                    ("ice-ufrag", _) => numbers::blanks(&mut text, line),
                    ("fingerprint", _) => numbers::fingerprint(&mut text, line, value),
                    ("candidate", _) => numbers::candidate(&mut text, line, value),
                    ("ssrc-group", _) => Sources::group(&mut text, line, value),
                    ("mid", Some(section)) => names.mid(&mut text, line, section),
                    ("extmap", Some(section)) => extensions.extmap(&mut text, line, value, section, &names),
                    ("rtpmap", Some(section)) => outline.rtpmap(&mut text, line, value, section, &offer, names.place(section)),
                    ("ssrc", Some(section)) => sources.source(&mut text, line, value, section, &names),
                    ("msid", Some(section)) => sources.msid(&mut text, line, value, section),
                    _ => text.copy(line),
                }
            }
            // No line of SDP: Chrome read over it.
            [kind, b'=', ..] if !b"vosiuepcbtrzkam".contains(kind) => {}
            _ => text.copy(line),
        }
        // The end of a section: what it lacks.
        if let Some(section) = section
            && (rest.is_empty() || rest.starts_with("m="))
        {
            names.missing(&mut text, section);
            sources.missing(&mut text, section);
            if is_offer && !(outline.session.has_setup || section.has_setup || section.port == "0") {
                text.line(&["a=setup:actpass"]);
            }
            if !section.data_port.is_empty() && section.port != "0" {
                text.line(&[section.data_port]);
            }
        }
    }
    let repaired = ascii(text.0);
    (repaired != sdp).then_some(repaired)
}

/// Letters of other scripts, as in a URL: Firefox takes none of them.
fn ascii(text: String) -> String {
    if text.is_ascii() {
        return text;
    }
    let mut ascii = String::new();
    for letter in text.chars() {
        if letter.is_ascii() {
            ascii.push(letter);
        } else {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                ascii.push('%');
                for digit in [byte >> 4, byte & 15] {
                    ascii.push(char::from(if digit > 9 { digit + b'A' - 10 } else { digit + b'0' }));
                }
            }
        }
    }
    ascii
}
