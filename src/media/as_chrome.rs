//! `asChrome`: what pages look at to tell browsers apart is as in Chrome 49. Old pages tell browsers apart where they
//! should ask for the member that they need, and some have no branch for Firefox, or a worse one.

use crate::legacy::user_agent::{as_chrome, is_chrome};
use crate::realm::{capture, global, native_of, patches, prototype};
use crate::value::{Completion, Value};
use crate::webidl::interface::Member::Attribute;
use crate::webidl::interface::{Call, Member, patch};

const NAVIGATOR: &str = "Navigator";
const USER_AGENT: &str = "userAgent";

/// The names in `window` or `navigator` by which pages recognised Firefox.
const NAMES: &[&str] = &[
    "mozGetUserMedia",
    "mozRTCPeerConnection",
    "mozRTCSessionDescription",
    "mozRTCIceCandidate",
    "mozInnerScreenX",
    "mozInnerScreenY",
    "InstallTrigger",
    "netscape",
];

static MEMBERS: &[Member] =
    &[Attribute(USER_AGENT, identity, None), Attribute("appVersion", identity, None), Attribute("vendor", identity, None)];

/// Changes nothing in a browser that already calls itself Chrome.
pub(crate) fn look_like_chrome() {
    let navigator = prototype(NAVIGATOR);
    let named = global().get("navigator").get(USER_AGENT).text().unwrap_or_default();
    if !navigator.is_object() || is_chrome(&named) {
        return;
    }
    for object in &[global(), navigator] {
        for name in NAMES.iter().filter(|name| object.has(name)) {
            patches::hide(*object, name);
        }
    }
    capture(NAVIGATOR, navigator);
    patch(navigator, MEMBERS);
    if !global().has("chrome") {
        patches::value(global(), "chrome", Value::plain_object());
    }
}

fn identity(call: &Call) -> Completion {
    let native = native_of(NAVIGATOR, USER_AGENT, "get").call(call.this, &[])?.text()?;
    let chrome = as_chrome(&native);
    Ok(match call.member {
        USER_AGENT => &*chrome,
        "vendor" => "Google Inc.",
        _ => chrome.strip_prefix("Mozilla/").unwrap_or_default(),
    }
    .into())
}
