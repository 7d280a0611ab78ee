//! Standard statistics as recorded in real browsers by `tests/e2e/record-stats.mjs`, and what their translation says.

use serde_json::{Value, json};
use webkit_rtc_peer_connection::legacy::statistics::{Session, translate};

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

impl Recorded {
    /// What the edge makes of it: JSON, with an object more for each sender, which knows its `mid` and its track. A recording of Firefox
    /// has these in the ids of the media sources, which are like `mediasource_audio_0{a track's id}`.
    pub(crate) fn json(&self) -> String {
        let mut objects = self.0.clone();
        for stats in &self.0 {
            if let Some(source) = stats["id"].as_str().and_then(|id| id.strip_prefix("mediasource_")) {
                objects.push(json!({"id": source.split(['_', '{']).nth(1), "trackIdentifier": stats["trackIdentifier"]}));
            }
        }
        serde_json::to_string(&objects).expect("JSON")
    }
}

/// One legacy report.
#[derive(Clone, Debug)]
pub(crate) struct LegacyReport {
    pub(crate) kind: String,
    pub(crate) id: String,
    #[allow(dead_code, reason = "not every test reads it")]
    pub(crate) timestamp: f64,
    /// `names()` and `stat(name)`, in the order of their names.
    pub(crate) values: Vec<(String, String)>,
}

impl LegacyReport {
    /// What `stat(name)` returns, if there is such a value.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }
}

/// The legacy reports of a standard one.
pub(crate) fn translated(current: &Recorded, earlier: Option<&Recorded>, session: &Session) -> Vec<LegacyReport> {
    let json = translate(&current.json(), &earlier.map(Recorded::json).unwrap_or_default(), session);
    let reports: Vec<Value> = serde_json::from_str(&json).expect("the legacy reports are JSON");
    let text = |value: &Value| String::from(value.as_str().expect("a string"));
    let report = |report: &Value| LegacyReport {
        kind: text(&report["type"]),
        id: text(&report["id"]),
        timestamp: report["timestamp"].as_f64().expect("a number"),
        values: report["values"]
            .as_object()
            .expect("an object")
            .iter()
            .map(|(name, value)| (name.clone(), text(value)))
            .collect(),
    };
    reports.iter().map(report).collect()
}
