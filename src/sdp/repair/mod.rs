//! What in a gateway's description did Chrome 49 accept that a browser of today refuses?
//!
//! Gateways, telephone systems and cameras wrote descriptions that are not quite SDP, and libjingle read only the
//! characters it needed. Each kind of such text that a browser of today refuses is rewritten in a form that all of them
//! accept, with the meaning that it had in Chrome 49. What Chrome 49 refused too is left alone, and fails with the
//! browser's own error. For the kinds, and for who refuses which, see docs/gateways.md.

mod heads;
mod outline;
mod role;
mod words;

use self::heads::{Head, head};
use self::outline::{EXTENSION, ID, MSID, NAME, OFFER, SOURCE, Section, URI, extension, is_the_codec, read};
pub use self::role::Role;
use self::words::write;
use super::index::Index;
use super::lines::{Lines, cut, word};
use super::names::push_number;
use super::text::Text;

/// Repairs a description that a page gives to `setRemoteDescription` or `setLocalDescription`. `None` where there is
/// nothing to repair, which is usual.
///
/// * `role`: the kind of description.
/// * `offer`: the offer that an answer answers; empty for an offer, or if there is none.
/// * `is_native`: it has a section for each track. Plan B names its tracks by their sources, so these are repaired only
///   after translation.
pub fn repaired(sdp: &str, role: Role, offer: &str, is_native: bool) -> Option<String> {
    let mut index = Index::new(sdp.len() / 16);
    let offered = read(offer, role, None, &mut index);
    let mut sections = read(sdp, role, Some(&offered), &mut index);
    let has_offer = offered.len() > 1;
    let has_connection = sections.first().is_some_and(|session| session.has_connection);
    let has_setup = role != Role::Offer || sections.first().is_some_and(|session| session.has_setup);
    let (mut text, mut number) = (Text(String::with_capacity(sdp.len())), 0);
    // The track in the current section whose sources belong to another section.
    let mut without_source = "";
    let mut rest = Lines(sdp);
    while let Some(line) = rest.next() {
        let (head, start, value) = head(line);
        number += usize::from(head == Head::Media);
        let is_group = head == Head::Group && number == 0;
        // The new value of the line, if it changes.
        let mut instead = String::new();
        if is_group {
            group(&mut instead, value, &mut sections, &index);
        }
        let Some(section) = sections.get(number).filter(|section| !section.is_dropped) else { continue };
        // The name of a track in this line.
        let mut msid = "";
        let fits = match head {
            Head::Unknown => false,
            Head::Group => !is_group || !instead.is_empty(),
            Head::RtpMap => is_the_codec(&index, number, value),
            Head::Extension => {
                let mut words = value;
                let (id, uri) = (word(&mut words), word(&mut words));
                // An answer has the extensions of its offer, with the ids that they have there (RFC 8285, 6). Among
                // sections that share a transport an id means one thing, and within a section an extension has one id.
                let one = index.set((URI, uri), rest.0.len());
                let is_one = has_offer || !section.is_bundled || index.set((ID, cut(id, b'/').0), one) == one;
                let place = if has_offer { OFFER + section.place } else { number };
                is_one && index.get((EXTENSION + place, uri)) == extension(id)
            }
            Head::Mid if number > 0 && !value.is_empty() => {
                section.push_mid(&mut instead);
                true
            }
            Head::Msid => {
                msid = value;
                true
            }
            Head::Source => {
                let (id, attribute) = cut(value, b' ');
                msid = attribute.strip_prefix("msid:").unwrap_or_default().trim_ascii_start();
                // Among sections that share a transport, a source is in one only; payload types identify the other
                // section's.
                let is_here = !is_native || !section.is_bundled || index.set((SOURCE, id), number) == number;
                if !is_here && !msid.is_empty() {
                    without_source = msid;
                }
                is_here
            }
            _ => true,
        };
        text.copy("");
        let begin = text.0.len();
        let value = if instead.is_empty() { value } else { &instead };
        if fits && write(&mut text, head, start, value) {
            name(&mut text, msid, number, is_native, &mut index);
            // A line that keeps its meaning stays as it is, including its end. A trailing blank in a data section's
            // line is a format.
            let written = text.0.get(begin..).unwrap_or_default();
            let last = b' ' + u8::from(head == Head::Media && section.media == "application");
            if head == Head::Other || line.strip_prefix(written).is_some_and(|end| end.bytes().all(|byte| byte < last)) {
                text.0.truncate(begin);
                text.copy(line);
            } else {
                text.0.push_str("\r\n");
            }
        } else {
            text.0.truncate(begin);
        }
        if head == Head::Media && !has_connection && !section.has_connection {
            text.line(&["c=IN IP4 0.0.0.0"]);
        }
        // At the end of a section, add what it lacks.
        if number > 0 && (rest.0.is_empty() || rest.0.starts_with("m=")) {
            if section.is_bundled && !section.has_mid {
                text.copy("a=mid:");
                section.push_mid(&mut text.0);
                text.0.push_str("\r\n");
            }
            if !without_source.is_empty() {
                text.copy("a=msid:");
                text.0.push_str(without_source);
                name(&mut text, without_source, number, is_native, &mut index);
                text.0.push_str("\r\n");
                without_source = "";
            }
            if !has_setup && !section.has_setup && section.port != "0" {
                text.line(&["a=setup:actpass"]);
            }
            if !section.data_port.is_empty() && section.port != "0" {
                text.line(&[section.data_port]);
            }
        }
    }
    if !text.0.is_ascii() {
        text.0 = ascii(&text.0);
    }
    (text.0 != sdp).then_some(text.0)
}

/// Renames a track if a track of another section has the same name.
fn name<'a>(text: &mut Text, msid: &'a str, number: usize, is_native: bool, index: &mut Index<'a>) {
    if is_native && !msid.is_empty() && index.set((MSID, msid), number) != number {
        text.0.push('.');
        push_number(&mut text.0, number - 1);
    }
}

/// Writes the group's new value, if any. `BUNDLE` names each existing section once, and no rejected one first.
fn group(group: &mut String, mut value: &str, sections: &mut [Section<'_>], index: &Index<'_>) {
    group.push_str(value);
    if word(&mut value) == "BUNDLE" && !value.is_empty() {
        group.truncate(6);
        while !value.is_empty() {
            if let Some(section) = sections.get_mut(index.get((NAME, word(&mut value))))
                && !(group.len() == 6 && section.is_rejected)
                && !core::mem::replace(&mut section.is_bundled, true)
            {
                group.push(' ');
                section.push_mid(group);
            }
        }
        if group.len() == 6 {
            group.clear();
        }
    }
}

/// Percent-encodes characters that are not ASCII, as in a URL: Firefox accepts none of them.
fn ascii(text: &str) -> String {
    let mut ascii = String::new();
    for byte in text.bytes() {
        if byte.is_ascii() {
            ascii.push(char::from(byte));
        } else {
            ascii.push('%');
            for digit in [byte >> 4, byte & 15] {
                ascii.push(char::from(if digit > 9 { digit + b'A' - 10 } else { digit + b'0' }));
            }
        }
    }
    ascii
}
