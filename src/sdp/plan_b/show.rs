//! What does the page see of a native description?

use crate::sdp::index::Index;
use crate::sdp::lines::{FURTHER_SOURCE, Kind, cut, position, split, word};
use crate::sdp::section::{Description, Section};
use crate::sdp::text::Text;

use super::slots::{self, Slot};

/// Translates a native description, local or remote, of any type, into Plan B.
///
/// There is one section for all audio and one for all video, called `audio` and `video` (or as the peer called them in
/// its own Plan B offer). Each has the lines of the first native section of its kind that is in use, the combined
/// direction of all of them, and their sources as Chrome wrote them: `cname`, `msid`, `mslabel` and `label`. Other
/// sections keep their lines.
///
/// A text that is not a session description is returned unchanged.
pub fn to_plan_b(native: &str) -> String {
    show(native, "", false, false)
}

/// The same for an offer of ours when nobody knows yet what the peer speaks (`for_both`): a section of several tracks
/// is written so that Unified Plan accepts it too, as a section of its first track.
///
/// * It has an `a=msid`, which makes all sources of a video section one track. Plan B up to Chromium 65 uses only the
///   sources.
/// * An audio section of Unified Plan has one source, so the others get a name that only Plan B reads.
/// * It has the mid header extension of Unified Plan: if the peer's answer repeats it, the peer speaks Unified Plan.
///
/// A native answer may allow less than the peer's own, `theirs`: Firefox refuses one that receives what the offer does
/// not send, while Chrome did not check directions. So `theirs` gives the directions, where `native` was made from it.
///
/// Where several sections have become one, `bundled` says whether its group is shown: we may have added it for a peer
/// that does not bundle.
pub fn show(native: &str, theirs: &str, for_both: bool, bundled: bool) -> String {
    let description = Description::read(native);
    let mut slots = Vec::new();
    for shared in &description.shared {
        if let Some(template) = description.sections.get(shared.template) {
            let mut slot = Slot::new(shared.template, template, shared.name.to_owned());
            slot.bundle_only = false;
            slots.push(slot);
        }
    }
    let (mut known, mut streams) = (Index::new(description.sections.len()), String::from("a=msid-semantic: WMS"));
    for (number, section) in description.sections.iter().enumerate() {
        if let Some(slot) = slots.get_mut(section.place) {
            // Media flows through a Plan B section if it flows through any of its native ones.
            slot.direction.recv |= section.direction.recv && !section.is_rejected();
            if section.sends() {
                let is_further = for_both && slot.direction.send;
                slot.direction.send = true;
                slot.is_for_both |= is_further;
                if slot.msid.is_empty() {
                    slot.msid = section.msid.into();
                }
                let name = if is_further && section.is_audio() { FURTHER_SOURCE } else { "ssrc" };
                sources(&mut slot.sources, &description, section, name);
                let mut msid = section.msid;
                let stream = word(&mut msid);
                if !matches!(stream, "" | "-") && known.set((0, stream), number) == number {
                    streams.push(' ');
                    streams.push_str(stream);
                }
            }
        }
    }
    for slot in &mut slots {
        if !slot.is_for_both {
            slot.msid = "".into();
        }
    }
    streams.push_str("\r\n");
    let theirs = if version(native) == version(theirs) { Description::read(theirs).sections } else { Vec::new() };
    // A repair may have removed sections.
    if theirs.len() == slots.len() {
        for (slot, section) in slots.iter_mut().zip(&theirs) {
            slot.direction = section.direction;
        }
    }
    slots::write(&description, &slots, &[], Some(&streams), bundled, false)
}

/// The id and the version of the session identify a description for its author. Chromium rewrites the other words of
/// the line.
#[inline(never)]
fn version(sdp: &str) -> &str {
    let origin = cut(sdp, b' ').1;
    split(origin, position(origin, b'I')).0
}

/// Writes the sources of a native section as Chrome's Plan B did. Here Firefox, and Chromium's answers, give only
/// `cname`. A track without sources (simulcast by `a=rid`) has no form in Plan B: its `a=msid` stays.
fn sources(text: &mut Text, description: &Description<'_>, section: &Section<'_>, name: &str) {
    let mut words = section.msid;
    let (stream, track) = (word(&mut words), word(&mut words));
    if !section.has_sources && section.is_named && stream != "-" {
        text.line(&["a=msid:", section.msid]);
    }
    let mut last = "";
    for line in description.lines(section) {
        if line.kind == Kind::SourceGroup {
            text.copy(line.raw);
        } else if line.kind == Kind::Source {
            text.copy("a=");
            text.0.push_str(name);
            text.0.push_str(split(line.raw, "a=ssrc".len()).1);
        }
        if line.is_source() && line.id != last {
            last = line.id;
            if !section.msid.is_empty() {
                for (attribute, value) in &[(" msid:", section.msid), (" mslabel:", stream), (" label:", track)] {
                    text.line(&["a=", name, ":", last, attribute, value]);
                }
            }
        }
    }
}
