//! Which lines are about codecs that their section does not have?

use super::lines::{position, split};

/// A description without the `a=rtcp-fb` and `a=fmtp` lines of payload types that their section's m-line does not list. `None` where it
/// has no such line, which is usual.
///
/// Pages that preferred a codec or refused one took numbers out of the m-line and left all the rest. Chromium 49 and 65 refuse that, as
/// does today's; Firefox takes it.
pub fn without_unlisted_codecs(sdp: &str) -> Option<String> {
    let (mut media, mut kept, mut rest) = ("", String::new(), sdp);
    while !rest.is_empty() {
        let (line, after) = split(rest, position(rest, b'\n') + 1);
        rest = after;
        if line.starts_with("m=") {
            media = line;
        }
        if payload(line)
            .is_none_or(|payload| payload == "*" || media.split_ascii_whitespace().skip(3).any(|listed| listed == payload))
        {
            kept.push_str(line);
        }
    }
    (kept.len() < sdp.len()).then_some(kept)
}

/// The payload type that a line describes.
fn payload(line: &str) -> Option<&str> {
    let value = line.strip_prefix("a=rtcp-fb:").or_else(|| line.strip_prefix("a=fmtp:"))?;
    value.split_ascii_whitespace().next()
}
