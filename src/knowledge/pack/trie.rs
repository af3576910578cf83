//! All patterns of all packs in one trie over token keys, walked in one pass over an article.
//!
//! Edges live in one open-addressing table keyed by (node, token key), so a step is one probe; a 40-bit tag stands for the
//! pair (one false step in 10^12). A bit set of first keys answers "nothing starts here" for nearly every word without
//! touching the table. All of it is read where it lies in the program.

use super::Output;
use super::pattern::ANY;
use super::store::{Bytes, Numbers, Stored};
use crate::text::Key;
use std::borrow::Cow;
use std::collections::HashMap;

const ROOT: u32 = 0;
const FILTER_BITS: usize = 1 << 17;

/// A slot holds, from its high bits down: the tag, whether the child has an edge for any word, whether it yields anything,
/// and the child. Node 0 is no child, so an empty slot is 0.
const TAG_SHIFT: u32 = 24;
const HAS_ANY: u32 = 1 << 23;
const YIELDS: u32 = 1 << 22;
const CHILD: u32 = YIELDS - 1;

/// A node with what its slot says of it.
#[derive(Clone, Copy)]
struct Node(u32);

impl Node {
    fn index(self) -> u32 {
        self.0 & CHILD
    }
}

/// A compiled trie.
#[derive(Debug, Default)]
pub struct Trie {
    /// Eight bytes each; their number is a power of two.
    slots: Bytes,
    /// Node `n` yields outputs `out_ends[n - 1]..out_ends[n]`, eight bytes each.
    out_ends: Numbers,
    outputs: Bytes,
    /// Which first keys there are.
    filter: Bytes,
}

fn tag(node: u32, key: Key) -> u64 {
    let mixed = (key ^ u64::from(node).wrapping_mul(0xD6E8_FEB8_6659_FD93)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}

fn filter_bit(key: Key) -> usize {
    (key.wrapping_mul(0xC2B2_AE3D_27D4_EB4F) >> 40) as usize % FILTER_BITS
}

impl Trie {
    /// Whether any pattern begins with `key`. May say yes wrongly, never no.
    #[must_use]
    pub fn may_start(&self, key: Key) -> bool {
        let bit = filter_bit(key);
        self.filter.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
    }

    fn step(&self, node: u32, key: Key) -> Option<Node> {
        let slots = self.slots.as_chunks::<8>().0;
        let tag = tag(node, key);
        let mask = slots.len().checked_sub(1)?;
        let mut at = tag as usize & mask;
        loop {
            let slot = u64::from_le_bytes(slots[at]);
            if slot >> TAG_SHIFT == tag >> TAG_SHIFT && slot != 0 {
                return Some(Node(slot as u32 & (HAS_ANY | YIELDS | CHILD)));
            }
            if slot == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    fn outputs(&self, node: Node) -> impl Iterator<Item = Output> + '_ {
        let n = node.index() as usize;
        let start = n.checked_sub(1).and_then(|p| self.out_ends.get(p)).unwrap_or(0);
        let end = self.out_ends.get(n).unwrap_or(start);
        let all = self.outputs.as_chunks::<8>().0;
        all.get(start as usize..end as usize).unwrap_or_default().iter().filter_map(|b| Output::from_bytes(*b))
    }

    /// Reports every pattern that begins with `first` and goes on with the keys that `next` gives for token 1, 2, …:
    /// its output and its length in tokens. `next` gives `None` at the end, and whether the token is a word that a gap may take.
    pub fn walk(
        &self,
        first: Key,
        next: &impl Fn(usize) -> Option<(Key, bool)>,
        found: &mut impl FnMut(Output, usize),
    ) {
        if let Some(node) = self.step(ROOT, first) {
            self.go_on(node, 1, next, found);
        }
    }

    fn go_on(
        &self,
        node: Node,
        len: usize,
        next: &impl Fn(usize) -> Option<(Key, bool)>,
        found: &mut impl FnMut(Output, usize),
    ) {
        if node.0 & YIELDS != 0 {
            self.outputs(node).for_each(|o| found(o, len));
        }
        let Some((key, word)) = next(len) else { return };
        if let Some(child) = self.step(node.index(), key) {
            self.go_on(child, len + 1, next, found);
        }
        if word
            && node.0 & HAS_ANY != 0
            && let Some(child) = self.step(node.index(), ANY)
        {
            self.go_on(child, len + 1, next, found);
        }
    }
}

impl Stored for Trie {
    fn write(&self, out: &mut Vec<u8>) {
        self.slots.write(out);
        self.out_ends.write(out);
        self.outputs.write(out);
        self.filter.write(out);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        let slots = Bytes::read(input)?;
        let trie =
            Self { slots, out_ends: Numbers::read(input)?, outputs: Bytes::read(input)?, filter: Bytes::read(input)? };
        (trie.slots.is_empty() || (trie.slots.len() / 8).is_power_of_two()).then_some(trie)
    }
}

/// Collects patterns and makes a [`Trie`].
#[derive(Debug, Default)]
pub struct Builder {
    edges: HashMap<(u32, Key), u32>,
    outputs: Vec<Vec<Output>>,
    first: Vec<Key>,
}

impl Builder {
    /// Adds a pattern that yields `output`.
    pub fn add(&mut self, keys: &[Key], output: Output) {
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

    /// Number of nodes; a trie holds up to [`Self::MAX_NODES`].
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.outputs.len()
    }

    /// How many nodes a slot can name.
    pub const MAX_NODES: usize = CHILD as usize;

    /// The trie. The same patterns give the same bytes.
    #[must_use]
    pub fn build(self) -> Trie {
        let mut filter = vec![0u8; FILTER_BITS / 8];
        for key in self.first {
            let bit = filter_bit(key);
            filter[bit / 8] |= 1 << (bit % 8);
        }
        let mut slots = vec![0u64; (self.edges.len() * 2).max(2).next_power_of_two()];
        let mask = slots.len() - 1;
        let with_any: std::collections::HashSet<u32> =
            self.edges.keys().filter(|(_, key)| *key == ANY).map(|(node, _)| *node).collect();
        let mut edges: Vec<_> = self.edges.into_iter().collect();
        edges.sort_unstable();
        for ((node, key), child) in edges {
            let tag = tag(node, key);
            let mut at = tag as usize & mask;
            while slots[at] != 0 {
                at = (at + 1) & mask;
            }
            let any = if with_any.contains(&child) { HAS_ANY } else { 0 };
            let yields = if self.outputs[child as usize].is_empty() { 0 } else { YIELDS };
            slots[at] = (tag >> TAG_SHIFT << TAG_SHIFT) | u64::from(any | yields | child);
        }
        let mut outputs = Vec::new();
        let out_ends = self.outputs.into_iter().map(|of| {
            outputs.extend(of.iter().flat_map(|o| o.to_bytes()));
            u32::try_from(outputs.len() / 8).unwrap_or(u32::MAX)
        });
        let out_ends = out_ends.collect();
        let slots = slots.into_iter().flat_map(u64::to_le_bytes).collect();
        Trie { slots: Cow::Owned(slots), out_ends, outputs: Cow::Owned(outputs), filter: Cow::Owned(filter) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::{Pattern, keys_of};
    use super::super::{Output, Role};
    use super::Builder;

    #[test]
    fn finds_every_pattern_that_starts_here_and_gaps_take_one_word() {
        let mut builder = Builder::default();
        for (i, p) in ["Scale", "Scale AI", "قام * ببناء"].iter().enumerate() {
            for form in Pattern::parse(p).expect("valid").expansions() {
                let role = Role::Wrong(u32::try_from(i).expect("small"));
                builder.add(&form.keys(), Output { role, pattern: 0, expansion: 0 });
            }
        }
        let trie = builder.build();
        let found = |text: &str| {
            let keys = keys_of(text);
            let mut out = Vec::new();
            trie.walk(keys[0], &|n| keys.get(n).map(|k| (*k, true)), &mut |o, len| {
                if let Role::Wrong(i) = o.role {
                    out.push((i, len));
                }
            });
            out
        };
        assert_eq!(found("scale AI نمت"), [(0, 1), (1, 2)]);
        assert_eq!(found("قام العمال ببناء"), [(2, 3)]);
        assert_eq!(found("قام ببناء"), []);
        assert!(trie.may_start(keys_of("Scale")[0]));
    }
}
