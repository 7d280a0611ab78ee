//! The page around the connection: cameras, streams and video tags as they were. Each companion is installed only where the
//! browser lacks the legacy form, or has it hollow.

mod object_url;
mod user_media;

use wasm_bindgen::JsValue;

use crate::members::Method;
use crate::natives::{get, natives};
use crate::patches;

/// Installs the companions.
pub(crate) fn install(global: &JsValue) {
    for (legacy, today) in [("webkitMediaStream", "MediaStream"), ("webkitURL", "URL")] {
        if get(global, legacy).is_undefined() {
            patches::value(global, legacy, &get(global, today));
        }
    }
    let navigator = get(&get(global, "Navigator"), "prototype");
    for name in ["webkitGetUserMedia", "getUserMedia"] {
        if navigator.is_object() && get(&navigator, name).is_undefined() {
            patches::method(&navigator, &Method(name, 2, user_media::get_user_media));
        }
    }
    if natives().media_element.object.is_object() {
        object_url::install();
    }
}
