//! JavaScript functions that are steps of ours: js/values.js makes them, and each calls the crate with its number.

use std::cell::RefCell;
use std::ptr::fn_addr_eq;

use super::{Completion, UNDEFINED, Value, sys};

/// The steps of a function of three parameters: what its call gives.
pub(crate) type Steps = fn(Value, Value, Value) -> Completion;

thread_local! {
    /// The steps of the functions made so far: the number of each is its place.
    static FUNCTIONS: RefCell<Vec<Steps>> = const { RefCell::new(Vec::new()) };
}

/// A JavaScript function of three parameters, always the same for the same steps. Such functions find what they are about by their event,
/// or by arguments that are bound to them. So no Rust closure holds an object of the page.
pub(crate) fn function(steps: Steps) -> Value {
    let id = FUNCTIONS.with_borrow_mut(|functions| {
        let known = functions.iter().position(|known| fn_addr_eq(*known, steps));
        known.unwrap_or_else(|| {
            functions.push(steps);
            functions.len() - 1
        })
    });
    Value::of(sys::function_of(id as i32))
}

/// What a call of the function with this number gives.
pub(crate) fn call_function(id: usize, arguments: [Value; 3]) -> Completion {
    let steps = FUNCTIONS.with_borrow(|functions| functions.get(id).copied());
    let [first, second, third] = arguments;
    steps.map_or(Ok(UNDEFINED), |steps| steps(first, second, third))
}
