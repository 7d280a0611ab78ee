//! How the page's configuration, of whichever year, becomes one that the native constructor takes.

use js_sys::decode_uri_component;

use crate::errors::type_error;
use crate::legacy::configuration::{ANONYMOUS, IceAddress, ice_transport_policy, is_none};
use crate::members::{ENUMERABLE, define};
use crate::usage;
use crate::values::{Completion, UNDEFINED, Value};

/// Translates a configuration, for the constructor or `updateIce`. `null` is none; what is not an object is left for the native constructor to refuse.
///
/// Throws a `TypeError` for a `url` whose scheme was never one of ICE ("Malformed URL") and an unknown value of `iceTransports`
/// ("Malformed RTCIceTransports"), as in BB49.
pub(crate) fn translate(member: &str, given: Value) -> Completion {
    if !given.is_object() {
        return Some(if given.is_nothing() { UNDEFINED } else { given });
    }
    // Not a copy: what a class's prototype says counts too. And where nothing is old, it stays the page's own object.
    let mut configuration = given;
    let servers = given.get("iceServers")?;
    if servers.is_array() {
        let translated = Value::array(&[]);
        for server in servers.list()?.items() {
            ice_server(member, server, translated)?;
        }
        if servers.length() != translated.length() || servers.items().zip(translated.items()).any(|(old, new)| !old.is(new)) {
            change(given, &mut configuration, "iceServers", translated);
        }
    }
    if given.get("rtcpMuxPolicy")?.is("negotiate") {
        // Chrome's default until 57. The standard has only `require` left, and may refuse any other word.
        change(given, &mut configuration, "rtcpMuxPolicy", UNDEFINED);
    }
    ice_transports(member, given, &mut configuration)?;
    Some(configuration)
}

/// Says something else than the page did, in an object that else says what the page's does.
fn change(given: Value, configuration: &mut Value, name: &str, value: Value) {
    if configuration.is(given) {
        *configuration = Value::object_of(given);
    }
    define(*configuration, name, value, ENUMERABLE);
}

/// `iceTransports`, the old name of `iceTransportPolicy`; browsers ignore it today, which leaks the addresses that `relay` hides.
fn ice_transports(member: &str, given: Value, configuration: &mut Value) -> Completion<()> {
    let value = given.get("iceTransports")?;
    if value.is_undefined() {
        return Some(());
    }
    usage::record("iceTransports");
    let value = value.text()?;
    let Some(policy) = ice_transport_policy(&value) else {
        return type_error(member, "Malformed RTCIceTransports");
    };
    if given.get("iceTransportPolicy")?.is_undefined() {
        change(given, configuration, "iceTransportPolicy", policy.into());
        if is_none(&value) {
            change(given, configuration, "iceServers", Value::array(&[]));
        }
    }
    Some(())
}

/// Appends what one entry of `iceServers` means today: itself, or an entry for each address. `urls` wins over `url`, as in BB49.
fn ice_server(member: &str, given: Value, servers: Value) -> Completion<()> {
    let urls = given.get("urls")?;
    let is_legacy = urls.is_undefined();
    let urls = if is_legacy { given.get("url")? } else { urls };
    let addresses = if urls.is_array() { urls.list()? } else { Value::array(&[urls]) };
    let translated = Value::array(&[]);
    let mut is_today = !is_legacy;
    if !urls.is_undefined() {
        for url in addresses.items() {
            let url = url.text()?;
            match IceAddress::parse(&url) {
                Some(address) => translated.push(server(given, &url, &address, &mut is_today)?),
                None if is_legacy => return type_error(member, "Malformed URL"),
                // For the native constructor to refuse, with all the entry.
                None => {
                    servers.push(given);
                    return Some(());
                }
            }
        }
    }
    if is_today || translated.length() == 0 {
        servers.push(given);
        return Some(());
    }
    usage::record("iceServers.url");
    for server in translated.items() {
        servers.push(server);
    }
    Some(())
}

/// An entry for one address. Clears `is_today` if it means more than the given one says.
fn server(given: Value, url: &str, address: &IceAddress, is_today: &mut bool) -> Completion {
    let server = given.copy()?;
    let today = address.today();
    *is_today &= today == url;
    server.set("urls", &*today);
    server.set("url", UNDEFINED);
    if address.is_turn() {
        let user = address.user.map_or(ANONYMOUS.into(), |user| match decode_uri_component(user) {
            Ok(decoded) => Value::new(decoded.into()),
            Err(_) => user.into(),
        });
        for (name, or_else) in &[("username", user), ("credential", ANONYMOUS.into())] {
            if !server.own(name).is_truthy() {
                server.set(name, *or_else);
                *is_today = false;
            }
        }
    }
    Some(server)
}
