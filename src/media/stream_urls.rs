//! The stream of each URL that the page made from one.

use crate::realm::lazily;
use crate::value::{Completion, NULL, UNDEFINED, Value};

/// A `WeakRef` of the stream of each URL that is not revoked: in an object without a prototype, because a page may set
/// `src` to any name.
pub(super) fn streams() -> Value {
    lazily("streams", || Value::object_of(NULL))
}

/// The stream of a URL; `undefined` for any other text.
pub(super) fn stream_of(url: Value) -> Completion {
    let reference = streams().get(&url.text()?);
    if reference.is_undefined() { Ok(UNDEFINED) } else { reference.invoke("deref", &[]) }
}
