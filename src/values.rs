//! How the edge holds JavaScript values: as plain numbers, alive until the call ends in which it met them.
//!
//! A wasm-bindgen `JsValue` is dropped where its scope ends, and so costs code at each use, and once more on each path that an
//! error may take. The edge consists of little else. A [`Value`] is `Copy` and owns nothing: it is a place on a stack of `JsValue`s,
//! which [`scope`] cuts back when the page's call returns (V8's handle scopes and JNI's local references are the same idea). With
//! it the drop-in is a third smaller; docs/size.md has the figures.
//!
//! A step that may throw gives a [`Completion`], ECMAScript's word: `None` means that it threw, and what it threw waits for the
//! end of the scope. So `?` reads like the specification's own `?`.

use std::cell::{Cell, RefCell};
use std::num::NonZeroU32;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use crate::sys::{array_from, assign, keys, to_string};

/// A JavaScript value; see above.
#[derive(Clone, Copy)]
pub(crate) struct Value(NonZeroU32);

/// What a step gives, unless it throws.
pub(crate) type Completion<T = Value> = Option<T>;

pub(crate) const UNDEFINED: Value = Value(NonZeroU32::MIN);
pub(crate) const NULL: Value = Value(NonZeroU32::MIN.saturating_add(1));
pub(crate) const TRUE: Value = Value(NonZeroU32::MIN.saturating_add(2));
pub(crate) const FALSE: Value = Value(NonZeroU32::MIN.saturating_add(3));
/// The number of the first value on the stack.
const FIRST: usize = 5;

thread_local! {
    static STACK: RefCell<Vec<JsValue>> = const { RefCell::new(Vec::new()) };
    static THROWN: Cell<Value> = const { Cell::new(UNDEFINED) };
}

/// Runs the steps of one call from the page. Calls may nest, as when a step makes the page call us again.
///
/// # Errors
/// What the steps threw.
pub(crate) fn scope(steps: impl FnOnce() -> Completion) -> Result<JsValue, JsValue> {
    let before = STACK.with_borrow(Vec::len);
    let completion = steps();
    leave(before, completion)
}

/// Apart from `scope`, which is generic, so that it is there only once.
fn leave(before: usize, completion: Completion) -> Result<JsValue, JsValue> {
    let outcome = match completion {
        Some(value) => Ok(value.js()),
        None => Err(thrown().js()),
    };
    STACK.with_borrow_mut(|stack| stack.truncate(before));
    outcome
}

/// The steps of a function of three parameters: what its call gives.
pub(crate) type Steps = fn(Value, Value, Value) -> Completion;

/// A JavaScript function of three parameters. It is never freed: such functions are made once per page, and find what they are about
/// by `this`, by their event, or by arguments that are bound to them. So no Rust closure holds an object of the page.
pub(crate) fn function(steps: Steps) -> Value {
    closure(steps)
}

/// As `function`, of steps that hold something.
pub(crate) fn closure(steps: impl Fn(Value, Value, Value) -> Completion + 'static) -> Value {
    let closure = Closure::<dyn Fn(JsValue, JsValue, JsValue) -> Result<JsValue, JsValue>>::new(
        move |first: JsValue, second: JsValue, third: JsValue| {
            scope(|| steps(Value::new(first), Value::new(second), Value::new(third)))
        },
    );
    Value::new(closure.into_js_value())
}

/// Throws.
pub(crate) fn throw<T>(error: Value) -> Completion<T> {
    THROWN.set(error);
    None
}

/// What the step that just gave `None` threw: for those who catch it.
pub(crate) fn thrown() -> Value {
    THROWN.get()
}

fn complete(result: Result<JsValue, JsValue>) -> Completion {
    match result {
        Ok(value) => Some(Value::new(value)),
        Err(error) => throw(Value::new(error)),
    }
}

impl Value {
    /// Takes a value into the scope.
    pub(crate) fn new(value: JsValue) -> Self {
        let place = STACK.with_borrow_mut(|stack| {
            stack.push(value);
            stack.len()
        });
        // The place plus 4: so never 0, and 2^32 values would not fit into memory.
        u32::try_from(place + FIRST - 1).ok().and_then(NonZeroU32::new).map_or(UNDEFINED, Self)
    }

    /// The value for wasm-bindgen.
    pub(crate) fn js(self) -> JsValue {
        match self.0.get() as usize {
            2 => JsValue::NULL,
            3 => JsValue::TRUE,
            4 => JsValue::FALSE,
            number => number
                .checked_sub(FIRST)
                .and_then(|place| STACK.with_borrow(|stack| stack.get(place).cloned()))
                .unwrap_or_default(),
        }
    }

    /// The value as an interface of js-sys or web-sys, unchecked.
    pub(crate) fn cast<T: JsCast>(self) -> T {
        self.js().unchecked_into()
    }

    pub(crate) fn object() -> Self {
        Self::new(Object::new().into())
    }

    /// `Object.create(prototype)`
    pub(crate) fn object_of(prototype: Self) -> Self {
        Self::new(Object::create(&prototype.cast::<Object>()).into())
    }

    pub(crate) fn array(items: &[Self]) -> Self {
        Self::new(items.iter().map(|item| item.js()).collect::<Array>().into())
    }

    pub(crate) fn is_undefined(self) -> bool {
        self.js().is_undefined()
    }

    /// `null` or `undefined`.
    pub(crate) fn is_nothing(self) -> bool {
        self.is_undefined() || self.js().is_null()
    }

    /// An object that is no function.
    pub(crate) fn is_object(self) -> bool {
        self.js().is_object()
    }

    pub(crate) fn is_function(self) -> bool {
        self.js().is_function()
    }

    pub(crate) fn is_array(self) -> bool {
        Array::is_array(&self.js())
    }

    pub(crate) fn is_truthy(self) -> bool {
        !self.js().is_falsy()
    }

    /// Whether it is this very value: `===`.
    pub(crate) fn is(self, other: impl Into<Self>) -> bool {
        self.is_value(other.into())
    }

    fn is_value(self, other: Self) -> bool {
        self.js() == other.js()
    }

    /// `String(value)`. May run the page's `toString`.
    pub(crate) fn text(self) -> Completion<String> {
        match to_string(&self.js()) {
            Ok(text) => Some(text),
            Err(error) => throw(Self::new(error)),
        }
    }

    /// `value[name]` of an object of the page: may run a getter of the page. `undefined` for what is no object.
    pub(crate) fn get(self, name: &str) -> Completion {
        if self.is_object() { complete(Reflect::get(&self.js(), &name.into())) } else { Some(UNDEFINED) }
    }

    /// `value[name]` of the browser's or our own object; `undefined` where there is no such thing.
    pub(crate) fn own(self, name: &str) -> Self {
        Self::new(Reflect::get(&self.js(), &name.into()).unwrap_or_default())
    }

    /// `name in value`
    pub(crate) fn has(self, name: &str) -> bool {
        Reflect::has(&self.js(), &name.into()).unwrap_or(false)
    }

    /// `value[name] = item`, on an object of the browser's or our own.
    pub(crate) fn set(self, name: &str, item: impl Into<Self>) {
        self.set_value(name, item.into());
    }

    fn set_value(self, name: &str, item: Self) {
        let _ = Reflect::set(&self.js(), &name.into(), &item.js());
    }

    /// `delete value[name]`. A page that froze the object gets its wish: nothing happens.
    pub(crate) fn delete(self, name: &str) {
        let _ = Reflect::delete_property(&self.cast::<Object>(), &name.into());
    }

    /// Calls a function.
    pub(crate) fn call(self, this: Self, arguments: &[Self]) -> Completion {
        self.apply(this, Self::array(arguments))
    }

    /// Calls a function with an array of arguments.
    pub(crate) fn apply(self, this: Self, arguments: Self) -> Completion {
        complete(self.cast::<Function>().apply(&this.js(), &arguments.cast()))
    }

    /// `value[name](...arguments)`
    pub(crate) fn invoke(self, name: &str, arguments: &[Self]) -> Completion {
        self.own(name).call(self, arguments)
    }

    /// `Reflect.construct(value, arguments, new_target)`
    pub(crate) fn construct(self, arguments: &[Self], new_target: Self) -> Completion {
        let arguments = Self::array(arguments).cast();
        complete(Reflect::construct_with_new_target(&self.cast(), &arguments, &new_target.cast()))
    }

    /// A function with its first arguments (two at most) in place: JavaScript's own, so the GC owns it and them.
    pub(crate) fn bind(self, arguments: &[Self]) -> Self {
        let function = self.cast::<Function>();
        Self::new(match arguments {
            [first, second, ..] => function.bind2(&JsValue::UNDEFINED, &first.js(), &second.js()).into(),
            [first] => function.bind1(&JsValue::UNDEFINED, &first.js()).into(),
            [] => function.bind0(&JsValue::UNDEFINED).into(),
        })
    }

    /// The items of an array of the page, as an array of ours.
    pub(crate) fn list(self) -> Completion {
        complete(array_from(&self.js()))
    }

    /// How many items an array of ours has.
    pub(crate) fn length(self) -> u32 {
        self.cast::<Array>().length()
    }

    /// An item of an array of ours; `undefined` past the end.
    pub(crate) fn at(self, index: u32) -> Self {
        Self::new(self.cast::<Array>().get(index))
    }

    /// The items of an array of ours.
    pub(crate) fn items(self) -> impl Iterator<Item = Self> {
        (0..self.length()).map(move |index| self.at(index))
    }

    /// Whether an array of ours has an item.
    pub(crate) fn includes(self, item: Self) -> bool {
        self.cast::<Array>().includes(&item.js(), 0)
    }

    pub(crate) fn push(self, item: Self) {
        self.cast::<Array>().push(&item.js());
    }

    /// `Object.keys(value)`
    pub(crate) fn keys(self) -> Completion {
        complete(keys(&self.js()))
    }

    /// A copy of a dictionary: own enumerable members, as `Object.assign` copies them.
    pub(crate) fn copy(self) -> Completion {
        complete(assign(&Object::new(), &self.js()))
    }

    /// `Object.defineProperty(value, name, descriptor)`. A page that froze the object gets its wish: nothing happens.
    pub(crate) fn define(self, name: &str, descriptor: Self) {
        let _ = Reflect::define_property(&self.cast::<Object>(), &name.into(), &descriptor.cast());
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::new(text.into())
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        if flag { TRUE } else { FALSE }
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::new(number.into())
    }
}
