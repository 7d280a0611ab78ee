//! Samples for the tests of `sdp`, and a reader of descriptions that shares no code with it.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::indexing_slicing)]

pub mod fuzzed;
pub mod gateway;

use std::fs;
use std::path::{Path, PathBuf};

/// The real descriptions that may be committed, with their names.
pub fn committed(folder: &str) -> Vec<(String, String)> {
    let samples = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sdp").join(folder));
    assert!(!samples.is_empty(), "tests/sdp/{folder} is empty");
    samples
}

/// All real descriptions of a folder: those beside the checkout (or in `SHARED_DIR`) too, where they are.
pub fn all(folder: &str) -> Vec<(String, String)> {
    let shared =
        std::env::var_os("SHARED_DIR").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let samples = read(&shared.join("sdp").join(folder));
    if samples.is_empty() && matches!(folder, "captured" | "generated") { committed(folder) } else { samples }
}

fn read(folder: &Path) -> Vec<(String, String)> {
    let mut samples: Vec<(String, String)> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "sdp"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()))
        .collect();
    samples.sort();
    samples
}

/// One committed sample.
pub fn sample(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sdp").join(name)).unwrap()
}

/// The session part and the media sections, each a list of lines without their ends.
pub fn parts(sdp: &str) -> Vec<Vec<&str>> {
    let mut parts = vec![Vec::new()];
    for line in sdp.lines() {
        if line.starts_with("m=") {
            parts.push(Vec::new());
        }
        parts.last_mut().unwrap().push(line);
    }
    parts
}

/// The media sections.
pub fn sections(sdp: &str) -> Vec<Vec<&str>> {
    parts(sdp).split_off(1)
}

/// What stands behind `prefix` in the lines that begin with it.
pub fn values<'a>(lines: &[&'a str], prefix: &str) -> Vec<&'a str> {
    lines.iter().filter_map(|line| line.strip_prefix(prefix)).collect()
}

/// `kind mid direction stream track`, for each section: what a translation is about, in one line. `-` for nothing; a section with port 0
/// that is not `bundle-only` is `rejected`.
pub fn outline(sdp: &str) -> Vec<String> {
    sections(sdp)
        .iter()
        .map(|section| {
            let mut words = section[0].trim_start_matches("m=").split(' ');
            let (kind, port) = (words.next().unwrap(), words.next().unwrap());
            let direction = ["sendrecv", "sendonly", "recvonly", "inactive"]
                .into_iter()
                .find(|name| section.contains(&format!("a={name}").as_str()))
                .unwrap_or("-");
            let direction = if port == "0" && !section.contains(&"a=bundle-only") { "rejected" } else { direction };
            let mid = values(section, "a=mid:").join("+");
            let msid = values(section, "a=msid:").join("+");
            format!("{kind} {mid} {direction} {}", if msid.is_empty() { "-" } else { &msid })
        })
        .collect()
}

/// The tracks that a Plan B description names: `kind stream track`, once each, in order.
pub fn plan_b_tracks(sdp: &str) -> Vec<String> {
    let mut tracks = Vec::new();
    for section in sections(sdp) {
        let kind = section[0].trim_start_matches("m=").split(' ').next().unwrap();
        for source in values(&section, "a=ssrc:") {
            if let Some((_, msid)) = source.split_once(" msid:") {
                let track = format!("{kind} {msid}");
                if !tracks.contains(&track) {
                    tracks.push(track);
                }
            }
        }
    }
    tracks
}

/// Is this line one that the translator writes?
pub fn is_owned(line: &str) -> bool {
    ["a=mid:", "a=msid:", "a=msid-semantic:", "a=ssrc:", "a=ssrc-group:", "a=group:"]
        .iter()
        .any(|prefix| line.starts_with(prefix))
        || matches!(line, "a=sendrecv" | "a=sendonly" | "a=recvonly" | "a=inactive" | "a=bundle-only")
        || line.ends_with("urn:ietf:params:rtp-hdrext:sdes:mid")
        || line.starts_with("m=")
        || line.starts_with("a=candidate:")
        || line == "a=end-of-candidates"
}

/// A short Plan B section for `tracks`, given as `stream track`. The sources are `base`, `base + 1`...
pub fn plan_b_section(kind: &str, direction: &str, base: u32, tracks: &[&str]) -> String {
    let (codec, media) = if kind == "audio" { ("111", "opus/48000/2") } else { ("96", "VP8/90000") };
    let mut text = format!(
        "m={kind} 9 UDP/TLS/RTP/SAVPF {codec}\r\nc=IN IP4 0.0.0.0\r\na=ice-ufrag:abcd\r\na=ice-pwd:abcdefghijklmnopqrstuvwx\r\n\
         a=fingerprint:sha-256 AA\r\na=setup:actpass\r\na=mid:{kind}\r\na={direction}\r\na=rtcp-mux\r\na=rtpmap:{codec} {media}\r\n"
    );
    for (number, track) in tracks.iter().enumerate() {
        let source = base + number as u32;
        text += &format!("a=ssrc:{source} cname:c\r\na=ssrc:{source} msid:{track}\r\n");
    }
    text
}

/// A Plan B description with these sections.
pub fn plan_b(sections: &[String]) -> String {
    let mids: Vec<&str> = sections.iter().flat_map(|section| values(&section.lines().collect::<Vec<_>>(), "a=mid:")).collect();
    format!(
        "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE {}\r\na=msid-semantic: WMS\r\n{}",
        mids.iter().map(|mid| mid.split("\r\n").next().unwrap()).collect::<Vec<_>>().join(" "),
        sections.concat()
    )
}
