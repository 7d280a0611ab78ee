//! How does a native promise reach the page's callbacks? Once, asynchronously, in call order, and without a rejection
//! left over.

use js_sys::Promise;

use crate::legacy::text::{bare, join};
use crate::realm::{DESCRIPTION, ask, class_of};
use crate::value::sys::report_error;
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::exceptions::{operation_error, throw_type_error};
use crate::webidl::interface::Call;

/// The argument of the success callback.
#[derive(Clone, Copy)]
pub(crate) enum Gives {
    /// The promise's value, unchanged.
    Value,
    /// No argument at all (`VoidCallback`).
    Nothing,
    /// An `RTCSessionDescription` instance, with fields that the page may write. (Natively it is a plain object today.)
    Description,
}

/// The two callbacks of a legacy call.
pub(crate) struct Callbacks {
    success: Value,
    failure: Value,
    /// The connection, after whose `close()` neither callback comes (c49 to c87); `undefined` if there is none.
    connection: Value,
}

impl Callbacks {
    /// No callbacks: calling `settle` on these lets the promise fail silently.
    pub(crate) const NONE: Self = Self { success: UNDEFINED, failure: UNDEFINED, connection: UNDEFINED };

    /// The callbacks of a call. The success callback is at index `first`. The first `required` of the two must be
    /// functions; the others may be left out, `null` or `undefined`.
    ///
    /// Throws a `TypeError` that names the parameter, for anything else that is not a function.
    pub(crate) fn from_arguments(call: &Call, first: u32, required: u32) -> Completion<Self> {
        let callback = |place: u32| {
            let value = call.arg(first + place);
            if value.is_function() || place >= required && value.is_nullish() {
                return Ok(value);
            }
            // Counted from 1, as browsers do.
            let parameter = ["1", "2", "3"].get((first + place) as usize).unwrap_or(&"");
            throw_type_error(call.member, &join(&["The callback provided as parameter ", parameter, " is not a function."]))
        };
        Ok(Self { success: callback(0)?, failure: callback(1)?, connection: UNDEFINED })
    }

    /// The callbacks, for a call about a connection.
    pub(crate) fn of(self, connection: Value) -> Self {
        Self { connection, ..self }
    }

    /// Tells the page the outcome of `promise`. Its functions never run before this returns. Returns what the page's
    /// call returns.
    pub(crate) fn settle(&self, promise: Value, gives: Gives) -> Completion {
        let fulfilled = match gives {
            Gives::Value => function(give_value),
            Gives::Nothing => function(|callback, of, _| give(callback, of, &[])),
            Gives::Description => function(give_description),
        };
        // The callback is bound before the value, in a JavaScript function that the GC owns. Both outcomes are handled
        // on a promise that nobody else sees, so it cannot cause an `unhandledrejection`.
        let with = |callback, give: Value| give.bind(&[callback, self.connection]);
        promise.invoke("then", &[with(self.success, fulfilled), with(self.failure, function(give_error))])?;
        Ok(UNDEFINED)
    }
}

fn give_value(callback: Value, of: Value, value: Value) -> Completion {
    give(callback, of, &[value])
}

fn give_description(callback: Value, of: Value, init: Value) -> Completion {
    let class = class_of(DESCRIPTION);
    give(callback, of, &[class.construct(&[init], class)?])
}

/// An exception of a connection becomes an `OperationError` with the bare text, as in Chromium 53 to 65.
fn give_error(callback: Value, of: Value, error: Value) -> Completion {
    let mut given = error;
    // An `RTCError` carries more than a copy would.
    let is_plain = || !error.get("code").is_undefined() && error.get("errorDetail").is_undefined();
    if of.is_object() && error.is_object() && is_plain() {
        let text = error.get("message").text()?;
        given = operation_error(bare(&text).unwrap_or(&text));
    }
    give(callback, of, &[given])
}

fn give(callback: Value, of: Value, arguments: &[Value]) -> Completion {
    let is_closed = of.is_object() && ask(of, "signalingState").is("closed");
    if is_closed { Ok(UNDEFINED) } else { deliver(callback, arguments) }
}

/// A promise that is resolved with a value.
pub(crate) fn resolved_promise(value: Value) -> Value {
    Value::new(Promise::resolve(&*value.js()).into())
}

/// Calls a callback of the page, if it is a function.
pub(crate) fn deliver(callback: Value, arguments: &[Value]) -> Completion {
    if callback.is_function()
        && let Err(threw) = callback.call(UNDEFINED, arguments)
    {
        // What the page's callback throws is an uncaught error of the page: it is no rejection, and the other callback
        // is not called.
        report_error(&threw.value().js());
    }
    Ok(UNDEFINED)
}
