//! `new RTCSessionDescription()` and `new RTCIceCandidate({candidate})`.
//!
//! The native constructors get the arguments first. Ours step in only where those refuse what Chrome accepted.

pub(crate) mod fields;
mod ice_candidate;
mod session_description;

pub(crate) use self::fields::{OF_CANDIDATES, OF_DESCRIPTIONS};
pub(crate) use self::ice_candidate::new_candidate;
pub(crate) use self::session_description::new_description;
