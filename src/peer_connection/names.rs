//! The names of the native members by which descriptions are negotiated.

pub(crate) const CREATE_OFFER: &str = "createOffer";
pub(crate) const CREATE_ANSWER: &str = "createAnswer";
pub(crate) const SET_LOCAL_DESCRIPTION: &str = "setLocalDescription";
pub(crate) const SET_REMOTE_DESCRIPTION: &str = "setRemoteDescription";
pub(crate) const ADD_ICE_CANDIDATE: &str = "addIceCandidate";

pub(crate) const LOCAL_DESCRIPTION: &str = "localDescription";
pub(crate) const REMOTE_DESCRIPTION: &str = "remoteDescription";
pub(crate) const SIGNALING_STATE: &str = "signalingState";
