//! The class: `webkitRTCPeerConnection`, one folder or file a chapter of its IDL.

pub(crate) mod class;
mod configuration;
pub(crate) mod data_channel;
mod dtmf;
pub(crate) mod initializers;
mod lifecycle;
mod names;
mod negotiation;
pub(crate) mod plan_b;
mod rtp_channels;
mod slots;
mod statistics;
pub(crate) mod streams;
mod this;
