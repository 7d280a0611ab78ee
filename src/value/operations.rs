//! What can be done with a value: the operations of JavaScript that the edge needs, on objects of the page (which may throw) and on ours.

use super::{Completion, FALSE, NULL, Threw, UNDEFINED, Value, built_in, complete, sys};

/// What `typeOf` of js/values.js tells apart.
const OBJECT: i32 = 1;
const FUNCTION: i32 = 2;
const STRING: i32 = 3;
const SYMBOL: i32 = 4;

impl Value {
    pub(crate) fn object() -> Self {
        Self::of(sys::object())
    }

    /// `Object.create(prototype)`
    pub(crate) fn object_of(prototype: Self) -> Self {
        Self::of(sys::create(prototype.place()))
    }

    /// An array of these. Where their number is known, as at nearly all calls, nothing goes through memory.
    #[inline(always)]
    pub(crate) fn array(items: &[Self]) -> Self {
        match items {
            [] => Self::of(sys::array()),
            [one] => Self::of(sys::array_of_one(one.place())),
            [one, two] => Self::of(sys::array_of_two(one.place(), two.place())),
            items => Self::array_of_many(items),
        }
    }

    fn array_of_many(items: &[Self]) -> Self {
        let array = Self::of(sys::array());
        for item in items {
            array.push(*item);
        }
        array
    }

    pub(crate) fn is_undefined(self) -> bool {
        self == UNDEFINED
    }

    pub(crate) fn is_null(self) -> bool {
        self == NULL
    }

    /// `null` or `undefined`.
    pub(crate) fn is_nullish(self) -> bool {
        self.place() <= NULL.place()
    }

    /// An object that is no function.
    pub(crate) fn is_object(self) -> bool {
        sys::type_of(self.place()) == OBJECT
    }

    pub(crate) fn is_function(self) -> bool {
        sys::type_of(self.place()) == FUNCTION
    }

    pub(crate) fn is_string(self) -> bool {
        sys::type_of(self.place()) == STRING
    }

    pub(crate) fn is_symbol(self) -> bool {
        sys::type_of(self.place()) == SYMBOL
    }

    pub(crate) fn is_array(self) -> bool {
        sys::is_array(self.place())
    }

    pub(crate) fn is_truthy(self) -> bool {
        sys::is_truthy(self.place())
    }

    /// Whether it is this very value: `===`.
    pub(crate) fn is(self, other: impl Into<Self>) -> bool {
        self.is_value(other.into())
    }

    fn is_value(self, other: Self) -> bool {
        sys::same(self.place(), other.place())
    }

    /// `String(value)`. May run the page's `toString`.
    pub(crate) fn text(self) -> Completion<String> {
        sys::to_text(self.place()).ok_or(Threw(()))
    }

    /// The same, where it stays JavaScript's.
    pub(crate) fn as_text(self) -> Completion {
        complete(sys::as_text(self.place()))
    }

    /// The string that it is.
    pub(crate) fn string(self) -> Option<String> {
        if self.is_string() { self.text().ok() } else { None }
    }

    /// The number that it is; NaN for anything else.
    pub(crate) fn number(self) -> f64 {
        sys::to_number(self.place())
    }

    /// `value[name]` of an object of the page: may run a getter of the page. `undefined` for what is no object.
    pub(crate) fn try_get(self, name: &str) -> Completion {
        if self.is_object() { complete(sys::get(self.place(), name)) } else { Ok(UNDEFINED) }
    }

    /// `value[name]` of the browser's or our own object; `undefined` where there is no such thing.
    pub(crate) fn get(self, name: &str) -> Self {
        Self::of(sys::get(self.place(), name))
    }

    /// `value[key]` of what is known to be an object, the browser's or our own, by a key that is JavaScript's already.
    pub(crate) fn item(self, key: Self) -> Self {
        Self::of(sys::item(self.place(), key.place()))
    }

    /// `value[key]` as a number, NaN for anything else: in one step instead of two.
    pub(crate) fn item_number(self, key: Self) -> f64 {
        sys::item_number(self.place(), key.place())
    }

    /// `value[key] = item`, on what is known to be such an object.
    pub(crate) fn put(self, key: Self, item: Self) {
        sys::put(self.place(), key.place(), item.place());
    }

    /// `name in value`
    pub(crate) fn has(self, name: &str) -> bool {
        sys::has(self.place(), name)
    }

    /// `value[name] = item`, on an object of the browser's or our own.
    pub(crate) fn set(self, name: &str, item: impl Into<Self>) {
        self.set_value(name, item.into());
    }

    fn set_value(self, name: &str, item: Self) {
        sys::set(self.place(), name, item.place());
    }

    /// `delete value[key]`. A page that froze the object gets its wish: nothing happens.
    pub(crate) fn delete(self, key: impl Into<Self>) {
        sys::remove(self.place(), key.into().place());
    }

    /// Calls a function.
    #[inline(always)]
    pub(crate) fn call(self, this: Self, arguments: &[Self]) -> Completion {
        self.apply(this, Self::array(arguments))
    }

    /// Calls a function with an array of arguments.
    pub(crate) fn apply(self, this: Self, arguments: Self) -> Completion {
        complete(sys::call(self.place(), this.place(), arguments.place()))
    }

    /// `value[name](...arguments)`
    #[inline(always)]
    pub(crate) fn invoke(self, name: &str, arguments: &[Self]) -> Completion {
        self.invoke_with(name, Self::array(arguments))
    }

    fn invoke_with(self, name: &str, arguments: Self) -> Completion {
        self.get(name).apply(self, arguments)
    }

    /// `Reflect.construct(value, arguments, new_target)`
    #[inline(always)]
    pub(crate) fn construct(self, arguments: &[Self], new_target: Self) -> Completion {
        self.construct_with(Self::array(arguments), new_target)
    }

    fn construct_with(self, arguments: Self, new_target: Self) -> Completion {
        complete(sys::construct(self.place(), arguments.place(), new_target.place()))
    }

    /// `new value(...arguments)`
    #[inline(always)]
    pub(crate) fn instantiate(self, arguments: &[Self]) -> Completion {
        self.construct(arguments, self)
    }

    /// A function with its first arguments in place: JavaScript's own, so the GC owns it and them.
    #[inline(always)]
    pub(crate) fn bind(self, arguments: &[Self]) -> Self {
        self.bind_with(Self::array(arguments))
    }

    fn bind_with(self, arguments: Self) -> Self {
        Self::of(sys::bind(self.place(), arguments.place()))
    }

    /// The items of an array of the page, as an array of ours.
    pub(crate) fn list(self) -> Completion {
        complete(sys::list(self.place()))
    }

    /// How many items an array of ours has.
    pub(crate) fn length(self) -> u32 {
        sys::length(self.place()) as u32
    }

    /// An item of an array of ours; `undefined` past the end.
    pub(crate) fn at(self, index: u32) -> Self {
        Self::of(sys::at(self.place(), index as i32))
    }

    /// Sets an item of an array of ours.
    pub(crate) fn set_at(self, index: u32, item: Self) {
        sys::set_at(self.place(), index as i32, item.place());
    }

    /// The items of an array of ours.
    #[inline(always)]
    pub(crate) fn items(self) -> Items {
        Items { array: self, next: 0, end: self.length() }
    }

    /// Whether an array of ours has an item.
    pub(crate) fn includes(self, item: Self) -> bool {
        sys::includes(self.place(), item.place())
    }

    /// Takes an item off an array of ours; `false` where it is not in it.
    pub(crate) fn remove(self, item: Self) -> bool {
        sys::take_off(self.place(), item.place())
    }

    pub(crate) fn push(self, item: Self) {
        sys::push(self.place(), item.place());
    }

    /// `Object.keys(value)`
    pub(crate) fn keys(self) -> Completion {
        complete(sys::keys(self.place()))
    }

    /// A copy of a dictionary: own enumerable members, as `Object.assign` copies them.
    pub(crate) fn copy(self) -> Completion {
        Self::object().assign(self)
    }

    /// A copy of a dictionary of the page: these members of it, as far as there are.
    pub(crate) fn members(self, names: &[&str]) -> Completion {
        let copy = Self::object();
        for name in names {
            let value = self.try_get(name)?;
            if !value.is_undefined() {
                copy.set(name, value);
            }
        }
        Ok(copy)
    }

    /// `Object.assign(value, source)`
    pub(crate) fn assign(self, source: Self) -> Completion {
        complete(sys::assign(self.place(), source.place()))
    }

    /// `Object.defineProperty(value, key, descriptor)`. A page that froze the object gets its wish: nothing happens.
    pub(crate) fn define_property(self, key: Self, descriptor: Self) {
        sys::define(self.place(), key.place(), descriptor.place());
    }

    /// `Object.setPrototypeOf(value, prototype)`, likewise.
    pub(crate) fn set_prototype(self, prototype: Self) {
        let _ = built_in("setPrototypeOf").call(UNDEFINED, &[self, prototype]);
    }

    /// A proxy, with one trap.
    pub(crate) fn proxy(self, trap: &str, steps: Self) -> Self {
        let traps = Self::object_of(NULL);
        traps.set(trap, steps);
        built_in("Proxy").instantiate(&[self, traps]).unwrap_or(FALSE)
    }

    /// `new TypeError(text)`
    pub(crate) fn type_error(text: &str) -> Self {
        built_in("TypeError").instantiate(&[text.into()]).unwrap_or(UNDEFINED)
    }

    /// A promise that is settled: `how` is `resolve` or `reject`.
    pub(crate) fn promise(how: &str, with: Self) -> Self {
        built_in(how).call(UNDEFINED, &[with]).unwrap_or(UNDEFINED)
    }
}

/// See [`Value::items`]: of numbers that need not be in memory, other than `Map<Range<u32>, _>`.
pub(crate) struct Items {
    array: Value,
    next: u32,
    end: u32,
}

impl Iterator for Items {
    type Item = Value;

    #[inline(always)]
    fn next(&mut self) -> Option<Value> {
        let place = self.next;
        if place == self.end {
            return None;
        }
        self.next = place + 1;
        Some(self.array.at(place))
    }
}
