//! How is a standard report read?
//!
//! Where it is: the browser's objects stay in JavaScript, and are asked for the members that a value needs when a page reads that value. To carry
//! a whole report over and translate it took several times as long as the browser needs to make one.

use super::names::Name;

/// A statistics object of a standard report: one of the browser's, or in a test one of a recording.
pub trait Standard: Copy {
    /// A text that stays where it is.
    type Text;

    /// A number, with the standard's unit. NaN when the browser does not supply it: so whatever is computed from it is NaN too, and left out.
    fn number(self, member: Name) -> f64;

    /// A text, to be looked at. `None` when the browser does not supply it.
    fn text(self, member: Name) -> Option<String>;

    /// A text, to be passed on. `None` when the browser does not supply it.
    fn same(self, member: Name) -> Option<Self::Text>;

    /// The object of the same report whose `id` is that member.
    fn referred(self, by: Name) -> Option<Self>;

    /// The id of the legacy report about the object whose `id` is that member, if there is one.
    fn legacy_id(self, by: Name) -> Option<Self::Text>;

    /// The same object in the report that this one is compared with, if there is one.
    fn earlier(self) -> Option<Self>;

    /// The id of the track that the sender with the stream's `mid` sends. Firefox does not say which source a stream has.
    fn sent_track(self) -> Option<String>;

    /// Whether the member is this text.
    fn is(self, member: Name, text: &str) -> bool {
        self.text(member).is_some_and(|value| value == text)
    }
}

/// The types of standard objects that legacy reports are made of. Others are only referred to by these.
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

/// A statistics object with its type, for which all of them are looked through again and again.
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
