//! The class itself: what `new webkitRTCPeerConnection(configuration, constraints)` does.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::{candidates, configuration, data_channel, handlers, negotiation, state, streams};
use crate::errors::construct_error;
use crate::legacy::constraints;
use crate::media_constraints;
use crate::members::{define, define_method, define_value, describe_function, proxy};
use crate::natives::natives;
use crate::usage;

thread_local! {
    static CLASS: Function = make();
}

/// The class, the same for every `install()` on this page.
pub(crate) fn class() -> Function {
    CLASS.with(Clone::clone)
}

/// A connection is a native one with our prototype, which stands on the native prototype: so it is an instance of both.
///
/// The interface object is a native constructor, bound, with only its `[[Construct]]` replaced: called without `new`, it
/// throws what the native one throws. It is named as it printed itself in Chrome: `RTCPeerConnection`.
fn make() -> Function {
    let native = &natives().class;
    let target = native.bind0(&JsValue::UNDEFINED);
    let _ = Reflect::set_prototype_of(&target, native);
    describe_function(&target, "RTCPeerConnection", 0);
    let prototype = Object::create(natives().prototype.unchecked_ref());
    define(&target, "prototype", &[("value", prototype.clone().into())]);
    let construct = Closure::<dyn Fn(JsValue, Array, JsValue) -> Result<JsValue, JsValue>>::new(construct);
    let class = proxy(&target, "construct", &construct.into_js_value());
    define_value(&prototype, "constructor", &class, false);
    for methods in [negotiation::METHODS, candidates::METHODS, streams::METHODS, data_channel::METHODS] {
        for method in methods {
            define_method(&prototype, method);
        }
    }
    handlers::define(&prototype);
    class
}

/// `new webkitRTCPeerConnection(configuration, constraints?)`, or `super(...)` of a class that extends it.
fn construct(_target: JsValue, args: Array, new_target: JsValue) -> Result<JsValue, JsValue> {
    let configuration = configuration::translate(&args.get(0))?;
    let wanted = media_constraints::read("RTCPeerConnection", &args.get(1))?;
    if let Some(unknown) = wanted.unknown_mandatory(constraints::CONNECTION) {
        let problem = ["Unsatisfiable constraint ", unknown].concat();
        return Err(construct_error(&problem));
    }
    if args.length() > 1 {
        usage::record("constraints of the constructor");
    }
    let connection =
        Reflect::construct_with_new_target(&natives().class, &Array::of1(&configuration), new_target.unchecked_ref())?;
    let state = state::of(&connection)?;
    if wanted.flag("RtpDataChannels") == Some(true) {
        state.set_rtp_data(true);
    }
    Ok(connection)
}
