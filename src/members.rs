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
    /// The member's name, an attribute's too.
    pub(crate) member: &'static str,
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

    /// Passes the call on to a native function, unchanged.
    pub(crate) fn forward(&self, native: &Function) -> Result<JsValue, JsValue> {
        native.apply(&self.this, &self.args)
    }
}

/// What a member does. An `Err` is thrown at the caller.
pub(crate) type Steps = fn(&Call) -> Result<JsValue, JsValue>;

/// A method: its name, its `length` (the required arguments) and its steps.
pub(crate) struct Method(pub(crate) &'static str, pub(crate) u32, pub(crate) Steps);

/// A JavaScript function of three parameters. It is never freed: such functions are made once per page.
pub(crate) fn closure(steps: impl Fn(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue> + 'static) -> Function {
    Closure::<dyn Fn(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>>::new(steps).into_js_value().unchecked_into()
}

/// Makes a function that the page can call with any `this`.
fn function(member: &'static str, prefix: &str, length: u32, steps: Steps) -> Function {
    let apply = closure(move |_target, this, args| steps(&Call { member, this, args: args.unchecked_into() }));
    let target = natives().event_target.method("addEventListener").bind0(&JsValue::UNDEFINED);
    proxy(&target, &[prefix, member].concat(), length, "apply", &apply)
}

/// A function whose `trap` (`apply`, `construct`) is ours and whose looks are the `target`'s, with this name and `length`.
pub(crate) fn proxy(target: &Function, name: &str, length: u32, trap: &str, steps: &Function) -> Function {
    define(target, "name", &name.into(), CONFIGURABLE);
    define(target, "length", &length.into(), CONFIGURABLE);
    let traps = Object::new();
    set(&traps, trap, steps);
    JsValue::from(FunctionProxy::new(target, &traps)).unchecked_into()
}

/// Defines a method as WebIDL does.
pub(crate) fn define_method(object: &Object, Method(name, length, steps): &Method) {
    define(object, name, &function(name, "", *length, *steps), WRITABLE | ENUMERABLE | CONFIGURABLE);
}

/// Defines an attribute as WebIDL does.
pub(crate) fn define_attribute(object: &Object, name: &'static str, read: Steps, write: Option<Steps>) {
    let descriptor = Object::new();
    set(&descriptor, "get", &function(name, "get ", 0, read));
    if let Some(write) = write {
        set(&descriptor, "set", &function(name, "set ", 1, write));
    }
    define_by(object, name, &descriptor, ENUMERABLE | CONFIGURABLE);
}

pub(crate) const WRITABLE: u8 = 1;
pub(crate) const ENUMERABLE: u8 = 2;
pub(crate) const CONFIGURABLE: u8 = 4;

/// Defines a data property with these attributes.
pub(crate) fn define(object: &Object, name: &str, value: &JsValue, attributes: u8) {
    let descriptor = Object::new();
    set(&descriptor, "value", value);
    if attributes & WRITABLE != 0 {
        set(&descriptor, "writable", &JsValue::TRUE);
    }
    define_by(object, name, &descriptor, attributes);
}

fn define_by(object: &Object, name: &str, descriptor: &Object, attributes: u8) {
    for (attribute, key) in [(ENUMERABLE, "enumerable"), (CONFIGURABLE, "configurable")] {
        if attributes & attribute != 0 {
            set(descriptor, key, &JsValue::TRUE);
        }
    }
    // `false` means that the page froze or sealed the object: that is its wish.
    let _ = Reflect::define_property(object, &name.into(), descriptor);
}

/// Writes `object[name]`, for objects of our own making.
pub(crate) fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// `value` as a function, where it is one.
pub(crate) fn callable(value: &JsValue) -> Option<&Function> {
    value.is_function().then(|| value.unchecked_ref())
}

/// Whether a value is `null` or `undefined`.
pub(crate) fn is_nothing(value: &JsValue) -> bool {
    value.is_null() || value.is_undefined()
}

/// A copy of the page's dictionary: own enumerable members, as `Object.assign` copies them.
pub(crate) fn copy(dictionary: &JsValue) -> Object {
    Object::assign(&Object::new(), dictionary.unchecked_ref())
}

/// A member of the page's dictionary; `undefined` where it is absent, and where there is no dictionary at all.
///
/// # Errors
/// Whatever a getter of the page throws.
pub(crate) fn entry(dictionary: &JsValue, name: &str) -> Result<JsValue, JsValue> {
    if dictionary.is_object() { Reflect::get(dictionary, &name.into()) } else { Ok(JsValue::UNDEFINED) }
}
