//! How the edge holds JavaScript values: as plain numbers, alive until the call ends in which it met them.
//!
//! A wasm-bindgen `JsValue` is dropped where its scope ends, and so costs code at each use, and once more on each path that an
//! error may take. The edge consists of little else. A [`Value`] is `Copy` and owns nothing: it is a place on a stack of `JsValue`s,
//! which [`scope`] cuts back when the page's call returns (V8's handle scopes and JNI's local references are the same idea). It
//! made the wasm 3 of 24 KB gzip smaller; docs/size.md has the figures.
//!
//! A step that may throw gives a [`Completion`], ECMAScript's word. Its error says that the step threw, and leads to what it threw. So
//! `?` reads like the specification's own `?`.

mod operations;
pub(crate) mod properties;
pub(crate) mod sys;

use std::cell::{Cell, RefCell};
use std::num::NonZeroU32;
use std::ptr::fn_addr_eq;

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

/// A JavaScript value; see above.
#[derive(Clone, Copy)]
pub(crate) struct Value(NonZeroU32, Stamp);

/// In development builds every value that is taken into a scope has a stamp of its own, by which one that outlived its scope is caught: its
/// place may be another's by then. A release build has none.
#[cfg(debug_assertions)]
type Stamp = u32;
#[cfg(not(debug_assertions))]
type Stamp = ();

/// The stamp of what belongs to no scope.
#[cfg(debug_assertions)]
const NO_STAMP: Stamp = 0;
#[cfg(not(debug_assertions))]
const NO_STAMP: Stamp = ();

#[cfg(debug_assertions)]
fn next_stamp() -> Stamp {
    thread_local! {
        static LAST: Cell<Stamp> = const { Cell::new(NO_STAMP) };
    }
    LAST.set(LAST.get().wrapping_add(1));
    LAST.get()
}
#[cfg(not(debug_assertions))]
fn next_stamp() -> Stamp {}

/// What a step gives, unless it throws.
pub(crate) type Completion<T = Value> = Result<T, Threw>;

/// A step threw. Only [`throw`] makes one, so what was thrown last belongs to it. (To carry the value itself makes the result of each step
/// two words instead of one, and the drop-in 4 KB gzip larger.)
pub(crate) struct Threw(Stamp);

impl Threw {
    /// What the step threw: for those who catch it. Ask at once: whatever runs next may throw something else.
    pub(crate) fn value(self) -> Value {
        let thrown = THROWN.get();
        debug_assert!(thrown.1 == self.0, "something else was thrown before this was asked for");
        thrown
    }
}

pub(crate) const UNDEFINED: Value = Value(NonZeroU32::MIN, NO_STAMP);
pub(crate) const NULL: Value = Value(NonZeroU32::MIN.saturating_add(1), NO_STAMP);
pub(crate) const TRUE: Value = Value(NonZeroU32::MIN.saturating_add(2), NO_STAMP);
pub(crate) const FALSE: Value = Value(NonZeroU32::MIN.saturating_add(3), NO_STAMP);
/// The number of the first value on the stack.
const FIRST: usize = 5;
/// Interned values have the highest numbers, downwards; a stack so high would not fit into memory.
const MOST_INTERNED: usize = 256;

thread_local! {
    static INTERNED: RefCell<Vec<(JsValue, Stamp)>> = const { RefCell::new(Vec::new()) };
    static STACK: RefCell<Vec<(JsValue, Stamp)>> = const { RefCell::new(Vec::new()) };
    static FUNCTIONS: RefCell<Vec<(Steps, JsValue)>> = const { RefCell::new(Vec::new()) };
    static THROWN: Cell<Value> = const { Cell::new(UNDEFINED) };
}

/// Runs the steps of one call from the page. Calls may nest, as when a step makes the page call us again.
///
/// # Errors
/// What the steps threw.
pub(crate) fn scope(steps: impl FnOnce() -> Completion) -> Result<JsValue, JsValue> {
    let before = STACK.with_borrow(Vec::len);
    let completion = steps();
    leave(before, completion)
}

/// Runs steps whose values nobody needs afterwards, as those for one of many items of a loop.
pub(crate) fn within(steps: impl FnOnce() -> Completion) -> Completion<()> {
    complete(scope(|| steps().map(|_| UNDEFINED))).map(|_| ())
}

/// Apart from `scope`, which is generic, so that it is there only once.
fn leave(before: usize, completion: Completion) -> Result<JsValue, JsValue> {
    let outcome = match completion {
        Ok(value) => Ok(value.js()),
        Err(threw) => Err(threw.value().js()),
    };
    STACK.with_borrow_mut(|stack| stack.truncate(before));
    outcome
}

/// The steps of a function of three parameters: what its call gives.
pub(crate) type Steps = fn(Value, Value, Value) -> Completion;

/// A JavaScript function of three parameters, always the same for the same steps. It is never freed: such functions find what they are
/// about by their event, or by arguments that are bound to them. So no Rust closure holds an object of the page.
pub(crate) fn function(steps: Steps) -> Value {
    let known =
        FUNCTIONS.with_borrow(|functions| functions.iter().find(|known| fn_addr_eq(known.0, steps)).map(|known| known.1.clone()));
    known.map_or_else(
        || {
            let made = closure(steps);
            FUNCTIONS.with_borrow_mut(|functions| functions.push((steps, made.js())));
            made
        },
        Value::new,
    )
}

/// As `function`, of steps that hold something.
pub(crate) fn closure(steps: impl Fn(Value, Value, Value) -> Completion + 'static) -> Value {
    let closure = Closure::<dyn Fn(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>>::new(
        move |first: JsValue, second: JsValue, third: JsValue| {
            scope(|| steps(Value::new(first), Value::new(second), Value::new(third)))
        },
    );
    Value::new(closure.into_js_value())
}

/// Throws.
pub(crate) fn throw<T>(error: Value) -> Completion<T> {
    THROWN.set(error);
    Err(Threw(error.1))
}

/// What a function of js-sys or web-sys gave, as a completion.
pub(crate) fn complete(result: Result<JsValue, JsValue>) -> Completion {
    match result {
        Ok(value) => Ok(Value::new(value)),
        Err(error) => throw(Value::new(error)),
    }
}

impl Value {
    /// Takes a value into the scope.
    pub(crate) fn new(value: JsValue) -> Self {
        let stamp = next_stamp();
        let place = STACK.with_borrow_mut(|stack| {
            stack.push((value, stamp));
            stack.len()
        });
        // The place plus 4: so never 0, and 2^32 values would not fit into memory.
        u32::try_from(place + FIRST - 1).ok().and_then(NonZeroU32::new).map_or(UNDEFINED, |number| Self(number, stamp))
    }

    /// Keeps the value for good, as the next interned one: so no call has to fetch it.
    pub(crate) fn intern(self) {
        INTERNED.with_borrow_mut(|interned| interned.push((self.js(), NO_STAMP)));
    }

    /// An interned value; `undefined` before.
    pub(crate) fn interned(index: u8) -> Self {
        NonZeroU32::new(u32::MAX - u32::from(index)).map_or(UNDEFINED, |number| Self(number, NO_STAMP))
    }

    /// The value for wasm-bindgen.
    pub(crate) fn js(self) -> JsValue {
        match self.0.get() as usize {
            1 => JsValue::UNDEFINED,
            2 => JsValue::NULL,
            3 => JsValue::TRUE,
            4 => JsValue::FALSE,
            number => {
                let (values, place) = match (u32::MAX as usize).checked_sub(number) {
                    Some(place) if place < MOST_INTERNED => (&INTERNED, place),
                    _ => (&STACK, number.wrapping_sub(FIRST)),
                };
                let found = values.with_borrow(|values| values.get(place).cloned());
                debug_assert!(found.as_ref().map_or(self.1 == NO_STAMP, |found| found.1 == self.1), "a value outlived its scope");
                found.map(|found| found.0).unwrap_or_default()
            }
        }
    }

    /// The value as an interface of js-sys or web-sys, unchecked.
    pub(crate) fn cast<T: JsCast>(self) -> T {
        self.js().unchecked_into()
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::new(text.into())
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        if flag { TRUE } else { FALSE }
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::new(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::new(number.into())
    }
}

// A release build catches nothing.
#[cfg(all(test, debug_assertions))]
mod tests {
    use super::{NULL, TRUE, UNDEFINED, Value, scope, throw};
    use wasm_bindgen::JsValue;

    /// A value of a scope that has been left.
    fn outlived() -> Value {
        let mut outlived = UNDEFINED;
        let _ = scope(|| {
            outlived = Value::new(JsValue::NULL);
            Ok(UNDEFINED)
        });
        outlived
    }

    #[test]
    #[should_panic(expected = "outlived its scope")]
    fn a_value_that_outlived_its_scope_is_caught() {
        outlived().js();
    }

    #[test]
    #[should_panic(expected = "outlived its scope")]
    fn a_value_whose_place_is_another_s_is_caught() {
        let outlived = outlived();
        let _ = scope(|| {
            Value::new(JsValue::TRUE);
            outlived.js();
            Ok(UNDEFINED)
        });
    }

    #[test]
    #[should_panic(expected = "something else was thrown")]
    fn what_was_thrown_before_something_else_is_caught() {
        let first = throw::<Value>(Value::new(JsValue::NULL));
        let _second = throw::<Value>(Value::new(JsValue::TRUE));
        let _ = first.map_err(|threw| threw.value());
    }

    #[test]
    fn values_that_belong_to_no_scope_outlive_all() {
        for value in [UNDEFINED, NULL, TRUE] {
            value.js();
        }
    }
}
