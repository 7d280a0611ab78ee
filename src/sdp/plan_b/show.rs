//! What does the page see of a native description?

use crate::sdp::direction::Direction;
use crate::sdp::group;
use crate::sdp::index::Index;
use crate::sdp::layout::{Layout, Shared};
use crate::sdp::lines::{Line, line_end, lines, stream_and_track};
use crate::sdp::section::{Description, Section};
use crate::sdp::write::{self, Owned, Text};

/// Translates a native description, local or remote, of any type, into Plan B.
///
/// There is one section for all audio and one for all video, called `audio` and `video` (or as the peer called them in its own Plan B
/// offer). Each has the lines of the first native section of its kind that is in use, the direction of all of them together, and
/// their sources as Chrome wrote them: `cname`, `msid`, `mslabel` and `label`. Other sections keep their lines.
///
/// A text that is not a session description comes back as it is.
pub fn to_plan_b(native: &str) -> String {
    let description = Description::read(native);
    show(&description, &Layout::of(&description), native)
}

/// As [`to_plan_b`], for a description that is read already.
pub(crate) fn show(description: &Description<'_>, layout: &Layout<'_>, native: &str) -> String {
    let mut text = Text::new(native.len(), line_end(native));
    let mut index = Index::new();
    for (section, place) in description.sections.iter().zip(&layout.place) {
        index.get_or_insert((section.mid, ""), *place);
    }
    group::session(
        &mut text,
        description.session,
        &index,
        layout.shared.len(),
        &|place, members| {
            if let Some(shared) = layout.shared.get(place) {
                group::member(members, shared.name);
            }
        },
    );
    for shared in &layout.shared {
        if let Some(template) = description.sections.get(shared.template) {
            write::section(
                &mut text,
                template,
                &Owned {
                    // A peer of Plan B's time does not know `bundle-only`: its port 0 would reject the section.
                    port: template.bundle_only.then_some("9"),
                    mid: shared.name,
                    direction: direction(shared, description),
                    bundle_only: false,
                    candidates: true,
                    mid_extension: false,
                    msid: &|_| {},
                    sources: &|text| {
                        for number in &shared.sections {
                            if let Some(section) = description.sections.get(*number)
                                && section.sends()
                            {
                                sources(text, section);
                            }
                        }
                    },
                },
            );
        }
    }
    text.text
}

/// Media flows through a Plan B section where it flows through any of its native ones.
pub(crate) fn direction(shared: &Shared<'_>, description: &Description<'_>) -> Direction {
    let mut all = Direction::NEITHER;
    for number in &shared.sections {
        if let Some(section) = description.sections.get(*number)
            && !section.is_rejected()
        {
            all.send |= section.direction.send;
            all.recv |= section.direction.recv;
        }
    }
    all
}

/// The stream and the track of a native section: today in `a=msid`, or else with its first source.
pub(crate) fn msid<'a>(section: &Section<'a>) -> Option<&'a str> {
    section.msid.or_else(|| {
        lines(section.text).find_map(|raw| match Line::read(raw) {
            Line::Ssrc { attribute, .. } => attribute.strip_prefix("msid:"),
            _ => None,
        })
    })
}

/// Writes the sources of a native section as Chrome's Plan B did. Firefox and Chromium's answers say `cname` alone here.
fn sources(text: &mut Text, section: &Section<'_>) {
    let msid = msid(section);
    let mut last = "";
    for raw in lines(section.text) {
        match Line::read(raw) {
            Line::SsrcGroup(_) => text.copy(raw),
            Line::Ssrc { id, attribute } => {
                let ours = attribute.starts_with("msid:")
                    || attribute.starts_with("mslabel:")
                    || attribute.starts_with("label:");
                if !ours {
                    text.copy(raw);
                }
                if let Some(msid) = msid
                    && id != last
                {
                    let (stream, track) = stream_and_track(msid);
                    text.line(&["a=ssrc:", id, " msid:", msid]);
                    text.line(&["a=ssrc:", id, " mslabel:", stream]);
                    text.line(&["a=ssrc:", id, " label:", track]);
                }
                last = id;
            }
            _ => {}
        }
    }
}
