//! `docs/statistics.md` is made from the table of the code and from the recorded statistics, so that it cannot drift.
//!
//! `UPDATE_DOCS=1 cargo test --test statistics_docs` rewrites it.
#![expect(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests may panic")]

#[path = "support/recorded.rs"]
mod recorded;

use recorded::{ENGINES, LegacyReport, Session, recorded, translated};
use webkit_rtc_peer_connection::legacy::statistics::table::{BANDWIDTH, Id, Row, TRANSLATIONS, Unit};
use webkit_rtc_peer_connection::legacy::statistics::{Factor, Formula, LegacyType, Measure, Name, Quantity, Source, With};

const HEAD: &str = "\
# Legacy statistics: what each name means today

This file is generated: `UPDATE_DOCS=1 cargo test --test statistics_docs` writes it from the table in
`src/legacy/statistics/table.rs` and from statistics recorded in Chromium and Firefox (`tests/fixtures/stats`).

Every value is a string, as it was: whole numbers in decimal digits, fractions with six significant digits, `true` and
`false`. C's `%g`, which libjingle used, writes an exponent below 1e-4 and from 1e6 on; JavaScript writes one below 1e-6
and from 1e21 on. A name whose source the browser does not supply is left out of `names()`, and `stat()` returns an empty
string for it.

How to read the formulas: `type.member` is a member of a standard statistics object
([Identifiers for WebRTC's Statistics API](https://www.w3.org/TR/webrtc-stats/)): the one that the legacy report stands
for, unless its type says otherwise. **Δ** is the growth since the report that this one is compared with: an earlier report of
the same connection, at least half a second old if there is one. **Δ … per second** needs such a report, so the very first one
of a connection lacks these names. **Δ a / Δ b** is a recent average; in the first report, and while nothing is added, it is
the average over the whole stream. A second row for a name is used where the browser cannot supply the first.

Names, units and rounding follow libjingle's `StatsCollector`; the correspondences follow Chrome's
[migration guide](https://developer.chrome.com/blog/getstats-migration), except for these, which follow libjingle:

* `bytesSent` and `bytesReceived` of streams include headers and padding.
* `googSpeechExpandRate` is a part of all samples, not of the concealed ones.
* `packetsLost`, `googNacksReceived`, `googPlisReceived` and `googFirsReceived` of a sent stream come from the
  receiver's reports.
* `googSecondaryDecodedRate` and `googSecondaryDiscardedRate` are ratios.

A call with a track reports the session, the track and its streams, and nothing for a track that the connection does not
know. Calls less than 50 ms apart get the same numbers. A value is computed when it is read, from the numbers at the time of
the call. A closed connection answers with the numbers that it reported last; if it was never asked before, with those that
the browser still gives, which are few.

";

const TAIL: &str = "\
## What is left out

These names have no source in the standard, so no report has them: `googDecodingCTN`, `googDecodingCTSG`,
`googDecodingNormal`, `googDecodingPLC`, `googDecodingCNG`, `googDecodingPLCCNG`, `googDecodingMuted`,
`googCaptureStartNtpTimeMs`, `googMaxDecodeMs`, `googMinPlayoutDelayMs`, `googRenderDelayMs`, `googInterframeDelayMax`,
`googFirstFrameReceivedToDecodedMs`, `googEncodeUsagePercent`, `googHasEnteredLowResolution`, `googViewLimitedResolution`,
`googTypingNoiseState`, `googEchoCancellationQualityMin`, `googEchoCancellationEchoDelayMedian`,
`googEchoCancellationEchoDelayStdDev`, `googResidualEchoLikelihood`, `googResidualEchoLikelihoodRecentMax`,
`aecDivergentFilterFraction`, `googContentName`, the `googAna…` counters, and the `stunKeepalive…` counters, which counted
requests to STUN servers.

Two types in libjingle's list are left out, because no collector of any year made them outside its own tests: `transport`
(in the early years `googTransport`; its content is in `googComponent`) and `remoteSsrc`.
";

#[test]
fn docs_statistics_md_says_what_the_code_does() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/statistics.md");
    let expected = document();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/docs")).expect("a writable directory");
        std::fs::write(path, &expected).expect("a writable file");
    }
    let written = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    assert!(written == expected, "docs/statistics.md is out of date: UPDATE_DOCS=1 cargo test --test statistics_docs");
}

/// A section of the document: the reports of one legacy type, or of one direction and media type.
struct Section {
    title: String,
    kind: LegacyType,
    id_end: &'static str,
    media: &'static str,
    of: &'static str,
    rows: &'static [Row],
}

fn sections() -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for translation in TRANSLATIONS {
        let of = translation.from.text();
        let (id_end, id) = match translation.id {
            Id::Named => ("", format!("`{}`", named_id(translation.to))),
            Id::Text(prefix, member) => ("", format!("`{prefix}<{of}.{}>`", member.text())),
            Id::Number(prefix, member, suffix) => (suffix, format!("`{prefix}<{of}.{}>{suffix}`", member.text())),
        };
        let media = if translation.to == LegacyType::Ssrc { ["", "audio", "video"].as_slice() } else { &[""] };
        for (media, rows) in media.iter().zip([translation.rows, translation.audio, translation.video]) {
            let further = if media.is_empty() { String::new() } else { format!(", further names of {media}") };
            let title = format!("`{}`, id {id}, from `{of}`{further}", translation.to.name().text());
            sections.push(Section { title, kind: translation.to, id_end, media, of, rows });
        }
    }
    let title = String::from("`VideoBwe`, id `bweforvideo`, from all `outbound-rtp` of video added up");
    sections.push(Section { title, kind: LegacyType::VideoBwe, id_end: "", media: "", of: "outbound-rtp", rows: BANDWIDTH });
    sections
}

fn document() -> String {
    let legacy = ENGINES.map(|engine| {
        ["caller", "callee"]
            .iter()
            .flat_map(|side| {
                let [earlier, current] = recorded(engine, "call", side);
                translated(&current, Some(&earlier), &Session::default())
            })
            .collect::<Vec<_>>()
    });
    let mut text = String::from(HEAD);
    text.push_str("## `googLibjingleSession`, id `googLibjingleSession_<session id of the local description>`\n\n");
    text.push_str("| Name | Source and formula | Unit | Chromium | Firefox |\n|---|---|---|---|---|\n");
    text.push_str("| `googInitiator` | whether this side made the first offer | `true`, `false` | yes | yes |\n\n");
    for section in sections() {
        text.push_str(&format!("## {}\n\n", section.title));
        text.push_str("| Name | Source and formula | Unit | Chromium | Firefox |\n|---|---|---|---|---|\n");
        for (index, row) in section.rows.iter().enumerate() {
            let is_second = index > 0 && section.rows[index - 1].name == row.name;
            let has_second = section.rows.get(index + 1).is_some_and(|next| next.name == row.name);
            let formula = describe(&row.formula, section.of);
            text.push_str(&format!("| `{}` | {formula} | {} |", row.name.text(), unit(row.unit)));
            for reports in &legacy {
                let supplied = reports.iter().any(|report| section.has(report) && report.value(row.name.text()).is_some());
                text.push_str(match (supplied, is_second || has_second) {
                    (true, false) => " yes |",
                    (true, true) => " yes, by either row |",
                    (false, _) => " no |",
                });
            }
            text.push('\n');
        }
        text.push('\n');
    }
    text.push_str(TAIL);
    text
}

impl Section {
    fn has(&self, report: &LegacyReport) -> bool {
        let media = report.value("mediaType").unwrap_or_default();
        report.kind == self.kind.name().text()
            && report.id.ends_with(self.id_end)
            && (self.media.is_empty() || self.media == media)
    }
}

fn named_id(kind: LegacyType) -> &'static str {
    match kind {
        LegacyType::Certificate => "googCertificate_<certificate.fingerprint>",
        LegacyType::Component => "Channel-<audio, video or data, as what it carries>-1",
        LegacyType::CandidatePair => "Conn-<audio, video or data>-1-<index>",
        _ => "Cand-<id of the candidate>",
    }
}

fn object(source: Source, own: &str) -> &str {
    match source {
        Source::Own => own,
        Source::Codec => "codec",
        Source::MediaSource => "media-source",
        Source::Remote => "remote-inbound-rtp",
        Source::Playout => "media-playout",
        Source::LocalCandidate => "local-candidate",
        Source::RemoteCandidate => "remote-candidate",
        Source::Transport => "transport",
        Source::SelectedPair => "candidate-pair",
    }
}

fn describe(formula: &Formula, own: &str) -> String {
    let member = |source: Source, member: Name| format!("`{}.{}`", object(source, own), member.text());
    match formula {
        Formula::Text(source, text) => member(*source, *text),
        Formula::Renamed(source, text, vocabulary) => {
            let words: Vec<_> = vocabulary.words().iter().map(|(new, old)| format!("`{new}` → `{old}`")).collect();
            format!("{}; {}", member(*source, *text), words.join(", "))
        }
        Formula::Subtype(source, text) => format!("{}, behind the `/`", member(*source, *text)),
        Formula::Is(text, word) => format!("{} is `{}`", member(Source::Own, *text), word.text()),
        Formula::LegacyId(reference) => format!("legacy id of what {} refers to", member(Source::Own, *reference)),
        Formula::Address(source) => format!("{} `:` {}", member(*source, Name::Address), member(*source, Name::Port)),
        Formula::Whole(measure) | Formula::Float(measure) => describe_measure(measure, own),
        Formula::Receiving => format!(
            "{} is less than 2.5 s ago, or Δ({} + {}) > 0",
            member(Source::Own, Name::LastPacketReceivedTimestamp),
            member(Source::Own, Name::ResponsesReceived),
            member(Source::Own, Name::RequestsReceived)
        ),
        Formula::Selected => {
            format!("the `transport` refers to it by {}", member(Source::Transport, Name::SelectedCandidatePairId))
        }
        Formula::Component => String::from("1, as RTCP has no component of its own any more"),
    }
}

fn describe_measure(measure: &Measure, own: &str) -> String {
    let quantity = |quantity: &Quantity| {
        let name = |member: Name| format!("`{}.{}`", object(quantity.source, own), member.text());
        match quantity.with {
            With::Nothing => name(quantity.member),
            With::Plus(other) => format!("({} + {})", name(quantity.member), name(other)),
            With::Minus(other) => format!("({} − {})", name(quantity.member), name(other)),
        }
    };
    let times = |factor: &Factor| match factor {
        Factor::One => "",
        Factor::Bits => " × 8",
        Factor::Milliseconds => " × 1000",
        Factor::Amplitude => " × 32767",
    };
    match measure {
        Measure::Value(value, factor) => format!("{}{}", quantity(value), times(factor)),
        Measure::Rate(value, factor) => format!("Δ {}{} per second", quantity(value), times(factor)),
        Measure::Average(value, per, factor) => {
            format!("Δ {} / Δ `{}.{}`{}", quantity(value), object(value.source, own), per.text(), times(factor))
        }
        Measure::DelayUntilHeard => format!(
            "(Δ `{own}.jitterBufferDelay` / Δ `{own}.jitterBufferEmittedCount` + Δ `media-playout.totalPlayoutDelay` / Δ \
             `media-playout.totalSamplesCount`) × 1000"
        ),
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Text => "text",
        Unit::Boolean => "`true`, `false`",
        Unit::Count => "count",
        Unit::Bytes => "bytes",
        Unit::BitsPerSecond => "bit/s",
        Unit::FramesPerSecond => "frames/s",
        Unit::Milliseconds => "ms",
        Unit::Seconds => "s",
        Unit::Pixels => "pixels",
        Unit::Decibels => "dB",
        Unit::Level => "0 to 32767",
        Unit::Ratio => "0 to 1",
        Unit::Number => "number",
    }
}
