//! A peer's one Plan B answer to our native offer of many sections.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{all, outline, plan_b, plan_b_section, sample, sections, values};
use webkit_rtc_peer_connection::sdp::{Senders, follow_up_offer, remote_answer, remote_offer, show, to_plan_b};

const NOTHING: Senders<'_> = Senders { mids: "", audio: 0, video: 0 };

fn answer(audio: &[&str], video: &[&str]) -> String {
    plan_b(&[plan_b_section("audio", "sendrecv", 100, audio), plan_b_section("video", "sendrecv", 200, video)])
        .replace("setup:actpass", "setup:active")
}

#[test]
fn every_offered_section_is_answered_and_new_tracks_take_them_in_order() {
    let offer = sample("captured/chromium-tracks-4-offer.sdp");
    let result = remote_answer(&answer(&["s1 a1"], &["s1 v1", "s2 v2"]), &offer, None);
    assert_eq!(
        outline(&result.sdp),
        ["audio 0 sendrecv s1 a1", "video 1 sendrecv s1 v1", "audio 2 recvonly -", "video 3 sendrecv s2 v2"]
    );
    assert!(!result.more_tracks);
    assert!(result.sdp.contains("a=group:BUNDLE 0 2 1 3\r\n"));
}

#[test]
fn tracks_without_a_section_are_left_for_a_follow_up_offer() {
    let offer = sample("captured/chromium-tracks-2-offer.sdp");
    let page = answer(&["s1 a1", "s2 a2"], &["s1 v1", "s2 v2"]);
    let result = remote_answer(&page, &offer, None);
    assert_eq!(outline(&result.sdp), ["audio 0 sendrecv s1 a1", "video 1 sendrecv s1 v1"]);
    assert!(result.more_tracks);
    let follow_up = follow_up_offer(&page, &result.sdp, &Senders { mids: "0 1", audio: 0, video: 0 });
    assert_eq!(
        outline(&follow_up),
        ["audio 0 sendrecv s1 a1", "video 1 sendrecv s1 v1", "audio audio.2 sendrecv s2 a2", "video video.3 sendrecv s2 v2"]
    );
    assert!(!follow_up.contains("setup:active\r\n"));
    // The page goes on seeing the answer's two sections.
    assert_eq!(sections(&to_plan_b(&follow_up)).len(), 2);
}

#[test]
fn a_known_track_keeps_its_section_and_a_new_one_takes_a_new_section() {
    let before = remote_offer(&answer(&["s1 a1"], &["s1 v1"]), None, &NOTHING);
    // The browser offers again, with a section more for each kind.
    let local = before
        .replace("a=msid:s1 a1", "a=msid:me x")
        .replace("a=msid:s1 v1", "a=msid:me y")
        .replace("BUNDLE .audio .video", "BUNDLE .audio .video 2 3")
        + &plan_b_section("video", "sendrecv", 7, &[]).replace("a=mid:video", "a=mid:2")
        + &plan_b_section("audio", "sendrecv", 8, &[]).replace("a=mid:audio", "a=mid:3");
    let result = remote_answer(&answer(&["s2 a2", "s1 a1"], &["s1 v1", "s2 v2"]), &local, Some(&before));
    assert_eq!(
        outline(&result.sdp),
        ["audio .audio sendrecv s1 a1", "video .video sendrecv s1 v1", "video 2 sendrecv s2 v2", "audio 3 sendrecv s2 a2"]
    );
    assert!(!result.more_tracks);
    // A section that had another track is not given to a new one: the browser would announce the old.
    let result = remote_answer(&answer(&["s9 a9"], &[]), &before, Some(&before));
    assert_eq!(outline(&result.sdp), ["audio .audio recvonly -", "video .video recvonly -"]);
    assert!(result.more_tracks);
}

#[test]
fn a_track_that_is_on_hold_keeps_its_section_and_its_sources() {
    let talks = answer(&["s1 a1"], &["s1 v1"]);
    let holds = plan_b(&[plan_b_section("audio", "recvonly", 1, &[]), plan_b_section("video", "recvonly", 9, &[])]);
    let before = remote_offer(&talks, None, &NOTHING);
    let local = before.replace("a=sendrecv", "a=sendonly");
    let held = remote_answer(&holds, &local, Some(&before));
    assert_eq!(outline(&held.sdp), ["audio .audio recvonly s1 a1", "video .video recvonly s1 v1"]);
    let sources = |sdp: &str| sdp.split("\r\n").filter(|line| line.starts_with("a=ssrc")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(sources(&held.sdp), sources(&before));
    let back = remote_answer(&talks, &before, Some(&held.sdp));
    assert_eq!(outline(&back.sdp), ["audio .audio sendrecv s1 a1", "video .video sendrecv s1 v1"]);
    assert!(!held.more_tracks && !back.more_tracks);
    // And where the other side offers it.
    let held = remote_offer(&holds, Some(&before), &NOTHING);
    assert_eq!(outline(&held), ["audio .audio recvonly s1 a1", "video .video recvonly s1 v1"]);
    assert_eq!(
        outline(&remote_offer(&talks, Some(&held), &NOTHING)),
        ["audio .audio sendrecv s1 a1", "video .video sendrecv s1 v1"]
    );
}

#[test]
fn the_answer_sends_only_where_we_receive_and_receives_only_where_we_send() {
    let offer = sample("captured/chromium-recvonly-av-offer.sdp");
    let result = remote_answer(&answer(&["s1 a1"], &[]), &offer, None);
    assert_eq!(outline(&result.sdp), ["audio 0 sendonly s1 a1", "video 1 inactive -"]);
    // The page reads what the peer wrote, of this description alone. The browser has the peer's origin with an address of its own.
    let theirs = answer(&["s1 a1"], &[]);
    let kept = result.sdp.replacen("o=- ", "o=x ", 1);
    assert_ne!(kept, result.sdp);
    let directions = |theirs: &str| outline(&show(&kept, theirs, false, true));
    assert!(directions(&theirs).iter().all(|line| line.contains(" sendrecv ")), "{:?}", directions(&theirs));
    assert_eq!(directions(""), directions(&theirs.replacen("o=- ", "o=- 9", 1)));
    assert!(directions("")[1].contains(" inactive "), "{:?}", directions(""));
    // A repair has taken the fax out of the native one.
    assert_eq!(directions(""), directions(&theirs.replacen("m=video", "m=image 0 udptl t38\r\nm=video", 1)));
    let offer = sample("captured/chromium-tracks-2-offer.sdp").replace("a=sendrecv", "a=sendonly");
    let result = remote_answer(&answer(&["s1 a1"], &[]), &offer, None);
    assert_eq!(outline(&result.sdp), ["audio 0 recvonly -", "video 1 recvonly -"]);
    assert!(result.more_tracks);
}

#[test]
fn what_was_offered_as_rejected_or_is_answered_so_is_rejected() {
    let offer = sample("captured/chromium-stopped-reoffer-offer.sdp");
    let result = remote_answer(&answer(&["s1 a1"], &["s1 v1"]), &offer, None);
    assert_eq!(outline(&result.sdp), ["audio 0 sendrecv s1 a1", "video 1 rejected -"]);
    assert!(result.sdp.contains("a=group:BUNDLE 0\r\n"));
    let offer = sample("captured/chromium-tracks-4-offer.sdp");
    let page = answer(&["s1 a1"], &[]).replace("m=video 9 ", "m=video 0 ").replace("BUNDLE audio video", "BUNDLE audio");
    let result = remote_answer(&page, &offer, None);
    assert_eq!(
        outline(&result.sdp),
        ["audio 0 sendrecv s1 a1", "video 1 rejected -", "audio 2 recvonly -", "video 3 rejected -"]
    );
}

#[test]
fn our_own_answers_answer_our_own_offers() {
    for (name, offer) in all("captured").into_iter().filter(|(name, _)| name.ends_with("-offer.sdp")) {
        let Some((_, native)) =
            all("captured").into_iter().find(|(other, _)| *other == name.replace("-offer.sdp", "-answer.sdp"))
        else {
            continue;
        };
        let result = remote_answer(&to_plan_b(&native), &offer, None);
        let mids =
            |sdp: &str| -> Vec<String> { sections(sdp).iter().map(|section| values(section, "a=mid:").concat()).collect() };
        assert_eq!(mids(&result.sdp), mids(&offer), "{name}");
        let tracks = |sdp: &str| -> Vec<String> {
            let mut tracks: Vec<String> = outline(sdp)
                .iter()
                .filter(|line| !line.ends_with('-'))
                .map(|line| line.splitn(4, ' ').nth(3).unwrap().to_owned())
                .collect();
            tracks.sort();
            tracks
        };
        assert_eq!(tracks(&result.sdp), tracks(&native), "{name}");
        assert!(!result.more_tracks, "{name}");
    }
}

#[test]
fn what_does_not_fit_comes_back_as_it_is() {
    let offer = sample("captured/chromium-tracks-2-offer.sdp");
    for page in ["", "hello", "v=0\r\n", "v=0\r\nm=video 9 X 1\r\nm=audio 9 X 1\r\n", "v=0\r\nm=audio 9 X 1\r\n"] {
        let result = remote_answer(page, &offer, None);
        assert_eq!((result.sdp.as_str(), result.more_tracks), (page, false));
    }
}
