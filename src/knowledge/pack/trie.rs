//! All patterns of all packs in one graph over token keys, walked in one pass over an article.
//!
//! It is a trie whose equal ends are shared (Daciuk et al. 2000, "Incremental construction of minimal acyclic finite-state
//! automata"), so that the forms of a pattern cost their sum and not their product: which form it was is read from the text
//! again, for what is reported. Edges live in one open-addressing table keyed by (node, token key), so a step is one probe; a
//! 38-bit tag stands for the pair (one false step in 10^11). A bit set of first keys answers "nothing starts here" for nearly every
//! word without touching the table. A word in any of its forms is one edge, for the lexeme; which lexemes a word may be a form of
//! stands in a table of its own, asked only at nodes that have such an edge. All of it is read where it lies in the program.

use super::Output;
use super::forms::{Forms, lexeme_key};
use super::inflect::Lexeme;
use super::pairs::{Begun, First, Pairs, Second, one, step_key};
use super::pattern::{Expansion, Word, keys_of};
use super::store::{Bytes, Numbers, Stored};
use crate::text::Key;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

const ROOT: u32 = 0;
/// The key of the edge for "any one word". Keys of words are odd, those of lexemes even and higher.
const ANY: Key = 2;

/// The filter of first keys has at least this many bits, and eight for each, so that it says yes wrongly of one word in eight at most.
const MIN_FILTER_BITS: usize = 1 << 17;
/// Bits of the filter of edges for each edge: small enough to stay in a cache, where the slots do not.
const BITS_FOR_EDGE: usize = 8;

/// A slot holds, from its high bits down: the tag, whether the child has an edge for any word, whether it has one for a lexeme,
/// whether it yields anything, whether it has any edge, and the child. Node 0 is no child, so an empty slot is 0.
const TAG_SHIFT: u32 = 26;
const HAS_ANY: u32 = 1 << 25;
const HAS_LEXEME: u32 = 1 << 24;
const YIELDS: u32 = 1 << 23;
const GOES_ON: u32 = 1 << 22;
const CHILD: u32 = GOES_ON - 1;
const FLAGS: u32 = HAS_ANY | HAS_LEXEME | YIELDS | GOES_ON;

/// A node with what its slot says of it.
#[derive(Clone, Copy, Debug)]
pub struct Node(u32);

impl Node {
    fn index(self) -> u32 {
        self.0 & CHILD
    }
}

/// A compiled graph.
#[derive(Debug, Default)]
pub struct Trie {
    /// Eight bytes each; three of four are taken.
    slots: Bytes,
    /// Node `n` yields outputs `out_ends[n - 2]..out_ends[n - 1]`; nodes behind the last of them yield nothing.
    out_ends: Numbers,
    outputs: Bytes,
    /// Which first keys there are; the number of bits is a power of two.
    filter: Bytes,
    /// Which edges there are, by their tags; the number of bits is a power of two.
    edges: Bytes,
    forms: Forms,
    pairs: Pairs,
}

/// The tokens behind the first word of a match.
pub trait Ahead {
    /// Key of token `n` (1 for the first behind it), and whether it is a word that a gap may take; `None` at the end.
    fn word(&self, n: usize) -> Option<(Key, bool)>;
    /// Key of token `n` without the future proclitic, if it begins as with one.
    fn without_future(&self, n: usize) -> Option<Key>;
}

fn tag(node: u32, key: Key) -> u64 {
    let mixed = (key ^ u64::from(node).wrapping_mul(0xD6E8_FEB8_6659_FD93)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}

/// Where the search for a tag begins among `slots`, from bits that are not kept in the slot.
fn place(tag: u64, slots: usize) -> usize {
    const LOW: u64 = (1 << TAG_SHIFT) - 1;
    (((tag & LOW) * slots as u64) >> TAG_SHIFT) as usize
}

fn first_hash(key: Key) -> usize {
    (key.wrapping_mul(0xC2B2_AE3D_27D4_EB4F) >> 32) as usize
}

/// Whether a filter, whose size is a power of two, has the bit that a hash falls on.
fn has_bit(filter: &[u8], hash: usize) -> bool {
    let bit = hash & (filter.len() * 8).wrapping_sub(1);
    filter.get(bit / 8).is_some_and(|byte| byte >> (bit % 8) & 1 == 1)
}

/// A filter of at least `bits` bits for these hashes.
fn filter(hashes: impl Iterator<Item = usize>, bits: usize) -> Bytes {
    let bits = bits.next_power_of_two().max(8);
    let mut filter = vec![0u8; bits / 8];
    for hash in hashes {
        let bit = hash & (bits - 1);
        filter[bit / 8] |= 1 << (bit % 8);
    }
    Cow::Owned(filter)
}

impl Trie {
    /// What the word with `key` may begin.
    pub fn begin(&self, key: Key, mut found: impl FnMut(Begun)) {
        if !has_bit(&self.filter, first_hash(key)) {
            return;
        }
        for key in std::iter::once(key).chain(self.forms.lexemes(key)) {
            let Some(node) = self.step(ROOT, key) else { continue };
            if node.0 & YIELDS != 0 {
                self.outputs(node).for_each(|o| found(Begun::Whole(o)));
            }
            if node.0 & GOES_ON != 0 {
                found(Begun::Part(First { node, ahead: self.pairs.get(step_key(node.index())) }));
            }
        }
    }

    fn step(&self, node: u32, key: Key) -> Option<Node> {
        let tag = tag(node, key);
        if !has_bit(&self.edges, tag as usize) {
            return None;
        }
        let slots = self.slots.as_chunks::<8>().0;
        let start = place(tag, slots.len());
        for slot in slots[start..].iter().chain(&slots[..start]) {
            let slot = u64::from_le_bytes(*slot);
            if slot == 0 {
                break;
            }
            if slot >> TAG_SHIFT == tag >> TAG_SHIFT {
                return Some(Node(slot as u32 & (FLAGS | CHILD)));
            }
        }
        None
    }

    fn outputs(&self, node: Node) -> impl Iterator<Item = Output> + '_ {
        let end_of = |n: u32| self.out_ends.get(n as usize);
        let start = node.index().checked_sub(2).and_then(end_of).unwrap_or(0);
        let end = node.index().checked_sub(1).and_then(end_of).unwrap_or(start);
        let all = self.outputs.as_chunks::<{ Output::BYTES }>().0;
        all.get(start as usize..end as usize).unwrap_or_default().iter().filter_map(|b| Output::from_bytes(*b))
    }

    /// What the word with `key` is as the second of a pattern; `future` is its key without the future proclitic, if it begins as
    /// with one.
    #[must_use]
    pub fn second(&self, key: Key, future: Option<Key>) -> Second {
        let bent = std::iter::once(key).chain(future).flat_map(|key| self.forms.lexemes(key));
        std::iter::once(key).chain(bent).fold(Second::NONE, |second, key| Second {
            behind: second.behind | self.pairs.get(key),
            own: second.own | one(key),
        })
    }

    /// Reports every longer pattern with the step `first` that goes on with the tokens `ahead`, whose first is `second`: its output and its
    /// length in tokens.
    pub fn walk(&self, first: First, second: Second, ahead: &impl Ahead, found: &mut impl FnMut(Output, usize)) {
        let First { node, ahead: words } = first;
        let may_follow = second.behind & one(step_key(node.index())) != 0 && second.own & words != 0;
        if node.0 & HAS_ANY != 0 || may_follow {
            self.go_on(node, 1, ahead, found);
        }
    }

    /// What is found at a node, and behind it.
    fn reach(&self, node: Node, len: usize, ahead: &impl Ahead, found: &mut impl FnMut(Output, usize)) {
        if node.0 & YIELDS != 0 {
            self.outputs(node).for_each(|o| found(o, len));
        }
        if node.0 & GOES_ON != 0 {
            self.go_on(node, len, ahead, found);
        }
    }

    /// What is found behind a node.
    fn go_on(&self, node: Node, len: usize, ahead: &impl Ahead, found: &mut impl FnMut(Output, usize)) {
        let Some((key, word)) = ahead.word(len) else { return };
        if let Some(child) = self.step(node.index(), key) {
            self.reach(child, len + 1, ahead, found);
        }
        if !word {
            return;
        }
        if node.0 & HAS_LEXEME != 0 {
            self.bend(node.index(), key, len + 1, ahead, found);
            if let Some(key) = ahead.without_future(len) {
                self.bend(node.index(), key, len + 1, ahead, found);
            }
        }
        if node.0 & HAS_ANY != 0
            && let Some(child) = self.step(node.index(), ANY)
        {
            self.reach(child, len + 1, ahead, found);
        }
    }

    /// Goes on by the lexemes that a word may be a form of.
    fn bend(&self, node: u32, key: Key, len: usize, ahead: &impl Ahead, found: &mut impl FnMut(Output, usize)) {
        for lexeme in self.forms.lexemes(key) {
            if let Some(child) = self.step(node, lexeme) {
                self.reach(child, len, ahead, found);
            }
        }
    }
}

impl Stored for Trie {
    fn write(&self, out: &mut Vec<u8>) {
        self.slots.write(out);
        self.out_ends.write(out);
        self.outputs.write(out);
        self.filter.write(out);
        self.edges.write(out);
        self.forms.write(out);
        self.pairs.write(out);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        let trie = Self {
            slots: Bytes::read(input)?,
            out_ends: Numbers::read(input)?,
            outputs: Bytes::read(input)?,
            filter: Bytes::read(input)?,
            edges: Bytes::read(input)?,
            forms: Forms::read(input)?,
            pairs: Pairs::read(input)?,
        };
        let whole = |filter: &Bytes| filter.is_empty() || filter.len().is_power_of_two();
        (whole(&trie.filter) && whole(&trie.edges)).then_some(trie)
    }
}

/// Collects patterns and makes a [`Trie`].
#[derive(Debug, Default)]
pub struct Builder {
    edges: HashMap<(u32, Key), u32>,
    outputs: Vec<Vec<Output>>,
    first: HashSet<Key>,
    lexemes: HashMap<Lexeme, u32>,
}

impl Builder {
    /// The keys of the edges for a form of a pattern.
    pub fn keys(&mut self, form: &Expansion) -> Vec<Key> {
        let mut keys = Vec::new();
        for word in &form.words {
            match word {
                Word::Any => keys.push(ANY),
                Word::Written(text) => keys.extend(keys_of(text)),
                Word::Form(lexeme) => {
                    let fresh = u32::try_from(self.lexemes.len()).unwrap_or(u32::MAX);
                    let number = self.lexemes.get(lexeme).copied().unwrap_or(fresh);
                    if number == fresh {
                        self.lexemes.insert(lexeme.clone(), fresh);
                    }
                    keys.push(lexeme_key(number));
                }
            }
        }
        keys
    }

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
            self.first.insert(first);
            self.outputs[node as usize].push(output);
        }
    }

    /// Whether slots can name all nodes and all lexemes.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.outputs.len() <= CHILD as usize && self.lexemes.len() <= Forms::MAX_LEXEMES
    }

    /// The edges of each node of the least graph, and what each node yields; the root is node 0, and the nodes that yield something
    /// come behind it.
    fn share(&mut self) -> (Vec<Edges>, Vec<Vec<Output>>) {
        let mut edges: Vec<Edges> = vec![Edges::new(); self.outputs.len().max(1)];
        for ((node, key), child) in self.edges.drain() {
            edges[node as usize].insert(key, child);
        }
        // A child is younger than its parent, so from the last node on all children are known.
        let mut shared = vec![ROOT; edges.len()];
        let mut known: HashMap<(Edges, Vec<Output>), u32> = HashMap::new();
        let mut order = Vec::new();
        for node in (1..edges.len()).rev() {
            let mut own = std::mem::take(&mut edges[node]);
            own.values_mut().for_each(|child| *child = shared[*child as usize]);
            let outputs = std::mem::take(&mut self.outputs[node]);
            let fresh = u32::try_from(order.len() + 1).unwrap_or(u32::MAX);
            shared[node] = *known.entry((own, outputs)).or_insert_with_key(|node| {
                order.push(node.clone());
                fresh
            });
        }
        let mut root = edges.swap_remove(0);
        let mut ranked: Vec<usize> = (0..order.len()).collect();
        ranked.sort_by_key(|&i| order[i].1.is_empty());
        let mut rank = vec![ROOT; order.len() + 1];
        for (new, &old) in (1u32..).zip(&ranked) {
            rank[old + 1] = new;
        }
        root.values_mut().for_each(|child| *child = rank[shared[*child as usize] as usize]);
        let (mut all, mut outputs) = (vec![root], vec![Vec::new()]);
        for old in ranked {
            let (mut own, yields) = std::mem::take(&mut order[old]);
            own.values_mut().for_each(|child| *child = rank[*child as usize]);
            all.push(own);
            outputs.push(yields);
        }
        (all, outputs)
    }

    /// The graph. The same patterns give the same bytes.
    #[must_use]
    pub fn build(mut self) -> Trie {
        self.outputs.iter_mut().for_each(|of| {
            of.sort_unstable();
            of.dedup();
        });
        let (edges, outputs) = self.share();
        let mut forms: Vec<(Key, u32)> = Vec::new();
        let mut first: HashSet<Key> = HashSet::new();
        for (lexeme, number) in &self.lexemes {
            let keys = lexeme.keys();
            forms.extend(keys.iter().map(|key| (*key, *number)));
            if self.first.remove(&lexeme_key(*number)) {
                first.extend(keys);
            }
        }
        first.extend(self.first);
        let mut pairs = BTreeMap::new();
        for step in edges[ROOT as usize].values() {
            for &key in edges[*step as usize].keys() {
                *pairs.entry(key).or_default() |= one(step_key(*step));
                *pairs.entry(step_key(*step)).or_default() |= one(key);
            }
        }
        let count = edges.iter().map(Edges::len).sum::<usize>();
        let tags = (0u32..).zip(&edges).flat_map(|(node, own)| own.keys().map(move |key| tag(node, *key) as usize));
        let edge_filter = filter(tags, count * BITS_FOR_EDGE);
        let mut slots = vec![0u64; count * 4 / 3 + 1];
        for (node, own) in (0u32..).zip(&edges) {
            for (&key, &child) in own {
                let tag = tag(node, key);
                let mut at = place(tag, slots.len());
                while slots[at] != 0 {
                    at = (at + 1) % slots.len();
                }
                let (next, yields) = (&edges[child as usize], &outputs[child as usize]);
                let flag = |holds: bool, flag: u32| if holds { flag } else { 0 };
                let flags = flag(next.contains_key(&ANY), HAS_ANY)
                    | flag(next.keys().any(|key| *key != ANY && key % 2 == 0), HAS_LEXEME)
                    | flag(!yields.is_empty(), YIELDS)
                    | flag(!next.is_empty(), GOES_ON);
                slots[at] = (tag >> TAG_SHIFT << TAG_SHIFT) | u64::from(flags | child);
            }
        }
        let mut bytes = Vec::new();
        let out_ends = outputs.iter().skip(1).take_while(|of| !of.is_empty()).map(|of| {
            bytes.extend(of.iter().flat_map(|o| o.to_bytes()));
            u32::try_from(bytes.len() / Output::BYTES).unwrap_or(u32::MAX)
        });
        let out_ends = out_ends.collect();
        Trie {
            slots: Cow::Owned(slots.into_iter().flat_map(u64::to_le_bytes).collect()),
            out_ends,
            outputs: Cow::Owned(bytes),
            filter: filter(first.iter().map(|key| first_hash(*key)), (first.len() * 8).max(MIN_FILTER_BITS)),
            edges: edge_filter,
            forms: Forms::new(forms),
            pairs: Pairs::new(&pairs),
        }
    }
}

/// The edges of a node.
type Edges = BTreeMap<Key, u32>;

#[cfg(test)]
mod tests {
    use super::super::pairs::{Begun, Second};
    use super::super::pattern::Pattern;
    use super::super::{Output, Role};
    use super::{Ahead, Builder, Trie};
    use crate::text::{Key, key};

    /// Words with one space between.
    struct Words<'a>(Vec<&'a str>);

    impl Ahead for Words<'_> {
        fn word(&self, n: usize) -> Option<(Key, bool)> {
            self.0.get(n).map(|w| (key(w), true))
        }

        fn without_future(&self, n: usize) -> Option<Key> {
            self.0.get(n)?.strip_prefix('س').map(key)
        }
    }

    fn trie(patterns: &[&str]) -> Trie {
        let mut builder = Builder::default();
        for (i, p) in patterns.iter().enumerate() {
            for form in Pattern::parse(p).expect("valid").expansions() {
                let role = Role::Wrong(u32::try_from(i).expect("small"));
                let keys = builder.keys(&form);
                builder.add(&keys, Output { role, pattern: 0 });
            }
        }
        builder.build()
    }

    fn found(trie: &Trie, text: &str) -> Vec<(u32, usize)> {
        let words = Words(text.split(' ').collect());
        let mut out = Vec::new();
        let mut see = |o: Output, len| {
            if let Role::Wrong(i) = o.role {
                out.push((i, len));
            }
        };
        let second = words.0.get(1).map_or(Second::NONE, |w| trie.second(key(w), w.strip_prefix('س').map(key)));
        trie.begin(key(words.0[0]), |begun| match begun {
            Begun::Whole(output) => see(output, 1),
            Begun::Part(first) => trie.walk(first, second, &words, &mut see),
        });
        out
    }

    #[test]
    fn finds_every_pattern_that_starts_here_and_gaps_take_one_word() {
        let trie = trie(&["Scale", "Scale AI", "قام * ببناء"]);
        assert_eq!(found(&trie, "scale AI نمت"), [(0, 1), (1, 2)]);
        assert_eq!(found(&trie, "قام العمال ببناء"), [(2, 3)]);
        assert_eq!(found(&trie, "قام ببناء"), []);
    }

    #[test]
    fn lexemes_match_in_any_place() {
        let trie = trie(&["^رمى/يرمي المنشفة", "لن ^رمى/يرمي +منشفة/مناشف", "رموا المنشفة"]);
        assert_eq!(found(&trie, "رموا المنشفة"), [(2, 2), (0, 2)], "beside the same words written out");
        assert_eq!(found(&trie, "ترمي المنشفة"), [(0, 2)]);
        assert_eq!(found(&trie, "لن يرموا مناشفهم"), [(1, 3)]);
        assert_eq!(found(&trie, "لن سيرمون المنشفة"), [(1, 3)]);
        assert_eq!(found(&trie, "لن رام المنشفة"), []);
    }
}
