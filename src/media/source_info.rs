//! `MediaStreamTrack.getSources(callback)`: the cameras and microphones.

use super::user_media::{media_devices, native_of_devices};
use crate::legacy::media::facing;
use crate::usage;
use crate::value::{Completion, Value, function};
use crate::webidl::callbacks::{Callbacks, Gives, resolved_promise};
use crate::webidl::interface::Member::Operation;
use crate::webidl::interface::{Call, Member};

pub(crate) static MEMBERS: &[Member] = &[Operation("getSources", 1, get_sources)];

fn get_sources(call: &Call) -> Completion {
    usage::record("MediaStreamTrack.getSources");
    let callbacks = Callbacks::from_arguments(call, 0, 1)?;
    let devices = media_devices();
    let found = if devices.is_object() {
        native_of_devices("enumerateDevices").call(devices, &[])?
    } else {
        resolved_promise(Value::array(&[]))
    };
    callbacks.settle(found.invoke("then", &[function(source_infos)])?, Gives::Value)
}

/// The `SourceInfo` of each device that is a source.
fn source_infos(devices: Value, _: Value, _: Value) -> Completion {
    let sources = Value::array(&[]);
    for device in devices.items() {
        if let Some(kind) = device.get("kind").text()?.strip_suffix("input") {
            let source = Value::plain_object();
            source.set("id", device.get("deviceId"));
            source.set("kind", kind);
            source.set("label", device.get("label"));
            source.set("facing", facing_of(device)?);
            sources.push(source);
        }
    }
    Ok(sources)
}

/// `user`, `environment` or nothing.
fn facing_of(device: Value) -> Completion {
    if device.get("getCapabilities").is_function() {
        let modes = device.invoke("getCapabilities", &[])?.try_get("facingMode")?;
        if modes.is_array() && modes.length() > 0 {
            return Ok(modes.at(0));
        }
    }
    Ok(facing(&device.get("label").text()?).into())
}
