//! Which recorded Plan B descriptions are complete initial offers, and which are not, with the reason.
//!
//! The recordings themselves are not part of the repository; they are read from `../shared/sdp/plan-b` or `SHARED_DIR`. Chromium and
//! Firefox take every one that is not listed here, and announce each of its tracks: that is tested in the browsers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{all, outline, plan_b_tracks, sections};
use webkit_rtc_peer_connection::sdp::{Senders, remote_offer};

/// Not complete initial offers: the start of the file's name, and why. What both browsers refuse, they refuse untranslated too.
fn incomplete() -> Vec<(String, String)> {
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sdp/plan-b-incomplete.json");
    serde_json::from_str::<std::collections::BTreeMap<_, _>>(&std::fs::read_to_string(list).unwrap())
        .unwrap()
        .into_iter()
        .collect()
}

#[test]
fn every_complete_initial_offer_becomes_one_section_a_track() {
    let samples = all("plan-b");
    if samples.is_empty() {
        eprintln!("skipped: no ../shared/sdp/plan-b beside the checkout, and no SHARED_DIR");
        return;
    }
    let incomplete = incomplete();
    for (start, _) in &incomplete {
        assert!(samples.iter().any(|(name, _)| name.starts_with(start)), "{start} is no sample");
    }
    let (mut complete, mut tracks) = (0, 0);
    for (name, page) in &samples {
        if incomplete.iter().any(|(start, _)| name.starts_with(start)) {
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
