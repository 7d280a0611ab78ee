//! What types did legacy reports have?

use super::names::Name;

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
    /// A pair of candidates that were tried together.
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
