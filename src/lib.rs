//! # webkit-rtc-peer-connection
//!
//! A polyfill: pages written for Chrome's WebRTC API of 2012 to 2017 run again, unchanged, in today's browsers. It defines
//! `window.webkitRTCPeerConnection` and its companions, and stands on the browser's standard `RTCPeerConnection` alone.
//!
//! For a Rust program there are the pure translations: [`sdp`], session descriptions of Plan B and Unified Plan, and [`legacy`], what the words of
//! the old API mean today. All else is for the browser.
//!
//! ## The house
//!
//! Data flows one way: a **member** takes the page's call, **legacy** says what it means today, a **native** function does it. Imports run
//! downwards only:
//!
//! * `install` decides what becomes global.
//! * `peer_connection` is the class, one folder a chapter of its IDL.
//! * `media` is the page around it: cameras, streams, video tags.
//! * `usage` counts what the page uses.
//! * `webidl` is the edge: operations and attributes, exceptions, callbacks, events, dictionaries.
//! * `realm` keeps what lives as long as the page: the browser's own functions, captured before ours are in place, and what we know of the
//!   page's objects.
//! * `value` is how all these hold JavaScript values.
//! * [`legacy`] and [`sdp`] are pure translation. They see strings and numbers, never a `JsValue`, so they are tested natively.
//!
//! ## Three rules that explain most of the code
//!
//! 1. *A connection is a native connection* with our prototype. There is no wrapper, so there is nothing to keep in step.
//! 2. *State lives in JavaScript*, in a `WeakMap` under its connection. No Rust closure holds a page's object, so a connection
//!    that the page drops leaves nothing behind. Every function here is made once per page and finds its connection by `this`,
//!    by the event's target, or by arguments that are bound to it.
//! 3. *Nothing a page does may panic.* What it passes in is checked or handed to the native function, whose error it gets.
#![forbid(unsafe_code)]

pub mod legacy;
pub mod sdp;

#[cfg(feature = "bench")]
mod bench;
mod install;
mod media;
mod peer_connection;
mod realm;
mod usage;
mod value;
mod webidl;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::value::functions::call_function;
use crate::value::{Completion, UNDEFINED, Value};
use crate::webidl::interface::call_member;

// 1 KB gzip smaller than the standard allocator; see docs/size.md.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// The one way in, from js/values.js: what the page calls, by its number, with its `this` and its arguments, or with its first three arguments.
/// Values are numbers too. Gives the number of what it returns, or 0 if that was thrown.
#[doc(hidden)]
#[wasm_bindgen]
pub fn call(id: i32, first: i32, second: i32, third: i32) -> i32 {
    let arguments = [first, second, third].map(Value::of);
    let [first, second, _] = arguments;
    let completion = match id {
        -1 => install(first, second),
        -2 => {
            install::restore_globals();
            Ok(UNDEFINED)
        }
        -3 => Ok(usage::report()),
        0.. => call_member(id as usize, first, second),
        _ => call_function((-4 - id) as usize, arguments),
    };
    completion.map_or(0, Value::place)
}

/// Defines `webkitRTCPeerConnection` and its companions.
///
/// * `options`: `{unprefixed?: boolean, media?: boolean, asChrome?: boolean, sdpSemantics?: string}`, or nothing.
/// * `warn`: called with the name of a legacy member, and whether it has no effect, when the page first uses it; or nothing.
///
/// Gives `{installed: true}`, also where this copy is installed already, or `{installed: false, reason}`: where there is no
/// WebRTC, and where another copy was quicker. Throws whatever a getter of the options throws.
fn install(options: Value, warn: Value) -> Completion {
    #[cfg(feature = "console-panic")]
    console_error_panic_hook::set_once();
    let outcome = install::install_globals(options, warn)?;
    let report = Value::object();
    report.set("installed", outcome.is_ok());
    if let Err(reason) = outcome {
        report.set("reason", reason);
    }
    Ok(report)
}
