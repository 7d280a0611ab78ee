//! Does a description repeat what another one has said?

use super::lines::{Lines, cut};

/// Lines that are added while candidates are gathered, or that state the default (RFC 8866, section 6.7): they say
/// nothing new.
const NOTHING_NEW: [&str; 6] = ["a=candidate:", "a=end-of-candidates", "a=rtcp:", "a=sendrecv", "c=", "o="];

/// Are these the same apart from candidates, addresses, ports and the version?
pub fn repeats(sdp: &str, other: &str) -> bool {
    let (mut sdp, mut other) = (Lines(sdp), Lines(other));
    loop {
        let line = next(&mut sdp);
        if line != next(&mut other) {
            return false;
        }
        if line.0.is_empty() {
            return true;
        }
    }
}

/// The next line, cut before the port of a section that is not rejected; empty at the end.
fn next<'a>(rest: &mut Lines<'a>) -> (&'a str, &'a str) {
    for line in rest {
        let line = line.trim_ascii_end();
        if line.is_empty() || NOTHING_NEW.iter().any(|start| line.starts_with(*start)) {
            continue;
        }
        // One channel is the default (RFC 8866, section 6.6); Firefox states it before it sets its offer, and not
        // after.
        let line = if line.starts_with("a=rtpmap:") { line.strip_suffix("/1").unwrap_or(line) } else { line };
        let (media, behind) = cut(line, b' ');
        let (port, formats) = cut(behind, b' ');
        return if media.starts_with("m=") && port != "0" { (media, formats) } else { (line, "") };
    }
    ("", "")
}
