//! How the peer's descriptions become native ones, and how our own tracks get their sections in them.

use super::descriptions::{init, on_set};
use super::{EARLY, PEER, SET_REMOTE, UNIFIED, candidates, follow_up, native_sdp, of};
use crate::realm::{ask, kept, native};
use crate::sdp;
use crate::values::{Completion, UNDEFINED, Value, function};

/// The local tracks that the connection has to send: the mids of their transceivers, each behind a space, and how many audio and video
/// transceivers with a track have no mid yet.
pub(super) struct Tracks(String, usize, usize);

impl Tracks {
    pub(super) fn of(connection: Value) -> Completion<Self> {
        let mut tracks = Self(String::new(), 0, 0);
        for transceiver in ask(connection, "getTransceivers").items() {
            let (track, mid) = (transceiver.own("sender").own("track"), transceiver.own("mid"));
            if !track.is_object() || transceiver.own("direction").is("stopped") {
                continue;
            }
            if mid.is_nothing() {
                let count = if track.own("kind").is("audio") { &mut tracks.1 } else { &mut tracks.2 };
                *count += 1;
            } else {
                tracks.0.push(' ');
                tracks.0.push_str(&mid.text()?);
            }
        }
        Some(tracks)
    }

    pub(super) fn senders(&self) -> sdp::Senders<'_> {
        sdp::Senders { mids: &self.0, audio: self.1, video: self.2 }
    }
}

/// In Plan B, an answer may add any number of tracks. Natively each needs a section of the offer, so there are spare ones in what
/// the browser gets. For tracks that the page has added since then, the same offer is set once more, with more of them.
///
/// Gives a promise, or `undefined` where there is nothing to wait for.
pub(super) fn make_room(connection: Value) -> Completion {
    let plan_b = of(connection);
    if plan_b.own(UNIFIED).is_truthy() || !ask(connection, "signalingState").is("have-remote-offer") {
        return Some(UNDEFINED);
    }
    let tracks = Tracks::of(connection)?;
    if tracks.1 + tracks.2 == 0 {
        return Some(UNDEFINED);
    }
    let (peer, remote) = (plan_b.own(PEER).text()?, native_sdp(connection, "remoteDescription"));
    let offer = sdp::remote_offer(&peer, remote.as_deref(), &tracks.senders());
    native(SET_REMOTE).call(connection, &[init("offer".into(), (&*offer).into())])
}

/// `setRemoteDescription`
pub(super) fn set(connection: Value, args: Value) -> Completion {
    let (plan_b, given) = (of(connection), args.at(0));
    let (kind, page) = (given.get("type")?, given.get("sdp")?);
    let news = Value::object();
    if page.is_truthy() && !kind.is("rollback") {
        let (is_offer, text) = (kind.is("offer"), page.text()?);
        let remote = native_sdp(connection, "remoteDescription");
        let local = if is_offer { None } else { native_sdp(connection, "localDescription") };
        let unified = plan_b.own(UNIFIED).is_truthy() || sdp::is_unified(&text);
        let translated = if unified {
            let names = if is_offer { &remote } else { &local };
            sdp::rename_mids(&text, names.as_deref().unwrap_or_default())
        } else if is_offer {
            sdp::remote_offer(&text, remote.as_deref(), &Tracks::of(connection)?.senders())
        } else {
            let answer = sdp::remote_answer(&text, local.as_deref().unwrap_or_default(), remote.as_deref());
            news.set("more", answer.more_tracks && kind.is("answer"));
            answer.sdp
        };
        given.set("sdp", &*translated);
        news.set(PEER, page);
        news.set(UNIFIED, unified);
    }
    news.set("type", kind);
    let set = native(SET_REMOTE).apply(connection, args)?;
    set.invoke("then", &[kept("planBRemoteSet", || function(on_remote_set)).bind(&[connection, news])])
}

fn on_remote_set(connection: Value, news: Value, _: Value) -> Completion {
    let plan_b = of(connection);
    on_set(connection, news, UNDEFINED)?;
    if news.own(PEER).is_undefined() {
        return Some(UNDEFINED);
    }
    plan_b.set(PEER, news.own(PEER));
    plan_b.set(UNIFIED, news.own(UNIFIED));
    let early = plan_b.own(EARLY);
    if !early.is_undefined() {
        plan_b.set(EARLY, UNDEFINED);
        candidates::add_early(connection, early)?;
    }
    if news.own("more").is_truthy() { follow_up::bring(connection) } else { Some(UNDEFINED) }
}
