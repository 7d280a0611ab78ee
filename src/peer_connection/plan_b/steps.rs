//! Steps that follow a promise, as functions of JavaScript's own: so the GC owns them, and what they are about.

use crate::value::properties::define_value;
use crate::value::{Completion, Steps, Value, function};

/// A step as a function. It gets the connection, what it is done `with`, and what the promise before it gave.
pub(super) fn later(connection: Value, step: Steps, with: Value) -> Value {
    function(step).bind(&[connection, with])
}

/// Does a step when a promise is fulfilled; gives the promise of both.
pub(super) fn then(promise: Value, connection: Value, step: Steps, with: Value) -> Completion {
    Ok(with_own_then(promise.invoke("then", &[later(connection, step, with)])?))
}

/// A promise that a step gives. A promise that is settled by it asks it for its `then`, which may be the page's: so it has the browser's as its own.
pub(in crate::peer_connection) fn with_own_then(promise: Value) -> Value {
    define_value(promise, "then", promise.get("then"), 0);
    promise
}
