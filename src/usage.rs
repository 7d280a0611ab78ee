//! Which legacy members and forms did the page use, and how often? A migration has to replace these.

use std::cell::RefCell;

use js_sys::TypeError;
use serde::ser::{Serialize, SerializeTuple, Serializer};

use crate::realm::{global, realm};
use crate::value::{UNDEFINED, Value};

/// In the realm: the function of js/polyfill.js that prints a warning, if the page's owner wants warnings.
pub(crate) const WARN: &str = "warn";

/// One legacy member or form of a member.
pub(crate) struct Use {
    /// Its name, as in the specification.
    member: &'static str,
    /// How often the page used it.
    count: u32,
    /// Whether it was accepted without effect, because today's browsers have nothing like it.
    ignored: bool,
    /// The stack at the first use, as the browser writes it.
    stack: String,
}

/// A tuple, which js/usage.js turns into an object: serde-wasm-bindgen's code for structs and maps costs the drop-in 1
/// KB.
impl Serialize for Use {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut tuple = serializer.serialize_tuple(4)?;
        tuple.serialize_element(self.member)?;
        tuple.serialize_element(&self.count)?;
        tuple.serialize_element(&self.ignored)?;
        tuple.serialize_element(&self.stack)?;
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

/// Counts one use of something that the page may go on writing, but that has no effect today.
pub(crate) fn ignore(member: &'static str) {
    count(member, true);
}

/// There are at most some dozens of names, so a linear search is quick. Only the first use of each reads the stack.
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
    // By default V8 writes ten lines, and more than that many of ours may be above the page's.
    let (errors, limit) = (global().get("Error"), "stackTraceLimit");
    let before = errors.get(limit);
    let is_limited = !before.is_undefined();
    if is_limited {
        errors.set(limit, 50);
    }
    let stack = Value::new(TypeError::new("").into()).get("stack").text().unwrap_or_default();
    if is_limited {
        errors.set(limit, before);
    }
    USES.with_borrow_mut(|uses| uses.push(Use { member, count: 1, ignored, stack }));
    let warn = realm().get(WARN);
    if warn.is_function() {
        // An error in the page's own `console` must not fail the call.
        let _ = warn.call(UNDEFINED, &[member.into(), ignored.into()]);
    }
}

/// Passes the uses so far to `read`, in the order of first use.
pub(crate) fn with_uses<T>(read: impl FnOnce(&[Use]) -> T) -> T {
    USES.with_borrow(|uses| read(uses))
}
