//! How the page's configuration, of whichever year, becomes one that the native constructor takes.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::errors::construct_type_error;
use crate::legacy::configuration::{IceServer, IceTransports, is_ice_scheme};
use crate::members::{copy, entry, set};
use crate::sys::to_string;
use crate::usage;

/// Translates a configuration. `null` is none; what is not an object is left for the native constructor to refuse.
///
/// # Errors
/// `TypeError` for a `url` whose scheme was never one of ICE ("Malformed URL") and an unknown value of `iceTransports`
/// ("Malformed RTCIceTransports"), as in BB49.
pub(crate) fn translate(given: &JsValue) -> Result<JsValue, JsValue> {
    if given.is_null() {
        return Ok(JsValue::UNDEFINED);
    }
    if !given.is_object() {
        return Ok(given.clone());
    }
    let configuration = copy(given);
    let servers = entry(given, "iceServers")?;
    if let Some(servers) = servers.as_ref().and_then(|servers| servers.dyn_ref::<Array>()) {
        set(&configuration, "iceServers", &ice_servers(servers)?.into());
    }
    if entry(given, "rtcpMuxPolicy")?.is_some_and(|policy| policy == "negotiate") {
        // Chrome's default until 57. The standard has only `require` left, and may refuse any other word.
        set(&configuration, "rtcpMuxPolicy", &JsValue::UNDEFINED);
    }
    ice_transports(given, &configuration)?;
    Ok(configuration.into())
}

fn ice_servers(given: &Array) -> Result<Array, JsValue> {
    let servers = Array::new();
    for server in given.iter() {
        if server.is_object() {
            ice_server(&server, &servers)?;
        } else {
            servers.push(&server);
        }
    }
    Ok(servers)
}

/// Appends what one entry of `iceServers` means today. `urls` wins over `url`, as in BB49.
fn ice_server(given: &JsValue, servers: &Array) -> Result<(), JsValue> {
    let urls = entry(given, "urls")?;
    let is_legacy = urls.is_none();
    let Some(urls) = urls.or(entry(given, "url")?) else {
        servers.push(given);
        return Ok(());
    };
    let urls = match urls.dyn_ref::<Array>() {
        Some(urls) => urls.iter().map(|url| to_string(&url)).collect::<Result<Vec<_>, _>>()?,
        None => vec![to_string(&urls)?],
    };
    if is_legacy {
        usage::record("iceServers.url");
        if !urls.iter().all(|url| is_ice_scheme(url)) {
            return Err(construct_type_error("Malformed URL"));
        }
    }
    let text = |name: &str| -> Result<Option<String>, JsValue> {
        match entry(given, name)? {
            Some(value) if !value.is_null() => Ok(Some(to_string(&value)?)),
            _ => Ok(None),
        }
    };
    if urls.is_empty() {
        servers.push(given);
    }
    for today in IceServer::from_legacy(&urls, text("username")?, text("credential")?) {
        let server = copy(given);
        set(&server, "urls", &today.urls.into_iter().map(JsValue::from).collect::<Array>());
        for (name, value) in [("username", today.username), ("credential", today.credential)] {
            set(&server, name, &value.map_or(JsValue::UNDEFINED, JsValue::from));
        }
        servers.push(&server);
    }
    Ok(())
}

/// `iceTransports`, the old name of `iceTransportPolicy`; browsers ignore it today, which leaks the addresses that `relay` hides.
fn ice_transports(given: &JsValue, configuration: &Object) -> Result<(), JsValue> {
    let Some(value) = entry(given, "iceTransports")? else {
        return Ok(());
    };
    usage::record("iceTransports");
    let transports =
        IceTransports::parse(&to_string(&value)?).ok_or_else(|| construct_type_error("Malformed RTCIceTransports"))?;
    if entry(given, "iceTransportPolicy")?.is_some() {
        return Ok(());
    }
    set(configuration, "iceTransportPolicy", &transports.policy().into());
    if transports == IceTransports::None {
        set(configuration, "iceServers", &Array::new());
    }
    Ok(())
}
