//! Lines about codecs that a page took out of its m-line.

use webkit_rtc_peer_connection::sdp::without_unlisted_codecs;

const HEAD: &str = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n";

#[test]
fn what_is_left_of_a_codec_goes() {
    let sdp = format!(
        "{HEAD}m=audio 9 RTP/SAVPF 0\r\na=rtpmap:111 opus/48000/2\r\na=rtcp-fb:111 transport-cc\r\na=fmtp:111 minptime=10\r\na=rtpmap:0 PCMU/8000\r\n"
    );
    let kept = format!("{HEAD}m=audio 9 RTP/SAVPF 0\r\na=rtpmap:111 opus/48000/2\r\na=rtpmap:0 PCMU/8000\r\n");
    assert_eq!(without_unlisted_codecs(&sdp), Some(kept));
}

#[test]
fn each_section_has_its_own_list() {
    let sdp = format!("{HEAD}m=audio 9 RTP/SAVPF 111\na=fmtp:111 a=1\nm=video 9 RTP/SAVPF 96\na=fmtp:111 a=1\na=fmtp:96 a=1");
    let kept = format!("{HEAD}m=audio 9 RTP/SAVPF 111\na=fmtp:111 a=1\nm=video 9 RTP/SAVPF 96\na=fmtp:96 a=1");
    assert_eq!(without_unlisted_codecs(&sdp), Some(kept));
}

#[test]
fn numbers_are_whole_and_a_port_is_no_codec() {
    let sdp = format!("{HEAD}m=audio 111 RTP/SAVPF 11\r\na=fmtp:111 a=1\r\na=fmtp:1 a=1\r\n");
    assert_eq!(without_unlisted_codecs(&sdp), Some(format!("{HEAD}m=audio 111 RTP/SAVPF 11\r\n")));
}

#[test]
fn feedback_for_all_codecs_stays() {
    assert_eq!(without_unlisted_codecs(&format!("{HEAD}m=video 9 RTP/SAVPF 96\r\na=rtcp-fb:* nack\r\n")), None);
}

#[test]
fn what_browsers_make_is_whole() {
    for file in std::fs::read_dir("tests/sdp/captured").unwrap() {
        let path = file.unwrap().path();
        let sdp = std::fs::read_to_string(&path).unwrap();
        assert_eq!(without_unlisted_codecs(&sdp), None, "{}", path.display());
    }
}

#[test]
fn what_is_no_description_is_left_alone() {
    for text in ["", "\n", "m=", "a=fmtp:", "a=rtcp-fb: ", "undefined", "a=fmtp:*\n\n"] {
        assert_eq!(without_unlisted_codecs(text), None, "{text:?}");
    }
    assert_eq!(without_unlisted_codecs("a=fmtp:1 x"), Some(String::new()));
}
