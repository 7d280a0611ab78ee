//! The page around the connection: cameras, streams and video tags as they were. Each companion is installed only where the
//! browser lacks the legacy form, or has it hollow.

pub(crate) mod as_chrome;
mod attachment;
mod object_url;
mod sources;
pub(crate) mod stream;
mod track_list;
mod user_media;

use crate::patches;
use crate::realm::{STREAM, global};

/// Installs the companions.
pub(crate) fn install() {
    for (legacy, today) in &[("webkitMediaStream", STREAM), ("webkitURL", "URL")] {
        if !global().has(legacy) {
            patches::value(global(), legacy, global().own(today));
        }
    }
    user_media::install();
    sources::install();
    stream::install();
    attachment::reset();
    object_url::install();
}
