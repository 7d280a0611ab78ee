//! Which functions of the browser stand underneath: the native ones, as they were before we put anything in their place.
//!
//! A method that is looked up when it is called may be ours by then (our own `createOffer` would recurse for ever), or the
//! page's patch, or webrtc-adapter's. So where we define a member ourselves, the native one is called through here.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The globals that we stand on, captured by the first call of [`natives`].
pub(crate) struct Natives {
    pub(crate) global: Object,
    /// `RTCPeerConnection`
    pub(crate) class: Function,
    /// The members of `RTCPeerConnection.prototype`.
    pub(crate) connection: Snapshot,
    /// The members of `EventTarget.prototype`.
    pub(crate) event_target: Snapshot,
    /// The members of `URL`.
    pub(crate) url: Snapshot,
    /// The members of `HTMLMediaElement.prototype`.
    pub(crate) media_element: Snapshot,
}

thread_local! {
    // Leaked on purpose: these are the browser's own functions, which live as long as the page.
    static NATIVES: &'static Natives = Box::leak(Box::new(Natives::capture()));
}

/// The native members; `install()` sees to it that they are captured before anything of ours is in place.
pub(crate) fn natives() -> &'static Natives {
    NATIVES.with(|natives| *natives)
}

impl Natives {
    fn capture() -> Self {
        let global = js_sys::global();
        let named = |name| get(&global, name);
        let prototype_of = |name| Snapshot::of(get(&named(name), "prototype"));
        Self {
            class: named("RTCPeerConnection").unchecked_into(),
            connection: prototype_of("RTCPeerConnection"),
            event_target: prototype_of("EventTarget"),
            url: Snapshot::of(named("URL")),
            media_element: prototype_of("HTMLMediaElement"),
            global,
        }
    }
}

/// An object and the property descriptors that it had.
pub(crate) struct Snapshot {
    pub(crate) object: Object,
    members: Object,
}

impl Snapshot {
    fn of(object: JsValue) -> Self {
        let object: Object = object.unchecked_into();
        Self {
            members: if object.is_undefined() {
                Object::new()
            } else {
                Object::get_own_property_descriptors(&object).unchecked_into()
            },
            object,
        }
    }

    /// A method of then.
    pub(crate) fn method(&self, name: &str) -> Function {
        self.part(name, "value")
    }

    /// The getter of an attribute of then.
    pub(crate) fn getter(&self, name: &str) -> Function {
        self.part(name, "get")
    }

    /// The setter of an attribute of then.
    pub(crate) fn setter(&self, name: &str) -> Function {
        self.part(name, "set")
    }

    fn part(&self, name: &str, part: &str) -> Function {
        get(&get(&self.members, name), part).unchecked_into()
    }
}

/// Reads `object[name]` of an object that is not the page's; `undefined` where there is no such thing.
pub(crate) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
