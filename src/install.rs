//! Which globals the polyfill defines, when it does not, and how they are restored.

use std::cell::Cell;

use js_sys::{Reflect, Symbol};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::natives::{get, natives};
use crate::{media, patches, peer_connection};

/// What the page's owner asked for. Each may be left out.
#[derive(Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Options {
    /// Also put the class at `window.RTCPeerConnection`, for pages that look there first.
    unprefixed: bool,
    /// Install the companions: cameras, streams and video tags as they were.
    media: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { unprefixed: false, media: true }
    }
}

/// What came of it.
#[derive(Serialize)]
pub(crate) struct Outcome {
    installed: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
}

const INSTALLED: Outcome = Outcome { installed: true, reason: None };

const fn refused(reason: &'static str) -> Outcome {
    Outcome { installed: false, reason: Some(reason) }
}

thread_local! {
    static IS_INSTALLED: Cell<bool> = const { Cell::new(false) };
}

/// Defines the globals.
pub(crate) fn install(options: &Options) -> Outcome {
    if IS_INSTALLED.get() {
        return INSTALLED;
    }
    let global = js_sys::global();
    if !get(&global, "RTCPeerConnection").is_function() {
        return refused("There is no RTCPeerConnection here to build on.");
    }
    let class = get(&global, "webkitRTCPeerConnection");
    if class.is_function() && Reflect::has(&class, &marker()).unwrap_or(false) {
        return refused("Another copy of webkit-rtc-peer-connection is installed already.");
    }
    // Captured before anything of ours is in place.
    natives();
    let class = peer_connection::class::class();
    let _ = Reflect::set(&class, &marker(), &env!("CARGO_PKG_VERSION").into());
    patches::value(&global, "webkitRTCPeerConnection", &class, false);
    if options.unprefixed {
        patches::value(&global, "RTCPeerConnection", &class, false);
    }
    peer_connection::data_channel::install(&global);
    if options.media {
        media::install(&global);
    }
    IS_INSTALLED.set(true);
    INSTALLED
}

/// Restores every property as it was.
pub(crate) fn uninstall() {
    if IS_INSTALLED.replace(false) {
        patches::undo();
    }
}

/// By what one copy of the polyfill knows the class of another.
fn marker() -> JsValue {
    Symbol::for_("webkit-rtc-peer-connection").into()
}
