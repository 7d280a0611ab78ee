//! Session descriptions, without a browser: text in, text out.
//!
//! Browsers speak Unified Plan, where every track has its own section. Pages of 2012 to 2018 speak Plan B, where every
//! *kind* has one section for all of its tracks. All functions here are pure and keep no state: what they need to know
//! about earlier negotiations is in the descriptions that the browser holds, so a dropped connection leaves nothing
//! behind.
//!
//! ```
//! use webkit_rtc_peer_connection::sdp::{is_unified, to_plan_b};
//!
//! // Two audio tracks, as a browser of today offers them.
//! let native = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n\
//!     m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=sendrecv\r\na=msid:stream one\r\na=ssrc:1 cname:c\r\n\
//!     m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:1\r\na=sendrecv\r\na=msid:stream two\r\na=ssrc:2 cname:c\r\n";
//! let plan_b = to_plan_b(native);
//! assert_eq!(plan_b.matches("m=audio").count(), 1);
//! assert!(plan_b.contains("a=ssrc:2 msid:stream two\r\n"));
//! assert!(is_unified(native) && !is_unified(&plan_b));
//! ```

mod bandwidth;
mod direction;
mod group;
mod index;
mod lines;
mod names;
mod payloads;
mod plan_b;
mod repair;
mod repeated;
mod section;
mod text;
mod tracks;
mod unified;
mod words;

pub use bandwidth::with_data_bandwidth;
pub use payloads::without_unlisted_codecs;
pub use plan_b::{
    Answer, Place, Senders, candidate_to_native, candidate_to_page, follow_up_offer, local, remote_answer, remote_offer,
    to_plan_b,
};
// The functions above as two, for the drop-in, where every byte counts.
#[doc(hidden)]
pub use plan_b::{Job, place, show, to_native};
pub use repair::{Role, repaired};
pub use repeated::repeats;
#[doc(hidden)]
pub use text::with_line_ends;
pub use tracks::track_id;
#[doc(hidden)]
pub use unified::{Dialect, Order, dialect, dialect_of_answer, first_places, inward, outward, same_place};
pub use unified::{is_unified, rename_mids};
#[doc(hidden)]
pub use words::{bundles, old_words, words_of_today, writes_words_of_today};
