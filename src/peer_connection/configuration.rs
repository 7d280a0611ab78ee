//! How the page's configuration, of whichever year, becomes one that the native constructor takes.

use js_sys::decode_uri_component;

use crate::legacy::configuration::{ANONYMOUS, IceAddress, ice_transport_policy, is_none};
use crate::peer_connection::plan_b::SEMANTICS;
use crate::usage;
use crate::value::{Completion, UNDEFINED, Value};
use crate::webidl::exceptions::throw_type_error;

/// Translates a configuration, a dictionary of ours, for the constructor or `updateIce`. `null` means none. The native constructor refuses
/// anything else that is not an object.
///
/// The old names (`url`, `iceTransports`) are always read, and mark the call as a `legacy` one. Under today's names
/// (`urls`), a legacy call accepts and refuses what Chrome 49 did (TURN without credentials, `stun://host`).
///
/// Throws a `TypeError` for a `url` whose scheme was never one of ICE ("Malformed URL"), and for an unknown value of
/// `iceTransports` ("Malformed RTCIceTransports"), as in BB49.
pub(crate) fn translate(member: &str, given: Value, legacy: &mut bool) -> Completion {
    if !given.is_object() {
        return Ok(if given.is_nullish() { UNDEFINED } else { given });
    }
    let servers = given.try_get("iceServers")?;
    if servers.is_array() {
        let translated = Value::array(&[]);
        for server in servers.list()?.items() {
            ice_server(member, server.dictionary()?, legacy, translated)?;
        }
        given.set("iceServers", translated);
    }
    ice_transports(member, given, legacy)?;
    // Chromium 69 to 95 would speak Plan B by itself if it saw this, and we would translate that a second time.
    given.set(SEMANTICS, UNDEFINED);
    Ok(given)
}

const POLICY: &str = "iceTransportPolicy";

/// `iceTransports`, the old name of `iceTransportPolicy`. Most browsers ignore it today, which would leak the addresses
/// that `relay` hides. Some still read it, so the native constructor never sees it.
fn ice_transports(member: &str, given: Value, legacy: &mut bool) -> Completion<()> {
    let (old, today) = (given.try_get("iceTransports")?, given.try_get(POLICY)?);
    let mut wanted = today;
    if !old.is_undefined() {
        if ice_transport_policy(&old.text()?).is_none() {
            return throw_type_error(member, "Malformed RTCIceTransports");
        }
        *legacy = true;
        usage::record("iceTransports");
        given.set("iceTransports", UNDEFINED);
        if today.is_undefined() {
            wanted = old;
        }
    }
    if wanted.is_undefined() {
        return Ok(());
    }
    let wanted = wanted.text()?;
    match ice_transport_policy(&wanted) {
        // The value of today's name is checked as it is today, unless the page is known to be older.
        _ if !*legacy => return Ok(()),
        Some(policy) if policy != wanted || today.is_undefined() => given.set(POLICY, policy),
        // Chromium 49 did not know today's name.
        None => given.set(POLICY, UNDEFINED),
        _ => {}
    }
    if is_none(&wanted) {
        given.set("iceServers", Value::array(&[]));
    }
    Ok(())
}

/// Appends what one entry of `iceServers` means today: itself, or an entry for each address. `urls` wins over `url`, as
/// in BB49.
fn ice_server(member: &str, given: Value, legacy: &mut bool, servers: Value) -> Completion<()> {
    let urls = given.try_get("urls")?;
    let is_legacy = urls.is_undefined();
    let urls = if is_legacy { given.try_get("url")? } else { urls };
    let translated = Value::array(&[]);
    let mut is_today = !is_legacy;
    if !urls.is_undefined() && (is_legacy || *legacy) {
        *legacy = true;
        let addresses = if urls.is_array() { urls.list()? } else { Value::array(&[urls]) };
        for url in addresses.items() {
            let url = url.text()?;
            match IceAddress::parse(&url) {
                Some(address) => translated.push(server(given, &url, &address, &mut is_today)?),
                None if is_legacy => return throw_type_error(member, "Malformed URL"),
                // The native constructor refuses it, with the whole entry.
                None => {
                    servers.push(given);
                    return Ok(());
                }
            }
        }
    }
    let is_empty = translated.length() == 0;
    if is_empty && *legacy && urls.is_array() {
        // Chromium 56 accepted an empty list.
        return Ok(());
    }
    if is_today || is_empty {
        servers.push(given);
        return Ok(());
    }
    usage::record("iceServers.url");
    for server in translated.items() {
        servers.push(server);
    }
    Ok(())
}

/// An entry for one address. Clears `is_today` if it says more than the given entry does.
fn server(given: Value, url: &str, address: &IceAddress, is_today: &mut bool) -> Completion {
    let server = given.dictionary()?;
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
            if !given.try_get(name)?.is_truthy() {
                server.set(name, *or_else);
                *is_today = false;
            }
        }
    }
    Ok(server)
}
