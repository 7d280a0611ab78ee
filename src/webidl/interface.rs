//! How a Rust function becomes a member of a JavaScript prototype, in the shape that WebIDL gives.
//!
//! A wasm-bindgen closure never sees `this`. The `apply` trap of a `Proxy` does, so each member is a proxy whose target is a
//! nameless native function that is never called: not constructible, without a `prototype`, printed as `[native code]`,
//! which is just what a native method looks like.

use std::cell::RefCell;
use std::ptr::fn_addr_eq;

use wasm_bindgen::JsValue;

use crate::legacy::text::join;
use crate::realm::{native, patches};
use crate::value::properties::{ACCESSOR, CONFIGURABLE, ENUMERABLE, WRITABLE, define_value, descriptor};
use crate::value::sys::FunctionProxy;
use crate::value::{Completion, UNDEFINED, Value, closure};
use crate::webidl::exceptions::throw_type_error;

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

/// Throws what native methods throw that are called without their one argument.
pub(crate) fn one_argument(call: &Call) -> Completion<()> {
    if call.args.length() > 0 { Ok(()) } else { throw_type_error(call.member, "1 argument required, but only 0 present.") }
}

/// What a member does.
pub(crate) type Steps = fn(&Call) -> Completion;

/// An operation: its name, its `length` (the required arguments) and its steps.
pub(crate) struct Operation(pub(crate) &'static str, pub(crate) u32, pub(crate) Steps);

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
    define_value(target, "name", name.into(), CONFIGURABLE);
    define_value(target, "length", length, CONFIGURABLE);
    let traps = Value::object();
    traps.set(trap, steps);
    Value::new(FunctionProxy::new(&target.cast(), &traps.cast()).into())
}

/// Defines an operation as WebIDL does.
pub(crate) fn define_operation(object: Value, Operation(name, length, steps): &Operation) {
    define_value(object, name, member(name, "", *length, *steps), WRITABLE | ENUMERABLE | CONFIGURABLE);
}

/// Defines an attribute as WebIDL does.
pub(crate) fn define_attribute(object: Value, name: &'static str, read: Steps, write: Option<Steps>) {
    let descriptor = descriptor(ACCESSOR | ENUMERABLE | CONFIGURABLE);
    descriptor.set("get", member(name, "get ", 0, read));
    descriptor.set("set", write.map_or(UNDEFINED, |write| member(name, "set ", 1, write)));
    object.define_property(name.into(), descriptor);
}

/// Puts an operation in place of what a prototype of the page's realm has at its name, until `uninstall()`.
pub(crate) fn patch_operation(object: Value, method: &Operation) {
    patches::remember(object, method.0);
    define_operation(object, method);
}

/// Puts an attribute in place.
pub(crate) fn patch_attribute(object: Value, name: &'static str, read: Steps, write: Option<Steps>) {
    patches::remember(object, name);
    define_attribute(object, name, read, write);
}

/// Puts a setter in place of an attribute's own, if it has one; its getter stays.
pub(crate) fn replace_setter(object: Value, name: &'static str, write: Steps) {
    let descriptor = patches::descriptor_of(object, name);
    if descriptor.is_object() {
        descriptor.set("set", member(name, "set ", 1, write));
        object.define_property(name.into(), descriptor);
    }
}
