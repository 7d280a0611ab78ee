//! Does a description say again what another one has said?

use super::lines::{cut, position, split};

/// What grows while candidates are gathered, and says nothing new.
const GROWING: [&str; 5] = ["a=candidate:", "a=end-of-candidates", "a=rtcp:", "c=", "o="];

/// Are these the same but for candidates, addresses, ports and the version?
pub fn repeats(mut sdp: &str, mut other: &str) -> bool {
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

/// The next line, cut where the port of a section is that is not rejected; empty at the end.
fn next<'a>(rest: &mut &'a str) -> (&'a str, &'a str) {
    while !rest.is_empty() {
        let (line, after) = split(rest, position(rest, b'\n') + 1);
        *rest = after;
        let line = line.trim_ascii_end();
        if line.is_empty() || GROWING.iter().any(|start| line.starts_with(*start)) {
            continue;
        }
        let (media, behind) = cut(line, b' ');
        let (port, formats) = cut(behind, b' ');
        return if media.starts_with("m=") && port != "0" { (media, formats) } else { (line, "") };
    }
    ("", "")
}
