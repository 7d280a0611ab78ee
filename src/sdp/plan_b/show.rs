//! What does the page see of a native description?

use crate::sdp::lines::{Kind, word};
use crate::sdp::section::{Description, Section};
use crate::sdp::text::Text;

use super::slots::{self, Slot};

/// Translates a native description, local or remote, of any type, into Plan B.
///
/// There is one section for all audio and one for all video, called `audio` and `video` (or as the peer called them in its own Plan B
/// offer). Each has the lines of the first native section of its kind that is in use, the direction of all of them together, and
/// their sources as Chrome wrote them: `cname`, `msid`, `mslabel` and `label`. Other sections keep their lines.
///
/// A text that is not a session description comes back as it is.
pub fn to_plan_b(native: &str) -> String {
    let description = Description::read(native);
    let mut slots = Vec::new();
    for shared in &description.shared {
        if let Some(template) = description.sections.get(shared.template) {
            let mut slot = Slot::new(shared.template, template, shared.name.to_owned());
            slot.bundle_only = false;
            slots.push(slot);
        }
    }
    for section in &description.sections {
        if let Some(slot) = slots.get_mut(section.place) {
            // Media flows through a Plan B section where it flows through any of its native ones.
            slot.direction.recv |= section.direction.recv && !section.is_rejected();
            if section.sends() {
                slot.direction.send = true;
                sources(&mut slot.sources, &description, section);
            }
        }
    }
    slots::write(&description, &slots, &[], false)
}

/// Writes the sources of a native section as Chrome's Plan B did. Firefox and Chromium's answers say `cname` alone here. A track
/// without sources (simulcast by `a=rid`) has no form in Plan B: its `a=msid` stays.
fn sources(text: &mut Text, description: &Description<'_>, section: &Section<'_>) {
    let mut words = section.msid;
    let (stream, track) = (word(&mut words), word(&mut words));
    if !section.has_sources && section.is_named {
        text.line(&["a=msid:", section.msid]);
    }
    let mut last = "";
    for line in description.lines(section) {
        if matches!(line.kind, Kind::Source | Kind::SourceGroup) {
            text.copy(line.raw);
        }
        if line.is_source() && line.id != last {
            last = line.id;
            if !section.msid.is_empty() {
                for (attribute, value) in &[(" msid:", section.msid), (" mslabel:", stream), (" label:", track)] {
                    text.line(&["a=ssrc:", last, attribute, value]);
                }
            }
        }
    }
}
