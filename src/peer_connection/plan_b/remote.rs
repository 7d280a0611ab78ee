//! How the peer's descriptions become native ones, and how our own tracks get their sections in them.

use super::descriptions::{init, set as set_native};
use super::translation::translate;
use super::{LOCAL_DESCRIPTION, MORE, PEER, REMOTE_DESCRIPTION, SWAPPED, UNIFIED, follow_up, is_state, native_sdp};
use crate::peer_connection::remote_streams::drop_ended;
use crate::realm::{ask, native};
use crate::sdp::Job;
use crate::values::{Completion, FALSE, UNDEFINED, Value};

const SET: &str = "setRemoteDescription";

/// The local tracks that the connection has to send: the mids of their transceivers, each behind a space, and how many audio and video
/// transceivers with a track have no mid yet.
pub(super) struct Tracks(pub(super) String, pub(super) usize, pub(super) usize);

impl Tracks {
    pub(super) fn of(connection: Value) -> Completion<Self> {
        let mut tracks = Self(String::new(), 0, 0);
        for transceiver in ask(connection, "getTransceivers").items() {
            let (track, mid) = (transceiver.own("sender").own("track"), transceiver.own("mid"));
            if !track.is_object() || transceiver.own("direction").is("stopped") {
                continue;
            }
            if !mid.is_nothing() {
                tracks.0.push(' ');
                tracks.0.push_str(&mid.text()?);
            } else if track.own("kind").is("audio") {
                tracks.1 += 1;
            } else {
                tracks.2 += 1;
            }
        }
        Ok(tracks)
    }
}

/// In Plan B, an answer may add any number of tracks. Natively each needs a section of the offer, so there are spare ones in what
/// the browser gets. For tracks that the page has added since then, the same offer is set once more, with more of them.
///
/// Gives a promise, or `undefined` where there is nothing to wait for.
pub(super) fn make_room(connection: Value, plan_b: Value) -> Completion {
    if plan_b.own(UNIFIED).is_truthy() || !is_state(connection, "have-remote-offer") {
        return Ok(UNDEFINED);
    }
    let tracks = Tracks::of(connection)?;
    if tracks.1 + tracks.2 == 0 { Ok(UNDEFINED) } else { set_ours(connection, Job::Offer, plan_b) }
}

/// Sets an offer of ours that is made of the peer's last description.
pub(super) fn set_ours(connection: Value, job: Job, plan_b: Value) -> Completion {
    let remote = native_sdp(connection, REMOTE_DESCRIPTION)?;
    let offer = translate(connection, Some(job), plan_b.own(PEER), remote, UNDEFINED)?;
    native(SET).call(connection, &[init("offer".into(), offer)])
}

/// `setRemoteDescription`
pub(super) fn set(connection: Value, args: Value) -> Completion {
    let given = args.at(0);
    let page = given.get("sdp")?;
    if page.is_truthy() {
        let remote = native_sdp(connection, REMOTE_DESCRIPTION)?;
        let translated = if given.own("type").is("offer") {
            translate(connection, Some(Job::Offer), page, remote, UNDEFINED)
        } else {
            translate(connection, Some(Job::Answer), page, native_sdp(connection, LOCAL_DESCRIPTION)?, remote)
        };
        given.set("sdp", translated?);
    }
    set_native(connection, SET, args, page)
}

/// A description is set, and with it perhaps a negotiation done. `peer` is the peer's, `undefined` for our own one.
pub(super) fn on_set(connection: Value, plan_b: Value, peer: Value) -> Completion {
    if !peer.is_undefined() {
        plan_b.set(PEER, peer);
    }
    if !is_state(connection, "stable") {
        return Ok(UNDEFINED);
    }
    plan_b.set(SWAPPED, FALSE);
    drop_ended(connection)?;
    if peer.is_undefined() || !plan_b.own(MORE).is_truthy() { Ok(UNDEFINED) } else { follow_up::begin(connection, plan_b) }
}
