//! The class: `webkitRTCPeerConnection`, one file a chapter of its IDL.

pub(crate) mod callbacks;
pub(crate) mod class;
mod closing;
mod configuration;
pub(crate) mod data_channel;
mod description_options;
pub(crate) mod handlers;
mod negotiation;
mod remote_streams;
pub(crate) mod state;
pub(crate) mod streams;
