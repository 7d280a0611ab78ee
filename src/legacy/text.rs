//! How is text cut and joined? (The standard library's functions are generic, and several times the size in wasm.)

/// The parts as one text.
#[must_use]
pub fn join(parts: &[&str]) -> String {
    let mut text = String::new();
    for part in parts {
        text.push_str(part);
    }
    text
}

/// Cuts a text in two at the first `byte`, which is ASCII; `None` if there is none.
#[must_use]
pub fn cut(text: &str, byte: u8) -> Option<(&str, &str)> {
    let at = text.as_bytes().iter().position(|each| *each == byte)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The text of an error without the prefix of promise forms, `Failed to execute 'x' on 'Y': `; `None` if it has none.
/// Failure callbacks got the bare text, and still do in Chromium's own callback forms.
#[must_use]
pub fn bare(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("Failed to execute '")?;
    let colon = rest.as_bytes().windows(3).position(|three| three == b"': ")?;
    rest.get(colon + 3..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_and_cuts() {
        assert_eq!(join(&["a", "", "ä"]), "aä");
        assert_eq!(cut("turn:ä:b", b':'), Some(("turn", "ä:b")));
        assert_eq!(cut("ä:", b':'), Some(("ä", "")));
        assert_eq!(cut("none", b':'), None);
    }

    #[test]
    fn a_text_is_bare_without_the_call() {
        assert_eq!(bare("Failed to execute 'a' on 'B': It's 'so': no."), Some("It's 'so': no."));
        assert_eq!(bare("Failed to execute 'a'"), None);
        assert_eq!(bare("no"), None);
    }
}
