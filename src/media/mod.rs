//! The page around the connection: cameras, streams and video tags as they were. Each companion is installed only where
//! the browser lacks the legacy form, or has it hollow.

pub(crate) mod as_chrome;
pub(crate) mod documents;
mod media_element;
pub(crate) mod moz_names;
pub(crate) mod object_url;
pub(crate) mod slots;
pub(crate) mod source_info;
pub(crate) mod stream;
mod stream_urls;
pub(crate) mod track_list;
pub(crate) mod user_media;
pub(crate) mod windows;
