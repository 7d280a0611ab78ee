//! The states of a connection by the names of 2012: `readyState` and `iceState` (Chrome 23 to 25).

/// `readyState` for today's `signalingState`; `is_answered`: whether an offer of the connection was ever answered.
///
/// `opening` from the first description on, `active` when the first offer is answered; a later offer does not change that.
#[must_use]
pub fn ready_state(signaling_state: &str, is_answered: bool) -> &'static str {
    match (signaling_state, is_answered) {
        ("closed", _) => "closed",
        (_, true) => "active",
        ("stable", false) => "new",
        _ => "opening",
    }
}

/// `iceState` for today's `iceConnectionState` and `iceGatheringState`: what they are two of now, was one.
///
/// `None` where it is the `iceConnectionState` itself.
#[must_use]
pub fn ice_state(ice_connection_state: &str, ice_gathering_state: &str) -> Option<&'static str> {
    match (ice_connection_state, ice_gathering_state) {
        ("new", "gathering") => Some("gathering"),
        // There are candidates of our own, and none of the other side.
        ("new", "complete") => Some("waiting"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
