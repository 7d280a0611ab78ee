//! What did libjingle call the objects that legacy values refer to?

use super::names::Name;
use super::standard::{Report, Stats, StatsType};
use super::text;
use crate::legacy::text::join;

/// The legacy ids of standard objects: standard id, legacy id.
pub(super) struct Ids<'a>(Vec<(&'a str, String)>);

impl<'a> Ids<'a> {
    /// Names certificates, transports, candidate pairs, and the candidates of pairs.
    pub(super) fn of(report: &Report<'a>) -> Self {
        let mut ids = Self(Vec::new());
        for kind in [StatsType::Certificate, StatsType::Transport, StatsType::CandidatePair] {
            for stats in report.of_type(kind) {
                match kind {
                    StatsType::Certificate => ids.name(stats.text(Name::Id), "googCertificate_", stats.text(Name::Fingerprint)),
                    StatsType::Transport => ids.name_transport(stats, report),
                    _ => ids.name_pair(stats),
                }
            }
        }
        ids
    }

    /// The legacy id of the object with this standard id, if it has one.
    pub(super) fn legacy(&self, standard: &str) -> Option<&str> {
        self.0.iter().find(|(id, _)| *id == standard).map(|(_, legacy)| legacy.as_str())
    }

    fn name(&mut self, standard: Option<&'a str>, prefix: &str, name: Option<&str>) {
        if let (Some(standard), Some(name)) = (standard, name) {
            self.0.push((standard, join(&[prefix, name])));
        }
    }

    /// `Channel-<content>-<component>`
    ///
    /// The content was the name of the transport's first m-section: `audio`, `video` or `data` after its media type, and old
    /// pages have ids like `Conn-audio-1-0` written into them. Today's sections are named `0`, `1` and so on, so the old
    /// name is made anew from what the transport carries.
    fn name_transport(&mut self, transport: Stats<'a>, report: &Report<'a>) {
        let Some(id) = transport.text(Name::Id) else { return };
        let mut content = "data";
        for carried in report.all() {
            if carried.is(Name::TransportId, id)
                && let Some(kind) = carried.text(Name::Kind)
                && content != "audio"
            {
                content = kind;
            }
        }
        // Without BUNDLE, only the first transport of a media type can have the media type's name.
        let is_taken =
            self.0.iter().any(|(_, legacy)| legacy.get(CHANNEL.len() + 1..).is_some_and(|rest| rest.starts_with(content)));
        self.0.push((id, join(&[CHANNEL, "-", if is_taken { id } else { content }, "-1"])));
    }

    /// `Conn-<content>-<component>-<index>`
    fn name_pair(&mut self, pair: Stats<'a>) {
        if let (Some(id), Some(transport)) = (pair.text(Name::Id), pair.text(Name::TransportId))
            && let Some(channel) = self.legacy(transport)
        {
            let connection = join(&["Conn", channel.get(CHANNEL.len()..).unwrap_or_default(), "-"]);
            let index = self.0.iter().filter(|(_, legacy)| legacy.starts_with(&connection)).count();
            self.0.push((id, join(&[&connection, &text::whole(index as f64)])));
        }
        for candidate in [Name::LocalCandidateId, Name::RemoteCandidateId] {
            self.name(pair.text(candidate), "Cand-", pair.text(candidate));
        }
    }
}

const CHANNEL: &str = "Channel";
