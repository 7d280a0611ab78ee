//! The repair of a gateway's SDP: it ends, and what is repaired once is whole.
//!
//! The input is a description and the offer that it answers, with a NUL between them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use webkit_rtc_peer_connection::sdp::{Role, repaired};

fuzz_target!(|input: &str| {
    let (sdp, offer) = input.split_once('\0').unwrap_or((input, ""));
    for role in [Role::Offer, Role::Answer, Role::Local] {
        let offer = if role == Role::Answer { offer } else { "" };
        if let Some(once) = repaired(sdp, role, offer, true) {
            repaired(&once, role, offer, true);
        }
    }
});
