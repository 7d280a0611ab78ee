//! What did the callback `getStats` report, in terms of what the standard one reports today?
//!
//! [`translate`] makes legacy reports out of one standard report and an earlier one, JSON out of JSON. It keeps nothing: what a connection has
//! to remember between two calls is up to two standard reports ([`History`]), which live and die with the connection.
//!
//! Sources: libjingle's `StatsCollector` and `statstypes` for what Chrome reported, and Chrome's guide for where that is
//! in the standard, <https://developer.chrome.com/blog/getstats-migration>.

mod collector;
mod formula;
mod history;
mod ids;
mod names;
mod session;
mod standard;
pub mod table;
mod text;

pub use collector::translate;
pub use formula::{Factor, Formula, Measure, Quantity, Source, Vocabulary, With, Word};
pub use history::{History, MIN_GATHER_PERIOD, MIN_RATE_PERIOD, is_fresh};
pub use names::Name;
pub use session::session_id;
pub use standard::StatsType;

/// What the translation has to know about a connection that is not in its statistics.
#[derive(Clone, Copy, Debug, Default)]
pub struct Session<'a> {
    /// The session id of its local description (RFC 8866, section 5.2). Without it there is no `googLibjingleSession`.
    pub id: Option<&'a str>,
    /// Whether it made the first offer.
    pub initiator: bool,
}

/// The type of a legacy report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyType {
    /// The connection.
    Session,
    /// A track.
    Track,
    /// A stream of RTP packets.
    Ssrc,
    /// The bandwidth estimate.
    VideoBwe,
    /// A component of a transport.
    Component,
    /// Two candidates that were tried together.
    CandidatePair,
    /// A candidate of this side.
    LocalCandidate,
    /// A candidate of the other side.
    RemoteCandidate,
    /// A certificate of either side.
    Certificate,
    /// A data channel.
    DataChannel,
}

impl LegacyType {
    /// What `report.type` says.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Session => "googLibjingleSession",
            Self::Track => "googTrack",
            Self::Ssrc => "ssrc",
            Self::VideoBwe => "VideoBwe",
            Self::Component => "googComponent",
            Self::CandidatePair => "googCandidatePair",
            Self::LocalCandidate => "localcandidate",
            Self::RemoteCandidate => "remotecandidate",
            Self::Certificate => "googCertificate",
            Self::DataChannel => "datachannel",
        }
    }
}
