//! How does the edge hold JavaScript values? As plain numbers, which live until the call that met them ends.
//!
//! A wasm-bindgen `JsValue` is dropped where its scope ends, so it costs code at each use, and again on each path that
//! an error may take. The edge consists of little else. A [`Value`] is `Copy` and owns nothing: it is a place on a
//! stack of `JsValue`s, which [`scope`] cuts back when the page's call returns (V8's handle scopes and JNI's local
//! references are the same idea). It made the wasm 3 of 24 KB gzip smaller; docs/size.md has the figures.
//!
//! A step that may throw returns a [`Completion`], ECMAScript's term. Its error says that the step threw, and leads to
//! the thrown value. So `?` reads like the specification's own `?`.

mod birth;
mod operations;
pub(crate) mod properties;
pub(crate) mod sys;
#[cfg(all(test, debug_assertions, target_arch = "wasm32"))]
mod tests;

use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::Deref;
use std::ptr::fn_addr_eq;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};

use self::birth::Birth;
use self::sys::{CRATE, function_of};

/// A JavaScript value; see above.
#[derive(Clone, Copy)]
pub(crate) struct Value {
    /// Its place on the stack plus one.
    number: NonZeroU32,
    /// Whether that place is still its own; see `birth`.
    birth: Birth,
}

/// The result of a step, unless it throws.
pub(crate) type Completion<T = Value> = Result<T, Threw>;

/// A step threw. Only [`throw`] makes one, so the last thrown value belongs to it. (Carrying the value itself would
/// make the result of each step two words instead of one, and the drop-in 4 KB gzip larger.)
pub(crate) struct Threw(Birth);

impl Threw {
    /// The thrown value, for code that catches it. Read it at once: whatever runs next may throw something else.
    #[cfg_attr(debug_assertions, track_caller)]
    pub(crate) fn value(self) -> Value {
        let thrown = THROWN.get();
        self.0.check_thrown(thrown.birth);
        thrown
    }
}

pub(crate) const UNDEFINED: Value = Value::lasting(NonZeroU32::MIN);
pub(crate) const NULL: Value = Value::lasting(NonZeroU32::MIN.saturating_add(1));
pub(crate) const TRUE: Value = Value::lasting(NonZeroU32::MIN.saturating_add(2));
pub(crate) const FALSE: Value = Value::lasting(NonZeroU32::MIN.saturating_add(3));
/// The global object.
pub(crate) const GLOBAL: Value = Value::lasting(NonZeroU32::MIN.saturating_add(4));
/// What js/install.js keeps for us; see `realm`.
pub(crate) const REALM: Value = Value::lasting(NonZeroU32::MIN.saturating_add(5));
/// The number of function numbers that lib.rs reserves.
const RESERVED: usize = 2;
/// Interned values have the highest numbers, counting down; a stack that large would not fit into memory.
const MOST_INTERNED: usize = 256;

/// A value that wasm-bindgen holds. It is counted here, because cloning a `JsValue` is a call of JavaScript, and so is
/// dropping the clone. (Three of four calls across the boundary were such calls.)
#[derive(Clone, Default)]
pub(crate) struct Held(Rc<JsValue>);

impl Held {
    pub(crate) fn new(value: JsValue) -> Self {
        Self(Rc::new(value))
    }

    /// The value, in the current scope.
    pub(crate) fn value(&self) -> Value {
        let birth = Birth::now();
        let count = STACK.with_borrow_mut(|stack| {
            stack.push(Placed { held: self.clone(), birth });
            stack.len()
        });
        // The place plus one: it is never 0, and 2^32 values would not fit into memory.
        u32::try_from(count).ok().and_then(NonZeroU32::new).map_or(UNDEFINED, |number| Value { number, birth })
    }
}

/// A value in its place on the stack.
#[derive(Clone)]
struct Placed {
    held: Held,
    birth: Birth,
}

thread_local! {
    static INTERNED: RefCell<Vec<Placed>> = const { RefCell::new(Vec::new()) };
    static STACK: RefCell<Vec<Placed>> = const { RefCell::new(Vec::new()) };
    /// The functions made so far. The number of each is its place, counted after the reserved ones.
    static FUNCTIONS: RefCell<Vec<(Steps, Held)>> = const { RefCell::new(Vec::new()) };
    static THROWN: Cell<Value> = const { Cell::new(UNDEFINED) };
}

/// Runs the steps of one call from the page. Calls may nest, as when a step makes the page call us again.
///
/// # Errors
/// Whatever the steps throw.
pub(crate) fn scope(steps: impl FnOnce() -> Completion) -> Result<JsValue, JsValue> {
    let before = enter();
    let completion = steps();
    leave(before, completion)
}

/// The height of the stack, which has the constants at its bottom.
fn enter() -> usize {
    let height = STACK.with_borrow(Vec::len);
    if height > 0 {
        return height;
    }
    Value::new(JsValue::UNDEFINED);
    Value::new(JsValue::NULL);
    Value::new(JsValue::TRUE);
    Value::new(JsValue::FALSE);
    Value::new(sys::GLOBAL.with(JsValue::clone));
    Value::new(sys::KEPT.with(JsValue::clone));
    STACK.with_borrow(Vec::len)
}

/// Runs steps whose values are not needed afterwards, such as those for one item of a long loop.
pub(crate) fn within(steps: impl FnOnce() -> Completion) -> Completion<()> {
    complete(scope(|| steps().map(|_| UNDEFINED))).map(|_| ())
}

/// Apart from `scope`, which is generic, so that this code exists only once.
fn leave(before: usize, completion: Completion) -> Result<JsValue, JsValue> {
    let outcome = match completion {
        Ok(value) => Ok(value.js().clone()),
        Err(threw) => Err(threw.value().js().clone()),
    };
    // Its place on the stack may soon hold another value.
    THROWN.set(UNDEFINED);
    STACK.with_borrow_mut(|stack| stack.truncate(before));
    outcome
}

/// The steps of a function of three parameters; they return what the call returns.
pub(crate) type Steps = fn(Value, Value, Value) -> Completion;

/// A JavaScript function of three parameters, always the same for the same steps. It is never freed: such functions
/// find their object by the event, or by bound arguments. So no Rust closure holds an object of the page.
pub(crate) fn function(steps: Steps) -> Value {
    let (known, count) = FUNCTIONS.with_borrow(|functions| {
        let known = functions.iter().find(|known| fn_addr_eq(known.0, steps));
        (known.map(|known| known.1.clone()), functions.len())
    });
    let held = known.unwrap_or_else(|| {
        let made = Held::new(CRATE.with(|of_crate| function_of(of_crate, RESERVED + count)));
        FUNCTIONS.with_borrow_mut(|functions| functions.push((steps, made.clone())));
        made
    });
    held.value()
}

/// The result of calling the function with this number.
pub(crate) fn call_function(number: usize, [first, second, third]: [Value; 3]) -> Completion {
    let steps = FUNCTIONS.with_borrow(|functions| functions.get(number.wrapping_sub(RESERVED)).map(|known| known.0));
    steps.map_or(Ok(UNDEFINED), |steps| steps(first, second, third))
}

/// Throws.
pub(crate) fn throw<T>(error: Value) -> Completion<T> {
    THROWN.set(error);
    Err(Threw(error.birth))
}

/// The result of a function of js-sys or web-sys, as a completion.
pub(crate) fn complete(result: Result<JsValue, JsValue>) -> Completion {
    match result {
        Ok(value) => Ok(Value::new(value)),
        Err(error) => throw(Value::new(error)),
    }
}

impl Value {
    /// Takes a value into the scope.
    pub(crate) fn new(value: JsValue) -> Self {
        Held::new(value).value()
    }

    /// Keeps the value for good, as the next interned one, so no call has to fetch it.
    pub(crate) fn intern(self) {
        INTERNED.with_borrow_mut(|interned| interned.push(Placed { held: self.held(), birth: Birth::LASTING }));
    }

    /// An interned value; `undefined` until it is interned.
    pub(crate) fn interned(index: u8) -> Self {
        NonZeroU32::new(u32::MAX - u32::from(index)).map_or(UNDEFINED, Self::lasting)
    }

    /// A value that outlives every scope.
    const fn lasting(number: NonZeroU32) -> Self {
        Self { number, birth: Birth::LASTING }
    }

    /// The value, for code that keeps it longer than its scope.
    #[cfg_attr(debug_assertions, track_caller)]
    pub(crate) fn held(self) -> Held {
        let number = self.number.get() as usize;
        let (values, place) = match (u32::MAX as usize).checked_sub(number) {
            Some(place) if place < MOST_INTERNED => (&INTERNED, place),
            _ => (&STACK, number.wrapping_sub(1)),
        };
        let placed = values.with(|values| values.borrow().get(place).cloned());
        self.birth.check_use(placed.as_ref().map(|placed| placed.birth));
        placed.map(|placed| placed.held).unwrap_or_default()
    }

    /// The value for wasm-bindgen.
    #[cfg_attr(debug_assertions, track_caller)]
    pub(crate) fn js(self) -> Handle<JsValue> {
        self.cast()
    }

    /// The value as an interface of js-sys or web-sys, unchecked.
    #[cfg_attr(debug_assertions, track_caller)]
    pub(crate) fn cast<T: JsCast>(self) -> Handle<T> {
        Handle(self.held(), PhantomData)
    }
}

/// A value for wasm-bindgen, as an interface of js-sys or web-sys.
pub(crate) struct Handle<T>(Held, PhantomData<T>);

impl<T: JsCast> Deref for Handle<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.0.unchecked_ref()
    }
}

impl AsRef<JsValue> for Handle<JsValue> {
    fn as_ref(&self) -> &JsValue {
        &self.0.0
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
