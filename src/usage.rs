//! Which legacy members and forms the page used, and how often: what a migration has to replace.

use std::cell::RefCell;

use serde::ser::{Serialize, SerializeTuple, Serializer};

/// One legacy member or form of a member.
pub(crate) struct Use {
    /// Its name, as the specification has it.
    member: &'static str,
    /// How often the page used it.
    count: u32,
}

/// As a pair, of which js/polyfill.js makes `{member, count}`: what serde-wasm-bindgen has for structs and maps costs the drop-in 1 KB.
impl Serialize for Use {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(self.member)?;
        pair.serialize_element(&self.count)?;
        pair.end()
    }
}

thread_local! {
    static USES: RefCell<Vec<Use>> = const { RefCell::new(Vec::new()) };
}

/// Counts one use. There are some dozens of names at most, so looking through them all is quick.
pub(crate) fn record(member: &'static str) {
    USES.with_borrow_mut(|uses| match uses.iter_mut().find(|known| known.member == member) {
        Some(known) => known.count = known.count.saturating_add(1),
        None => uses.push(Use { member, count: 1 }),
    });
}

/// Gives the uses so far to `read`, in the order of the first use of each.
pub(crate) fn read<T>(read: impl FnOnce(&[Use]) -> T) -> T {
    USES.with_borrow(|uses| read(uses))
}
