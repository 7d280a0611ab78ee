//! The class itself: what `new webkitRTCPeerConnection(configuration, constraints)` does.

use super::lifecycle::{close, event_handlers, ice_state, ready_state};
use super::negotiation::{self, descriptions};
use super::statistics::get_stats;
use super::streams::local;
use super::{configuration, data_channel, dtmf, plan_b, rtp_channels, this};
use crate::legacy::constraints::{find, of_connection};
use crate::peer_connection::slots::{ERA, Era, set_legacy, set_modern};
use crate::realm::{CONNECTION, class_of};
use crate::usage;
use crate::value::{Completion, UNDEFINED, Value, throw};
use crate::webidl::exceptions::{CONSTRUCTOR, dom_exception};
use crate::webidl::interface::Member;
use crate::webidl::media_constraints;

const RTCP_MUX_POLICY: &str = "rtcpMuxPolicy";

/// The members of the class itself, beside those that it inherits. js/install/classes.js makes the class.
pub(crate) static MEMBERS: &[&[Member]] = &[
    negotiation::MEMBERS,
    local::MEMBERS,
    data_channel::MEMBERS,
    dtmf::MEMBERS,
    get_stats::MEMBERS,
    event_handlers::MEMBERS,
    descriptions::MEMBERS,
    close::MEMBERS,
    ice_state::MEMBERS,
    ready_state::MEMBERS,
];

/// `new webkitRTCPeerConnection(configuration, constraints?)`, or `super(...)` of a class that extends it.
pub(crate) fn construct(_target: Value, args: Value, new_target: Value) -> Completion {
    // In Safari, webrtc-adapter's wrapper always passes two arguments.
    let has_constraints = !args.at(1).is_undefined();
    // Some pages of today pass `null` too. They get the same configuration as natively.
    let is_null = !has_constraints && args.at(0).js().is_null();
    let mut is_legacy = has_constraints || is_null;
    let given = args.at(0).dictionary()?;
    let semantics = given.try_get(plan_b::SEMANTICS)?;
    let configuration = configuration::translate(CONSTRUCTOR, given, &mut is_legacy)?;
    let constraints = media_constraints::read_constraints(CONSTRUCTOR, media_constraints::SECOND, args.at(1))?;
    for constraint in &constraints {
        match of_connection(&constraint.name) {
            // Today there is only DTLS: it meets the one value, and not the other.
            Some((name, has_effect)) if has_effect && constraint.flag() => usage::record(name),
            Some((name, _)) => usage::ignore(name),
            // Chromium 49 accepted any name.
            None if constraint.mandatory => usage::ignore("unknown constraints of a connection"),
            None => {}
        }
    }
    let connection = match construct_native(configuration, is_legacy && !is_null, new_target) {
        Err(threw) if is_legacy => return throw(refusal(threw.value())),
        connection => connection?,
    };
    let slots = this::start(connection)?;
    if is_null {
        // Only of this connection: it does not show that the page is an old one.
        slots.set(ERA, Era::Legacy);
    } else if is_legacy {
        set_legacy(slots);
    } else if args.length() == 0 {
        // Chrome required the first argument until 55.
        set_modern(connection);
    }
    if find(&constraints, "RtpDataChannels").is_some_and(|wanted| wanted.flag()) {
        rtp_channels::start(connection)?;
    }
    plan_b::start(connection, semantics, &constraints)?;
    Ok(connection)
}

/// An address that can't be parsed still counted as one, and made the constructor fail (Chromium 49 to 65).
fn refusal(error: Value) -> Value {
    if error.is_object() && error.get("name").is("SyntaxError") {
        return dom_exception("NotSupportedError", CONSTRUCTOR, "Failed to initialize native PeerConnection.");
    }
    error
}

/// `rtcpMuxPolicy: 'negotiate'` was Chrome's default until 57. A gateway that does not multiplex needs it. The standard
/// now knows only `require`, and a browser may refuse any other word.
fn construct_native(given: Value, is_legacy: bool, new_target: Value) -> Completion {
    let native = class_of(CONNECTION);
    let policy = given.try_get(RTCP_MUX_POLICY)?;
    let is_default = is_legacy && policy.is_undefined();
    if !is_default && !policy.is("negotiate") {
        return native.construct(&[given], new_target);
    }
    let configuration = if given.is_object() { given.dictionary()? } else { Value::object() };
    for policy in ["negotiate".into(), UNDEFINED] {
        configuration.set(RTCP_MUX_POLICY, policy);
        let connection = native.construct(&[configuration], new_target);
        if connection.is_ok() {
            return connection;
        }
    }
    // It is refused for some other reason.
    native.construct(&[given], new_target)
}
