//! Which tracks does a Plan B description carry, and which of its lines belong to each?

use super::index::{Index, NONE};
use super::lines::{Kind, word};
use super::plan_b::slots::Slot;
use super::section::{Description, Section};

/// One track: every synchronization source with the same `msid`, or grouped with one.
struct Track<'a> {
    /// The number of its section.
    section: usize,
    /// The ids of its stream and of itself, as in `msid`.
    name: &'a str,
    /// Its `a=ssrc` and `a=ssrc-group` lines, in order.
    lines: String,
    /// Whether a native section carries it already.
    placed: bool,
}

/// The tracks of a Plan B description. A track is known by its number; `NONE` is no track.
pub(crate) struct Tracks<'a> {
    /// All of them, in order of appearance.
    all: Vec<Track<'a>>,
    /// By section and source, and by the complement of the section and name.
    index: Index<'a>,
}

impl<'a> Tracks<'a> {
    /// Reads the tracks of the sections that send.
    ///
    /// Chrome names a track by `msid`. A peer that does not know it, and has no `a=msid-semantic`, has one track a section, which
    /// Chrome called `defaulta0` or `defaultv0`, in the stream `default`.
    pub(crate) fn read(description: &Description<'a>) -> Self {
        let mut tracks = Self { all: Vec::new(), index: Index::new(description.size / 8) };
        let knows_msid = description.session().iter().any(|line| line.kind == Kind::MsidSemantic);
        for (number, section) in description.sections.iter().enumerate() {
            if section.sends() {
                tracks.read_section(description, number, section, knows_msid);
            }
        }
        tracks
    }

    fn read_section(&mut self, description: &Description<'a>, number: usize, section: &Section<'a>, knows_msid: bool) {
        let lines = description.lines(section);
        // The track of the sources without a name: in a section of Unified Plan of all, in one without names of the first. Elsewhere such
        // a source only sends a receiver's reports.
        let mut nameless = NONE;
        for line in lines {
            if line.kind == Kind::Msid {
                nameless = nameless.min(self.track(number, line.value));
            } else if line.kind == Kind::SourceMsid {
                let track = self.track(number, line.value);
                self.index.set((number, line.id), track);
            }
        }
        if section.msid.is_empty() && (section.has_sources || !knows_msid) {
            nameless = self.track(number, if section.is_audio() { "default defaulta0" } else { "default defaultv0" });
        }
        for line in lines {
            if line.is_source() {
                self.index.set((number, line.id), nameless);
                if section.msid.is_empty() {
                    nameless = NONE;
                }
            }
        }
        // A source without a name of its own, often the retransmission, belongs to the track of its group.
        for line in lines {
            if line.kind == Kind::SourceGroup {
                let track = self.of_group(number, line.value);
                let mut group = line.value;
                while !group.is_empty() {
                    self.index.set((number, word(&mut group)), track);
                }
            }
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
                track.lines.push_str(line.raw);
            }
        }
    }

    /// The track with this name, which begins here if there is none.
    fn track(&mut self, section: usize, name: &'a str) -> usize {
        let next = self.all.len();
        let track = self.index.set((!section, name), next);
        if track == next {
            self.all.push(Track { section, name, lines: String::new(), placed: false });
        }
        track
    }

    /// The track of a source group: that of its first member with one.
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

    /// The track with this `msid`.
    pub(crate) fn named(&self, section: usize, msid: &str) -> usize {
        self.index.get((!section, msid))
    }

    /// How many tracks of a section no native section carries.
    pub(crate) fn waiting(&self, section: usize) -> usize {
        self.all.iter().filter(|track| track.section == section && !track.placed).count()
    }

    /// Does every track have a native section?
    pub(crate) fn all_placed(&self) -> bool {
        self.all.iter().all(|track| track.placed)
    }

    /// The first track of a section, from `from` on, that no native section carries.
    pub(crate) fn next(&self, section: usize, from: &mut usize) -> usize {
        while self.all.get(*from).is_some_and(|track| track.section != section || track.placed) {
            *from += 1;
        }
        *from
    }

    /// Lets `slot` carry a track, if there is one and no other slot carries it.
    pub(crate) fn carry(&mut self, track: usize, slot: &mut Slot<'a>) {
        if let Some(track) = self.all.get_mut(track)
            && !core::mem::replace(&mut track.placed, true)
        {
            core::mem::swap(&mut slot.sources.0, &mut track.lines);
            slot.direction.send = true;
            slot.msid = track.name;
        }
    }
}
