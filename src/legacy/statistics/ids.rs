//! What did libjingle call the objects that legacy values refer to?

use super::standard::{Member, Stats, StatsType};
use super::text;

/// The legacy ids of standard objects: standard id, legacy id.
pub(super) struct Ids(Vec<(String, String)>);

impl Ids {
    /// Names certificates, transports, candidate pairs, and the candidates of pairs.
    pub(super) fn of<S: Stats>(objects: &[(StatsType, S)]) -> Self {
        let mut ids = Self(Vec::new());
        for (kind, stats) in objects {
            match kind {
                StatsType::Certificate => ids.name(stats.text(Member::Id), "googCertificate_", stats.text(Member::Fingerprint)),
                StatsType::Transport => ids.name_transport(*stats, objects),
                _ => {}
            }
        }
        for (kind, stats) in objects {
            if *kind == StatsType::CandidatePair {
                ids.name_pair(*stats);
                for candidate in [Member::LocalCandidateId, Member::RemoteCandidateId] {
                    ids.name(stats.text(candidate), "Cand-", stats.text(candidate));
                }
            }
        }
        ids
    }

    /// The legacy id of the object with this standard id, if it has one.
    pub(super) fn legacy(&self, standard: &str) -> Option<String> {
        for (id, legacy) in &self.0 {
            if id == standard {
                return Some(legacy.clone());
            }
        }
        None
    }

    fn name(&mut self, standard: Option<String>, prefix: &str, name: Option<String>) {
        if let (Some(standard), Some(name)) = (standard, name) {
            self.0.push((standard, [prefix, &name].concat()));
        }
    }

    fn is_taken(&self, name: &str) -> bool {
        self.0.iter().any(|(_, legacy)| legacy == name)
    }

    /// `Channel-<content>-<component>`
    ///
    /// The content was the name of the transport's first m-section: `audio`, `video` or `data` after its media type, and old
    /// pages have ids like `Conn-audio-1-0` written into them. Today's sections are named `0`, `1` and so on, so the old
    /// name is made anew from what the transport carries.
    fn name_transport<S: Stats>(&mut self, transport: S, objects: &[(StatsType, S)]) {
        let Some(id) = transport.text(Member::Id) else { return };
        let mut content = "data";
        for (kind, stream) in objects {
            if matches!(kind, StatsType::InboundRtp | StatsType::OutboundRtp) && stream.is(Member::TransportId, &id) {
                content = "video";
                if stream.is(Member::Kind, "audio") {
                    content = "audio";
                    break;
                }
            }
        }
        let mut name = ["Channel-", content, "-1"].concat();
        if self.is_taken(&name) {
            // Without BUNDLE, only the first transport of a media type can have the media type's name.
            name = ["Channel-", &id, "-1"].concat();
        }
        self.0.push((id, name));
    }

    /// `Conn-<content>-<component>-<index>`
    fn name_pair(&mut self, pair: impl Stats) {
        let channel = pair.text(Member::TransportId).and_then(|transport| self.legacy(&transport));
        if let (Some(id), Some(channel)) = (pair.text(Member::Id), channel) {
            let mut index = 0.0;
            loop {
                let name = ["Conn", channel.get("Channel".len()..).unwrap_or_default(), "-", &text::whole(index)].concat();
                if !self.is_taken(&name) {
                    self.0.push((id, name));
                    return;
                }
                index += 1.0;
            }
        }
    }
}
