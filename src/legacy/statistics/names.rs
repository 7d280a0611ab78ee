//! Which names do the reports have, the standard's and the legacy ones?

/// Declares [`Name`] and the one string that holds all names.
macro_rules! names {
    ($($variant:ident = $name:literal,)*) => {
        /// The name of a member of a standard statistics object (<https://www.w3.org/TR/webrtc-stats/>), of a legacy value, or of both.
        ///
        /// One byte: the table has hundreds of them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Name {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        /// All of them, in the order of the variants: a list of texts would have a pointer for each, and pointers do not compress.
        const NAMES: &str = concat!($($name,)*);

        /// Where each begins, and the last one ends.
        static STARTS: [u16; [$($name,)*].len() + 1] = starts([$($name,)*]);
    };
}

names! {
    Address = "address",
    AudioInputLevel = "audioInputLevel",
    AudioLevel = "audioLevel",
    AudioOutputLevel = "audioOutputLevel",
    AvailableIncomingBitrate = "availableIncomingBitrate",
    AvailableOutgoingBitrate = "availableOutgoingBitrate",
    Base64Certificate = "base64Certificate",
    BytesReceived = "bytesReceived",
    BytesSent = "bytesSent",
    CandidateType = "candidateType",
    CodecId = "codecId",
    CodecImplementationName = "codecImplementationName",
    ConcealedSamples = "concealedSamples",
    ConsentRequestsSent = "consentRequestsSent",
    ContentType = "contentType",
    CurrentRoundTripTime = "currentRoundTripTime",
    Datachannelid = "datachannelid",
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
    FramesDecoded = "framesDecoded",
    FramesDropped = "framesDropped",
    FramesEncoded = "framesEncoded",
    FramesPerSecond = "framesPerSecond",
    FramesReceived = "framesReceived",
    FrameWidth = "frameWidth",
    GoogAccelerateRate = "googAccelerateRate",
    GoogActiveConnection = "googActiveConnection",
    GoogActualEncBitrate = "googActualEncBitrate",
    GoogAdaptationChanges = "googAdaptationChanges",
    GoogAvailableReceiveBandwidth = "googAvailableReceiveBandwidth",
    GoogAvailableSendBandwidth = "googAvailableSendBandwidth",
    GoogAvgEncodeMs = "googAvgEncodeMs",
    GoogBandwidthLimitedResolution = "googBandwidthLimitedResolution",
    GoogBucketDelay = "googBucketDelay",
    GoogChannelId = "googChannelId",
    GoogCodecName = "googCodecName",
    GoogComponent = "googComponent",
    GoogContentType = "googContentType",
    GoogCpuLimitedResolution = "googCpuLimitedResolution",
    GoogCurrentDelayMs = "googCurrentDelayMs",
    GoogDecodeMs = "googDecodeMs",
    GoogDerBase64 = "googDerBase64",
    GoogEchoCancellationReturnLoss = "googEchoCancellationReturnLoss",
    GoogEchoCancellationReturnLossEnhancement = "googEchoCancellationReturnLossEnhancement",
    GoogExpandRate = "googExpandRate",
    GoogFingerprint = "googFingerprint",
    GoogFingerprintAlgorithm = "googFingerprintAlgorithm",
    GoogFirsReceived = "googFirsReceived",
    GoogFirsSent = "googFirsSent",
    GoogFrameHeightInput = "googFrameHeightInput",
    GoogFrameHeightReceived = "googFrameHeightReceived",
    GoogFrameHeightSent = "googFrameHeightSent",
    GoogFrameRateDecoded = "googFrameRateDecoded",
    GoogFrameRateInput = "googFrameRateInput",
    GoogFrameRateOutput = "googFrameRateOutput",
    GoogFrameRateReceived = "googFrameRateReceived",
    GoogFrameRateSent = "googFrameRateSent",
    GoogFrameWidthInput = "googFrameWidthInput",
    GoogFrameWidthReceived = "googFrameWidthReceived",
    GoogFrameWidthSent = "googFrameWidthSent",
    GoogIssuerId = "googIssuerId",
    GoogJitterBufferMs = "googJitterBufferMs",
    GoogJitterReceived = "googJitterReceived",
    GoogLocalAddress = "googLocalAddress",
    GoogLocalCandidateType = "googLocalCandidateType",
    GoogNacksReceived = "googNacksReceived",
    GoogNacksSent = "googNacksSent",
    GoogPlisReceived = "googPlisReceived",
    GoogPlisSent = "googPlisSent",
    GoogPreemptiveExpandRate = "googPreemptiveExpandRate",
    GoogPreferredJitterBufferMs = "googPreferredJitterBufferMs",
    GoogReadable = "googReadable",
    GoogRemoteAddress = "googRemoteAddress",
    GoogRemoteCandidateType = "googRemoteCandidateType",
    GoogRetransmitBitrate = "googRetransmitBitrate",
    GoogRtt = "googRtt",
    GoogSecondaryDecodedRate = "googSecondaryDecodedRate",
    GoogSecondaryDiscardedRate = "googSecondaryDiscardedRate",
    GoogSpeechExpandRate = "googSpeechExpandRate",
    GoogTargetDelayMs = "googTargetDelayMs",
    GoogTargetEncBitrate = "googTargetEncBitrate",
    GoogTimingFrameInfo = "googTimingFrameInfo",
    GoogTrackId = "googTrackId",
    GoogTransmitBitrate = "googTransmitBitrate",
    GoogTransportType = "googTransportType",
    GoogWritable = "googWritable",
    HeaderBytesReceived = "headerBytesReceived",
    HeaderBytesSent = "headerBytesSent",
    Height = "height",
    HugeFramesSent = "hugeFramesSent",
    Id = "id",
    InsertedSamplesForDeceleration = "insertedSamplesForDeceleration",
    IpAddress = "ipAddress",
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
    MediaType = "mediaType",
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
    PortNumber = "portNumber",
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
    TotalEncodedBytesTarget = "totalEncodedBytesTarget",
    TotalEncodeTime = "totalEncodeTime",
    TotalPacketSendDelay = "totalPacketSendDelay",
    TotalPlayoutDelay = "totalPlayoutDelay",
    TotalSamplesCount = "totalSamplesCount",
    TotalSamplesDuration = "totalSamplesDuration",
    TotalSamplesReceived = "totalSamplesReceived",
    TrackIdentifier = "trackIdentifier",
    Transport = "transport",
    TransportId = "transportId",
    Type = "type",
    Width = "width",
}

#[expect(clippy::indexing_slicing, reason = "while it is compiled")]
const fn starts<const COUNT: usize, const STARTS: usize>(names: [&str; COUNT]) -> [u16; STARTS] {
    let mut starts = [0; STARTS];
    let (mut index, mut start) = (0, 0);
    while index < COUNT {
        start += names[index].len() as u16;
        index += 1;
        starts[index] = start;
    }
    starts
}

impl Name {
    /// The name itself.
    #[must_use]
    pub fn text(self) -> &'static str {
        let at = |index: usize| STARTS.get(index).map_or(0, |start| usize::from(*start));
        NAMES.get(at(self as usize)..at(self as usize + 1)).unwrap_or_default()
    }
}
