//! What the page sees of a native description.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{all, committed, is_owned, outline, parts, plan_b_tracks, sample, sections, values};
use webkit_rtc_peer_connection::sdp::to_plan_b;

#[test]
fn there_is_one_section_a_kind_called_audio_video_and_data() {
    for (name, native) in all("captured") {
        let shown = to_plan_b(&native);
        let mids: Vec<String> = sections(&shown).iter().map(|section| values(section, "a=mid:").join("+")).collect();
        let kinds: Vec<&str> = sections(&shown).iter().map(|section| section[0].split(' ').next().unwrap()).collect();
        let mut once = kinds.clone();
        once.dedup();
        assert_eq!(kinds, once, "{name}");
        for (kind, mid) in kinds.iter().zip(&mids) {
            let expected = match *kind {
                "m=audio" => "audio",
                "m=video" => "video",
                _ => "data",
            };
            assert_eq!(mid, expected, "{name}");
        }
        for group in values(&parts(&shown)[0], "a=group:BUNDLE ") {
            assert!(group.split(' ').all(|mid| mids.contains(&mid.to_owned())), "{name}: {group}");
        }
    }
}

#[test]
fn every_track_that_is_sent_has_its_sources_with_cname_msid_mslabel_and_label() {
    let mut tracks = 0;
    for (name, native) in all("captured") {
        let shown = to_plan_b(&native);
        for section in sections(&native) {
            let sends = section.contains(&"a=sendrecv") || section.contains(&"a=sendonly");
            let rejected = section[0].split(' ').nth(1) == Some("0") && !section.contains(&"a=bundle-only");
            let kind = section[0].split(' ').next().unwrap();
            let Some(shown) = sections(&shown).into_iter().find(|shown| shown[0].starts_with(kind)) else { panic!("{name}") };
            for source in values(&section, "a=ssrc:") {
                let id = source.split(' ').next().unwrap();
                let expected: Vec<String> = if sends && !rejected {
                    let msid = values(&section, "a=msid:")[0];
                    let (stream, track) = msid.split_once(' ').unwrap();
                    let cname = values(&section, &format!("a=ssrc:{id} cname:"))[0];
                    tracks += 1;
                    [format!("cname:{cname}"), format!("msid:{msid}"), format!("mslabel:{stream}"), format!("label:{track}")]
                        .into()
                } else {
                    Vec::new()
                };
                assert_eq!(values(&shown, &format!("a=ssrc:{id} ")), expected, "{name}");
            }
            if sends && !rejected {
                for group in values(&section, "a=ssrc-group:") {
                    assert!(shown.contains(&format!("a=ssrc-group:{group}").as_str()), "{name}: {group}");
                }
            }
            assert!(
                values(&shown, "a=msid:").is_empty() || values(&section, "a=ssrc:").is_empty(),
                "{name}: a=msid is not Plan B"
            );
        }
    }
    assert!(tracks > 50);
}

#[test]
fn lines_that_mean_the_same_in_both_plans_stay_as_they_are() {
    for (name, native) in all("captured").into_iter().chain(all("unified")) {
        let shown = to_plan_b(&native);
        let other = |sdp: &str| -> Vec<String> {
            let mut kept: Vec<Vec<String>> = Vec::new();
            let mut kinds = Vec::new();
            // One section of each kind: the first that is in use.
            let mut parts = parts(sdp);
            let session = parts.remove(0);
            let rejected = |part: &Vec<&str>| part[0].split(' ').nth(1) == Some("0") && !part.contains(&"a=bundle-only");
            let order: Vec<String> = parts.iter().map(|part| part[0].split(' ').next().unwrap().to_owned()).collect();
            for (number, kind) in order.iter().enumerate() {
                if (kind == "m=audio" || kind == "m=video") && kinds.contains(kind) {
                    continue;
                }
                kinds.push(kind.clone());
                let same: Vec<&Vec<&str>> = parts.iter().filter(|part| part[0].starts_with(kind.as_str())).collect();
                let part = if kind == "m=audio" || kind == "m=video" {
                    same.iter().find(|part| !rejected(part)).or(same.first()).unwrap()
                } else {
                    &parts[number]
                };
                kept.push(part.iter().filter(|line| !is_owned(line)).map(|line| (*line).to_owned()).collect());
            }
            session.iter().filter(|line| !is_owned(line)).map(|line| (*line).to_owned()).chain(kept.concat()).collect()
        };
        assert_eq!(other(&native), other(&shown), "{name}");
    }
}

#[test]
fn a_bundle_only_section_is_not_shown_as_rejected() {
    let shown = to_plan_b(&sample("captured/firefox-tracks-4-offer.sdp"));
    assert!(!shown.contains("bundle-only"));
    assert!(sections(&shown).iter().all(|section| section[0].split(' ').nth(1) == Some("9")), "{shown}");
}

#[test]
fn the_direction_is_that_of_all_native_sections_together() {
    let mut native = sample("captured/chromium-tracks-4-offer.sdp");
    assert_eq!(native.matches("a=sendrecv").count(), 4);
    for direction in ["a=recvonly", "a=sendonly", "a=inactive", "a=inactive"] {
        native = native.replacen("a=sendrecv", direction, 1);
    }
    // Audio receives in one section; video sends in one.
    let shown = to_plan_b(&native);
    assert_eq!(outline(&shown), ["audio audio recvonly -", "video video sendonly -"]);
    assert_eq!(plan_b_tracks(&shown).len(), 1);
}

#[test]
fn the_header_extension_for_mids_is_hidden_from_a_peer_whose_tracks_share_one() {
    for (name, native) in committed("captured") {
        assert!(!to_plan_b(&native).contains("sdes:mid"), "{name}");
    }
}

#[test]
fn a_rejected_kind_keeps_its_place_and_a_rejected_section_hides_behind_one_in_use() {
    let native = sample("captured/chromium-stopped-reoffer-offer.sdp");
    assert_eq!(outline(&to_plan_b(&native))[1], "video video rejected -");
    let both = sample("captured/chromium-tracks-2-offer.sdp");
    let video = both.find("m=video").map(|at| both[at..].replace("a=mid:1", "a=mid:7")).unwrap();
    let shown = to_plan_b(&(native + &video));
    assert_eq!(outline(&shown)[1], "video video sendrecv -");
}

#[test]
fn what_is_no_description_comes_back_as_it_is() {
    for text in ["", "hello", "\r\n", "v=0\r\n", "a=mid:0", "a=group:BUNDLE", "no line end\nat all"] {
        assert_eq!(to_plan_b(text), text);
    }
}
