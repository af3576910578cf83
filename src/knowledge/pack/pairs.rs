//! Which words may follow one another at the beginning of a pattern, roughly: asked before the graph is, whose edges lie far apart in
//! memory. The first word knows something of those that may follow, the second of those that it may follow: common words stand
//! beside so many that only the other can tell.

use super::Output;
use super::store::{Bytes, Stored};
use super::trie::Node;
use crate::text::Key;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Bytes of a slot: four of a tag for the key, eight of its set; all zero if it is empty.
const SLOT: usize = 12;

/// A set of words, a bit for each sixty-fourth of all.
pub type Set = u64;

/// The set of the one word with this key.
#[must_use]
pub fn one(key: Key) -> Set {
    1 << (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58)
}

/// The key under which what may follow a first step stands: that of no word.
#[must_use]
pub fn step_key(node: u32) -> Key {
    1 << 63 | u64::from(node) << 1
}

/// What a word may begin.
#[derive(Clone, Copy, Debug)]
pub enum Begun {
    /// A pattern of this word alone.
    Whole(Output),
    /// A longer one.
    Part(First),
}

/// The first step of a longer pattern.
#[derive(Clone, Copy, Debug)]
pub struct First {
    /// Where it leads.
    pub node: Node,
    /// How many places for edges there are.
    pub slots: u32,
    /// The words that may follow.
    pub ahead: Set,
}

/// A word as the second of a pattern.
#[derive(Clone, Copy, Debug, Default)]
pub struct Second {
    /// The first steps that it may follow.
    pub behind: Set,
    /// Itself, and the lexemes of which it may be a form.
    pub own: Set,
}

impl Second {
    /// No word at all.
    pub const NONE: Self = Self { behind: 0, own: 0 };
    /// A word of which nothing is known.
    pub const ANY: Self = Self { behind: Set::MAX, own: Set::MAX };
}

/// The sets: under each key behind the first of a pattern those of the first steps, under each first step those of the keys.
#[derive(Debug, Default)]
pub struct Pairs(Bytes);

/// Where the search for a key begins among `slots`, and its tag, which is odd.
fn place(key: Key, slots: usize) -> (usize, u32) {
    let mixed = key.wrapping_mul(0xA24B_AED4_963E_E407);
    let mixed = mixed ^ (mixed >> 29);
    ((((mixed >> 32) * slots as u64) >> 32) as usize, mixed as u32 | 1)
}

impl Pairs {
    /// The table of these sets. The same sets give the same bytes.
    #[must_use]
    pub fn new(sets: &BTreeMap<Key, Set>) -> Self {
        let slots = sets.len() * 4 / 3 + 1;
        let mut table = vec![0; slots * SLOT];
        for (key, set) in sets {
            let (mut at, tag) = place(*key, slots);
            while table[at * SLOT..at * SLOT + 4] != [0; 4] {
                at = (at + 1) % slots;
            }
            table[at * SLOT..at * SLOT + 4].copy_from_slice(&tag.to_le_bytes());
            table[at * SLOT + 4..(at + 1) * SLOT].copy_from_slice(&set.to_le_bytes());
        }
        Self(Cow::Owned(table))
    }

    /// The set under `key`: some too many in it, never one too few.
    #[must_use]
    pub fn get(&self, key: Key) -> Set {
        let slots = self.0.as_chunks::<SLOT>().0;
        let (start, tag) = place(key, slots.len());
        let (before, from) = slots.split_at_checked(start).unwrap_or_default();
        let mut set = 0;
        for &[a, b, c, d, e, f, g, h, i, j, k, l] in from.iter().chain(before) {
            match u32::from_le_bytes([a, b, c, d]) {
                0 => break,
                own if own == tag => set |= u64::from_le_bytes([e, f, g, h, i, j, k, l]),
                _ => {}
            }
        }
        set
    }
}

impl Stored for Pairs {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        Bytes::read(input).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Pairs, one};
    use std::collections::BTreeMap;

    #[test]
    fn every_key_has_its_set_and_others_have_none() {
        let key = |i: u64| (i * 0x51_7C_C1_B7) | 1;
        let sets: BTreeMap<u64, u64> = (0..4000).map(|i| (key(i), one(i))).collect();
        let pairs = Pairs::new(&sets);
        assert!(sets.iter().all(|(key, set)| pairs.get(*key) & set == *set));
        assert!((5000..9000).filter(|&i| pairs.get(key(i)) != 0).count() < 3);
        assert_eq!(Pairs::new(&BTreeMap::new()).get(5) | Pairs::default().get(5), 0);
    }
}
