//! # webkit-rtc-peer-connection
//!
//! A polyfill: pages written for Chrome's WebRTC API of 2012 to 2017 run again, unchanged, in today's browsers. It
//! defines `window.webkitRTCPeerConnection` and its companions, using only the browser's standard `RTCPeerConnection`.
//!
//! Rust programs can use the pure translations: [`sdp`], session descriptions of Plan B and Unified Plan, and
//! [`legacy`], the meaning of the old API's words today. Everything else is for the browser.
//!
//! ## The house
//!
//! Data flows one way: a **member** takes the page's call, **legacy** says what it means today, a **native** function
//! does it. Imports only run downwards:
//!
//! * `surface` lists what a page finds from the start. js/install.js decides where that becomes global, and when not.
//! * `peer_connection` is the class, with one folder for each chapter of its IDL.
//! * `media` is the page around it: cameras, streams, video tags.
//! * `usage` counts what the page uses.
//! * `webidl` is the edge: operations and attributes, exceptions, callbacks, events, dictionaries.
//! * `realm` keeps what lives as long as the page: the browser's own functions, captured before ours are in place, and
//!   what we know about the page's objects.
//! * `value` is how all these hold JavaScript values.
//! * [`legacy`] and [`sdp`] are pure translation. They see strings and numbers, never a `JsValue`, so they are tested natively.
//!
//! ## Three rules that explain most of the code
//!
//! 1. *A connection is a native connection* with our prototype. There is no wrapper, so there is nothing to keep in step.
//! 2. *State lives in JavaScript*, in a `WeakMap` under its connection. No Rust closure holds a page's object, so a
//!    connection that the page drops leaves nothing behind. Every closure here is made once per page and finds its
//!    connection by `this`, by the event's target, or by bound arguments.
//! 3. *Nothing a page does may panic.* Its arguments are checked here, or passed to the native function, whose error it
//!    gets.
#![forbid(unsafe_code)]

pub mod legacy;
pub mod sdp;

#[cfg(feature = "bench")]
mod bench;
mod media;
mod peer_connection;
mod realm;
mod surface;
mod usage;
mod value;
mod webidl;

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::value::{UNDEFINED, Value, call_function, scope};
use crate::webidl::interface;

// 1 KB gzip smaller than the standard allocator; see docs/size.md.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The only way from JavaScript into the crate: calls a function by its number. The first two functions are below.
/// Others are numbered as they are needed, and call this one. Members have numbers below zero: they are called with
/// their `this` and their arguments. So the glue has only one entry to get right, and no closures to free.
///
/// # Errors
/// Whatever the function throws.
#[doc(hidden)]
#[wasm_bindgen]
pub fn invoke(number: i32, first: JsValue, second: JsValue, third: JsValue) -> Result<JsValue, JsValue> {
    match number {
        0 => start(),
        1 => usage(),
        _ => scope(|| {
            let arguments = [first, second, third].map(Value::new);
            let [this, args, _] = arguments;
            match usize::try_from(number) {
                Ok(number) => call_function(number, arguments),
                Err(_) => interface::call(!number as usize, this, args),
            }
        }),
    }
}

/// Makes the crate ready for the calls of what js/install.js has defined. Comes first, and once.
///
/// # Errors
/// None.
#[doc(hidden)]
pub fn start() -> Result<JsValue, JsValue> {
    #[cfg(feature = "console-panic")]
    console_error_panic_hook::set_once();
    scope(|| {
        surface::number();
        Ok(UNDEFINED)
    })
}

/// What js/install.js defines, for the build, which writes it into the scripts: `name:rows;` for each group of members,
/// in the order of their numbers. See js/realm/members.js for the rows.
#[doc(hidden)]
#[must_use]
pub fn surface() -> String {
    surface::text()
}

/// Which legacy members did the page use since the script loaded? Returns `[member, count, ignored, stack]` tuples in
/// the order of first use, with the stack of that use. js/usage.js turns them into objects.
///
/// # Errors
/// None in practice: the report is plain data.
#[doc(hidden)]
pub fn usage() -> Result<JsValue, JsValue> {
    usage::with_uses(|uses| Ok(uses.serialize(&Serializer::new())?))
}
