//! The streams that a connection sends and receives: `addStream` and its family, built on the standard's tracks.

pub(crate) mod local;
pub(crate) mod negotiation_needed;
pub(crate) mod remote;
pub(crate) mod remote_tracks;
mod senders;
pub(crate) mod stream_observer;
