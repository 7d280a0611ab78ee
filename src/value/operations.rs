//! What can be done with a value: the JavaScript operations that the edge needs, on objects of the page (which may
//! throw) and on ours.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::JsValue;

use super::{Completion, NULL, UNDEFINED, Value, complete, throw};
use crate::value::sys::{Record, assign, define_property, dictionary, keys, list, native_get, native_set, to_string};

impl Value {
    /// An object of our own, or a dictionary for a native function. It inherits nothing: a page may have added a `get`
    /// to all objects.
    pub(crate) fn object() -> Self {
        Self::object_of(NULL)
    }

    /// An object that the page gets to see.
    pub(crate) fn plain_object() -> Self {
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
    pub(crate) fn is_nullish(self) -> bool {
        self.is_undefined() || self.js().is_null()
    }

    /// An object that is not a function.
    pub(crate) fn is_object(self) -> bool {
        self.js().is_object()
    }

    pub(crate) fn is_function(self) -> bool {
        self.js().is_function()
    }

    pub(crate) fn is_string(self) -> bool {
        self.js().is_string()
    }

    pub(crate) fn is_array(self) -> bool {
        Array::is_array(&self.js())
    }

    pub(crate) fn is_truthy(self) -> bool {
        !self.js().is_falsy()
    }

    /// Whether both are the same value: `===`.
    pub(crate) fn is(self, other: impl Into<Self>) -> bool {
        self.is_value(other.into())
    }

    fn is_value(self, other: Self) -> bool {
        *self.js() == *other.js()
    }

    /// `String(value)`. May run the page's `toString`.
    pub(crate) fn text(self) -> Completion<String> {
        match to_string(&self.js()) {
            Ok(text) => Ok(text),
            Err(error) => throw(Self::new(error)),
        }
    }

    /// The value as a number; NaN if it is not one.
    pub(crate) fn number(self) -> f64 {
        self.js().as_f64().unwrap_or(f64::NAN)
    }

    /// `value[name]` of an object of the page: may run a getter of the page. `undefined` if the value is not an object.
    pub(crate) fn try_get(self, name: &str) -> Completion {
        if self.is_object() { complete(Reflect::get(&self.js(), &name.into())) } else { Ok(UNDEFINED) }
    }

    /// A copy of a page's dictionary, for us and for the native function. Each member is read once, as Chrome did: it may
    /// be a getter, which can give something else each time. Inherited members need `try_get`. Anything that is not an
    /// object is returned as it is.
    pub(crate) fn dictionary(self) -> Completion {
        if self.is_object() { complete(dictionary(&self.js())) } else { Ok(self) }
    }

    /// `value[name]` of the browser's or our own object; `undefined` if there is none. A browser's object has the
    /// members that it had when we loaded.
    pub(crate) fn get(self, name: &str) -> Self {
        Self::new(native_get(&self.js(), name).unwrap_or_default())
    }

    /// `value[key]` of a known object, the browser's or our own, with a key that is already a JavaScript value.
    pub(crate) fn item(self, key: Self) -> Self {
        Self::new(self.cast::<Record>().get(&key.js()))
    }

    /// `value[key]` as a number, NaN if it is not one: in one step instead of two.
    pub(crate) fn item_number(self, key: Self) -> f64 {
        self.cast::<Record>().number(&key.js())
    }

    /// `value[key] = item`, on such a known object.
    pub(crate) fn put(self, key: Self, item: Self) {
        self.cast::<Record>().set(&key.js(), &item.js());
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
        let _ = native_set(&self.js(), name, &item.js());
    }

    /// `delete value[name]`. If the page froze the object, nothing happens.
    pub(crate) fn delete(self, name: &str) {
        let _ = Reflect::delete_property(&self.cast::<Object>(), &name.into());
    }

    /// Calls a function.
    pub(crate) fn call(self, this: Self, arguments: &[Self]) -> Completion {
        match arguments {
            [] => complete(self.cast::<Function>().call0(&this.js())),
            [first] => complete(self.cast::<Function>().call1(&this.js(), &first.js())),
            [first, second] => complete(self.cast::<Function>().call2(&this.js(), &first.js(), &second.js())),
            [first, second, third] => complete(self.cast::<Function>().call3(&this.js(), &first.js(), &second.js(), &third.js())),
            _ => self.apply(this, Self::array(arguments)),
        }
    }

    /// Calls a function with an array of arguments.
    pub(crate) fn apply(self, this: Self, arguments: Self) -> Completion {
        complete(self.cast::<Function>().apply(&this.js(), &arguments.cast::<Array>()))
    }

    /// `value[name](...arguments)`, for an object as in `get`.
    pub(crate) fn invoke(self, name: &str, arguments: &[Self]) -> Completion {
        self.get(name).call(self, arguments)
    }

    /// `Reflect.construct(value, arguments, new_target)`
    pub(crate) fn construct(self, arguments: &[Self], new_target: Self) -> Completion {
        let arguments = Self::array(arguments).cast::<Array>();
        complete(Reflect::construct_with_new_target(&self.cast::<Function>(), &arguments, &new_target.cast::<Function>()))
    }

    /// A function with its first arguments (at most two) bound: it is JavaScript's own, so the GC owns it and them.
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
        complete(list(&self.js()))
    }

    /// How many items an array of ours has.
    pub(crate) fn length(self) -> u32 {
        self.cast::<Array>().length()
    }

    /// An item of an array of ours; `undefined` past the end.
    pub(crate) fn at(self, index: u32) -> Self {
        Self::new(self.cast::<Array>().get(index))
    }

    /// Sets an item of an array of ours.
    pub(crate) fn set_at(self, index: u32, item: Self) {
        self.cast::<Record>().set_at(index, &item.js());
    }

    /// The items of an array of ours.
    pub(crate) fn items(self) -> impl Iterator<Item = Self> {
        (0..self.length()).map(move |index| self.at(index))
    }

    /// The items of a list followed by those of an array of ours, as a new array. (JavaScript's `concat` asks the
    /// page's `Array` for its species.)
    pub(crate) fn and(self, more: Self) -> Completion {
        let all = self.list()?;
        for item in more.items() {
            all.push(item);
        }
        Ok(all)
    }

    /// The index of an item in an array of ours.
    fn place(self, item: Self) -> Option<u32> {
        u32::try_from(self.cast::<Array>().index_of(&item.js(), 0)).ok()
    }

    /// Whether an array of ours has an item.
    pub(crate) fn includes(self, item: Self) -> bool {
        self.place(item).is_some()
    }

    /// Removes an item from an array of ours; `false` if it is not there.
    pub(crate) fn remove(self, item: Self) -> bool {
        let Some(place) = self.place(item) else { return false };
        let last = self.length().saturating_sub(1);
        for place in place..last {
            self.set_at(place, self.at(place.saturating_add(1)));
        }
        self.set("length", last);
        true
    }

    pub(crate) fn push(self, item: Self) {
        self.cast::<Array>().push(&item.js());
    }

    /// `Object.keys(value)`
    pub(crate) fn keys(self) -> Completion {
        complete(keys(&self.js()))
    }

    /// A copy of a dictionary: its own enumerable members, as by `Object.assign`.
    pub(crate) fn copy(self) -> Completion {
        complete(assign(&Self::object().js(), &self.js()))
    }

    /// `Object.defineProperty(value, name, descriptor)`, on an object that only we use.
    pub(crate) fn define_own(self, name: Self, descriptor: Self) {
        define_property(&self.js(), &name.js(), &descriptor.js());
    }
}
