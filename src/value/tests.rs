//! Is a stale value caught, and a live one accepted? In a browser, by `wasm-pack test`.
#![allow(clippy::unwrap_used, reason = "a failed test is what a panic is for")]

use js_sys::{Object, Reflect, global};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use super::{Completion, UNDEFINED, Value, throw, within};

wasm_bindgen_test_configure!(run_in_browser);

/// A scope in a page where js/ has made the realm.
fn scope(steps: impl FnOnce() -> Completion) -> Result<JsValue, JsValue> {
    let realm = Object::new();
    Reflect::set(&realm, &"kept".into(), &Object::new()).unwrap();
    Reflect::set(&global(), &"realm".into(), &realm).unwrap();
    super::scope(steps)
}

/// A text from a scope that has ended.
fn outlived() -> Value {
    let mut made = UNDEFINED;
    let _ = scope(|| {
        made = "made within".into();
        Ok(UNDEFINED)
    });
    made
}

#[wasm_bindgen_test]
fn a_live_value_can_be_used_in_its_scope_and_those_within() {
    let outcome = scope(|| {
        let value = Value::from("live");
        within(|| {
            assert!(value.is("live"));
            Ok(UNDEFINED)
        })?;
        let _ = outlived();
        assert!(value.is("live"));
        Ok(value)
    });
    assert_eq!(outcome.unwrap(), "live");
}

#[wasm_bindgen_test]
fn constants_and_held_values_outlive_every_scope() {
    let mut held = None;
    scope(|| {
        held = Some(Value::from("held").held());
        Ok(UNDEFINED)
    })
    .unwrap();
    let outcome = scope(|| Ok(held.unwrap().value()));
    assert_eq!(outcome.unwrap(), "held");
    assert!(UNDEFINED.is_undefined());
}

#[wasm_bindgen_test]
#[should_panic(expected = "its place on the stack has None now")]
fn a_stale_value_is_caught_whose_place_is_empty() {
    let _ = scope(|| Ok(outlived().is_string().into()));
}

#[wasm_bindgen_test]
#[should_panic(expected = "a stale Value is used")]
fn a_stale_value_is_caught_whose_place_has_another() {
    let _ = scope(|| {
        let stale = outlived();
        let other = Value::from("other");
        Ok(other.is(stale).into())
    });
}

#[wasm_bindgen_test]
#[should_panic(expected = "a stale Threw is asked")]
fn what_a_step_threw_is_asked_for_at_once() {
    let _ = scope(|| {
        let Err(threw) = throw::<()>("first".into()) else { return Ok(UNDEFINED) };
        let _ = outlived();
        Ok(threw.value())
    });
}
