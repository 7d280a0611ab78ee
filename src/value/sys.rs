//! The boundary to JavaScript: js/values.js. A value is a number there too, and 0 says that something was thrown.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(raw_module = "../js/values.js")]
extern "C" {
    pub(crate) fn object() -> i32;
    pub(crate) fn create(prototype: i32) -> i32;
    pub(crate) fn array() -> i32;
    #[wasm_bindgen(js_name = arrayOfOne)]
    pub(crate) fn array_of_one(one: i32) -> i32;
    #[wasm_bindgen(js_name = arrayOfTwo)]
    pub(crate) fn array_of_two(one: i32, two: i32) -> i32;
    #[wasm_bindgen(js_name = fromText)]
    pub(crate) fn from_text(text: &str) -> i32;
    #[wasm_bindgen(js_name = fromNumber)]
    pub(crate) fn from_number(number: f64) -> i32;
    #[wasm_bindgen(js_name = isTruthy)]
    pub(crate) fn is_truthy(value: i32) -> bool;
    #[wasm_bindgen(js_name = isArray)]
    pub(crate) fn is_array(value: i32) -> bool;
    #[wasm_bindgen(js_name = typeOf)]
    pub(crate) fn type_of(value: i32) -> i32;
    #[wasm_bindgen(js_name = toNumber)]
    pub(crate) fn to_number(value: i32) -> f64;
    /// `String(value)`: may run the page's `toString`; `None` for what that throws.
    #[wasm_bindgen(js_name = toText)]
    pub(crate) fn to_text(value: i32) -> Option<String>;
    /// `String(value)`, where it stays JavaScript's.
    #[wasm_bindgen(js_name = asText)]
    pub(crate) fn as_text(value: i32) -> i32;
    pub(crate) fn same(one: i32, other: i32) -> bool;

    pub(crate) fn get(holder: i32, name: &str) -> i32;
    pub(crate) fn item(holder: i32, key: i32) -> i32;
    #[wasm_bindgen(js_name = itemNumber)]
    pub(crate) fn item_number(holder: i32, key: i32) -> f64;
    pub(crate) fn put(holder: i32, key: i32, value: i32);
    pub(crate) fn has(holder: i32, name: &str) -> bool;
    pub(crate) fn set(holder: i32, name: &str, value: i32);
    pub(crate) fn remove(holder: i32, key: i32);
    pub(crate) fn define(holder: i32, key: i32, descriptor: i32);
    pub(crate) fn keys(holder: i32) -> i32;
    pub(crate) fn assign(target: i32, source: i32) -> i32;

    pub(crate) fn call(callee: i32, this: i32, arguments: i32) -> i32;
    pub(crate) fn construct(callee: i32, arguments: i32, new_target: i32) -> i32;
    pub(crate) fn bind(callee: i32, arguments: i32) -> i32;

    pub(crate) fn list(items: i32) -> i32;
    pub(crate) fn length(items: i32) -> i32;
    pub(crate) fn at(items: i32, index: i32) -> i32;
    #[wasm_bindgen(js_name = setAt)]
    pub(crate) fn set_at(items: i32, index: i32, value: i32);
    pub(crate) fn push(items: i32, value: i32);
    pub(crate) fn includes(items: i32, value: i32) -> bool;
    #[wasm_bindgen(js_name = takeOff)]
    pub(crate) fn take_off(items: i32, value: i32) -> bool;

    pub(crate) fn record(kind: i32, object: i32) -> i32;
    #[wasm_bindgen(js_name = setRecord)]
    pub(crate) fn set_record(kind: i32, object: i32, record: i32);

    pub(crate) fn height() -> i32;
    pub(crate) fn cut(before: i32);
    pub(crate) fn fail(error: i32);
    pub(crate) fn caught() -> i32;
    pub(crate) fn keep(first: i32, names: &str);

    #[wasm_bindgen(js_name = functionOf)]
    pub(crate) fn function_of(id: i32) -> i32;
    pub(crate) fn members(holder: i32, id: i32, table: &str, patches: i32);
}
