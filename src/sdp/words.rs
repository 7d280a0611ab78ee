//! Which of today's words do peers of Plan B's time not understand?
//!
//! Measured with Chromium 49 to 87 and today's browsers, which understand the old words too. `a=extmap-allow-mixed`
//! (RFC 8285) is a parse error up to Chromium 65. Of the two forms of a data channel section, Chromium 49 knows only
//! that of draft-ietf-mmusic-sctp-sdp-05; given that of RFC 8841, it rejects the section, and silently the whole bundle
//! with it.

use super::lines::{Lines, cut, position, split};

const PORT: &str = "a=sctp-port:";
const MAP: &str = "a=sctpmap:";
const TODAY: &str = " UDP/DTLS/SCTP webrtc-datachannel";
const OLD: &str = " DTLS/SCTP ";

/// Writes an offer of ours in the words of Plan B's time.
pub fn old_words(sdp: &str) -> String {
    replaced(sdp, true)
}

/// Turns a description that the page made from such an offer back into the browser's own words.
pub fn words_of_today(sdp: &str) -> String {
    replaced(sdp, false)
}

/// Does the author of a description write data channels in today's form?
pub fn writes_words_of_today(sdp: &str) -> bool {
    value_of(sdp, PORT).is_some()
}

/// Does its author bundle?
pub fn bundles(sdp: &str) -> bool {
    value_of(sdp, "a=group:BUNDLE").is_some()
}

/// The text after the first line that begins with `name`.
fn value_of<'a>(sdp: &'a str, name: &str) -> Option<&'a str> {
    let value = Lines(sdp).find_map(|line| line.strip_prefix(name))?;
    Some(cut(value.trim_ascii_end(), b' ').0)
}

fn replaced(sdp: &str, to_old: bool) -> String {
    let (from, to) = if to_old { (PORT, MAP) } else { (MAP, PORT) };
    let port = value_of(sdp, from);
    let mut text = String::new();
    for line in Lines(sdp) {
        if to_old && line.starts_with("a=extmap-allow-mixed") {
            continue;
        }
        if let Some(port) = port {
            if line.starts_with(from) {
                let end = if to_old { " webrtc-datachannel 1024\r\n" } else { "\r\n" };
                for part in [to, port, end] {
                    text.push_str(part);
                }
                continue;
            }
            if let Some(media) = line.strip_prefix("m=application ") {
                let (number, profile) = split(media, position(media, b' '));
                if profile.trim_ascii_end() == TODAY && to_old {
                    for part in ["m=application ", number, OLD, port, "\r\n"] {
                        text.push_str(part);
                    }
                    continue;
                }
                if profile.starts_with(OLD) && !to_old {
                    for part in ["m=application ", number, TODAY, "\r\n"] {
                        text.push_str(part);
                    }
                    continue;
                }
            }
        }
        text.push_str(line);
    }
    text
}
