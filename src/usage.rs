//! Which legacy members and forms the page used, and how often: what a migration has to replace.

use std::cell::RefCell;

use crate::realm::{global, realm};
use crate::value::{UNDEFINED, Value};

/// In the realm: the function of js/polyfill.js that prints a warning, if the page's owner wants that.
pub(crate) const WARN: &str = "warn";

/// One legacy member or form of a member.
pub(crate) struct Use {
    /// Its name, as the specification has it.
    member: &'static str,
    /// How often the page used it.
    count: u32,
    /// Whether it was taken without effect, because nothing in today's browsers is like it.
    ignored: bool,
    /// The stack at the first use, as the browser writes it.
    stack: String,
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

/// There are some dozens of names at most, so looking through them all is quick. Only the first use of each looks at the stack.
fn count(member: &'static str, ignored: bool) {
    if cfg!(feature = "unrecorded") {
        return;
    }
    let is_known = USES.with_borrow_mut(|uses| {
        let known = uses.iter_mut().find(|known| known.member == member && known.ignored == ignored);
        known.map(|known| known.count = known.count.saturating_add(1)).is_some()
    });
    if is_known {
        return;
    }
    // V8 writes ten lines if not told otherwise, and the page's may be below that many of ours.
    let (errors, limit) = (global().get("Error"), "stackTraceLimit");
    let before = errors.get(limit);
    let is_limited = !before.is_undefined();
    if is_limited {
        errors.set(limit, 50);
    }
    let stack = Value::type_error("").get("stack").text().unwrap_or_default();
    if is_limited {
        errors.set(limit, before);
    }
    USES.with_borrow_mut(|uses| uses.push(Use { member, count: 1, ignored, stack }));
    let warn = realm().get(WARN);
    if warn.is_function() {
        // What a page makes of `console` is no concern of the call's.
        let _ = warn.call(UNDEFINED, &[member.into(), ignored.into()]);
    }
}

/// The uses so far, in the order of the first use of each: `[member, count, ignored, stack]`, of which js/usage.js makes objects.
pub(crate) fn report() -> Value {
    let report = Value::array(&[]);
    USES.with_borrow(|uses| {
        for used in uses {
            report.push(Value::array(&[used.member.into(), used.count.into(), used.ignored.into(), (&*used.stack).into()]));
        }
    });
    report
}
