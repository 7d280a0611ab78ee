//! Which streams and tracks the sources of a Plan B description are. Each row was seen in Chromium 49, 53 and 65: `getRemoteStreams()` after
//! `setRemoteDescription` of an offer with these lines. (Tracks without an id had a random one there.)
#![allow(clippy::type_complexity, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{outline, plan_b, plan_b_section};
use webkit_rtc_peer_connection::sdp::{Senders, remote_offer, to_plan_b};

const NOTHING: Senders<'_> = Senders { mids: "", audio: 0, video: 0 };

/// The tracks that an offer with these sources makes: `kind stream track`.
fn tracks(semantic: &str, audio: &[&str], video: &[&str]) -> Vec<String> {
    let line = |source: &&str| {
        if source.starts_with("FID") { format!("a=ssrc-group:{source}\r\n") } else { format!("a=ssrc:{source}\r\n") }
    };
    let section =
        |kind, sources: &[&str]| plan_b_section(kind, "sendrecv", 0, &[]) + &sources.iter().map(line).collect::<String>();
    let page = plan_b(&[section("audio", audio), section("video", video)]).replace("a=msid-semantic: WMS\r\n", semantic);
    outline(&remote_offer(&page, None, &NOTHING))
        .iter()
        .filter(|section| !section.ends_with('-'))
        .map(|section| {
            let words: Vec<&str> = section.split(' ').collect();
            format!("{} {} {}", words[0], words[3], words[4])
        })
        .collect()
}

const WMS: &str = "a=msid-semantic: WMS S\r\n";

#[test]
fn sources_name_their_tracks_as_in_old_engines() {
    let rows: &[(&str, &[&str], &[&str], &[&str])] = &[
        ("", &[], &[], &["audio default defaulta0", "video default defaultv0"]),
        (WMS, &[], &[], &[]),
        (WMS, &[], &["1 cname:c", "1 msid:S T"], &["video S T"]),
        ("", &[], &["1 cname:c", "1 msid:S T"], &["video S T"]),
        ("", &[], &["1 cname:c", "1 mslabel:S", "1 label:T"], &["video S T"]),
        (WMS, &[], &["1 label:T", "1 cname:c", "1 mslabel:S"], &["video S T"]),
        ("", &[], &["1 cname:c", "1 mslabel:S"], &["video S defaultv0"]),
        ("", &[], &["1 cname:c", "1 label:T"], &["video default defaultv0"]),
        ("", &[], &["1 cname:c", "1 msid:S T", "1 mslabel:X", "1 label:Y"], &["video S T"]),
        ("", &[], &["1 cname:c"], &["video default defaultv0"]),
        (WMS, &[], &["1 cname:c"], &["video default defaultv0"]),
        (WMS, &["5 cname:c"], &["1 cname:c"], &["audio default defaulta0", "video default defaultv0"]),
        ("", &[], &["1 cname:c", "2 cname:d"], &["video default defaultv0", "video default defaultv1"]),
        (
            "",
            &[],
            &["1 cname:c", "1 mslabel:S", "1 label:T", "2 cname:c", "2 mslabel:S2", "2 label:T2"],
            &["video S T", "video S2 T2"],
        ),
        ("", &[], &["1 cname:c", "1 mslabel:S", "1 label:T", "2 cname:c", "2 mslabel:S", "2 label:T"], &["video S T"]),
        (WMS, &[], &["1 cname:c", "1 msid:S T", "2 cname:c"], &["video S T", "video default defaultv0"]),
        (WMS, &[], &["1 cname:c", "1 msid:S T", "2 cname:c", "2 mslabel:S2", "2 label:T2"], &["video S T", "video S2 T2"]),
        ("", &[], &["FID 1 2", "1 cname:c", "1 mslabel:S", "1 label:T", "2 cname:c", "2 mslabel:S", "2 label:T"], &["video S T"]),
        ("", &["5 cname:c", "5 mslabel:S", "5 label:A"], &[], &["audio S A"]),
        ("", &["5 cname:c", "5 msid:S A"], &["1 cname:c"], &["audio S A", "video default defaultv0"]),
        // Refused by all of them; taken where today's standard takes it.
        ("", &[], &["FID 1 2", "1 cname:c", "1 mslabel:S", "1 label:T", "2 cname:c"], &["video S T"]),
        ("", &[], &["FID 1 2", "1 cname:c", "2 cname:c"], &["video default defaultv0"]),
    ];
    for (semantic, audio, video, expected) in rows {
        assert_eq!(tracks(semantic, audio, video), *expected, "{audio:?} {video:?}");
    }
}

#[test]
fn a_track_that_a_label_names_keeps_its_section() {
    let offer = |sources: &str| plan_b(&[plan_b_section("video", "sendrecv", 0, &[]) + sources]);
    let one = "a=ssrc:1 cname:c\r\na=ssrc:1 mslabel:S\r\na=ssrc:1 label:T\r\n";
    let two = "a=ssrc:2 cname:c\r\na=ssrc:2 mslabel:S2\r\na=ssrc:2 label:T2\r\n";
    let first = remote_offer(&offer(&(one.to_owned() + two)), None, &NOTHING);
    let swapped = remote_offer(&offer(&(two.to_owned() + one)), Some(&first), &NOTHING);
    assert_eq!(outline(&swapped), outline(&first));
    let gone = remote_offer(&offer(two), Some(&first), &NOTHING);
    assert_eq!(outline(&gone), ["video .video recvonly S T", "video video.1 sendrecv S2 T2"]);
}

#[test]
fn every_stream_is_listed() {
    let page = plan_b(&[
        plan_b_section("audio", "sendrecv", 1, &["s1 a1", "s2 a2"]),
        plan_b_section("video", "sendrecv", 9, &["s2 v2", "s3 v3"]),
    ]);
    let shown = to_plan_b(&remote_offer(&page, None, &NOTHING));
    assert!(shown.contains("a=msid-semantic: WMS s1 s2 s3\r\n"), "{shown}");
    let silent = remote_offer(&page.replace("a=sendrecv", "a=recvonly"), None, &NOTHING);
    assert!(to_plan_b(&silent).contains("a=msid-semantic: WMS\r\n"));
}

#[test]
fn a_section_without_sources_is_received_and_makes_no_stream() {
    let page = plan_b(&[plan_b_section("audio", "sendrecv", 0, &[])]);
    let native = remote_offer(&page, None, &NOTHING);
    assert_eq!(outline(&native), ["audio .audio sendrecv - -"]);
    assert!(!to_plan_b(&native).contains("a=msid:"));
    assert_eq!(outline(&remote_offer(&page, Some(&native), &NOTHING)), outline(&native));
}
