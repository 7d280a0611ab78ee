//! Which lines are about codecs that their section does not have?

use super::lines::{Lines, word};

/// Removes the `a=rtcp-fb` and `a=fmtp` lines for payload types that their section's m-line does not list. `None` where
/// there is no such line, as is usual.
///
/// Pages that preferred or refused a codec removed numbers from the m-line and left the other lines alone. Chromium 49,
/// 65 and today's refuse that; Firefox accepts it.
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
