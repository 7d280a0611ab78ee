//! Legacy statistics, computed from what real browsers reported.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::expect_used, reason = "tests may panic")]

#[path = "support/recorded.rs"]
mod recorded;

use recorded::{ENGINES, LegacyReport, Recorded, Session, recorded, translated};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The legacy reports of a recorded side.
fn legacy(reports: &[Recorded; 2]) -> Vec<LegacyReport> {
    translated(&reports[1], Some(&reports[0]), &session())
}

fn session() -> Session<'static> {
    Session { id: Some("4611731400430051336"), initiator: true }
}

/// The only legacy report of this type, and of this media type.
fn the<'a>(reports: &'a [LegacyReport], kind: &str, id_end: &str, media: &str) -> &'a LegacyReport {
    let is_it = |report: &&LegacyReport| {
        report.kind == kind && report.id.ends_with(id_end) && report.value("mediaType").unwrap_or_default() == media
    };
    let mut found = reports.iter().filter(is_it);
    let report = found.next().unwrap_or_else(|| panic!("no {kind} {media}"));
    assert!(found.next().is_none(), "more than one {kind} {media}");
    report
}

/// A standard object now and in the earlier report, and the others that it refers to.
struct Standard<'a> {
    now: &'a Value,
    earlier: &'a Value,
    reports: &'a [Recorded; 2],
}

impl<'a> Standard<'a> {
    fn the(reports: &'a [Recorded; 2], kind: &str, media: &str) -> Self {
        let is_it = |stats: &&Value| stats["type"] == kind && (media.is_empty() || stats["kind"] == media);
        Self::of(reports, reports[1].0.iter().find(is_it).unwrap())
    }

    fn of(reports: &'a [Recorded; 2], now: &'a Value) -> Self {
        let earlier = reports[0].0.iter().find(|stats| stats["id"] == now["id"]).unwrap_or(&Value::Null);
        Self { now, earlier, reports }
    }

    fn referred(&self, by: &str) -> Self {
        let is_it = |stats: &&Value| !self.now[by].is_null() && stats["id"] == self.now[by];
        Self::of(self.reports, self.reports[1].0.iter().find(is_it).unwrap_or(&Value::Null))
    }

    /// The media source of an `outbound-rtp`: there is only one of each media type in the recorded call.
    fn media_source(&self) -> Self {
        Self::the(self.reports, "media-source", self.now["kind"].as_str().unwrap())
    }

    /// A member as a number, NaN if the browser does not have it.
    fn number(&self, member: &str) -> f64 {
        self.now[member].as_f64().unwrap_or(f64::NAN)
    }

    fn growth(&self, member: &str) -> f64 {
        self.number(member) - self.earlier[member].as_f64().unwrap_or(f64::NAN)
    }

    fn per_second(&self, growth: f64) -> f64 {
        growth * 1000.0 / self.growth("timestamp")
    }

    fn text(&self, member: &str) -> Option<String> {
        self.now[member].as_str().map(String::from)
    }
}

/// Checks values of one legacy report, and at the end that none was left unchecked.
struct Check<'a> {
    report: &'a LegacyReport,
    checked: BTreeSet<&'static str>,
}

impl<'a> Check<'a> {
    fn new(report: &'a LegacyReport) -> Self {
        Self { report, checked: BTreeSet::new() }
    }

    /// `None` means that the browser has no source for it, and the name has to be left out.
    fn text(&mut self, name: &'static str, expected: Option<String>) {
        assert_eq!(self.report.value(name), expected.as_deref(), "{name} of {}", self.report.id);
        self.checked.insert(name);
    }

    /// NaN means that the browser has no source for it, and the name has to be left out.
    fn whole(&mut self, name: &'static str, expected: f64) {
        self.text(name, (!expected.is_nan()).then(|| format!("{}", expected.round() as i64)));
    }

    /// Compares as numbers: how they are written is pinned where they are written.
    fn float(&mut self, name: &'static str, expected: f64) {
        let value = self.report.value(name).map_or(f64::NAN, |value| value.parse().unwrap());
        let matches = value.is_nan() && expected.is_nan() || (value - expected).abs() <= expected.abs() * 5e-6;
        assert!(matches, "{name} of {}: {value} instead of {expected}", self.report.id);
        self.checked.insert(name);
    }

    fn nothing_is_left(self) {
        let names: BTreeSet<_> = self.report.values.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.difference(&self.checked).collect::<Vec<_>>(), Vec::<&&str>::new(), "{}", self.report.id);
        assert_eq!(names.len(), self.report.values.len(), "a name twice in {}", self.report.id);
    }
}

/// Runs a check on the recorded call of every engine.
fn in_every_engine(check: impl Fn(&[Recorded; 2], &[LegacyReport])) {
    for engine in ENGINES {
        let reports = recorded(engine, "call", "caller");
        check(&reports, &legacy(&reports));
    }
}

#[test]
fn the_session_says_who_offered_first() {
    in_every_engine(|_, legacy| {
        let mut check = Check::new(the(legacy, "googLibjingleSession", "_4611731400430051336", ""));
        check.text("googInitiator", Some(String::from("true")));
        check.nothing_is_left();
    });
    let [_, report] = recorded("chromium", "call", "callee");
    let answerer = translated(&report, None, &Session { initiator: false, ..session() });
    assert_eq!(the(&answerer, "googLibjingleSession", "", "").value("googInitiator"), Some("false"));
    let unnegotiated = translated(&report, None, &Session::default());
    assert!(unnegotiated.iter().all(|report| report.kind != "googLibjingleSession"));
}

#[test]
fn every_track_sent_or_received_has_a_report_of_its_own() {
    in_every_engine(|reports, legacy| {
        let with_track = reports[1].0.iter().filter_map(|stats| stats["trackIdentifier"].as_str());
        let expected: BTreeSet<_> = with_track.map(|track| format!("googTrack_{track}")).collect();
        let tracks: Vec<_> = legacy.iter().filter(|report| report.kind == "googTrack").collect();
        assert_eq!(tracks.iter().map(|track| track.id.clone()).collect::<BTreeSet<_>>(), expected);
        assert_eq!((tracks.len(), expected.len()), (4, 4));
        for track in tracks {
            let mut check = Check::new(track);
            check.text("googTrackId", track.id.strip_prefix("googTrack_").map(String::from));
            check.nothing_is_left();
        }
    });
}

#[test]
fn a_sent_stream_of_audio() {
    in_every_engine(|reports, legacy| {
        let stream = Standard::the(reports, "outbound-rtp", "audio");
        let (remote, source) = (stream.referred("remoteId"), stream.media_source());
        let report = the(legacy, "ssrc", "_send", "audio");
        assert_eq!(report.id, format!("ssrc_{}_send", stream.now["ssrc"]));
        let mut check = Check::new(report);
        check.whole("ssrc", stream.number("ssrc"));
        check.text("googTrackId", source.text("trackIdentifier"));
        check.text("transportId", Some(String::from("Channel-audio-1")));
        check.text("mediaType", Some(String::from("audio")));
        check.text("googCodecName", Some(String::from("opus")));
        check.whole("bytesSent", stream.number("bytesSent") + stream.number("headerBytesSent"));
        check.whole("packetsSent", stream.number("packetsSent"));
        check.whole("packetsLost", remote.number("packetsLost"));
        check.whole("googRtt", remote.number("roundTripTime") * 1000.0);
        check.whole("googJitterReceived", remote.number("jitter") * 1000.0);
        check.whole("audioInputLevel", source.number("audioLevel") * 32767.0);
        check.float("totalAudioEnergy", source.number("totalAudioEnergy"));
        check.float("totalSamplesDuration", source.number("totalSamplesDuration"));
        check.whole("googEchoCancellationReturnLoss", source.number("echoReturnLoss"));
        check.whole("googEchoCancellationReturnLossEnhancement", source.number("echoReturnLossEnhancement"));
        check.nothing_is_left();
    });
}

#[test]
fn a_sent_stream_of_video() {
    in_every_engine(|reports, legacy| {
        let stream = Standard::the(reports, "outbound-rtp", "video");
        let (remote, source) = (stream.referred("remoteId"), stream.media_source());
        let reason = |reason: &str| stream.text("qualityLimitationReason").map(|why| (why == reason).to_string());
        let mut check = Check::new(the(legacy, "ssrc", "_send", "video"));
        check.whole("ssrc", stream.number("ssrc"));
        check.text("googTrackId", source.text("trackIdentifier"));
        check.text("transportId", Some(String::from("Channel-audio-1")));
        check.text("mediaType", Some(String::from("video")));
        check.text("googCodecName", Some(String::from("VP8")));
        check.text("codecImplementationName", stream.text("encoderImplementation"));
        check.whole("bytesSent", stream.number("bytesSent") + stream.number("headerBytesSent"));
        check.whole("packetsSent", stream.number("packetsSent"));
        check.whole("packetsLost", remote.number("packetsLost"));
        check.whole("googRtt", remote.number("roundTripTime") * 1000.0);
        check.whole("googFrameWidthInput", source.number("width"));
        check.whole("googFrameHeightInput", source.number("height"));
        check.whole("googFrameRateInput", source.number("framesPerSecond"));
        check.whole("googFrameWidthSent", stream.number("frameWidth"));
        check.whole("googFrameHeightSent", stream.number("frameHeight"));
        check.whole("googFrameRateSent", stream.number("framesPerSecond"));
        check.whole("framesEncoded", stream.number("framesEncoded"));
        check.whole("hugeFramesSent", stream.number("hugeFramesSent"));
        check.whole("qpSum", stream.number("qpSum"));
        check.whole("googAvgEncodeMs", stream.growth("totalEncodeTime") / stream.growth("framesEncoded") * 1000.0);
        check.text("googCpuLimitedResolution", reason("cpu"));
        check.text("googBandwidthLimitedResolution", reason("bandwidth"));
        check.whole("googAdaptationChanges", stream.number("qualityLimitationResolutionChanges"));
        check.whole("googFirsReceived", stream.number("firCount"));
        check.whole("googPlisReceived", stream.number("pliCount"));
        check.whole("googNacksReceived", stream.number("nackCount"));
        check.nothing_is_left();
    });
}

#[test]
fn a_received_stream_of_audio() {
    in_every_engine(|reports, legacy| {
        let stream = Standard::the(reports, "inbound-rtp", "audio");
        let playout = stream.referred("playoutId");
        let report = the(legacy, "ssrc", "_recv", "audio");
        assert_eq!(report.id, format!("ssrc_{}_recv", stream.now["ssrc"]));
        let buffered = stream.growth("jitterBufferDelay") / stream.growth("jitterBufferEmittedCount");
        let played = playout.growth("totalPlayoutDelay") / playout.growth("totalSamplesCount");
        let target = stream.growth("jitterBufferTargetDelay") / stream.growth("jitterBufferEmittedCount");
        let part = |samples: f64| samples / stream.growth("totalSamplesReceived");
        let mut check = Check::new(report);
        check.whole("ssrc", stream.number("ssrc"));
        check.text("googTrackId", stream.text("trackIdentifier"));
        check.text("transportId", Some(String::from("Channel-audio-1")));
        check.text("mediaType", Some(String::from("audio")));
        check.text("googCodecName", Some(String::from("opus")));
        check.whole("bytesReceived", stream.number("bytesReceived") + stream.number("headerBytesReceived"));
        check.whole("packetsReceived", stream.number("packetsReceived"));
        check.whole("packetsLost", stream.number("packetsLost"));
        check.whole("audioOutputLevel", stream.number("audioLevel") * 32767.0);
        check.float("totalAudioEnergy", stream.number("totalAudioEnergy"));
        check.float("totalSamplesDuration", stream.number("totalSamplesDuration"));
        check.whole("googJitterReceived", stream.number("jitter") * 1000.0);
        check.whole("googJitterBufferMs", buffered * 1000.0);
        check.whole("googPreferredJitterBufferMs", target * 1000.0);
        check.whole("googCurrentDelayMs", (buffered + played) * 1000.0);
        check.float("googExpandRate", part(stream.growth("concealedSamples")));
        check.float("googSpeechExpandRate", part(stream.growth("concealedSamples") - stream.growth("silentConcealedSamples")));
        check.float("googAccelerateRate", part(stream.growth("removedSamplesForAcceleration")));
        check.float("googPreemptiveExpandRate", part(stream.growth("insertedSamplesForDeceleration")));
        check.float("googSecondaryDecodedRate", 0.0);
        check.float("googSecondaryDiscardedRate", 0.0);
        check.nothing_is_left();
    });
}

#[test]
fn a_received_stream_of_video() {
    in_every_engine(|reports, legacy| {
        let stream = Standard::the(reports, "inbound-rtp", "video");
        let buffered = stream.growth("jitterBufferDelay") / stream.growth("jitterBufferEmittedCount");
        let target = stream.growth("jitterBufferTargetDelay") / stream.growth("jitterBufferEmittedCount");
        let shown = stream.growth("framesDecoded") - stream.growth("framesDropped");
        let mut check = Check::new(the(legacy, "ssrc", "_recv", "video"));
        check.whole("ssrc", stream.number("ssrc"));
        check.text("googTrackId", stream.text("trackIdentifier"));
        check.text("transportId", Some(String::from("Channel-audio-1")));
        check.text("mediaType", Some(String::from("video")));
        check.text("googCodecName", Some(String::from("VP8")));
        check.text("codecImplementationName", stream.text("decoderImplementation"));
        check.whole("bytesReceived", stream.number("bytesReceived") + stream.number("headerBytesReceived"));
        check.whole("packetsReceived", stream.number("packetsReceived"));
        check.whole("packetsLost", stream.number("packetsLost"));
        check.whole("googFrameWidthReceived", stream.number("frameWidth"));
        check.whole("googFrameHeightReceived", stream.number("frameHeight"));
        check.whole("googFrameRateReceived", stream.per_second(stream.growth("framesReceived")));
        check.whole("googFrameRateDecoded", stream.per_second(stream.growth("framesDecoded")));
        check.whole("googFrameRateOutput", stream.per_second(shown));
        check.whole("framesDecoded", stream.number("framesDecoded"));
        check.whole("qpSum", stream.number("qpSum"));
        check.whole("googDecodeMs", stream.growth("totalDecodeTime") / stream.growth("framesDecoded") * 1000.0);
        check.whole("googJitterBufferMs", buffered * 1000.0);
        check.whole("googCurrentDelayMs", buffered * 1000.0);
        check.whole("googTargetDelayMs", target * 1000.0);
        check.whole("googFirsSent", stream.number("firCount"));
        check.whole("googPlisSent", stream.number("pliCount"));
        check.whole("googNacksSent", stream.number("nackCount"));
        check.text("googTimingFrameInfo", stream.text("googTimingFrameInfo"));
        check.nothing_is_left();
    });
}

#[test]
fn the_bandwidth_estimate_in_bits_per_second() {
    in_every_engine(|reports, legacy| {
        let stream = Standard::the(reports, "outbound-rtp", "video");
        let pair = Standard::the(reports, "transport", "").referred("selectedCandidatePairId");
        let bits_per_second = |bytes: f64| stream.per_second(bytes * 8.0);
        let (sent, again) = (stream.growth("bytesSent"), stream.growth("retransmittedBytesSent"));
        let target = stream.number("targetBitrate");
        let mut check = Check::new(the(legacy, "VideoBwe", "bweforvideo", ""));
        check.whole("googAvailableSendBandwidth", pair.number("availableOutgoingBitrate"));
        check.whole("googAvailableReceiveBandwidth", pair.number("availableIncomingBitrate"));
        let average_target = bits_per_second(stream.growth("totalEncodedBytesTarget"));
        check.whole("googTargetEncBitrate", if target.is_nan() { average_target } else { target });
        check.whole("googActualEncBitrate", bits_per_second(sent - again));
        check.whole("googTransmitBitrate", bits_per_second(sent + stream.growth("headerBytesSent")));
        check.whole("googRetransmitBitrate", bits_per_second(again));
        check.whole("googBucketDelay", stream.growth("totalPacketSendDelay") / stream.growth("packetsSent") * 1000.0);
        check.nothing_is_left();
    });
}

#[test]
fn the_component_of_the_transport() {
    in_every_engine(|reports, legacy| {
        let transport = Standard::the(reports, "transport", "");
        let certificate =
            |by: &str| transport.referred(by).text("fingerprint").map(|fingerprint| format!("googCertificate_{fingerprint}"));
        let mut check = Check::new(the(legacy, "googComponent", "Channel-audio-1", ""));
        check.text("googComponent", Some(String::from("1")));
        check.text("localCertificateId", certificate("localCertificateId"));
        check.text("remoteCertificateId", certificate("remoteCertificateId"));
        check.text("selectedCandidatePairId", Some(String::from("Conn-audio-1-0")));
        check.text("dtlsCipher", transport.text("dtlsCipher"));
        let suite = transport.text("srtpCipher").unwrap();
        let old_names =
            [("SRTP_AES128_CM_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_80"), ("SRTP_AEAD_AES_128_GCM", "AEAD_AES_128_GCM")];
        check.text("srtpCipher", old_names.iter().find(|(name, _)| *name == suite).map(|(_, old)| String::from(*old)));
        check.nothing_is_left();
    });
}

#[test]
fn the_selected_candidate_pair() {
    in_every_engine(|reports, legacy| {
        let pair = Standard::the(reports, "transport", "").referred("selectedCandidatePairId");
        let address = |by: &str| {
            let candidate = pair.referred(by);
            let (address, port) = (candidate.text("address").unwrap(), candidate.number("port"));
            Some(if address.contains(':') { format!("[{address}]:{port}") } else { format!("{address}:{port}") })
        };
        let candidate_type = |by: &str| pair.referred(by).text("candidateType").map(|kind| kind.replace("host", "local"));
        let candidate_id = |by: &str| pair.text(by).map(|id| format!("Cand-{id}"));
        let mut check = Check::new(the(legacy, "googCandidatePair", "Conn-audio-1-0", ""));
        for name in ["googActiveConnection", "googReadable", "googWritable"] {
            check.text(name, Some(String::from("true")));
        }
        check.text("googChannelId", Some(String::from("Channel-audio-1")));
        check.text("localCandidateId", candidate_id("localCandidateId"));
        check.text("remoteCandidateId", candidate_id("remoteCandidateId"));
        check.text("googLocalAddress", address("localCandidateId"));
        check.text("googRemoteAddress", address("remoteCandidateId"));
        check.text("googLocalCandidateType", candidate_type("localCandidateId"));
        check.text("googRemoteCandidateType", candidate_type("remoteCandidateId"));
        check.text("googTransportType", Some(String::from("udp")));
        check.whole("googRtt", pair.number("currentRoundTripTime") * 1000.0);
        for name in [
            "bytesReceived",
            "bytesSent",
            "packetsSent",
            "packetsDiscardedOnSend",
            "requestsSent",
            "consentRequestsSent",
            "responsesSent",
            "requestsReceived",
            "responsesReceived",
        ] {
            check.whole(name, pair.number(name));
        }
        check.nothing_is_left();
    });
}

#[test]
fn the_candidates_of_the_pairs_and_no_others() {
    in_every_engine(|reports, legacy| {
        for (kind, standard, by) in [
            ("localcandidate", "local-candidate", "localCandidateId"),
            ("remotecandidate", "remote-candidate", "remoteCandidateId"),
        ] {
            let pairs = reports[1].0.iter().filter(|stats| stats["type"] == "candidate-pair");
            let paired: BTreeSet<_> = pairs.map(|pair| format!("Cand-{}", pair[by].as_str().unwrap())).collect();
            let found: Vec<_> = legacy.iter().filter(|report| report.kind == kind).collect();
            assert_eq!(found.iter().map(|report| report.id.clone()).collect::<BTreeSet<_>>(), paired);
            for report in found {
                let candidate = reports[1].0.iter().find(|stats| report.id == format!("Cand-{}", stats["id"].as_str().unwrap()));
                let candidate = Standard::of(reports, candidate.unwrap());
                assert_eq!(candidate.now["type"], standard);
                let mut check = Check::new(report);
                check.text("ipAddress", candidate.text("address"));
                check.whole("portNumber", candidate.number("port"));
                check.text("transport", candidate.text("protocol"));
                check.whole("priority", candidate.number("priority"));
                let old = candidate.text("candidateType").map(|kind| kind.replace("prflx", "peerreflexive"));
                check.text("candidateType", old);
                check.text("networkType", candidate.text("networkType").map(|network| network.replace("ethernet", "lan")));
                check.nothing_is_left();
            }
        }
    });
}

#[test]
fn the_certificates() {
    in_every_engine(|reports, legacy| {
        let standard = reports[1].0.iter().filter(|stats| stats["type"] == "certificate");
        let mut count = 0;
        for certificate in standard.map(|now| Standard::of(reports, now)) {
            let fingerprint = certificate.text("fingerprint").unwrap();
            let mut check = Check::new(the(legacy, "googCertificate", &fingerprint, ""));
            assert_eq!(check.report.id, format!("googCertificate_{fingerprint}"));
            check.text("googFingerprint", Some(fingerprint));
            check.text("googFingerprintAlgorithm", Some(String::from("sha-256")));
            check.text("googDerBase64", certificate.text("base64Certificate"));
            check.nothing_is_left();
            count += 1;
        }
        assert_eq!(legacy.iter().filter(|report| report.kind == "googCertificate").count(), count);
    });
}

#[test]
fn the_data_channel() {
    in_every_engine(|reports, legacy| {
        let channel = Standard::the(reports, "data-channel", "");
        let mut check = Check::new(the(legacy, "datachannel", "datachannel_1", ""));
        check.text("label", channel.text("label"));
        check.whole("datachannelid", channel.number("dataChannelIdentifier"));
        check.text("protocol", Some(String::from("text")));
        check.text("state", Some(String::from("open")));
        check.nothing_is_left();
    });
}

/// Changes members of the one object of a type in a report.
fn change(report: &mut Recorded, kind: &str, media: &str, changes: Value) {
    let is_it = |stats: &&mut Value| stats["type"] == kind && (media.is_empty() || stats["kind"] == media);
    let stats = report.0.iter_mut().find(is_it).unwrap();
    for (member, value) in changes.as_object().unwrap() {
        stats[member] = value.clone();
    }
}

/// The values of the one report of a type, after changes to the one standard object of a type.
fn after(kind: &str, media: &str, changes: Value, legacy_kind: &str, id_end: &str, names: &[&str]) -> Vec<Option<String>> {
    let mut reports = recorded("chromium", "call", "caller");
    change(&mut reports[1], kind, media, changes);
    let legacy = legacy(&reports);
    let report = the(&legacy, legacy_kind, id_end, media);
    names.iter().map(|name| report.value(name).map(String::from)).collect()
}

fn texts(texts: &[&str]) -> Vec<Option<String>> {
    texts.iter().map(|text| Some(String::from(*text))).collect()
}

#[test]
fn the_reason_for_limited_quality_becomes_two_booleans() {
    let names = ["googCpuLimitedResolution", "googBandwidthLimitedResolution"];
    for (reason, expected) in [("none", ["false", "false"]), ("cpu", ["true", "false"]), ("bandwidth", ["false", "true"])] {
        let changes = json!({"qualityLimitationReason": reason});
        assert_eq!(after("outbound-rtp", "video", changes, "ssrc", "_send", &names), texts(&expected));
    }
}

#[test]
fn candidate_types_and_networks_are_called_as_in_libjingle() {
    let [earlier, mut report] = recorded("chromium", "call", "caller");
    let pair = translated(&report, Some(&earlier), &session());
    let pair = the(&pair, "googCandidatePair", "Conn-audio-1-0", "");
    let local = pair.value("localCandidateId").unwrap().strip_prefix("Cand-").unwrap();
    for (kind, network, [in_candidate, in_pair, legacy_network]) in [
        ("host", "ethernet", ["host", "local", "lan"]),
        ("srflx", "wifi", ["serverreflexive", "stun", "wlan"]),
        ("prflx", "cellular", ["peerreflexive", "prflx", "wwan"]),
        ("relay", "vpn", ["relayed", "relay", "vpn"]),
        ("relay", "unknown", ["relayed", "relay", "unknown"]),
    ] {
        for stats in report.0.iter_mut().filter(|stats| stats["id"] == local) {
            stats["candidateType"] = kind.into();
            stats["networkType"] = network.into();
        }
        let legacy = translated(&report, Some(&earlier), &session());
        let candidate = the(&legacy, "localcandidate", local, "");
        let pair = the(&legacy, "googCandidatePair", "Conn-audio-1-0", "");
        assert_eq!(candidate.value("candidateType"), Some(in_candidate));
        assert_eq!(candidate.value("networkType"), Some(legacy_network));
        assert_eq!(pair.value("googLocalCandidateType"), Some(in_pair));
    }
}

#[test]
fn a_pair_that_is_not_selected_says_so() {
    let legacy = legacy(&recorded("chromium", "call", "caller"));
    let other = the(&legacy, "googCandidatePair", "Conn-audio-1-1", "");
    assert_eq!(other.value("googActiveConnection"), Some("false"));
}

#[test]
fn a_pair_that_hears_nothing_is_not_readable() {
    let earlier = recorded("chromium", "call", "caller")[0].clone();
    let selected = |report: &Recorded| {
        let transport = report.0.iter().find(|stats| stats["type"] == "transport").unwrap();
        transport["selectedCandidatePairId"].clone()
    };
    let id = selected(&earlier);
    let readable = |silence: f64, checks: f64| {
        let mut report = earlier.clone();
        for stats in report.0.iter_mut().filter(|stats| stats["id"] == id) {
            stats["lastPacketReceivedTimestamp"] = json!(stats["timestamp"].as_f64().unwrap() - silence);
            stats["responsesReceived"] = json!(stats["responsesReceived"].as_f64().unwrap() + checks);
        }
        let legacy = translated(&report, Some(&earlier), &session());
        the(&legacy, "googCandidatePair", "Conn-audio-1-0", "").value("googReadable") == Some("true")
    };
    assert!(readable(2500.0, 0.0), "a packet less than 2.5 s ago");
    assert!(readable(9000.0, 1.0), "only an answered check");
    assert!(!readable(9000.0, 0.0), "nothing");
}

#[test]
fn without_an_earlier_report_rates_are_the_browsers_own_or_0_and_averages_are_those_of_the_whole_stream() {
    let [_, report] = recorded("chromium", "call", "caller");
    let legacy = translated(&report, None, &session());
    let [earlier, _] = recorded("chromium", "call", "caller");
    let stream = Standard::the(&[earlier, report], "inbound-rtp", "video").now.clone();
    let received = the(&legacy, "ssrc", "_recv", "video");
    for name in ["googFrameRateReceived", "googFrameRateOutput", "googFrameRateDecoded"] {
        assert_eq!(received.value(name), Some("20"), "{name}: the browser's own figure");
    }
    let number = |member: &str| stream[member].as_f64().unwrap();
    let average = number("totalDecodeTime") / number("framesDecoded") * 1000.0;
    assert_eq!(received.value("googDecodeMs"), Some(format!("{}", average.round()).as_str()));
    assert_eq!(the(&legacy, "VideoBwe", "", "").value("googTransmitBitrate"), Some("0"));
}

#[test]
fn a_counter_that_starts_anew_makes_no_negative_rate() {
    let names = ["googFrameRateReceived", "googFrameRateDecoded"];
    let changes = json!({"framesReceived": 3, "framesDecoded": 2});
    let browsers_own = Some(String::from("20"));
    let expected = vec![browsers_own.clone(), browsers_own];
    assert_eq!(after("inbound-rtp", "video", changes, "ssrc", "_recv", &names), expected);
}

#[test]
fn nothing_is_made_of_numbers_that_are_missing() {
    let names = ["bytesReceived", "packetsLost", "googJitterBufferMs", "googFrameRateReceived", "googCodecName"];
    let missing = Value::Null;
    let changes = json!({"bytesReceived": missing, "packetsLost": missing, "jitterBufferDelay": missing,
        "framesReceived": missing, "framesPerSecond": missing, "codecId": missing});
    assert_eq!(after("inbound-rtp", "video", changes, "ssrc", "_recv", &names), vec![None; 5]);
}

#[test]
fn the_parts_of_concealed_and_stretched_audio() {
    let mut reports = recorded("chromium", "call", "caller");
    let zero = json!({"totalSamplesReceived": 1000, "concealedSamples": 10, "silentConcealedSamples": 5,
        "removedSamplesForAcceleration": 0, "insertedSamplesForDeceleration": 0, "packetsReceived": 100,
        "fecPacketsReceived": 0, "fecPacketsDiscarded": 0});
    let grown = json!({"totalSamplesReceived": 2000, "concealedSamples": 260, "silentConcealedSamples": 130,
        "removedSamplesForAcceleration": 62, "insertedSamplesForDeceleration": 31, "packetsReceived": 150,
        "fecPacketsReceived": 20, "fecPacketsDiscarded": 5});
    change(&mut reports[0], "inbound-rtp", "audio", zero);
    change(&mut reports[1], "inbound-rtp", "audio", grown);
    let legacy = legacy(&reports);
    let stream = the(&legacy, "ssrc", "_recv", "audio");
    for (name, value) in [
        ("googExpandRate", "0.25"),
        ("googSpeechExpandRate", "0.125"),
        ("googAccelerateRate", "0.062"),
        ("googPreemptiveExpandRate", "0.031"),
        ("googSecondaryDecodedRate", "0.3"),
        ("googSecondaryDiscardedRate", "0.25"),
    ] {
        assert_eq!(stream.value(name), Some(value), "{name}");
    }
}

#[test]
fn the_bandwidth_estimate_adds_up_all_streams_of_video() {
    for engine in ENGINES {
        let reports = recorded(engine, "50-streams", "caller");
        let legacy = legacy(&reports);
        let video = reports[1].0.iter().filter(|stats| stats["type"] == "outbound-rtp" && stats["kind"] == "video");
        let streams: Vec<_> = video.map(|now| Standard::of(&reports, now)).collect();
        assert_eq!(streams.len(), 25);
        let growth: f64 = streams.iter().map(|stream| stream.growth("bytesSent") + stream.growth("headerBytesSent")).sum();
        let rate = streams[0].per_second(growth * 8.0).round();
        let estimate = the(&legacy, "VideoBwe", "bweforvideo", "");
        assert_eq!(estimate.value("googTransmitBitrate"), Some(format!("{rate}").as_str()));
        assert_eq!(legacy.iter().filter(|report| report.kind == "ssrc").count(), 50);
        assert_eq!(legacy.iter().filter(|report| report.kind == "googTrack").count(), 50);
        let ids: BTreeSet<_> = legacy.iter().map(|report| &report.id).collect();
        assert_eq!(ids.len(), legacy.len(), "every id is there once");
    }
}

#[test]
fn transports_are_named_after_what_they_carry() {
    let names = |transports: Value, streams: Value| {
        let report = Recorded([transports, streams].iter().flat_map(|list| list.as_array().unwrap().clone()).collect());
        let legacy = translated(&report, None, &Session::default());
        let components = legacy.into_iter().filter(|report| report.kind == "googComponent");
        components.map(|report| report.id).collect::<Vec<_>>()
    };
    let transport = |id: &str| json!({"type": "transport", "id": id});
    let stream = |kind: &str, transport: &str| json!({"type": "outbound-rtp", "id": kind, "kind": kind, "ssrc": 1, "transportId": transport});
    assert_eq!(names(json!([transport("T1")]), json!([])), ["Channel-data-1"]);
    assert_eq!(names(json!([transport("T1")]), json!([stream("video", "T1")])), ["Channel-video-1"]);
    let unbundled = json!([stream("audio", "T1"), stream("video", "T2"), stream("audio", "T3")]);
    assert_eq!(
        names(json!([transport("T1"), transport("T2"), transport("T3")]), unbundled),
        ["Channel-audio-1", "Channel-video-1", "Channel-T3-1"]
    );
}

#[test]
fn a_data_channel_without_a_number_is_number_minus_one() {
    let report = Recorded(vec![json!({"type": "data-channel", "id": "D1", "label": "a", "state": "connecting"})]);
    let legacy = translated(&report, None, &Session::default());
    let channel = the(&legacy, "datachannel", "datachannel_-1", "");
    assert_eq!(channel.value("datachannelid"), None);
    assert_eq!(channel.value("state"), Some("connecting"));
}

#[test]
fn a_connection_that_was_never_used_has_only_an_empty_bandwidth_estimate() {
    let legacy = translated(&Recorded(vec![]), None, &Session::default());
    assert_eq!(legacy.iter().map(|report| report.id.as_str()).collect::<Vec<_>>(), ["bweforvideo"]);
    assert!(legacy[0].values.is_empty());
}

#[test]
fn all_reports_carry_the_time_at_which_they_were_gathered() {
    in_every_engine(|reports, legacy| {
        let gathered = Standard::the(reports, "peer-connection", "").number("timestamp");
        assert!(legacy.iter().all(|report| report.timestamp == gathered.round()));
    });
}

#[test]
fn members_of_another_type_are_left_out() {
    let number_for_text = json!({"label": 5, "protocol": null, "state": {"a": [1]}, "dataChannelIdentifier": "1"});
    let mut report = recorded("chromium", "call", "caller")[1].clone();
    change(&mut report, "data-channel", "", number_for_text);
    let legacy = translated(&report, None, &session());
    assert_eq!(the(&legacy, "datachannel", "_-1", "").values, []);
    for odd in [json!(null), json!([]), json!({}), json!({"type": 5}), json!({"type": "transport", "id": 5}), json!("transport")]
    {
        let legacy = translated(&Recorded(vec![odd.clone(), odd]), None, &Session::default());
        assert_eq!(legacy.len(), 1, "only the bandwidth estimate");
    }
}
