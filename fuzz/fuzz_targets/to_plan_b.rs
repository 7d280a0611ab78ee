//! Native to Plan B: whatever the browser says, the page's untouched copy brings back every byte of it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use webkit_rtc_peer_connection::sdp;

fuzz_target!(|native: &str| {
    let page = sdp::to_plan_b(native);
    assert!(
        page.len() <= 16 * native.len() + 64,
        "{} bytes became {}",
        native.len(),
        page.len()
    );
    assert_eq!(sdp::local(&page, native), native);
    sdp::is_unified(native);
    for index in 0..3 {
        if let Some(place) = sdp::candidate_to_page(native, None, Some(index)) {
            assert!(sdp::candidate_to_native(native, Some(place.mid), None).is_some());
        }
    }
});
