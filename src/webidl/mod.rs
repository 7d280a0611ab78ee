//! The edge to the page, in WebIDL's terms: operations and attributes, exceptions, callbacks, events, dictionaries.

pub(crate) mod callbacks;
pub(crate) mod event_handler;
pub(crate) mod events;
pub(crate) mod exceptions;
pub(crate) mod interface;
pub(crate) mod media_constraints;
