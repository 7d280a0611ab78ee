//! What does the page's edited Plan B description mean for the native one that it was made from?

use super::show::{msid, show};
use crate::sdp::direction::Direction;
use crate::sdp::group;
use crate::sdp::index::Index;
use crate::sdp::layout::Layout;
use crate::sdp::lines::{Line, line_end, lines, stream_and_track};
use crate::sdp::section::{Description, Section};
use crate::sdp::sources::{Track, tracks};
use crate::sdp::write::{self, Owned, Text};

/// Translates a local description that the page edited back for the native `setLocalDescription`.
///
/// `native` is what the native `createOffer` or `createAnswer` made last, `page` what the page made of [`to_plan_b`](crate::sdp::to_plan_b)
/// of it.
///
/// * Where the page changed nothing, the native text returns byte for byte.
/// * Lines that mean the same in both plans: the page's section replaces the lines of every native section of its kind, byte for
///   byte, because in Plan B it describes all of them.
/// * A source that the page dropped is not sent: its native section no longer sends. A changed `msid` or source replaces the old one.
///   Sources that the page added to a track (simulcast) go with it.
/// * The direction limits that of every native section; a section that the page rejects rejects them; one that it removed removes
///   them.
///
/// What was not made from `native` comes back as it is, and fails in the browser with the browser's own error.
pub fn local(page: &str, native: &str) -> String {
    let ours = Description::read(native);
    let layout = Layout::of(&ours);
    let shown_text = show(&ours, &layout, native);
    if page == shown_text {
        return native.to_owned();
    }
    let shown = Description::read(&shown_text);
    let edited = Description::read(page);
    let Some(edits) = edits(&edited, &shown, &ours, &layout) else {
        return page.to_owned();
    };
    let mut text = Text::new(native.len() + page.len(), line_end(native));
    let session = Session {
        edited: &edited,
        shown: &shown,
        ours: &ours,
        layout: &layout,
        edits: &edits,
    };
    session.write(&mut text);
    let owned = own_tracks(&ours, &edits);
    for ((section, place), own) in ours.sections.iter().zip(&layout.place).zip(&owned) {
        if let Some(Some(edit)) = edits.get(*place) {
            edit.write(&mut text, section, own);
        }
    }
    text.text
}

/// What the page did to one Plan B section.
struct Edit<'a> {
    page: Section<'a>,
    /// The section as the page got it.
    shown: Section<'a>,
    /// Are the lines that mean the same in both plans as they were?
    same_lines: bool,
    /// Are the sources as they were?
    same_sources: bool,
    /// The text of the native section whose candidates the page saw.
    template: Option<&'a str>,
    /// The tracks that the page left, where it changed the sources.
    tracks: Vec<Track<'a>>,
}

/// For each Plan B section its edit, or `None` where the page removed it. `None` for all when the page has a section that we have not.
fn edits<'a>(
    edited: &Description<'a>,
    shown: &Description<'a>,
    ours: &Description<'a>,
    layout: &Layout<'_>,
) -> Option<Vec<Option<Edit<'a>>>> {
    let mut edits = Vec::new();
    let mut pages = edited.sections.iter().peekable();
    for (shown, shared) in shown.sections.iter().zip(&layout.shared) {
        let page = pages.next_if(|page| page.media == shown.media);
        edits.push(page.map(|page| Edit::new(*page, *shown, ours.sections.get(shared.template))));
    }
    pages.next().is_none().then_some(edits)
}

/// For each native section, the numbers of the page's tracks that are its own: by a source, or else by the name.
fn own_tracks(ours: &Description<'_>, edits: &[Option<Edit<'_>>]) -> Vec<Vec<usize>> {
    let mut owned = vec![Vec::new(); ours.sections.len()];
    let (mut by_source, mut by_name) = (Index::new(), Index::new());
    for (number, section) in ours
        .sections
        .iter()
        .enumerate()
        .filter(|(_, section)| section.sends())
    {
        for raw in lines(section.text) {
            if let Line::Ssrc { id, .. } = Line::read(raw) {
                by_source.get_or_insert((section.media, id), number);
            }
        }
        // Firefox allows one track in several sections; the first wins.
        if let Some(msid) = msid(section) {
            by_name.get_or_insert(stream_and_track(msid), number);
        }
    }
    for edit in edits.iter().flatten() {
        for (number, track) in edit.tracks.iter().enumerate() {
            let by_source = track
                .sources
                .iter()
                .find_map(|id| by_source.get((edit.page.media, id)));
            let section = by_source.or_else(|| by_name.get((track.stream, track.id)));
            if let Some(own) = section.and_then(|section| owned.get_mut(section)) {
                own.push(number);
            }
        }
    }
    owned
}

impl<'a> Edit<'a> {
    fn new(page: Section<'a>, shown: Section<'a>, template: Option<&Section<'a>>) -> Self {
        let is_source =
            |raw: &&str| matches!(Line::read(raw), Line::Ssrc { .. } | Line::SsrcGroup(_));
        let is_plain = |raw: &&str| {
            matches!(
                Line::read(raw),
                Line::Media(_) | Line::Candidate | Line::Other
            )
        };
        let same_lines = page.text == shown.text
            || lines(page.text)
                .filter(is_plain)
                .eq(lines(shown.text).filter(is_plain));
        let same_sources = page.text == shown.text
            || lines(page.text)
                .filter(is_source)
                .eq(lines(shown.text).filter(is_source));
        Self {
            page,
            shown,
            same_lines,
            same_sources,
            template: template.map(|section| section.text),
            tracks: if same_sources {
                Vec::new()
            } else {
                tracks(&page, true)
            },
        }
    }

    /// Writes a native section as the page edited it.
    fn write(&self, text: &mut Text, section: &Section<'_>, own: &[usize]) {
        let Self { page, shown, .. } = self;
        if page.text == shown.text || section.is_rejected() {
            text.copy(section.text);
            return;
        }
        let rejected = page.is_rejected();
        let own = || own.iter().filter_map(|number| self.tracks.get(*number));
        // The page dropped what this section was to send.
        let dropped = !self.same_sources && own().next().is_none();
        let direction = Direction {
            send: section.direction.send && page.direction.send && !dropped,
            // Where no section of the kind received, and the page wants it, all do.
            recv: page.direction.recv && (section.direction.recv || !shown.direction.recv),
        };
        let native_lines = |text: &mut Text, wanted: fn(&Line<'_>) -> bool| {
            lines(section.text)
                .filter(|raw| wanted(&Line::read(raw)))
                .for_each(|raw| text.copy(raw));
        };
        write::section(
            text,
            if self.same_lines { section } else { page },
            &Owned {
                port: if rejected {
                    Some("0")
                } else if self.same_lines {
                    None
                } else {
                    Some(section.port)
                },
                mid: section.mid,
                direction,
                bundle_only: section.bundle_only && !rejected,
                candidates: self.same_lines || self.template == Some(section.text),
                mid_extension: self.same_lines,
                msid: &|text| match own().next() {
                    _ if dropped => {}
                    Some(track)
                        if section.msid.map(stream_and_track) != Some((track.stream, track.id)) =>
                    {
                        track.write_msid(text)
                    }
                    _ => native_lines(text, |line| matches!(line, Line::Msid(_))),
                },
                sources: &|text| {
                    if self.same_sources {
                        native_lines(text, |line| {
                            matches!(line, Line::Ssrc { .. } | Line::SsrcGroup(_))
                        });
                    }
                    own()
                        .flat_map(|track| &track.lines)
                        .for_each(|raw| text.copy(raw));
                },
            },
        );
    }
}

/// What the session part is made from.
struct Session<'a> {
    edited: &'a Description<'a>,
    shown: &'a Description<'a>,
    ours: &'a Description<'a>,
    layout: &'a Layout<'a>,
    edits: &'a [Option<Edit<'a>>],
}

impl Session<'_> {
    fn write(&self, text: &mut Text) {
        if self.edited.session == self.shown.session
            && self.edited.sections.len() == self.shown.sections.len()
        {
            text.copy(self.ours.session);
            return;
        }
        let mut index = Index::new();
        for (place, edit) in self.edits.iter().enumerate() {
            if let Some(edit) = edit {
                index.get_or_insert((edit.page.mid, ""), place);
            }
        }
        for (place, shared) in self.layout.shared.iter().enumerate() {
            index.get_or_insert((shared.name, ""), place);
        }
        group::session(
            text,
            self.edited.session,
            &index,
            self.layout.shared.len(),
            &|place, members| {
                let (Some(Some(_)), Some(shared)) =
                    (self.edits.get(place), self.layout.shared.get(place))
                else {
                    return;
                };
                for section in shared
                    .sections
                    .iter()
                    .filter_map(|number| self.ours.sections.get(*number))
                {
                    if !section.is_rejected() {
                        group::member(members, section.mid);
                    }
                }
            },
        );
    }
}
