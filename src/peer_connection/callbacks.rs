//! How a native promise reaches the page's callbacks: once, asynchronously, in call order, and with no rejection left over.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::errors::type_error;
use crate::members::{Call, callable, closure, is_nothing};
use crate::natives::{get, natives};
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
    success: JsValue,
    failure: JsValue,
}

impl Callbacks {
    /// Reads both. The success callback stands at `first` in the call; so many of the two are `required`, and the others may be
    /// left out, `null` or `undefined`.
    ///
    /// # Errors
    /// `TypeError` naming the parameter, for anything else that is no function.
    pub(crate) fn read(call: &Call, first: u32, required: u32) -> Result<Self, JsValue> {
        let callback = |place: u32| {
            let value = call.arg(first + place);
            if value.is_function() || place >= required && is_nothing(&value) {
                return Ok(value);
            }
            // Counted from 1, as browsers do.
            let parameter = ["1", "2", "3"].get((first + place) as usize).unwrap_or(&"");
            Err(type_error(call.member, &["The callback provided as parameter ", parameter, " is not a function."].concat()))
        };
        Ok(Self { success: callback(0)?, failure: callback(1)? })
    }

    /// Lets the page know how `promise` ends. Its functions never run before this returns.
    pub(crate) fn settle(&self, promise: &JsValue, gives: Gives) {
        DELIVERIES.with(|deliveries| {
            let fulfilled = match gives {
                Gives::Value => &deliveries.value,
                Gives::Nothing => &deliveries.nothing,
                Gives::Description => &deliveries.description,
            };
            // The callback goes in front of the value: a JavaScript function, owned by the GC.
            let bind = |delivery: &Function, callback| delivery.bind1(&JsValue::UNDEFINED, callback).unchecked_into();
            // Both ways are handled on a promise that nobody else sees, so no `unhandledrejection` can come of it.
            promise
                .unchecked_ref::<NativePromise>()
                .then(&bind(fulfilled, &self.success), &bind(&deliveries.value, &self.failure));
        });
    }
}

/// The ways in which a settled promise calls the page, each a JavaScript function of (callback, value).
struct Deliveries {
    value: Function,
    nothing: Function,
    description: Function,
}

thread_local! {
    static DELIVERIES: Deliveries = Deliveries {
        value: delivery(|value| Ok(Array::of1(value))),
        nothing: delivery(|_| Ok(Array::new())),
        description: delivery(|init| {
            let class: Function = get(&natives().global, "RTCSessionDescription").unchecked_into();
            Ok(Array::of1(&Reflect::construct(&class, &Array::of1(init))?))
        }),
    };
}

fn delivery(arguments: fn(&JsValue) -> Result<Array, JsValue>) -> Function {
    closure(move |callback, value, _| {
        let called = callable(&callback).map(|callback| callback.apply(&JsValue::UNDEFINED, &arguments(&value)?));
        // What the page's callback throws is the page's uncaught error: not a rejection, and not the other callback's news.
        if let Some(Err(error)) = called {
            report_error(&error);
        }
        Ok(JsValue::UNDEFINED)
    })
}
