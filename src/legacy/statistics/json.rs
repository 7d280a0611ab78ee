//! How do the legacy reports cross into JavaScript?
//!
//! As one JSON string. A report of a 50-stream call has some 1,500 values: crossing one by one, they would take longer than
//! translating them.

use super::{LegacyReport, text};

/// `[{"type":…,"timestamp":…,"id":…,"values":{name: value, …}}, …]`
#[must_use]
pub fn to_json(reports: &[LegacyReport]) -> String {
    let mut json = String::from("[");
    for (index, report) in reports.iter().enumerate() {
        json.push_str(if index == 0 { "{\"type\":\"" } else { ",{\"type\":\"" });
        json.push_str(report.kind.name());
        json.push_str("\",\"timestamp\":");
        json.push_str(&text::whole(report.timestamp));
        json.push_str(",\"id\":");
        push_string(&mut json, &report.id);
        json.push_str(",\"values\":{");
        for (index, (name, value)) in report.values.iter().enumerate() {
            json.push_str(if index == 0 { "\"" } else { ",\"" });
            json.push_str(name);
            json.push_str("\":");
            push_string(&mut json, value);
        }
        json.push_str("}}");
    }
    json.push(']');
    json
}

/// RFC 8259, section 7.
fn push_string(json: &mut String, text: &str) {
    json.push('"');
    let mut plain = 0;
    for (position, byte) in text.bytes().enumerate() {
        if matches!(byte, b'"' | b'\\' | 0..b' ') {
            json.push_str(text.get(plain..position).unwrap_or_default());
            json.push_str("\\u00");
            json.push(char::from(b'0' + byte / 16));
            json.push(char::from(if byte % 16 < 10 { b'0' } else { b'a' - 10 } + byte % 16));
            plain = position + 1;
        }
    }
    json.push_str(text.get(plain..).unwrap_or_default());
    json.push('"');
}
