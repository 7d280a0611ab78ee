//! Which legacy reports does a standard report become?
//!
//! Named after libjingle's `StatsCollector`, whose types and ids it keeps.

use super::formula::{Part, Source, Subject};
use super::ids::Ids;
use super::names::Name;
use super::standard::{Report, Stats, StatsType, members};
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
    let (current, earlier) = (members(current), members(earlier));
    let (current, earlier) = (Report::of(&current), Report::of(&earlier));
    let mut timestamp = 0.0_f64;
    for stats in current.all() {
        // What the other side reports was measured before the report was made, everything else then.
        timestamp = timestamp.max(stats.number(Name::Timestamp));
    }
    let ids = Ids::of(&current);
    let collector = Collector { current: &current, earlier: &earlier, ids };
    let mut reports = Reports { json: String::new(), ids: Vec::new(), timestamp: text::whole(timestamp) };

    if let Some(id) = session.id {
        reports.begin(LegacyType::Session, join(&["googLibjingleSession_", id]));
        reports.value("googInitiator", text::boolean(session.initiator));
    }
    for translation in TRANSLATIONS {
        for stats in current.of_type(translation.from) {
            collector.translate(translation, stats, &mut reports);
        }
    }
    collector.bandwidth(&mut reports);
    reports.push(&["}}]"]);
    reports.json
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
        let timestamp = self.timestamp.clone();
        self.push(&[before, "{\"type\":\"", kind.name(), "\",\"timestamp\":", &timestamp, ",\"id\":\"", &id, "\",\"values\":{"]);
        self.ids.push(id);
        true
    }

    /// Adds a value to the report that was begun last.
    fn value(&mut self, name: &str, value: &str) {
        let before = if self.json.ends_with('{') { "\"" } else { ",\"" };
        self.push(&[before, name, "\":\"", value, "\""]);
    }

    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.json.push_str(part);
        }
    }
}

struct Collector<'a> {
    current: &'a Report<'a>,
    earlier: &'a Report<'a>,
    ids: Ids<'a>,
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
            let mut referred = self.current.referred(stats, *by);
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

    /// The source of a stream that does not name it, as in Firefox: the sender knows the track, the track its source.
    fn media_source_of_sender(&self, stream: Stats<'a>) -> Option<Stats<'a>> {
        let track = self.current.referred(stream, Name::Mid)?.text(Name::TrackIdentifier)?;
        self.current.of_type(StatsType::MediaSource).into_iter().find(|source| source.is(Name::TrackIdentifier, track))
    }

    /// One estimate serves the whole connection.
    fn bandwidth(&self, reports: &mut Reports) {
        let mut subject = Subject(Vec::new());
        for kind in [StatsType::OutboundRtp, StatsType::Transport] {
            for stats in self.current.of_type(kind) {
                if stats.is(Name::Kind, "video") {
                    subject.0.push(self.part(Source::Own, stats));
                } else if let Some(pair) = self.current.referred(stats, Name::SelectedCandidatePairId) {
                    // Each transport has one, with the estimate of all of them.
                    subject.0.push(self.part(Source::SelectedPair, pair));
                    break;
                }
            }
        }
        reports.begin(LegacyType::VideoBwe, String::from("bweforvideo"));
        self.evaluate(&subject, BANDWIDTH, reports);
    }

    fn part(&self, source: Source, now: Stats<'a>) -> Part<'a> {
        // Growth is only asked of these.
        let grows = matches!(source, Source::Own | Source::Playout);
        let earlier = if grows { self.earlier.referred(now, Name::Id) } else { None };
        Part { source, now, earlier }
    }

    fn evaluate(&self, subject: &Subject, rows: &[Row], reports: &mut Reports) {
        let mut last = None;
        for row in rows {
            if last != Some(row.name)
                && let Some(value) = subject.evaluate(row.formula, &self.ids)
            {
                reports.value(row.name.text(), &value);
                last = Some(row.name);
            }
        }
    }
}
