//! The page around the connection: cameras, streams and video tags as they were. Each companion is installed only where the
//! browser lacks the legacy form, or has it hollow.

pub(crate) mod as_chrome;
mod attachment;
mod object_url;
pub(crate) mod stream;
mod user_media;

use crate::members::Method;
use crate::patches;
use crate::realm::{STREAM, global, prototype};

/// Installs the companions.
pub(crate) fn install() {
    for (legacy, today) in &[("webkitMediaStream", STREAM), ("webkitURL", "URL")] {
        if !global().has(legacy) {
            patches::value(global(), legacy, global().own(today));
        }
    }
    let navigator = prototype("Navigator");
    for name in &["webkitGetUserMedia", "getUserMedia"] {
        // Chromium's own wants a failure callback, and passes over what it does not know.
        if navigator.is_object() {
            patches::method(navigator, &Method(name, 2, user_media::get_user_media));
        }
    }
    stream::install();
    attachment::reset();
    object_url::install();
}
