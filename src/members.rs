//! How a Rust function becomes a member of a JavaScript prototype, in the shape that WebIDL gives.
//!
//! A wasm-bindgen closure never sees `this`. The `apply` trap of a `Proxy` does, so each member is a proxy whose target is a
//! nameless native function that is never called: not constructible, without a `prototype`, printed as `[native code]`,
//! which is just what a native method looks like.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use crate::natives::natives;
use crate::sys::FunctionProxy;

/// One call that the page makes.
pub(crate) struct Call {
    /// `this`, not yet known to be what the member needs.
    pub(crate) this: JsValue,
    /// The arguments, as many as the page gave.
    pub(crate) args: Array,
}

impl Call {
    /// The argument at `index`; `undefined` where the page gave fewer.
    pub(crate) fn arg(&self, index: u32) -> JsValue {
        self.args.get(index)
    }

    /// Passes the call on to the native member, unchanged.
    pub(crate) fn forward(&self, native: &Function) -> Result<JsValue, JsValue> {
        native.apply(&self.this, &self.args)
    }
}

/// What a member does. An `Err` is thrown at the caller.
pub(crate) type Steps = fn(&Call) -> Result<JsValue, JsValue>;

/// A method: its name, its `length` (the required arguments) and its steps.
pub(crate) struct Method(pub(crate) &'static str, pub(crate) u32, pub(crate) Steps);

/// Makes a function that the page can call with any `this`.
///
/// It is never freed: members are made once per page.
pub(crate) fn function(name: &str, length: u32, steps: Steps) -> Function {
    let apply = Closure::<dyn Fn(JsValue, JsValue, Array) -> Result<JsValue, JsValue>>::new(
        move |_target: JsValue, this: JsValue, args: Array| steps(&Call { this, args }),
    );
    let target = natives().add_event_listener.bind0(&JsValue::UNDEFINED);
    describe_function(&target, name, length);
    proxy(&target, "apply", &apply.into_js_value())
}

/// A function whose `trap` (`apply`, `construct`) is ours and whose looks are the `target`'s.
pub(crate) fn proxy(target: &Function, trap: &str, handler: &JsValue) -> Function {
    let traps = Object::new();
    set(&traps, trap, handler);
    JsValue::from(FunctionProxy::new(target, &traps)).unchecked_into()
}

/// Gives a function the `name` and `length` that the page reads.
pub(crate) fn describe_function(function: &Function, name: &str, length: u32) {
    let read_only = |key: &str, value: JsValue| {
        define(function, key, &[("value", value), ("configurable", JsValue::TRUE)]);
    };
    read_only("name", name.into());
    read_only("length", length.into());
}

/// Defines a method as WebIDL does: writable, enumerable, configurable.
pub(crate) fn define_method(object: &Object, Method(name, length, steps): &Method) {
    define_value(object, name, &function(name, *length, *steps), true);
}

/// Defines an attribute as WebIDL does: an accessor, enumerable, configurable.
pub(crate) fn define_attribute(object: &Object, name: &str, read: Steps, write: Option<Steps>) {
    let setter = write.map_or(JsValue::UNDEFINED, |write| function(&["set ", name].concat(), 1, write).into());
    define(
        object,
        name,
        &[
            ("get", function(&["get ", name].concat(), 0, read).into()),
            ("set", setter),
            ("enumerable", JsValue::TRUE),
            ("configurable", JsValue::TRUE),
        ],
    );
}

/// Defines a writable, configurable data property.
pub(crate) fn define_value(object: &Object, name: &str, value: &JsValue, enumerable: bool) {
    define(
        object,
        name,
        &[
            ("value", value.clone()),
            ("writable", JsValue::TRUE),
            ("enumerable", enumerable.into()),
            ("configurable", JsValue::TRUE),
        ],
    );
}

/// `Object.defineProperty` with a descriptor of these fields; a frozen object stays as it is.
pub(crate) fn define(object: &Object, name: &str, fields: &[(&str, JsValue)]) {
    let descriptor = Object::new();
    for (field, value) in fields {
        set(&descriptor, field, value);
    }
    // `false` means that the page froze or sealed the object: that is its wish.
    let _ = Reflect::define_property(object, &name.into(), &descriptor);
}

/// Writes `object[name]`, for objects of our own making.
pub(crate) fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// `value` as a function, where it is one.
pub(crate) fn callable(value: &JsValue) -> Option<Function> {
    value.is_function().then(|| value.unchecked_ref::<Function>().clone())
}

/// A copy of the page's dictionary: own enumerable members, as `Object.assign` copies them.
pub(crate) fn copy(dictionary: &JsValue) -> Object {
    Object::assign(&Object::new(), dictionary.unchecked_ref())
}

/// A member of the page's dictionary; `None` where it is absent or `undefined`, as in WebIDL.
///
/// # Errors
/// Whatever a getter of the page throws.
pub(crate) fn entry(dictionary: &JsValue, name: &str) -> Result<Option<JsValue>, JsValue> {
    let value = Reflect::get(dictionary, &name.into())?;
    Ok((!value.is_undefined()).then_some(value))
}
