//! The browser's statistics objects, as the translation reads them: where they are, a member at a time.

use crate::legacy::statistics::{NAMES, Name, Standard};
use crate::realm::{ask, global, kept};
use crate::values::{NULL, UNDEFINED, Value};

/// Of a snapshot: its objects.
pub(super) const LIST: &str = "list";
/// Its objects by their ids.
const OBJECTS: &str = "objects";
/// The objects of the report that it is compared with, by their ids.
const EARLIER: &str = "earlier";
/// The ids of legacy reports, by the ids of the objects that they are about.
const IDS: &str = "ids";
/// The tracks that are sent, by the `mid` of their senders.
const TRACKS: &str = "tracks";
/// The connection.
const CONNECTION: &str = "connection";
/// Whether the connection made the first offer.
pub(super) const INITIATOR: &str = "initiator";

/// A native report, and what belongs to it: a JavaScript object, so that it goes with the last legacy report that needs it.
pub(super) fn snapshot(connection: Value, objects: Value, initiator: Value) -> Value {
    let (by_id, id) = (Value::object_of(NULL), Value::from("id"));
    for object in objects.items() {
        by_id.put(object.item(id), object);
    }
    let snapshot = Value::object();
    snapshot.set(LIST, objects);
    snapshot.set(OBJECTS, by_id);
    snapshot.set(INITIATOR, initiator);
    snapshot.set(IDS, Value::object_of(NULL));
    snapshot.set(CONNECTION, connection);
    snapshot
}

/// Says with which snapshot this one is compared, or `undefined`.
pub(super) fn compare(snapshot: Value, earlier: Value) {
    snapshot.set(EARLIER, if earlier.is_undefined() { earlier } else { earlier.own(OBJECTS) });
}

/// Says what the legacy report about an object is called.
pub(super) fn name(snapshot: Value, object: Value, id: Value) {
    snapshot.own(IDS).put(object.own("id"), id);
}

/// Lets go of what only the making of legacy reports needs: a page that keeps them is not to keep the connection.
pub(super) fn release(snapshot: Value) {
    snapshot.delete(CONNECTION);
    snapshot.delete(TRACKS);
}

/// All names of statistics, JavaScript's strings: to make one of them anew for each member would take longer than to read the member.
pub(super) fn names() -> Value {
    kept("statsNames", || {
        let split = global().own("String").own("prototype").own("split");
        split.call(NAMES.into(), &[",".into()]).unwrap_or(UNDEFINED)
    })
}

/// Objects of a snapshot, as the translation reads them.
pub(super) fn natives(snapshot: Value, objects: Value) -> Vec<Native> {
    let names = names();
    objects.items().map(|object| Native { object, snapshot, names }).collect()
}

/// One object of a snapshot.
#[derive(Clone, Copy)]
pub(super) struct Native {
    pub(super) object: Value,
    snapshot: Value,
    /// All names.
    names: Value,
}

impl Native {
    fn get(self, member: Name) -> Value {
        self.object.item(self.names.at(member.index()))
    }

    /// What a part of the snapshot has under the text of a member.
    fn known(self, part: &str, by: Name) -> Option<Value> {
        let id = self.get(by);
        let known = self.snapshot.own(part);
        if id.is_undefined() || known.is_undefined() {
            return None;
        }
        Some(known.item(id)).filter(|known| !known.is_undefined())
    }
}

impl Standard for Native {
    type Text = Value;

    fn number(self, member: Name) -> f64 {
        self.object.item_number(self.names.at(member.index()))
    }

    fn text(self, member: Name) -> Option<String> {
        self.get(member).js().as_string()
    }

    fn same(self, member: Name) -> Option<Value> {
        Some(self.get(member)).filter(|value| value.js().is_string())
    }

    fn referred(self, by: Name) -> Option<Self> {
        Some(Self { object: self.known(OBJECTS, by)?, ..self })
    }

    fn legacy_id(self, by: Name) -> Option<Value> {
        self.known(IDS, by)
    }

    fn earlier(self) -> Option<Self> {
        Some(Self { object: self.known(EARLIER, Name::Id)?, ..self })
    }

    fn sent_track(self) -> Option<String> {
        let mut tracks = self.snapshot.own(TRACKS);
        if tracks.is_undefined() {
            tracks = Value::object_of(NULL);
            for transceiver in ask(self.snapshot.own(CONNECTION), "getTransceivers").items() {
                tracks.put(transceiver.own("mid"), transceiver.own("sender").own("track"));
            }
            self.snapshot.set(TRACKS, tracks);
        }
        let track = tracks.item(self.get(Name::Mid));
        if track.is_object() { track.own("id").js().as_string() } else { None }
    }
}
