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
    /// The peer sends tracks for which we offered no section. Normal in Plan B, where an answer may add streams, and impossible in
    /// an answer of Unified Plan: [`follow_up_offer`] brings them.
    pub more_tracks: bool,
}

/// Translates a local description that the page edited back for the native `setLocalDescription`.
///
/// `native` is what the native `createOffer` or `createAnswer` made last; `page` is what the page made of [`to_plan_b`] of it.
///
/// * Where the page changed nothing, the native text returns byte for byte; so do the sections of the kinds that it did not touch.
/// * A section that the page touched replaces the lines of every native section of its kind, byte for byte, because in Plan B it
///   describes all of them; each keeps its own mid, port, sources and `msid`.
/// * A source that the page dropped is not sent: its native section no longer sends. A changed `msid` or source replaces the old one.
///   Sources that the page added to a track (simulcast) go with it.
/// * The direction limits that of every native section; a section that the page rejects rejects them; one that it removed removes
///   them.
///
/// What was not made from `native` comes back as it is, and fails in the browser with the browser's own error.
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
/// * A track that is there keeps its section and its mid; a track is the same as long as its `msid` is.
/// * A new track has a new section, so that the browser announces a new track with the right id. It takes the place of a rejected
///   section that was made here, or else goes to the end.
/// * A track that is gone leaves its section `recvonly` or `inactive`. If the section was made here and nothing is sent in it, it is
///   rejected: then the browser ends the track, as Plan B did, and the place is free for a later one.
/// * The peer takes any number of our tracks in its one section. Native sections carry one each, so there are spare ones for the tracks
///   of `senders` that have none. When the page adds tracks between `setRemoteDescription` and `createAnswer`, the same offer
///   is translated and set once more: it has the same sections, and the spare ones behind them.
///
/// What cannot be an offer to this connection (no description, m-lines in another order, several audio or video m-lines) comes back as it
/// is, and fails in the browser with the browser's own error. For an offer of several audio or video m-lines, see
/// [`is_unified`](super::is_unified).
pub fn remote_offer(plan_b: &str, native: Option<&str>, senders: &Senders<'_>) -> String {
    to_native(Job::Offer, plan_b, native.unwrap_or(""), "", senders).sdp
}

/// The tracks that a peer's answer added, as an offer to this connection alone.
///
/// When [`remote_answer`] says `more_tracks` and the browser has taken the answer, set this as a native remote *offer*
/// (`native` is the native remote description by then), and set the native answer to it, without telling the page or
/// the peer: for the peer the negotiation is over, its sources flow already, and the new sections share the transport that is there.
/// The DTLS roles are open in it, as in any offer (RFC 8842, 5.2); the browser keeps those it has.
pub fn follow_up_offer(plan_b: &str, native: &str, senders: &Senders<'_>) -> String {
    to_native(Job::FollowUp, plan_b, native, "", senders).sdp
}

/// Translates a Plan B answer (or pranswer) of a peer for the native `setRemoteDescription`.
///
/// `local` is the native local offer that it answers; `remote` the connection's native remote description before it, if any.
///
/// A track that was there keeps its section; a new one takes a section that is new in this offer, so that it is announced with
/// its own id. An answer that does not fit the offer comes back as it is, and fails in the browser with the browser's own error.
pub fn remote_answer(plan_b: &str, local: &str, remote: Option<&str>) -> Answer {
    to_native(Job::Answer, plan_b, local, remote.unwrap_or(""), &Senders::default())
}

/// One of the translations to native sections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// [`local`], of a text that the page has changed.
    Local,
    /// [`remote_offer`]
    Offer,
    /// [`follow_up_offer`]
    FollowUp,
    /// [`remote_answer`]
    Answer,
    /// An answer to the [first tracks](show) of each kind, of a peer that speaks Unified Plan: of our other tracks it has not heard. Their native
    /// sections are inactive, until an offer in Unified Plan brings them.
    FirstTracks,
}

/// The four translations as one, which is for those who count bytes: in wasm four calls with all that they prepare are a good part of the
/// whole.
///
/// `base` has the native sections that there are, so it is `native` or `local` of the functions above. `other` is for `Job::Local` what
/// the page was shown of it, for `Job::Answer` the native remote description before it, and else nothing.
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

/// Translates what the page has or gets into native sections like those of `base`; `reopen` makes an answer an offer.
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
        // A line that we had to show otherwise, and the page has left alone.
        let semantic = match purpose {
            Purpose::Local(shown) if page.semantic() == shown.semantic() => base.semantic(),
            _ => None,
        };
        sdp = Some(slots::write(&page, &slots, session, semantic, false, reopen));
    }
    Answer { more_tracks: sdp.is_some() && !tracks.all_placed(), sdp: sdp.unwrap_or_else(|| text.to_owned()) }
}
