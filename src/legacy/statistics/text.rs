//! How are numbers read, and how did libjingle write them?
//!
//! Every legacy value is a string, made by `rtc::ToString`. Rust's own parsing and formatting would weigh more than the whole translation.

use crate::legacy::text::join;

/// A boolean.
pub(super) const fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// What a number means that stands in JSON; NaN for anything else.
pub(super) fn number(text: &str) -> f64 {
    let (mut number, mut scale) = (f64::NAN, 1.0);
    let mut point = false;
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => {
                number = if number.is_nan() { 0.0 } else { number * 10.0 } + f64::from(byte - b'0');
                if point {
                    scale *= 10.0;
                }
            }
            b'.' => point = true,
            b'-' if index == 0 => scale = -1.0,
            b'e' => {
                let exponent = self::number(text.get(index + 1..).unwrap_or_default());
                // Powers of ten are exact up to 22, so whatever a browser writes in decimals is read as well as it can be.
                return number / scale * power_of_ten(exponent);
            }
            b'+' => {}
            _ => return f64::NAN,
        }
    }
    number / scale
}

fn power_of_ten(exponent: f64) -> f64 {
    let mut power = 1.0;
    let mut left = exponent.abs();
    while left >= 1.0 {
        power *= 10.0;
        left -= 1.0;
    }
    if exponent < 0.0 { 1.0 / power } else { power }
}

/// A whole number: rounded, and as decimal digits.
pub(super) fn whole(number: f64) -> String {
    let rounded = number.round();
    let mut text = String::new();
    if rounded < 0.0 {
        text.push('-');
    }
    push_digits(&mut text, rounded.abs() as u64);
    text
}

/// A floating-point number, not negative, with six significant digits and no trailing zeros: C's `%g`, except that it writes numbers below
/// 1e-4 and from 1e6 on with an exponent.
pub(super) fn float(number: f64) -> String {
    let (mut scaled, mut decimals) = (number, 0);
    while scaled < 99_999.95 && decimals < 17 {
        scaled *= 10.0;
        decimals += 1;
    }
    let digits = whole(scaled);
    let mut text = String::new();
    for place in 0..decimals + 1 {
        // Zeros before the first digit, as many as the decimals want.
        if digits.len() + place <= decimals {
            text.push('0');
        }
    }
    text.push_str(&digits);
    let point = text.len() - decimals;
    let mut end = text.len();
    while end > point && text.as_bytes().get(end - 1) == Some(&b'0') {
        end -= 1;
    }
    let (whole, fraction) = (text.get(..point).unwrap_or_default(), text.get(point..end).unwrap_or_default());
    join(&[whole, if fraction.is_empty() { "" } else { "." }, fraction])
}

fn push_digits(text: &mut String, number: u64) {
    if number >= 10 {
        push_digits(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::{float, number, whole};

    #[test]
    fn numbers_are_read_as_json_stringify_writes_them() {
        for read in [0.0, 1.0, -1.5, 0.1, 1763684649123.456, 4294967295.0, 1e-7, 1.392_779_647_711_85, 1e21, 1.5e300] {
            let text = serde_json::to_string(&read).unwrap_or_default();
            assert!((number(&text) - read).abs() <= read.abs() * 1e-15, "{text}");
        }
        for (text, read) in [("-5", -5.0), ("-0.25", -0.25), ("2E", f64::NAN), ("1e+2", 100.0), ("-1.5e-2", -0.015)] {
            assert!(number(text) == read || read.is_nan() && number(text).is_nan(), "{text}");
        }
        for text in ["", "true", "null", "\"5\"", "[1]"] {
            assert!(number(text).is_nan(), "{text}");
        }
    }

    #[test]
    fn whole_numbers_are_rounded_to_the_nearest() {
        for (number, text) in [(0.0, "0"), (1.5, "2"), (-3.4, "-3"), (-0.2, "0"), (4_262_684_203.0, "4262684203")] {
            assert_eq!(whole(number), text);
        }
    }

    #[test]
    fn floats_have_six_significant_digits() {
        // What C's printf("%g") prints, where that has no exponent.
        for (number, text) in [
            (0.0, "0"),
            (1.0, "1"),
            (5.27, "5.27"),
            (5.269_999_999_999_932, "5.27"),
            (1.392_779_647_711_85, "1.39278"),
            (100.0, "100"),
            (123_456.7, "123457"),
            (999_999.4, "999999"),
            (0.1, "0.1"),
            (0.000_1, "0.0001"),
            (0.000_123_456_78, "0.000123457"),
            (0.000_099_999_96, "0.0001"),
            (1_234_567.0, "1234567"),
            (0.000_012_5, "0.0000125"),
            (1e-12, "0.000000000001"),
            (1e-30, "0"),
            (2.5e15, "2500000000000000"),
        ] {
            assert_eq!(float(number), text, "{number}");
        }
    }
}
