//! What of an m-line does no browser of today read?

use crate::sdp::lines::{cut, word};
use crate::sdp::text::Text;

/// `m=media port protocol formats`: a blank at the end, a number of ports, a port that is none, `RTP/AVPF` (whose answer by Chrome was encrypted
/// all the same), and the data channels' line of half the draft.
pub(super) fn line(text: &mut Text, line: &str, value: &str) {
    let mut formats = value;
    let (media, port, protocol) = (word(&mut formats), word(&mut formats), word(&mut formats));
    // Chrome read the port of no section but to see whether it is 0.
    let first = cut(port, b'/').0;
    let port = if first.parse::<u16>().is_ok() { first } else { "9" };
    let protocol = match protocol {
        "RTP/AVPF" => "RTP/SAVPF",
        "DTLS/SCTP" if formats == "webrtc-datachannel" => {
            formats = "5000";
            protocol
        }
        _ => protocol,
    };
    if formats.is_empty() {
        // Refused by all of them.
        return text.copy(line);
    }
    let start = text.0.len();
    text.line(&["m=", media, " ", port, " ", protocol, " ", formats]);
    if text.0.get(start..).is_some_and(|written| written.trim_ascii_end() == line.trim_end_matches(['\r', '\n'])) {
        text.0.truncate(start);
        text.copy(line);
    }
}
