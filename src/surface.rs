//! Which members and constructors does a page find from the start? js/install.js defines them, and calls them by number.
//!
//! The build writes the names of the members into the scripts. So a page that only loads the script pays for a table of
//! names: the crate's code is compiled when the page first uses a member.

use crate::legacy::text::join;
use crate::media::{as_chrome, documents, moz_names, object_url, source_info, stream, track_list, user_media};
use crate::peer_connection::streams::stream_observer;
use crate::peer_connection::{class, data_channel, initializers};
use crate::value::{Steps, function};
use crate::webidl::interface::{Member, number_of, rows_of};

/// Declares the groups: what js/install.js defines on one object, by the name that it has there.
macro_rules! groups {
    ($($name:ident: $members:expr,)*) => {
        static GROUPS: &[&[&[Member]]] = &[$($members),*];
        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

groups! {
    connection: class::MEMBERS,
    reliable: &[data_channel::RELIABLE],
    maxRetransmitTime: &[data_channel::MAX_RETRANSMIT_TIME],
    description: &[initializers::OF_DESCRIPTIONS],
    candidate: &[initializers::OF_CANDIDATES],
    sentStream: &[stream_observer::MEMBERS],
    stream: &[stream::MEMBERS],
    activity: &[stream::ON_ACTIVITY],
    trackLists: &[track_list::OF_STREAMS],
    track: &[stream::OF_TRACKS],
    sources: &[source_info::MEMBERS],
    navigator: &[user_media::OF_NAVIGATOR],
    adapters: &[user_media::OF_NAVIGATOR_FOR_ADAPTERS],
    devices: &[user_media::OF_DEVICES],
    window: &[documents::OF_WINDOWS],
    url: &[object_url::MEMBERS],
    identity: &[as_chrome::MEMBERS],
    mozNavigator: &[moz_names::OF_NAVIGATOR],
    mozElement: &[moz_names::OF_ELEMENTS],
    mozConnection: &[moz_names::OF_CONNECTIONS],
}

/// What the interface objects do as constructors, and our answer to other copies of the script. Their numbers are those
/// of the first functions.
const FUNCTIONS: [Steps; 5] =
    [class::construct, initializers::new_description, initializers::new_candidate, stream::new_stream, documents::answer];

/// Gives the members and functions their numbers, before anything else gets one.
pub(crate) fn number() {
    for members in GROUPS {
        number_of(members);
    }
    for steps in FUNCTIONS {
        function(steps);
    }
}

/// For the build, which runs this on its own machine: `name:rows;` for each group, in the order of their numbers.
pub(crate) fn text() -> String {
    let mut text = String::new();
    for (name, members) in NAMES.iter().zip(GROUPS) {
        text.push_str(&join(&[name, ":", &rows_of(members), ";"]));
    }
    text
}
