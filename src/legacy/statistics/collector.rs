//! Which legacy reports does a standard report become?
//!
//! Named after libjingle's `StatsCollector`, whose types and ids it keeps.

use super::formula::{Part, Source, Subject};
use super::ids::Ids;
use super::names::{Name, Names};
use super::standard::{Report, Stats, StatsType};
use super::table::{BANDWIDTH, Id, Row, TRANSLATIONS, Translation};
use super::text;
use super::{LegacyType, Session};
use crate::legacy::text::join;

/// Translates a standard report into legacy reports, both as JSON:
/// `[{"type":…,"timestamp":…,"id":…,"values":{name: value, …}}, …]`
///
/// `current` is the report to translate, the list of its objects; `earlier` one of the same connection against which rates are computed:
/// without it, values that need a rate are left out.
#[must_use]
pub fn translate(current: &str, earlier: &str, session: &Session) -> String {
    let names = Names::new();
    let (current, earlier) = (Report::parse(current, &names), Report::parse(earlier, &names));
    let mut timestamp = 0.0_f64;
    for stats in current.all() {
        // What the other side reports was measured before the report was made, everything else then.
        timestamp = timestamp.max(stats.number(Name::Timestamp));
    }
    let ids = Ids::of(&current);
    let collector = Collector { current: &current, earlier: &earlier, session, ids, names: &names };
    let mut reports = Reports { json: String::new(), ids: Vec::new(), timestamp: text::whole(timestamp) };

    if let Some(id) = &session.id {
        let id = join(&["googLibjingleSession_", id]);
        reports.begin(LegacyType::Session, id);
        reports.value("googInitiator", text::boolean(session.initiator));
    }
    for translation in TRANSLATIONS {
        for stats in current.of_type(translation.from) {
            collector.translate(translation, stats, &mut reports);
        }
    }
    reports.begin(LegacyType::VideoBwe, String::from("bweforvideo"));
    collector.bandwidth(&mut reports);
    reports.end()
}

/// The legacy reports, as far as they are written.
struct Reports {
    json: String,
    ids: Vec<String>,
    /// The time of the report, in ms since 1970.
    timestamp: String,
}

impl Reports {
    /// Begins a report. `false` where there is one of this id: two objects can be about one track.
    fn begin(&mut self, kind: LegacyType, id: String) -> bool {
        if self.ids.contains(&id) {
            return false;
        }
        let before = if self.ids.is_empty() { "[" } else { "}}," };
        for part in
            [before, "{\"type\":\"", kind.name(), "\",\"timestamp\":", &self.timestamp, ",\"id\":\"", &id, "\",\"values\":{"]
        {
            self.json.push_str(part);
        }
        self.ids.push(id);
        true
    }

    /// Adds a value to the report that was begun last.
    fn value(&mut self, name: &str, value: &str) {
        let before = if self.json.ends_with('{') { "\"" } else { ",\"" };
        for part in [before, name, "\":\"", value, "\""] {
            self.json.push_str(part);
        }
    }

    fn end(mut self) -> String {
        self.json.push_str("}}]");
        self.json
    }
}

struct Collector<'a> {
    current: &'a Report<'a>,
    earlier: &'a Report<'a>,
    session: &'a Session,
    ids: Ids<'a>,
    names: &'a Names,
}

impl<'a> Collector<'a> {
    fn translate(&self, translation: &Translation, stats: Stats<'a>, reports: &mut Reports) -> Option<()> {
        let id = match translation.id {
            Id::Named => String::from(self.ids.legacy(stats.text(Name::Id)?)?),
            Id::Text(prefix, member) => join(&[prefix, stats.text(member)?]),
            Id::Number(prefix, member, suffix) => {
                let number = stats.number(member);
                join(&[prefix, &text::whole(if number.is_nan() { -1.0 } else { number }), suffix])
            }
        };
        if !reports.begin(translation.to, id) {
            return None;
        }

        let mut subject = Subject(vec![self.part(Source::Own, stats)]);
        for (source, by) in translation.references {
            let mut referred = self.referred(stats, *by);
            if referred.is_none() && *source == Source::MediaSource {
                referred = self.media_source_of_sender(stats);
            }
            if let Some(referred) = referred {
                subject.0.push(self.part(*source, referred));
            }
        }

        self.evaluate(&subject, translation.rows, reports);
        let further = if stats.is(Name::Kind, "audio") { translation.audio } else { translation.video };
        self.evaluate(&subject, further, reports);
        Some(())
    }

    /// The object of the current report whose `id` is the value of the member `by`.
    fn referred(&self, stats: Stats<'a>, by: Name) -> Option<Stats<'a>> {
        self.current.with_id(stats.text(by)?)
    }

    /// The source of a stream that does not name it, as in Firefox: the transceiver knows the track, the track its source.
    fn media_source_of_sender(&self, stream: Stats<'a>) -> Option<Stats<'a>> {
        let mid = stream.text(Name::Mid)?;
        let (_, track) = self.session.senders.iter().find(|(known, _)| known == mid)?;
        self.current.of_type(StatsType::MediaSource).find(|source| source.is(Name::TrackIdentifier, track))
    }

    /// One estimate serves the whole connection.
    fn bandwidth(&self, reports: &mut Reports) {
        let mut subject = Subject(Vec::new());
        for stats in self.current.of_type(StatsType::OutboundRtp) {
            if stats.is(Name::Kind, "video") {
                subject.0.push(self.part(Source::Own, stats));
            }
        }
        for stats in self.current.of_type(StatsType::Transport) {
            if let Some(pair) = self.referred(stats, Name::SelectedCandidatePairId) {
                subject.0.retain(|part| part.source != Source::SelectedPair);
                subject.0.push(self.part(Source::SelectedPair, pair));
            }
        }
        self.evaluate(&subject, BANDWIDTH, reports);
    }

    fn part(&self, source: Source, now: Stats<'a>) -> Part<'a> {
        // Growth is only asked of these.
        let grows = matches!(source, Source::Own | Source::Playout);
        let earlier = if grows { now.text(Name::Id).and_then(|id| self.earlier.with_id(id)) } else { None };
        Part { source, now, earlier }
    }

    fn evaluate(&self, subject: &Subject, rows: &[Row], reports: &mut Reports) {
        let mut last = None;
        for row in rows {
            if last != Some(row.name)
                && let Some(value) = subject.evaluate(row.formula, &self.ids)
            {
                reports.value(self.names.text(row.name), &value);
                last = Some(row.name);
            }
        }
    }
}
