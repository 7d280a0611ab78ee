//! What do the session's `a=group` lines say when sections are split or joined?

use super::index::Index;
use super::lines::{Line, lines};
use super::write::Text;

/// Copies the session part, and replaces the members of its groups. `index` numbers the mids of `count` things; each thing that is
/// a member is replaced once, in its first place, by what `replace` writes: mids, each behind a space. A mid that `index` does not know
/// stays. A group that loses all its members loses its line.
pub(crate) fn session(
    text: &mut Text,
    session: &str,
    index: &Index<'_>,
    count: usize,
    replace: &dyn Fn(usize, &mut String),
) {
    // For each thing, the last group line that it was seen in.
    let mut seen = vec![0; count];
    for (number, raw) in lines(session).enumerate() {
        let Line::Group(value) = Line::read(raw) else {
            text.copy(raw);
            continue;
        };
        let mut words = value.split_ascii_whitespace();
        let semantics = words.next().unwrap_or("");
        let (mut members, mut empty) = (String::new(), true);
        for mid in words {
            empty = false;
            if let Some(thing) = index.get((mid, ""))
                && let Some(last) = seen.get_mut(thing)
                && *last <= number
            {
                *last = number + 1;
                replace(thing, &mut members);
            }
        }
        if empty {
            text.copy(raw);
        } else if !members.is_empty() {
            text.line(&["a=group:", semantics, &members]);
        }
    }
}

/// Writes ` mid`.
pub(crate) fn member(members: &mut String, mid: &str) {
    members.push(' ');
    members.push_str(mid);
}
