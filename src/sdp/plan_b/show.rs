//! What does the page see of a native description?

use crate::sdp::index::Index;
use crate::sdp::lines::{FURTHER_SOURCE, Kind, cut, position, split, word};
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
    show(native, "", false, false)
}

/// The same for an offer of ours, where nobody knows yet what the peer speaks (`for_both`): a section of several tracks is written so that
/// Unified Plan takes it too, as a section of its first track.
///
/// * It has an `a=msid`, with which all sources of a video section are one track. Plan B up to Chromium 65 goes by the sources alone.
/// * An audio section of Unified Plan has one source, so the others have a name that Plan B alone reads.
/// * It has the header extension of Unified Plan, by whose echo the peer's answer tells what it speaks.
///
/// A native answer may say less than the peer's own, `theirs`: Firefox takes none that receives what the offer does not send, and Chrome looked at no
/// direction. So `theirs` tells the directions, where `native` was made of it.
///
/// Where several sections have become one, `bundled` says whether its group is shown: it may be one that we had to write for a peer that bundles nothing.
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
            // Media flows through a Plan B section where it flows through any of its native ones.
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
    // A repair may have taken sections out.
    if theirs.len() == slots.len() {
        for (slot, section) in slots.iter_mut().zip(&theirs) {
            slot.direction = section.direction;
        }
    }
    slots::write(&description, &slots, &[], Some(&streams), bundled, false)
}

/// The id and the version of the session, which name a description of its author's. Chromium writes the other words of the line anew.
#[inline(never)]
fn version(sdp: &str) -> &str {
    let origin = cut(sdp, b' ').1;
    split(origin, position(origin, b'I')).0
}

/// Writes the sources of a native section as Chrome's Plan B did. Firefox and Chromium's answers say `cname` alone here. A track
/// without sources (simulcast by `a=rid`) has no form in Plan B: its `a=msid` stays.
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
