//! The class: `webkitRTCPeerConnection`, one file a chapter of its IDL.

pub(crate) mod callbacks;
pub(crate) mod class;
mod closing;
mod configuration;
pub(crate) mod data_channel;
mod description_options;
mod handlers;
mod negotiation;
pub(crate) mod plan_b;
mod remote_streams;
mod state;
mod streams;
