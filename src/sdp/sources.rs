//! Which tracks does a Plan B section carry, and which of its lines belong to each?

use super::index::Index;
use super::lines::{Line, lines, stream_and_track};
use super::section::Section;
use super::write::Text;

/// One track: every synchronization source with the same `msid`, or grouped with one.
pub(crate) struct Track<'a> {
    /// The id of its stream.
    pub(crate) stream: &'a str,
    /// Its own id.
    pub(crate) id: &'a str,
    /// Its `a=ssrc` and `a=ssrc-group` lines, raw, in order.
    pub(crate) lines: Vec<&'a str>,
    /// Its synchronization sources.
    pub(crate) sources: Vec<&'a str>,
}

impl Track<'_> {
    /// Writes the line that names the track in Unified Plan.
    pub(crate) fn write_msid(&self, text: &mut Text) {
        let space = if self.id.is_empty() { "" } else { " " };
        text.line(&["a=msid:", self.stream, space, self.id]);
    }
}

/// What is said about one synchronization source.
struct Source<'a> {
    id: &'a str,
    msid: &'a str,
    mslabel: &'a str,
    label: &'a str,
    /// The number of its track.
    track: Option<usize>,
}

/// The tracks of a Plan B section, in order of appearance; none when the section does not send.
///
/// As in Chrome, a track is named by `msid`, before that by `mslabel` and `label` (Chrome 22 to 25). A peer that knows none of these
/// (`knows_msid` says whether its description has an `a=msid-semantic: WMS`) has one track a section, in the stream `default`,
/// called `defaulta0` or `defaultv0`.
pub(crate) fn tracks<'a>(section: &Section<'a>, knows_msid: bool) -> Vec<Track<'a>> {
    let mut tracks = Vec::new();
    if !section.sends() {
        return tracks;
    }
    let mut by_id = Index::new();
    let mut sources: Vec<Source<'a>> = Vec::new();
    for raw in lines(section.text) {
        if let Line::Ssrc { id, attribute } = Line::read(raw) {
            let number = by_id.get_or_insert((id, ""), sources.len());
            if number == sources.len() {
                sources.push(Source {
                    id,
                    msid: "",
                    mslabel: "",
                    label: "",
                    track: None,
                });
            }
            if let Some(source) = sources.get_mut(number) {
                let (name, value) = attribute.split_once(':').unwrap_or((attribute, ""));
                match name {
                    "msid" => source.msid = value,
                    "mslabel" => source.mslabel = value,
                    "label" => source.label = value,
                    _ => {}
                }
            }
        }
    }
    let mut by_name = Index::new();
    let mut track_named = |name: (&'a str, &'a str)| {
        let number = by_name.get_or_insert(name, tracks.len());
        if number == tracks.len() {
            tracks.push(Track {
                stream: name.0,
                id: name.1,
                lines: Vec::new(),
                sources: Vec::new(),
            });
        }
        Some(number)
    };
    for source in &mut sources {
        if !source.msid.is_empty() {
            source.track = track_named(stream_and_track(source.msid));
        } else if !source.label.is_empty() {
            source.track = track_named((source.mslabel, source.label));
        }
    }
    join_groups(section, &by_id, &mut sources);
    if let Some(msid) = section.msid {
        let track = track_named(stream_and_track(msid));
        for source in &mut sources {
            source.track = source.track.or(track);
        }
    } else if tracks.is_empty() && (!knows_msid || !sources.is_empty()) {
        let id = if section.media == "audio" {
            "defaulta0"
        } else {
            "defaultv0"
        };
        tracks.push(Track {
            stream: "default",
            id,
            lines: Vec::new(),
            sources: Vec::new(),
        });
        if let Some(source) = sources.first_mut() {
            source.track = Some(0);
        }
        join_groups(section, &by_id, &mut sources);
    }
    // What is left without a track is the source of a receiver's reports.
    for source in &sources {
        if let Some(track) = source.track.and_then(|number| tracks.get_mut(number)) {
            track.sources.push(source.id);
        }
    }
    for raw in lines(section.text) {
        let number = match Line::read(raw) {
            Line::Ssrc { id, .. } => by_id.get((id, "")),
            Line::SsrcGroup(group) => members(group).find_map(|id| by_id.get((id, ""))),
            _ => None,
        };
        let source = number.and_then(|number| sources.get(number));
        if let Some(track) = source
            .and_then(|source| source.track)
            .and_then(|number| tracks.get_mut(number))
        {
            track.lines.push(raw);
        }
    }
    tracks
}

/// A source without a name of its own (often the retransmission) belongs to the track of its group.
fn join_groups(section: &Section<'_>, by_id: &Index<'_>, sources: &mut [Source<'_>]) {
    for raw in lines(section.text) {
        if let Line::SsrcGroup(group) = Line::read(raw) {
            let numbers = || members(group).filter_map(|id| by_id.get((id, "")));
            let track =
                numbers().find_map(|number| sources.get(number).and_then(|source| source.track));
            for number in numbers() {
                if let Some(source) = sources.get_mut(number) {
                    source.track = source.track.or(track);
                }
            }
        }
    }
}

/// The sources in the value of an `a=ssrc-group`, behind its semantics.
pub(crate) fn members(group: &str) -> impl Iterator<Item = &str> {
    group.split_ascii_whitespace().skip(1)
}
