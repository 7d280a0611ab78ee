//! Which legacy members and forms the page used, and how often: what a migration has to replace.

use std::cell::RefCell;

use serde::Serialize;

/// One legacy member or form of a member.
#[derive(Serialize)]
pub(crate) struct Use {
    /// Its name, as the specification has it.
    member: &'static str,
    /// How often the page used it.
    count: u32,
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
