//! `new RTCSessionDescription()`

use super::fields::write;
use crate::realm::{DESCRIPTION, class_of};
use crate::usage;
use crate::value::{Completion, NULL, Value};

/// `new RTCSessionDescription()`, without an argument or with a dictionary that has no `type` (Chrome 32 to 65): both
/// fields are `null` until the page writes them.
pub(crate) fn new_description(_target: Value, args: Value, new_target: Value) -> Completion {
    let (class, init) = (class_of(DESCRIPTION), args.at(0).dictionary()?);
    let is_dictionary = init.is_object() || init.is_function();
    let is_blank = init.is_nullish() || is_dictionary && init.try_get("type")?.is_undefined();
    if !is_blank {
        return class.construct(&[init], new_target);
    }
    usage::record("RTCSessionDescription()");
    let blank = Value::object();
    blank.set("type", "offer");
    let description = class.construct(&[blank], new_target)?;
    let sdp = init.try_get("sdp")?;
    write(description, "sdp", if sdp.is_undefined() { NULL } else { (&*sdp.text()?).into() });
    write(description, "type", NULL);
    Ok(description)
}
