//! Which legacy members and forms the page used, and how often: what a migration has to replace.

use std::cell::RefCell;

use serde::ser::{Serialize, SerializeTuple, Serializer};

/// One legacy member or form of a member.
pub(crate) struct Use {
    /// Its name, as the specification has it.
    member: &'static str,
    /// How often the page used it.
    count: u32,
    /// Whether it was taken without effect, because nothing in today's browsers is like it.
    ignored: bool,
}

/// As a tuple, of which js/polyfill.js makes an object: what serde-wasm-bindgen has for structs and maps costs the drop-in 1 KB.
impl Serialize for Use {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(3)?;
        tuple.serialize_element(self.member)?;
        tuple.serialize_element(&self.count)?;
        tuple.serialize_element(&self.ignored)?;
        tuple.end()
    }
}

thread_local! {
    static USES: RefCell<Vec<Use>> = const { RefCell::new(Vec::new()) };
}

/// Counts one use.
pub(crate) fn record(member: &'static str) {
    count(member, false);
}

/// Counts one use of what the page may write as it did, and what changes nothing today.
pub(crate) fn ignore(member: &'static str) {
    count(member, true);
}

/// There are some dozens of names at most, so looking through them all is quick.
fn count(member: &'static str, ignored: bool) {
    USES.with_borrow_mut(|uses| match uses.iter_mut().find(|known| known.member == member && known.ignored == ignored) {
        Some(known) => known.count = known.count.saturating_add(1),
        None => uses.push(Use { member, count: 1, ignored }),
    });
}

/// Gives the uses so far to `read`, in the order of the first use of each.
pub(crate) fn read<T>(read: impl FnOnce(&[Use]) -> T) -> T {
    USES.with_borrow(|uses| read(uses))
}
