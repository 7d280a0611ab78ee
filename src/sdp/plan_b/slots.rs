//! How is a description written with other sections than it has?

use std::borrow::Cow;

use crate::sdp::direction::Direction;
use crate::sdp::group::{self, Member};
use crate::sdp::index::{Index, NONE};
use crate::sdp::lines::{Kind, Line};
use crate::sdp::section::{Description, Section};
use crate::sdp::text::Text;

/// One section to be: the lines of another one, with its own values where Plan B and Unified Plan differ.
pub(crate) struct Slot<'a> {
    /// The number of the section whose lines it has.
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
    /// Unified Plan may read it too: it keeps the header extension.
    pub(crate) is_for_both: bool,
    /// Direction, `msid` and sources are those of the model.
    pub(crate) is_same: bool,
    /// It is new to the connection, and may carry any track.
    pub(crate) is_new: bool,
    /// The lines of the section, where nothing is to be written anew.
    pub(crate) verbatim: &'a [Line<'a>],
}

impl<'a> Slot<'a> {
    /// A section like `section`, which has the number `model`, without tracks of its author.
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

    /// Writes it. The sources go where the model has the first of them, or to the end; so do mid and direction. Every other line
    /// stays where and as it is.
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
                // A section has the sources of all its tracks, and is written for each of them: they are passed in one step.
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
                // A Plan B peer knows one mid for all tracks of a kind: with the extension, RFC 8843 (9.2) would deliver them all to
                // the first.
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

/// How long a description may become, in bytes. Native sections repeat the lines of the shared one for each track, so a hostile peer
/// could have a megabyte become gigabytes. What is longer ends early, and the browser refuses it; 200 tracks are half a megabyte.
const LIMIT: usize = 1 << 25;

/// Writes `slots` behind the session part `session`, or if that is empty, behind the one of `description`, in whose groups a
/// section stands for all slots in its place, and whose `a=msid-semantic` line is `semantic`, if that is given. `bundled` says whether
/// the page bundles by itself, `reopen` whether an answer becomes an offer.
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
        // The tracks of one section share its transport, also where the peer bundles nothing.
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
        // The first one in use has the candidates of them all.
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
