//! How does a description grow, line by line?

use super::lines::{Line, cut};

/// A description that grows.
pub(crate) struct Text {
    /// What is written so far.
    pub(crate) text: String,
    line_end: &'static str,
}

impl Text {
    /// Starts a text whose own lines end as those of `model` do.
    ///
    /// RFC 8866 asks for `\r\n`; pages that join with `\n` keep `\n`.
    pub(crate) fn like(model: &str) -> Self {
        let (first, rest) = cut(model, b'\n');
        let line_end = if first.ends_with('\r') || rest.is_empty() {
            "\r\n"
        } else {
            "\n"
        };
        Self {
            text: String::new(),
            line_end,
        }
    }

    /// Adds a line that is there already, byte for byte.
    pub(crate) fn copy(&mut self, raw: &str) {
        // A description may lack the end of its last line, and now a line follows it.
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push_str(self.line_end);
        }
        self.text.push_str(raw);
    }

    /// Adds lines that are there already.
    pub(crate) fn copy_all(&mut self, lines: &[Line<'_>]) {
        for line in lines {
            self.copy(line.raw);
        }
    }

    /// Adds a line of our own.
    pub(crate) fn line(&mut self, parts: &[&str]) {
        self.copy("");
        for part in parts {
            self.text.push_str(part);
        }
        self.text.push_str(self.line_end);
    }
}
