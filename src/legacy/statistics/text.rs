//! How did libjingle write numbers?
//!
//! Every legacy value is a string, made by `rtc::ToString`. Here numbers are only rounded: JavaScript writes the
//! digits, because it always writes the shortest text that reads as the same number.

/// A boolean.
pub(super) const fn boolean(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// Rounded to a whole number.
pub(super) fn whole(number: f64) -> f64 {
    (number + 0.5).floor()
}

/// Rounded to six significant digits, as by C's `%g`.
pub(super) fn float(number: f64) -> f64 {
    let mut scale = 1.0;
    // Powers of ten are exact up to the 22nd, so a quotient is the number nearest to those digits.
    while number * scale < 99_999.95 && scale < 1e22 {
        scale *= 10.0;
    }
    whole(number * scale) / scale
}

/// A whole number in decimal digits, for use in ids.
pub(super) fn digits(number: f64) -> String {
    let mut text = String::new();
    if number < 0.0 {
        text.push('-');
    }
    push_digits(&mut text, number.abs() as u64);
    text
}

fn push_digits(text: &mut String, number: u64) {
    if number >= 10 {
        push_digits(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::{digits, float, whole};

    #[test]
    fn whole_numbers_are_rounded_to_the_nearest() {
        for (number, rounded) in [(0.0, "0"), (1.5, "2"), (-3.4, "-3"), (-0.2, "0"), (4_262_684_203.0, "4262684203")] {
            assert_eq!(whole(number).to_string(), rounded);
            assert_eq!(digits(whole(number)), rounded);
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
            assert_eq!(float(number).to_string(), text, "{number}");
        }
    }
}
