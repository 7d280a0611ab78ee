//! The edge to the page, as WebIDL has it: operations and attributes, exceptions, callbacks, events, dictionaries.

pub(crate) mod callbacks;
pub(crate) mod event_handler;
pub(crate) mod events;
pub(crate) mod exceptions;
pub(crate) mod interface;
pub(crate) mod media_constraints;
