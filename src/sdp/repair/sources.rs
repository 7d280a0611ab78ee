//! Which sources and tracks can there be?

use super::names::Names;
use super::outline::Section;
use crate::sdp::index::Index;
use crate::sdp::lines::{cut, word};
use crate::sdp::names::push_number;
use crate::sdp::text::Text;

/// The sources and the tracks of a description.
pub(super) struct Sources<'a> {
    is_native: bool,
    /// The first section of each.
    by_id: Index<'a>,
    by_msid: Index<'a>,
    /// The track of the present section whose sources belong to another section.
    without_source: &'a str,
}

impl<'a> Sources<'a> {
    pub(super) fn new(is_native: bool, count: usize) -> Self {
        Self { is_native, by_id: Index::new(count), by_msid: Index::new(count), without_source: "" }
    }

    /// `a=ssrc:id attribute`. In sections that share a transport, a source is in one; the other is told by its payload types.
    pub(super) fn source(&mut self, text: &mut Text, line: &str, value: &'a str, section: &Section<'_>, names: &Names<'_>) {
        let (id, attribute) = cut(value, b' ');
        let msid = attribute.strip_prefix("msid:");
        if self.is_native && names.is_bundled(section) && self.by_id.set((0, id), section.number) != section.number {
            if let Some(msid) = msid {
                self.without_source = msid;
            }
            return;
        }
        let number = positive(id);
        let name = self.name(msid.unwrap_or_default(), section);
        if number.is_none() && name.is_none() {
            return text.copy(line);
        }
        let id = number.as_deref().unwrap_or(id);
        match &name {
            Some(name) => text.line(&["a=ssrc:", id, " msid:", name]),
            None => text.line(&["a=ssrc:", id, " ", attribute]),
        }
    }

    /// `a=ssrc-group:semantics id id`
    pub(super) fn group(text: &mut Text, line: &str, mut value: &str) {
        if !value.contains([' ', '-', 'x']) || !value.split(' ').skip(1).any(|id| positive(id).is_some()) {
            return text.copy(line);
        }
        let mut group = String::from(word(&mut value));
        while !value.is_empty() {
            let id = word(&mut value);
            group.push(' ');
            group.push_str(positive(id).as_deref().unwrap_or(id));
        }
        text.line(&["a=ssrc-group:", &group]);
    }

    /// `a=msid:stream track`
    pub(super) fn msid(&mut self, text: &mut Text, line: &str, value: &'a str, section: &Section<'_>) {
        match self.name(value, section) {
            Some(name) => text.line(&["a=msid:", &name]),
            None => text.copy(line),
        }
    }

    /// Names the track without sources.
    pub(super) fn missing(&mut self, text: &mut Text, section: &Section<'_>) {
        let msid = core::mem::take(&mut self.without_source);
        if !msid.is_empty() {
            text.line(&["a=msid:", self.name(msid, section).as_deref().unwrap_or(msid)]);
        }
    }

    /// A name of its own for a track whose name a track of another section has.
    fn name(&mut self, msid: &'a str, section: &Section<'_>) -> Option<String> {
        if !self.is_native || msid.is_empty() || self.by_msid.set((0, msid), section.number) == section.number {
            return None;
        }
        let mut name = msid.to_owned();
        name.push('.');
        push_number(&mut name, section.number);
        Some(name)
    }
}

/// A source's id as libjingle read it: below zero as a number of 32 bits, and hexadecimal.
fn positive(id: &str) -> Option<String> {
    let number = if let Some(digits) = id.strip_prefix("0x") {
        u32::from_str_radix(digits, 16).ok()?
    } else {
        let number: i32 = id.strip_prefix('-')?.parse().ok()?;
        number.wrapping_neg().cast_unsigned()
    };
    let mut text = String::new();
    push_number(&mut text, number as usize);
    Some(text)
}
