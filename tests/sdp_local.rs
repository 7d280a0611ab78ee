//! What the page's edits of its own description do to the native one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{all, is_owned, outline, parts, sample, sections, values};
use webkit_rtc_peer_connection::sdp::{local, to_plan_b};

const FOUR: &str = "captured/chromium-tracks-4-offer.sdp";

#[test]
fn an_untouched_description_returns_every_byte() {
    let mut count = 0;
    for folder in ["captured", "unified", "generated", "plan-b"] {
        for (name, native) in all(folder) {
            for native in [native.clone(), native.replace("\r\n", "\n"), native.trim_end().to_owned()] {
                assert_eq!(local(&to_plan_b(&native), &native), native, "{name}");
                count += 1;
            }
        }
    }
    assert!(count > 100);
}

#[test]
fn a_line_added_behind_mid_video_reaches_every_native_video_section_and_nothing_else_changes() {
    for (name, native) in all("captured") {
        let shown = to_plan_b(&native);
        let edited = shown.replace("a=mid:video\r\n", "a=mid:video\r\nb=AS:123\r\n");
        let result = local(&edited, &native);
        let (before, after) = (parts(&native), parts(&result));
        assert_eq!(before.len(), after.len(), "{name}");
        let template: Vec<&str> = before
            .iter()
            .find(|part| part[0].starts_with("m=video") && part[0].split(' ').nth(1) != Some("0"))
            .cloned()
            .unwrap_or_default();
        for (before, after) in before.iter().zip(&after) {
            let rejected = before[0].split(' ').nth(1) == Some("0") && !before.contains(&"a=bundle-only");
            if !before[0].starts_with("m=video") || rejected {
                assert_eq!(before, after, "{name}");
                continue;
            }
            let at = after.iter().position(|line| line.starts_with("a=mid:")).unwrap();
            assert!(after[at..].starts_with(&[after[at], "b=AS:123"]) || after[at + 1] == "a=bundle-only", "{name}");
            let plain = |lines: &[&str]| -> Vec<String> {
                lines.iter().filter(|line| !is_owned(line) && **line != "b=AS:123").map(|line| (*line).to_owned()).collect()
            };
            assert_eq!(plain(after), plain(&template), "{name}");
            for prefix in ["m=", "a=mid:", "a=msid:"] {
                assert_eq!(
                    values(before, prefix).iter().map(|value| &value[..6.min(value.len())]).collect::<Vec<_>>(),
                    values(after, prefix).iter().map(|value| &value[..6.min(value.len())]).collect::<Vec<_>>(),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn edits_of_other_lines_survive_byte_for_byte() {
    let native = sample(FOUR);
    let shown = to_plan_b(&native);
    let edited = shown
        .replace("SAVPF 96 97", "SAVPF 97 96")
        .replace("a=fmtp:97 apt=96", "a=fmtp:97 apt=96;x-odd = 1")
        .replace("a=extmap:14 urn:ietf:params:rtp-hdrext:toffset\r\n", "")
        .replace("s=-\r\n", "s=-\r\nb=CT:1000\r\n")
        .replace("a=ice-options:trickle\r\n", "a=ice-options:trickle\r\na=x-mine:yes\r\n");
    let result = local(&edited, &native);
    assert_eq!(result.matches("SAVPF 97 96").count(), 2);
    assert_eq!(result.matches("a=fmtp:97 apt=96;x-odd = 1\r\n").count(), 2);
    assert_eq!(result.matches("hdrext:toffset").count(), 0);
    assert_eq!(result.matches("b=CT:1000").count(), 1);
    assert_eq!(result.matches("a=x-mine:yes").count(), 4);
    assert_eq!(outline(&result), outline(&native));
}

#[test]
fn a_dropped_source_is_not_sent() {
    for name in [FOUR, "captured/firefox-tracks-4-offer.sdp"] {
        let native = sample(name);
        let ids: Vec<&str> = sections(&native)[3]
            .iter()
            .filter_map(|line| line.strip_prefix("a=ssrc:"))
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        let edited: String = to_plan_b(&native)
            .split_inclusive("\r\n")
            .filter(|line| !line.starts_with("a=ssrc") || !ids.iter().any(|id| line.contains(id)))
            .collect();
        let result = local(&edited, &native);
        let mut expected = outline(&native);
        expected[3] = "video 3 recvonly -".to_owned();
        assert_eq!(outline(&result), expected, "{name}");
        assert!(ids.iter().all(|id| !result.contains(id)), "{name}");
    }
}

#[test]
fn a_changed_msid_is_changed_in_its_native_section_alone() {
    let native = sample(FOUR);
    let (stream, track) = values(&sections(&native)[1], "a=msid:")[0].split_once(' ').unwrap();
    let edited = to_plan_b(&native).replace(&format!("msid:{stream} {track}"), "msid:mine track");
    let result = local(&edited, &native);
    let mut expected = outline(&native);
    expected[1] = "video 1 sendrecv mine track".to_owned();
    assert_eq!(outline(&result), expected);
}

#[test]
fn simulcast_sources_that_the_page_adds_go_with_their_track() {
    let native = sample(FOUR);
    let shown = to_plan_b(&native);
    let section = sections(&native)[3].join("\n");
    let msid = section.split("a=msid:").nth(1).unwrap().lines().next().unwrap();
    let first = section.split("a=ssrc:").nth(1).unwrap().split(' ').next().unwrap();
    let edited = format!("{shown}a=ssrc:77 cname:c\r\na=ssrc:77 msid:{msid}\r\na=ssrc-group:SIM {first} 77\r\n");
    let result = local(&edited, &native);
    assert_eq!(outline(&result), outline(&native));
    let last = &sections(&result)[3];
    assert!(last.contains(&"a=ssrc:77 cname:c"));
    assert!(last.contains(&format!("a=ssrc-group:SIM {first} 77").as_str()));
    assert!(!sections(&result)[1].iter().any(|line| line.contains("77 ")));
}

#[test]
fn the_direction_limits_that_of_every_native_section() {
    let native = sample(FOUR);
    let edited = to_plan_b(&native).replacen("a=sendrecv", "a=sendonly", 1);
    let directions: Vec<String> =
        outline(&local(&edited, &native)).iter().map(|line| line.split(' ').nth(2).unwrap().to_owned()).collect();
    assert_eq!(directions, ["sendonly", "sendrecv", "sendonly", "sendrecv"]);
    let native = sample("captured/chromium-recvonly-av-offer.sdp");
    let edited = to_plan_b(&native).replace("a=recvonly", "a=inactive");
    assert!(outline(&local(&edited, &native)).iter().all(|line| line.contains("inactive")));
}

#[test]
fn a_rejected_section_rejects_and_a_removed_one_removes_its_native_sections() {
    let native = sample(FOUR);
    let shown = to_plan_b(&native);
    let result = local(&shown.replace("m=video 9 ", "m=video 0 "), &native);
    assert_eq!(outline(&result).iter().filter(|line| line.contains("rejected")).count(), 2);
    let without = &shown[..shown.find("m=video").unwrap()];
    let result = local(without, &native);
    assert_eq!(outline(&result).iter().map(|line| &line[..7]).collect::<Vec<_>>(), ["audio 0", "audio 2"]);
    assert!(result.contains("a=group:BUNDLE 0 2\r\n"), "{result}");
}

#[test]
fn without_bundle_the_native_description_has_none_either() {
    let native = sample("captured/chromium-tracks-2-offer.sdp");
    let edited = to_plan_b(&native).replace("a=group:BUNDLE audio video\r\n", "");
    assert_eq!(local(&edited, &native), native.replace("a=group:BUNDLE 0 1\r\n", ""));
}

#[test]
fn candidates_stay_in_the_first_section_of_a_kind() {
    let native = sample(FOUR);
    let edited = to_plan_b(&native).replace("a=mid:video\r\n", "a=mid:video\r\na=candidate:1 1 udp 1 1.2.3.4 5 typ host\r\n");
    let result = local(&edited, &native);
    let counts: Vec<usize> = sections(&result).iter().map(|section| values(section, "a=candidate:").len()).collect();
    assert_eq!(counts, [0, 1, 0, 0]);
}

#[test]
fn what_was_not_made_from_the_native_description_comes_back_as_it_is() {
    let native = sample(FOUR);
    for page in ["", "hello", "v=0\r\n", "v=0\r\nm=text 9 X 1\r\n", "m=video 1 RTP 1\r\nm=audio 1 RTP 1\r\n"] {
        assert_eq!(local(page, &native), page);
    }
}
