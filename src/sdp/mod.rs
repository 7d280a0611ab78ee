//! Session descriptions, without a browser: text in, text out.
//!
//! The browsers speak Unified Plan, where every track has its own section. Pages of 2012 to 2018 speak Plan B, where every *kind* has one
//! section for all of its tracks. All functions here are pure and keep nothing: what they need to know of earlier negotiations is in
//! the descriptions that the browser holds already, so a dropped connection leaves nothing behind.

mod direction;
mod group;
mod index;
mod layout;
mod lines;
mod plan_b;
mod section;
mod sources;
mod unified;
mod write;

pub use plan_b::answer::{Answer, remote_answer};
pub use plan_b::candidates::{Place, candidate_to_native, candidate_to_page};
pub use plan_b::follow_up_offer;
pub use plan_b::munged::local;
pub use plan_b::offer::{Senders, remote_offer};
pub use plan_b::show::to_plan_b;
pub use unified::{is_unified, rename_mids};
