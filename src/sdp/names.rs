//! What is a section called, natively and in Plan B?
//!
//! The names are derived from the mids alone, so that the connection needs no table. The browser's mids are numbers or
//! at least words; ours have a dot, which no browser uses:
//!
//! | native mid  | made by                              | name in Plan B           |
//! |-------------|--------------------------------------|--------------------------|
//! | `0`         | the browser, for a local offer       | `audio`, `video`, `data` |
//! | `.x`        | us, for the section `x` of a peer    | `x`                      |
//! | `video`     | us, where the peer gave no mid       | `video`                  |
//! | `video.3`   | us, for a further track              | (never the first)        |
//! | `video.3.`  | us, in the place of a rejected one   | (never the first)        |

/// The name that Chrome's Plan B gave to a section of this kind.
pub(crate) fn default_name(media: &str) -> &str {
    if media == "application" { "data" } else { media }
}

/// The Plan B name of a native section with this mid, if it is the first of its kind.
pub(crate) fn shown_name<'a>(mid: &'a str, media: &'a str) -> &'a str {
    mid.strip_prefix(".").unwrap_or(default_name(media))
}

/// The native mid for the first section of a kind, whose mid in a Plan B offer is `given`.
pub(crate) fn first_mid(given: &str, media: &str) -> String {
    if given.is_empty() {
        return default_name(media).to_owned();
    }
    let mut mid = String::from(".");
    mid.push_str(given);
    mid
}

/// The native mid for a further section of a kind, which is the native section `number`.
pub(crate) fn further_mid(media: &str, number: usize) -> String {
    let mut mid = media.to_owned();
    mid.push('.');
    push_number(&mut mid, number);
    mid
}

/// Writes a number in decimals, without the formatting machinery.
pub(crate) fn push_number(text: &mut String, number: usize) {
    if number > 9 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// Did [`further_mid`] make it? We may reject such a section and use it again.
pub(crate) fn is_further(mid: &str) -> bool {
    mid.starts_with("audio.") || mid.starts_with("video.")
}

/// The mid for a new section in the place of a rejected one. It only has to differ from the old one (RFC 8829, 5.2.2).
pub(crate) fn recycled_mid(mid: &str) -> String {
    let mut new = mid.to_owned();
    if mid.ends_with(".") {
        new.truncate(mid.len() - 1);
    } else {
        new.push('.');
    }
    new
}
