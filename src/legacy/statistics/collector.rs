//! Which legacy reports does a standard report become?
//!
//! Named after libjingle's `StatsCollector`, whose types and ids it keeps.

use super::formula::{Part, Source, Subject};
use super::ids::Ids;
use super::standard::{Member, Report, Stats, StatsType};
use super::table::{BANDWIDTH, Id, Row, TRANSLATIONS, Translation};
use super::text;
use super::{LegacyReport, LegacyType, Session};

/// Translates a standard report into legacy reports.
///
/// `current` is the report to translate, `earlier` one of the same connection against which rates are computed: without
/// it, values that need a rate are left out.
pub fn translate<R: Report>(current: R, earlier: Option<R>, session: &Session) -> Vec<LegacyReport> {
    let mut objects = Vec::new();
    let mut timestamp = 0.0_f64;
    for stats in current.all() {
        // What the other side reports was measured before the report was made, everything else then.
        timestamp = timestamp.max(stats.number(Member::Timestamp));
        if let Some(name) = stats.text(Member::Type) {
            for (known, kind) in StatsType::ALL {
                if known == name {
                    objects.push((kind, stats));
                    break;
                }
            }
        }
    }
    let mut sources = Vec::new();
    for (kind, stats) in &objects {
        if *kind == StatsType::MediaSource
            && let Some(track) = stats.text(Member::TrackIdentifier)
        {
            sources.push((track, *stats));
        }
    }
    let ids = Ids::of(&objects);
    let collector = Collector { current, earlier, objects, sources, ids, timestamp };

    let mut reports = Vec::new();
    if let Some(id) = &session.id {
        let initiator = String::from(text::boolean(session.initiator));
        let id = ["googLibjingleSession_", id].concat();
        reports.push(collector.report(LegacyType::Session, id, vec![("googInitiator", initiator)]));
    }
    for translation in TRANSLATIONS {
        for (kind, stats) in &collector.objects {
            if *kind == translation.from
                && let Some(report) = collector.translate(translation, *stats)
                // Two objects can be about one track.
                && !reports.iter().any(|known: &LegacyReport| known.id == report.id)
            {
                reports.push(report);
            }
        }
    }
    reports.push(collector.bandwidth());
    reports
}

struct Collector<R: Report> {
    current: R,
    earlier: Option<R>,
    objects: Vec<(StatsType, R::Stats)>,
    /// The media sources by the ids of their tracks.
    sources: Vec<(String, R::Stats)>,
    ids: Ids,
    /// The time of the report, in ms since 1970.
    timestamp: f64,
}

impl<R: Report> Collector<R> {
    fn translate(&self, translation: &Translation, stats: R::Stats) -> Option<LegacyReport> {
        let id = match translation.id {
            Id::Named => self.ids.legacy(&stats.text(Member::Id)?)?,
            Id::Text(prefix, member) => [prefix, &stats.text(member)?].concat(),
            Id::Number(prefix, member, suffix) => {
                let number = stats.number(member);
                [prefix, &text::whole(if number.is_nan() { -1.0 } else { number }), suffix].concat()
            }
        };

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

        let mut values = Vec::with_capacity(translation.rows.len() + translation.video.len());
        self.evaluate(&subject, translation.rows, &mut values);
        let further = if stats.is(Member::Kind, "audio") { translation.audio } else { translation.video };
        self.evaluate(&subject, further, &mut values);
        Some(self.report(translation.to, id, values))
    }

    /// The source of a stream that does not name it, as in Firefox: the transceiver knows the track, the track its source.
    fn media_source_of_sender(&self, stream: R::Stats) -> Option<R::Stats> {
        let track = self.current.sender_track(&stream.text(Member::Mid)?)?;
        self.sources.iter().find(|(id, _)| *id == track).map(|(_, source)| *source)
    }

    /// One estimate serves the whole connection.
    fn bandwidth(&self) -> LegacyReport {
        let mut subject = Subject(Vec::new());
        for (kind, stats) in &self.objects {
            if *kind == StatsType::OutboundRtp && stats.is(Member::Kind, "video") {
                subject.0.push(self.part(Source::Own, *stats));
            }
            if *kind == StatsType::Transport
                && let Some(pair) = self.current.referred(*stats, Member::SelectedCandidatePairId)
            {
                subject.0.retain(|part| part.source != Source::SelectedPair);
                subject.0.push(self.part(Source::SelectedPair, pair));
            }
        }
        let mut values = Vec::new();
        self.evaluate(&subject, BANDWIDTH, &mut values);
        self.report(LegacyType::VideoBwe, String::from("bweforvideo"), values)
    }

    fn part(&self, source: Source, now: R::Stats) -> Part<R::Stats> {
        // Growth is only asked of these.
        let grows = matches!(source, Source::Own | Source::Playout);
        let earlier = self.earlier.filter(|_| grows).and_then(|report| report.referred(now, Member::Id));
        Part { source, now, earlier }
    }

    fn evaluate(&self, subject: &Subject<R::Stats>, rows: &[Row], values: &mut Vec<(&'static str, String)>) {
        for row in rows {
            if values.last().is_none_or(|(name, _)| *name != row.name)
                && let Some(value) = subject.evaluate(row.formula, &self.ids)
            {
                values.push((row.name, value));
            }
        }
    }

    fn report(&self, kind: LegacyType, id: String, values: Vec<(&'static str, String)>) -> LegacyReport {
        LegacyReport { kind, id, timestamp: self.timestamp, values }
    }
}
