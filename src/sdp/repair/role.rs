//! What kind of description is it, and who wrote it?

/// The kind of a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A peer's offer.
    Offer,
    /// A peer's answer, provisional or final.
    Answer,
    /// One of our own, munged by the page: its sections are those that the browser made.
    Local,
}
