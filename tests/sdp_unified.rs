//! A peer that speaks Unified Plan.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{all, committed, outline, parts, plan_b, plan_b_section, sample, values};
use webkit_rtc_peer_connection::sdp::track_id;
use webkit_rtc_peer_connection::sdp::{is_unified, rename_mids, to_plan_b};

#[test]
fn a_peer_is_known_by_several_sections_of_a_kind_or_by_msid_lines() {
    for folder in ["plan-b", "generated"] {
        for (name, sdp) in all(folder) {
            assert!(!is_unified(&sdp) || name.contains("flexFec"), "{name}");
        }
    }
    assert!(is_unified(&sample("captured/chromium-tracks-4-offer.sdp")));
    assert!(is_unified(&sample("captured/firefox-tracks-1-offer.sdp")));
    assert!(is_unified(&sample("captured/chromium-tracks-1-offer.sdp")));
    for text in ["", "hello", "a=msid:s t"] {
        assert!(!is_unified(text));
    }
}

#[test]
fn what_we_show_of_ourselves_is_not_taken_for_unified_plan() {
    for (name, sdp) in committed("captured") {
        // Simulcast by a=rid has no form in Plan B.
        assert!(!is_unified(&to_plan_b(&sdp)) || name.contains("simulcast-rid"), "{name}");
    }
}

#[test]
fn sections_have_the_mids_of_the_other_side() {
    let wire = sample("captured/chromium-tracks-4-offer.sdp")
        .replace("a=mid:0", "a=mid:audio")
        .replace("a=mid:1", "a=mid:video")
        .replace("BUNDLE 0 1 2 3", "BUNDLE audio video 2 3");
    let native = sample("captured/chromium-tracks-2-offer.sdp");
    let inward = rename_mids(&wire, &native);
    let mids: Vec<String> = outline(&inward).iter().map(|line| line.split(' ').nth(1).unwrap().to_owned()).collect();
    assert_eq!(mids, ["0", "1", "2.", "3."]);
    assert_eq!(values(&parts(&inward)[0], "a=group:BUNDLE "), ["0 1 2. 3."]);
    // And back again, but for the header extension, in whose packets the names would be wrong.
    let without: String = wire.split_inclusive("\r\n").filter(|line| !line.contains("sdes:mid")).collect();
    assert_eq!(rename_mids(&inward, &wire), without);
}

#[test]
fn where_the_mids_agree_every_byte_stays() {
    for (name, sdp) in all("captured").into_iter().chain(all("unified")) {
        assert_eq!(rename_mids(&sdp, &sdp), sdp, "{name}");
        assert_eq!(rename_mids(&sdp, ""), sdp, "{name}");
    }
    let long = sample("captured/chromium-tracks-4-offer.sdp");
    assert_eq!(rename_mids(&long, &sample("captured/chromium-tracks-2-offer.sdp")), long);
    let _ = plan_b(&[plan_b_section("audio", "sendrecv", 1, &[])]);
}

#[test]
fn a_track_has_the_id_that_its_sender_gave_it() {
    let sdp = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=msid:stream one\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:1\r\na=msid:stream\r\n\
               m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:2\r\na=ssrc:1 msid:- three\r\n";
    assert_eq!(["0", "1", "2", "3"].map(|mid| track_id(sdp, mid)), [Some("one"), None, Some("three"), None]);
}
