//! The class: `webkitRTCPeerConnection`, one file a chapter of its IDL.

pub(crate) mod callbacks;
pub(crate) mod candidates;
pub(crate) mod class;
pub(crate) mod configuration;
pub(crate) mod data_channel;
pub(crate) mod description_options;
pub(crate) mod handlers;
pub(crate) mod negotiation;
pub(crate) mod remote_streams;
pub(crate) mod state;
pub(crate) mod streams;
