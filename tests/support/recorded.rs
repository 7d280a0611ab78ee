//! Standard statistics as recorded in real browsers by `tests/e2e/record-stats.mjs`, readable by the translation.

use serde_json::Value;
use webkit_rtc_peer_connection::legacy::statistics::{Member, Report, Stats};

/// The engines that were recorded.
pub(crate) const ENGINES: [&str; 2] = ["chromium", "firefox"];

/// One standard report.
#[derive(Clone)]
pub(crate) struct Recorded(pub(crate) Vec<Value>);

/// The two reports of one side of a recording, the earlier one first.
pub(crate) fn recorded(engine: &str, call: &str, side: &str) -> [Recorded; 2] {
    let path = format!("{}/tests/fixtures/stats/{engine}-{call}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let recording: Value = serde_json::from_str(&text).expect("a recording is JSON");
    [0, 1].map(|index| Recorded(recording[side][index].as_array().expect("a report is a list").clone()))
}

impl<'a> Report for &'a Recorded {
    type Stats = Object<'a>;

    fn all(self) -> Vec<Object<'a>> {
        self.0.iter().map(Object).collect()
    }

    fn referred(self, from: Object<'a>, by: Member) -> Option<Object<'a>> {
        let id = from.text(by)?;
        self.0.iter().find(|stats| stats["id"] == *id).map(Object)
    }

    /// In a page, `getTransceivers()` knows this. A recording of Firefox has it in the ids of the media sources, which are
    /// like `mediasource_audio_0{a track's id}`.
    fn sender_track(self, mid: &str) -> Option<String> {
        let is_of_mid = |id: &str| id.split('{').next().is_some_and(|head| head.ends_with(&format!("_{mid}")));
        let source = self.0.iter().find(|stats| stats["id"].as_str().is_some_and(is_of_mid))?;
        source["trackIdentifier"].as_str().map(String::from)
    }
}

/// One statistics object.
#[derive(Clone, Copy)]
pub(crate) struct Object<'a>(&'a Value);

impl Stats for Object<'_> {
    fn number(self, member: Member) -> f64 {
        self.0[member.name()].as_f64().unwrap_or(f64::NAN)
    }

    fn text(self, member: Member) -> Option<String> {
        self.0[member.name()].as_str().map(String::from)
    }
}
