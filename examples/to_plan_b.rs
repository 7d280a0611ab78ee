//! Translates files with native descriptions into Plan B: `cargo run --example to_plan_b -- a.sdp b.sdp` prints a JSON array of texts.
#![allow(clippy::unwrap_used)]

use webkit_rtc_peer_connection::sdp::to_plan_b;

fn main() {
    let read = |path: String| std::fs::read_to_string(path).unwrap().replace("\r\n", "\n").replace('\n', "\r\n");
    let texts: Vec<String> = std::env::args().skip(1).map(|path| to_plan_b(&read(path))).collect();
    println!("{}", serde_json::to_string(&texts).unwrap());
}
