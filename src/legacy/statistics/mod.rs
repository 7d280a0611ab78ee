//! What did `getStats` with a callback report, in terms of today's standard reports?
//!
//! [`outline`] lists the legacy reports for a standard one, and [`values`] computes the values of one of them, compared
//! with an earlier standard report. Neither keeps anything: what a connection has to remember between two calls is at
//! most two standard reports ([`History`]), which live as long as the connection.
//!
//! Sources: libjingle's `StatsCollector` and `statstypes` for what Chrome reported, and Chrome's guide for where the
//! standard has it, <https://developer.chrome.com/blog/getstats-migration>.

mod collector;
mod formula;
mod history;
mod ids;
mod legacy_type;
mod names;
mod session;
mod standard;
pub mod table;
mod text;

pub use collector::{Outline, outline, timestamp, values};
pub use formula::{Answer, Factor, Formula, Measure, Quantity, Source, Vocabulary, With, Word};
pub use history::{History, MIN_GATHER_PERIOD, MIN_RATE_PERIOD, is_fresh};
pub use legacy_type::LegacyType;
pub use names::{NAMES, Name};
pub use session::session_id;
pub use standard::{Standard, StatsType};
