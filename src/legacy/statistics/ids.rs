//! What did libjingle call the objects that legacy values refer to?

use super::names::Name;
use super::standard::{Report, Stats, StatsType};
use super::text;
use crate::legacy::text::join;

/// The legacy ids of standard objects: standard id, legacy id.
pub(super) struct Ids<'a>(Vec<(&'a str, String)>);

impl<'a> Ids<'a> {
    /// Names certificates, transports, candidate pairs, and the candidates of pairs.
    pub(super) fn of(report: &'a Report<'a>) -> Self {
        let mut ids = Self(Vec::new());
        for certificate in report.of_type(StatsType::Certificate) {
            ids.name(certificate.text(Name::Id), "googCertificate_", certificate.text(Name::Fingerprint));
        }
        for transport in report.of_type(StatsType::Transport) {
            ids.name_transport(transport, report);
        }
        for pair in report.of_type(StatsType::CandidatePair) {
            ids.name_pair(pair);
            for candidate in [Name::LocalCandidateId, Name::RemoteCandidateId] {
                ids.name(pair.text(candidate), "Cand-", pair.text(candidate));
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

    fn is_taken(&self, name: &str) -> bool {
        self.0.iter().any(|(_, legacy)| legacy == name)
    }

    /// `Channel-<content>-<component>`
    ///
    /// The content was the name of the transport's first m-section: `audio`, `video` or `data` after its media type, and old
    /// pages have ids like `Conn-audio-1-0` written into them. Today's sections are named `0`, `1` and so on, so the old
    /// name is made anew from what the transport carries.
    fn name_transport(&mut self, transport: Stats<'a>, report: &'a Report<'a>) {
        let Some(id) = transport.text(Name::Id) else { return };
        let mut content = "data";
        for kind in [StatsType::InboundRtp, StatsType::OutboundRtp] {
            for stream in report.of_type(kind) {
                if content != "audio" && stream.is(Name::TransportId, id) {
                    content = if stream.is(Name::Kind, "audio") { "audio" } else { "video" };
                }
            }
        }
        let mut name = join(&["Channel-", content, "-1"]);
        if self.is_taken(&name) {
            // Without BUNDLE, only the first transport of a media type can have the media type's name.
            name = join(&["Channel-", id, "-1"]);
        }
        self.0.push((id, name));
    }

    /// `Conn-<content>-<component>-<index>`
    fn name_pair(&mut self, pair: Stats<'a>) {
        let channel = pair.text(Name::TransportId).and_then(|transport| self.legacy(transport));
        if let (Some(id), Some(channel)) = (pair.text(Name::Id), channel) {
            let connection = join(&["Conn", channel.get("Channel".len()..).unwrap_or_default(), "-"]);
            let mut index = 0.0;
            loop {
                let name = join(&[&connection, &text::whole(index)]);
                if !self.is_taken(&name) {
                    self.0.push((id, name));
                    return;
                }
                index += 1.0;
            }
        }
    }
}
