//! The page around the connection: cameras, streams and video tags as they were. Each companion is installed only where the
//! browser lacks the legacy form, or has it hollow.

mod object_url;
mod user_media;

use js_sys::Object;
use wasm_bindgen::JsValue;

use crate::natives::{get, natives};
use crate::patches;

/// Installs the companions.
pub(crate) fn install(global: &JsValue) {
    if !get(global, "webkitMediaStream").is_function() {
        patches::value(global, "webkitMediaStream", &natives().media_stream, false);
    }
    if !get(global, "webkitURL").is_function() {
        patches::value(global, "webkitURL", &natives().url, false);
    }
    let navigator = get(global, "navigator");
    let navigator_class = if navigator.is_object() { Object::get_prototype_of(&navigator).into() } else { JsValue::UNDEFINED };
    for name in ["webkitGetUserMedia", "getUserMedia"] {
        if !get(&navigator, name).is_function() {
            patches::method(&navigator_class, name, 2, user_media::get_user_media);
        }
    }
    object_url::install();
}
