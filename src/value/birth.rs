//! Is a value used after its scope? A development build knows of each value which one it is, and asks at each use.
//!
//! A [`Value`](super::Value) is a place on the stack, and after its scope another value may have that place. So builds
//! with `debug_assertions` count the values as they are made; a value and its place both have the number. In a release
//! build a [`Birth`] has no size, and to ask costs nothing.

/// Which of all values one is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Birth {
    #[cfg(debug_assertions)]
    number: u64,
}

impl Birth {
    /// That of a value that no scope ends: a constant, or an interned one.
    pub(super) const LASTING: Self = Self {
        #[cfg(debug_assertions)]
        number: 0,
    };

    /// That of a value that is made now.
    pub(super) fn now() -> Self {
        Self {
            #[cfg(debug_assertions)]
            number: counted(),
        }
    }

    /// At a use of a value that is this one: panics where its place on the stack has another, or nothing.
    #[cfg_attr(debug_assertions, track_caller)]
    pub(super) fn check_use(self, found: Option<Self>) {
        debug_assert!(
            self == Self::LASTING || found == Some(self),
            "a stale Value is used: {self:?} was made in a scope that has ended, and its place on the stack has {found:?} now"
        );
    }

    /// Where a step's error is asked for this one, which it threw: panics where it was not thrown last.
    #[cfg_attr(debug_assertions, track_caller)]
    pub(super) fn check_thrown(self, last: Self) {
        debug_assert!(self == last, "a stale Threw is asked: another step threw, or a scope ended, since {self:?} was thrown");
    }
}

#[cfg(debug_assertions)]
fn counted() -> u64 {
    use std::cell::Cell;

    thread_local! {
        static LAST: Cell<u64> = const { Cell::new(0) };
    }
    LAST.set(LAST.get() + 1);
    LAST.get()
}
