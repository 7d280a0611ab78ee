//! What says nothing new: the same description with other candidates, addresses, ports and another version.

use webkit_rtc_peer_connection::sdp::repeats;

const OFFER: &str = "v=0\r\no=- 4611 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\n\
    m=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\na=ice-ufrag:abcd\r\na=mid:0\r\na=sendrecv\r\n";

fn gathered() -> String {
    OFFER
        .replace("- 4611 2 ", "- 4611 3 ")
        .replace("m=audio 9 ", "m=audio 50001 ")
        .replace("c=IN IP4 0.0.0.0", "c=IN IP4 192.0.2.1")
        .replace(
            "a=rtcp:9 IN IP4 0.0.0.0",
            "a=rtcp:50001 IN IP4 192.0.2.1\r\na=candidate:1 1 udp 1 192.0.2.1 50001 typ host\r\na=end-of-candidates",
        )
}

#[test]
fn a_description_with_its_candidates_says_nothing_new() {
    assert!(repeats(OFFER, OFFER));
    assert!(repeats(OFFER, &gathered()));
    assert!(repeats(&gathered(), OFFER));
    assert!(repeats(&OFFER.replace("\r\n", "\n"), &gathered()));
}

#[test]
fn both_directions_are_the_default() {
    assert!(repeats(OFFER, &OFFER.replace("a=group", "a=sendrecv\r\na=group")));
}

#[test]
fn one_channel_is_the_default() {
    let offer = |map: &str| OFFER.replace("a=sendrecv", &format!("a=rtpmap:{map}\r\na=sendrecv"));
    assert!(repeats(&offer("101 telephone-event/8000/1"), &offer("101 telephone-event/8000")));
    assert!(!repeats(&offer("109 opus/48000/2"), &offer("109 opus/48000")));
}

#[test]
fn whatever_else_differs_is_new() {
    for (from, to) in [
        ("a=sendrecv", "a=recvonly"),
        ("a=ice-ufrag:abcd", "a=ice-ufrag:efgh"),
        ("m=audio 9 ", "m=audio 0 "),
        ("SAVPF 111", "SAVPF 111 0"),
        ("a=mid:0\r\n", ""),
        ("a=sendrecv\r\n", "a=sendrecv\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n"),
    ] {
        assert!(!repeats(&gathered(), &OFFER.replace(from, to)), "{from}");
        assert!(!repeats(&OFFER.replace(from, to), &gathered()), "{from}");
    }
}
