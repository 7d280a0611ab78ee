//! How descriptions and candidates are negotiated: each method in its callback and its promise form.

mod call_forms;
mod candidates;
mod create_description;
pub(crate) mod descriptions;
mod munged;
mod offer_options;
mod set_description;
mod update_ice;

use self::candidates::add_ice_candidate;
use self::create_description::create;
use self::set_description::set_description;
use self::update_ice::update_ice;
use crate::peer_connection::names::{
    ADD_ICE_CANDIDATE, CREATE_ANSWER, CREATE_OFFER, SET_LOCAL_DESCRIPTION, SET_REMOTE_DESCRIPTION,
};
use crate::webidl::interface::Method;

/// This chapter's methods, with their `length`s of today.
pub(crate) const METHODS: &[Method] = &[
    Method(CREATE_OFFER, 0, create),
    Method(CREATE_ANSWER, 0, create),
    Method(SET_LOCAL_DESCRIPTION, 0, set_description),
    Method(SET_REMOTE_DESCRIPTION, 1, set_description),
    Method(ADD_ICE_CANDIDATE, 0, add_ice_candidate),
    Method("updateIce", 0, update_ice),
];
