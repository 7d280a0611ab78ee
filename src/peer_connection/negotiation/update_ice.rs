//! `updateIce`: today's `setConfiguration`.

use crate::peer_connection::{configuration, this};
use crate::realm::{ask, native};
use crate::usage;
use crate::value::{Completion, UNDEFINED};
use crate::webidl::exceptions::throw_type_error;
use crate::webidl::interface::Call;
use crate::webidl::media_constraints;

/// `updateIce(configuration?, constraints?)`: today's `setConfiguration`, but it changed only the servers and the
/// transport policy.
///
/// Throws what the constructor would throw for the same configuration and constraints.
pub(super) fn update_ice(call: &Call) -> Completion {
    usage::record(call.member);
    this::of(call.this)?;
    if !call.arg(0).is_object() && !call.arg(0).is_nullish() {
        return throw_type_error(call.member, "parameter 1 ('configuration') is not an object.");
    }
    this::of_open(call)?;
    let given = configuration::translate(call.member, call.arg(0).dictionary()?, &mut true)?;
    if !media_constraints::read_constraints(call.member, media_constraints::SECOND, call.arg(1))?.is_empty() {
        usage::ignore("constraints of updateIce");
    }
    let mut configuration = given;
    if given.is_object() || given.is_undefined() {
        configuration = ask(call.this, "getConfiguration").copy()?;
        for name in &["iceServers", "iceTransportPolicy"] {
            let value = given.try_get(name)?;
            if !value.is_undefined() {
                configuration.set(name, value);
            }
        }
    }
    native("setConfiguration").call(call.this, &[configuration])?;
    Ok(UNDEFINED)
}
