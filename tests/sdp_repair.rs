//! The SDP of gateways: what no browser of today takes is repaired, and nothing else is touched.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::fs;

use common::gateway::{FINGERPRINT, gateway};
use proptest::prelude::*;
use webkit_rtc_peer_connection::sdp::{Role, repaired};

/// What becomes of a gateway's offer in which `old` is `new`: the lines that are not there before, each behind `+`, and those that are gone,
/// each behind `-`.
fn changed(role: Role, offer: &str, old: &str, new: &str) -> Vec<String> {
    let plain = gateway(if role == Role::Offer { "actpass" } else { "active" });
    let given = plain.replace(&old.replace('\n', "\r\n"), &new.replace('\n', "\r\n"));
    assert_ne!(plain, given, "{old:?} is in the description");
    let Some(repaired) = repaired(&given, role, offer, true) else {
        return vec!["nothing".to_owned()];
    };
    let lines =
        |text: &str| text.split_inclusive("\r\n").map(|line| line.trim_end_matches("\r\n").to_owned()).collect::<Vec<_>>();
    let (before, after) = (lines(&given), lines(&repaired));
    let count = |all: &[String], line: &String| all.iter().filter(|other| *other == line).count();
    let mut changes: Vec<String> = Vec::new();
    for (sign, these, others) in [('-', &before, &after), ('+', &after, &before)] {
        for line in these {
            let change = format!("{sign}{line}");
            let more = count(these, line).saturating_sub(count(others, line));
            if changes.iter().filter(|known| **known == change).count() < more {
                changes.push(change);
            }
        }
    }
    // Once repaired, it stays as it is.
    assert_eq!(self::repaired(&repaired, role, offer, true), None, "{repaired}");
    changes
}

/// Each kind: its title in docs/gateways.md, an edit of the gateway's offer, and what the repair does with it.
const OFFERS: [(&str, &str, &str, &[&str]); 27] = [
    ("BUNDLE without mids", "a=mid:video\n", "", &["+a=mid:video"]),
    (
        "BUNDLE with unknown mids",
        "BUNDLE audio",
        "BUNDLE x audio",
        &["-a=group:BUNDLE x audio video data", "+a=group:BUNDLE audio video data"],
    ),
    ("BUNDLE of unknown mids only", "BUNDLE audio video data", "BUNDLE x y", &["-a=group:BUNDLE x y"]),
    (
        "a mid twice in BUNDLE",
        "BUNDLE audio",
        "BUNDLE audio audio",
        &["-a=group:BUNDLE audio audio video data", "+a=group:BUNDLE audio video data"],
    ),
    (
        "BUNDLE twice",
        "a=group:BUNDLE audio video data\n",
        "a=group:BUNDLE audio video data\na=group:BUNDLE audio video data\n",
        &["-a=group:BUNDLE audio video data"],
    ),
    (
        "a blank behind BUNDLE",
        "BUNDLE audio video data\n",
        "BUNDLE audio video data \n",
        &["-a=group:BUNDLE audio video data ", "+a=group:BUNDLE audio video data"],
    ),
    ("no a=setup", "a=setup:actpass\na=mid:audio\n", "a=mid:audio\n", &["+a=setup:actpass"]),
    ("a fingerprint in small letters", "sha-256 AA:BB", "sha-256 aa:bb", &[]),
    ("no c=", "m=video 9 RTP/SAVPF 100\nc=IN IP4 127.0.0.1\n", "m=video 9 RTP/SAVPF 100\n", &["+c=IN IP4 0.0.0.0"]),
    (
        "a host name in c=",
        "SAVPF 100\nc=IN IP4 127.0.0.1\n",
        "SAVPF 100\nc=IN IP4 media.example.org\n",
        &["-c=IN IP4 media.example.org", "+c=IN IP4 0.0.0.0"],
    ),
    (
        "a group in c=",
        "SAVPF 100\nc=IN IP4 127.0.0.1\n",
        "SAVPF 100\nc=IN IP4 224.2.1.1/127\n",
        &["-c=IN IP4 224.2.1.1/127", "+c=IN IP4 0.0.0.0"],
    ),
    ("RTP/AVPF", "m=video 9 RTP/SAVPF", "m=video 1 RTP/AVPF", &["-m=video 1 RTP/AVPF 100", "+m=video 1 RTP/SAVPF 100"]),
    ("letters that are not ASCII", "s=-", "s=Réunion", &["-s=Réunion", "+s=R%C3%A9union"]),
    (
        "a session id of 30 digits",
        "o=- 1433832402044130222",
        "o=- 123456789012345678901234567890",
        &["-o=- 123456789012345678901234567890 3 IN IP4 127.0.0.1", "+o=- 345678901234567890 3 IN IP4 127.0.0.1"],
    ),
    ("an m-line that ends in a blank", "SAVPF 100\n", "SAVPF 100 \n", &["-m=video 9 RTP/SAVPF 100 ", "+m=video 9 RTP/SAVPF 100"]),
    (
        "one extmap id for two URIs",
        "b=AS:512\n",
        "b=AS:512\na=extmap:1 urn:ietf:params:rtp-hdrext:toffset\n",
        &["-a=extmap:1 urn:ietf:params:rtp-hdrext:toffset"],
    ),
    ("b= with a fraction", "b=AS:512", "b=AS:512.5", &["-b=AS:512.5", "+b=AS:512"]),
    ("b= below zero", "b=AS:512", "b=AS:-1", &["-b=AS:-1"]),
    (
        "one payload type for two codecs",
        "a=rtpmap:100 VP8/90000",
        "a=rtpmap:100 X/90000\na=rtpmap:100 VP8/90000",
        &["-a=rtpmap:100 X/90000"],
    ),
    (
        "one source in two sections",
        "a=ssrc:2001 cname:gw\na=ssrc:2001",
        "a=ssrc:1001 cname:gw\na=ssrc:1001",
        &["-a=ssrc:1001 cname:gw", "-a=ssrc:1001 msid:gw gwv", "+a=msid:gw gwv"],
    ),
    (
        "a source below zero",
        "a=ssrc:2001 cname",
        "a=ssrc:-2001 cname",
        &["-a=ssrc:-2001 cname:gw", "+a=ssrc:4294965295 cname:gw"],
    ),
    ("one name for two tracks", "msid:gw gwv", "msid:gw gwa", &["-a=ssrc:2001 msid:gw gwa", "+a=ssrc:2001 msid:gw gwa.1"]),
    ("a number of ports", "m=video 9 ", "m=video 5000/2 ", &["-m=video 5000/2 RTP/SAVPF 100", "+m=video 5000 RTP/SAVPF 100"]),
    ("a port that is none", "m=video 9 ", "m=video 70000 ", &["-m=video 70000 RTP/SAVPF 100", "+m=video 9 RTP/SAVPF 100"]),
    (
        "a candidate's port that is none",
        "127.0.0.1 40000",
        "127.0.0.1 70000",
        &["-a=candidate:1 1 udp 2130706431 127.0.0.1 70000 typ host"],
    ),
    ("a mid of more than 16 letters", "video data\n", "a-name-of-20-letters data\n", &[]),
    (
        "fax and messages",
        "m=video 9",
        "m=image 9 udptl t38\nc=IN IP4 127.0.0.1\nm=video 9",
        &["-c=IN IP4 127.0.0.1", "-m=image 9 udptl t38"],
    ),
];

#[test]
fn each_kind_is_repaired() {
    for (title, old, new, expected) in OFFERS {
        if !expected.is_empty() {
            assert_eq!(changed(Role::Offer, "", old, new), expected, "{title}");
        }
    }
}

#[test]
fn each_kind_is_in_the_table() {
    let table = fs::read_to_string("docs/gateways.md").unwrap();
    for (title, ..) in OFFERS {
        assert!(table.contains(&format!("| {title} |")), "{title}");
    }
}

#[test]
fn capitals_of_a_fingerprint() {
    let given = gateway("actpass").replace(FINGERPRINT, &FINGERPRINT.to_lowercase());
    assert_eq!(repaired(&given, Role::Offer, "", true), Some(gateway("actpass")));
}

#[test]
fn a_long_mid_is_short_in_its_group_too() {
    let long = gateway("actpass")
        .replace("a=mid:video", "a=mid:a-name-of-20-letters")
        .replace("video data", "a-name-of-20-letters data");
    let short = gateway("actpass").replace("a=mid:video", "a=mid:video1").replace("video data", "video1 data");
    assert_eq!(repaired(&long, Role::Offer, "", true), Some(short));
}

#[test]
fn an_answer_is_called_like_its_offer_by_the_places_of_its_sections() {
    let offer =
        gateway("actpass").replace("a=mid:audio", "a=mid:0").replace("a=mid:video", "a=mid:1").replace("a=mid:data", "a=mid:2");
    let expected = offer.replace("actpass", "active").replace("BUNDLE audio video data", "BUNDLE 0 1 2");
    let named = gateway("active");
    assert_eq!(repaired(&named, Role::Answer, &offer, true), Some(expected), "by other mids");
    let nameless = named.replace("a=mid:audio\r\n", "").replace("a=mid:video\r\n", "").replace("a=mid:data\r\n", "");
    let answer = repaired(&nameless, Role::Answer, &offer, true).unwrap();
    assert!(answer.contains("a=group:BUNDLE 0 1 2\r\n"), "a group without mids");
    assert_eq!(answer.matches("a=mid:").count(), 3, "each section has one");
    let fax = named.replace("m=audio", "m=image 0 udptl t38\r\nm=audio");
    assert_eq!(repaired(&fax, Role::Answer, &offer, true), repaired(&named, Role::Answer, &offer, true), "fax does not count");
}

#[test]
fn an_answer_has_the_extensions_of_its_offer() {
    let offer = gateway("actpass");
    for (extension, is_kept) in [
        ("1 urn:ietf:params:rtp-hdrext:ssrc-audio-level", true),
        ("1/sendonly urn:ietf:params:rtp-hdrext:ssrc-audio-level", true),
        ("2 urn:ietf:params:rtp-hdrext:ssrc-audio-level", false),
        ("1 urn:example:x", false),
        ("3 urn:example:x", false),
    ] {
        let line = format!("a=extmap:{extension}\r\n");
        let answer = gateway("active").replace("a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\r\n", &line);
        let after = repaired(&answer, Role::Answer, &offer, true).unwrap_or(answer);
        assert_eq!(after.contains(&line), is_kept, "{extension}");
    }
}

#[test]
fn of_two_codecs_an_answer_has_the_one_that_was_offered() {
    let one = "a=rtpmap:100 VP8/90000\r\n";
    for both in ["a=rtpmap:100 VP8/90000\r\na=rtpmap:100 H264/90000\r\n", "a=rtpmap:100 X/90000\r\na=rtpmap:100 VP8/90000\r\n"] {
        let answer = gateway("active").replace(one, both);
        assert_eq!(repaired(&answer, Role::Answer, &gateway("actpass"), true), Some(gateway("active")), "{both}");
    }
}

#[test]
fn a_rejected_section_is_not_the_first_of_a_bundle() {
    let offer = gateway("actpass").replace("m=audio 9", "m=audio 0");
    let expected = offer.replace("BUNDLE audio ", "BUNDLE ");
    assert_eq!(repaired(&offer, Role::Offer, "", true), Some(expected));
}

#[test]
fn a_section_without_a_name_takes_none_that_another_has() {
    // A gateway rejects its first camera, and says nothing more about it.
    let offer = gateway("actpass").replace("m=video", "m=video 0 RTP/SAVPF 100\r\nc=IN IP4 0.0.0.0\r\nm=video");
    assert_eq!(repaired(&offer, Role::Offer, "", true), None);
}

#[test]
fn blanks_between_words_stay() {
    // Chromium counts an empty word between two, Firefox none: both take the first line, Chromium the others.
    for (old, new) in
        [("0 RTP", "0  RTP"), ("o=- 1433832402044130222 3", "o=- 1433832402044130222 "), ("DTLS/SCTP 5000", "DTLS/SCTP ")]
    {
        let given = gateway("actpass").replace("m=video 9", "m=video 0").replace(old, new);
        let rest = repaired(&given, Role::Offer, "", true).unwrap_or(given);
        assert!(rest.contains(new), "{new}: {rest}");
    }
}

#[test]
fn a_track_of_no_stream_keeps_its_name_where_its_source_is_another_sections() {
    let audio = "a=ssrc:2001 cname:gw\r\na=ssrc:2001 msid: gwv\r\nm=video";
    let offer = gateway("actpass").replace("a=ssrc:2001 msid:gw gwv", "a=ssrc:2001 msid: gwv").replacen("m=video", audio, 1);
    let once = repaired(&offer, Role::Offer, "", true).unwrap();
    assert!(once.contains("a=msid:gwv.1\r\n"), "{once}");
    assert_eq!(repaired(&once, Role::Offer, "", true), None);
}

#[test]
fn a_line_of_an_unknown_letter_goes() {
    let offer = gateway("actpass").replace("m=video", "x=foo\r\nm=video");
    assert_eq!(repaired(&offer, Role::Offer, "", true), Some(gateway("actpass")));
}

#[test]
fn a_data_section_says_its_port() {
    let line = "a=sctpmap:5000 webrtc-datachannel 1024\r\n";
    let answer = gateway("active").replace(line, "");
    assert_eq!(repaired(&answer, Role::Answer, &gateway("actpass"), true), Some(gateway("active")));
}

#[test]
fn what_chrome_refused_too_is_left_alone() {
    for (old, new) in [
        ("b=AS:512", "b=AS:x"),
        ("b=AS:512", "b=AS:"),
        ("RTP/SAVPF 100", "RTP/SAVPF"),
        ("typ host", "typ x"),
        ("a=rtcp-mux\n", ""),
        ("a=ssrc:2001 cname:gw", "a=ssrc:x cname:gw"),
        ("a=ssrc:2001 cname:gw", "a=ssrc:-0.5 cname:gw"),
        ("a=setup:actpass", "a=setup:holdconn"),
    ] {
        assert_eq!(changed(Role::Offer, "", old, new), ["nothing"], "{new}");
    }
}

#[test]
fn what_is_fine_is_not_touched() {
    for setup in ["actpass", "active"] {
        assert_eq!(repaired(&gateway(setup), Role::Offer, "", true), None);
    }
    for file in fs::read_dir("tests/sdp/captured").unwrap() {
        let path = file.unwrap().path();
        let sdp = fs::read_to_string(&path).unwrap();
        let name = path.display().to_string();
        let offer = fs::read_to_string(name.replace("-answer.", "-offer.")).unwrap_or_default();
        let role = if name.contains("-answer.") { Role::Answer } else { Role::Offer };
        let offer = if role == Role::Answer { &*offer } else { "" };
        assert_eq!(repaired(&sdp, role, offer, true), None, "{name}");
        assert_eq!(repaired(&sdp, Role::Local, "", true), None, "{name}, as a local one");
    }
    for file in fs::read_dir("tests/sdp/generated").unwrap() {
        let path = file.unwrap().path();
        assert_eq!(repaired(&fs::read_to_string(&path).unwrap(), Role::Offer, "", false), None, "{}", path.display());
    }
}

proptest! {
    #[test]
    fn a_repair_ends_and_no_text_makes_it_panic(text in "(?s).{0,200}", offer in "((m=(audio|video|image) [09] R 1|a=(mid:[0-2]|extmap:1 a))\r?\n){0,9}") {
        for role in [Role::Offer, Role::Answer, Role::Local] {
            for (one, other) in [(&text, &offer), (&offer, &text)] {
                repaired(one, role, other, true);
            }
        }
    }

    #[test]
    fn what_is_repaired_once_is_whole(
        lines in prop::collection::vec(prop_oneof![
            Just("m=audio 9 RTP/SAVPF 0"), Just("m=video 5000/2 RTP/AVPF 100 "), Just("m=image 0 udptl t38"), Just("m=application 9 DTLS/SCTP 5000"),
            Just("a=mid:audio"), Just("a=mid:video "), Just("a=mid:a-name-of-20-letters"), Just("a=ssrc:1 msid:a b"), Just("a=ssrc:-1 msid:a b"),
            Just("a=ssrc:1 cname:é"), Just("a=extmap:1 x"), Just("a=extmap:1 y"), Just("a=extmap:2 x"), Just("b=AS:1.5"), Just("b=AS:-1"),
            Just("c=IN IP4 x"), Just("a=rtpmap:0 A/1"), Just("a=rtpmap:0 B/1"), Just("a=setup:actpass"), Just("a=msid:a b"),
            Just("a=candidate:1 1 udp -1 ::1 9 typ host"), Just("a=candidate:1 1 udp 1 ::1 99999 typ host"), Just("a=sctp-port:5000"),
            Just("a=fingerprint:sha-1 aa"), Just("a=ssrc-group:FID -1 1"),
        ], 0..24),
        groups in prop::collection::vec("BUNDLE( audio| video| x| a-name-of-20-letters| data){0,4}", 0..3),
    ) {
        let mut sdp = String::from("v=0\r\no=- 1 x IN IP4 h\r\ns=-\r\nt=0 0\r\n");
        for group in groups {
            sdp += &format!("a=group:{group}\r\n");
        }
        for line in lines {
            sdp += line;
            sdp += "\r\n";
        }
        for role in [Role::Offer, Role::Local] {
            let once = repaired(&sdp, role, "", true).unwrap_or_else(|| sdp.clone());
            let twice = repaired(&once, role, "", true);
            prop_assert_eq!(twice, None, "{:?} {}", role, once);
        }
    }
}
