//! What becomes of a description that a page of old munged, before the native method gets it.

use crate::sdp::without_unlisted_codecs;
use crate::value::{Completion, Value};

/// A description that a page gave: read once, and nothing for a field that is missing.
pub(super) struct Munged {
    /// `type`
    pub(super) kind: String,
    /// `sdp`, without what is left of codecs that the page took out.
    pub(super) sdp: String,
}

impl Munged {
    /// Of a description, which may be `null`.
    pub(super) fn of(description: Value) -> Completion<Self> {
        let field = |name| {
            let value = description.try_get(name)?;
            if value.is_nullish() { Ok(String::new()) } else { value.text() }
        };
        let (kind, sdp) = (field("type")?, field("sdp")?);
        Ok(Self { kind, sdp: without_unlisted_codecs(&sdp).unwrap_or(sdp) })
    }
}
