//! What did the callback `getStats` report, in terms of what the standard one reports today?
//!
//! [`outline`] tells which legacy reports a standard one becomes, [`values`] what one of them says, compared with an earlier standard report.
//! Neither keeps anything: what a connection has to remember between two calls is up to two standard reports ([`History`]), which live and
//! die with the connection.
//!
//! Sources: libjingle's `StatsCollector` and `statstypes` for what Chrome reported, and Chrome's guide for where that is
//! in the standard, <https://developer.chrome.com/blog/getstats-migration>.

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
