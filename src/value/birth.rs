//! Is a value used after its scope? A development build knows the identity of each value, and checks it at each use.
//!
//! A [`Value`](super::Value) is a place on the stack, and after its scope another value may have that place. So builds
//! with `debug_assertions` number the values as they are made; both a value and its place have the number. In a release
//! build a [`Birth`] has no size, and checking costs nothing.

/// The identity of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Birth {
    #[cfg(debug_assertions)]
    number: u64,
}

impl Birth {
    /// That of a value that outlives every scope: a constant, or an interned one.
    pub(super) const LASTING: Self = Self {
        #[cfg(debug_assertions)]
        number: 0,
    };

    /// That of a value that is being made.
    pub(super) fn now() -> Self {
        Self {
            #[cfg(debug_assertions)]
            number: counted(),
        }
    }

    /// Checks a use of this value: panics if its place on the stack holds another, or nothing.
    #[cfg_attr(debug_assertions, track_caller)]
    pub(super) fn check_use(self, found: Option<Self>) {
        debug_assert!(
            self == Self::LASTING || found == Some(self),
            "a stale Value is used: {self:?} was made in a scope that has ended, and its place on the stack has {found:?} now"
        );
    }

    /// Checks that a step's error is read in time: panics if this value, which the step threw, was not the last one
    /// thrown.
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
