//! Which functions of the browser stand underneath: the native ones, captured once, before we put anything in their place.
//!
//! A method that is looked up when it is called may be ours by then (our own `createOffer` would recurse for ever), or the
//! page's patch, or webrtc-adapter's. So every native member of which we have a version of our own is called through here.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The native members of `RTCPeerConnection` and its companions, as they were when the polyfill first looked.
pub(crate) struct Natives {
    /// `RTCPeerConnection`, the interface object; `undefined` where the browser has no WebRTC.
    pub(crate) class: Function,
    /// `RTCPeerConnection.prototype`
    pub(crate) prototype: JsValue,
    pub(crate) create_offer: Function,
    pub(crate) create_answer: Function,
    pub(crate) set_local_description: Function,
    pub(crate) set_remote_description: Function,
    pub(crate) add_ice_candidate: Function,
    pub(crate) add_track: Function,
    pub(crate) remove_track: Function,
    pub(crate) get_senders: Function,
    pub(crate) get_transceivers: Function,
    pub(crate) create_data_channel: Function,
    /// The getter of `signalingState`: throws the native `TypeError` when `this` is no connection at all.
    pub(crate) signaling_state: Function,
    pub(crate) add_event_listener: Function,
    pub(crate) dispatch_event: Function,
    /// `RTCSessionDescription`
    pub(crate) session_description: Function,
    /// `MediaStream`
    pub(crate) media_stream: Function,
    /// `URL`
    pub(crate) url: Function,
    pub(crate) create_object_url: Function,
    pub(crate) revoke_object_url: Function,
    /// `HTMLMediaElement.prototype`
    pub(crate) media_element: JsValue,
    /// The getter and the setter of `src` of a media element.
    pub(crate) get_src: Function,
    pub(crate) set_src: Function,
}

impl Natives {
    fn capture() -> Self {
        let global = js_sys::global();
        let class = member(&global, "RTCPeerConnection");
        let prototype = get(&class, "prototype");
        let method = |name| member(&prototype, name);
        let url = member(&global, "URL");
        let media_element = get(&get(&global, "HTMLMediaElement"), "prototype");
        let src = descriptor(&media_element, "src");
        Self {
            create_offer: method("createOffer"),
            create_answer: method("createAnswer"),
            set_local_description: method("setLocalDescription"),
            set_remote_description: method("setRemoteDescription"),
            add_ice_candidate: method("addIceCandidate"),
            add_track: method("addTrack"),
            remove_track: method("removeTrack"),
            get_senders: method("getSenders"),
            get_transceivers: method("getTransceivers"),
            create_data_channel: method("createDataChannel"),
            signaling_state: getter(&prototype, "signalingState"),
            add_event_listener: method("addEventListener"),
            dispatch_event: method("dispatchEvent"),
            session_description: member(&global, "RTCSessionDescription"),
            media_stream: member(&global, "MediaStream"),
            create_object_url: member(&url, "createObjectURL"),
            revoke_object_url: member(&url, "revokeObjectURL"),
            get_src: member(&src, "get"),
            set_src: member(&src, "set"),
            url,
            media_element,
            class,
            prototype,
        }
    }
}

thread_local! {
    // Leaked on purpose: these are the browser's own functions, which live as long as the page.
    static NATIVES: &'static Natives = Box::leak(Box::new(Natives::capture()));
}

/// The native members; the first call captures them, and `install()` sees to it that it is the first.
pub(crate) fn natives() -> &'static Natives {
    NATIVES.with(|natives| *natives)
}

/// Reads `object[name]`; `undefined` where there is no such thing.
pub(crate) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

fn member(object: &JsValue, name: &str) -> Function {
    get(object, name).unchecked_into()
}

/// The getter of an accessor property that `object` itself has.
pub(crate) fn getter(object: &JsValue, name: &str) -> Function {
    member(&descriptor(object, name), "get")
}

/// The property descriptor of `object`'s own `name`; `undefined` where it has none.
pub(crate) fn descriptor(object: &JsValue, name: &str) -> JsValue {
    match object.dyn_ref::<Object>() {
        Some(object) => Object::get_own_property_descriptor(object, &name.into()),
        None => JsValue::UNDEFINED,
    }
}
