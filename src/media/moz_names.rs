//! Names that Firefox had (`mozRTCPeerConnection` until 112, `mozSrcObject` until 57, `connectDataConnection` in 2013),
//! and lacks today.
//!
//! A page of 2013 takes its `moz` branch where it finds `navigator.mozGetUserMedia`, which Firefox still has. So we
//! define these names only where it exists; no other browser gets any of them.

use super::media_element::{ELEMENT, SRC_OBJECT};
use super::user_media::for_callbacks;
use crate::realm::{CANDIDATE, DESCRIPTION, capture, global, native_of, patches, prototype};
use crate::usage;
use crate::value::{Completion, UNDEFINED};
use crate::webidl::interface::Member::{Attribute, Operation};
use crate::webidl::interface::{Call, Member, patch};

const MOZ_GET_USER_MEDIA: &str = "mozGetUserMedia";
const MOZ_SRC_OBJECT: &str = "mozSrcObject";
const CONNECTION: &str = "webkitRTCPeerConnection";

static OF_NAVIGATOR: &[Member] = &[Operation(MOZ_GET_USER_MEDIA, 3, for_callbacks)];
static OF_ELEMENTS: &[Member] = &[Attribute(MOZ_SRC_OBJECT, src_object, Some(src_object))];
static OF_CONNECTIONS: &[Member] = &[Operation("connectDataConnection", 2, connect_data_connection)];

/// Defines the names that Firefox lacks; those of cameras and video tags only together with the other companions.
pub(crate) fn define_moz_names(media: bool) {
    let navigator = prototype("Navigator");
    if !navigator.has(MOZ_GET_USER_MEDIA) {
        return;
    }
    for (old, today) in
        [("mozRTCPeerConnection", CONNECTION), ("mozRTCSessionDescription", DESCRIPTION), ("mozRTCIceCandidate", CANDIDATE)]
    {
        // The browser has today's class there: Firefox until 112, and today's Firefox on a few sites. Ours is at
        // today's names by now.
        patches::value(global(), old, global().try_get(today).unwrap_or(UNDEFINED));
    }
    patch(prototype(CONNECTION), OF_CONNECTIONS);
    if media {
        patch(navigator, OF_NAVIGATOR);
        let element = prototype(ELEMENT);
        if !element.has(MOZ_SRC_OBJECT) {
            capture(ELEMENT, element);
            patch(element, OF_ELEMENTS);
        }
    }
}

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
