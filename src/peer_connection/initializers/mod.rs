//! `new RTCSessionDescription()` and `new RTCIceCandidate({candidate})`.
//!
//! The native constructors get the arguments first. Ours step in only where those refuse what Chrome accepted.

pub(crate) mod fields;
mod ice_candidate;
mod session_description;

use self::fields::{OF_CANDIDATES, OF_DESCRIPTIONS};
use self::ice_candidate::new_candidate;
use self::session_description::new_description;
use crate::legacy::text::join;
use crate::realm::{CANDIDATE, DESCRIPTION, class_of, global, patches, prototype, realm};
use crate::value::properties::define_value;
use crate::value::{Steps, Value, function};
use crate::webidl::interface::{Member, patch, proxy};

/// Installs the constructors.
pub(crate) fn replace_constructors() {
    let interfaces: [(&str, Steps, &[Member]); 2] =
        [(DESCRIPTION, new_description, OF_DESCRIPTIONS), (CANDIDATE, new_candidate, OF_CANDIDATES)];
    for (interface, construct, members) in interfaces {
        if class_of(interface).is_function() {
            let (class, prototype) = (class(interface, construct), prototype(interface));
            patches::value(prototype, "constructor", class);
            patches::value(global(), interface, class);
            patch(prototype, members);
        }
    }
}

/// The interface object: the native one except for its `[[Construct]]`, and the same for every `install()` on this
/// page.
fn class(interface: &'static str, construct: Steps) -> Value {
    let name = join(&["new ", interface]);
    let known = realm().get(&name);
    if !known.is_undefined() {
        return known;
    }
    let native = class_of(interface);
    let target = native.bind(&[]);
    define_value(target, "prototype", native.get("prototype"), 0);
    let class = proxy(target, interface, native.get("length"), "construct", function(construct));
    realm().set(&name, class);
    class
}
