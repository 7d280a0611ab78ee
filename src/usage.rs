//! Which legacy members and forms the page used, and how often: what a migration has to replace.

use std::cell::RefCell;

use crate::realm::{global, lazily, realm};
use crate::value::{UNDEFINED, Value};

/// In the realm: the function of js/polyfill.js that prints a warning, if the page's owner wants that.
pub(crate) const WARN: &str = "warn";

thread_local! {
    /// The legacy members and forms that were used, each with whether it was taken without effect, because nothing in today's browsers is like it.
    static USES: RefCell<Vec<(&'static str, bool)>> = const { RefCell::new(Vec::new()) };
}

/// Of the same, in the order of the first use of each: `[member, count, ignored, stack]`, where the stack is that of the first use, as the browser
/// writes it. js/usage.js makes objects of them.
pub(crate) fn report() -> Value {
    lazily("uses", || Value::array(&[]))
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
    let known = USES.with_borrow(|uses| uses.iter().position(|used| *used == (member, ignored)));
    if let Some(place) = known {
        let used = report().at(place as u32);
        used.set_at(1, (used.at(1).number() + 1.0).into());
        return;
    }
    // V8 writes ten lines if not told otherwise, and the page's may be below that many of ours.
    let (errors, limit) = (global().get("Error"), "stackTraceLimit");
    let before = errors.get(limit);
    let is_limited = !before.is_undefined();
    if is_limited {
        errors.set(limit, 50);
    }
    let stack = Value::type_error("").get("stack").as_text().unwrap_or(UNDEFINED);
    if is_limited {
        errors.set(limit, before);
    }
    USES.with_borrow_mut(|uses| uses.push((member, ignored)));
    report().push(Value::array(&[member.into(), 1.into(), ignored.into(), stack]));
    let warn = realm().get(WARN);
    if warn.is_function() {
        // What a page makes of `console` is no concern of the call's.
        let _ = warn.call(UNDEFINED, &[member.into(), ignored.into()]);
    }
}
