//! When is it known that a connection speaks Plan B?
//!
//! Chrome spoke it to every page until 2018. So does a connection that the page uses as pages of that time did: in any
//! form that today's standard lacks (a second argument of the constructor, `addStream`, callbacks), whether or not it
//! uses promises too. That is known when the first description is made or set, and does not change. On any other
//! connection no SDP is ever parsed.

use super::descriptions::speak_plan_b;
use super::slots::{FOR_BOTH, LAST_OPERATION, PEER, PlanBSlots, UNIFIED};
use super::steps::later;
use super::translation::text_of;
use crate::peer_connection::names::{ADD_ICE_CANDIDATE, SET_REMOTE_DESCRIPTION};
use crate::peer_connection::slots::{ConnectionSlots, GIVEN, OLD_FORMS, REMOTE_SET, UNDECIDED};
use crate::sdp::{Dialect, dialect};
use crate::value::{Completion, Steps, Value};

/// The slots of Plan B for a call of `member`; `None` for a connection that does not speak it.
///
/// A peer's description that is set without callbacks may be the first call of a page of any year. It goes to the
/// browser unchanged. If the page turns out to be an old one, we look at the description then, and `set_again` may set
/// it once more.
pub(super) fn decide(connection: Value, member: &str, args: Value, set_again: Steps) -> Completion<Option<PlanBSlots>> {
    let Some(slots) = ConnectionSlots::of(connection).filter(|slots| slots.get(UNDECIDED)) else {
        return Ok(PlanBSlots::of(connection));
    };
    let is_old = slots.get(OLD_FORMS);
    if !is_old && member == SET_REMOTE_DESCRIPTION && args.at(0).is_object() {
        slots.set(GIVEN, args.at(0));
    } else if is_old || member != ADD_ICE_CANDIDATE {
        slots.set(UNDECIDED, false);
        let given = slots.take(GIVEN);
        if is_old {
            let plan_b = speak_plan_b(connection);
            plan_b.set(FOR_BOTH, true);
            if given.is_object() {
                met_before(connection, plan_b, given, slots.get(REMOTE_SET), set_again)?;
            }
        }
    }
    Ok(PlanBSlots::of(connection))
}

/// The browser got the peer's description unchanged. If it is Plan B, of which today's browsers understand little, the
/// browser gets it once more, in native form.
fn met_before(connection: Value, plan_b: PlanBSlots, given: Value, set: Value, set_again: Steps) -> Completion<()> {
    let sdp = given.try_get("sdp")?;
    plan_b.set(PEER, sdp);
    if dialect(&text_of(sdp)?) == Dialect::PlanB {
        let again = later(connection, set_again, Value::array(&[given]));
        plan_b.set(LAST_OPERATION, set.invoke("then", &[again, again])?);
    } else {
        plan_b.set(UNIFIED, true);
        plan_b.set(LAST_OPERATION, set);
    }
    Ok(())
}
