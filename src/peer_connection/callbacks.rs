//! How a native promise reaches the page's callbacks: once, asynchronously, in call order, and with no rejection left over.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use crate::errors::not_a_callback;
use crate::members::callable;
use crate::natives::natives;
use crate::sys::{NativePromise, report_error};

/// What the success callback is given.
#[derive(Clone, Copy)]
pub(crate) enum Gives {
    /// The promise's value as it is.
    Value,
    /// No argument at all (`VoidCallback`).
    Nothing,
    /// An `RTCSessionDescription` instance, with fields that the page may write. (Natively it is a plain object today.)
    Description,
}

/// The two callbacks of a legacy call.
pub(crate) struct Callbacks {
    success: Option<Function>,
    failure: Option<Function>,
}

impl Callbacks {
    /// Reads both, which may be left out, `null` or `undefined`; the success callback stands at `first` in the call.
    ///
    /// # Errors
    /// `TypeError` naming the parameter, for anything else that is no function.
    pub(crate) fn optional(member: &str, args: &Array, first: u32) -> Result<Self, JsValue> {
        Ok(Self { success: read(member, args, first, false)?, failure: read(member, args, first + 1, false)? })
    }

    /// Reads both, of which the success callback must be a function.
    ///
    /// # Errors
    /// As `optional`.
    pub(crate) fn success_required(member: &str, args: &Array, first: u32) -> Result<Self, JsValue> {
        Ok(Self { success: read(member, args, first, true)?, failure: read(member, args, first + 1, false)? })
    }

    /// Reads both, which must be functions.
    ///
    /// # Errors
    /// As `optional`.
    pub(crate) fn required(member: &str, args: &Array, first: u32) -> Result<Self, JsValue> {
        Ok(Self { success: read(member, args, first, true)?, failure: read(member, args, first + 1, true)? })
    }

    /// Lets the page know how `promise` ends. Its functions never run before this returns.
    pub(crate) fn settle(&self, promise: &JsValue, gives: Gives) {
        DELIVERIES.with(|deliveries| {
            let fulfilled = match gives {
                Gives::Value => &deliveries.value,
                Gives::Nothing => &deliveries.nothing,
                Gives::Description => &deliveries.description,
            };
            // Both ways are handled on a promise that nobody else sees, so no `unhandledrejection` can come of it.
            promise
                .unchecked_ref::<NativePromise>()
                .then(&bind(fulfilled, self.success.as_ref()), &bind(&deliveries.value, self.failure.as_ref()));
        });
    }
}

fn read(member: &str, args: &Array, index: u32, required: bool) -> Result<Option<Function>, JsValue> {
    let value = args.get(index);
    match callable(&value) {
        None if required || !(value.is_null() || value.is_undefined()) => {
            // Counted from 1, as browsers do.
            Err(not_a_callback(member, ["1", "2", "3"].get(index as usize).unwrap_or(&"")))
        }
        callback => Ok(callback),
    }
}

/// The ways in which a settled promise calls the page, each a JavaScript function of (callback, value), made once.
struct Deliveries {
    value: Function,
    nothing: Function,
    description: Function,
}

thread_local! {
    static DELIVERIES: Deliveries = Deliveries {
        value: delivery(|callback, value| callback.call1(&JsValue::UNDEFINED, value)),
        nothing: delivery(|callback, _| callback.call0(&JsValue::UNDEFINED)),
        description: delivery(|callback, init| callback.call1(&JsValue::UNDEFINED, &description(init)?)),
    };
}

fn delivery(call: fn(&Function, &JsValue) -> Result<JsValue, JsValue>) -> Function {
    Closure::<dyn Fn(JsValue, JsValue)>::new(move |callback: JsValue, value: JsValue| {
        // What the page's callback throws is the page's uncaught error: not a rejection, and not the other callback's news.
        if let Err(error) = callable(&callback).map_or(Ok(JsValue::UNDEFINED), |callback| call(&callback, &value)) {
            report_error(&error);
        }
    })
    .into_js_value()
    .unchecked_into()
}

/// `delivery` with its callback already in: a JavaScript function that the GC owns.
fn bind(delivery: &Function, callback: Option<&Function>) -> Function {
    delivery.bind1(&JsValue::UNDEFINED, callback.map_or(&JsValue::UNDEFINED, AsRef::as_ref)).unchecked_into()
}

/// `new RTCSessionDescription(init)`
fn description(init: &JsValue) -> Result<JsValue, JsValue> {
    js_sys::Reflect::construct(&natives().session_description, &Array::of1(init))
}
