//! The page around the connection: cameras, streams and video tags as they were. Each companion is installed only where
//! the browser lacks the legacy form, or has it hollow.

pub(crate) mod as_chrome;
pub(crate) mod documents;
mod media_element;
pub(crate) mod moz_names;
mod object_url;
mod prefixed;
pub(crate) mod slots;
mod source_info;
pub(crate) mod stream;
mod stream_urls;
mod track_list;
mod user_media;
pub(crate) mod windows;

use crate::realm::{STREAM, prototype};

/// Installs the companions.
pub(crate) fn install_companions() {
    prefixed::define_old_names();
    user_media::install_get_user_media();
    source_info::install_get_sources();
    if stream::define_old_members() {
        track_list::define_track_lists(prototype(STREAM));
    }
    documents::define_open();
    object_url::take_streams();
}
