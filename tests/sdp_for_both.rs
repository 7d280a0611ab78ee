//! First offers, for peers of either plan; and what a peer of Unified Plan makes of ours.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{all, outline, parts, plan_b, plan_b_section, sample, sections, values};
use webkit_rtc_peer_connection::sdp::{
    Dialect, Job, Order, Senders, dialect, dialect_of_answer, first_places, inward, old_words, outward, remote_answer,
    remote_offer, same_place, show, to_native, to_plan_b, words_of_today, writes_words_of_today,
};

const NOTHING: Senders<'_> = Senders { mids: "", audio: 0, video: 0 };

#[test]
fn who_wrote_a_description_is_told_by_it() {
    for name in [
        "chromium-tracks-4-offer",
        "firefox-tracks-1-offer",
        "chromium-tracks-1-offer",
        "chromium-recvonly-av-offer",
        "firefox-recvonly-av-offer",
    ] {
        assert_eq!(dialect(&sample(&format!("captured/{name}.sdp"))), Dialect::Unified, "{name}");
    }
    assert_eq!(dialect(&plan_b(&[plan_b_section("video", "sendrecv", 1, &["s v"])])), Dialect::PlanB);
    assert_eq!(dialect(&plan_b(&[plan_b_section("video", "recvonly", 1, &[])])), Dialect::Unknown);
    assert_eq!(dialect(""), Dialect::Unknown);
}

#[test]
fn an_offer_for_both_is_plan_b_and_one_track_a_section() {
    for (name, native) in all("captured") {
        let shown = show(&native, "", true, true);
        if outline(&shown).len() == outline(&native).len() {
            // Nothing is marked where it need not be.
            assert_eq!(shown, to_plan_b(&native), "{name}");
            continue;
        }
        for section in sections(&shown) {
            let sources: Vec<&str> = values(&section, "a=ssrc:").iter().map(|source| source.split(' ').next().unwrap()).collect();
            if section[0].starts_with("m=audio") && !sources.is_empty() {
                assert!(sources.iter().all(|source| *source == sources[0]), "{name}: {sources:?}");
            }
        }
    }
    let native = sample("captured/chromium-tracks-4-offer.sdp");
    let shown = show(&native, "", true, true);
    assert_eq!(dialect(&shown), Dialect::PlanB);
    for (section, track) in sections(&shown).iter().zip(sections(&native)) {
        assert_eq!(values(section, "a=msid:"), values(&track, "a=msid:"));
        assert_eq!(section.iter().filter(|line| line.ends_with("sdes:mid")).count(), 1);
    }
    // A polyfilled page reads all the tracks, from either form.
    assert_eq!(outline(&remote_offer(&shown, None, &NOTHING)), outline(&remote_offer(&to_plan_b(&native), None, &NOTHING)));
    assert!(!remote_offer(&shown, None, &NOTHING).contains("ssrc-plan-b"));
}

#[test]
fn an_answer_to_the_first_tracks_leaves_the_others_inactive() {
    let native = sample("captured/chromium-tracks-4-offer.sdp");
    let answer = plan_b(&[
        plan_b_section("audio", "sendrecv", 0, &[]) + "a=msid:p pa\r\na=ssrc:7 cname:c\r\n",
        plan_b_section("video", "sendrecv", 0, &[]) + "a=msid:p pv\r\na=ssrc:8 cname:c\r\n",
    ]);
    assert_eq!(dialect_of_answer(&answer, &native), Dialect::FirstTracks);
    let translated = to_native(Job::FirstTracks, &answer, &native, "", &NOTHING);
    assert!(!translated.more_tracks);
    // Where the peer is known to speak Plan B, its answer is about all of them, whatever it looks like.
    assert!(outline(&remote_answer(&answer, &native, None).sdp)[2..].iter().all(|section| section.ends_with(" recvonly -")));
    let outlined = outline(&translated.sdp);
    assert_eq!(outlined[..2], ["audio 0 sendrecv p pa", "video 1 sendrecv p pv"]);
    assert!(outlined[2..].iter().all(|section| section.ends_with(" inactive -")), "{outlined:?}");
    // One that answers each native section is Unified Plan; one that says nothing did not know the mark.
    assert_eq!(dialect_of_answer(&native, &native), Dialect::Unified);
    let silent = plan_b(&[plan_b_section("audio", "recvonly", 0, &[]), plan_b_section("video", "recvonly", 0, &[])]);
    assert_eq!(dialect_of_answer(&silent, &native), Dialect::PlanB);
}

#[test]
fn a_peer_that_has_seen_the_first_tracks_has_an_order_of_its_own() {
    // audio 0, video 1, audio 2, video 3, of which the peer knows the first two.
    let native = sample("captured/chromium-tracks-4-offer.sdp");
    let mut order: Order = first_places(&native);
    assert_eq!(order, [0, 1]);
    let peer = plan_b(&[plan_b_section("audio", "sendrecv", 0, &[]), plan_b_section("video", "sendrecv", 0, &[])]);
    // It adds a video of its own before we offer the rest.
    let theirs = plan_b(&[
        plan_b_section("audio", "sendrecv", 0, &[]),
        plan_b_section("video", "sendrecv", 0, &[]),
        plan_b_section("video", "sendrecv", 0, &[]).replace("a=mid:video", "a=mid:2"),
    ]);
    let inwards = inward(&theirs, &native, &mut order);
    assert_eq!(order, [0, 1, 4]);
    assert_eq!(
        outline(&inwards),
        ["audio 0 sendrecv -", "video 1 sendrecv -", "audio 2 inactive -", "video 3 inactive -", "video 2. sendrecv -"]
    );
    // Its answer to our offer of everything has our other tracks behind its own.
    let shown = outward(&inwards, &theirs, &mut order, true);
    assert_eq!(order, [0, 1, 4, 2, 3]);
    let mids: Vec<String> = outline(&shown).iter().map(|section| section.split(' ').nth(1).unwrap().to_owned()).collect();
    assert_eq!(mids, ["audio", "video", "2", "2.", "3."]);
    assert_eq!(values(&parts(&shown)[0], "a=group:BUNDLE ").len(), 1);
    assert_eq!(same_place(&native, &shown, Some("3"), None, &order, true).unwrap().index, 4);
    assert_eq!(same_place(&shown, &inwards, None, Some(2), &order, false).unwrap().index, 4);
    let mut identity = Order::new();
    assert_eq!(outward(&native, &peer, &mut identity, true).matches("m=").count(), 4);
}

#[test]
fn a_rejected_section_says_that_nothing_is_sent_in_it() {
    let offer = plan_b(&[
        plan_b_section("audio", "sendrecv", 0, &[]),
        plan_b_section("video", "sendrecv", 0, &[]).replace("m=video 9", "m=video 0"),
    ]);
    assert_eq!(outline(&inward(&offer, "", &mut Order::new())), ["audio audio sendrecv -", "video video rejected -"]);
    assert!(inward(&offer, "", &mut Order::new()).contains("a=inactive"));
    assert!(remote_offer(&offer, None, &NOTHING).contains("a=inactive"));
}

#[test]
fn offers_have_the_words_of_old_and_come_back_in_those_of_today() {
    let mut count = 0;
    for (name, native) in all("captured").into_iter().filter(|(name, _)| name.ends_with("-offer.sdp")) {
        let old = old_words(&native);
        assert!(
            !old.contains("a=extmap-allow-mixed") && !old.contains("UDP/DTLS/SCTP") && !old.contains("a=sctp-port"),
            "{name}"
        );
        if writes_words_of_today(&native) {
            count += 1;
            assert!(old.contains(" DTLS/SCTP 5000\r\n") && old.contains("a=sctpmap:5000 webrtc-datachannel 1024\r\n"), "{name}");
        }
        assert!(!writes_words_of_today(&old));
        let without: String = native.split_inclusive('\n').filter(|line| !line.starts_with("a=extmap-allow-mixed")).collect();
        assert_eq!(words_of_today(&old), without, "{name}");
    }
    assert!(count > 0);
}
