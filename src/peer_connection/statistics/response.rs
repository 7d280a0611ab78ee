//! `RTCStatsResponse` and `RTCStatsReport`, as Chrome's callback got them. Chrome had no globals of these names.

use js_sys::{Date, Object, Reflect, TypeError};

use super::native::{self, INITIATOR, OBJECTS};
use crate::legacy::statistics::{self, Answer, LegacyType};
use crate::realm::{Kind, global, lazily, record_of, set_record};
use crate::value::sys::{assign, digits};
use crate::value::{Completion, NULL, Value, throw};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member, define, one_argument};

static OF_RESPONSES: &[Member] = &[Operation("result", 0, result), Operation("namedItem", 1, named_item)];
static OF_REPORTS: &[Member] = &[
    Operation("names", 0, names),
    Operation("stat", 1, stat),
    Attribute("id", |call| Ok(report(call.this)?.at(ID)), None),
    Attribute("type", |call| Ok(report(call.this)?.at(TYPE)), None),
    Attribute("timestamp", timestamp, None),
    Attribute("local", element, None),
    Attribute("remote", element, None),
];

// What is known of a report, an array: its id, its type, its values by their names as soon as a page asks for one and
// until then the number of the translation that makes them, the snapshot, and of it the objects that the report is
// about.
const ID: u32 = 0;
const TYPE: u32 = 1;
const VALUES: u32 = 2;
const SNAPSHOT: u32 = 3;
const OBJECTS_FROM: usize = 4;

/// The time of a snapshot's reports, in ms since 1970, once a page has asked for it.
const TIMESTAMP: &str = "timestamp";

/// The legacy reports of a native one.
pub(super) fn reports(snapshot: Value, session: Value) -> Value {
    let prototype = lazily("RTCStatsReport", || prototype("RTCStatsReport", Value::plain_object(), OF_REPORTS));
    let natives = native::natives(snapshot, snapshot.get(OBJECTS));
    let id = session.js().as_string();
    let reports = Value::array(&[]);
    for outline in statistics::outline(&natives, id.as_deref()) {
        let (id, by) = (Value::from(&*outline.id), outline.by as f64);
        let mut record = vec![id, native::text(outline.kind.name()), by.into(), snapshot];
        record.extend(outline.of.iter().filter_map(|place| natives.get(*place)).map(|native| native.object));
        if let (true, Some(object)) = (outline.is_named(), record.get(OBJECTS_FROM)) {
            native::name(snapshot, *object, id);
        }
        let report = Value::object_of(prototype);
        set_record(Kind::Report, report, Value::array(&record));
        reports.push(report);
    }
    native::release(snapshot);
    reports
}

/// The values of a report by their names.
fn values_of(record: Value) -> Value {
    let by = record.at(VALUES);
    if by.is_object() {
        return by;
    }
    let snapshot = record.at(SNAPSHOT);
    let natives = native::natives(snapshot, record);
    let of = natives.get(OBJECTS_FROM..).unwrap_or_default();
    let values = Value::object();
    for (name, answer) in statistics::values(by.number() as usize, of, snapshot.get(INITIATOR).is_truthy()) {
        let value = match answer {
            Answer::Same(text) => text,
            Answer::Text(text) => (&*text).into(),
            Answer::Number(number) => Value::new(digits(number)),
        };
        values.put(native::text(name), value);
    }
    record.put(VALUES.into(), values);
    values
}

/// What `getStats(callback, track)` reported: the session, the track, and the streams that carry it. Nothing where the
/// connection does not know the track (`StatsCollector::GetStats`).
pub(super) fn select(reports: Value, track: Value) -> Value {
    if track.is_nullish() {
        return reports;
    }
    let id = track.get("id");
    let (selected, mut is_known) = (Value::array(&[]), false);
    for report in reports.items() {
        let record = record_of(Kind::Report, report);
        let is = |kind: LegacyType| record.at(TYPE).is(native::text(kind.name()));
        let is_of_track = (is(LegacyType::Track) || is(LegacyType::Ssrc)) && values_of(record).get("googTrackId").is(id);
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
        Value::object_of(lazily("RTCStatsResponse", || prototype("RTCStatsResponse", Value::plain_object(), OF_RESPONSES)));
    set_record(Kind::Response, response, reports);
    let (descriptor, value) = (Value::object(), Value::from("value"));
    descriptor.set("configurable", true);
    for report in reports.items() {
        descriptor.put(value, report);
        response.define_own(record_of(Kind::Report, report).at(ID), descriptor);
    }
    response
}

/// What webrtc-adapter returned for the W3C's form in Chrome: a `Map` of plain objects by their ids, which are also its
/// properties. It has the members of a response as well.
pub(super) fn map(reports: Value) -> Completion {
    let class = global().get("Map");
    let map = class.construct(&[], class)?;
    let prototype = lazily("RTCStatsMap", || {
        let parent = global().get("Map").get("prototype");
        prototype("Map", Value::object_of(parent), OF_RESPONSES)
    });
    let _ = Reflect::set_prototype_of(&map.cast::<Object>(), &prototype.cast::<Object>());
    set_record(Kind::Response, map, reports);
    for report in reports.items() {
        let record = record_of(Kind::Report, report);
        let id = record.at(ID);
        let plain = Value::plain_object();
        let _ = assign(&plain.js(), &values_of(record).js());
        plain.set("id", id);
        plain.set("type", record.at(TYPE));
        plain.set("timestamp", date(record));
        map.invoke("set", &[id, plain])?;
        map.put(id, plain);
    }
    Ok(map)
}

fn prototype(name: &str, prototype: Value, members: &'static [Member]) -> Value {
    let tag = global().get("Symbol").get("toStringTag");
    let _ = Reflect::set(&prototype.js(), &tag.js(), &name.into());
    define(prototype, &[members]);
    prototype
}

/// What is known of the report, or of the response, that a member is called on.
fn known(kind: Kind, object: Value) -> Completion {
    let record = record_of(kind, object);
    if record.is_object() { Ok(record) } else { throw(Value::new(TypeError::new("Illegal invocation").into())) }
}

/// What is known of a report.
fn report(object: Value) -> Completion {
    known(Kind::Report, object)
}

/// `response.result()`
fn result(call: &Call) -> Completion {
    known(Kind::Response, call.this)?.list()
}

/// `response.namedItem(id)`; `null` where there is no such report.
fn named_item(call: &Call) -> Completion {
    let reports = known(Kind::Response, call.this)?;
    let id = Value::from(&*call.arg(0).text()?);
    Ok(reports.items().find(|report| record_of(Kind::Report, *report).at(ID).is(id)).unwrap_or(NULL))
}

/// `report.names()`
fn names(call: &Call) -> Completion {
    values_of(report(call.this)?).keys()
}

/// `report.stat(name)`; an empty string where there is no such value.
fn stat(call: &Call) -> Completion {
    let report = report(call.this)?;
    one_argument(call)?;
    let value = values_of(report).get(&call.arg(0).text()?);
    // `stat('toString')`
    Ok(if value.is_string() { value } else { "".into() })
}

/// `report.timestamp`: a `Date`, another one each time.
fn timestamp(call: &Call) -> Completion {
    Ok(date(report(call.this)?))
}

fn date(record: Value) -> Value {
    let snapshot = record.at(SNAPSHOT);
    if snapshot.get(TIMESTAMP).is_undefined() {
        snapshot.set(TIMESTAMP, statistics::timestamp(&native::natives(snapshot, snapshot.get(OBJECTS))));
    }
    Value::new(Date::new(&snapshot.get(TIMESTAMP).js()).into())
}

/// `report.local` and `report.remote`: from March 2013 on, the report itself. By that, pages knew that it had no
/// elements any more. The methods of 2012, which returned lists of elements, cannot exist beside that.
fn element(call: &Call) -> Completion {
    report(call.this)?;
    Ok(call.this)
}
