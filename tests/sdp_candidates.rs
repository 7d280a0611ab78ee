//! Candidates, from the browser to the page and back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{plan_b, plan_b_section, sample};
use webkit_rtc_peer_connection::sdp::{Place, Senders, candidate_to_native, candidate_to_page, remote_offer};

#[test]
fn the_page_sees_audio_video_and_data_with_their_index() {
    let native = sample("captured/chromium-av-data-bidir-offer.sdp");
    for (mid, index, name) in [("0", 0, "audio"), ("1", 1, "video"), ("2", 2, "data")] {
        let place = Some(Place { mid: name, index });
        assert_eq!(candidate_to_page(&native, Some(mid), Some(index)), place);
        assert_eq!(candidate_to_page(&native, Some(mid), None), place);
        assert_eq!(candidate_to_page(&native, None, Some(index)), place);
        let place = Some(Place { mid, index });
        assert_eq!(candidate_to_native(&native, Some(name), Some(index)), place);
        assert_eq!(candidate_to_native(&native, Some(name), None), place);
        assert_eq!(candidate_to_native(&native, None, Some(index)), place);
    }
}

#[test]
fn the_candidates_of_further_sections_are_not_for_the_peer() {
    let native = sample("captured/chromium-tracks-4-offer.sdp");
    assert_eq!(candidate_to_page(&native, Some("1"), Some(1)), Some(Place { mid: "video", index: 1 }));
    assert_eq!(candidate_to_page(&native, Some("2"), Some(2)), None);
    assert_eq!(candidate_to_page(&native, Some("3"), Some(3)), None);
}

#[test]
fn the_index_differs_where_native_sections_are_more() {
    let page =
        plan_b(&[plan_b_section("audio", "sendrecv", 1, &["s a", "s b", "s c"]), plan_b_section("video", "sendrecv", 9, &[])]);
    let first =
        remote_offer(&plan_b(&[plan_b_section("audio", "sendrecv", 1, &["s a", "s b", "s c"])]), None, &Senders::default());
    let native = remote_offer(&page, Some(&first), &Senders::default());
    assert_eq!(candidate_to_native(&native, Some("video"), Some(1)), Some(Place { mid: ".video", index: 3 }));
    assert_eq!(candidate_to_page(&native, Some(".video"), Some(3)), Some(Place { mid: "video", index: 1 }));
}

#[test]
fn a_name_that_the_peer_gave_counts() {
    let page = plan_b(&[plan_b_section("audio", "sendrecv", 1, &["s a"])])
        .replace("a=mid:audio", "a=mid:7")
        .replace("BUNDLE audio", "BUNDLE 7");
    let native = remote_offer(&page, None, &Senders::default());
    assert_eq!(candidate_to_native(&native, Some("7"), None), Some(Place { mid: ".7", index: 0 }));
    assert_eq!(candidate_to_page(&native, Some(".7"), Some(0)), Some(Place { mid: "7", index: 0 }));
}

#[test]
fn a_candidate_for_no_section_has_no_place() {
    let native = sample("captured/chromium-tracks-2-offer.sdp");
    for (mid, index) in [(None, None), (Some("other"), None), (None, Some(9)), (Some(""), None)] {
        assert_eq!(candidate_to_native(&native, mid, index), None);
        assert_eq!(candidate_to_page(&native, mid, index), None);
        assert_eq!(candidate_to_native("", mid, index), None);
    }
    // An unknown mid with a known index: Chromium 49 to 65 refused it, and so do browsers today.
    assert_eq!(candidate_to_native(&native, Some("other"), Some(1)), None);
    // A number is what peers of today write: there the index counts.
    assert_eq!(candidate_to_native(&native, Some("7"), Some(1)), Some(Place { mid: "1", index: 1 }));
}

#[test]
fn a_rejected_first_section_leaves_its_transport_to_the_next() {
    let native = sample("captured/chromium-stopped-reoffer-offer.sdp");
    let both = sample("captured/chromium-tracks-2-offer.sdp");
    let native = native + &both[both.find("m=video").unwrap()..].replace("a=mid:1", "a=mid:7");
    assert_eq!(candidate_to_page(&native, Some("1"), Some(1)), None);
    assert_eq!(candidate_to_page(&native, Some("7"), Some(2)), Some(Place { mid: "video", index: 1 }));
    assert_eq!(candidate_to_native(&native, Some("video"), Some(1)), Some(Place { mid: "7", index: 2 }));
}
