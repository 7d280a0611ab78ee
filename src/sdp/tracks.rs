//! Which tracks does a Plan B description have, and which of its lines belong to each?

use std::borrow::Cow;

use super::index::{Index, NONE};
use super::lines::{FURTHER_SOURCE, Kind, Line, word};
use super::plan_b::slots::Slot;
use super::section::{Description, Section};

/// One track: all sources (SSRCs) with the same `msid`, or grouped with one that has it.
struct Track<'a> {
    /// The number of its section.
    section: usize,
    /// The ids of its stream and of itself, as in `msid`.
    name: Cow<'a, str>,
    /// Its `a=ssrc` and `a=ssrc-group` lines, in order.
    lines: String,
    /// Whether a native section carries it already.
    placed: bool,
}

/// The tracks of a Plan B description. A track is identified by its number; `NONE` is no track.
pub(crate) struct Tracks<'a> {
    /// All of them, in the order in which they appear.
    all: Vec<Track<'a>>,
    /// By section and source; by the complement of the section, and name; and by [`LABELS`] and track id, where `label`
    /// names the track.
    index: Index<'a>,
}

/// What the sender of a Unified Plan section calls its track: the second word of `msid`.
pub fn track_id<'a>(sdp: &'a str, mid: &str) -> Option<&'a str> {
    let description = Description::read(sdp);
    let mut msid = description.sections.iter().find(|section| section.mid == mid)?.msid;
    word(&mut msid);
    Some(word(&mut msid)).filter(|id| !id.is_empty())
}

/// Added to a section's number for tracks by label.
const LABELS: usize = 1 << 30;
/// Added to it for the number of the line that has a source's label.
const LABEL_LINES: usize = 1 << 29;

/// The names that Chrome gave to unnamed tracks. (Their ids were random, except for the first.) Sources beyond these
/// are no tracks.
const AUDIO_DEFAULTS: [(&str, &str); 4] = [
    ("defaulta0", "default defaulta0"),
    ("defaulta1", "default defaulta1"),
    ("defaulta2", "default defaulta2"),
    ("defaulta3", "default defaulta3"),
];
const VIDEO_DEFAULTS: [(&str, &str); 4] = [
    ("defaultv0", "default defaultv0"),
    ("defaultv1", "default defaultv1"),
    ("defaultv2", "default defaultv2"),
    ("defaultv3", "default defaultv3"),
];

fn defaults(section: &Section<'_>) -> &'static [(&'static str, &'static str)] {
    if section.is_audio() { &AUDIO_DEFAULTS } else { &VIDEO_DEFAULTS }
}

impl<'a> Tracks<'a> {
    /// Reads the tracks of the sections that send, as libjingle did (`CreateTracksFromSsrcInfos`; observed in Chromium
    /// 49 to 65).
    ///
    /// A source names its track by `msid`, or, as in 2012, by `mslabel` and `label`. An unnamed source belongs to a
    /// track of the stream `default`. A peer with no sources at all and no `a=msid-semantic` has one such track in each
    /// section.
    pub(crate) fn read(description: &Description<'a>) -> Self {
        let mut tracks = Self { all: Vec::new(), index: Index::new(description.size / 8) };
        let sending = || description.sections.iter().enumerate().filter(|(_, section)| section.sends());
        let has_default = !sending().any(|(_, section)| section.has_sources)
            && !description.session().iter().any(|line| line.kind == Kind::MsidSemantic);
        for (number, section) in sending() {
            tracks.read_section(description, number, section, has_default);
        }
        tracks
    }

    fn read_section(&mut self, description: &Description<'a>, number: usize, section: &Section<'a>, has_default: bool) {
        let lines = description.lines(section);
        // The track for unnamed sources, where the section itself names one.
        let mut of_section = NONE;
        for (place, line) in lines.iter().enumerate() {
            match line.kind {
                Kind::Msid => of_section = of_section.min(self.track(number, line.value)),
                Kind::SourceMsid => {
                    let track = self.track(number, line.value);
                    self.index.set((number, line.id), track);
                }
                Kind::SourceTrack => {
                    self.index.set((LABEL_LINES ^ number, line.id), place);
                }
                _ => {}
            }
        }
        let mut defaults = defaults(section).iter();
        for line in lines.iter().filter(|line| line.kind == Kind::SourceStream) {
            if self.of_source(number, line.id) == NONE {
                let label = lines.get(self.index.get((LABEL_LINES ^ number, line.id))).map(|label| label.value);
                let track = self.labelled(number, line.value, label.or_else(|| Some(defaults.next()?.0)).unwrap_or_default());
                self.index.set((number, line.id), track);
            }
        }
        // An unnamed source, often the retransmission, belongs to the track of its group.
        let mut default_track = |tracks: &mut Self| {
            if of_section != NONE {
                return of_section;
            }
            defaults.next().map_or(NONE, |(_, msid)| tracks.track(number, msid))
        };
        for line in lines.iter().filter(|line| line.kind == Kind::SourceGroup) {
            let mut track = self.of_group(number, line.value);
            if track == NONE {
                track = default_track(self);
            }
            let mut group = line.value;
            word(&mut group);
            while !group.is_empty() {
                self.index.set((number, word(&mut group)), track);
            }
        }
        for line in lines {
            if line.is_source() && self.of_source(number, line.id) == NONE {
                let track = default_track(self);
                self.index.set((number, line.id), track);
            }
        }
        if has_default {
            default_track(self);
        }
        for line in lines {
            let track = if line.kind == Kind::SourceGroup {
                self.of_group(number, line.value)
            } else if line.is_source() {
                self.of_source(number, line.id)
            } else {
                NONE
            };
            if let Some(track) = self.all.get_mut(track) {
                let further = line.raw.strip_prefix("a=").and_then(|raw| raw.strip_prefix(FURTHER_SOURCE));
                track.lines.push_str(further.map_or("", |_| "a=ssrc"));
                track.lines.push_str(further.unwrap_or(line.raw));
            }
        }
    }

    /// The track with the id `label`, created if there is none.
    fn labelled(&mut self, section: usize, stream: &str, label: &'a str) -> usize {
        let next = self.all.len();
        let track = self.index.set((LABELS ^ section, label), next);
        if track == next {
            let mut name = String::from(stream);
            name.push(' ');
            name.push_str(label);
            self.all.push(Track { section, name: Cow::Owned(name), lines: String::new(), placed: false });
        }
        track
    }

    /// The track with this name, created if there is none.
    fn track(&mut self, section: usize, name: &'a str) -> usize {
        let next = self.all.len();
        let track = self.index.set((!section, name), next);
        if track == next {
            self.all.push(Track { section, name: Cow::Borrowed(name), lines: String::new(), placed: false });
        }
        track
    }

    /// The track of a source group: that of its first member that has one.
    fn of_group(&self, section: usize, mut group: &str) -> usize {
        word(&mut group);
        let mut track = NONE;
        while track == NONE && !group.is_empty() {
            track = self.of_source(section, word(&mut group));
        }
        track
    }

    /// The track of a source.
    pub(crate) fn of_source(&self, section: usize, id: &str) -> usize {
        self.index.get((section, id))
    }

    /// The first track that has any of the sources in these lines.
    pub(crate) fn of_sources(&self, section: usize, lines: &[Line<'_>]) -> usize {
        lines.iter().fold(NONE, |track, line| track.min(self.of_source(section, line.id)))
    }

    /// The track with this `msid`.
    pub(crate) fn named(&self, section: usize, msid: &str) -> usize {
        let track = self.index.get((!section, msid));
        if track != NONE {
            return track;
        }
        let mut label = msid;
        word(&mut label);
        self.index.get((LABELS ^ section, label))
    }

    /// The number of a section's tracks that no native section carries yet.
    pub(crate) fn waiting(&self, section: usize) -> usize {
        self.all.iter().filter(|track| track.section == section && !track.placed).count()
    }

    /// Does the section have no track?
    pub(crate) fn is_without(&self, section: usize) -> bool {
        self.all.iter().all(|track| track.section != section)
    }

    /// Does every track have a native section?
    pub(crate) fn all_placed(&self) -> bool {
        self.all.iter().all(|track| track.placed)
    }

    /// The first track of a section, starting at `from`, that no native section carries yet.
    pub(crate) fn next(&self, section: usize, from: &mut usize) -> usize {
        while self.all.get(*from).is_some_and(|track| track.section != section || track.placed) {
            *from += 1;
        }
        *from
    }

    /// Makes `slot` carry the track, if there is one and no other slot carries it.
    pub(crate) fn carry(&mut self, track: usize, slot: &mut Slot<'a>) {
        if let Some(track) = self.all.get_mut(track)
            && !core::mem::replace(&mut track.placed, true)
        {
            core::mem::swap(&mut slot.sources.0, &mut track.lines);
            slot.direction.send = true;
            slot.msid = core::mem::take(&mut track.name);
        }
    }
}
