//! Which native sections share one section of Plan B, and what is that one called?
//!
//! Audio sections share one, video sections share one; every other section has its own. The order is that of the first native
//! section of each: native sections are never moved (RFC 8829, 5.2.2), so neither are the ones that the page sees.
//!
//! The names are derived from the mids alone, so that no table has to be kept beside the connection:
//!
//! | native mid  | made by                               | name in Plan B            |
//! |-------------|---------------------------------------|---------------------------|
//! | `0`, `12`   | the browser, for a local offer        | `audio`, `video`, `data`  |
//! | `audio`     | a Plan B peer's offer                 | the same                  |
//! | `.0`        | a Plan B peer's offer, with mid `0`   | `0`                       |
//! | `video.3`   | us, for a further track               | (never a section's first) |
//! | `video.3.`  | us, in the place of a rejected one    | (as without the last dot) |

use super::section::{Description, Section};

/// One section of Plan B.
pub(crate) struct Shared<'a> {
    /// Its mid.
    pub(crate) name: &'a str,
    /// Its kind.
    pub(crate) media: &'a str,
    /// The native sections, in order; never empty.
    pub(crate) sections: Vec<usize>,
    /// The one whose lines the page sees: the first in use. Its transport is the one that the Plan B peer talks to.
    pub(crate) template: usize,
}

/// The Plan B view of a native description.
pub(crate) struct Layout<'a> {
    /// The Plan B sections, in order.
    pub(crate) shared: Vec<Shared<'a>>,
    /// For each native section, its Plan B section.
    pub(crate) place: Vec<usize>,
}

impl<'a> Layout<'a> {
    /// Sorts the sections of `description`.
    pub(crate) fn of(description: &Description<'a>) -> Self {
        let mut layout = Self {
            shared: Vec::new(),
            place: Vec::new(),
        };
        let (mut audio, mut video) = (None, None);
        for (number, section) in description.sections.iter().enumerate() {
            let next = layout.shared.len();
            let place = match section.media {
                "audio" => *audio.get_or_insert(next),
                "video" => *video.get_or_insert(next),
                _ => next,
            };
            layout.place.push(place);
            if let Some(shared) = layout.shared.get_mut(place) {
                let template = description.sections.get(shared.template);
                if template.is_some_and(Section::is_rejected) && !section.is_rejected() {
                    shared.template = number;
                }
                shared.sections.push(number);
            } else {
                let (name, media) = (shown_name(section), section.media);
                layout.shared.push(Shared {
                    name,
                    media,
                    sections: vec![number],
                    template: number,
                });
            }
        }
        layout
    }
}

/// The name that Chrome's Plan B gave to a section of this kind.
pub(crate) fn default_name(media: &str) -> &str {
    if media == "application" {
        "data"
    } else {
        media
    }
}

/// The Plan B name of a native section, if it is the first of its kind.
fn shown_name<'a>(section: &Section<'a>) -> &'a str {
    let mid = section.mid.strip_suffix('.').unwrap_or(section.mid);
    match mid.strip_prefix('.') {
        Some(literal) => literal,
        None if is_number(mid) => default_name(section.media),
        None => mid,
    }
}

/// The native mid for the first section of a kind in a Plan B offer.
pub(crate) fn first_mid(section: &Section<'_>) -> String {
    if section.mid.is_empty() {
        return default_name(section.media).to_owned();
    }
    // The browser takes numbers for its own sections, and would clash.
    let mut mid = String::new();
    if is_number(section.mid) {
        mid.push('.');
    }
    mid.push_str(section.mid);
    mid
}

/// The native mid for a further section of a kind, as the native section `number`.
pub(crate) fn further_mid(media: &str, number: usize) -> String {
    let mut mid = media.to_owned();
    mid.push('.');
    mid.push_str(&number.to_string());
    mid
}

/// Did [`further_mid`] make it? Such a section is ours to reject and to use again.
pub(crate) fn is_further(mid: &str) -> bool {
    mid.strip_prefix("audio.")
        .or(mid.strip_prefix("video."))
        .is_some()
}

/// The mid for a new section in the place of a rejected one. It has to differ from the old one only (RFC 8829, 5.2.2).
pub(crate) fn recycled_mid(mid: &str) -> String {
    if let Some(without) = mid.strip_suffix('.') {
        return without.to_owned();
    }
    let mut with = mid.to_owned();
    with.push('.');
    with
}

/// Empty mids count: the browser made a section without one, or its author wrote none.
fn is_number(mid: &str) -> bool {
    mid.bytes().all(|byte| byte.is_ascii_digit())
}
