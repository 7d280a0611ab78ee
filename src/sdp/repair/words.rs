//! Which words did libjingle read only in part, or not at all?

use super::heads::Head;
use crate::sdp::index::NONE;
use crate::sdp::lines::{cut, split};
use crate::sdp::names::push_number;
use crate::sdp::text::Text;

/// What happens to a word.
#[derive(Clone, Copy)]
enum Rule {
    /// It stays.
    Same,
    /// `o=`: an id or a version that is not a 64-bit number becomes its last digits, because those are the ones that
    /// grow; `1` if it has none.
    Serial,
    /// `c=`: host names, groups (`224.2.1.1/127`) and addresses of the other family carry no information: candidates do
    /// (RFC 8839, 4.2.1.2).
    Address,
    /// `m=`: a number of ports, or a port that is not valid. Chrome only checked whether it is 0.
    Port,
    /// `m=`: `RTP/AVPF`, which Chrome answered with encryption all the same.
    Protocol,
    /// `m=`: a data channel line that follows only half of the draft.
    Format,
    /// `b=`: a fraction is cut off, and a limit below zero is removed.
    Limit,
    /// `a=fingerprint`: the digits become capitals (RFC 8122, 5).
    Capitals,
    /// A number of a candidate: whole and above zero.
    Priority,
    /// A candidate's port: without a possible one, the candidate cannot be used to reach anybody.
    Reach,
    /// A candidate's `rport`, likewise.
    Related,
    /// A source's id in decimal: libjingle also read hexadecimal, and a number below zero in 32 bits.
    Source,
}

/// The rules: which line, and its first and last word that they apply to.
const RULES: [(Head, usize, usize, Rule); 12] = [
    (Head::Origin, 1, 2, Rule::Serial),
    (Head::Connection, 2, 2, Rule::Address),
    (Head::Media, 1, 1, Rule::Port),
    (Head::Media, 2, 2, Rule::Protocol),
    (Head::Media, 3, 3, Rule::Format),
    (Head::Bandwidth, 0, 0, Rule::Limit),
    (Head::Fingerprint, 1, 1, Rule::Capitals),
    (Head::Candidate, 3, 3, Rule::Priority),
    (Head::Candidate, 5, 5, Rule::Reach),
    (Head::Candidate, 6, NONE, Rule::Related),
    (Head::Source, 0, 0, Rule::Source),
    (Head::SourceGroup, 1, NONE, Rule::Source),
];

/// Writes a line without its end. `false`: there can be no such line.
pub(super) fn write(text: &mut Text, head: Head, start: &str, mut value: &str) -> bool {
    text.0.push_str(start);
    let (mut number, mut before) = (0, "");
    while !value.is_empty() {
        if number > 0 {
            text.0.push(' ');
        }
        let word;
        (word, value) = cut(value, b' ');
        if word.is_empty() {
            // Two blanks stay two: Chromium, like libjingle, counts an empty word between them.
            continue;
        }
        let rule = RULES.iter().find(|(known, first, last, _)| *known == head && *first <= number && number <= *last);
        let rule = rule.map_or(Rule::Same, |(.., rule)| *rule);
        let mut own = String::new();
        let written = match rule {
            Rule::Serial if word.len() > 20 || !is_digits(word) => {
                for digit in word.bytes().filter(u8::is_ascii_digit) {
                    own.push(char::from(digit));
                }
                let digits = split(&own, own.len().saturating_sub(18)).1;
                if digits.is_empty() { "1" } else { digits }
            }
            Rule::Address if !is_address(word, before) => {
                if before == "IP6" {
                    "::"
                } else {
                    "0.0.0.0"
                }
            }
            Rule::Port => {
                let port = cut(word, b'/').0;
                if is_port(port) { port } else { "9" }
            }
            Rule::Protocol if word == "RTP/AVPF" => "RTP/SAVPF",
            Rule::Format if word == "webrtc-datachannel" && before == "DTLS/SCTP" => "5000",
            Rule::Limit => {
                let (kind, limit) = cut(word, b':');
                let (whole, fraction) = cut(limit, b'.');
                if below_zero(whole) {
                    return false;
                }
                let is_number = is_digits(whole) && is_digits(fraction) && !whole.is_empty();
                split(word, if is_number { kind.len() + 1 + whole.len() } else { word.len() }).0
            }
            Rule::Capitals => {
                own.push_str(word);
                own.make_ascii_uppercase();
                &own
            }
            Rule::Priority if below_zero(word) => "1",
            Rule::Priority => cut(word, b'.').0,
            Rule::Related if before != "rport" => word,
            Rule::Reach | Rule::Related if below_zero(word) || is_digits(word) && !is_port(word) => return false,
            Rule::Source => {
                let whole = number_of(split(word, 1).1, 10);
                let id = if word.starts_with('-') && whole != NONE {
                    // In two's complement.
                    (whole as u32).wrapping_neg() as usize
                } else {
                    word.strip_prefix("0x").map_or(NONE, |digits| number_of(digits, 16))
                };
                if id == NONE {
                    word
                } else {
                    push_number(&mut own, id);
                    &own
                }
            }
            _ => word,
        };
        text.0.push_str(written);
        (number, before) = (number + 1, word);
    }
    true
}

/// A whole number; [`NONE`] for any other word.
pub(super) fn number_of(digits: &str, base: u32) -> usize {
    let mut number = if digits.is_empty() { NONE } else { 0_usize };
    for byte in digits.bytes() {
        let Some(digit) = char::from(byte).to_digit(base) else { return NONE };
        number = number.saturating_mul(base as usize).saturating_add(digit as usize);
    }
    number
}

fn is_port(word: &str) -> bool {
    number_of(word, 10) < 1 << 16
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn below_zero(word: &str) -> bool {
    word.starts_with("-") && number_of(cut(split(word, 1).1, b'.').0, 10) != NONE
}

fn is_address(word: &str, family: &str) -> bool {
    let is_6 = family == "IP6";
    let dots = word.bytes().filter(|byte| *byte == b'.').count();
    let is_letter = |byte: u8| byte == b'.' || byte.is_ascii_digit() || is_6 && (byte == b':' || byte.is_ascii_hexdigit());
    (is_6 || dots == 3) && word.bytes().all(is_letter)
}
