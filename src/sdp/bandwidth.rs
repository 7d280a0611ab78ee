//! What did descriptions of RTP data channels say about bandwidth?

use super::lines::{position, split};

/// Returns the description with `b=AS:30` in its data section, as libjingle wrote it for RTP channels: libraries look
/// for that line, to put another number there. `None` where there is no data section, or it has a `b=AS` line already.
pub fn with_data_bandwidth(sdp: &str) -> Option<String> {
    const START: &str = "\nm=application ";
    let start = sdp.find(START)? + 1;
    let (before, section) = split(sdp, start);
    // After `c=`, which follows the m-line.
    let (mut length, mut rest) = (0, section);
    while length == 0 || rest.starts_with("i=") || rest.starts_with("c=") {
        length += position(rest, b'\n') + 1;
        rest = split(section, length).1;
    }
    if rest.starts_with("b=") {
        return None;
    }
    Some([before, split(section, length).0, "b=AS:30\r\n", rest].concat())
}

#[cfg(test)]
mod tests {
    use super::with_data_bandwidth;

    const HEAD: &str = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\na=mid:0\r\n";

    #[test]
    fn the_data_section_says_it_behind_its_address() {
        let sdp = format!("{HEAD}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\nc=IN IP4 0.0.0.0\r\na=mid:1\r\n");
        let said = with_data_bandwidth(&sdp).unwrap();
        assert_eq!(said, sdp.replace("0\r\na=mid:1", "0\r\nb=AS:30\r\na=mid:1"));
        assert_eq!(with_data_bandwidth(&said), None);
    }

    #[test]
    fn it_needs_neither_an_address_nor_more_lines() {
        assert_eq!(with_data_bandwidth("v=0\r\nm=application 9 x y\r\n").unwrap(), "v=0\r\nm=application 9 x y\r\nb=AS:30\r\n");
        assert_eq!(with_data_bandwidth(HEAD), None);
        assert_eq!(with_data_bandwidth(""), None);
    }
}
