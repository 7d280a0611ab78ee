//! How the translation reads the browser's own report.
//!
//! A report of a 50-stream call has some 5,000 members, of which a translation reads a good half. Each is one call into JavaScript, by a
//! key that is made once.

use std::cell::OnceCell;

use js_sys::{Map, Reflect};
use wasm_bindgen::JsValue;

use crate::legacy::statistics::{Member, Report, Stats};
use crate::realm::{ask, global, prototype};
use crate::sys::Dictionary;
use crate::values::{Completion, UNDEFINED, Value};

thread_local! {
    /// The names of the members, as property keys.
    static KEYS: OnceCell<Vec<JsValue>> = const { OnceCell::new() };
}

/// A native report.
#[derive(Clone, Copy)]
pub(super) struct NativeReport {
    /// Its objects by their ids. A `Map`, because Chromium's own report makes an object anew each time that it is asked for it.
    objects: Value,
    /// The ids of the tracks that are sent, each behind the `mid` of its transceiver.
    senders: Value,
}

impl NativeReport {
    pub(super) fn read(connection: Value, report: Value) -> Completion<Self> {
        let map = global().own("Map");
        let objects = map.construct(&[report], map)?;
        Some(Self { objects, senders: ask(connection, "getTransceivers") })
    }

    /// What is kept of it.
    pub(super) fn objects(self) -> Value {
        self.objects
    }

    /// An earlier report, of which `objects` were kept.
    pub(super) fn earlier(self, objects: Value) -> Self {
        Self { objects, ..self }
    }
}

impl Report for NativeReport {
    type Stats = Object;

    fn all(self) -> Vec<Object> {
        let objects = self.objects.invoke("values", &[]).and_then(Value::list).unwrap_or_else(|| Value::array(&[]));
        objects.items().map(Object).collect()
    }

    fn referred(self, from: Object, by: Member) -> Option<Object> {
        let found = Value::new(self.objects.cast::<Map>().get(&from.get(by)));
        found.is_object().then_some(Object(found))
    }

    fn sender_track(self, mid: &str) -> Option<String> {
        let sender = self.senders.items().find(|transceiver| transceiver.own("mid").is(mid))?.own("sender");
        sender.own("track").own("id").js().as_string()
    }
}

/// One statistics object.
#[derive(Clone, Copy)]
pub(super) struct Object(Value);

impl Object {
    fn get(self, member: Member) -> JsValue {
        with_key(member, |key| Reflect::get(&self.0.js(), key)).unwrap_or_default()
    }
}

impl Stats for Object {
    fn number(self, member: Member) -> f64 {
        with_key(member, |key| self.0.cast::<Dictionary>().number(key))
    }

    fn text(self, member: Member) -> Option<String> {
        self.get(member).as_string()
    }
}

fn with_key<T>(member: Member, read: impl FnOnce(&JsValue) -> T) -> T {
    KEYS.with(|keys| read(keys.get_or_init(make_keys).get(member as usize).unwrap_or(&JsValue::UNDEFINED)))
}

fn make_keys() -> Vec<JsValue> {
    let split = prototype("String").own("split");
    let names = split.call(Member::NAMES.into(), &[" ".into()]).unwrap_or(UNDEFINED);
    names.items().map(Value::js).collect()
}
