//! Standard statistics as recorded in real browsers by `tests/e2e/record-stats.mjs`, and what their translation says.

use std::collections::HashMap;

use serde_json::Value;
use webkit_rtc_peer_connection::legacy::statistics::{Answer, Name, Outline, Standard, outline, timestamp, values};

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
    fn find(&self, id: &Value) -> Option<&Value> {
        self.0.iter().find(|stats| id.is_string() && stats["id"] == *id)
    }
}

/// A recorded object, as the translation reads it.
#[derive(Clone, Copy)]
pub(crate) struct Stats<'a> {
    object: &'a Value,
    report: &'a Recorded,
    earlier: Option<&'a Recorded>,
    ids: &'a HashMap<String, String>,
}

impl Standard for Stats<'_> {
    type Text = String;

    fn number(self, member: Name) -> f64 {
        self.object[member.text()].as_f64().unwrap_or(f64::NAN)
    }

    fn text(self, member: Name) -> Option<String> {
        self.object[member.text()].as_str().map(String::from)
    }

    fn same(self, member: Name) -> Option<String> {
        self.text(member)
    }

    fn referred(self, by: Name) -> Option<Self> {
        Some(Self { object: self.report.find(&self.object[by.text()])?, ..self })
    }

    fn legacy_id(self, by: Name) -> Option<String> {
        self.ids.get(&self.text(by)?).cloned()
    }

    fn earlier(self) -> Option<Self> {
        let report = self.earlier?;
        Some(Self { object: report.find(&self.object["id"])?, report, earlier: None, ..self })
    }

    /// A recording of Firefox has the `mid` of the sender in the ids of the media sources, which are like
    /// `mediasource_audio_0{a track's id}`.
    fn sent_track(self) -> Option<String> {
        let sent = self.report.0.iter().find(|stats| {
            let id = stats["id"].as_str().and_then(|id| id.strip_prefix("mediasource_"));
            id.is_some_and(|id| id.split(['_', '{']).nth(1) == self.object["mid"].as_str())
        });
        sent?["trackIdentifier"].as_str().map(String::from)
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

/// What the translation has to know about a connection that is not in its statistics.
#[derive(Clone, Copy, Default)]
pub(crate) struct Session<'a> {
    /// The session id of its local description.
    pub(crate) id: Option<&'a str>,
    /// Whether it made the first offer.
    pub(crate) initiator: bool,
}

/// The legacy reports of a standard one.
pub(crate) fn translated(current: &Recorded, earlier: Option<&Recorded>, session: &Session) -> Vec<LegacyReport> {
    let no_ids = HashMap::new();
    let objects = |ids| -> Vec<_> { current.0.iter().map(|object| Stats { object, report: current, earlier, ids }).collect() };
    let outlines = outline(&objects(&no_ids), session.id);
    let mut ids = HashMap::new();
    for outline in outlines.iter().filter(|outline| outline.is_named()) {
        if let Some(id) = outline.of.first().and_then(|place| current.0[*place]["id"].as_str()) {
            ids.insert(String::from(id), outline.id.clone());
        }
    }
    let objects = objects(&ids);
    let timestamp = timestamp(&objects);
    let report = |outline: &Outline| {
        let of: Vec<_> = outline.of.iter().map(|place| objects[*place]).collect();
        let values = values(outline.by, &of, session.initiator).into_iter().map(|(name, answer)| {
            let value = match answer {
                Answer::Same(text) | Answer::Text(text) => text,
                Answer::Number(number) => number.to_string(),
            };
            (String::from(name.text()), value)
        });
        LegacyReport {
            kind: String::from(outline.kind.name().text()),
            id: outline.id.clone(),
            timestamp,
            values: values.collect(),
        }
    };
    outlines.iter().map(report).collect()
}
