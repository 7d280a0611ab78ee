//! Which recorded Plan B descriptions are complete initial offers, and which are not, with the reason.
//!
//! The recordings themselves are not part of the repository; they are read from `../shared/sdp/plan-b` or `SHARED_DIR`. Chromium and
//! Firefox take every one that is not listed here, and announce each of its tracks: that is tested in the browsers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{all, outline, plan_b_tracks, sections};
use webkit_rtc_peer_connection::sdp::{Senders, remote_offer};

/// Not complete initial offers: the start of the file's name, and why. What both browsers refuse, they refuse untranslated too.
const INCOMPLETE: &[(&str, &str)] = &[
    ("aws_amazon-chime-sdk-js-ChromeSDPMock", "a template: its fingerprint is `-`"),
    ("aws_amazon-chime-sdk-js-SDPMock.ts-m", "a template: its fingerprint is `fake`"),
    ("jitsi_lib-jitsi-meet-SDP.spec.js", "a template: its ICE password is shorter than RFC 8839 allows"),
    ("jitsi_lib-jitsi-meet-TPCUtils", "a part of an answer: no `a=rtcp-mux`, and a payload type without `a=rtpmap`"),
    (
        "jitsi_sdp-interop-playbook.json-m2s4-",
        "an answer (`a=setup:active`), with `a=simulcast` and no header extension for `a=rid`, which Chromium refuses",
    ),
    ("raw_evaluated-lib-jitsi-meet-156e9eca-flexFec", "not valid: two sections with the mid `data`"),
    (
        "raw_evaluated-lib-jitsi-meet-156e9eca-simulcastRtx",
        "an answer, with a payload type (96) without `a=rtpmap`, which Chromium refuses",
    ),
    ("raw_evaluated-lib-jitsi-meet-59e67c5b-multiCodec", "an answer, with codec parameters that Chromium refuses"),
    (
        "raw_evaluated-lib-jitsi-meet-59e67c5b-sdpFirefox",
        "an answer, with a payload type (96) without `a=rtpmap`, which Chromium refuses",
    ),
    ("raw_evaluated-lib-jitsi-meet-HEAD-recvOnly", "an answer, with codec parameters that Chromium refuses"),
    ("sdp-jingle-json-no-source", "no `a=rtcp-mux`, which both browsers require"),
    (
        "twilio_twilio-video.js-issue8329.js-m2s0-090bfae6e5",
        "written to be refused: one payload type for two codecs (Chromium's bug 8329)",
    ),
    ("twilio_twilio-video.js-issue8329.js-m3s2", "written to be refused: retransmissions without `apt` (Chromium's bug 8329)"),
];

#[test]
fn every_complete_initial_offer_becomes_one_section_a_track() {
    let samples = all("plan-b");
    if samples.is_empty() {
        eprintln!("skipped: no ../shared/sdp/plan-b beside the checkout, and no SHARED_DIR");
        return;
    }
    for (start, _) in INCOMPLETE {
        assert!(samples.iter().any(|(name, _)| name.starts_with(start)), "{start} is no sample");
    }
    let (mut complete, mut tracks) = (0, 0);
    for (name, page) in &samples {
        if INCOMPLETE.iter().any(|(start, _)| name.starts_with(start)) {
            continue;
        }
        complete += 1;
        let native = remote_offer(page, None, &Senders::default());
        let carried: Vec<String> = outline(&native).into_iter().filter(|line| !line.ends_with(" -")).collect();
        let sent: String = page
            .split("m=")
            .filter(|part| !part.contains("a=recvonly") && !part.contains("a=inactive"))
            .collect::<Vec<_>>()
            .join("m=");
        for track in plan_b_tracks(&sent) {
            let (kind, msid) = track.split_once(' ').unwrap();
            assert_eq!(
                carried.iter().filter(|line| line.starts_with(kind) && line.ends_with(&format!(" {msid}"))).count(),
                1,
                "{name}: {track}"
            );
            tracks += 1;
        }
        for section in sections(&native) {
            let ids: std::collections::BTreeSet<&str> = section
                .iter()
                .filter_map(|line| line.strip_prefix("a=ssrc:")?.split_once(" msid:"))
                .map(|(_, msid)| msid)
                .collect();
            assert!(ids.len() <= 1, "{name}: Chromium refuses several tracks in one section");
        }
    }
    assert_eq!((complete, samples.len()), (52, 86));
    assert!(tracks > 100);
}
