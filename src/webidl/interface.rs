//! How do Rust functions become members of a JavaScript prototype, in the shape that WebIDL requires?
//!
//! The members of a class are constant tables. js/realm/members.js gets their names as one text, makes a function for
//! each and defines it. Each function calls one export of the crate, with the member's number, its `this` and its
//! arguments. The members that a page finds from the start are in src/surface.rs; these here are defined later.

use std::cell::RefCell;
use std::ptr;

use crate::realm::{native, patches};
use crate::value::sys::{self, CRATE};
use crate::value::{Completion, UNDEFINED, Value};
use crate::webidl::exceptions::throw_type_error;

/// A call by the page.
#[derive(Clone, Copy)]
pub(crate) struct Call {
    /// The member's name; for an accessor, the attribute's.
    pub(crate) member: &'static str,
    /// `this`, not yet checked.
    pub(crate) this: Value,
    /// The arguments, as many as the page gave.
    pub(crate) args: Value,
}

impl Call {
    /// The argument at `index`; `undefined` where the page gave fewer.
    pub(crate) fn arg(&self, index: u32) -> Value {
        self.args.at(index)
    }

    /// Passes the call on to the native method of a connection, unchanged.
    pub(crate) fn forward(&self) -> Completion {
        native(self.member).apply(self.this, self.args)
    }
}

/// Throws what native methods throw when they are called without their one argument.
pub(crate) fn one_argument(call: &Call) -> Completion<()> {
    if call.args.length() > 0 { Ok(()) } else { throw_type_error(call.member, "1 argument required, but only 0 present.") }
}

/// What a member does.
pub(crate) type Steps = fn(&Call) -> Completion;

/// A member of an interface.
pub(crate) enum Member {
    /// Its name, its `length` (the required arguments) and its steps.
    Operation(&'static str, u8, Steps),
    /// Its name, the steps of its getter, and of its setter if it has one.
    Attribute(&'static str, Steps, Option<Steps>),
    /// A setter that replaces the attribute's own, if it has one; the getter stays.
    Setter(&'static str, Steps),
}

use Member::{Attribute, Operation, Setter};

thread_local! {
    /// The members made so far: the number of a table's first member never changes.
    static MEMBERS: RefCell<Vec<&'static Member>> = const { RefCell::new(Vec::new()) };
}

/// Defines the members of these tables on an object of ours.
pub(crate) fn define(object: Value, tables: &[&'static [Member]]) {
    define_members(object, tables, UNDEFINED);
}

/// Replaces what an object of the page's realm has at the members' names, until `uninstall()`.
pub(crate) fn patch(object: Value, members: &'static [Member]) {
    define_members(object, &[members], patches::patches());
}

fn define_members(object: Value, tables: &[&'static [Member]], patches: Value) {
    let rows = rows_of(tables);
    let _ = CRATE.with(|of_crate| sys::define_members(of_crate, number_of(tables), &rows, &object.js(), &patches.js()));
}

/// The text for js/realm/members.js.
pub(crate) fn rows_of(tables: &[&'static [Member]]) -> String {
    let mut text = String::new();
    for member in tables.iter().copied().flatten() {
        let (name, kind) = match member {
            Operation(name, length, _) => (name, char::from(b'0' + length)),
            Attribute(name, _, None) => (name, 'r'),
            Attribute(name, ..) => (name, 'a'),
            Setter(name, _) => (name, 's'),
        };
        text.push(kind);
        text.push_str(name);
        text.push(',');
    }
    text
}

/// The number of the first member of these tables, for JavaScript: each member has two, and the second is its setter's.
pub(crate) fn number_of(tables: &[&'static [Member]]) -> i32 {
    MEMBERS.with_borrow_mut(|members| {
        let first = tables.iter().copied().flatten().next();
        let known = members.iter().position(|known| first.is_some_and(|first| ptr::eq(*known, first)));
        let place = known.unwrap_or_else(|| {
            let place = members.len();
            members.extend(tables.iter().copied().flatten());
            place
        });
        // There are a few hundred.
        i32::try_from(2 * place).map_or(i32::MIN, |number| !number)
    })
}

/// The result of calling the member with this number.
pub(crate) fn call(number: usize, this: Value, args: Value) -> Completion {
    let member = MEMBERS.with_borrow(|members| members.get(number / 2).copied());
    let (member, steps) = match member {
        Some(Attribute(name, _, Some(steps))) if number % 2 == 1 => (name, steps),
        Some(Operation(name, _, steps) | Attribute(name, steps, _) | Setter(name, steps)) => (name, steps),
        None => return Ok(UNDEFINED),
    };
    steps(&Call { member, this, args })
}
