//! A peer's Plan B offer as native sections, over many renegotiations.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{all, outline, plan_b, plan_b_section, plan_b_tracks, sections, values};
use webkit_rtc_peer_connection::sdp::{Senders, follow_up_offer, remote_offer, show, to_plan_b};

const NOTHING: Senders<'_> = Senders { mids: "", audio: 0, video: 0 };

fn offer(audio: &[&str], video: &[&str]) -> String {
    plan_b(&[plan_b_section("audio", "sendrecv", 100, audio), plan_b_section("video", "sendrecv", 200, video)])
}

fn groups(sdp: &str) -> Vec<&str> {
    values(&common::parts(sdp)[0], "a=group:")
}

#[test]
fn every_track_has_a_section_and_the_first_of_each_kind_keeps_its_place() {
    let native = remote_offer(&offer(&["s1 a1", "s2 a2"], &["s1 v1", "s2 v2", "s3 v3"]), None, &NOTHING);
    assert_eq!(
        outline(&native),
        [
            "audio .audio sendrecv s1 a1",
            "video .video sendrecv s1 v1",
            "audio audio.2 sendrecv s2 a2",
            "video video.3 sendrecv s2 v2",
            "video video.4 sendrecv s3 v3",
        ]
    );
    assert_eq!(groups(&native), ["BUNDLE .audio audio.2 .video video.3 video.4"]);
    for (section, source) in sections(&native).iter().zip([100, 200, 101, 201, 202]) {
        let ids: Vec<&str> = values(section, "a=ssrc:").iter().map(|value| value.split(' ').next().unwrap()).collect();
        assert_eq!(ids, vec![source.to_string(); 2]);
    }
}

#[test]
fn the_page_sees_the_offer_that_it_set() {
    for (name, page) in all("plan-b").into_iter().chain(all("generated")) {
        let native = remote_offer(&page, None, &NOTHING);
        let shown = to_plan_b(&native);
        let media = |sdp: &str| -> Vec<String> { sections(sdp).iter().map(|section| section[0].to_owned()).collect() };
        assert_eq!(media(&shown), media(&page), "{name}");
        let mut tracks = plan_b_tracks(&shown);
        tracks.retain(|track| !track.contains(" default default"));
        let sent: String = page
            .split("m=")
            .filter(|part| !part.contains("a=recvonly") && !part.contains("a=inactive"))
            .collect::<Vec<_>>()
            .join("m=");
        let sent = plan_b_tracks(&sent);
        assert_eq!(tracks, sent, "{name}");
        for (shown, page) in sections(&shown).iter().zip(sections(&page)) {
            let mids = values(&page, "a=mid:");
            assert!(mids.is_empty() || values(shown, "a=mid:") == mids, "{name}");
            // All the sources of all the tracks, and their groups.
            let sends = !page.contains(&"a=recvonly") && !page.contains(&"a=inactive");
            for line in page.iter().filter(|_| sends).filter(|line| line.starts_with("a=ssrc-group:") || line.contains(" cname:"))
            {
                let id = line.split([':', ' ']).nth(if line.starts_with("a=ssrc-group") { 2 } else { 1 }).unwrap();
                if page.iter().any(|other| other.starts_with(&format!("a=ssrc:{id} msid:"))) {
                    assert!(shown.contains(line), "{name}: {line}");
                }
            }
        }
    }
}

#[test]
fn a_track_keeps_its_section_as_long_as_its_msid_stays() {
    let first = remote_offer(&offer(&["s1 a1", "s2 a2"], &["s1 v1", "s2 v2"]), None, &NOTHING);
    let second = remote_offer(&offer(&["s2 a2", "s1 a1"], &["s2 v2", "s3 v3", "s1 v1"]), Some(&first), &NOTHING);
    assert_eq!(
        outline(&second),
        [
            "audio .audio sendrecv s1 a1",
            "video .video sendrecv s1 v1",
            "audio audio.2 sendrecv s2 a2",
            "video video.3 sendrecv s2 v2",
            "video video.4 sendrecv s3 v3",
        ]
    );
    // With other sources, too.
    let other = offer(&["s1 a1"], &["s1 v1"]).replace("ssrc:200", "ssrc:999");
    let third = remote_offer(&other, Some(&second), &NOTHING);
    assert_eq!(outline(&third)[1], "video .video sendrecv s1 v1");
    assert!(sections(&third)[1].contains(&"a=ssrc:999 cname:c"));
}

#[test]
fn a_track_that_is_gone_ends_and_its_place_is_used_again_under_another_mid() {
    let first = remote_offer(&offer(&["s1 a1"], &["s1 v1", "s2 v2", "s3 v3"]), None, &NOTHING);
    let second = remote_offer(&offer(&["s1 a1"], &["s1 v1", "s3 v3"]), Some(&first), &NOTHING);
    assert_eq!(outline(&second)[2..], ["video video.2 rejected -", "video video.3 sendrecv s3 v3"]);
    assert_eq!(groups(&second), ["BUNDLE .audio .video video.3"]);
    let third = remote_offer(&offer(&["s1 a1"], &["s1 v1", "s3 v3", "s4 v4", "s5 v5"]), Some(&second), &NOTHING);
    assert_eq!(
        outline(&third)[2..],
        ["video video.2. sendrecv s4 v4", "video video.3 sendrecv s3 v3", "video video.4 sendrecv s5 v5"]
    );
    let fourth = remote_offer(&offer(&["s1 a1"], &["s1 v1"]), Some(&third), &NOTHING);
    let fifth = remote_offer(&offer(&["s1 a1"], &["s1 v1", "s6 v6"]), Some(&fourth), &NOTHING);
    assert_eq!(outline(&fifth)[2..], ["video video.2 sendrecv s6 v6", "video video.3 rejected -", "video video.4 rejected -"]);
}

#[test]
fn a_section_in_which_we_send_stays_when_the_track_in_it_is_gone() {
    let first = remote_offer(&offer(&["s1 a1"], &["s1 v1", "s2 v2"]), None, &NOTHING);
    let senders = Senders { mids: ".video video.2", audio: 0, video: 0 };
    let second = remote_offer(&offer(&["s1 a1"], &[]), Some(&first), &senders);
    assert_eq!(outline(&second)[1..], ["video .video sendrecv - -", "video video.2 recvonly -"]);
    // The track comes back: its old native track may not, since a new track of Plan B is a new track.
    let third = remote_offer(&offer(&["s1 a1"], &["s2 v2"]), Some(&second), &senders);
    assert_eq!(outline(&third)[1..], ["video .video recvonly -", "video video.2 recvonly -", "video video.3 sendrecv s2 v2"]);
}

#[test]
fn sections_that_the_browser_offered_are_never_rejected_by_us() {
    let native = common::sample("captured/chromium-tracks-4-offer.sdp");
    let next = remote_offer(&offer(&[], &[]), Some(&native), &NOTHING);
    assert_eq!(outline(&next), ["audio 0 sendrecv - -", "video 1 sendrecv - -", "audio 2 recvonly -", "video 3 recvonly -"]);
}

#[test]
fn our_tracks_that_have_no_section_have_spare_ones() {
    let page = offer(&["s1 a1"], &["s1 v1"]);
    let native = remote_offer(&page, None, &Senders { mids: "", audio: 1, video: 3 });
    assert_eq!(outline(&native)[2..], ["video video.2 recvonly -", "video video.3 recvonly -"]);
    // As the page adds two more between setRemoteDescription and createAnswer.
    let again = remote_offer(&page, Some(&native), &Senders { mids: ".audio .video video.2 video.3", audio: 1, video: 1 });
    assert_eq!(outline(&again)[..4], outline(&native)[..]);
    assert_eq!(outline(&again)[4..], ["audio audio.4 recvonly -", "video video.5 recvonly -"]);
    // Not where the peer does not receive.
    let sendonly = plan_b(&[plan_b_section("video", "sendonly", 200, &["s1 v1"])]);
    assert_eq!(
        outline(&remote_offer(&sendonly, None, &Senders { mids: "", audio: 0, video: 3 })),
        ["video .video sendonly s1 v1"]
    );
}

#[test]
fn a_kind_that_comes_later_has_its_place_behind_the_others() {
    let first = remote_offer(&plan_b(&[plan_b_section("audio", "sendrecv", 1, &["s a", "t b"])]), None, &NOTHING);
    let second = remote_offer(&offer(&["s a", "t b"], &["s v", "t w"]), Some(&first), &NOTHING);
    assert_eq!(
        outline(&second),
        ["audio .audio sendrecv s a", "audio audio.1 sendrecv t b", "video .video sendrecv s v", "video video.3 sendrecv t w"]
    );
}

#[test]
fn without_msid_there_is_one_default_stream() {
    let page = offer(&["s1 a1"], &["s1 v1"]).replace("a=msid-semantic: WMS\r\n", "");
    let page: String = page.split_inclusive("\r\n").filter(|line| !line.contains(" msid:")).collect();
    let native = remote_offer(&page, None, &NOTHING);
    assert_eq!(outline(&native), ["audio .audio sendrecv default defaulta0", "video .video sendrecv default defaultv0"]);
    // Nor sources.
    let page: String = page.split_inclusive("\r\n").filter(|line| !line.starts_with("a=ssrc")).collect();
    assert_eq!(outline(&remote_offer(&page, None, &NOTHING)), outline(&native));
    // A peer that knows msid and names nothing is answered as it asks.
    let page = page.replace("t=0 0\r\n", "t=0 0\r\na=msid-semantic: WMS\r\n");
    assert_eq!(outline(&remote_offer(&page, None, &NOTHING)), ["audio .audio sendrecv - -", "video .video sendrecv - -"]);
}

#[test]
fn sources_without_a_name_follow_their_group_or_are_tracks_of_the_default_stream() {
    let mut page = offer(&[], &["s v"]);
    page += "a=ssrc-group:FID 200 5\r\na=ssrc:5 cname:c\r\na=ssrc:6 cname:d\r\n";
    let native = remote_offer(&page, None, &NOTHING);
    let video = &sections(&native)[1];
    assert!(video.contains(&"a=ssrc-group:FID 200 5") && video.contains(&"a=ssrc:5 cname:c"));
    assert_eq!(outline(&native)[2], "video video.2 sendrecv default defaultv0");
}

#[test]
fn the_tracks_of_a_kind_share_its_transport_where_the_peer_bundles_nothing() {
    let page = offer(&["s1 a1", "s2 a2"], &["s1 v1"]).replace("a=group:BUNDLE audio video\r\n", "");
    let native = remote_offer(&page, None, &NOTHING);
    assert_eq!(groups(&native), ["BUNDLE .audio audio.2"]);
    // And the peer, which offered no group, is shown none.
    assert!(!to_plan_b(&native).contains("a=group"));
    assert!(
        !remote_offer(&offer(&["s a"], &["s v"]).replace("a=group:BUNDLE audio video\r\n", ""), None, &NOTHING)
            .contains("a=group")
    );
}

#[test]
fn one_section_of_many_tracks_is_in_the_group_of_a_peer_that_bundles() {
    let native = remote_offer(&plan_b(&[plan_b_section("audio", "sendrecv", 100, &["s1 a1", "s2 a2"])]), None, &NOTHING);
    assert_eq!(groups(&native), ["BUNDLE .audio audio.1"]);
    assert_eq!(groups(&show(&native, "", false, true)), ["BUNDLE audio"]);
    assert_eq!(groups(&show(&native, "", false, false)), Vec::<&str>::new());
}

#[test]
fn a_group_member_that_is_no_section_is_left_out() {
    let page = offer(&["s1 a1"], &["s1 v1"]).replace("BUNDLE audio video", "BUNDLE audio video data");
    assert_eq!(groups(&remote_offer(&page, None, &NOTHING)), ["BUNDLE .audio .video"]);
}

#[test]
fn candidates_are_those_of_the_first_section_of_a_kind() {
    let page = offer(&["s1 a1"], &["s1 v1", "s2 v2"])
        .replace("a=mid:video\r\n", "a=mid:video\r\na=candidate:1 1 udp 1 1.2.3.4 5 typ host\r\na=end-of-candidates\r\n");
    let native = remote_offer(&page, None, &NOTHING);
    let counts: Vec<usize> = sections(&native)
        .iter()
        .map(|section| values(section, "a=candidate:").len() + values(section, "a=end-of-candidates").len())
        .collect();
    assert_eq!(counts, [0, 2, 0]);
}

#[test]
fn line_ends_of_any_kind_are_taken() {
    let page = offer(&["s1 a1"], &["s1 v1", "s2 v2"]).replace("\r\n", "\n");
    let native = remote_offer(page.trim_end(), None, &NOTHING);
    assert_eq!(outline(&native), outline(&remote_offer(&page.replace('\n', "\r\n"), None, &NOTHING)));
    assert!(native.contains("a=rtcp-mux\r\n") && native.contains("a=mid:.audio\r\n"));
    // A line never runs into the next one.
    assert!(native.lines().all(|line| line.matches("a=").count() <= 1), "{native}");
}

#[test]
fn a_follow_up_offer_is_the_answer_with_open_roles() {
    let answer = offer(&["s1 a1"], &["s1 v1"]).replace("setup:actpass", "setup:active");
    let native = remote_offer(&answer, None, &NOTHING);
    assert_eq!(follow_up_offer(&answer, &native, &NOTHING), native.replace("setup:active", "setup:actpass"));
}

#[test]
fn what_does_not_fit_comes_back_as_it_is() {
    let native = remote_offer(&offer(&["s a"], &["s v"]), None, &NOTHING);
    let swapped = plan_b(&[plan_b_section("video", "sendrecv", 1, &["s v"]), plan_b_section("audio", "sendrecv", 2, &["s a"])]);
    let shorter = plan_b(&[plan_b_section("audio", "sendrecv", 2, &["s a"])]);
    let unified = common::sample("captured/chromium-tracks-4-offer.sdp");
    for page in [swapped.as_str(), &shorter, &unified, "", "hello", "v=0\r\n"] {
        assert_eq!(remote_offer(page, Some(&native), &NOTHING), page);
    }
}

#[test]
fn a_hostile_offer_does_not_become_gigabytes() {
    let tracks: Vec<String> = (0..20_000).map(|number| format!("s{number} v{number}")).collect();
    let tracks: Vec<&str> = tracks.iter().map(String::as_str).collect();
    let mut page = plan_b(&[plan_b_section("video", "sendrecv", 1, &tracks)]);
    page += &"a=x-filler:0123456789\r\n".repeat(20_000);
    assert!(remote_offer(&page, None, &NOTHING).len() < 40 << 20);
}
