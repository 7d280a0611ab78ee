//! Which of the letters that a page gave to `insertDTMF` are played? Chromium 49 to 65 accepted any text, and skipped
//! what is not a tone when its turn came.

fn is_tone(letter: char) -> bool {
    matches!(letter, '0'..='9' | 'A'..='D' | 'a'..='d' | '#' | '*' | ',')
}

/// The tones among the letters.
pub fn valid(letters: &str) -> String {
    letters.chars().filter(|letter| is_tone(*letter)).collect()
}

/// The letter that is played while this many tones wait, and the letters after it. The first one was never observed
/// waiting.
pub fn playing(letters: &str, waiting: usize) -> (&str, &str) {
    let tones = || letters.char_indices().filter(|(_, letter)| is_tone(*letter));
    let played = tones().count().saturating_sub(waiting).max(1);
    let Some((at, letter)) = tones().nth(played - 1) else { return ("", "") };
    let end = at + letter.len_utf8();
    (letters.get(at..end).unwrap_or_default(), letters.get(end..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_no_tones_wait_with_those_that_are() {
        assert_eq!(valid("1-2 3"), "123");
        assert_eq!([3, 2, 1, 0].map(|waiting| playing("1-2 3", waiting)), [("1", "-2 3"), ("1", "-2 3"), ("2", " 3"), ("3", "")]);
    }

    #[test]
    fn without_tones_nothing_waits() {
        assert_eq!((valid("ü"), playing("ü", 0), playing("", 0)), (String::new(), ("", ""), ("", "")));
    }
}
