//! The browser's statistics objects, as the translation reads them: in place, one member at a time.

use crate::legacy::statistics::{NAMES, Name, Standard};
use crate::legacy::text::cut;
use crate::realm::ask;
use crate::value::{NULL, Value};

/// The objects of a snapshot, a list.
pub(super) const OBJECTS: &str = "objects";
/// The objects of the report that it is compared with, a list.
const EARLIER: &str = "earlier";
/// The objects of a list by their ids, once one has been asked for.
const BY_ID: &str = "byId";
/// The ids of legacy reports, by the ids of the objects that they are about.
const IDS: &str = "ids";
/// The tracks that are sent, by the `mid` of their senders.
const TRACKS: &str = "tracks";
/// The connection.
const CONNECTION: &str = "connection";
/// Whether the connection made the first offer.
pub(super) const INITIATOR: &str = "initiator";

/// A native report, and what belongs to it: a JavaScript object, so that it is freed with the last legacy report that
/// needs it.
pub(super) fn snapshot(connection: Value, objects: Value, initiator: bool) -> Value {
    let snapshot = Value::object();
    snapshot.set(OBJECTS, objects);
    snapshot.set(INITIATOR, initiator);
    snapshot.set(IDS, Value::object_of(NULL));
    snapshot.set(CONNECTION, connection);
    snapshot
}

/// Sets the snapshot with which this one is compared, or `undefined`.
pub(super) fn compare(snapshot: Value, earlier: Value) {
    snapshot.set(EARLIER, if earlier.is_undefined() { earlier } else { earlier.get(OBJECTS) });
}

/// Sets the id of the legacy report about an object.
pub(super) fn name(snapshot: Value, object: Value, id: Value) {
    snapshot.get(IDS).put(object.get("id"), id);
}

/// Drops what is needed only to make legacy reports: a page that keeps the reports must not keep the connection alive.
pub(super) fn release(snapshot: Value) {
    snapshot.delete(CONNECTION);
    snapshot.delete(TRACKS);
}

/// A name as a JavaScript string. To make the string anew for each member would take longer than to read the member.
pub(super) fn text(name: Name) -> Value {
    Value::interned(name.index())
}

/// Objects of a snapshot, as the translation reads them.
pub(super) fn natives(snapshot: Value, objects: Value) -> Vec<Native> {
    if text(Name::Id).is_undefined() {
        let mut names = NAMES;
        while let Some((name, others)) = cut(names, b',') {
            Value::from(name).intern();
            names = others;
        }
    }
    objects.items().map(|object| Native { object, snapshot }).collect()
}

/// One object of a snapshot.
#[derive(Clone, Copy)]
pub(super) struct Native {
    pub(super) object: Value,
    snapshot: Value,
}

impl Native {
    fn get(self, member: Name) -> Value {
        self.object.item(text(member))
    }

    /// The object in a list whose id is the text of a member.
    fn object_of(self, list: &str, by: Name) -> Option<Self> {
        let list = self.snapshot.get(list);
        let id = self.get(by);
        if list.is_undefined() || id.is_undefined() {
            return None;
        }
        let mut objects = list.get(BY_ID);
        if objects.is_undefined() {
            objects = Value::object_of(NULL);
            for object in list.items() {
                objects.put(object.item(text(Name::Id)), object);
            }
            list.set(BY_ID, objects);
        }
        let object = Some(objects.item(id)).filter(|object| !object.is_undefined())?;
        Some(Self { object, ..self })
    }
}

impl Standard for Native {
    type Text = Value;

    fn number(self, member: Name) -> f64 {
        self.object.item_number(text(member))
    }

    fn text(self, member: Name) -> Option<String> {
        self.get(member).js().as_string()
    }

    fn same(self, member: Name) -> Option<Value> {
        Some(self.get(member)).filter(|value| value.is_string())
    }

    fn referred(self, by: Name) -> Option<Self> {
        self.object_of(OBJECTS, by)
    }

    fn legacy_id(self, by: Name) -> Option<Value> {
        Some(self.snapshot.get(IDS).item(self.get(by))).filter(|id| !id.is_undefined())
    }

    fn earlier(self) -> Option<Self> {
        self.object_of(EARLIER, Name::Id)
    }

    fn sent_track(self) -> Option<String> {
        let mut tracks = self.snapshot.get(TRACKS);
        if tracks.is_undefined() {
            tracks = Value::object_of(NULL);
            for transceiver in ask(self.snapshot.get(CONNECTION), "getTransceivers").items() {
                tracks.put(transceiver.get("mid"), transceiver.get("sender").get("track"));
            }
            self.snapshot.set(TRACKS, tracks);
        }
        let track = tracks.item(self.get(Name::Mid));
        if track.is_object() { track.get("id").js().as_string() } else { None }
    }
}
