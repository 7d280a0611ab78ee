//! Steps that follow a promise, as functions of JavaScript's own: so the GC owns them, and what they are about.

use crate::value::{Completion, Steps, Value, function};

/// A step as a function. It gets the connection, what it is done `with`, and what the promise before it gave.
pub(super) fn later(connection: Value, step: Steps, with: Value) -> Value {
    function(step).bind(&[connection, with])
}

/// Does a step when a promise is fulfilled; gives the promise of both.
pub(super) fn then(promise: Value, connection: Value, step: Steps, with: Value) -> Completion {
    promise.invoke("then", &[later(connection, step, with)])
}
