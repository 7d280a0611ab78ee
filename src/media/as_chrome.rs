//! `asChrome`: what pages look at to tell browsers apart is as in Chrome 49. Old pages tell browsers apart where they
//! should ask for the member that they need, and some have no branch for Firefox, or a worse one.

use crate::legacy::user_agent::as_chrome;
use crate::realm::native_of;
use crate::value::Completion;
use crate::webidl::interface::Member::Attribute;
use crate::webidl::interface::{Call, Member};

const NAVIGATOR: &str = "Navigator";
const USER_AGENT: &str = "userAgent";

/// Of `navigator`.
pub(crate) static MEMBERS: &[Member] =
    &[Attribute(USER_AGENT, identity, None), Attribute("appVersion", identity, None), Attribute("vendor", identity, None)];

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
