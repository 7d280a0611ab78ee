//! Plan B, Chrome's session descriptions of 2012 to 2018, in both directions.

mod candidates;
mod fit;
mod show;
pub(crate) mod slots;

pub use candidates::{Place, candidate_to_native, candidate_to_page, place};
pub use fit::Senders;
use fit::{Purpose, fit};
pub use show::{show, to_plan_b};

use super::section::{Description, same};
use super::text::with_line_ends;
use super::tracks::Tracks;

/// A peer's answer in native form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// For the native `setRemoteDescription`.
    pub sdp: String,
    /// The peer sends tracks for which we offered no section. This is normal in Plan B, where an answer may add
    /// streams, and impossible in Unified Plan: [`follow_up_offer`] adds them.
    pub more_tracks: bool,
}

/// Translates a local description that the page edited back for the native `setLocalDescription`.
///
/// `native` is the last result of the native `createOffer` or `createAnswer`; `page` is the page's edited version of
/// [`to_plan_b`] of it.
///
/// * If the page changed nothing, the native text is returned byte for byte; so are the sections of the kinds that it
///   did not edit.
/// * A section that the page edited replaces the lines of every native section of its kind, byte for byte, because in
///   Plan B it describes all of them. Each keeps its own mid, port, sources and `msid`.
/// * A source that the page dropped is not sent: its native section stops sending. A changed `msid` or source replaces
///   the old one. Sources that the page added to a track (simulcast) are added to its section.
/// * The direction limits that of every native section. A section that the page rejects or removes rejects or removes
///   all of them.
///
/// A text that was not made from `native` is returned unchanged, and fails with the browser's own error.
pub fn local(page: &str, native: &str) -> String {
    let shown = to_plan_b(native);
    if page == shown {
        return native.to_owned();
    }
    to_native(Job::Local, page, native, &shown, &Senders::default()).sdp
}

/// Translates a Plan B offer of a peer for the native `setRemoteDescription`.
///
/// `native` is the connection's present native remote description, or `None` before the first one.
///
/// * An existing track keeps its section and its mid; a track is the same as long as its `msid` is.
/// * A new track gets a new section, so that the browser announces a new track with the right id. The section takes the
///   place of a rejected one that was made here, otherwise it goes to the end.
/// * A track that is gone leaves its section `recvonly` or `inactive`. If the section was made here and nothing is sent
///   in it, it is rejected: the browser then ends the track, as Plan B did, and the place is free for a later one.
/// * The peer takes any number of our tracks in its one section. Native sections carry one each, so spare ones are
///   added for the tracks of `senders` that have none. When the page adds tracks between `setRemoteDescription` and
///   `createAnswer`, the same offer is translated and set again: it has the same sections, followed by the spare ones.
///
/// A text that cannot be an offer to this connection (no description, m-lines in another order, several audio or video
/// m-lines) is returned unchanged, and fails with the browser's own error. For an offer of several audio or video
/// m-lines, see [`is_unified`](super::is_unified).
pub fn remote_offer(plan_b: &str, native: Option<&str>, senders: &Senders<'_>) -> String {
    to_native(Job::Offer, plan_b, native.unwrap_or(""), "", senders).sdp
}

/// Writes the tracks that a peer's answer added as an offer to this connection alone.
///
/// When [`remote_answer`] reports `more_tracks` and the browser has accepted the answer, set this as a native remote
/// *offer* (`native` is by then the native remote description), and set the native answer to it, without telling the
/// page or the peer: for the peer the negotiation is over, its sources are already flowing, and the new sections share
/// the existing transport. The DTLS role is open (`actpass`), as in any offer (RFC 8842, 5.2); the browser keeps the
/// one it has.
pub fn follow_up_offer(plan_b: &str, native: &str, senders: &Senders<'_>) -> String {
    to_native(Job::FollowUp, plan_b, native, "", senders).sdp
}

/// Translates a Plan B answer (or pranswer) of a peer for the native `setRemoteDescription`.
///
/// `local` is the native local offer that it answers; `remote` is the connection's native remote description before it,
/// if any.
///
/// An existing track keeps its section. A new one takes a section that is new in this offer, so that it is announced
/// with its own id. An answer that does not fit the offer is returned unchanged, and fails with the browser's own
/// error.
pub fn remote_answer(plan_b: &str, local: &str, remote: Option<&str>) -> Answer {
    to_native(Job::Answer, plan_b, local, remote.unwrap_or(""), &Senders::default())
}

/// Which translation to native sections?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// [`local`], for a text that the page has changed.
    Local,
    /// [`remote_offer`]
    Offer,
    /// [`follow_up_offer`]
    FollowUp,
    /// [`remote_answer`]
    Answer,
    /// An answer from a Unified Plan peer to the [first track](show()) of each kind: it has not seen our other tracks.
    /// Their native sections are inactive until an offer in Unified Plan brings them.
    FirstTracks,
}

/// The four translations as one function, for callers that count bytes: in wasm, four calls and what they prepare would
/// be a large part of the whole.
///
/// `base` has the existing native sections, so it is `native` or `local` of the functions above. `other` is, for
/// `Job::Local`, what the page was shown; for `Job::Answer`, the native remote description before it; otherwise empty.
pub fn to_native(job: Job, text: &str, base: &str, other: &str, senders: &Senders<'_>) -> Answer {
    let other = Description::read(other);
    let text = &with_line_ends(text);
    let purpose = match job {
        Job::Local => Purpose::Local(&other),
        Job::Answer | Job::FirstTracks => Purpose::Answer(&other, job == Job::FirstTracks),
        Job::Offer | Job::FollowUp => Purpose::Offer(senders),
    };
    translate(text, base, purpose, job == Job::FollowUp)
}

/// Translates a description of the page or its peer into native sections like those of `base`; `reopen` turns an answer
/// into an offer.
fn translate(text: &str, base: &str, purpose: Purpose<'_>, reopen: bool) -> Answer {
    let page = Description::read(text);
    let base = Description::read(base);
    let mut tracks = Tracks::read(&page);
    let mut sdp = None;
    if page.shared.len() == page.sections.len()
        && let Some(slots) = fit(&page, &mut tracks, &base, purpose)
    {
        let session = match purpose {
            Purpose::Local(shown) if page.sections.len() == shown.sections.len() && same(page.session(), shown.session()) => {
                base.session()
            }
            _ => &[],
        };
        // A line that we had to show differently, and that the page has not changed.
        let semantic = match purpose {
            Purpose::Local(shown) if page.semantic() == shown.semantic() => base.semantic(),
            _ => None,
        };
        sdp = Some(slots::write(&page, &slots, session, semantic, false, reopen));
    }
    Answer { more_tracks: sdp.is_some() && !tracks.all_placed(), sdp: sdp.unwrap_or_else(|| text.to_owned()) }
}
