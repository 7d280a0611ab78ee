//! How is a description written with sections other than its own?

use std::borrow::Cow;

use crate::sdp::direction::Direction;
use crate::sdp::group::{self, Member};
use crate::sdp::index::{Index, NONE};
use crate::sdp::lines::{Kind, Line};
use crate::sdp::section::{Description, Section};
use crate::sdp::text::Text;

/// A section to be written: the lines of another one, with its own values where Plan B and Unified Plan differ.
pub(crate) struct Slot<'a> {
    /// The number of the section whose lines it takes.
    pub(crate) model: usize,
    pub(crate) mid: String,
    /// The port is 0, and not because of `bundle-only`.
    pub(crate) rejected: bool,
    pub(crate) bundle_only: bool,
    pub(crate) direction: Direction,
    /// The value of the `a=msid` line; empty for none.
    pub(crate) msid: Cow<'a, str>,
    /// The `a=ssrc` and `a=ssrc-group` lines.
    pub(crate) sources: Text,
    /// A Unified Plan peer may read it too: it keeps the mid header extension.
    pub(crate) is_for_both: bool,
    /// Direction, `msid` and sources are those of the model.
    pub(crate) is_same: bool,
    /// It is new to the connection, and may carry any track.
    pub(crate) is_new: bool,
    /// The lines of the section, if they are copied as they are.
    pub(crate) verbatim: &'a [Line<'a>],
}

impl<'a> Slot<'a> {
    /// A section like `section`, whose number is `model`, without its author's tracks.
    pub(crate) fn new(model: usize, section: &Section<'_>, mid: String) -> Self {
        Self {
            model,
            mid,
            rejected: section.is_rejected(),
            bundle_only: section.bundle_only,
            direction: Direction { send: false, recv: section.direction.recv },
            msid: Cow::Borrowed(""),
            sources: Text(String::new()),
            is_for_both: false,
            is_same: !section.is_rtp(),
            is_new: section.is_rtp(),
            verbatim: &[],
        }
    }

    /// Writes it. The sources go where the model has its first one, or at the end; so do mid and direction. Every other
    /// line keeps its place and its text.
    fn write(&self, text: &mut Text, lines: &[Line<'_>], section: &Section<'_>, candidates: bool, reopen: bool) {
        let (mut mid, mut direction, mut sources) = (true, !self.is_same, !self.is_same);
        let port = match section.port {
            _ if self.rejected || self.bundle_only => "0",
            // A peer of Plan B's time does not know `bundle-only`: its port 0 would reject the section.
            "0" => "9",
            port => port,
        };
        let mut rest = lines;
        loop {
            let line = rest.split_first().map(|(line, behind)| {
                // A section has the sources of all its tracks, and is written once for each of them, so they are
                // skipped in one step.
                let passed = if self.is_same { 0 } else { line.following };
                rest = behind.get(passed..).unwrap_or(&[]);
                line
            });
            let is = |kind| line.is_none_or(|line| line.kind == kind);
            let is_flow = line.is_none_or(Line::is_flow);
            if is(Kind::Mid) && core::mem::take(&mut mid) {
                text.line(&["a=mid:", &self.mid]);
                if self.bundle_only && !self.rejected {
                    text.line(&["a=bundle-only"]);
                }
            }
            if is(Kind::Direction) && core::mem::take(&mut direction) {
                text.line(&["a=", self.direction.name()]);
                if !self.msid.is_empty() {
                    text.line(&["a=msid:", &self.msid]);
                }
            }
            if is_flow && core::mem::take(&mut sources) {
                text.copy(&self.sources.0);
            }
            let Some(line) = line else { break };
            match line.kind {
                // A Plan B peer knows one mid for all tracks of a kind: with the extension, RFC 8843 (9.2) would
                // deliver all packets to the first track.
                Kind::MidExtension if self.is_for_both => text.copy(line.raw),
                Kind::Mid | Kind::BundleOnly | Kind::MidExtension => {}
                Kind::Candidate if !candidates => {}
                Kind::Direction | Kind::Msid if !self.is_same => {}
                _ if is_flow && !self.is_same => {}
                Kind::Media if port != section.port => text.line(&["m=", section.media, " ", port, " ", line.value]),
                Kind::Setup if reopen => text.line(&["a=setup:actpass"]),
                _ => text.copy(line.raw),
            }
        }
    }
}

/// The limit on a description, in bytes. Native sections repeat the lines of the shared one for each track, so a
/// hostile peer could turn a megabyte into gigabytes. A longer text is cut off, and the browser refuses it; 200 tracks
/// are half a megabyte.
const LIMIT: usize = 1 << 25;

/// Writes `slots` after the session part `session`; if that is empty, after the one of `description`, in whose groups
/// all slots in a section's place replace the section, and where `semantic`, if given, replaces the `a=msid-semantic`
/// line. `bundled` says whether the page itself bundles, `reopen` whether an answer becomes an offer.
pub(crate) fn write(
    description: &Description<'_>,
    slots: &[Slot<'_>],
    session: &[Line<'_>],
    semantic: Option<&str>,
    bundled: bool,
    reopen: bool,
) -> String {
    let mut text = Text(String::new());
    let mut index = Index::new(description.sections.len());
    let mut members = Vec::new();
    for section in &description.sections {
        index.set((0, section.mid), section.place);
        members.push(Member::new());
    }
    let at = |slot: &Slot<'_>| description.sections.get(slot.model).map_or(NONE, |section| section.place);
    for slot in slots {
        if let Some(member) = members.get_mut(at(slot))
            && !slot.rejected
        {
            member.push(&slot.mid);
        }
    }
    if session.is_empty() {
        group::session(&mut text, description, &index, &mut members, semantic, bundled);
        // The tracks of one section share its transport, even if the peer bundles nothing.
        for member in &members {
            if member.group == NONE && member.count > 1 {
                text.line(&["a=group:BUNDLE", &member.mids]);
            }
        }
    }
    text.copy_all(session);
    for slot in slots {
        if text.0.len() > LIMIT {
            break;
        }
        // The first one in use has the candidates for all of them.
        let first = !slot.rejected && members.get_mut(at(slot)).is_some_and(|member| core::mem::take(&mut member.count) > 0);
        text.copy_all(slot.verbatim);
        if let Some(section) = description.sections.get(slot.model)
            && slot.verbatim.is_empty()
        {
            slot.write(&mut text, description.lines(section), section, first, reopen);
        }
    }
    text.0
}
