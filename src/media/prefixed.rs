//! Names of the page around the connection that were prefixed, or had other names: `webkitURL`, `webkitAudioContext`, `noteOn`.
//!
//! Audio meters and recorders of 2013 know no others. Each is the browser's own function, under the name of Chrome 10 to 56 as well.

use crate::realm::{STREAM, global, patches, prototype};
use crate::value::Value;

/// Interfaces and functions of the global object.
const GLOBALS: [(&str, &str); 7] = [
    ("webkitMediaStream", STREAM),
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
    // Before the interface that it inherits from: it has a `start` of its own.
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
    for (interface, old, today) in OPERATIONS {
        let prototype = prototype(interface);
        if prototype.is_object() {
            define_old_name(prototype, old, today);
        }
    }
}

fn define_old_name(object: Value, old: &str, today: &str) {
    let native = object.get(today);
    if native.is_function() && !object.has(old) {
        patches::value(object, old, native);
    }
}
