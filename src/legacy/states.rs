//! What are the states of a connection: which descriptions lead from one to the next, and which names did they have in
//! 2012 (`readyState` and `iceState`, Chrome 23 to 25)?

use super::text::cut;

/// The signaling state that a description of that `kind` leads to, set on the remote side or the local one; `None` if
/// it is refused (RFC 9429, section 3.2; libjingle's `ExpectSetLocalDescription` and `ExpectSetRemoteDescription`).
#[must_use]
pub fn after(state: &str, is_remote: bool, kind: &str) -> Option<&'static str> {
    let (ours, theirs) = if is_remote { ("remote", "local") } else { ("local", "remote") };
    let place = state.strip_prefix("have-").and_then(|place| cut(place, b'-'));
    let is = |side, of| place == Some((side, of));
    match kind {
        "offer" if state == "stable" || is(ours, "offer") => {
            Some(if is_remote { "have-remote-offer" } else { "have-local-offer" })
        }
        "answer" | "pranswer" if is(theirs, "offer") || is(ours, "pranswer") => Some(match (kind, is_remote) {
            ("answer", _) => "stable",
            (_, true) => "have-remote-pranswer",
            (_, false) => "have-local-pranswer",
        }),
        "rollback" if place.is_some() => Some("stable"),
        _ => None,
    }
}

/// Whether a remote description is an offer where none is expected. Browsers roll back their own offer today; Chrome
/// refused the other side's.
#[must_use]
pub fn is_glare(kind: &str, state: &str) -> bool {
    kind == "offer" && state != "closed" && after(state, true, kind).is_none()
}

/// `readyState` for today's `signalingState`; `is_answered`: whether an offer of the connection was ever answered.
///
/// It is `opening` from the first description on, and `active` once the first offer is answered; a later offer does not
/// change that.
#[must_use]
pub fn ready_state(signaling_state: &str, is_answered: bool) -> &'static str {
    match (signaling_state, is_answered) {
        ("closed", _) => "closed",
        (_, true) => "active",
        ("stable", false) => "new",
        _ => "opening",
    }
}

/// `iceState` for today's `iceConnectionState` and `iceGatheringState`, which were one state then.
///
/// `None` if it is the `iceConnectionState` itself.
#[must_use]
pub fn ice_state(ice_connection_state: &str, ice_gathering_state: &str) -> Option<&'static str> {
    match (ice_connection_state, ice_gathering_state) {
        ("new", "gathering") => Some("gathering"),
        // We have candidates, and the other side has sent none.
        ("new", "complete") => Some("waiting"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_and_its_answer_lead_back_to_stable_on_either_side() {
        for (is_remote, offered, provisional) in
            [(false, "have-local-offer", "have-remote-pranswer"), (true, "have-remote-offer", "have-local-pranswer")]
        {
            assert_eq!(after("stable", is_remote, "offer"), Some(offered));
            assert_eq!(after(offered, is_remote, "offer"), Some(offered), "the same side may offer again");
            assert_eq!(after(offered, !is_remote, "answer"), Some("stable"));
            assert_eq!(after(offered, !is_remote, "pranswer"), Some(provisional));
            assert_eq!(after(provisional, !is_remote, "pranswer"), Some(provisional));
            assert_eq!(after(provisional, !is_remote, "answer"), Some("stable"));
            assert_eq!(after(offered, is_remote, "rollback"), Some("stable"));
        }
    }

    #[test]
    fn what_comes_out_of_turn_is_refused() {
        for (state, is_remote, kind) in [
            ("stable", false, "answer"),
            ("stable", true, "pranswer"),
            ("stable", true, "rollback"),
            ("have-local-offer", true, "offer"),
            ("have-local-offer", false, "answer"),
            ("have-remote-offer", false, "offer"),
            ("have-remote-offer", true, "answer"),
            ("closed", true, "offer"),
            ("stable", true, "bogus"),
        ] {
            assert_eq!(after(state, is_remote, kind), None, "{state} {kind}");
        }
    }

    #[test]
    fn a_remote_offer_is_glare_while_the_own_one_waits() {
        assert!(is_glare("offer", "have-local-offer") && is_glare("offer", "have-remote-pranswer"));
        assert!(!is_glare("offer", "stable") && !is_glare("answer", "have-local-offer") && !is_glare("offer", "closed"));
    }

    #[test]
    fn a_connection_opens_with_its_first_description_and_is_active_when_answered() {
        let states = [
            ("stable", false),
            ("have-local-offer", false),
            ("have-remote-offer", false),
            ("stable", true),
            ("have-local-offer", true),
            ("closed", true),
        ];
        assert_eq!(
            states.map(|(signaling, answered)| ready_state(signaling, answered)),
            ["new", "opening", "opening", "active", "active", "closed"]
        );
    }

    #[test]
    fn ice_gathers_waits_and_then_is_what_it_is_today() {
        let states =
            [("new", "new"), ("new", "gathering"), ("new", "complete"), ("checking", "gathering"), ("disconnected", "complete")];
        assert_eq!(
            states.map(|(connection, gathering)| ice_state(connection, gathering)),
            [None, Some("gathering"), Some("waiting"), None, None]
        );
    }
}
