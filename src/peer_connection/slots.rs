//! What we know of one connection: its internal slots.

use super::initializers::fields::set_legacy_page;
use crate::realm::{Content, List, native, schema};
use crate::value::{Completion, FALSE, TRUE, UNDEFINED, Value};

/// In the realm: the class that our connections have.
pub(super) const CLASS: &str = "class";

schema! {
    /// The schema of connections.
    Connection, ConnectionSlots, ConnectionPlaces {
        /// The local streams, in the order in which they were added.
        LOCAL_STREAMS: List,
        /// The remote streams, in the order in which they were announced.
        REMOTE_STREAMS: List,
        /// The senders' ids of remote tracks, by the ids that the browser gave to these, where they differ.
        TRACK_IDS: Value,
        /// Whether the browser has fired `negotiationneeded` since descriptions were last set.
        NEGOTIATION_NEEDED: bool,
        /// The promise of the latest `setRemoteDescription`, if any.
        REMOTE_SET: Value,
        /// The arguments of the calls of `addIceCandidate` that came before the remote description.
        EARLY_CANDIDATES: List,
        /// The description that is being set, on either side, and the one that was begun last.
        SETTING_LOCAL: Value,
        SETTING_REMOTE: Value,
        SETTING_LAST: Value,
        /// The channels of a connection with `RtpDataChannels`, by their labels.
        RTP_CHANNELS: Value,
        /// How the page uses the connection.
        ERA: Era,
        /// Whether the page has used any form that today's standard lacks, whether or not it uses promises too.
        OLD_FORMS: bool,
        /// Whether the connection may speak Plan B. Its first description decides, by the form in which the page uses
        /// it.
        UNDECIDED: bool,
        /// The peer's description that was set while that was undecided.
        GIVEN: Value,
        /// Whether the first description that the page set was a local one, and so an offer.
        INITIATOR: bool,
        /// Whether its transport is shown as `completed`.
        COMPLETED: bool,
        /// The transceivers that do not receive because the page's options refused it.
        REFUSING: List,
        /// Whether the page has created a data channel.
        HAS_DATA: bool,
        /// Whether `open` has been fired.
        OPENED: bool,
        /// Whether we fire the events of its end, and not the browser.
        FIRES_AT_CLOSE: bool,
        /// The last descriptions of a closed connection.
        LAST_LOCAL_DESCRIPTION: Value,
        LAST_REMOTE_DESCRIPTION: Value,
        /// The calls of `getStats` that wait for the browser, each as `[success, failure, selector, form]`.
        WAITING_FOR_STATS: List,
        /// The legacy reports that were made last.
        REPORTS: Value,
        /// When they were made, in ms.
        REPORTED_AT: f64,
        /// What the next native report is compared with: `[base, latest, made]`, see `legacy::statistics::History`.
        HISTORY: List,
        /// The id of the session, which stays the same.
        SESSION: Value,
    }
}

/// How a page uses a connection: the form of its calls tells. A few calls have one form for both ages (`close()`,
/// `addIceCandidate(candidate)`). They behave as in Chrome 49 for a page that is known to expect it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Era {
    /// Nothing is known yet.
    Unknown,
    /// As before there were promises: since its first legacy call.
    Legacy,
    /// As today, for good: the page has asked for the promise of an offer or an answer. (Pages of 2016 did that, and
    /// called `addStream`.)
    Modern,
}

impl Content for Era {
    fn read(value: Value) -> Self {
        if value.is_undefined() {
            Self::Unknown
        } else if value.is_truthy() {
            Self::Legacy
        } else {
            Self::Modern
        }
    }

    fn write(self) -> Value {
        match self {
            Self::Unknown => UNDEFINED,
            Self::Legacy => TRUE,
            Self::Modern => FALSE,
        }
    }
}

/// Notes a legacy use of the connection.
pub(crate) fn set_legacy(slots: ConnectionSlots) {
    if slots.get(OLD_FORMS) {
        return;
    }
    slots.set(OLD_FORMS, true);
    if slots.get(ERA) == Era::Unknown {
        slots.set(ERA, Era::Legacy);
    }
    if slots.get(ERA) == Era::Legacy {
        set_legacy_page();
    }
}

/// Notes that the page asked for a promise of an offer or an answer. Returns the slots, if the connection has any.
pub(crate) fn set_modern(connection: Value) -> Option<ConnectionSlots> {
    let slots = ConnectionSlots::of(connection);
    if let Some(slots) = slots {
        slots.set(ERA, Era::Modern);
    }
    slots
}

/// Whether the page is known to use the connection as before there were promises.
pub(crate) fn is_legacy(slots: ConnectionSlots) -> bool {
    slots.get(ERA) == Era::Legacy
}

/// Whether the page is known to use the connection as today.
pub(crate) fn is_modern(slots: ConnectionSlots) -> bool {
    slots.get(ERA) == Era::Modern
}

/// Whether the connection is closed.
pub(crate) fn is_closed(connection: Value) -> Completion<bool> {
    Ok(signaling_state(connection)?.is("closed"))
}

/// The native `signalingState`.
pub(crate) fn signaling_state(connection: Value) -> Completion {
    native("signalingState").call(connection, &[])
}
