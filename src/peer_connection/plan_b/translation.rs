//! Where JavaScript's strings meet the translator: each text goes in and comes out here.

use super::remote::Tracks;
use super::{MORE, REMOTE_DESCRIPTION, UNIFIED, native_sdp, of};
use crate::sdp::{self, Answer};
use crate::values::{Completion, Value};

/// What a text is, and becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Job {
    /// The browser's, for the page. The base is the peer's last description.
    Show,
    /// The page's, for `setLocalDescription`. The base is what the browser made.
    Local,
    /// A peer's offer. The base is the native remote description.
    Offer,
    /// The tracks that a peer's answer added, as an offer to ourselves. The base is the native remote description.
    FollowUp,
    /// A peer's answer. The base is the native local description.
    Answer,
}

/// Translates `text`. Between us and a peer that speaks Unified Plan, the sections are called as in `base`, and that is all.
pub(super) fn translate(connection: Value, job: Job, text: Value, base: Value) -> Completion {
    let plan_b = of(connection);
    let (text, base) = (text.text()?, text_of(base)?);
    if matches!(job, Job::Offer | Job::Answer) && sdp::is_unified(&text) {
        plan_b.set(UNIFIED, true);
    }
    let translated = if plan_b.own(UNIFIED).is_truthy() {
        sdp::rename_mids(&text, &base)
    } else {
        match job {
            Job::Show => sdp::to_plan_b(&text),
            Job::Local => sdp::local(&text, &base),
            Job::Offer => sdp::remote_offer(&text, Some(&base), &Tracks::of(connection)?.senders()),
            Job::FollowUp => sdp::follow_up_offer(&text, &base, &Tracks::of(connection)?.senders()),
            Job::Answer => {
                let remote = text_of(native_sdp(connection, REMOTE_DESCRIPTION)?)?;
                let Answer { sdp, more_tracks } = sdp::remote_answer(&text, &base, Some(&remote));
                plan_b.set(MORE, more_tracks);
                sdp
            }
        }
    };
    Some((&*translated).into())
}

/// A text that may be missing.
pub(super) fn text_of(text: Value) -> Completion<String> {
    if text.is_undefined() { Some(String::new()) } else { text.text() }
}
