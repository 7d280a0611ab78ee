//! What of a standard statistics report does the translation read?
//!
//! The translation reads members one by one through [`Report`] and [`Stats`]: in a browser they are JavaScript objects,
//! of which only some hundred members out of thousands are wanted; in a test they are a recorded JSON file.

/// Declares [`Member`] and the one string that holds all names.
macro_rules! members {
    ($($member:ident = $name:literal,)*) => {
        /// A member of a standard statistics object. <https://www.w3.org/TR/webrtc-stats/>
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Member {
            $(#[doc = concat!("`", $name, "`")] $member,)*
        }

        impl Member {
            /// The names of all members, in the order of the variants, each followed by a space: one string crosses
            /// into JavaScript once, and its pieces then serve as property keys.
            pub const NAMES: &'static str = concat!($($name, " ",)*);
        }
    };
}

members! {
    Address = "address",
    AudioLevel = "audioLevel",
    AvailableIncomingBitrate = "availableIncomingBitrate",
    AvailableOutgoingBitrate = "availableOutgoingBitrate",
    Base64Certificate = "base64Certificate",
    BytesReceived = "bytesReceived",
    BytesSent = "bytesSent",
    CandidateType = "candidateType",
    CodecId = "codecId",
    ConcealedSamples = "concealedSamples",
    ConsentRequestsSent = "consentRequestsSent",
    ContentType = "contentType",
    CurrentRoundTripTime = "currentRoundTripTime",
    DataChannelIdentifier = "dataChannelIdentifier",
    DecoderImplementation = "decoderImplementation",
    DtlsCipher = "dtlsCipher",
    EchoReturnLoss = "echoReturnLoss",
    EchoReturnLossEnhancement = "echoReturnLossEnhancement",
    EncoderImplementation = "encoderImplementation",
    FecPacketsDiscarded = "fecPacketsDiscarded",
    FecPacketsReceived = "fecPacketsReceived",
    Fingerprint = "fingerprint",
    FingerprintAlgorithm = "fingerprintAlgorithm",
    FirCount = "firCount",
    FrameHeight = "frameHeight",
    FrameWidth = "frameWidth",
    FramesDecoded = "framesDecoded",
    FramesDropped = "framesDropped",
    FramesEncoded = "framesEncoded",
    FramesPerSecond = "framesPerSecond",
    FramesReceived = "framesReceived",
    GoogTimingFrameInfo = "googTimingFrameInfo",
    HeaderBytesReceived = "headerBytesReceived",
    HeaderBytesSent = "headerBytesSent",
    Height = "height",
    HugeFramesSent = "hugeFramesSent",
    Id = "id",
    InsertedSamplesForDeceleration = "insertedSamplesForDeceleration",
    IssuerCertificateId = "issuerCertificateId",
    Jitter = "jitter",
    JitterBufferDelay = "jitterBufferDelay",
    JitterBufferEmittedCount = "jitterBufferEmittedCount",
    JitterBufferTargetDelay = "jitterBufferTargetDelay",
    Kind = "kind",
    Label = "label",
    LastPacketReceivedTimestamp = "lastPacketReceivedTimestamp",
    LocalCandidateId = "localCandidateId",
    LocalCertificateId = "localCertificateId",
    MediaSourceId = "mediaSourceId",
    Mid = "mid",
    MimeType = "mimeType",
    NackCount = "nackCount",
    NetworkType = "networkType",
    Nominated = "nominated",
    PacketsDiscardedOnSend = "packetsDiscardedOnSend",
    PacketsLost = "packetsLost",
    PacketsReceived = "packetsReceived",
    PacketsSent = "packetsSent",
    PlayoutId = "playoutId",
    PliCount = "pliCount",
    Port = "port",
    Priority = "priority",
    Protocol = "protocol",
    QpSum = "qpSum",
    QualityLimitationReason = "qualityLimitationReason",
    QualityLimitationResolutionChanges = "qualityLimitationResolutionChanges",
    RemoteCandidateId = "remoteCandidateId",
    RemoteCertificateId = "remoteCertificateId",
    RemoteId = "remoteId",
    RemovedSamplesForAcceleration = "removedSamplesForAcceleration",
    RequestsReceived = "requestsReceived",
    RequestsSent = "requestsSent",
    ResponsesReceived = "responsesReceived",
    ResponsesSent = "responsesSent",
    RetransmittedBytesSent = "retransmittedBytesSent",
    RoundTripTime = "roundTripTime",
    SelectedCandidatePairId = "selectedCandidatePairId",
    SilentConcealedSamples = "silentConcealedSamples",
    SrtpCipher = "srtpCipher",
    Ssrc = "ssrc",
    State = "state",
    TargetBitrate = "targetBitrate",
    Timestamp = "timestamp",
    TotalAudioEnergy = "totalAudioEnergy",
    TotalDecodeTime = "totalDecodeTime",
    TotalEncodeTime = "totalEncodeTime",
    TotalEncodedBytesTarget = "totalEncodedBytesTarget",
    TotalPacketSendDelay = "totalPacketSendDelay",
    TotalPlayoutDelay = "totalPlayoutDelay",
    TotalSamplesCount = "totalSamplesCount",
    TotalSamplesDuration = "totalSamplesDuration",
    TotalSamplesReceived = "totalSamplesReceived",
    TrackIdentifier = "trackIdentifier",
    TransportId = "transportId",
    Type = "type",
    Width = "width",
}

impl Member {
    /// The member's name in the standard.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.split(' ').nth(self as usize).unwrap_or_default()
    }
}

/// The types of standard objects that legacy reports are made of. Others are only referred to by these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatsType {
    /// `candidate-pair`
    CandidatePair,
    /// `certificate`
    Certificate,
    /// `data-channel`
    DataChannel,
    /// `inbound-rtp`
    InboundRtp,
    /// `local-candidate`
    LocalCandidate,
    /// `media-source`
    MediaSource,
    /// `outbound-rtp`
    OutboundRtp,
    /// `remote-candidate`
    RemoteCandidate,
    /// `transport`
    Transport,
}

impl StatsType {
    /// All of them, by their names in the standard.
    pub const ALL: [(&'static str, Self); 9] = [
        ("candidate-pair", Self::CandidatePair),
        ("certificate", Self::Certificate),
        ("data-channel", Self::DataChannel),
        ("inbound-rtp", Self::InboundRtp),
        ("local-candidate", Self::LocalCandidate),
        ("media-source", Self::MediaSource),
        ("outbound-rtp", Self::OutboundRtp),
        ("remote-candidate", Self::RemoteCandidate),
        ("transport", Self::Transport),
    ];
}

/// A handle to one statistics object of a standard report.
pub trait Stats: Copy {
    /// A number, with the standard's unit. NaN when the browser does not supply it: so whatever is computed from it is NaN
    /// too, and left out.
    fn number(self, member: Member) -> f64;

    /// A string. `None` when the browser does not supply it.
    fn text(self, member: Member) -> Option<String>;

    /// Whether the member is this string.
    fn is(self, member: Member, text: &str) -> bool {
        self.text(member).is_some_and(|own| own == text)
    }
}

/// A handle to a whole standard report: what `await connection.getStats()` gives.
pub trait Report: Copy {
    /// Its statistics objects.
    type Stats: Stats;

    /// All statistics objects, in the report's order.
    fn all(self) -> Vec<Self::Stats>;

    /// The object of this report whose `id` is the value of the member `by` of `from`.
    ///
    /// With [`Member::Id`] it finds the same object in another report.
    fn referred(self, from: Self::Stats, by: Member) -> Option<Self::Stats>;

    /// The id of the track that the transceiver with this `mid` sends.
    ///
    /// Asked only about an `outbound-rtp` that names no `mediaSourceId`, which is how Firefox reports them.
    fn sender_track(self, mid: &str) -> Option<String>;
}
