//! The class itself: what `new webkitRTCPeerConnection(configuration, constraints)` does.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::state::{RTP_DATA, State};
use super::{candidates, configuration, data_channel, handlers, negotiation, streams};
use crate::errors::{CONSTRUCTOR, dom_exception};
use crate::legacy::constraints::{find, is_of_connection, unknown_mandatory};
use crate::members::{CONFIGURABLE, WRITABLE, closure, define, define_method, proxy};
use crate::natives::natives;
use crate::{media_constraints, usage};

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
    let target: Function = native.bind0(&JsValue::UNDEFINED);
    let _ = Reflect::set_prototype_of(&target, native);
    let prototype = Object::create(&natives().connection.object);
    define(&target, "prototype", &prototype, 0);
    let class = proxy(
        &target,
        "RTCPeerConnection",
        0,
        "construct",
        &closure(|_target, args, new_target| construct(args.unchecked_ref(), new_target.unchecked_ref())),
    );
    define(&prototype, "constructor", &class, WRITABLE | CONFIGURABLE);
    for methods in [negotiation::METHODS, candidates::METHODS, streams::METHODS, data_channel::METHODS] {
        for method in methods {
            define_method(&prototype, method);
        }
    }
    handlers::define(&prototype);
    class
}

/// `new webkitRTCPeerConnection(configuration, constraints?)`, or `super(...)` of a class that extends it.
fn construct(args: &Array, new_target: &Function) -> Result<JsValue, JsValue> {
    let configuration = configuration::translate(&args.get(0))?;
    let constraints = media_constraints::read(CONSTRUCTOR, &args.get(1))?;
    if let Some(unknown) = unknown_mandatory(&constraints, is_of_connection) {
        return Err(dom_exception("OperationError", CONSTRUCTOR, &["Unsatisfiable constraint ", unknown].concat()));
    }
    if args.length() > 1 {
        usage::record("constraints of the constructor");
    }
    let connection = Reflect::construct_with_new_target(&natives().class, &Array::of1(&configuration), new_target)?;
    let state = State::of(&connection)?;
    if find(&constraints, "RtpDataChannels").is_some_and(|wanted| wanted.flag()) {
        state.set_fact(RTP_DATA, &JsValue::TRUE);
    }
    Ok(connection)
}
