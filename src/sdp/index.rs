//! Which number belongs to this key?

/// A small hash table from texts to numbers. It keeps the translation linear in the size of the description, whatever
/// the page or a peer writes, and takes a fraction of the wasm that a `HashMap` would.
pub(crate) struct Index<'a> {
    /// For each hash, the number of the last entry with it. The length is a power of two.
    heads: Vec<usize>,
    entries: Vec<Entry<'a>>,
}

/// The key of an entry: a section's number, where the same text can occur in several sections, and a text.
pub(crate) type Key<'a> = (usize, &'a str);

/// The number that stands for nothing. `get(NONE)` finds nothing in any list, so most callers need not check. An
/// `Option<usize>` would pass through memory at every call, and add noticeably to the translator's wasm.
pub(crate) const NONE: usize = usize::MAX;

struct Entry<'a> {
    key: Key<'a>,
    value: usize,
    /// The number of the entry before this one with the same head.
    next: usize,
}

impl<'a> Index<'a> {
    /// For about `count` keys: it has at least that many heads, and never grows.
    pub(crate) fn new(count: usize) -> Self {
        Self { heads: vec![NONE; count.next_power_of_two()], entries: Vec::new() }
    }

    /// The number of `key`, or [`NONE`].
    pub(crate) fn get(&self, key: Key<'_>) -> usize {
        self.entries.get(self.find(key)).map_or(NONE, |entry| entry.value)
    }

    /// Gives `key` the number `value`, unless it has one. Returns the one it has.
    #[inline(never)]
    pub(crate) fn set(&mut self, key: Key<'a>, value: usize) -> usize {
        let known = self.find(key);
        if let Some(entry) = self.entries.get_mut(known) {
            if entry.value == NONE {
                entry.value = value;
            }
            return entry.value;
        }
        let mask = self.heads.len() - 1;
        if let Some(head) = self.heads.get_mut(hash(key) & mask) {
            let next = core::mem::replace(head, self.entries.len());
            self.entries.push(Entry { key, value, next });
        }
        value
    }

    /// Gives `key` the number `value`, replacing any that it has.
    pub(crate) fn put(&mut self, key: Key<'a>, value: usize) {
        self.set(key, value);
        let known = self.find(key);
        if let Some(entry) = self.entries.get_mut(known) {
            entry.value = value;
        }
    }

    /// The number of the entry with `key`.
    #[inline(never)]
    fn find(&self, key: Key<'_>) -> usize {
        let mut at = self.heads.get(hash(key) & (self.heads.len() - 1)).copied().unwrap_or(NONE);
        while let Some(entry) = self.entries.get(at) {
            if entry.key == key {
                break;
            }
            at = entry.next;
        }
        at
    }
}

/// FNV-1a.
fn hash(key: Key<'_>) -> usize {
    let mut hash = 0x811c_9dc5 ^ key.0;
    for byte in key.1.bytes() {
        hash = (hash ^ usize::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash
}
