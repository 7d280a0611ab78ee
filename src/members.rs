//! How a Rust function becomes a member of a JavaScript prototype, in the shape that WebIDL gives.
//!
//! A wasm-bindgen closure never sees `this`. The `apply` trap of a `Proxy` does, so each member is a proxy whose target is a
//! nameless native function that is never called: not constructible, without a `prototype`, printed as `[native code]`,
//! which is just what a native method looks like.

use std::cell::RefCell;
use std::ptr::fn_addr_eq;

use js_sys::Array;
use wasm_bindgen::JsValue;

use crate::legacy::text::join;
use crate::realm::native;
use crate::sys::FunctionProxy;
use crate::values::{Completion, TRUE, UNDEFINED, Value, closure};

/// One call that the page makes.
#[derive(Clone, Copy)]
pub(crate) struct Call {
    /// The member's name, an attribute's too.
    pub(crate) member: &'static str,
    /// `this`, not yet known to be what the member needs.
    pub(crate) this: Value,
    /// The arguments, as many as the page gave.
    pub(crate) args: Value,
}

impl Call {
    /// The argument at `index`; `undefined` where the page gave fewer.
    pub(crate) fn arg(&self, index: u32) -> Value {
        self.args.at(index)
    }

    /// Passes the call on to the native method of a connection, unchanged.
    pub(crate) fn forward(&self) -> Completion {
        native(self.member).apply(self.this, self.args)
    }
}

/// What a member does.
pub(crate) type Steps = fn(&Call) -> Completion;

/// A method: its name, its `length` (the required arguments) and its steps.
pub(crate) struct Method(pub(crate) &'static str, pub(crate) u32, pub(crate) Steps);

thread_local! {
    /// The members made so far, by steps, name and prefix: installing again must not make more of what is never freed.
    static MEMBERS: RefCell<Vec<(Steps, &'static str, &'static str, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// A function that the page can call with any `this`, the same for every `install()`.
pub(crate) fn member(name: &'static str, prefix: &'static str, length: u32, steps: Steps) -> Value {
    let known = MEMBERS.with_borrow(|members| {
        let same = |known: &&(Steps, &'static str, &'static str, JsValue)| {
            fn_addr_eq(known.0, steps) && known.1 == name && known.2 == prefix
        };
        members.iter().find(same).map(|known| known.3.clone())
    });
    known.map_or_else(
        || {
            let made = make(name, prefix, length, steps);
            MEMBERS.with_borrow_mut(|members| members.push((steps, name, prefix, made.js())));
            made
        },
        Value::new,
    )
}

fn make(member: &'static str, prefix: &str, length: u32, steps: Steps) -> Value {
    let apply = closure(move |_target, this, args| steps(&Call { member, this, args }));
    let target = native("addEventListener").bind(&[]);
    proxy(target, &join(&[prefix, member]), length.into(), "apply", apply)
}

/// A function whose `trap` (`apply`, `construct`) is ours and whose looks are the `target`'s, with this name and `length`.
pub(crate) fn proxy(target: Value, name: &str, length: Value, trap: &str, steps: Value) -> Value {
    define(target, "name", name.into(), CONFIGURABLE);
    define(target, "length", length, CONFIGURABLE);
    let traps = Value::object();
    traps.set(trap, steps);
    Value::new(FunctionProxy::new(&target.cast(), &traps.cast()).into())
}

/// Defines a method as WebIDL does.
pub(crate) fn define_method(object: Value, Method(name, length, steps): &Method) {
    define(object, name, member(name, "", *length, *steps), WRITABLE | ENUMERABLE | CONFIGURABLE);
}

/// Defines an attribute as WebIDL does.
pub(crate) fn define_attribute(object: Value, name: &'static str, read: Steps, write: Option<Steps>) {
    let descriptor = descriptor(ACCESSOR | ENUMERABLE | CONFIGURABLE);
    descriptor.set("get", member(name, "get ", 0, read));
    descriptor.set("set", write.map_or(UNDEFINED, |write| member(name, "set ", 1, write)));
    object.define(name.into(), descriptor);
}

pub(crate) const WRITABLE: u8 = 1;
pub(crate) const ENUMERABLE: u8 = 2;
pub(crate) const CONFIGURABLE: u8 = 4;
const ACCESSOR: u8 = 8;

/// Defines a data property with these attributes.
pub(crate) fn define(object: Value, name: &str, value: Value, attributes: u8) {
    let descriptor = descriptor(attributes);
    descriptor.set("value", value);
    object.define(name.into(), descriptor);
    if value.is_object() {
        // A stream, or what holds one, is not to be held by us.
        descriptor.set("value", UNDEFINED);
    }
}

thread_local! {
    /// By attributes: to make each descriptor anew would be a third of all that `install()` does.
    static DESCRIPTORS: Array = Array::new();
}

/// A descriptor with these attributes, in which its last user's value or accessors still stand.
fn descriptor(attributes: u8) -> Value {
    let descriptors = DESCRIPTORS.with(Array::clone);
    let known = Value::new(descriptors.get(attributes.into()));
    if !known.is_undefined() {
        return known;
    }
    let made = Value::object();
    for (attribute, key) in &[(WRITABLE, "writable"), (ENUMERABLE, "enumerable"), (CONFIGURABLE, "configurable")] {
        if attributes & attribute != 0 {
            made.set(key, TRUE);
        }
    }
    descriptors.set(attributes.into(), made.js());
    made
}
