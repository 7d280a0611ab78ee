//! `RTCStatsResponse` and `RTCStatsReport`, as Chrome's callback was given them. No global had their names, then or now.

use js_sys::{Date, Object, Reflect, TypeError};

use crate::legacy::statistics::LegacyType;
use crate::members::{CONFIGURABLE, Call, Method, define, define_attribute, define_method};
use crate::realm::{global, kept, note_of, set_note};
use crate::values::{Completion, NULL, Value, throw};

const RESPONSE_METHODS: &[Method] = &[Method("result", 0, result), Method("namedItem", 1, named_item)];
const REPORT_METHODS: &[Method] = &[Method("names", 0, names), Method("stat", 1, stat)];

/// The report objects for translated reports, each noted under its object.
pub(super) fn reports(translated: Value) -> Value {
    let prototype = kept("RTCStatsReport", || {
        let prototype = prototype("RTCStatsReport", Value::object(), REPORT_METHODS);
        for name in &["id", "type"] {
            define_attribute(prototype, name, |call| Some(noted(call.this, VALUES)?.own(call.member)), None);
        }
        define_attribute(prototype, "timestamp", timestamp, None);
        define_attribute(prototype, "local", element, None);
        define_attribute(prototype, "remote", element, None);
        prototype
    });
    let reports = Value::array(&[]);
    for data in translated.items() {
        let report = Value::object_of(prototype);
        set_note(report, data);
        reports.push(report);
    }
    reports
}

/// What `getStats(callback, track)` reported: the session, the track, and the streams that carry it. Nothing, where the connection does
/// not know the track (`StatsCollector::GetStats`).
pub(super) fn select(reports: Value, track: Value) -> Value {
    if track.is_nothing() {
        return reports;
    }
    let id = track.own("id");
    let (selected, mut is_known) = (Value::array(&[]), false);
    for report in reports.items() {
        let data = note_of(report);
        let is_of_track = data.own(VALUES).own("googTrackId").is(id);
        let is = |kind: LegacyType| data.own("type").is(kind.name());
        is_known |= is_of_track && is(LegacyType::Track);
        if is_of_track || is(LegacyType::Session) {
            selected.push(report);
        }
    }
    if is_known { selected } else { Value::array(&[]) }
}

/// The `RTCStatsResponse` of these reports. `response[id]` is a property that no enumeration shows.
pub(super) fn response(reports: Value) -> Value {
    let response =
        Value::object_of(kept("RTCStatsResponse", || prototype("RTCStatsResponse", Value::object(), RESPONSE_METHODS)));
    set_note(response, Value::array(&[reports]));
    for report in reports.items() {
        if let Some(id) = note_of(report).own("id").js().as_string() {
            define(response, &id, report, CONFIGURABLE);
        }
    }
    response
}

/// What webrtc-adapter gave to the W3C's form in Chrome: a `Map` of plain objects by their ids, which are its properties too. It can be
/// asked as a response, too.
pub(super) fn map(reports: Value) -> Completion {
    let class = global().own("Map");
    let map = class.construct(&[], class)?;
    let prototype = kept("RTCStatsMap", || {
        let parent = global().own("Map").own("prototype");
        prototype("Map", Value::object_of(parent), RESPONSE_METHODS)
    });
    let _ = Reflect::set_prototype_of(&map.cast::<Object>(), &prototype.cast::<Object>());
    set_note(map, Value::array(&[reports]));
    for report in reports.items() {
        let data = note_of(report);
        let plain = data.own(VALUES).copy()?;
        plain.set("id", data.own("id"));
        plain.set("type", data.own("type"));
        plain.set("timestamp", date(data));
        map.invoke("set", &[data.own("id"), plain])?;
        map.set(&data.own("id").text()?, plain);
    }
    Some(map)
}

/// Of a report's data: its values by their names.
const VALUES: &str = "values";

fn prototype(name: &str, prototype: Value, methods: &[Method]) -> Value {
    let tag = global().own("Symbol").own("toStringTag");
    let _ = Reflect::set(&prototype.js(), &tag.js(), &name.into());
    for method in methods {
        define_method(prototype, method);
    }
    prototype
}

/// What is noted under the object of a call, of which `part` is always there.
fn noted(object: Value, part: &str) -> Completion {
    let note = note_of(object);
    if note.own(part).is_object() { Some(note) } else { throw(Value::new(TypeError::new("Illegal invocation").into())) }
}

/// `response.result()`
fn result(call: &Call) -> Completion {
    noted(call.this, "0")?.at(0).invoke("slice", &[])
}

/// `response.namedItem(id)`; `null` where there is no such report.
fn named_item(call: &Call) -> Completion {
    let reports = noted(call.this, "0")?.at(0);
    let id = Value::from(&*call.arg(0).text()?);
    Some(reports.items().find(|report| note_of(*report).own("id").is(id)).unwrap_or(NULL))
}

/// `report.names()`
fn names(call: &Call) -> Completion {
    noted(call.this, VALUES)?.own(VALUES).keys()
}

/// `report.stat(name)`; an empty string where there is no such value.
fn stat(call: &Call) -> Completion {
    let values = noted(call.this, VALUES)?.own(VALUES);
    let value = values.own(&call.arg(0).text()?);
    // `stat('toString')`
    Some(if value.js().as_string().is_some() { value } else { "".into() })
}

/// `report.timestamp`: a `Date`, another one each time.
fn timestamp(call: &Call) -> Completion {
    Some(date(noted(call.this, VALUES)?))
}

fn date(data: Value) -> Value {
    Value::new(Date::new(&data.own("timestamp").js()).into())
}

/// `report.local` and `report.remote`: from March 2013 on the report itself, by which pages knew that it has no elements any more. The
/// methods of 2012 that gave lists of elements cannot be had beside that.
fn element(call: &Call) -> Completion {
    noted(call.this, VALUES)?;
    Some(call.this)
}
