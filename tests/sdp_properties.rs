//! What holds for every Plan B description, of 1 to 200 sources, through every renegotiation.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{is_owned, outline, plan_b, plan_b_section, plan_b_tracks, sections, values};
use proptest::prelude::*;
use webkit_rtc_peer_connection::sdp::{
    Senders, candidate_to_native, candidate_to_page, follow_up_offer, is_unified, local, remote_answer, remote_offer,
    rename_mids, to_plan_b,
};

const NOTHING: Senders<'_> = Senders { mids: "", audio: 0, video: 0 };

/// The `a=msid` of a native section in which the peer sends, though it names no track there.
const NAMELESS: &str = "- -";

/// A track: its number, and the sources that it has beside the first.
type Track = (u32, Extra);

#[derive(Clone, Copy, Debug)]
enum Extra {
    None,
    /// A retransmission, with an msid or without one.
    Fid(bool),
    /// Three layers, each with its retransmission.
    Sim,
    /// Forward error correction.
    Fec,
}

fn tracks(most: usize) -> impl Strategy<Value = Vec<Track>> {
    let extra = prop_oneof![Just(Extra::None), any::<bool>().prop_map(Extra::Fid), Just(Extra::Sim), Just(Extra::Fec)];
    prop::collection::btree_map(0..400u32, extra, 0..=most).prop_map(|tracks| tracks.into_iter().collect())
}

fn section(kind: &str, direction: &str, tracks: &[Track]) -> String {
    let mut text = plan_b_section(kind, direction, 0, &[]);
    for (number, extra) in tracks {
        let base = number * 10 + if kind == "audio" { 1 } else { 10_001 };
        let msid = format!("msid:stream{} {kind}{number}", number / 2);
        let (groups, count): (&[&str], u32) = match extra {
            Extra::None => (&[], 1),
            Extra::Fid(_) => (&["FID 0 1"], 2),
            Extra::Sim => (&["SIM 0 1 2", "FID 0 3", "FID 1 4", "FID 2 5"], 6),
            Extra::Fec => (&["FEC-FR 0 1"], 2),
        };
        for group in groups {
            let words: Vec<String> = group
                .split(' ')
                .map(|word| word.parse().map_or_else(|_| word.to_owned(), |offset: u32| (base + offset).to_string()))
                .collect();
            text += &format!("a=ssrc-group:{}\r\n", words.join(" "));
        }
        for source in base..base + count {
            text += &format!("a=ssrc:{source} cname:c{}\r\n", number / 2);
            if source == base || !matches!(extra, Extra::Fid(false)) {
                text += &format!("a=ssrc:{source} {msid}\r\n");
            }
        }
    }
    text
}

fn offer(audio: &[Track], video: &[Track]) -> String {
    plan_b(&[section("audio", "sendrecv", audio), section("video", "sendrecv", video)])
}

/// The lines of sources and groups in a section, sorted; without `mslabel` and `label`, which we add.
fn sources(section: &[&str]) -> Vec<String> {
    let mut lines: Vec<String> = section
        .iter()
        .filter(|line| line.starts_with("a=ssrc") && !line.contains(" mslabel:") && !line.contains(" label:"))
        .map(|line| (*line).to_owned())
        .collect();
    lines.sort();
    lines
}

fn check_native(page: &str, native: &str) {
    let mids: Vec<String> = sections(native).iter().map(|section| values(section, "a=mid:").concat()).collect();
    assert_eq!(mids.iter().collect::<BTreeSet<_>>().len(), mids.len(), "mids are unique: {mids:?}");
    let mut carried = BTreeMap::new();
    for section in sections(native) {
        let kind = section[0].trim_start_matches("m=").split(' ').next().unwrap();
        let theirs = sections(page).into_iter().find(|theirs| theirs[0].starts_with(&format!("m={kind} "))).unwrap();
        let plain = |lines: &[&str]| -> Vec<String> {
            lines.iter().filter(|line| !is_owned(line)).map(|line| (*line).to_owned()).collect()
        };
        assert_eq!(plain(&section), plain(&theirs), "lines that are not ours");
        let msids = values(&section, "a=msid:");
        assert!(msids.len() <= 1);
        if msids.concat() == NAMELESS {
            assert!(values(&theirs, "a=ssrc:").is_empty() && values(&section, "a=ssrc:").is_empty(), "only what has no track");
            continue;
        }
        let is_sent = section.contains(&"a=sendrecv") || section.contains(&"a=sendonly");
        for msid in msids.iter().filter(|_| is_sent) {
            *carried.entry(format!("{kind} {msid}")).or_insert(0) += 1;
        }
        assert_eq!(msids.is_empty(), values(&section, "a=ssrc:").is_empty());
    }
    let expected: BTreeMap<String, i32> = plan_b_tracks(page).into_iter().map(|track| (track, 1)).collect();
    assert_eq!(carried, expected, "every track has one section");
    let mut places = BTreeMap::new();
    for (number, section) in sections(native).iter().enumerate() {
        for line in values(section, "a=ssrc:") {
            let source = line.split(' ').next().unwrap().to_owned();
            assert_eq!(*places.entry(source).or_insert(number), number, "a source has one section, also one that is kept");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn an_offer_of_any_size_keeps_its_tracks_its_sources_and_its_lines(audio in tracks(100), video in tracks(100)) {
        let page = offer(&audio, &video);
        let native = remote_offer(&page, None, &NOTHING);
        check_native(&page, &native);
        let shown = to_plan_b(&native);
        for (shown, page) in sections(&shown).iter().zip(sections(&page)) {
            // A retransmission without an msid is shown with that of its track.
            let ours: BTreeSet<String> = sources(shown).into_iter().collect();
            let theirs: BTreeSet<String> = sources(&page).into_iter().collect();
            prop_assert!(theirs.is_subset(&ours));
            prop_assert!(ours.difference(&theirs).all(|line| line.contains(" msid:")));
            prop_assert_eq!(page[0], shown[0]);
        }
        prop_assert_eq!(local(&shown, &native), native.clone());
        prop_assert!(!is_unified(&shown));
        // Setting it again changes nothing.
        prop_assert_eq!(remote_offer(&page, Some(&native), &NOTHING), native);
    }

    #[test]
    fn sections_stay_where_they_are_through_every_renegotiation(
        rounds in prop::collection::vec((tracks(6), tracks(6), any::<u64>()), 2..14),
    ) {
        let mut native: Option<String> = None;
        let mut most = 0;
        for (audio, video, sending) in rounds {
            let page = offer(&audio, &video);
            // Some of the sections are ones that we send in.
            let mids: Vec<String> = native.iter().flat_map(|native| outline(native)).enumerate()
                .filter(|(number, _)| sending >> (number % 64) & 1 == 1)
                .map(|(_, line)| line.split(' ').nth(1).unwrap().to_owned()).collect();
            let mids = mids.join(" ");
            let next = remote_offer(&page, native.as_deref(), &Senders { mids: &mids, audio: (sending % 3) as usize, video: 0 });
            check_native(&page, &next);
            let (old, new) = (native.as_deref().map(outline).unwrap_or_default(), outline(&next));
            prop_assert!(new.len() >= old.len());
            for (old, new) in old.iter().zip(&new) {
                let (old, new): (Vec<&str>, Vec<&str>) = (old.splitn(4, ' ').collect(), new.splitn(4, ' ').collect());
                // Another mid only in the place of a rejected section; another track never, but after one.
                if old[1] != new[1] {
                    prop_assert_eq!(old[2], "rejected");
                } else if ![old[3], new[3]].iter().any(|msid| ["-", NAMELESS].contains(msid)) {
                    prop_assert_eq!(old[3], new[3]);
                }
            }
            // A section in which we send is never rejected.
            for line in &new {
                let words: Vec<&str> = line.split(' ').collect();
                prop_assert!(words[2] != "rejected" || !mids.split(' ').any(|mid| mid == words[1]) || old.iter().any(|old| old.contains("rejected")));
            }
            let shown = to_plan_b(&next);
            prop_assert_eq!(sections(&shown).len(), 2);
            prop_assert_eq!(plan_b_tracks(&shown).into_iter().collect::<BTreeSet<_>>(), plan_b_tracks(&page).into_iter().collect());
            for (kind, index) in [("audio", 0), ("video", 1)] {
                let place = candidate_to_native(&next, Some(kind), None).unwrap();
                prop_assert_eq!(candidate_to_page(&next, Some(place.mid), Some(place.index)).map(|place| (place.mid.to_owned(), place.index)), Some((kind.to_owned(), index)));
            }
            most = most.max(new.len());
            native = Some(next);
        }
    }

    #[test]
    fn an_answer_has_a_section_for_each_that_we_offered_and_the_rest_follows(
        ours in (tracks(12), tracks(12)), theirs in (tracks(12), tracks(12)),
    ) {
        // What the browser would offer: one section a track.
        let native = remote_offer(&offer(&ours.0, &ours.1), None, &NOTHING);
        let page = offer(&theirs.0, &theirs.1).replace("setup:actpass", "setup:active");
        let answer = remote_answer(&page, &native, None);
        let mids = |sdp: &str| -> Vec<String> { outline(sdp).iter().map(|line| line.split(' ').nth(1).unwrap().to_owned()).collect() };
        prop_assert_eq!(mids(&answer.sdp), mids(&native));
        let room = |kind: &str| outline(&native).iter().filter(|line| line.starts_with(kind)).count();
        prop_assert_eq!(answer.more_tracks, theirs.0.len() > room("audio") || theirs.1.len() > room("video"));
        let follow_up = follow_up_offer(&page, &answer.sdp, &NOTHING);
        check_native(&page.replace("setup:active", "setup:actpass"), &follow_up);
        // What the answer has placed stays there.
        for (answered, followed) in outline(&answer.sdp).iter().zip(outline(&follow_up)) {
            let (answered, followed): (Vec<&str>, Vec<&str>) = (answered.splitn(4, ' ').collect(), followed.splitn(4, ' ').collect());
            let named = |msid| if msid == NAMELESS { "-" } else { msid };
            prop_assert_eq!((answered[1], named(answered[3])), (followed[1], named(followed[3])));
        }
    }

    #[test]
    fn any_line_that_the_page_adds_or_removes_reaches_the_browser(audio in tracks(8), video in tracks(8), at in any::<prop::sample::Index>(), kind in 0..2usize) {
        let native = remote_offer(&offer(&audio, &video), None, &NOTHING);
        let shown = to_plan_b(&native);
        let lines: Vec<&str> = shown.split_inclusive("\r\n").collect();
        let plain: Vec<usize> = (0..lines.len()).filter(|number| !is_owned(lines[*number].trim_end())).collect();
        let number = plain[at.index(plain.len())];
        let mut edited = lines.clone();
        if kind == 0 {
            edited.insert(number + 1, "a=x-page:was here\r\n");
        } else {
            edited.remove(number);
        }
        let result = local(&edited.concat(), &native);
        prop_assert_eq!(outline(&result), outline(&native));
        let media = lines[..=number].iter().rev().find(|line| line.starts_with("m=")).map(|line| line.split(' ').next().unwrap());
        let copies = media.map_or(1, |media| sections(&native).iter().filter(|section| section[0].starts_with(media)).count());
        if kind == 0 {
            prop_assert_eq!(result.matches("a=x-page:was here\r\n").count(), copies);
        } else {
            let count = |sdp: &str| sdp.lines().filter(|line| *line == lines[number].trim_end()).count();
            prop_assert_eq!(count(&native) - count(&result), copies);
        }
    }

    #[test]
    fn no_text_makes_it_panic(page in "(?s).{0,200}", native in "((m=(audio|video) [09] R 1|a=(mid:[0-2]|ssrc:1 msid:a b|ssrc-group:FID 1 2|sendonly|group:BUNDLE 0 1|bundle-only|candidate:1))\r?\n){0,12}") {
        for (one, other) in [(&page, &native), (&native, &page), (&native, &native)] {
            let next = remote_offer(one, Some(other), &Senders { mids: other, audio: 2, video: 1 });
            follow_up_offer(one, &next, &NOTHING);
            remote_answer(one, other, Some(&next));
            local(one, other);
            rename_mids(one, other);
            candidate_to_page(one, Some(other), Some(1));
            candidate_to_native(one, Some(other), Some(1));
            prop_assert_eq!(&local(&to_plan_b(one), one), one);
        }
    }
}
