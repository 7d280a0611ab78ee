//! The class itself: what `new webkitRTCPeerConnection(configuration, constraints)` does.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsCast;

use super::lifecycle::{close, event_handlers, ice_state, ready_state};
use super::negotiation::{self, descriptions};
use super::statistics::get_stats;
use super::streams::local;
use super::{configuration, data_channel, dtmf, plan_b, rtp_channels, this};
use crate::legacy::constraints::{find, of_connection};
use crate::peer_connection::slots::{CLASS, ERA, Era, set_legacy, set_modern};
use crate::realm::{CONNECTION, class_of, lazily};
use crate::usage;
use crate::value::properties::{CONFIGURABLE, WRITABLE, define_value};
use crate::value::sys::assign;
use crate::value::{Completion, UNDEFINED, Value, function, throw};
use crate::webidl::exceptions::{CONSTRUCTOR, dom_exception};
use crate::webidl::interface::{Member, define, proxy};
use crate::webidl::media_constraints;

const RTCP_MUX_POLICY: &str = "rtcpMuxPolicy";

/// The members of the class itself, beside those that it inherits.
static MEMBERS: &[&[Member]] = &[
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

/// The class, the same for every `install()` on this page.
pub(crate) fn class() -> Value {
    lazily(CLASS, make)
}

/// A connection is a native one with our prototype, which stands on the native prototype: so it is an instance of both.
///
/// The interface object is a native constructor, bound, with only its `[[Construct]]` replaced: called without `new`,
/// it throws what the native one throws. It has the name that Chrome printed: `RTCPeerConnection`.
fn make() -> Value {
    let native = class_of(CONNECTION);
    let target = native.bind(&[]);
    let _ = Reflect::set_prototype_of(&target.cast::<Object>(), &native.cast::<Object>());
    let prototype = Value::object_of(native.get("prototype"));
    define_value(target, "prototype", prototype, 0);
    let class = proxy(target, CONNECTION, 0.into(), "construct", function(construct));
    define_value(prototype, "constructor", class, WRITABLE | CONFIGURABLE);
    define(prototype, MEMBERS);
    class
}

/// `new webkitRTCPeerConnection(configuration, constraints?)`, or `super(...)` of a class that extends it.
fn construct(_target: Value, args: Value, new_target: Value) -> Completion {
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

/// Makes the class fit to replace `RTCPeerConnection`, where it is taken for the native one: its prototype has every
/// own member of the native prototype, and inherits from `EventTarget` alone. Otherwise it inherits from the native
/// class, and a connection is an instance of both.
pub(crate) fn stand_in(unprefixed: bool) {
    let (class, native) = (class(), class_of(CONNECTION));
    for (ours, theirs) in [(class.get("prototype"), native.get("prototype")), (class, native)] {
        let (ours, theirs) = (ours.cast::<Object>(), theirs.cast::<Object>());
        if unprefixed {
            let descriptors = Object::get_own_property_descriptors(&theirs);
            let _ = assign(&descriptors, &Object::get_own_property_descriptors(&ours));
            Object::define_properties(&ours, &descriptors.unchecked_into());
        }
        let parent = if unprefixed { Object::get_prototype_of(&theirs) } else { (*theirs).clone() };
        let _ = Reflect::set_prototype_of(&ours, &parent);
    }
}
