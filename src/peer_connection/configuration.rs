//! How the page's configuration, of whichever year, becomes one that the native constructor takes.

use js_sys::{Array, Object, decode_uri_component};
use wasm_bindgen::{JsCast, JsValue};

use crate::errors::{CONSTRUCTOR, type_error};
use crate::legacy::configuration::{ANONYMOUS, IceAddress, ice_transport_policy, is_none};
use crate::members::{copy, entry, set};
use crate::natives::get;
use crate::sys::to_string;
use crate::usage;

/// Translates a configuration. `null` is none; what is not an object is left for the native constructor to refuse.
///
/// # Errors
/// `TypeError` for a `url` whose scheme was never one of ICE ("Malformed URL") and an unknown value of `iceTransports`
/// ("Malformed RTCIceTransports"), as in BB49.
pub(crate) fn translate(given: &JsValue) -> Result<JsValue, JsValue> {
    if !given.is_object() {
        return Ok(if given.is_null() { JsValue::UNDEFINED } else { given.clone() });
    }
    let configuration = copy(given);
    let servers = entry(given, "iceServers")?;
    if Array::is_array(&servers) {
        let translated = Array::new();
        for server in servers.unchecked_into::<Array>().iter() {
            ice_server(&server, &translated)?;
        }
        set(&configuration, "iceServers", &translated);
    }
    if entry(given, "rtcpMuxPolicy")? == "negotiate" {
        // Chrome's default until 57. The standard has only `require` left, and may refuse any other word.
        set(&configuration, "rtcpMuxPolicy", &JsValue::UNDEFINED);
    }
    ice_transports(given, &configuration)?;
    Ok(configuration.into())
}

/// `iceTransports`, the old name of `iceTransportPolicy`; browsers ignore it today, which leaks the addresses that `relay` hides.
fn ice_transports(given: &JsValue, configuration: &Object) -> Result<(), JsValue> {
    let value = entry(given, "iceTransports")?;
    if value.is_undefined() {
        return Ok(());
    }
    usage::record("iceTransports");
    let value = to_string(&value)?;
    let policy = ice_transport_policy(&value).ok_or_else(|| type_error(CONSTRUCTOR, "Malformed RTCIceTransports"))?;
    if entry(given, "iceTransportPolicy")?.is_undefined() {
        set(configuration, "iceTransportPolicy", &policy.into());
        if is_none(&value) {
            set(configuration, "iceServers", &Array::new());
        }
    }
    Ok(())
}

/// Appends what one entry of `iceServers` means today: itself, or an entry for each address. `urls` wins over `url`, as in BB49.
fn ice_server(given: &JsValue, servers: &Array) -> Result<(), JsValue> {
    let urls = entry(given, "urls")?;
    let is_legacy = urls.is_undefined();
    let urls = if is_legacy { entry(given, "url")? } else { urls };
    let addresses: Array = if Array::is_array(&urls) { urls.unchecked_into() } else { Array::of1(&urls) };
    let translated = Array::new();
    let mut changed = is_legacy;
    for url in addresses.iter().filter(|url| !url.is_undefined()) {
        let url = to_string(&url)?;
        match IceAddress::parse(&url) {
            Some(address) => {
                translated.push(server(given, &url, &address, &mut changed)?.as_ref());
            }
            None if is_legacy => return Err(type_error(CONSTRUCTOR, "Malformed URL")),
            // For the native constructor to refuse.
            None => {
                servers.push(given);
                return Ok(());
            }
        }
    }
    if !changed || translated.length() == 0 {
        servers.push(given);
        return Ok(());
    }
    usage::record("iceServers.url");
    for server in translated.iter() {
        servers.push(&server);
    }
    Ok(())
}

/// An entry for one address. Says in `changed` whether it means more than the given one says.
fn server(given: &JsValue, url: &str, address: &IceAddress, changed: &mut bool) -> Result<Object, JsValue> {
    let server = copy(given);
    let today = address.today();
    *changed |= today != url;
    set(&server, "urls", &today.into());
    set(&server, "url", &JsValue::UNDEFINED);
    if address.is_turn() {
        let user = match address.user {
            Some(user) => decode_uri_component(user).map_or_else(|_| user.into(), JsValue::from),
            None => ANONYMOUS.into(),
        };
        for (name, or_else) in [("username", user), ("credential", ANONYMOUS.into())] {
            if get(&server, name).is_falsy() {
                set(&server, name, &or_else);
                *changed = true;
            }
        }
    }
    Ok(server)
}
