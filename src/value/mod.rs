//! How the edge holds JavaScript values: as plain numbers, alive until the call ends in which it met them.
//!
//! A wasm-bindgen `JsValue` is dropped where its scope ends, and so costs code at each use, and once more on each path that an
//! error may take. The edge consists of little else. A [`Value`] is `Copy` and owns nothing: it is a place in a list of JavaScript's, which
//! js/values.js cuts back when the page's call returns (V8's handle scopes and JNI's local references are the same idea).
//!
//! A step that may throw gives a [`Completion`], ECMAScript's word. Its error says that the step threw, and leads to what it threw. So
//! `?` reads like the specification's own `?`.

pub(crate) mod functions;
mod operations;
pub(crate) mod properties;
pub(crate) mod sys;

use std::num::NonZeroI32;

pub(crate) use functions::{Steps, function};

/// A JavaScript value; see above.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Value(NonZeroI32);

/// What a step gives, unless it throws.
pub(crate) type Completion<T = Value> = Result<T, Threw>;

/// A step threw. What was thrown last belongs to it. (To carry the value itself makes the result of each step two words instead of one, and
/// the drop-in 4 KB gzip larger.)
pub(crate) struct Threw(());

impl Threw {
    /// What the step threw: for those who catch it. Ask at once: whatever runs next may throw something else.
    pub(crate) fn value(self) -> Value {
        Value::of(sys::caught())
    }
}

// What js/values.js has in the first places of its list. All that is one of the first four has its number.
pub(crate) const UNDEFINED: Value = at_place(1);
pub(crate) const NULL: Value = at_place(2);
pub(crate) const TRUE: Value = at_place(3);
pub(crate) const FALSE: Value = at_place(4);
/// The global object.
pub(crate) const GLOBAL: Value = at_place(5);
/// The built-ins that we use, as they were when the script was loaded.
const BUILT_INS: Value = at_place(6);
/// Two objects without a prototype, and an array, for who keeps something for as long as the page lives.
pub(crate) const REALM: Value = at_place(7);
pub(crate) const NATIVES: Value = at_place(8);
const DESCRIPTORS: Value = at_place(9);
/// Where the names stand that are kept.
const NAMES: i32 = 10;

const fn at_place(place: i32) -> Value {
    match NonZeroI32::new(place) {
        Some(place) => Value(place),
        None => Value(NonZeroI32::MIN),
    }
}

/// Runs steps whose values nobody needs afterwards, as those for one of many items of a loop.
pub(crate) fn within(steps: impl FnOnce() -> Completion) -> Completion<()> {
    let before = sys::height();
    let completion = steps();
    sys::cut(before);
    completion.map(|_| ())
}

/// Throws.
pub(crate) fn throw<T>(error: Value) -> Completion<T> {
    sys::fail(error.place());
    Err(Threw(()))
}

/// What a function of js/values.js gave that may throw.
fn complete(place: i32) -> Completion {
    NonZeroI32::new(place).map(Value).ok_or(Threw(()))
}

/// One of the built-ins that we use.
pub(crate) fn built_in(name: &str) -> Value {
    BUILT_INS.get(name)
}

impl Value {
    /// What a function of js/values.js gave, which counts as `undefined` if that threw.
    pub(crate) fn of(place: i32) -> Self {
        NonZeroI32::new(place).map_or(UNDEFINED, Self)
    }

    /// The number of the value, for js/values.js.
    pub(crate) fn place(self) -> i32 {
        self.0.get()
    }

    /// One of the names that are kept.
    pub(crate) fn name(index: u8) -> Self {
        Self::of(NAMES + i32::from(index))
    }
}

/// Keeps names for good, in the order of their numbers, from a text with commas: so no call has to fetch them.
pub(crate) fn keep_names(names: &str) {
    sys::keep(NAMES, names);
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::of(sys::from_text(text))
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        if flag { TRUE } else { FALSE }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::of(sys::from_number(number))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        f64::from(number).into()
    }
}
