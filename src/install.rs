//! Which globals does the polyfill define, when does it not, and how are they restored?

use js_sys::{Reflect, TypeError};

use crate::peer_connection::streams::stream_observer;
use crate::peer_connection::{class, data_channel, initializers, plan_b};
use crate::realm::{
    CANDIDATE, CONNECTION, DESCRIPTION, EVENT_TARGET, STREAM, TRACK, capture, capture_interface, global, patches, prototype,
    realm,
};
use crate::value::{Completion, Value, function, throw};
use crate::{media, usage};

/// Defines the globals that the page's owner asked for. Returns `Err` with the reason if it did not.
///
/// * `unprefixed`: also put the class at `window.RTCPeerConnection`, for pages that look there first;
/// * `media` (`true` if left out): install the companions: cameras, streams and video tags as they were;
/// * `asChrome`: look like Chrome to pages that check the browser's name;
/// * `sdpSemantics`: `plan-b`, `unified-plan` or `auto`, for connections that do not say it themselves.
///
/// The options are read without serde, whose messages for anything that is not a Boolean cost the drop-in 9 KB. Throws
/// what a getter of theirs throws.
pub(crate) fn install_globals(options: Value, warn: Value) -> Completion<Result<(), &'static str>> {
    if !options.is_object() && !options.is_nullish() {
        return throw(Value::new(
            TypeError::new("Failed to execute 'install' on 'WebkitRTC': parameter 1 is not an object.").into(),
        ));
    }
    let (unprefixed, media) = (options.try_get("unprefixed")?.is_truthy(), options.try_get("media")?);
    let (as_chrome, semantics) = (options.try_get("asChrome")?.is_truthy(), options.try_get("sdpSemantics")?);
    realm().set(usage::WARN, warn);
    if patches::is_installed() {
        return Ok(Ok(()));
    }
    if !global().get(CONNECTION).is_function() {
        return Ok(Err("There is no RTCPeerConnection here to build on."));
    }
    let marker = media::windows::marker();
    let present = global().get("webkitRTCPeerConnection");
    if present.is_function() && Reflect::has(&present.js(), &marker.js()).unwrap_or(false) {
        return Ok(Err("Another copy of webkit-rtc-peer-connection is installed already."));
    }
    // This comes before anything of ours is in place.
    for interface in &[CONNECTION, EVENT_TARGET, STREAM, TRACK, DESCRIPTION, CANDIDATE] {
        capture_interface(interface);
    }
    if !prototype(CONNECTION).has("createOffer") {
        // The adapter.js of 2015 has put its own function there, which calls the browser's constructor by its other
        // name.
        capture(CONNECTION, prototype("webkitRTCPeerConnection"));
    }
    let class = class::class();
    class::stand_in(unprefixed);
    // By this marker another copy recognizes our class, and a copy in another frame asks for streams.
    class.put(marker, function(media::documents::answer));
    patches::value(global(), "webkitRTCPeerConnection", class);
    if !global().get("webkitRTCPeerConnection").is(class) {
        patches::undo();
        return Ok(Err("This page does not let window.webkitRTCPeerConnection be replaced."));
    }
    if unprefixed {
        patches::value(global(), CONNECTION, class);
    }
    data_channel::define_old_attributes();
    initializers::replace_constructors();
    stream_observer::observe_streams();
    let media = media.is_undefined() || media.is_truthy();
    if media {
        media::install_companions();
    }
    if as_chrome {
        media::as_chrome::look_like_chrome();
    }
    // If `asChrome` has hidden the signs of Firefox, this defines nothing.
    media::moz_names::define_moz_names(media);
    realm().set(plan_b::SEMANTICS, semantics);
    patches::set_installed(true);
    Ok(Ok(()))
}

/// Restores every property.
pub(crate) fn restore_globals() {
    if patches::is_installed() {
        patches::set_installed(false);
        patches::undo();
    }
}
