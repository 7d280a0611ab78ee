//! Steps that follow a promise, as JavaScript functions: so the GC owns them, and the objects that they are bound to.

use crate::value::properties::define_value;
use crate::value::{Completion, Steps, Value, function};

/// A step as a function. It gets the connection, the value that it is done `with`, and the result of the promise before
/// it.
pub(super) fn later(connection: Value, step: Steps, with: Value) -> Value {
    function(step).bind(&[connection, with])
}

/// Does a step when a promise is fulfilled. Returns the promise of both.
pub(super) fn then(promise: Value, connection: Value, step: Steps, with: Value) -> Completion {
    Ok(with_own_then(promise.invoke("then", &[later(connection, step, with)])?))
}

/// Prepares a promise that a step returns. To resolve another promise with it, JavaScript looks up its `then`, which
/// may be the page's. So it gets the browser's `then` as its own property.
pub(in crate::peer_connection) fn with_own_then(promise: Value) -> Value {
    define_value(promise, "then", promise.get("then"), 0);
    promise
}
