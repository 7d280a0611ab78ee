//! How did libjingle name the objects that legacy values refer to?

use super::names::Name;
use super::standard::{Object, Standard, StatsType};
use super::text;
use crate::legacy::text::join;

/// The legacy ids of standard objects: standard id, legacy id.
pub(super) struct Ids(Vec<(String, String)>);

impl Ids {
    /// Names certificates, transports, candidate pairs, and the candidates of pairs.
    pub(super) fn of<S: Standard>(report: &[Object<S>]) -> Self {
        let mut ids = Self(Vec::new());
        // Each kind is named from the kinds before it.
        for kind in [StatsType::Certificate, StatsType::Transport, StatsType::CandidatePair] {
            for object in report {
                if object.is(kind) {
                    ids.name_object(object.stats, kind, report);
                }
            }
        }
        ids
    }

    /// The legacy id of the object with this standard id, if it has one.
    pub(super) fn legacy(&self, standard: &str) -> Option<&str> {
        self.0.iter().find(|(id, _)| *id == standard).map(|(_, legacy)| legacy.as_str())
    }

    fn name_object<S: Standard>(&mut self, stats: S, kind: StatsType, report: &[Object<S>]) -> Option<()> {
        let id = stats.text(Name::Id)?;
        let name = match kind {
            StatsType::Certificate => join(&["googCertificate_", &stats.text(Name::Fingerprint)?]),
            StatsType::Transport => self.channel(&id, report),
            _ => {
                for candidate in [Name::LocalCandidateId, Name::RemoteCandidateId] {
                    if let Some(id) = stats.text(candidate) {
                        let name = join(&["Cand-", &id]);
                        self.0.push((id, name));
                    }
                }
                self.pair(&stats.text(Name::TransportId)?)?
            }
        };
        self.0.push((id, name));
        Some(())
    }

    /// `Channel-<content>-<component>`
    ///
    /// The content was the name of the transport's first m-section: `audio`, `video` or `data` after its media type,
    /// and old pages contain ids like `Conn-audio-1-0`. Today's sections are named `0`, `1` and so on, so the old name
    /// is derived again from what the transport carries.
    fn channel<S: Standard>(&self, id: &str, report: &[Object<S>]) -> String {
        let mut content = String::from("data");
        for carried in report {
            let is_stream = carried.is(StatsType::OutboundRtp) || carried.is(StatsType::InboundRtp);
            if content != "audio"
                && is_stream
                && let Some(kind) = carried.stats.text(Name::Kind)
                && carried.stats.is(Name::TransportId, id)
            {
                content = kind;
            }
        }
        // Without BUNDLE, only the first transport of a media type can have that type's name.
        let name = join(&[CHANNEL, "-", &content]);
        let is_taken = self.0.iter().any(|(_, legacy)| legacy.starts_with(&name));
        join(&[CHANNEL, "-", if is_taken { id } else { &content }, "-1"])
    }

    /// `Conn-<content>-<component>-<index>`
    fn pair(&self, transport: &str) -> Option<String> {
        let channel = self.legacy(transport)?;
        let connection = join(&["Conn", channel.get(CHANNEL.len()..).unwrap_or_default(), "-"]);
        let index = self.0.iter().filter(|(_, legacy)| legacy.starts_with(&connection)).count();
        Some(join(&[&connection, &text::digits(index as f64)]))
    }
}

const CHANNEL: &str = "Channel";
