//! How is a standard report read?
//!
//! In place: the browser's objects stay in JavaScript. When a page reads a value, they are asked only for the members
//! that it needs. Copying and translating a whole report took several times as long as the browser needs to make one.

use super::names::Name;

/// An object of a standard report: the browser's, or in a test, a recorded one.
pub trait Standard: Copy {
    /// A text that stays in JavaScript.
    type Text;

    /// A number, with the standard's unit. NaN when the browser does not supply it: whatever is computed from it is
    /// then NaN too, and left out.
    fn number(self, member: Name) -> f64;

    /// A text to read. `None` when the browser does not supply it.
    fn text(self, member: Name) -> Option<String>;

    /// A text to pass on. `None` when the browser does not supply it.
    fn same(self, member: Name) -> Option<Self::Text>;

    /// The object in the same report whose `id` is the value of that member.
    fn referred(self, by: Name) -> Option<Self>;

    /// The id of the legacy report about the object whose `id` is the value of that member, if there is one.
    fn legacy_id(self, by: Name) -> Option<Self::Text>;

    /// The same object in the earlier report that this one is compared with, if there is one.
    fn earlier(self) -> Option<Self>;

    /// The id of the track of the sender with the stream's `mid`. Firefox does not say which source a stream has.
    fn sent_track(self) -> Option<String>;

    /// Whether the member is this text.
    fn is(self, member: Name, text: &str) -> bool {
        self.text(member).is_some_and(|value| value == text)
    }
}

/// The types of the standard objects that become legacy reports. Other objects are only referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatsType {
    /// `candidate-pair`
    CandidatePair,
    /// `certificate`
    Certificate,
    /// `data-channel`
    DataChannel,
    /// `inbound-rtp`
    InboundRtp,
    /// `local-candidate`
    LocalCandidate,
    /// `media-source`
    MediaSource,
    /// `outbound-rtp`
    OutboundRtp,
    /// `remote-candidate`
    RemoteCandidate,
    /// `transport`
    Transport,
}

impl StatsType {
    /// Its name in the standard.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::CandidatePair => "candidate-pair",
            Self::Certificate => "certificate",
            Self::DataChannel => "data-channel",
            Self::InboundRtp => "inbound-rtp",
            Self::LocalCandidate => "local-candidate",
            Self::MediaSource => "media-source",
            Self::OutboundRtp => "outbound-rtp",
            Self::RemoteCandidate => "remote-candidate",
            Self::Transport => "transport",
        }
    }
}

/// A statistics object with its type, because all objects are searched by type again and again.
pub(super) struct Object<S> {
    pub(super) stats: S,
    pub(super) kind: String,
}

impl<S: Standard> Object<S> {
    pub(super) fn of(stats: S) -> Self {
        Self { stats, kind: stats.text(Name::Type).unwrap_or_default() }
    }

    pub(super) fn is(&self, kind: StatsType) -> bool {
        self.kind == kind.text()
    }
}
