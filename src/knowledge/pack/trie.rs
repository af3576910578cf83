//! All patterns of all packs in one trie over token keys, walked in one pass over an article.
//!
//! Edges live in one open-addressing table keyed by (node, token key), so a step is one probe; a 64-bit tag stands for the
//! pair. A bit set of first keys answers "nothing starts here" for nearly every word without touching the table.

use super::pattern::ANY;
use crate::text::Key;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

const ROOT: u32 = 0;
const FILTER_BITS: usize = 1 << 17;

/// A compiled trie.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Trie {
    /// `(tag, child)`; a tag of 0 is an empty slot. The length is a power of two.
    slots: Vec<(u64, u32)>,
    /// Node `n` yields `outputs[out_ends[n - 1]..out_ends[n]]`.
    out_ends: Vec<u32>,
    outputs: Vec<u32>,
    /// Which nodes have an edge for any word.
    any: Vec<u32>,
    filter: Vec<u64>,
}

fn tag(node: u32, key: Key) -> u64 {
    let mixed = (key ^ u64::from(node).wrapping_mul(0xD6E8_FEB8_6659_FD93)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed ^ (mixed >> 32)) | 1
}

fn filter_bit(key: Key) -> usize {
    (key.wrapping_mul(0xC2B2_AE3D_27D4_EB4F) >> 40) as usize % FILTER_BITS
}

impl Trie {
    /// Whether any pattern begins with `key`. May say yes wrongly, never no.
    #[must_use]
    pub fn may_start(&self, key: Key) -> bool {
        let bit = filter_bit(key);
        self.filter.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
    }

    fn step(&self, node: u32, key: Key) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let tag = tag(node, key);
        let mask = self.slots.len() - 1;
        let mut at = tag as usize & mask;
        loop {
            match self.slots[at] {
                (0, _) => return None,
                (found, child) if found == tag => return Some(child),
                _ => at = (at + 1) & mask,
            }
        }
    }

    fn outputs(&self, node: u32) -> &[u32] {
        let n = node as usize;
        let start = n.checked_sub(1).map_or(0, |p| self.out_ends[p] as usize);
        &self.outputs[start..self.out_ends[n] as usize]
    }

    /// Reports every pattern that begins with `first` and goes on with the keys that `next` gives for token 1, 2, …:
    /// its output and its length in tokens. `next` gives `None` at the end, and whether the token is a word that a gap may take.
    pub fn walk(&self, first: Key, next: &impl Fn(usize) -> Option<(Key, bool)>, found: &mut impl FnMut(u32, usize)) {
        if let Some(node) = self.step(ROOT, first) {
            self.go_on(node, 1, next, found);
        }
    }

    fn go_on(
        &self,
        node: u32,
        len: usize,
        next: &impl Fn(usize) -> Option<(Key, bool)>,
        found: &mut impl FnMut(u32, usize),
    ) {
        self.outputs(node).iter().for_each(|&o| found(o, len));
        let Some((key, word)) = next(len) else { return };
        if let Some(child) = self.step(node, key) {
            self.go_on(child, len + 1, next, found);
        }
        if word
            && self.any.binary_search(&node).is_ok()
            && let Some(child) = self.step(node, ANY)
        {
            self.go_on(child, len + 1, next, found);
        }
    }
}

/// Collects patterns and makes a [`Trie`].
#[derive(Debug, Default)]
pub struct Builder {
    edges: HashMap<(u32, Key), u32>,
    outputs: Vec<Vec<u32>>,
    first: Vec<Key>,
}

impl Builder {
    /// Adds a pattern that yields `output`.
    pub fn add(&mut self, keys: &[Key], output: u32) {
        if self.outputs.is_empty() {
            self.outputs.push(Vec::new());
        }
        let mut node = ROOT;
        for &key in keys {
            let fresh = u32::try_from(self.outputs.len()).unwrap_or(u32::MAX);
            node = *self.edges.entry((node, key)).or_insert(fresh);
            if node == fresh {
                self.outputs.push(Vec::new());
            }
        }
        if let Some(&first) = keys.first() {
            self.first.push(first);
            self.outputs[node as usize].push(output);
        }
    }

    /// The trie. The same patterns give the same bytes.
    #[must_use]
    pub fn build(self) -> Trie {
        let mut filter = vec![0u64; FILTER_BITS / 64];
        for key in self.first {
            let bit = filter_bit(key);
            filter[bit / 64] |= 1 << (bit % 64);
        }
        let mut slots = vec![(0u64, 0u32); (self.edges.len() * 2).max(2).next_power_of_two()];
        let mask = slots.len() - 1;
        let mut any: Vec<u32> = self.edges.keys().filter(|(_, k)| *k == ANY).map(|(n, _)| *n).collect();
        any.sort_unstable();
        let mut edges: Vec<_> = self.edges.into_iter().collect();
        edges.sort_unstable();
        for ((node, key), child) in edges {
            let tag = tag(node, key);
            let mut at = tag as usize & mask;
            while slots[at].0 != 0 {
                at = (at + 1) & mask;
            }
            slots[at] = (tag, child);
        }
        let mut outputs = Vec::new();
        let out_ends = self
            .outputs
            .into_iter()
            .map(|of| {
                outputs.extend(of);
                u32::try_from(outputs.len()).unwrap_or(u32::MAX)
            })
            .collect();
        Trie { slots, out_ends, outputs, any, filter }
    }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::{Pattern, keys_of};
    use super::Builder;

    #[test]
    fn finds_every_pattern_that_starts_here_and_gaps_take_one_word() {
        let mut builder = Builder::default();
        for (i, p) in ["Scale", "Scale AI", "قام * ببناء"].iter().enumerate() {
            for form in Pattern::parse(p).expect("valid").expansions() {
                builder.add(&form.keys(), u32::try_from(i).expect("small"));
            }
        }
        let trie = builder.build();
        let found = |text: &str| {
            let keys = keys_of(text);
            let mut out = Vec::new();
            trie.walk(keys[0], &|n| keys.get(n).map(|k| (*k, true)), &mut |o, len| out.push((o, len)));
            out
        };
        assert_eq!(found("scale AI نمت"), [(0, 1), (1, 2)]);
        assert_eq!(found("قام العمال ببناء"), [(2, 3)]);
        assert_eq!(found("قام ببناء"), []);
        assert!(trie.may_start(keys_of("Scale")[0]));
    }
}
