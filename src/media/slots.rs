//! What we know of streams, tracks and media elements: their internal slots.

use crate::realm::{List, schema};
use crate::value::Value;

schema! {
    /// The schema of streams.
    Stream, StreamSlots, StreamPlaces {
        /// The connection that receives it.
        RECEIVED_BY: Value,
        /// The page's remote stream for which this one stands in the browser. The page never sees this one.
        STANDS_FOR: Value,
        /// The connections that send it since `addStream`, each as a `WeakRef`.
        SENT_BY: List,
        /// Whether it has ended.
        HAS_ENDED: bool,
        /// Whether its tracks are watched.
        IS_WATCHED: bool,
        /// Whether we fire `active` and `inactive` for it, and which it was last.
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
        /// The streams that must hear of its end.
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
        /// Whether it has the audio tracks; otherwise it has the video tracks.
        IS_AUDIO: bool,
    }
}

schema! {
    /// The schema of media elements, and of the trees that they are in.
    MediaElement, MediaElementSlots, MediaElementPlaces {
        /// The last URL that we looked at.
        URL: Value,
        /// The stream that we let it play.
        PLAYED: Value,
        /// Whether we observe the whole content: for documents and shadow roots.
        IS_OBSERVED: bool,
    }
}
