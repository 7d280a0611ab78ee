//! What do the session's `a=group` lines say when sections are split or joined?

use super::index::{Index, NONE};
use super::lines::{Kind, word};
use super::section::Description;
use super::text::Text;

/// What replaces a section in the groups.
pub(crate) struct Member {
    /// Mids, each preceded by a space.
    pub(crate) mids: String,
    /// How many there are.
    pub(crate) count: usize,
    /// The number of the last group that listed it.
    pub(crate) group: usize,
}

impl Member {
    pub(crate) fn new() -> Self {
        Self { mids: String::new(), count: 0, group: NONE }
    }

    pub(crate) fn push(&mut self, mid: &str) {
        self.mids.push(' ');
        self.mids.push_str(mid);
        self.count += 1;
    }
}

/// Copies the session part. In its groups, each mid is replaced by the member that `index` gives for it, once, where it
/// first appears.
///
/// A mid that names no section is dropped: servers wrote `BUNDLE audio video data` whatever their sections were called.
/// A group without members loses its line. So does a group whose mids have all become one member: it says nothing any
/// more, and [`slots::write`](super::plan_b::slots::write) may have added its line. `bundled` keeps it, because the
/// page asked for it.
///
/// Where `semantic` is given, it replaces the `a=msid-semantic` line.
pub(crate) fn session(
    text: &mut Text,
    description: &Description<'_>,
    index: &Index<'_>,
    members: &mut [Member],
    semantic: Option<&str>,
    bundled: bool,
) {
    for (number, line) in description.session().iter().enumerate() {
        let mut value = line.value;
        let semantics = word(&mut value);
        if line.kind == Kind::MsidSemantic
            && let Some(semantic) = semantic
        {
            text.copy(semantic);
            continue;
        }
        if line.kind != Kind::Group || value.is_empty() {
            text.copy(line.raw);
            continue;
        }
        let start = text.0.len();
        text.copy("a=group:");
        text.0.push_str(semantics);
        let (mut count, mut joined) = (0, false);
        while !value.is_empty() {
            if let Some(member) = members.get_mut(index.get((0, word(&mut value)))) {
                if core::mem::replace(&mut member.group, number) == number {
                    joined = true;
                } else if member.count > 0 {
                    text.0.push_str(&member.mids);
                    count += 1;
                }
            }
        }
        if count > usize::from(joined && !bundled) {
            text.0.push_str("\r\n");
        } else {
            text.0.truncate(start);
        }
    }
}
