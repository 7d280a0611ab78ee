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

use wasm_bindgen::{JsCast, JsValue};

use self::sys::{INVOKE, function_of};

/// A JavaScript value; see above.
#[derive(Clone, Copy)]
pub(crate) struct Value(NonZeroU32);

/// What a step gives, unless it throws.
pub(crate) type Completion<T = Value> = Result<T, Threw>;

/// A step threw. Only [`throw`] makes one, so what was thrown last belongs to it. (To carry the value itself makes the result of each step
/// two words instead of one, and the drop-in 4 KB gzip larger.)
pub(crate) struct Threw(());

impl Threw {
    /// What the step threw: for those who catch it. Ask at once: whatever runs next may throw something else.
    pub(crate) fn value(self) -> Value {
        THROWN.get()
    }
}

pub(crate) const UNDEFINED: Value = Value(NonZeroU32::MIN);
pub(crate) const NULL: Value = Value(NonZeroU32::MIN.saturating_add(1));
pub(crate) const TRUE: Value = Value(NonZeroU32::MIN.saturating_add(2));
pub(crate) const FALSE: Value = Value(NonZeroU32::MIN.saturating_add(3));
/// The number of the first value on the stack.
const FIRST: usize = 5;
/// How many numbers lib.rs has for its own.
const RESERVED: usize = 3;
/// Interned values have the highest numbers, downwards; a stack so high would not fit into memory.
const MOST_INTERNED: usize = 256;

thread_local! {
    static INTERNED: RefCell<Vec<JsValue>> = const { RefCell::new(Vec::new()) };
    static STACK: RefCell<Vec<JsValue>> = const { RefCell::new(Vec::new()) };
    /// The functions made so far. The number of each is its place, after those that are reserved.
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
    // Its place on the stack may be something else's soon.
    THROWN.set(UNDEFINED);
    STACK.with_borrow_mut(|stack| stack.truncate(before));
    outcome
}

/// The steps of a function of three parameters: what its call gives.
pub(crate) type Steps = fn(Value, Value, Value) -> Completion;

/// A JavaScript function of three parameters, always the same for the same steps. It is never freed: such functions find what they are
/// about by their event, or by arguments that are bound to them. So no Rust closure holds an object of the page.
pub(crate) fn function(steps: Steps) -> Value {
    let (known, count) = FUNCTIONS.with_borrow(|functions| {
        let known = functions.iter().find(|known| fn_addr_eq(known.0, steps));
        (known.map(|known| known.1.clone()), functions.len())
    });
    known.map_or_else(
        || {
            let made = INVOKE.with(|invoke| function_of(invoke, RESERVED + count));
            FUNCTIONS.with_borrow_mut(|functions| functions.push((steps, made.clone())));
            Value::new(made)
        },
        Value::new,
    )
}

/// What a call of the function gives that has this number.
pub(crate) fn call_function(number: usize, [first, second, third]: [Value; 3]) -> Completion {
    let steps = FUNCTIONS.with_borrow(|functions| functions.get(number.wrapping_sub(RESERVED)).map(|known| known.0));
    steps.map_or(Ok(UNDEFINED), |steps| steps(first, second, third))
}

/// Throws.
pub(crate) fn throw<T>(error: Value) -> Completion<T> {
    THROWN.set(error);
    Err(Threw(()))
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
        let place = STACK.with_borrow_mut(|stack| {
            stack.push(value);
            stack.len()
        });
        // The place plus 4: so never 0, and 2^32 values would not fit into memory.
        u32::try_from(place + FIRST - 1).ok().and_then(NonZeroU32::new).map_or(UNDEFINED, Self)
    }

    /// Keeps the value for good, as the next interned one: so no call has to fetch it.
    pub(crate) fn intern(self) {
        INTERNED.with_borrow_mut(|interned| interned.push(self.js()));
    }

    /// An interned value; `undefined` before.
    pub(crate) fn interned(index: u8) -> Self {
        NonZeroU32::new(u32::MAX - u32::from(index)).map_or(UNDEFINED, Self)
    }

    /// The value for wasm-bindgen.
    pub(crate) fn js(self) -> JsValue {
        match self.0.get() as usize {
            2 => JsValue::NULL,
            3 => JsValue::TRUE,
            4 => JsValue::FALSE,
            number => {
                let (values, place) = match (u32::MAX as usize).checked_sub(number) {
                    Some(place) if place < MOST_INTERNED => (&INTERNED, place),
                    _ => (&STACK, number.wrapping_sub(FIRST)),
                };
                values.with(|values| values.borrow().get(place).cloned()).unwrap_or_default()
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
