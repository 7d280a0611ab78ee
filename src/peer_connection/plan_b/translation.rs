//! Where JavaScript's strings meet the translator: each text goes in and comes out here.

use super::senders::Senders;
use super::slots::{MORE_TRACKS, PlanBSlots, UNIFIED};
use crate::sdp::{self, Job, Role};
use crate::value::{Completion, Value};

/// Translates `text`, for the browser, or without a job for the page. `base` and `other` are as for [`sdp::to_native`], and for the page
/// `base` is the peer's last description: between us and a peer that speaks Unified Plan, the sections are called as in `base`, and that
/// is all.
pub(super) fn translate(connection: Value, job: Option<Job>, text: Value, base: Value, other: Value) -> Completion {
    let plan_b = PlanBSlots::ensure(connection);
    let (text, base, other) = (text_of(text)?, text_of(base)?, text_of(other)?);
    if matches!(job, Some(Job::Offer | Job::Answer)) && sdp::is_unified(&text) {
        plan_b.set(UNIFIED, true);
    }
    let translated = if plan_b.get(UNIFIED) {
        sdp::rename_mids(&text, &base)
    } else if let Some(job) = job {
        let Senders { mids, audio, video } = Senders::of(connection)?;
        let answer = sdp::to_native(job, &text, &base, &other, &sdp::Senders { mids: &mids, audio, video });
        if job == Job::Answer {
            plan_b.set(MORE_TRACKS, answer.more_tracks);
        }
        // What two sections of the page's were, and what the offer has, is told by native sections only.
        let (role, offer) = match job {
            Job::Local => (Role::Local, ""),
            Job::Answer => (Role::Answer, &*base),
            _ => (Role::Offer, ""),
        };
        sdp::repaired(&answer.sdp, role, offer, true).unwrap_or(answer.sdp)
    } else {
        sdp::to_plan_b(&text)
    };
    Ok((&*translated).into())
}

/// A text that may be missing.
pub(super) fn text_of(text: Value) -> Completion<String> {
    if text.is_undefined() { Ok(String::new()) } else { text.text() }
}
