//! Pure translation: what the old API's words mean today. It knows no browser and no `JsValue`.
//!
//! ```
//! use webkit_rtc_peer_connection::legacy::states::ready_state;
//!
//! // `readyState`, an attribute of 2012, of a connection whose offer was answered.
//! assert_eq!(ready_state("stable", true), "active");
//! ```

pub mod candidate;
pub mod configuration;
pub mod constraints;
pub mod media;
pub mod states;
pub mod statistics;
#[doc(hidden)]
pub mod text;
#[doc(hidden)]
pub mod tones;
#[doc(hidden)]
pub mod user_agent;
