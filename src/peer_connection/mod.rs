//! The class: `webkitRTCPeerConnection`, one file a chapter of its IDL.

pub(crate) mod callbacks;
mod candidates;
pub(crate) mod class;
mod closing;
mod configuration;
pub(crate) mod data_channel;
mod description_options;
mod dtmf;
pub(crate) mod events;
mod given_description;
pub(crate) mod handlers;
pub(crate) mod initializers;
pub(crate) mod local_tracks;
mod negotiation;
mod negotiation_needed;
pub(crate) mod plan_b;
mod remote_streams;
pub(crate) mod state;
mod states;
mod statistics;
pub(crate) mod streams;
