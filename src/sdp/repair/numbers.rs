//! Which values did libjingle read by half, or not at all?

use crate::sdp::lines::{cut, word};
use crate::sdp::text::Text;

/// `b=AS:512.5`, `b=AS:-1`: a fraction is cut off, and a limit below zero is none.
pub(super) fn bandwidth(text: &mut Text, line: &str, value: &str) {
    let (kind, value) = cut(value, b':');
    let (whole, fraction) = cut(value.trim_ascii_start(), b'.');
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.starts_with("-") && is_digits(whole.trim_start_matches('-')) {
        return;
    }
    if whole.len() == value.len() || whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
        text.copy(line);
    } else {
        text.line(&["b=", kind, ":", whole]);
    }
}

/// A blank at the end, which is taken for a part of the value.
pub(super) fn blanks(text: &mut Text, line: &str) {
    let trimmed = line.trim_ascii_end();
    if trimmed.len() == line.trim_end_matches(['\r', '\n']).len() { text.copy(line) } else { text.line(&[trimmed]) }
}

/// `a=fingerprint:sha-256 aa:bb`: the digits are capitals (RFC 8122, 5).
pub(super) fn fingerprint(text: &mut Text, line: &str, value: &str) {
    let (hash, digits) = cut(value, b' ');
    if digits.bytes().any(|byte| byte.is_ascii_lowercase()) {
        text.line(&["a=fingerprint:", hash, " ", &digits.to_ascii_uppercase()]);
    } else {
        text.copy(line);
    }
}

/// `a=candidate:`: without a port that there can be, it is no way to reach anybody. A priority is whole and above zero.
pub(super) fn candidate(text: &mut Text, line: &str, value: &str) {
    let mut words = value;
    let before = (word(&mut words), word(&mut words), word(&mut words));
    let (priority, address, port) = (word(&mut words), word(&mut words), word(&mut words));
    let is_number = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && !port.is_empty();
    let is_port = |port: &str| !is_number(port) || port.parse::<u16>().is_ok();
    let (_, related) = words.split_once(" rport ").unwrap_or_default();
    if !is_port(port) || !is_port(cut(related, b' ').0) {
        return;
    }
    let whole = cut(priority, b'.').0;
    if whole.len() == priority.len() && !whole.starts_with("-") {
        return text.copy(line);
    }
    let whole = if whole.starts_with("-") { "1" } else { whole };
    text.line(&["a=candidate:", before.0, " ", before.1, " ", before.2, " ", whole, " ", address, " ", port, " ", words]);
}
