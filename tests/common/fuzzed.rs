//! Descriptions of gateways that nobody has seen yet: real ones, whose lines are dropped, repeated, moved and cut.

/// A generator of numbers (SplitMix64): its seed says everything.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }

    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

/// What stands where a number was.
const NUMBERS: [&str; 16] = [
    "-1",
    "0",
    "1",
    "01",
    "9.5",
    "-0.5",
    "+1",
    "255",
    "65535",
    "65536",
    "70000",
    "4294967296",
    "18446744073709551616",
    "123456789012345678901234567890",
    "0x10",
    "",
];

/// What stands where a word was.
const WORDS: [&str; 26] = [
    "",
    "*",
    "-",
    "/",
    "é",
    "\0",
    "audio",
    "video",
    "image",
    "message",
    "BUNDLE",
    "RTP/AVPF",
    "RTP/AVP",
    "UDP/TLS/RTP/SAVPF",
    "DTLS/SCTP",
    "UDP/DTLS/SCTP",
    "webrtc-datachannel",
    "udptl",
    "IP6",
    "::1",
    "media.example.org",
    "224.2.1.1/127",
    "rport",
    "actpass",
    "holdconn",
    "a-name-of-20-letters",
];

/// What stands between lines.
const LINES: [&str; 33] = [
    "m=image 9 udptl t38",
    "m=message 9 TCP/MSRP *",
    "m=text 0 RTP/AVP 98",
    "m=video 0 RTP/SAVPF 100",
    "m=audio 9 RTP/AVPF 0",
    "m=application 9 DTLS/SCTP webrtc-datachannel",
    "m=",
    "m=x",
    "c=IN IP4 ::1",
    "c=IN IP6 127.0.0.1",
    "b=AS:0.5",
    "b=AS:-3",
    "b=",
    "o=x y z IN IP4 h",
    "a=group:BUNDLE",
    "a=group:BUNDLE x y",
    "a=group:LS audio video",
    "a=mid:",
    "a=mid:audio ",
    "a=bundle-only",
    "a=setup:passive",
    "a=extmap:1 urn:example:x",
    "a=extmap:15/recvonly urn:example:y",
    "a=rtpmap:100 X/90000",
    "a=rtpmap:",
    "a=msid:gw gwa",
    "a=ssrc:-5 msid:gw gwa",
    "a=ssrc-group:FID 0x10 -1",
    "a=candidate:1 1 udp -1.5 ::1 99999 typ srflx raddr h rport 70000",
    "a=sctp-port:5000",
    "x=foo",
    "",
    "=",
];

/// A description with one to eight faults.
pub fn fuzzed(random: &mut Random, sdp: &str) -> String {
    let mut lines: Vec<String> = sdp.split_inclusive('\n').map(str::to_owned).collect();
    for _ in 0..=random.below(8) {
        fault(random, &mut lines);
    }
    let mut text = lines.concat();
    if random.below(20) == 0 {
        text.truncate(place_in(random, &text));
    }
    text
}

fn fault(random: &mut Random, lines: &mut Vec<String>) {
    let count = lines.len();
    let (one, other) = (random.below(count), random.below(count));
    let Some(line) = lines.get(one).cloned() else { return };
    match random.below(12) {
        0 => _ = lines.remove(one),
        1 => lines.insert(one, line),
        2 => lines.insert(other, line),
        3 => lines.swap(one, other),
        4 => lines[one] = format!("{}\r\n", &line[..place_in(random, &line)]),
        5 | 6 => lines[one] = replaced(random, &line, |letter| letter.is_ascii_digit(), &NUMBERS),
        7 => lines[one] = replaced(random, &line, |letter| !" :=\r\n".contains(letter), &WORDS),
        8 => lines.insert(one, format!("{}\r\n", random.pick(&LINES))),
        9 => lines[one] = line.trim_end().to_owned() + random.pick(&["\n", " \r\n", "\r\r\n", "\t\r\n", "\r\n\r\n", ""]),
        10 => lines[one] = if random.below(2) == 0 { line.to_lowercase() } else { line.replacen(' ', "  ", 1) },
        _ => {
            // A whole run of lines: with luck a section.
            let end = (one + 1 + random.below(20)).min(count);
            let run: Vec<String> = lines[one..end].to_vec();
            match random.below(2) {
                0 => _ = lines.drain(one..end),
                _ => _ = lines.splice(other..other, run),
            }
        }
    }
}

/// The line with one run of letters, of those that `are` it, exchanged for one of `others`.
fn replaced(random: &mut Random, line: &str, are: impl Fn(char) -> bool, others: &[&str]) -> String {
    let begins: Vec<usize> = line
        .char_indices()
        .filter(|(at, letter)| are(*letter) && !line[..*at].chars().next_back().is_some_and(&are))
        .map(|(at, _)| at)
        .collect();
    let Some(begin) = begins.get(random.below(begins.len())) else { return line.to_owned() };
    let rest = line[*begin..].trim_start_matches(&are);
    format!("{}{}{rest}", &line[..*begin], random.pick(others))
}

/// A place between two letters.
fn place_in(random: &mut Random, text: &str) -> usize {
    let mut at = random.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
