//! Plan B to native: an offer, an answer and an edit, against whatever the connection holds already.
//!
//! The input is up to three descriptions with a NUL between them: the page's or peer's, the native remote one, the native local one.

#![no_main]

use libfuzzer_sys::fuzz_target;
use webkit_rtc_peer_connection::sdp::{self, Senders};

fuzz_target!(|input: &str| {
    let mut parts = input.splitn(3, '\0');
    let page = parts.next().unwrap_or("");
    let remote = parts.next();
    let local = parts.next().unwrap_or("");
    let senders = Senders {
        mids: "0 video.3",
        audio: 1,
        video: 2,
    };
    let first = sdp::remote_offer(page, remote, &senders);
    // Setting the same offer once more, as for spare sections, fits what the first one made.
    let again = sdp::remote_offer(
        page,
        Some(&first),
        &Senders {
            mids: senders.mids,
            ..Senders::default()
        },
    );
    sdp::to_plan_b(&again);
    sdp::follow_up_offer(page, &first, &senders);
    sdp::remote_answer(page, local, remote);
    sdp::local(page, local);
    sdp::rename_mids(page, local);
});
