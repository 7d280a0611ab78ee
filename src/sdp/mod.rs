//! Session descriptions, without a browser: text in, text out.
//!
//! The browsers speak Unified Plan, where every track has its own section. Pages of 2012 to 2018 speak Plan B, where every *kind* has one
//! section for all of its tracks. All functions here are pure and keep nothing: what they need to know of earlier negotiations is in
//! the descriptions that the browser holds already, so a dropped connection leaves nothing behind.

mod direction;
mod group;
mod index;
mod lines;
mod names;
mod payloads;
mod plan_b;
mod repair;
mod section;
mod text;
mod tracks;
mod unified;

pub use payloads::without_unlisted_codecs;
pub use plan_b::{
    Answer, Job, Place, Senders, candidate_to_native, candidate_to_page, follow_up_offer, local, place, remote_answer,
    remote_offer, to_native, to_plan_b,
};
pub use repair::{Role, repaired};
pub use unified::{is_unified, rename_mids, same_place};
