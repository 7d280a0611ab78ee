//! Which lines are about codecs that their section does not have?

use super::lines::{Lines, word};

/// A description without the `a=rtcp-fb` and `a=fmtp` lines of payload types that their section's m-line does not list. `None` where it
/// has no such line, which is usual.
///
/// Pages that preferred a codec or refused one took numbers out of the m-line and left all the rest. Chromium 49 and 65 refuse that, as
/// does today's; Firefox takes it.
pub fn without_unlisted_codecs(sdp: &str) -> Option<String> {
    let (mut media, mut kept) = ("", String::new());
    for line in Lines(sdp) {
        if line.starts_with("m=") {
            media = line.trim_ascii_end();
        }
        if is_listed(line.trim_ascii_end(), media) {
            kept.push_str(line);
        }
    }
    (kept.len() < sdp.len()).then_some(kept)
}

/// Does the m-line `media` list the payload type that a line describes, if any?
fn is_listed(line: &str, mut media: &str) -> bool {
    let Some(mut value) = line.strip_prefix("a=rtcp-fb:").or_else(|| line.strip_prefix("a=fmtp:")) else { return true };
    let payload = word(&mut value);
    let mut is_listed = payload.is_empty() || payload == "*";
    let mut number = 0;
    while !media.is_empty() {
        is_listed |= word(&mut media) == payload && number > 2;
        number += 1;
    }
    is_listed
}
