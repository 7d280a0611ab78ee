//! Which globals the polyfill defines, when it does not, and how they are restored.

use std::cell::Cell;

use js_sys::{Reflect, Symbol};
use wasm_bindgen::JsValue;

use crate::members::entry;
use crate::natives::{get, natives};
use crate::{media, patches, peer_connection};

/// What the page's owner asked for.
pub(crate) struct Options {
    /// Also put the class at `window.RTCPeerConnection`, for pages that look there first.
    unprefixed: bool,
    /// Install the companions: cameras, streams and video tags as they were.
    media: bool,
}

impl Options {
    /// Reads the page's dictionary, each member of which may be left out. (By hand: serde's messages for what is no Boolean cost the
    /// drop-in 9 KB.)
    ///
    /// # Errors
    /// Whatever a getter of the page throws.
    pub(crate) fn read(given: &JsValue) -> Result<Self, JsValue> {
        let media = entry(given, "media")?;
        Ok(Self { unprefixed: entry(given, "unprefixed")?.is_truthy(), media: media.is_undefined() || media.is_truthy() })
    }
}

thread_local! {
    static IS_INSTALLED: Cell<bool> = const { Cell::new(false) };
}

/// Defines the globals.
///
/// # Errors
/// Why it did not.
pub(crate) fn install(options: &Options) -> Result<(), &'static str> {
    if IS_INSTALLED.get() {
        return Ok(());
    }
    // Captured before anything of ours is in place.
    let global = &natives().global;
    if !natives().class.is_function() {
        return Err("There is no RTCPeerConnection here to build on.");
    }
    let marker = Symbol::for_("webkit-rtc-peer-connection").into();
    let present = get(global, "webkitRTCPeerConnection");
    if present.is_function() && Reflect::has(&present, &marker).unwrap_or(false) {
        return Err("Another copy of webkit-rtc-peer-connection is installed already.");
    }
    let class = peer_connection::class::class();
    // By this, another copy knows the class for one of ours.
    let _ = Reflect::set(&class, &marker, &env!("CARGO_PKG_VERSION").into());
    patches::value(global, "webkitRTCPeerConnection", &class);
    if options.unprefixed {
        patches::value(global, "RTCPeerConnection", &class);
    }
    peer_connection::data_channel::install(global);
    if options.media {
        media::install(global);
    }
    IS_INSTALLED.set(true);
    Ok(())
}

/// Restores every property as it was.
pub(crate) fn uninstall() {
    if IS_INSTALLED.replace(false) {
        patches::undo();
    }
}
