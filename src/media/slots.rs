//! What we know of streams, tracks and media elements: their internal slots.

use crate::realm::{List, schema};
use crate::value::Value;

schema! {
    /// The schema of streams.
    Stream, StreamSlots, StreamPlaces {
        /// The connection that receives it.
        RECEIVED_BY: Value,
        /// The remote stream in whose place the browser has this one. The page never sees it.
        STANDS_FOR: Value,
        /// The connections that send it since `addStream`, each as a `WeakRef`.
        SENT_BY: List,
        /// Whether it has ended.
        HAS_ENDED: bool,
        /// Whether its tracks are watched.
        IS_WATCHED: bool,
        /// Whether we tell when it becomes active or inactive, and which it was last.
        TELLS_ACTIVITY: bool,
        WAS_ACTIVE: bool,
        /// Its lists of tracks, once the page has asked for them.
        AUDIO_TRACKS: Value,
        VIDEO_TRACKS: Value,
        /// Its tracks of a kind, in the order in which they came.
        AUDIO_ORDER: List,
        VIDEO_ORDER: List,
    }
}

schema! {
    /// The schema of tracks.
    Track, TrackSlots, TrackPlaces {
        /// The streams that want to know of its end.
        STREAMS: List,
        /// Whether the far side has stopped sending it, which was its end.
        HAS_LEFT: bool,
    }
}

schema! {
    /// The schema of lists of tracks.
    TrackList, TrackListSlots, TrackListPlaces {
        /// The stream whose tracks it has.
        STREAM: Value,
        /// Whether it has the audio tracks, or else the video tracks.
        IS_AUDIO: bool,
    }
}

schema! {
    /// The schema of media elements, and of the trees that they are in.
    MediaElement, MediaElementSlots, MediaElementPlaces {
        /// The URL that was looked at last.
        URL: Value,
        /// The stream that it plays by us.
        PLAYED: Value,
        /// Of a document or a shadow root: whether we observe all that is in it.
        IS_OBSERVED: bool,
    }
}
