//! Internal slots: what do we know about an object of the page? The page does not see them.
//!
//! They are kept under the object itself, so the browser's GC is the owner, and nothing can leak. Each kind of object
//! has a [`schema!`] with a typed [`Slot`] for each fact. In JavaScript they are numbered members of an object without
//! a prototype: no getter of the page is run, and no string crosses the boundary.

use std::array::from_fn;
use std::marker::PhantomData;

use js_sys::{Object, WeakMap};

use crate::value::{NULL, UNDEFINED, Value};

/// The kinds of objects that have slots.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A connection.
    Connection,
    /// A connection that speaks Plan B, in addition to what is known about any.
    PlanB,
    /// A stream.
    Stream,
    /// A track.
    Track,
    /// A list of a stream's tracks.
    TrackList,
    /// A media element.
    MediaElement,
    /// A data channel.
    Channel,
    /// A sender of DTMF.
    DtmfSender,
    /// A description or a candidate with fields that the page has written.
    Written,
    /// An event of ours.
    Event,
    /// A legacy statistics report.
    Report,
    /// What a `getStats` callback is given.
    Response,
}

thread_local! {
    /// By kind, a map of the slots of each object.
    static SLOTS: [WeakMap; Kind::Response as usize + 1] = from_fn(|_| WeakMap::new());
}

/// What is known about an object of this kind; `undefined` for nothing.
pub(crate) fn record_of(kind: Kind, object: Value) -> Value {
    Value::new(SLOTS.with(|maps| maps.get(kind as usize).map(|map| map.get(&object.cast::<Object>()))).unwrap_or_default())
}

/// Sets what is known about an object, for as long as the page keeps it.
pub(crate) fn set_record(kind: Kind, object: Value, record: Value) {
    SLOTS.with(|maps| maps.get(kind as usize).map(|map| map.set(&object.cast::<Object>(), &record.js())));
}

fn new_record(kind: Kind, object: Value) -> Value {
    let record = Value::object_of(NULL);
    set_record(kind, object, record);
    record
}

fn ensure_record(kind: Kind, object: Value) -> Value {
    let known = record_of(kind, object);
    if known.is_undefined() { new_record(kind, object) } else { known }
}

/// A schema: the slots that objects of a kind have.
pub(crate) trait Schema {
    const KIND: Kind;
}

/// One slot of a schema `S` that holds a `T`: its place in the record.
pub(crate) struct Slot<S, T>(u8, PhantomData<fn(S) -> T>);

impl<S, T> Clone for Slot<S, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, T> Copy for Slot<S, T> {}

impl<S, T> Slot<S, T> {
    /// For [`schema!`], which numbers the slots.
    pub(crate) const fn new(place: u8) -> Self {
        Self(place, PhantomData)
    }
}

/// Declares the schema for a kind of object: the type, the name of its [`Slots`], and a constant for each slot.
macro_rules! schema {
    ($(#[$about:meta])* $schema:ident, $slots:ident, $places:ident { $($(#[$what:meta])* $slot:ident: $content:ty,)* }) => {
        $(#[$about])*
        pub(crate) enum $schema {}

        impl $crate::realm::slots::Schema for $schema {
            const KIND: $crate::realm::slots::Kind = $crate::realm::slots::Kind::$schema;
        }

        $(#[$about])*
        pub(crate) type $slots = $crate::realm::slots::Slots<$schema>;

        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum $places {
            $($slot,)*
        }

        $(
            $(#[$what])*
            pub(crate) const $slot: $crate::realm::slots::Slot<$schema, $content> = $crate::realm::slots::Slot::new($places::$slot as u8);
        )*
    };
}

pub(crate) use schema;

/// A type that a slot can hold.
pub(crate) trait Content {
    /// From the slot's JavaScript value, which is `undefined` at first.
    fn read(value: Value) -> Self;
    /// To the slot's JavaScript value.
    fn write(self) -> Value;
}

impl Content for Value {
    fn read(value: Value) -> Self {
        value
    }

    fn write(self) -> Value {
        self
    }
}

/// `false` for a slot that was not set yet.
impl Content for bool {
    fn read(value: Value) -> Self {
        value.is_truthy()
    }

    fn write(self) -> Value {
        self.into()
    }
}

/// NaN for a slot that was not set yet.
impl Content for f64 {
    fn read(value: Value) -> Self {
        value.number()
    }

    fn write(self) -> Value {
        self.into()
    }
}

/// A list, which is an array of ours: empty at first, and made when it is first asked for.
pub(crate) struct List(Value);

impl List {
    pub(crate) fn new(items: &[Value]) -> Self {
        Self(Value::array(items))
    }
}

impl Content for List {
    fn read(value: Value) -> Self {
        Self(value)
    }

    fn write(self) -> Value {
        self.0
    }
}

/// The slots of one object.
pub(crate) struct Slots<S>(Value, PhantomData<fn(S)>);

impl<S> Clone for Slots<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Slots<S> {}

impl<S: Schema> Slots<S> {
    /// The slots of an object; `None` if nothing is known about it, or it is not an object.
    pub(crate) fn of(object: Value) -> Option<Self> {
        Some(record_of(S::KIND, object)).filter(|record| !record.is_undefined()).map(|record| Self(record, PhantomData))
    }

    /// The same, for an object about which something will be known now.
    pub(crate) fn ensure(object: Value) -> Self {
        Self(ensure_record(S::KIND, object), PhantomData)
    }

    /// New slots for an object.
    pub(crate) fn start(object: Value) -> Self {
        Self(new_record(S::KIND, object), PhantomData)
    }

    pub(crate) fn get<T: Content>(self, slot: Slot<S, T>) -> T {
        T::read(self.0.at(slot.0.into()))
    }

    pub(crate) fn set<T: Content>(self, slot: Slot<S, T>, content: T) {
        self.0.set_at(slot.0.into(), content.write());
    }

    /// Empties a slot, and returns what was in it.
    pub(crate) fn take<T: Content>(self, slot: Slot<S, T>) -> T {
        let content = self.0.at(slot.0.into());
        self.0.set_at(slot.0.into(), UNDEFINED);
        T::read(content)
    }

    /// The list in a slot.
    pub(crate) fn list(self, slot: Slot<S, List>) -> Value {
        list(self.0, slot.0.into())
    }

    /// Whether the list in a slot is empty. Unlike `list`, this makes none.
    pub(crate) fn is_empty(self, slot: Slot<S, List>) -> bool {
        let known = self.0.at(slot.0.into());
        known.is_undefined() || known.length() == 0
    }

    /// The page's event handlers.
    pub(crate) fn handlers(self) -> Handlers {
        Handlers(self.0)
    }
}

fn list(record: Value, place: u32) -> Value {
    let known = record.at(place);
    if !known.is_undefined() {
        return known;
    }
    let list = Value::array(&[]);
    record.set_at(place, list);
    list
}

/// The event handlers that the page has set on an object. They are kept beside its slots, under the names of their
/// attributes.
#[derive(Clone, Copy)]
pub(crate) struct Handlers(Value);

impl Handlers {
    /// The handler of an attribute; `undefined` where the page never set one.
    pub(crate) fn get(self, attribute: &str) -> Value {
        self.0.get(attribute)
    }

    pub(crate) fn set(self, attribute: &str, handler: Value) {
        self.0.set(attribute, handler);
    }
}
