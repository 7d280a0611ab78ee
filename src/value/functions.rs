//! JavaScript functions that are steps of ours: each calls `invoke` of lib.rs with its number.

use std::cell::RefCell;
use std::ptr::fn_addr_eq;

use wasm_bindgen::JsValue;

use super::sys::{INVOKE, function_of};
use super::{Completion, UNDEFINED, Value};

/// How many numbers lib.rs has for its own.
const RESERVED: usize = 3;

/// The steps of a function of three parameters: what its call gives.
pub(crate) type Steps = fn(Value, Value, Value) -> Completion;

thread_local! {
    /// The functions made so far. The number of each is its place, after those that are reserved.
    static FUNCTIONS: RefCell<Vec<(Steps, JsValue)>> = const { RefCell::new(Vec::new()) };
}

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
pub(crate) fn call(number: usize, [first, second, third]: [Value; 3]) -> Completion {
    let steps = FUNCTIONS.with_borrow(|functions| functions.get(number.wrapping_sub(RESERVED)).map(|known| known.0));
    steps.map_or(Ok(UNDEFINED), |steps| steps(first, second, third))
}
