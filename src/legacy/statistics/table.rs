//! What does each legacy value mean in today's statistics?
//!
//! The rows follow Chrome's own guide, <https://developer.chrome.com/blog/getstats-migration>, and for names, units and
//! rounding libjingle's `StatsCollector` and `statstypes`. `docs/statistics.md` is generated from this table.
//! A name may have two rows: the second serves where the browser cannot compute the first.

use super::LegacyType;
use super::formula::{Factor, Formula, Measure, Quantity, Source, Vocabulary, With, Word, quantity};
use super::standard::{Member, StatsType};

use Formula::{Address, Component, Float, Is, LegacyId, Receiving, Renamed, Selected, Subtype, Text, Whole};
use Member as M;
use Source::{Codec, LocalCandidate, MediaSource, Own, Playout, Remote, RemoteCandidate, SelectedPair, Transport};

/// The unit of a legacy value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Words, ids, addresses.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A number of things since the stream began.
    Count,
    /// Bytes since the stream began.
    Bytes,
    /// Bits per second.
    BitsPerSecond,
    /// Frames per second.
    FramesPerSecond,
    /// Milliseconds.
    Milliseconds,
    /// Seconds.
    Seconds,
    /// Pixels.
    Pixels,
    /// Decibels.
    Decibels,
    /// A 16-bit sample's amplitude, 0 to 32767.
    Level,
    /// A part of 1.
    Ratio,
    /// A number without unit.
    Number,
}

/// One legacy value.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The legacy name, as `names()` lists it.
    pub name: &'static str,
    /// How it is computed.
    pub formula: Formula,
    /// In what it counts.
    pub unit: Unit,
}

/// What the reports of one legacy type are made of.
#[derive(Clone, Copy, Debug)]
pub struct Translation {
    /// The standard object that each of them stands for.
    pub from: StatsType,
    /// Their type.
    pub to: LegacyType,
    /// Their ids.
    pub id: Id,
    /// Which further objects the values come from, and which member refers to them.
    pub references: &'static [(Source, Member)],
    /// The values of all of them.
    pub rows: &'static [Row],
    /// Further values, if the object is one of audio.
    pub audio: &'static [Row],
    /// Further values, if the object is one of video.
    pub video: &'static [Row],
}

/// How the id of a legacy report is made.
#[derive(Clone, Copy, Debug)]
pub enum Id {
    /// Other reports refer to it, so it was named before.
    Named,
    /// From a text.
    Text(&'static str, Member),
    /// From a number, or -1 when there is none yet, with a text before it and behind it.
    Number(&'static str, Member, &'static str),
}

/// The reports in the order in which they are listed. `googLibjingleSession` comes before them, `VideoBwe` behind.
pub const TRANSLATIONS: &[Translation] = &[
    translation(StatsType::MediaSource, LegacyType::Track, Id::Text("googTrack_", M::TrackIdentifier), TRACK),
    translation(StatsType::InboundRtp, LegacyType::Track, Id::Text("googTrack_", M::TrackIdentifier), TRACK),
    translation(StatsType::Certificate, LegacyType::Certificate, Id::Named, CERTIFICATE),
    translation(StatsType::LocalCandidate, LegacyType::LocalCandidate, Id::Named, CANDIDATE),
    translation(StatsType::RemoteCandidate, LegacyType::RemoteCandidate, Id::Named, CANDIDATE),
    Translation {
        references: &[
            (LocalCandidate, M::LocalCandidateId),
            (RemoteCandidate, M::RemoteCandidateId),
            (Transport, M::TransportId),
        ],
        ..translation(StatsType::CandidatePair, LegacyType::CandidatePair, Id::Named, CANDIDATE_PAIR)
    },
    translation(StatsType::Transport, LegacyType::Component, Id::Named, COMPONENT),
    Translation {
        references: &[(Codec, M::CodecId), (MediaSource, M::MediaSourceId), (Remote, M::RemoteId)],
        audio: SEND_AUDIO,
        video: SEND_VIDEO,
        ..translation(StatsType::OutboundRtp, LegacyType::Ssrc, Id::Number("ssrc_", M::Ssrc, "_send"), SEND)
    },
    Translation {
        references: &[(Codec, M::CodecId), (Playout, M::PlayoutId)],
        audio: RECEIVE_AUDIO,
        video: RECEIVE_VIDEO,
        ..translation(StatsType::InboundRtp, LegacyType::Ssrc, Id::Number("ssrc_", M::Ssrc, "_recv"), RECEIVE)
    },
    translation(
        StatsType::DataChannel,
        LegacyType::DataChannel,
        Id::Number("datachannel_", M::DataChannelIdentifier, ""),
        DATA_CHANNEL,
    ),
];

const fn translation(from: StatsType, to: LegacyType, id: Id, rows: &'static [Row]) -> Translation {
    Translation { from, to, id, references: &[], rows, audio: &[], video: &[] }
}
const fn row(name: &'static str, unit: Unit, formula: Formula) -> Row {
    Row { name, formula, unit }
}
const fn own(member: Member) -> Quantity {
    quantity(Own, member)
}
const fn plus(member: Member, other: Member) -> Quantity {
    Quantity { source: Own, member, with: With::Plus(other) }
}
const fn minus(member: Member, other: Member) -> Quantity {
    Quantity { source: Own, member, with: With::Minus(other) }
}
const fn number(source: Source, member: Member) -> Formula {
    Whole(Measure::Value(quantity(source, member), Factor::One))
}
/// The standard counts time in seconds, libjingle in milliseconds.
const fn milliseconds(source: Source, member: Member) -> Formula {
    Whole(Measure::Value(quantity(source, member), Factor::Milliseconds))
}
/// The standard's audio level is 0 to 1, libjingle's that of 16-bit samples.
const fn level(source: Source) -> Formula {
    Whole(Measure::Value(quantity(source, M::AudioLevel), Factor::Amplitude))
}
const fn average_ms(amount: Member, count: Member) -> Measure {
    Measure::Average(own(amount), count, Factor::Milliseconds)
}
const fn per_second(quantity: Quantity) -> Formula {
    Whole(Measure::Rate(quantity, Factor::One))
}
const fn bits_per_second(bytes: Quantity) -> Formula {
    Whole(Measure::Rate(bytes, Factor::Bits))
}
const fn part_of(amount: Quantity, whole: Member) -> Formula {
    Float(Measure::Average(amount, whole, Factor::One))
}

/// `googTrack`, from `media-source` and `inbound-rtp`.
pub const TRACK: &[Row] = &[row("googTrackId", Unit::Text, Text(Own, M::TrackIdentifier))];

/// `googCertificate`, from `certificate`.
pub const CERTIFICATE: &[Row] = &[
    row("googFingerprint", Unit::Text, Text(Own, M::Fingerprint)),
    row("googFingerprintAlgorithm", Unit::Text, Text(Own, M::FingerprintAlgorithm)),
    row("googDerBase64", Unit::Text, Text(Own, M::Base64Certificate)),
    row("googIssuerId", Unit::Text, LegacyId(M::IssuerCertificateId)),
];

/// `googComponent`, from `transport`.
pub const COMPONENT: &[Row] = &[
    row("googComponent", Unit::Number, Component),
    row("localCertificateId", Unit::Text, LegacyId(M::LocalCertificateId)),
    row("remoteCertificateId", Unit::Text, LegacyId(M::RemoteCertificateId)),
    row("selectedCandidatePairId", Unit::Text, LegacyId(M::SelectedCandidatePairId)),
    row("dtlsCipher", Unit::Text, Text(Own, M::DtlsCipher)),
    row("srtpCipher", Unit::Text, Renamed(Own, M::SrtpCipher, Vocabulary::SrtpSuite)),
];

/// `googCandidatePair`, from `candidate-pair`.
pub const CANDIDATE_PAIR: &[Row] = &[
    row("googActiveConnection", Unit::Boolean, Selected),
    row("googReadable", Unit::Boolean, Receiving),
    row("googWritable", Unit::Boolean, Is(M::State, Word::Succeeded)),
    row("googChannelId", Unit::Text, LegacyId(M::TransportId)),
    row("localCandidateId", Unit::Text, LegacyId(M::LocalCandidateId)),
    row("remoteCandidateId", Unit::Text, LegacyId(M::RemoteCandidateId)),
    row("googLocalAddress", Unit::Text, Address(LocalCandidate)),
    row("googLocalCandidateType", Unit::Text, Renamed(LocalCandidate, M::CandidateType, Vocabulary::PortType)),
    row("googRemoteAddress", Unit::Text, Address(RemoteCandidate)),
    row("googRemoteCandidateType", Unit::Text, Renamed(RemoteCandidate, M::CandidateType, Vocabulary::PortType)),
    row("googTransportType", Unit::Text, Text(LocalCandidate, M::Protocol)),
    row("googRtt", Unit::Milliseconds, milliseconds(Own, M::CurrentRoundTripTime)),
    row("bytesReceived", Unit::Bytes, number(Own, M::BytesReceived)),
    row("bytesSent", Unit::Bytes, number(Own, M::BytesSent)),
    row("packetsSent", Unit::Count, number(Own, M::PacketsSent)),
    row("packetsDiscardedOnSend", Unit::Count, number(Own, M::PacketsDiscardedOnSend)),
    row("requestsSent", Unit::Count, number(Own, M::RequestsSent)),
    row("consentRequestsSent", Unit::Count, number(Own, M::ConsentRequestsSent)),
    row("responsesSent", Unit::Count, number(Own, M::ResponsesSent)),
    row("requestsReceived", Unit::Count, number(Own, M::RequestsReceived)),
    row("responsesReceived", Unit::Count, number(Own, M::ResponsesReceived)),
];

/// `localcandidate` and `remotecandidate`, from `local-candidate` and `remote-candidate`.
pub const CANDIDATE: &[Row] = &[
    row("ipAddress", Unit::Text, Text(Own, M::Address)),
    row("portNumber", Unit::Number, number(Own, M::Port)),
    row("transport", Unit::Text, Text(Own, M::Protocol)),
    row("candidateType", Unit::Text, Renamed(Own, M::CandidateType, Vocabulary::CandidateType)),
    row("priority", Unit::Number, number(Own, M::Priority)),
    row("networkType", Unit::Text, Renamed(Own, M::NetworkType, Vocabulary::NetworkType)),
];

/// `VideoBwe`, from the `candidate-pair` in use, and all `outbound-rtp` of video added up.
pub const BANDWIDTH: &[Row] = &[
    row("googAvailableSendBandwidth", Unit::BitsPerSecond, number(SelectedPair, M::AvailableOutgoingBitrate)),
    row("googAvailableReceiveBandwidth", Unit::BitsPerSecond, number(SelectedPair, M::AvailableIncomingBitrate)),
    row("googTargetEncBitrate", Unit::BitsPerSecond, number(Own, M::TargetBitrate)),
    row("googTargetEncBitrate", Unit::BitsPerSecond, bits_per_second(own(M::TotalEncodedBytesTarget))),
    row("googActualEncBitrate", Unit::BitsPerSecond, bits_per_second(minus(M::BytesSent, M::RetransmittedBytesSent))),
    row("googTransmitBitrate", Unit::BitsPerSecond, bits_per_second(plus(M::BytesSent, M::HeaderBytesSent))),
    row("googRetransmitBitrate", Unit::BitsPerSecond, bits_per_second(own(M::RetransmittedBytesSent))),
    row("googBucketDelay", Unit::Milliseconds, Whole(average_ms(M::TotalPacketSendDelay, M::PacketsSent))),
];

/// `ssrc_<n>_send`, from `outbound-rtp`.
pub const SEND: &[Row] = &[
    row("ssrc", Unit::Number, number(Own, M::Ssrc)),
    row("googTrackId", Unit::Text, Text(MediaSource, M::TrackIdentifier)),
    row("transportId", Unit::Text, LegacyId(M::TransportId)),
    row("mediaType", Unit::Text, Text(Own, M::Kind)),
    row("googCodecName", Unit::Text, Subtype(Codec, M::MimeType)),
    row("bytesSent", Unit::Bytes, Whole(Measure::Value(plus(M::BytesSent, M::HeaderBytesSent), Factor::One))),
    row("packetsSent", Unit::Count, number(Own, M::PacketsSent)),
    row("packetsLost", Unit::Count, number(Remote, M::PacketsLost)),
    row("googRtt", Unit::Milliseconds, milliseconds(Remote, M::RoundTripTime)),
];

/// `ssrc_<n>_send` of audio, further.
pub const SEND_AUDIO: &[Row] = &[
    row("audioInputLevel", Unit::Level, level(MediaSource)),
    row("totalAudioEnergy", Unit::Number, Float(Measure::Value(quantity(MediaSource, M::TotalAudioEnergy), Factor::One))),
    row(
        "totalSamplesDuration",
        Unit::Seconds,
        Float(Measure::Value(quantity(MediaSource, M::TotalSamplesDuration), Factor::One)),
    ),
    row("googJitterReceived", Unit::Milliseconds, milliseconds(Remote, M::Jitter)),
    row("googEchoCancellationReturnLoss", Unit::Decibels, number(MediaSource, M::EchoReturnLoss)),
    row("googEchoCancellationReturnLossEnhancement", Unit::Decibels, number(MediaSource, M::EchoReturnLossEnhancement)),
];

/// `ssrc_<n>_send` of video, further.
pub const SEND_VIDEO: &[Row] = &[
    row("codecImplementationName", Unit::Text, Text(Own, M::EncoderImplementation)),
    row("googFrameWidthInput", Unit::Pixels, number(MediaSource, M::Width)),
    row("googFrameHeightInput", Unit::Pixels, number(MediaSource, M::Height)),
    row("googFrameRateInput", Unit::FramesPerSecond, number(MediaSource, M::FramesPerSecond)),
    row("googFrameWidthSent", Unit::Pixels, number(Own, M::FrameWidth)),
    row("googFrameHeightSent", Unit::Pixels, number(Own, M::FrameHeight)),
    row("googFrameRateSent", Unit::FramesPerSecond, number(Own, M::FramesPerSecond)),
    row("googFrameRateSent", Unit::FramesPerSecond, per_second(own(M::FramesEncoded))),
    row("framesEncoded", Unit::Count, number(Own, M::FramesEncoded)),
    row("hugeFramesSent", Unit::Count, number(Own, M::HugeFramesSent)),
    row("qpSum", Unit::Number, number(Own, M::QpSum)),
    row("googAvgEncodeMs", Unit::Milliseconds, Whole(average_ms(M::TotalEncodeTime, M::FramesEncoded))),
    row("googCpuLimitedResolution", Unit::Boolean, Is(M::QualityLimitationReason, Word::Cpu)),
    row("googBandwidthLimitedResolution", Unit::Boolean, Is(M::QualityLimitationReason, Word::Bandwidth)),
    row("googAdaptationChanges", Unit::Count, number(Own, M::QualityLimitationResolutionChanges)),
    row("googFirsReceived", Unit::Count, number(Own, M::FirCount)),
    row("googPlisReceived", Unit::Count, number(Own, M::PliCount)),
    row("googNacksReceived", Unit::Count, number(Own, M::NackCount)),
    row("googContentType", Unit::Text, Renamed(Own, M::ContentType, Vocabulary::ContentType)),
];

/// `ssrc_<n>_recv`, from `inbound-rtp`.
pub const RECEIVE: &[Row] = &[
    row("ssrc", Unit::Number, number(Own, M::Ssrc)),
    row("googTrackId", Unit::Text, Text(Own, M::TrackIdentifier)),
    row("transportId", Unit::Text, LegacyId(M::TransportId)),
    row("mediaType", Unit::Text, Text(Own, M::Kind)),
    row("googCodecName", Unit::Text, Subtype(Codec, M::MimeType)),
    row("bytesReceived", Unit::Bytes, Whole(Measure::Value(plus(M::BytesReceived, M::HeaderBytesReceived), Factor::One))),
    row("packetsReceived", Unit::Count, number(Own, M::PacketsReceived)),
    row("packetsLost", Unit::Count, number(Own, M::PacketsLost)),
    row("googJitterBufferMs", Unit::Milliseconds, Whole(average_ms(M::JitterBufferDelay, M::JitterBufferEmittedCount))),
];

/// `ssrc_<n>_recv` of audio, further. `googSpeechExpandRate` is a part of all samples, as in libjingle's NetEq.
pub const RECEIVE_AUDIO: &[Row] = &[
    row("audioOutputLevel", Unit::Level, level(Own)),
    row("totalAudioEnergy", Unit::Number, Float(Measure::Value(own(M::TotalAudioEnergy), Factor::One))),
    row("totalSamplesDuration", Unit::Seconds, Float(Measure::Value(own(M::TotalSamplesDuration), Factor::One))),
    row("googJitterReceived", Unit::Milliseconds, milliseconds(Own, M::Jitter)),
    row(
        "googPreferredJitterBufferMs",
        Unit::Milliseconds,
        Whole(average_ms(M::JitterBufferTargetDelay, M::JitterBufferEmittedCount)),
    ),
    row("googCurrentDelayMs", Unit::Milliseconds, Whole(Measure::DelayUntilHeard)),
    row("googExpandRate", Unit::Ratio, part_of(own(M::ConcealedSamples), M::TotalSamplesReceived)),
    row(
        "googSpeechExpandRate",
        Unit::Ratio,
        part_of(minus(M::ConcealedSamples, M::SilentConcealedSamples), M::TotalSamplesReceived),
    ),
    row("googAccelerateRate", Unit::Ratio, part_of(own(M::RemovedSamplesForAcceleration), M::TotalSamplesReceived)),
    row("googPreemptiveExpandRate", Unit::Ratio, part_of(own(M::InsertedSamplesForDeceleration), M::TotalSamplesReceived)),
    row(
        "googSecondaryDecodedRate",
        Unit::Ratio,
        part_of(minus(M::FecPacketsReceived, M::FecPacketsDiscarded), M::PacketsReceived),
    ),
    row("googSecondaryDiscardedRate", Unit::Ratio, part_of(own(M::FecPacketsDiscarded), M::FecPacketsReceived)),
];

/// `ssrc_<n>_recv` of video, further.
pub const RECEIVE_VIDEO: &[Row] = &[
    row("codecImplementationName", Unit::Text, Text(Own, M::DecoderImplementation)),
    row("googFrameWidthReceived", Unit::Pixels, number(Own, M::FrameWidth)),
    row("googFrameHeightReceived", Unit::Pixels, number(Own, M::FrameHeight)),
    row("googFrameRateReceived", Unit::FramesPerSecond, per_second(own(M::FramesReceived))),
    row("googFrameRateDecoded", Unit::FramesPerSecond, per_second(own(M::FramesDecoded))),
    row("googFrameRateDecoded", Unit::FramesPerSecond, number(Own, M::FramesPerSecond)),
    row("googFrameRateOutput", Unit::FramesPerSecond, per_second(minus(M::FramesDecoded, M::FramesDropped))),
    row("framesDecoded", Unit::Count, number(Own, M::FramesDecoded)),
    row("qpSum", Unit::Number, number(Own, M::QpSum)),
    row("googDecodeMs", Unit::Milliseconds, Whole(average_ms(M::TotalDecodeTime, M::FramesDecoded))),
    row("googTargetDelayMs", Unit::Milliseconds, Whole(average_ms(M::JitterBufferTargetDelay, M::JitterBufferEmittedCount))),
    row("googCurrentDelayMs", Unit::Milliseconds, Whole(average_ms(M::JitterBufferDelay, M::JitterBufferEmittedCount))),
    row("googFirsSent", Unit::Count, number(Own, M::FirCount)),
    row("googPlisSent", Unit::Count, number(Own, M::PliCount)),
    row("googNacksSent", Unit::Count, number(Own, M::NackCount)),
    row("googTimingFrameInfo", Unit::Text, Text(Own, M::GoogTimingFrameInfo)),
    row("googContentType", Unit::Text, Renamed(Own, M::ContentType, Vocabulary::ContentType)),
];

/// `datachannel`, from `data-channel`.
pub const DATA_CHANNEL: &[Row] = &[
    row("label", Unit::Text, Text(Own, M::Label)),
    row("datachannelid", Unit::Number, number(Own, M::DataChannelIdentifier)),
    row("protocol", Unit::Text, Text(Own, M::Protocol)),
    row("state", Unit::Text, Text(Own, M::State)),
];
