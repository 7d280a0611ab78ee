//! Which legacy reports does a standard report become, and what does each of them say?
//!
//! Named after libjingle's `StatsCollector`, whose types and ids it keeps. A page that asks for statistics gets all
//! legacy reports, and reads only some of them: so [`outline`] lists the reports, and [`values`] computes the values of
//! one.

use super::formula::{Answer, Source, Subject};
use super::ids::Ids;
use super::legacy_type::LegacyType;
use super::names::Name;
use super::standard::{Object, Standard, StatsType};
use super::table::{BANDWIDTH, Id, Row, TRANSLATIONS, Translation};
use super::text;
use crate::legacy::text::join;

/// In place of the number of a translation.
const BWE: usize = TRANSLATIONS.len();
const SESSION: usize = TRANSLATIONS.len() + 1;

/// A legacy report, before its values are computed.
#[derive(Clone, Debug)]
pub struct Outline {
    /// Its type.
    pub kind: LegacyType,
    /// Its id.
    pub id: String,
    /// The standard objects it is about, by their index in the report; the one it stands for comes first.
    pub of: Vec<usize>,
    /// The number of its translation, for [`values`].
    pub by: usize,
}

impl Outline {
    /// Whether values of other reports may refer to it.
    #[must_use]
    pub fn is_named(&self) -> bool {
        TRANSLATIONS.get(self.by).is_some_and(|translation| matches!(translation.id, Id::Named))
    }
}

/// Lists the legacy reports for a standard report. `objects` are all objects of the standard one, in order, and
/// `session` is the session id of the connection's local description, without which there is no `googLibjingleSession`.
#[must_use]
pub fn outline<S: Standard>(objects: &[S], session: Option<&str>) -> Vec<Outline> {
    let report: Vec<_> = objects.iter().map(|stats| Object::of(*stats)).collect();
    let mut outlines = Outlines { ids: Ids::of(&report), report, list: Vec::new() };
    if let Some(id) = session {
        outlines.push(LegacyType::Session, join(&["googLibjingleSession_", id]), Vec::new(), SESSION);
    }
    for (by, translation) in TRANSLATIONS.iter().enumerate() {
        for place in 0..outlines.report.len() {
            outlines.translate(by, translation, place);
        }
    }
    let of = outlines.places(|object| object.is(StatsType::Transport) || object.is(StatsType::OutboundRtp));
    outlines.push(LegacyType::VideoBwe, String::from("bweforvideo"), of, BWE);
    outlines.list
}

/// When a standard report was made, in whole ms since 1970.
#[must_use]
pub fn timestamp<S: Standard>(objects: &[S]) -> f64 {
    let mut latest = 0.0_f64;
    for stats in objects {
        // What the other side reports was measured earlier; everything else, at this time.
        latest = latest.max(stats.number(Name::Timestamp));
    }
    text::whole(latest)
}

struct Outlines<S> {
    report: Vec<Object<S>>,
    ids: Ids,
    list: Vec<Outline>,
}

impl<S: Standard> Outlines<S> {
    fn translate(&mut self, by: usize, translation: &Translation, place: usize) -> Option<()> {
        let object = self.report.get(place).filter(|object| object.is(translation.from))?;
        let stats = object.stats;
        let id = match translation.id {
            Id::Named => String::from(self.ids.legacy(&stats.text(Name::Id)?)?),
            Id::Text(prefix, member) => join(&[prefix, &stats.text(member)?]),
            Id::Number(prefix, member, suffix) => {
                let number = stats.number(member);
                join(&[prefix, &text::digits(if number.is_nan() { -1.0 } else { number }), suffix])
            }
        };
        let mut of = vec![place];
        if translation.from == StatsType::OutboundRtp && stats.same(Name::MediaSourceId).is_none() {
            of.extend(self.source_of_sender(stats));
        }
        self.push(translation.to, id, of, by);
        Some(())
    }

    /// The source of a stream that does not name it, as in Firefox: the sender knows the track, and the track's report
    /// exists by now.
    fn source_of_sender(&self, stream: S) -> Option<usize> {
        let id = join(&["googTrack_", &stream.sent_track()?]);
        self.list.iter().find(|outline| outline.id == id)?.of.first().copied()
    }

    /// Adds a report, unless one with this id exists: two objects can be about one track.
    fn push(&mut self, kind: LegacyType, id: String, of: Vec<usize>, by: usize) {
        if self.list.iter().all(|known| known.id != id) {
            self.list.push(Outline { kind, id, of, by });
        }
    }

    fn places(&self, is_it: impl Fn(&Object<S>) -> bool) -> Vec<usize> {
        (0..self.report.len()).filter(|place| self.report.get(*place).is_some_and(&is_it)).collect()
    }
}

/// The values of a legacy report, in the order of its names. `by` and `of` are its outline's translation and objects,
/// and `initiator` is whether the connection made the first offer.
#[must_use]
pub fn values<S: Standard>(by: usize, of: &[S], initiator: bool) -> Vec<(Name, Answer<S::Text>)> {
    let mut values = Vec::new();
    let mut subject = Subject::new();
    if let Some(translation) = TRANSLATIONS.get(by)
        && let Some(stats) = of.first().copied()
    {
        subject.push(Source::Own, Some(stats));
        for (source, member) in translation.references {
            subject.push(*source, stats.referred(*member));
        }
        subject.push(Source::MediaSource, of.get(1).copied());
        evaluate(&subject, translation.rows, &mut values);
        let is_audio = !translation.audio.is_empty() && stats.is(Name::Kind, "audio");
        evaluate(&subject, if is_audio { translation.audio } else { translation.video }, &mut values);
    } else if by == BWE {
        // There is one estimate for the whole connection: the pair of each transport has that of all of them.
        let mut pair = None;
        for stats in of {
            if pair.is_none() {
                pair = stats.referred(Name::SelectedCandidatePairId);
                subject.push(Source::SelectedPair, pair);
            }
            subject.push(Source::Own, Some(*stats).filter(|stats| stats.is(Name::Kind, "video")));
        }
        evaluate(&subject, BANDWIDTH, &mut values);
    } else {
        values.push((Name::GoogInitiator, Answer::Text(String::from(text::boolean(initiator)))));
    }
    values
}

fn evaluate<S: Standard>(subject: &Subject<S>, rows: &[Row], values: &mut Vec<(Name, Answer<S::Text>)>) {
    let mut last = None;
    for row in rows {
        if last != Some(row.name)
            && let Some(answer) = subject.evaluate(row.formula)
        {
            values.push((row.name, answer));
            last = Some(row.name);
        }
    }
}
