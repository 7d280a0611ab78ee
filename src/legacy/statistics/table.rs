//! What does each legacy value mean in today's statistics?
//!
//! The rows follow Chrome's own guide, <https://developer.chrome.com/blog/getstats-migration>, and for names, units and
//! rounding libjingle's `StatsCollector` and `statstypes`. `docs/statistics.md` is generated from this table.
//! A name may have two rows: the second serves where the browser cannot compute the first.

use super::formula::{Factor, Formula, Measure, Quantity, Source, Vocabulary, With, Word, quantity};
use super::legacy_type::LegacyType;
use super::names::Name;
use super::standard::StatsType;

use Formula::{Address, Component, Float, Is, LegacyId, Receiving, Renamed, Selected, Subtype, Text, Whole};
use Name as N;
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
    pub name: Name,
    /// How it is computed.
    pub formula: Formula,
    /// Its unit.
    pub unit: Unit,
}

/// What the reports of one legacy type are made of.
#[derive(Clone, Copy, Debug)]
pub struct Translation {
    /// The standard object that each of them stands for.
    pub from: StatsType,
    /// Their type.
    pub to: LegacyType,
    /// How their ids are made.
    pub id: Id,
    /// The further objects that the values come from, and the members that refer to them.
    pub references: &'static [(Source, Name)],
    /// The values of all of them.
    pub rows: &'static [Row],
    /// Further values, if the object is about audio.
    pub audio: &'static [Row],
    /// Further values, if the object is about video.
    pub video: &'static [Row],
}

/// How the id of a legacy report is made.
#[derive(Clone, Copy, Debug)]
pub enum Id {
    /// Other reports refer to it, so it has an id already.
    Named,
    /// From a text.
    Text(&'static str, Name),
    /// From a number, or -1 when there is none yet, with a text before and after it.
    Number(&'static str, Name, &'static str),
}

/// The reports in the order in which they are listed. `googLibjingleSession` comes before them, and `VideoBwe` after
/// them.
pub const TRANSLATIONS: &[Translation] = &[
    translation(StatsType::MediaSource, LegacyType::Track, Id::Text("googTrack_", N::TrackIdentifier), TRACK),
    translation(StatsType::InboundRtp, LegacyType::Track, Id::Text("googTrack_", N::TrackIdentifier), TRACK),
    translation(StatsType::Certificate, LegacyType::Certificate, Id::Named, CERTIFICATE),
    translation(StatsType::LocalCandidate, LegacyType::LocalCandidate, Id::Named, CANDIDATE),
    translation(StatsType::RemoteCandidate, LegacyType::RemoteCandidate, Id::Named, CANDIDATE),
    Translation {
        references: &[
            (LocalCandidate, N::LocalCandidateId),
            (RemoteCandidate, N::RemoteCandidateId),
            (Transport, N::TransportId),
        ],
        ..translation(StatsType::CandidatePair, LegacyType::CandidatePair, Id::Named, CANDIDATE_PAIR)
    },
    translation(StatsType::Transport, LegacyType::Component, Id::Named, COMPONENT),
    Translation {
        references: &[(Codec, N::CodecId), (MediaSource, N::MediaSourceId), (Remote, N::RemoteId)],
        audio: SEND_AUDIO,
        video: SEND_VIDEO,
        ..translation(StatsType::OutboundRtp, LegacyType::Ssrc, Id::Number("ssrc_", N::Ssrc, "_send"), SEND)
    },
    Translation {
        references: &[(Codec, N::CodecId), (Playout, N::PlayoutId)],
        audio: RECEIVE_AUDIO,
        video: RECEIVE_VIDEO,
        ..translation(StatsType::InboundRtp, LegacyType::Ssrc, Id::Number("ssrc_", N::Ssrc, "_recv"), RECEIVE)
    },
    translation(
        StatsType::DataChannel,
        LegacyType::DataChannel,
        Id::Number("datachannel_", N::DataChannelIdentifier, ""),
        DATA_CHANNEL,
    ),
];

const fn translation(from: StatsType, to: LegacyType, id: Id, rows: &'static [Row]) -> Translation {
    Translation { from, to, id, references: &[], rows, audio: &[], video: &[] }
}
const fn row(name: Name, unit: Unit, formula: Formula) -> Row {
    Row { name, formula, unit }
}
const fn own(member: Name) -> Quantity {
    quantity(Own, member)
}
const fn plus(member: Name, other: Name) -> Quantity {
    Quantity { source: Own, member, with: With::Plus(other) }
}
const fn minus(member: Name, other: Name) -> Quantity {
    Quantity { source: Own, member, with: With::Minus(other) }
}
const fn number(source: Source, member: Name) -> Formula {
    Whole(Measure::Value(quantity(source, member), Factor::One))
}
/// The standard counts time in seconds, libjingle in milliseconds.
const fn milliseconds(source: Source, member: Name) -> Formula {
    Whole(Measure::Value(quantity(source, member), Factor::Milliseconds))
}
/// The standard's audio level is 0 to 1, libjingle's the amplitude of a 16-bit sample.
const fn level(source: Source) -> Formula {
    Whole(Measure::Value(quantity(source, N::AudioLevel), Factor::Amplitude))
}
const fn average_ms(amount: Name, count: Name) -> Measure {
    Measure::Average(own(amount), count, Factor::Milliseconds)
}
const fn per_second(quantity: Quantity) -> Formula {
    Whole(Measure::Rate(quantity, Factor::One))
}
const fn bits_per_second(bytes: Quantity) -> Formula {
    Whole(Measure::Rate(bytes, Factor::Bits))
}
const fn part_of(amount: Quantity, whole: Name) -> Formula {
    Float(Measure::Average(amount, whole, Factor::One))
}

/// `googTrack`, from `media-source` and `inbound-rtp`.
pub const TRACK: &[Row] = &[row(N::GoogTrackId, Unit::Text, Text(Own, N::TrackIdentifier))];

/// `googCertificate`, from `certificate`.
pub const CERTIFICATE: &[Row] = &[
    row(N::GoogFingerprint, Unit::Text, Text(Own, N::Fingerprint)),
    row(N::GoogFingerprintAlgorithm, Unit::Text, Text(Own, N::FingerprintAlgorithm)),
    row(N::GoogDerBase64, Unit::Text, Text(Own, N::Base64Certificate)),
    row(N::GoogIssuerId, Unit::Text, LegacyId(N::IssuerCertificateId)),
];

/// `googComponent`, from `transport`.
pub const COMPONENT: &[Row] = &[
    row(N::GoogComponent, Unit::Number, Component),
    row(N::LocalCertificateId, Unit::Text, LegacyId(N::LocalCertificateId)),
    row(N::RemoteCertificateId, Unit::Text, LegacyId(N::RemoteCertificateId)),
    row(N::SelectedCandidatePairId, Unit::Text, LegacyId(N::SelectedCandidatePairId)),
    row(N::DtlsCipher, Unit::Text, Text(Own, N::DtlsCipher)),
    row(N::SrtpCipher, Unit::Text, Renamed(Own, N::SrtpCipher, Vocabulary::SrtpSuite)),
];

/// `googCandidatePair`, from `candidate-pair`.
pub const CANDIDATE_PAIR: &[Row] = &[
    row(N::GoogActiveConnection, Unit::Boolean, Selected),
    row(N::GoogReadable, Unit::Boolean, Receiving),
    row(N::GoogWritable, Unit::Boolean, Is(N::State, Word::Succeeded)),
    row(N::GoogChannelId, Unit::Text, LegacyId(N::TransportId)),
    row(N::LocalCandidateId, Unit::Text, LegacyId(N::LocalCandidateId)),
    row(N::RemoteCandidateId, Unit::Text, LegacyId(N::RemoteCandidateId)),
    row(N::GoogLocalAddress, Unit::Text, Address(LocalCandidate)),
    row(N::GoogLocalCandidateType, Unit::Text, Renamed(LocalCandidate, N::CandidateType, Vocabulary::PortType)),
    row(N::GoogRemoteAddress, Unit::Text, Address(RemoteCandidate)),
    row(N::GoogRemoteCandidateType, Unit::Text, Renamed(RemoteCandidate, N::CandidateType, Vocabulary::PortType)),
    row(N::GoogTransportType, Unit::Text, Text(LocalCandidate, N::Protocol)),
    row(N::GoogRtt, Unit::Milliseconds, milliseconds(Own, N::CurrentRoundTripTime)),
    row(N::BytesReceived, Unit::Bytes, number(Own, N::BytesReceived)),
    row(N::BytesSent, Unit::Bytes, number(Own, N::BytesSent)),
    row(N::PacketsSent, Unit::Count, number(Own, N::PacketsSent)),
    row(N::PacketsDiscardedOnSend, Unit::Count, number(Own, N::PacketsDiscardedOnSend)),
    row(N::RequestsSent, Unit::Count, number(Own, N::RequestsSent)),
    row(N::ConsentRequestsSent, Unit::Count, number(Own, N::ConsentRequestsSent)),
    row(N::ResponsesSent, Unit::Count, number(Own, N::ResponsesSent)),
    row(N::RequestsReceived, Unit::Count, number(Own, N::RequestsReceived)),
    row(N::ResponsesReceived, Unit::Count, number(Own, N::ResponsesReceived)),
];

/// `localcandidate` and `remotecandidate`, from `local-candidate` and `remote-candidate`.
pub const CANDIDATE: &[Row] = &[
    row(N::IpAddress, Unit::Text, Text(Own, N::Address)),
    row(N::PortNumber, Unit::Number, number(Own, N::Port)),
    row(N::Transport, Unit::Text, Text(Own, N::Protocol)),
    row(N::CandidateType, Unit::Text, Renamed(Own, N::CandidateType, Vocabulary::CandidateType)),
    row(N::Priority, Unit::Number, number(Own, N::Priority)),
    row(N::NetworkType, Unit::Text, Renamed(Own, N::NetworkType, Vocabulary::NetworkType)),
];

/// `VideoBwe`, from the `candidate-pair` in use and the sum of all `outbound-rtp` of video.
pub const BANDWIDTH: &[Row] = &[
    row(N::GoogAvailableSendBandwidth, Unit::BitsPerSecond, number(SelectedPair, N::AvailableOutgoingBitrate)),
    row(N::GoogAvailableReceiveBandwidth, Unit::BitsPerSecond, number(SelectedPair, N::AvailableIncomingBitrate)),
    row(N::GoogTargetEncBitrate, Unit::BitsPerSecond, number(Own, N::TargetBitrate)),
    row(N::GoogTargetEncBitrate, Unit::BitsPerSecond, bits_per_second(own(N::TotalEncodedBytesTarget))),
    row(N::GoogActualEncBitrate, Unit::BitsPerSecond, bits_per_second(minus(N::BytesSent, N::RetransmittedBytesSent))),
    row(N::GoogTransmitBitrate, Unit::BitsPerSecond, bits_per_second(plus(N::BytesSent, N::HeaderBytesSent))),
    row(N::GoogRetransmitBitrate, Unit::BitsPerSecond, bits_per_second(own(N::RetransmittedBytesSent))),
    row(N::GoogBucketDelay, Unit::Milliseconds, Whole(average_ms(N::TotalPacketSendDelay, N::PacketsSent))),
];

/// `ssrc_<n>_send`, from `outbound-rtp`.
pub const SEND: &[Row] = &[
    row(N::Ssrc, Unit::Number, number(Own, N::Ssrc)),
    row(N::GoogTrackId, Unit::Text, Text(MediaSource, N::TrackIdentifier)),
    row(N::TransportId, Unit::Text, LegacyId(N::TransportId)),
    row(N::MediaType, Unit::Text, Text(Own, N::Kind)),
    row(N::GoogCodecName, Unit::Text, Subtype(Codec, N::MimeType)),
    row(N::BytesSent, Unit::Bytes, Whole(Measure::Value(plus(N::BytesSent, N::HeaderBytesSent), Factor::One))),
    row(N::PacketsSent, Unit::Count, number(Own, N::PacketsSent)),
    row(N::PacketsLost, Unit::Count, number(Remote, N::PacketsLost)),
    row(N::GoogRtt, Unit::Milliseconds, milliseconds(Remote, N::RoundTripTime)),
];

/// Further values of `ssrc_<n>_send` for audio.
pub const SEND_AUDIO: &[Row] = &[
    row(N::AudioInputLevel, Unit::Level, level(MediaSource)),
    row(N::TotalAudioEnergy, Unit::Number, Float(Measure::Value(quantity(MediaSource, N::TotalAudioEnergy), Factor::One))),
    row(
        N::TotalSamplesDuration,
        Unit::Seconds,
        Float(Measure::Value(quantity(MediaSource, N::TotalSamplesDuration), Factor::One)),
    ),
    row(N::GoogJitterReceived, Unit::Milliseconds, milliseconds(Remote, N::Jitter)),
    row(N::GoogEchoCancellationReturnLoss, Unit::Decibels, number(MediaSource, N::EchoReturnLoss)),
    row(N::GoogEchoCancellationReturnLossEnhancement, Unit::Decibels, number(MediaSource, N::EchoReturnLossEnhancement)),
];

/// Further values of `ssrc_<n>_send` for video.
pub const SEND_VIDEO: &[Row] = &[
    row(N::CodecImplementationName, Unit::Text, Text(Own, N::EncoderImplementation)),
    row(N::GoogFrameWidthInput, Unit::Pixels, number(MediaSource, N::Width)),
    row(N::GoogFrameHeightInput, Unit::Pixels, number(MediaSource, N::Height)),
    row(N::GoogFrameRateInput, Unit::FramesPerSecond, number(MediaSource, N::FramesPerSecond)),
    row(N::GoogFrameWidthSent, Unit::Pixels, number(Own, N::FrameWidth)),
    row(N::GoogFrameHeightSent, Unit::Pixels, number(Own, N::FrameHeight)),
    row(N::GoogFrameRateSent, Unit::FramesPerSecond, number(Own, N::FramesPerSecond)),
    row(N::GoogFrameRateSent, Unit::FramesPerSecond, per_second(own(N::FramesEncoded))),
    row(N::FramesEncoded, Unit::Count, number(Own, N::FramesEncoded)),
    row(N::HugeFramesSent, Unit::Count, number(Own, N::HugeFramesSent)),
    row(N::QpSum, Unit::Number, number(Own, N::QpSum)),
    row(N::GoogAvgEncodeMs, Unit::Milliseconds, Whole(average_ms(N::TotalEncodeTime, N::FramesEncoded))),
    row(N::GoogCpuLimitedResolution, Unit::Boolean, Is(N::QualityLimitationReason, Word::Cpu)),
    row(N::GoogBandwidthLimitedResolution, Unit::Boolean, Is(N::QualityLimitationReason, Word::Bandwidth)),
    row(N::GoogAdaptationChanges, Unit::Count, number(Own, N::QualityLimitationResolutionChanges)),
    row(N::GoogFirsReceived, Unit::Count, number(Own, N::FirCount)),
    row(N::GoogPlisReceived, Unit::Count, number(Own, N::PliCount)),
    row(N::GoogNacksReceived, Unit::Count, number(Own, N::NackCount)),
    row(N::GoogContentType, Unit::Text, Renamed(Own, N::ContentType, Vocabulary::ContentType)),
];

/// `ssrc_<n>_recv`, from `inbound-rtp`.
pub const RECEIVE: &[Row] = &[
    row(N::Ssrc, Unit::Number, number(Own, N::Ssrc)),
    row(N::GoogTrackId, Unit::Text, Text(Own, N::TrackIdentifier)),
    row(N::TransportId, Unit::Text, LegacyId(N::TransportId)),
    row(N::MediaType, Unit::Text, Text(Own, N::Kind)),
    row(N::GoogCodecName, Unit::Text, Subtype(Codec, N::MimeType)),
    row(N::BytesReceived, Unit::Bytes, Whole(Measure::Value(plus(N::BytesReceived, N::HeaderBytesReceived), Factor::One))),
    row(N::PacketsReceived, Unit::Count, number(Own, N::PacketsReceived)),
    row(N::PacketsLost, Unit::Count, number(Own, N::PacketsLost)),
    row(N::GoogJitterBufferMs, Unit::Milliseconds, Whole(average_ms(N::JitterBufferDelay, N::JitterBufferEmittedCount))),
];

/// Further values of `ssrc_<n>_recv` for audio. `googSpeechExpandRate` is a part of all samples, as in libjingle's
/// NetEq.
pub const RECEIVE_AUDIO: &[Row] = &[
    row(N::AudioOutputLevel, Unit::Level, level(Own)),
    row(N::TotalAudioEnergy, Unit::Number, Float(Measure::Value(own(N::TotalAudioEnergy), Factor::One))),
    row(N::TotalSamplesDuration, Unit::Seconds, Float(Measure::Value(own(N::TotalSamplesDuration), Factor::One))),
    row(N::GoogJitterReceived, Unit::Milliseconds, milliseconds(Own, N::Jitter)),
    row(
        N::GoogPreferredJitterBufferMs,
        Unit::Milliseconds,
        Whole(average_ms(N::JitterBufferTargetDelay, N::JitterBufferEmittedCount)),
    ),
    row(N::GoogCurrentDelayMs, Unit::Milliseconds, Whole(Measure::DelayUntilHeard)),
    row(N::GoogExpandRate, Unit::Ratio, part_of(own(N::ConcealedSamples), N::TotalSamplesReceived)),
    row(
        N::GoogSpeechExpandRate,
        Unit::Ratio,
        part_of(minus(N::ConcealedSamples, N::SilentConcealedSamples), N::TotalSamplesReceived),
    ),
    row(N::GoogAccelerateRate, Unit::Ratio, part_of(own(N::RemovedSamplesForAcceleration), N::TotalSamplesReceived)),
    row(N::GoogPreemptiveExpandRate, Unit::Ratio, part_of(own(N::InsertedSamplesForDeceleration), N::TotalSamplesReceived)),
    row(
        N::GoogSecondaryDecodedRate,
        Unit::Ratio,
        part_of(minus(N::FecPacketsReceived, N::FecPacketsDiscarded), N::PacketsReceived),
    ),
    row(N::GoogSecondaryDiscardedRate, Unit::Ratio, part_of(own(N::FecPacketsDiscarded), N::FecPacketsReceived)),
];

/// Further values of `ssrc_<n>_recv` for video.
pub const RECEIVE_VIDEO: &[Row] = &[
    row(N::CodecImplementationName, Unit::Text, Text(Own, N::DecoderImplementation)),
    row(N::GoogFrameWidthReceived, Unit::Pixels, number(Own, N::FrameWidth)),
    row(N::GoogFrameHeightReceived, Unit::Pixels, number(Own, N::FrameHeight)),
    row(N::GoogFrameRateReceived, Unit::FramesPerSecond, per_second(own(N::FramesReceived))),
    row(N::GoogFrameRateReceived, Unit::FramesPerSecond, number(Own, N::FramesPerSecond)),
    row(N::GoogFrameRateDecoded, Unit::FramesPerSecond, per_second(own(N::FramesDecoded))),
    row(N::GoogFrameRateDecoded, Unit::FramesPerSecond, number(Own, N::FramesPerSecond)),
    row(N::GoogFrameRateOutput, Unit::FramesPerSecond, per_second(minus(N::FramesDecoded, N::FramesDropped))),
    row(N::GoogFrameRateOutput, Unit::FramesPerSecond, number(Own, N::FramesPerSecond)),
    row(N::FramesDecoded, Unit::Count, number(Own, N::FramesDecoded)),
    row(N::QpSum, Unit::Number, number(Own, N::QpSum)),
    row(N::GoogDecodeMs, Unit::Milliseconds, Whole(average_ms(N::TotalDecodeTime, N::FramesDecoded))),
    row(N::GoogTargetDelayMs, Unit::Milliseconds, Whole(average_ms(N::JitterBufferTargetDelay, N::JitterBufferEmittedCount))),
    row(N::GoogCurrentDelayMs, Unit::Milliseconds, Whole(average_ms(N::JitterBufferDelay, N::JitterBufferEmittedCount))),
    row(N::GoogFirsSent, Unit::Count, number(Own, N::FirCount)),
    row(N::GoogPlisSent, Unit::Count, number(Own, N::PliCount)),
    row(N::GoogNacksSent, Unit::Count, number(Own, N::NackCount)),
    row(N::GoogTimingFrameInfo, Unit::Text, Text(Own, N::GoogTimingFrameInfo)),
    row(N::GoogContentType, Unit::Text, Renamed(Own, N::ContentType, Vocabulary::ContentType)),
];

/// `datachannel`, from `data-channel`.
pub const DATA_CHANNEL: &[Row] = &[
    row(N::Label, Unit::Text, Text(Own, N::Label)),
    row(N::Datachannelid, Unit::Number, number(Own, N::DataChannelIdentifier)),
    row(N::Protocol, Unit::Text, Text(Own, N::Protocol)),
    row(N::State, Unit::Text, Text(Own, N::State)),
];
