//! How are numbers read, and how did libjingle write them?
//!
//! Every legacy value is a string, made by `rtc::ToString`. Rust's own parsing and formatting would weigh more than the whole translation.

/// A boolean.
pub(super) const fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// What a number means that stands in JSON; NaN for anything else.
pub(super) fn number(text: &str) -> f64 {
    let (mut number, mut exponent, mut scale) = (f64::NAN, 0, 0);
    let (mut negative, mut point, mut scientific, mut negative_exponent) = (false, false, false, false);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' if scientific => exponent = exponent * 10 + i32::from(byte - b'0'),
            b'0'..=b'9' => {
                number = if number.is_nan() { 0.0 } else { number * 10.0 } + f64::from(byte - b'0');
                scale -= i32::from(point);
            }
            b'.' => point = true,
            b'e' => scientific = true,
            b'-' if scientific => negative_exponent = true,
            b'-' => negative = true,
            b'+' => {}
            _ => return f64::NAN,
        }
    }
    scale += if negative_exponent { -exponent } else { exponent };
    // Powers of ten are exact up to 22, so whatever a browser writes in decimals is read as well as it can be.
    let mut power = 1.0;
    for _ in 0..scale.unsigned_abs() {
        power *= 10.0;
    }
    number = if scale < 0 { number / power } else { number * power };
    if negative { -number } else { number }
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

/// A floating-point number as C's `%g` writes it: six significant digits, no trailing zeros, and an exponent below 1e-4
/// and from 1e6 on.
pub(super) fn float(number: f64) -> String {
    if number == 0.0 || !number.is_finite() {
        return String::from("0");
    }
    let mut text = String::new();
    if number < 0.0 {
        text.push('-');
    }

    // number = 0.dddddd × 10^(exponent + 1)
    let mut scaled = number.abs();
    let mut exponent = 5_i32;
    while scaled >= 999_999.5 {
        scaled /= 10.0;
        exponent += 1;
    }
    while scaled < 99_999.95 {
        scaled *= 10.0;
        exponent -= 1;
    }
    let mut digits = String::new();
    push_digits(&mut digits, scaled.round() as u64);
    let digits = digits.trim_end_matches('0');

    if (-4..6).contains(&exponent) {
        push_decimal(&mut text, digits, exponent);
    } else {
        push_decimal(&mut text, digits, 0);
        text.push_str(if exponent < 0 { "e-" } else { "e+" });
        if exponent.abs() < 10 {
            text.push('0');
        }
        push_digits(&mut text, u64::from(exponent.unsigned_abs()));
    }
    text
}

/// Writes `digits` with the decimal point after the digit of weight 10^0, the first digit having weight 10^`exponent`.
fn push_decimal(text: &mut String, digits: &str, exponent: i32) {
    if exponent < 0 {
        text.push_str("0.");
        for _ in exponent..-1 {
            text.push('0');
        }
        text.push_str(digits);
        return;
    }
    let mut weight = exponent;
    for digit in digits.chars() {
        if weight == -1 {
            text.push('.');
        }
        text.push(digit);
        weight -= 1;
    }
    while weight >= 0 {
        text.push('0');
        weight -= 1;
    }
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
    fn floats_are_written_like_percent_g() {
        // The right column is what C's printf("%g") prints.
        for (number, text) in [
            (0.0, "0"),
            (1.0, "1"),
            (5.27, "5.27"),
            (5.269_999_999_999_932, "5.27"),
            (1.392_779_647_711_85, "1.39278"),
            (-30.25, "-30.25"),
            (100.0, "100"),
            (123_456.7, "123457"),
            (999_999.4, "999999"),
            (999_999.6, "1e+06"),
            (1_234_567.0, "1.23457e+06"),
            (0.1, "0.1"),
            (0.000_1, "0.0001"),
            (0.000_123_456_78, "0.000123457"),
            (0.000_099_999_96, "0.0001"),
            (0.000_012_5, "1.25e-05"),
            (1e-12, "1e-12"),
            (2.5e15, "2.5e+15"),
        ] {
            assert_eq!(float(number), text, "{number}");
        }
    }
}
