//! Names that Firefox had (`mozRTCPeerConnection` until 112, `mozSrcObject` until 57, `connectDataConnection` in 2013),
//! and lacks today.
//!
//! A page of 2013 takes its `moz` branch where it finds `navigator.mozGetUserMedia`, which Firefox still has. So we
//! define these names only where it exists; no other browser gets any of them.

use super::media_element::{ELEMENT, SRC_OBJECT};
use super::user_media::for_callbacks;
use crate::realm::native_of;
use crate::usage;
use crate::value::{Completion, UNDEFINED};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member};

pub(crate) static OF_NAVIGATOR: &[Member] = &[Operation("mozGetUserMedia", 3, for_callbacks)];
pub(crate) static OF_ELEMENTS: &[Member] = &[Attribute("mozSrcObject", src_object, Some(src_object))];
pub(crate) static OF_CONNECTIONS: &[Member] = &[Operation("connectDataConnection", 2, connect_data_connection)];

/// `video.mozSrcObject`, read and written: the attribute of today under another name.
fn src_object(call: &Call) -> Completion {
    usage::record(call.member);
    let part = if call.args.length() > 0 { "set" } else { "get" };
    native_of(ELEMENT, SRC_OBJECT, part).apply(call.this, call.args)
}

/// From Firefox 22 on it did nothing, and pages still called it.
fn connect_data_connection(call: &Call) -> Completion {
    usage::ignore(call.member);
    Ok(UNDEFINED)
}
