//! Whose description is it, and which of the two?

/// What a description is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A peer's offer.
    Offer,
    /// A peer's answer, the last one or not.
    Answer,
    /// One of our own, munged by the page: its sections are those that the browser made.
    Local,
}
