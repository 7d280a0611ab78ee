//! What lives as long as the page: the browser's own functions, what we know about the page's objects, and what we put
//! into its globals.

mod natives;
pub(crate) mod patches;
pub(crate) mod slots;

pub(crate) use natives::{
    CANDIDATE, CONNECTION, DESCRIPTION, EVENT_TARGET, STREAM, TRACK, ask, capture_interface, class_of, global, is_a, lazily,
    listen, native, native_of, prototype, realm,
};
pub(crate) use slots::{Content, Handlers, Kind, List, Slot, record_of, schema, set_record};
