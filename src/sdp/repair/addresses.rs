//! Which addresses does no browser of today read, in the lines that none of them needs?

use crate::sdp::lines::{cut, word};
use crate::sdp::text::Text;

/// An address that says nothing: candidates do (RFC 8839, 4.2.1.2).
pub(super) const NONE: &str = "c=IN IP4 0.0.0.0";

/// `c=IN IP4 address`. Host names, groups (`224.2.1.1/127`), and an address of the other family.
pub(super) fn connection(text: &mut Text, line: &str, mut value: &str) {
    let (_, family, address) = (word(&mut value), word(&mut value), word(&mut value));
    let is_address = if family == "IP6" {
        address.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'))
    } else {
        address.bytes().filter(|byte| *byte == b'.').count() == 3
            && address.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    if is_address { text.copy(line) } else { text.line(&[NONE]) }
}

/// `o=username id version IN IP4 address`. An id or a version that is no number of 64 bits.
pub(super) fn origin(text: &mut Text, line: &str, value: &str) {
    let (user, rest) = cut(value, b' ');
    let (id, rest) = cut(rest, b' ');
    let (version, rest) = cut(rest, b' ');
    if is_number(id) && is_number(version) || rest.is_empty() {
        text.copy(line);
    } else {
        text.line(&["o=", user, " ", &number(id), " ", &number(version), " ", rest]);
    }
}

fn is_number(word: &str) -> bool {
    matches!(word.len(), 1..=20) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The last digits, which are those that grow; `1` where there are none.
fn number(word: &str) -> String {
    if is_number(word) {
        return word.to_owned();
    }
    let mut digits: String = word.chars().filter(char::is_ascii_digit).collect();
    digits.drain(..digits.len().saturating_sub(18));
    if digits.is_empty() { "1".to_owned() } else { digits }
}
