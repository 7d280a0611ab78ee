//! From `new` to `close()`: event handlers, states, and what can be read from a closed connection.

pub(crate) mod close;
pub(crate) mod close_events;
pub(crate) mod event_handlers;
pub(crate) mod ice_state;
pub(crate) mod ready_state;
