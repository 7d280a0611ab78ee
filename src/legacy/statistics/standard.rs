//! How is a standard report read?
//!
//! As JSON: the whole report crosses from JavaScript in one string, which is quicker than asking for its thousands of members one by one.
//! It is cut into pieces where it stands. Texts stay as they are written there, and go so into the JSON of the legacy reports.

use super::names::Name;
use super::text;

/// The types of standard objects that legacy reports are made of. Others are only referred to by these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatsType {
    /// `candidate-pair`
    CandidatePair,
    /// `certificate`
    Certificate,
    /// `data-channel`
    DataChannel,
    /// `inbound-rtp`
    InboundRtp,
    /// `local-candidate`
    LocalCandidate,
    /// `media-source`
    MediaSource,
    /// `outbound-rtp`
    OutboundRtp,
    /// `remote-candidate`
    RemoteCandidate,
    /// `transport`
    Transport,
}

impl StatsType {
    /// Its name in the standard.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::CandidatePair => "candidate-pair",
            Self::Certificate => "certificate",
            Self::DataChannel => "data-channel",
            Self::InboundRtp => "inbound-rtp",
            Self::LocalCandidate => "local-candidate",
            Self::MediaSource => "media-source",
            Self::OutboundRtp => "outbound-rtp",
            Self::RemoteCandidate => "remote-candidate",
            Self::Transport => "transport",
        }
    }
}

/// The members of a whole standard report, which is what `JSON.stringify` makes of the list of its objects: their names and values, and
/// behind those of each object two empty texts.
pub(super) fn members(json: &str) -> Vec<(&str, &str)> {
    let mut members = Vec::new();
    let mut json = Json { text: json, at: 0 };
    // `[` or `,`, then `{` or `]`
    while json.next() != b']' && json.next() == b'{' {
        loop {
            let name = unquoted(json.value()).unwrap_or_default();
            json.at += 1;
            members.push((name, json.value()));
            if json.next() != b',' {
                break;
            }
        }
        members.push(("", ""));
    }
    members
}

/// A whole standard report.
pub(super) struct Report<'a>(Vec<Stats<'a>>);

impl<'a> Report<'a> {
    pub(super) fn of(members: &'a [(&'a str, &'a str)]) -> Self {
        let mut objects = Vec::new();
        let mut start = 0;
        for (index, (name, _)) in members.iter().enumerate() {
            if name.is_empty() {
                let mut stats = Stats { members: members.get(start..index).unwrap_or_default(), id: "", kind: "" };
                stats.id = stats.text(Name::Id).unwrap_or_default();
                stats.kind = stats.text(Name::Type).unwrap_or_default();
                objects.push(stats);
                start = index + 1;
            }
        }
        Self(objects)
    }

    /// All statistics objects, in the report's order.
    pub(super) fn all(&self) -> &[Stats<'a>] {
        &self.0
    }

    /// Those of one type.
    pub(super) fn of_type(&self, kind: StatsType) -> Vec<Stats<'a>> {
        let mut objects = Vec::new();
        for stats in &self.0 {
            if stats.kind == kind.text() {
                objects.push(*stats);
            }
        }
        objects
    }

    /// The object whose `id` is that member of `from`, of this report or another.
    pub(super) fn referred(&self, from: Stats, by: Name) -> Option<Stats<'a>> {
        let id = from.text(by)?;
        self.0.iter().find(|stats| stats.id == id).copied()
    }
}

/// One statistics object of a report.
#[derive(Clone, Copy)]
pub(super) struct Stats<'a> {
    members: &'a [(&'a str, &'a str)],
    /// Its `id` and its `type`, for which all the others are looked through again and again.
    id: &'a str,
    kind: &'a str,
}

impl<'a> Stats<'a> {
    /// A member as it stands in the JSON; an empty text for none.
    fn get(self, name: Name) -> &'a str {
        let name = name.text();
        self.members.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| *value)
    }

    /// A number, with the standard's unit. NaN when the browser does not supply it: so whatever is computed from it is NaN
    /// too, and left out.
    pub(super) fn number(self, name: Name) -> f64 {
        text::number(self.get(name))
    }

    /// A string. `None` when the browser does not supply it.
    pub(super) fn text(self, name: Name) -> Option<&'a str> {
        unquoted(self.get(name))
    }

    /// Whether the member is this string.
    pub(super) fn is(self, name: Name, text: &str) -> bool {
        self.text(name) == Some(text)
    }
}

/// What stands between the quotes of a string.
fn unquoted(value: &str) -> Option<&str> {
    let end = value.len().checked_sub(1)?;
    if value.as_bytes().first() == Some(&b'"') { value.get(1..end) } else { None }
}

/// JSON as `JSON.stringify` writes it, which is without spaces.
struct Json<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Json<'a> {
    /// The next byte; `]` behind the end.
    fn next(&mut self) -> u8 {
        let byte = self.text.as_bytes().get(self.at).copied().unwrap_or(b']');
        self.at += 1;
        byte
    }

    /// The value that begins here.
    fn value(&mut self) -> &'a str {
        let start = self.at;
        let (mut depth, mut quoted) = (0_u32, false);
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b'\\' => self.at += 1,
                b'"' => quoted = !quoted,
                _ if quoted => {}
                b'{' | b'[' => depth += 1,
                b',' | b':' | b'}' | b']' if depth == 0 => break,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
        }
        self.text.get(start..self.at).unwrap_or_default()
    }
}
