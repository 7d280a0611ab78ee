//! How does a description grow, line by line?

use std::borrow::Cow;

use super::lines::{Line, Lines, position, split};

/// A description that is being written. Lines of ours end as RFC 8866 says; copied lines keep their own ends.
pub(crate) struct Text(pub(crate) String);

impl Text {
    /// Copies a line, byte for byte.
    pub(crate) fn copy(&mut self, raw: &str) {
        // A description may lack the end of its last line, and now another line follows it.
        if !self.0.is_empty() && !self.0.ends_with("\n") {
            self.0.push_str("\r\n");
        }
        self.0.push_str(raw);
    }

    /// Copies lines.
    pub(crate) fn copy_all(&mut self, lines: &[Line<'_>]) {
        for line in lines {
            self.copy(line.raw);
        }
    }

    /// Adds a line of our own.
    pub(crate) fn line(&mut self, parts: &[&str]) {
        self.copy("");
        for part in parts {
            self.0.push_str(part);
        }
        self.0.push_str("\r\n");
    }
}

/// The text with every line ended as RFC 8866 says. Chrome accepted bare line feeds and mixed line ends.
pub fn with_line_ends(text: &str) -> Cow<'_, str> {
    let is_bare = |line: &str| line.ends_with('\n') && !line.ends_with("\r\n");
    if !Lines(text).any(is_bare) {
        return Cow::Borrowed(text);
    }
    let mut ended = String::new();
    for line in Lines(text) {
        let (line, end) = split(line, position(line, b'\n'));
        ended.push_str(line.trim_end_matches('\r'));
        if !end.is_empty() {
            ended.push_str("\r\n");
        }
    }
    Cow::Owned(ended)
}
