//! `createOffer` and `createAnswer`, in their callback and their promise forms.

use super::{offer_options, repeated};
use crate::peer_connection::names::CREATE_ANSWER;
use crate::peer_connection::plan_b::operations_chain::perform;
use crate::peer_connection::plan_b::steps::with_own_then;
use crate::peer_connection::slots::{ConnectionSlots, HAS_DATA, REMOTE_SET, set_modern};
use crate::peer_connection::{rtp_channels, this};
use crate::realm::ask;
use crate::usage;
use crate::value::{Completion, TRUE, Value, function};
use crate::webidl::callbacks::{Callbacks, Gives, resolved_promise};
use crate::webidl::exceptions::rejected_promise;
use crate::webidl::interface::Call;
use crate::webidl::media_constraints::Parts;

/// `createOffer(success, failure?, options?)`, or the promise forms `createOffer(options?)`, of which the one with
/// `mandatory`/`optional` was never legal anywhere, but half-modernised pages write it.
pub(super) fn create(call: &Call) -> Completion {
    if call.arg(0).is_function() || call.arg(1).is_function() {
        return create_for_callbacks(call);
    }
    let parts = Parts::of(call.arg(0));
    if parts.as_ref().map_or(true, |parts| parts.count() == 0) {
        // Each offer is independent of the one before it, whatever its form was.
        if let Some(slots) = set_modern(call.this).filter(|slots| offer_options::has_refused(*slots)) {
            offer_options::apply(call.this, slots, Value::object());
        }
        return perform(call.this, call.member, call.args);
    }
    usage::record("constraints of a description");
    let promise =
        offer_options::from_constraints(call, call.arg(0), parts).and_then(|options| run(call, this::of(call.this)?, options));
    Ok(promise.unwrap_or_else(|threw| rejected_promise(threw.value())))
}

fn create_for_callbacks(call: &Call) -> Completion {
    usage::record(call.member);
    let callbacks = Callbacks::from_arguments(call, 0, 1)?.of(call.this);
    let slots = this::of_open(call)?;
    let options = offer_options::to_offer_options(call, call.arg(2))?;
    let is_answer = call.member == CREATE_ANSWER;
    let last = repeated::last(call.this, slots, if is_answer { "answer" } else { "offer" })?;
    let promise = if is_answer && last.is_object() {
        resolved_promise(last)
    } else {
        let made = run(call, slots, offer_something(call, slots, options)?)?;
        if last.is_object() { made.invoke("then", &[function(offered).bind(&[call.this])])? } else { made }
    };
    callbacks.settle(rtp_channels::shown(slots, is_answer, promise)?, Gives::Description)
}

/// A second offer: where it says nothing new, the page gets the offer that is already set, with its candidates.
fn offered(connection: Value, description: Value, _: Value) -> Completion {
    let set = repeated::repeated(connection, this::of(connection)?, "offer", description.get("sdp"))?;
    Ok(if set.is_object() { set } else { description })
}

/// `OfferToReceiveAudio` defaulted to true (MSS), so that even a bare `createOffer(ok)` offered something. Chrome 49 no
/// longer added audio to other media. So we ask for audio only where the offer would have no m-line, and would be
/// refused as empty.
fn offer_something(call: &Call, slots: ConnectionSlots, options: Value) -> Completion {
    let has_media = call.member == CREATE_ANSWER || ask(call.this, "getTransceivers").length() > 0;
    if has_media || offer_options::says_receive(options) || slots.get(HAS_DATA) {
        return Ok(options);
    }
    let options = options.copy()?;
    options.set("offerToReceiveAudio", TRUE);
    Ok(options)
}

/// Calls the native method. The standard's `createAnswer` has no option to refuse media: the directions of the
/// transceivers do that, once the offer that makes them has been applied (pages call `createAnswer` without waiting for
/// that).
fn run(call: &Call, slots: ConnectionSlots, options: Value) -> Completion {
    if !offer_options::direct(slots, options) {
        return perform(call.this, call.member, Value::array(&[options]));
    }
    let offer_applied = slots.get(REMOTE_SET);
    if call.member != CREATE_ANSWER || offer_applied.is_undefined() {
        offer_options::apply(call.this, slots, options);
        return perform(call.this, call.member, Value::array(&[options]));
    }
    // The step is bound to the connection, and no closure of ours holds that: the promise never settles once the
    // connection is closed. A failure to apply the offer goes to its own caller; `createAnswer` then fails by itself.
    let answer = function(answer).bind(&[call.this, options]);
    offer_applied.invoke("then", &[answer, answer])
}

fn answer(connection: Value, options: Value, _: Value) -> Completion {
    offer_options::apply(connection, this::of(connection)?, options);
    Ok(with_own_then(perform(connection, CREATE_ANSWER, Value::array(&[]))?))
}
