//! How descriptions and candidates are negotiated: each method in its callback and its promise form.

mod candidates;
mod create_description;
pub(crate) mod descriptions;
mod in_flight;
mod munged;
mod offer_options;
mod repeated;
mod set_description;
mod update_ice;

use self::candidates::add_ice_candidate;
use self::create_description::create;
use self::set_description::set_description;
use self::update_ice::update_ice;
use crate::peer_connection::names::{
    ADD_ICE_CANDIDATE, CREATE_ANSWER, CREATE_OFFER, SET_LOCAL_DESCRIPTION, SET_REMOTE_DESCRIPTION,
};
use crate::webidl::interface::Member;
use crate::webidl::interface::Member::Operation;

/// This chapter's operations, with their `length`s of today.
pub(crate) static MEMBERS: &[Member] = &[
    Operation(CREATE_OFFER, 0, create),
    Operation(CREATE_ANSWER, 0, create),
    Operation(SET_LOCAL_DESCRIPTION, 0, set_description),
    Operation(SET_REMOTE_DESCRIPTION, 1, set_description),
    Operation(ADD_ICE_CANDIDATE, 0, add_ice_candidate),
    Operation("updateIce", 0, update_ice),
];
