//! skeleton

pub mod sdp;
