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
mod names;
mod session;
mod standard;
pub mod table;
mod text;

pub use collector::{Outline, outline, timestamp, values};
pub use formula::{Answer, Factor, Formula, Measure, Quantity, Source, Vocabulary, With, Word};
pub use history::{History, MIN_GATHER_PERIOD, MIN_RATE_PERIOD, is_fresh};
pub use names::{NAMES, Name};
pub use session::session_id;
pub use standard::{Standard, StatsType};

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
    pub const fn name(self) -> Name {
        match self {
            Self::Session => Name::GoogLibjingleSession,
            Self::Track => Name::GoogTrack,
            Self::Ssrc => Name::Ssrc,
            Self::VideoBwe => Name::VideoBwe,
            Self::Component => Name::GoogComponent,
            Self::CandidatePair => Name::GoogCandidatePair,
            Self::LocalCandidate => Name::Localcandidate,
            Self::RemoteCandidate => Name::Remotecandidate,
            Self::Certificate => Name::GoogCertificate,
            Self::DataChannel => Name::Datachannel,
        }
    }
}
