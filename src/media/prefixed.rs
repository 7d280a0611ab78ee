//! Names of the page around the connection that were prefixed, or had other names: `webkitURL`, `webkitAudioContext`,
//! `noteOn`.
//!
//! Audio meters and recorders of 2013 know no other names. Each is the browser's own function, under its name in Chrome
//! 10 to 56 as well.

use super::stream::tracks_of;
use crate::realm::{STREAM, class_of, global, is_a, lazily, patches, prototype};
use crate::value::properties::define_value;
use crate::value::{Completion, UNDEFINED, Value, function};
use crate::webidl::interface::proxy;

/// Interfaces and functions of the global object.
const GLOBALS: [(&str, &str); 6] = [
    ("webkitURL", "URL"),
    ("webkitAudioContext", "AudioContext"),
    ("webkitOfflineAudioContext", "OfflineAudioContext"),
    ("webkitRequestAnimationFrame", "requestAnimationFrame"),
    ("webkitCancelAnimationFrame", "cancelAnimationFrame"),
    ("webkitCancelRequestAnimationFrame", "cancelAnimationFrame"),
];

/// Operations of Web Audio as its drafts of 2011 named them.
const OPERATIONS: [(&str, &str, &str); 7] = [
    ("BaseAudioContext", "createJavaScriptNode", "createScriptProcessor"),
    ("BaseAudioContext", "createGainNode", "createGain"),
    ("BaseAudioContext", "createDelayNode", "createDelay"),
    // This comes before the interface that it inherits from, because it has a `start` of its own.
    ("AudioBufferSourceNode", "noteOn", "start"),
    ("AudioBufferSourceNode", "noteGrainOn", "start"),
    ("AudioScheduledSourceNode", "noteOn", "start"),
    ("AudioScheduledSourceNode", "noteOff", "stop"),
];

/// Defines the names that the browser lacks.
pub(super) fn define_old_names() {
    for (old, today) in GLOBALS {
        define_old_name(global(), old, today);
    }
    // Chromium still has the name, for today's class.
    if class_of(STREAM).is_function()
        && [UNDEFINED, class_of(STREAM)].iter().any(|known| global().get("webkitMediaStream").is(*known))
    {
        patches::value(global(), "webkitMediaStream", lazily("webkitMediaStream", stream_class));
    }
    for (interface, old, today) in OPERATIONS {
        let prototype = prototype(interface);
        if prototype.is_object() {
            define_old_name(prototype, old, today);
        }
    }
}

/// `MediaStream`, except that its constructor ignores tracks that have ended (Chromium 49 to 65, measured).
fn stream_class() -> Value {
    let native = class_of(STREAM);
    let target = native.bind(&[]);
    define_value(target, "prototype", native.get("prototype"), 0);
    proxy(target, STREAM, 0.into(), "construct", function(new_stream))
}

fn new_stream(_target: Value, args: Value, new_target: Value) -> Completion {
    let (class, given) = (class_of(STREAM), args.at(0));
    let tracks = if is_a(given, STREAM, "id") {
        tracks_of(given)
    } else if given.is_array() {
        given
    } else {
        let args: Vec<Value> = args.items().collect();
        return class.construct(&args, new_target);
    };
    let live: Vec<Value> = tracks.items().filter(|track| !track.is_object() || !track.get("readyState").is("ended")).collect();
    class.construct(&[Value::array(&live)], new_target)
}

fn define_old_name(object: Value, old: &str, today: &str) {
    let native = object.get(today);
    if native.is_function() && !object.has(old) {
        patches::value(object, old, native);
    }
}
