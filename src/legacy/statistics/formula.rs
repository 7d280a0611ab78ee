//! How is one legacy value computed from standard statistics objects?

use super::names::Name;
use super::standard::Standard;
use super::text::{self, boolean};
use crate::legacy::text::{cut, join};

/// A standard object, relative to the one that a legacy report is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The object itself.
    Own,
    /// Its `codec`, by `codecId`.
    Codec,
    /// Its `media-source`, by `mediaSourceId`; in Firefox by the sender's track.
    MediaSource,
    /// What the other side reports about the stream (`remote-inbound-rtp`), by `remoteId`.
    Remote,
    /// The `media-playout` of received audio, by `playoutId`.
    Playout,
    /// The `local-candidate` of a pair, by `localCandidateId`.
    LocalCandidate,
    /// The `remote-candidate` of a pair, by `remoteCandidateId`.
    RemoteCandidate,
    /// The `transport` of a pair, by `transportId`.
    Transport,
    /// The candidate pair in use, by the `selectedCandidatePairId` of the transport.
    SelectedPair,
}

/// A number of one object: a member, or two members added or subtracted.
#[derive(Clone, Copy, Debug)]
pub struct Quantity {
    /// The object.
    pub source: Source,
    /// The member.
    pub member: Name,
    /// The second member, if there is one.
    pub with: With,
}

/// What a [`Quantity`] does with a second member of the same object. An absent second member counts as 0.
#[derive(Clone, Copy, Debug)]
pub enum With {
    /// There is none.
    Nothing,
    /// It is added.
    Plus(Name),
    /// It is subtracted.
    Minus(Name),
}

/// From the standard's unit to the legacy one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// The same unit.
    One,
    /// Bytes to bits.
    Bits,
    /// Seconds to milliseconds.
    Milliseconds,
    /// An audio level of 0 to 1 to the amplitude of a 16-bit sample.
    Amplitude,
}

/// A number, from one or two reports.
#[derive(Clone, Copy, Debug)]
pub enum Measure {
    /// The quantity.
    Value(Quantity, Factor),
    /// The growth of the quantity since the earlier report, per second. In the first report, bit rates are 0, and other
    /// rates absent.
    Rate(Quantity, Factor),
    /// The quantity per unit of the member, both as growth since the earlier report. Over the whole life of the stream
    /// if there is no earlier report, or nothing was added since.
    Average(Quantity, Name, Factor),
    /// The average delay of the jitter buffer plus that of the playout.
    DelayUntilHeard,
}

/// The computation of one legacy value.
#[derive(Clone, Copy, Debug)]
pub enum Formula {
    /// The text unchanged.
    Text(Source, Name),
    /// The text in libjingle's words.
    Renamed(Source, Name, Vocabulary),
    /// The part of the text after the `/`: the codec's name in a MIME type.
    Subtype(Source, Name),
    /// Whether the text is this word.
    Is(Name, Word),
    /// The id of the legacy report for the object that this member refers to.
    LegacyId(Name),
    /// A candidate's `address:port`.
    Address(Source),
    /// A whole number, rounded.
    Whole(Measure),
    /// A number with six significant digits.
    Float(Measure),
    /// Whether the pair received anything in the last 2.5 s, or sent or answered a check since the earlier report.
    Receiving,
    /// Whether the pair is the one its transport has selected.
    Selected,
    /// The ICE component: 1, because RTCP no longer has a component of its own.
    Component,
}

/// A list of words that libjingle wrote differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// `IceCandidateTypeToStatsType`.
    CandidateType,
    /// libjingle's internal names, which candidate pairs show.
    PortType,
    /// `AdapterTypeToStatsType`.
    NetworkType,
    /// `SrtpCryptoSuiteToName`: the names of RFC 4568 instead of RFC 5764.
    SrtpSuite,
    /// `videocontenttypehelpers::ToString`.
    ContentType,
}

impl Vocabulary {
    /// The standard words and the legacy ones. A word that is not listed is the same in both.
    #[must_use]
    pub fn words(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::CandidateType => &[("srflx", "serverreflexive"), ("prflx", "peerreflexive"), ("relay", "relayed")],
            Self::PortType => &[("host", "local"), ("srflx", "stun")],
            Self::NetworkType => &[("ethernet", "lan"), ("wifi", "wlan"), ("cellular", "wwan")],
            Self::SrtpSuite => &[
                ("SRTP_AES128_CM_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_80"),
                ("SRTP_AES128_CM_HMAC_SHA1_32", "AES_CM_128_HMAC_SHA1_32"),
                ("SRTP_AEAD_AES_128_GCM", "AEAD_AES_128_GCM"),
                ("SRTP_AEAD_AES_256_GCM", "AEAD_AES_256_GCM"),
            ],
            Self::ContentType => &[("screenshare", "screen")],
        }
    }
}

/// A word that makes a legacy boolean true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The state of a candidate pair.
    Succeeded,
    /// A reason for limited quality.
    Cpu,
    /// A reason for limited quality.
    Bandwidth,
}

impl Word {
    /// The word itself.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Cpu => "cpu",
            Self::Bandwidth => "bandwidth",
        }
    }
}

/// How long after its last packet a connection counts as receiving, in ms (`Connection::receiving_timeout` of
/// libjingle).
const RECEIVING_TIMEOUT: f64 = 2500.0;

/// A legacy value, which the edge turns into a string.
#[derive(Debug)]
pub enum Answer<T> {
    /// A text of the browser's, unchanged.
    Same(T),
    /// A text of ours.
    Text(String),
    /// A number, already rounded: its digits are the string.
    Number(f64),
}

/// One standard object behind a legacy report, now and in the earlier report.
struct Part<S> {
    source: Source,
    now: S,
    earlier: Option<S>,
}

/// Everything that a legacy report is computed from. Several parts of the same source are added up.
pub(super) struct Subject<S>(Vec<Part<S>>);

impl<S: Standard> Subject<S> {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds an object, if there is one.
    pub(super) fn push(&mut self, source: Source, now: Option<S>) {
        if let Some(now) = now {
            // Only these are asked for growth.
            let grows = matches!(source, Source::Own | Source::Playout);
            let earlier = if grows { now.earlier() } else { None };
            self.0.push(Part { source, now, earlier });
        }
    }

    /// The value, or `None` when the browser lacks what it is computed from.
    pub(super) fn evaluate(&self, formula: Formula) -> Option<Answer<S::Text>> {
        let text = match formula {
            Formula::Text(source, member) => return self.first(source)?.same(member).map(Answer::Same),
            Formula::LegacyId(member) => return self.first(Source::Own)?.legacy_id(member).map(Answer::Same),
            Formula::Whole(measure) => return self.measure(measure).map(|number| Answer::Number(text::whole(number))),
            Formula::Float(measure) => return self.measure(measure).map(|number| Answer::Number(text::float(number))),
            Formula::Address(source) => return self.address(source).map(Answer::Text),
            Formula::Renamed(source, member, vocabulary) => {
                let word = self.text(source, member)?;
                let known = vocabulary.words().iter().find(|(standard, _)| *standard == word);
                return Some(Answer::Text(known.map_or(word, |(_, legacy)| String::from(*legacy))));
            }
            Formula::Subtype(source, member) => {
                return Some(Answer::Text(String::from(cut(&self.text(source, member)?, b'/')?.1)));
            }
            Formula::Is(member, word) => boolean(self.text(Source::Own, member)? == word.text()),
            Formula::Receiving => boolean(self.is_receiving()),
            Formula::Selected => {
                let selected = self.text(Source::Transport, Name::SelectedCandidatePairId)?;
                boolean(self.text(Source::Own, Name::Id)? == selected)
            }
            Formula::Component => "1",
        };
        Some(Answer::Text(String::from(text)))
    }

    fn first(&self, source: Source) -> Option<S> {
        self.parts(source).next().map(|part| part.now)
    }

    fn text(&self, source: Source, member: Name) -> Option<String> {
        self.first(source)?.text(member)
    }

    fn address(&self, source: Source) -> Option<String> {
        let address = self.text(source, Name::Address)?;
        let port = text::digits(self.total(quantity(source, Name::Port)));
        let [open, close] = if cut(&address, b':').is_some() { ["[", "]:"] } else { ["", ":"] };
        Some(join(&[open, &address, close, &port]))
    }

    fn is_receiving(&self) -> bool {
        let heard = self.total(quantity(Source::Own, Name::LastPacketReceivedTimestamp));
        let silence = self.total(quantity(Source::Own, Name::Timestamp)) - heard;
        let with = With::Plus(Name::RequestsReceived);
        let checks = Quantity { source: Source::Own, member: Name::ResponsesReceived, with };
        let recent = self.growth(checks);
        silence <= RECEIVING_TIMEOUT || recent > 0.0 || recent.is_nan() && self.total(checks) > 0.0
    }

    fn measure(&self, measure: Measure) -> Option<f64> {
        let number = match measure {
            Measure::Value(quantity, factor) => self.total(quantity) * factor.number(),
            Measure::Rate(quantity, factor) => self.rate(quantity, factor),
            Measure::Average(amount, per, factor) => self.average(amount, per) * factor.number(),
            Measure::DelayUntilHeard => {
                let buffer = quantity(Source::Own, Name::JitterBufferDelay);
                let playout = quantity(Source::Playout, Name::TotalPlayoutDelay);
                let delay = self.average(buffer, Name::JitterBufferEmittedCount) + self.average(playout, Name::TotalSamplesCount);
                delay * Factor::Milliseconds.number()
            }
        };
        number.is_finite().then_some(number)
    }

    fn rate(&self, quantity: Quantity, factor: Factor) -> f64 {
        let rate = self.growth(quantity) / self.elapsed() * factor.number();
        // Bit rates were present from the first call on.
        if factor == Factor::Bits && !rate.is_finite() { self.total(quantity) * 0.0 } else { rate }
    }

    fn average(&self, amount: Quantity, per: Name) -> f64 {
        let per = quantity(amount.source, per);
        let (mut part, mut count) = (self.growth(amount), self.growth(per));
        if count.is_nan() || count == 0.0 {
            (part, count) = (self.total(amount), self.total(per));
        }
        if count == 0.0 { 0.0 } else { part / count }
    }

    fn parts(&self, source: Source) -> impl Iterator<Item = &Part<S>> {
        self.0.iter().filter(move |part| part.source == source)
    }

    /// The current quantity, added up over all parts that have it.
    fn total(&self, quantity: Quantity) -> f64 {
        let mut total = f64::NAN;
        for part in self.parts(quantity.source) {
            total = add(total, quantity.of(part.now));
        }
        total
    }

    /// The growth of the quantity since the earlier report, over all parts that were in that one too.
    fn growth(&self, quantity: Quantity) -> f64 {
        let mut growth = f64::NAN;
        for part in self.parts(quantity.source) {
            if let Some(earlier) = part.earlier {
                growth = add(growth, quantity.of(part.now) - quantity.of(earlier));
            }
        }
        // A counter that shrank was restarted, so its growth is unknown.
        if growth < 0.0 { f64::NAN } else { growth }
    }

    /// Seconds between the earlier report and this one.
    fn elapsed(&self) -> f64 {
        for part in &self.0 {
            if let Some(earlier) = part.earlier {
                return (part.now.number(Name::Timestamp) - earlier.number(Name::Timestamp)) / 1000.0;
            }
        }
        f64::NAN
    }
}

impl Quantity {
    fn of(self, stats: impl Standard) -> f64 {
        let number = stats.number(self.member);
        let second = match self.with {
            With::Nothing => 0.0,
            With::Plus(member) => stats.number(member),
            With::Minus(member) => -stats.number(member),
        };
        if second.is_nan() { number } else { number + second }
    }
}

/// Adds the numbers that are present: NaN stands for an absent one.
fn add(one: f64, other: f64) -> f64 {
    if one.is_nan() {
        other
    } else if other.is_nan() {
        one
    } else {
        one + other
    }
}

impl Factor {
    fn number(self) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Bits => 8.0,
            Self::Milliseconds => 1000.0,
            Self::Amplitude => 32767.0,
        }
    }
}

pub(super) const fn quantity(source: Source, member: Name) -> Quantity {
    Quantity { source, member, with: With::Nothing }
}
