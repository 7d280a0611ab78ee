//! Where JavaScript's strings meet the translator: every text goes in and comes out here.

use super::senders::Senders;
use super::slots::{FIRST_TRACKS, FOR_BOTH, MORE_TRACKS, ORDER, PlanBSlots, UNIFIED};
use crate::sdp::{self, Dialect, Job, Order, Role};
use crate::value::{Completion, Value};

/// Translates `text` for the browser. `base` and `other` are as for [`sdp::to_native`]. For a peer that speaks Unified
/// Plan, little more is done than to name the sections as in `base`.
pub(super) fn translate(connection: Value, mut job: Job, text: Value, base: Value, other: Value) -> Completion {
    let plan_b = PlanBSlots::ensure(connection);
    let (text, base, other) = (text_of(text)?, text_of(base)?, text_of(other)?);
    let dialect = match job {
        Job::Offer => sdp::dialect(&text),
        Job::Answer => sdp::dialect_of_answer(&text, &base),
        _ => Dialect::Unknown,
    };
    match dialect {
        Dialect::Unified => plan_b.set(UNIFIED, true),
        // The page's owner has said that the peer speaks Plan B, and is to be believed.
        Dialect::FirstTracks if plan_b.get(FOR_BOTH) => {
            plan_b.set(FIRST_TRACKS, true);
            job = Job::FirstTracks;
        }
        Dialect::PlanB => plan_b.set(FOR_BOTH, false),
        Dialect::FirstTracks | Dialect::Unknown => {}
    }
    let mut translated = if plan_b.get(UNIFIED) {
        let mut order = order_of(plan_b);
        let text = sdp::with_line_ends(&text);
        let translated = sdp::inward(&text, &base, &mut order);
        set_order(plan_b, &order);
        translated
    } else {
        let Senders { mids, audio, video } = Senders::of(connection)?;
        let answer = sdp::to_native(job, &text, &base, &other, &sdp::Senders { mids: &mids, audio, video });
        if matches!(job, Job::Answer | Job::FirstTracks) {
            plan_b.set(MORE_TRACKS, answer.more_tracks);
        }
        answer.sdp
    };
    // Only native sections tell what two of the page's sections were, and what the offer has.
    let (role, offer) = match job {
        Job::Local => (Role::Local, ""),
        Job::Answer | Job::FirstTracks => (Role::Answer, &*base),
        Job::Offer | Job::FollowUp => (Role::Offer, ""),
    };
    if let Some(repaired) = sdp::repaired(&translated, role, offer, true) {
        translated = repaired;
    }
    if job == Job::Local && sdp::writes_words_of_today(&base) {
        translated = sdp::words_of_today(&translated);
    }
    Ok((&*translated).into())
}

/// Whose description the page reads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Author {
    /// Our own offer, of which the peer must be able to read every word.
    OurOffer,
    OurAnswer,
    Peer,
}

/// Translates a native description for the page. `peer` is the peer's last one.
pub(super) fn translate_for_page(connection: Value, text: Value, peer: Value, author: Author) -> Completion {
    let (plan_b, is_offer) = (PlanBSlots::ensure(connection), author == Author::OurOffer);
    let (text, peer) = (text_of(text)?, text_of(peer)?);
    let mut translated = if plan_b.get(UNIFIED) {
        let mut order = order_of(plan_b);
        let translated = sdp::outward(&text, &peer, &mut order, is_offer);
        set_order(plan_b, &order);
        translated
    } else {
        let theirs = if author == Author::Peer { &*peer } else { "" };
        sdp::show(&text, theirs, is_offer && plan_b.get(FOR_BOTH), is_offer || peer.is_empty() || sdp::bundles(&peer))
    };
    if is_offer && !sdp::writes_words_of_today(&peer) {
        translated = sdp::old_words(&translated);
    }
    Ok((&*translated).into())
}

/// The order of the peer's sections.
pub(super) fn order_of(plan_b: PlanBSlots) -> Order {
    let order = plan_b.get(ORDER);
    if order.is_object() { order.items().map(|place| place.number() as usize).collect() } else { Order::new() }
}

pub(super) fn set_order(plan_b: PlanBSlots, order: &Order) {
    if !order.is_empty() {
        let places: Vec<Value> = order.iter().map(|place| u32::try_from(*place).unwrap_or_default().into()).collect();
        plan_b.set(ORDER, Value::array(&places));
    }
}

/// A text that may be missing.
pub(super) fn text_of(text: Value) -> Completion<String> {
    if text.is_undefined() { Ok(String::new()) } else { text.text() }
}
