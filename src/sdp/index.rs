//! Which earlier item has this key?

/// A small hash table from a pair of texts to a number. It keeps the translation linear in the size of the description, whatever
/// the page or a peer writes into it, and costs a fraction of the wasm that a `HashMap` does.
pub(crate) struct Index<'a> {
    /// For each hash, the last entry with it plus one; 0 for none. The length is a power of two.
    heads: Vec<u32>,
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    key: (&'a str, &'a str),
    value: usize,
    hash: u32,
    /// The entry before this one with the same head, plus one.
    next: u32,
}

impl<'a> Index<'a> {
    pub(crate) fn new() -> Self {
        Self {
            heads: vec![0; 16],
            entries: Vec::new(),
        }
    }

    /// The value of the first entry with `key`.
    pub(crate) fn get(&self, key: (&str, &str)) -> Option<usize> {
        let hash = hash(key);
        let mut at = self.head(hash);
        while let Some(entry) = self.entries.get((at as usize).wrapping_sub(1)) {
            if entry.hash == hash && entry.key == key {
                return Some(entry.value);
            }
            at = entry.next;
        }
        None
    }

    /// The value that `key` has, or `value`, which it has from now on.
    pub(crate) fn get_or_insert(&mut self, key: (&'a str, &'a str), value: usize) -> usize {
        if let Some(known) = self.get(key) {
            return known;
        }
        let hash = hash(key);
        self.entries.push(Entry {
            key,
            value,
            hash,
            next: 0,
        });
        let count = self.entries.len();
        if count > self.heads.len() {
            self.heads = vec![0; self.heads.len() * 2];
            for number in 0..count {
                self.link(number);
            }
        } else {
            self.link(count - 1);
        }
        value
    }

    fn head(&self, hash: u32) -> u32 {
        let mask = self.heads.len() - 1;
        self.heads.get(hash as usize & mask).copied().unwrap_or(0)
    }

    fn link(&mut self, number: usize) {
        let mask = self.heads.len() - 1;
        if let Some(entry) = self.entries.get_mut(number)
            && let Some(head) = self.heads.get_mut(entry.hash as usize & mask)
        {
            entry.next = *head;
            *head = number as u32 + 1;
        }
    }
}

/// FNV-1a, with the border between the two texts hashed as well.
fn hash(key: (&str, &str)) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in key.0.bytes().chain([b' ']).chain(key.1.bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash
}
