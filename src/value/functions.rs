//! JavaScript functions that are steps of ours. js/functions.js makes them: each calls the crate's `call` with its number.

use std::cell::RefCell;
use std::ptr::fn_addr_eq;

use wasm_bindgen::JsValue;

use super::{Completion, UNDEFINED, Value};

/// The steps of a function of three parameters: what its call gives.
pub(crate) type Steps = fn(Value, Value, Value) -> Completion;

thread_local! {
    /// What js/functions.js makes functions with.
    static MAKE: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
    /// The functions made so far. The number of each is its place, and -1 minus that for JavaScript.
    static FUNCTIONS: RefCell<Vec<(Steps, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// Says what makes functions.
pub(crate) fn set_maker(make: Value) {
    MAKE.set(make.js());
}

/// Calls what makes functions; see js/functions.js for the arguments.
pub(crate) fn make(arguments: &[Value]) -> Value {
    Value::new(MAKE.with_borrow(JsValue::clone)).call(UNDEFINED, arguments).unwrap_or(UNDEFINED)
}

/// A JavaScript function of three parameters, always the same for the same steps. Such functions find what they are about by their event,
/// or by arguments that are bound to them. So no Rust closure holds an object of the page.
pub(crate) fn function(steps: Steps) -> Value {
    let (known, count) = FUNCTIONS.with_borrow(|functions| {
        let known = functions.iter().find(|known| fn_addr_eq(known.0, steps));
        (known.map(|known| known.1.clone()), functions.len())
    });
    known.map_or_else(
        || {
            let made = make(&[(-1.0 - count as f64).into()]);
            FUNCTIONS.with_borrow_mut(|functions| functions.push((steps, made.js())));
            made
        },
        Value::new,
    )
}

/// What a call of the function gives that has this place.
pub(crate) fn call(place: usize, arguments: [Value; 3]) -> Completion {
    let steps = FUNCTIONS.with_borrow(|functions| functions.get(place).map(|known| known.0));
    let [first, second, third] = arguments;
    steps.map_or(Ok(UNDEFINED), |steps| steps(first, second, third))
}
