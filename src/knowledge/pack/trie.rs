//! All patterns of all packs in one graph over token keys, walked in one pass over an article.
//!
//! It is a trie whose equal ends are shared (Daciuk et al. 2000, "Incremental construction of minimal acyclic finite-state
//! automata"), so that the forms of a pattern cost their sum and not their product: which form it was is read from the text
//! again, for what is reported. The edges of a node lie together, so that a step reads one line of memory: they are an
//! open-addressing table of the node's own, or, if they are few, a list. A 29-bit tag stands for the token key. A bit set of first
//! keys answers "nothing starts here" for nearly every word without touching the root's table. A word in any of its forms is one
//! edge, for the lexeme; which lexemes a word may be a form of stands in a table of its own, asked only at nodes that have such an
//! edge. All of it is read where it lies in the program.

use super::Output;
use super::forms::{Forms, lexeme_key};
use super::inflect::Lexeme;
use super::pairs::{Begun, First, Pairs, Second, one, step_key};
use super::pattern::{Expansion, Word, keys_of};
use super::store::{Bytes, Stored};
use crate::text::Key;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The number of the root while a graph is made.
const ROOT: u32 = 0;
/// The key of the edge for "any one word". Keys of words are odd, those of lexemes even and higher.
const ANY: Key = 2;

/// The filter of first keys has at least this many bits, and eight for each, so that it says yes wrongly of one word in eight at most.
const MIN_FILTER_BITS: usize = 1 << 17;

/// Bytes of an edge and of the head of a node.
const EDGE: usize = 7;
/// An edge as it is kept.
type Edge = [u8; EDGE];
/// A node of so few edges has them in a list, without gaps.
const FEW: usize = 8;
/// Bytes of a head that say how many edges follow, gaps counted; the others say which outputs are the node's.
const COUNT: usize = 3;

/// An edge holds, from its high bits down: the tag, what is known of the child, and the child: the place of its edges, or of
/// its outputs if it has no edges. A gap is 0: every child has one or the other.
const TAG_SHIFT: u32 = 27;
/// The child has one edge and yields nothing, so it has no head.
const BARE: u32 = 1 << 26;
/// It has an edge for any word.
const HAS_ANY: u32 = 1 << 25;
/// It has one for a lexeme.
const HAS_LEXEME: u32 = 1 << 24;
/// It yields something.
const YIELDS: u32 = 1 << 23;
/// It has an edge.
const GOES_ON: u32 = 1 << 22;
const CHILD: u32 = GOES_ON - 1;

/// In the first byte of an output: the next is the same node's.
const MORE: u8 = 0x80;

/// A node as the edge to it describes it.
#[derive(Clone, Copy, Debug)]
pub struct Node(u32);

impl Node {
    /// Its edges come first of all.
    const ROOT: Self = Self(GOES_ON);

    fn index(self) -> u32 {
        self.0 & CHILD
    }

    fn is(self, flag: u32) -> bool {
        self.0 & flag != 0
    }
}

/// A compiled graph.
#[derive(Debug, Default)]
pub struct Trie {
    /// Heads and edges.
    nodes: Bytes,
    outputs: Bytes,
    /// Which first keys there are; the number of bits is a power of two.
    filter: Bytes,
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

/// The tag of a key, and where among `slots` the search for it begins, from other bits.
fn place(key: Key, slots: usize) -> (u64, usize) {
    let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = mixed ^ (mixed >> 32);
    let tag_bits = EDGE as u32 * 8 - TAG_SHIFT;
    (mixed >> (u64::BITS - tag_bits), (((mixed & u64::from(u32::MAX)) * slots as u64) >> 32) as usize)
}

/// How many slots a node of so many edges has.
fn slots_for(edges: usize) -> usize {
    if edges <= FEW { edges } else { edges * 4 / 3 }
}

/// The number that some bytes of a node are.
fn number<const N: usize>(bytes: [u8; N]) -> u64 {
    bytes.iter().rev().fold(0, |n, byte| n << 8 | u64::from(*byte))
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

/// The child that one of the edges of a node leads to by `key`.
fn step(edges: &[Edge], key: Key) -> Option<Node> {
    let (tag, start) = place(key, edges.len());
    let (before, from) = edges.split_at_checked(start)?;
    for edge in from.iter().chain(before) {
        let edge = number(*edge);
        if edge >> TAG_SHIFT == tag && edge != 0 {
            return Some(Node(edge as u32 & ((1 << TAG_SHIFT) - 1)));
        }
        if edge == 0 {
            break;
        }
    }
    None
}

impl Trie {
    /// What the word with `key` may begin.
    pub fn begin(&self, key: Key, mut found: impl FnMut(Begun)) {
        if !has_bit(&self.filter, first_hash(key)) {
            return;
        }
        for key in std::iter::once(key).chain(self.forms.lexemes(key)) {
            let Some(node) = step(self.edges(Node::ROOT), key) else { continue };
            if node.is(YIELDS) {
                self.outputs(node).for_each(|o| found(Begun::Whole(o)));
            }
            if node.is(GOES_ON) {
                let slots = u32::try_from(self.open(node).map_or(0, |(edges, _)| edges.len())).unwrap_or(0);
                found(Begun::Part(First { node, slots, ahead: self.pairs.get(step_key(node.index())) }));
            }
        }
    }

    /// The edges of a node, and where its outputs begin.
    fn open(&self, node: Node) -> Option<(&[Edge], usize)> {
        let from = self.nodes.as_chunks::<EDGE>().0.get(node.index() as usize..)?;
        if node.is(BARE) {
            return Some((from.get(..1)?, 0));
        }
        let (&[a, b, c, outputs @ ..], edges) = from.split_first()?;
        Some((edges.get(..number([a, b, c]) as usize)?, number(outputs) as usize))
    }

    /// The edges of a node that was opened before, so that its head need not be read again.
    fn opened(&self, first: First) -> &[Edge] {
        let from = first.node.index() as usize + usize::from(!first.node.is(BARE));
        self.nodes.as_chunks::<EDGE>().0.get(from..from + first.slots as usize).unwrap_or_default()
    }

    /// The edges of a node that has any.
    fn edges(&self, node: Node) -> &[Edge] {
        self.open(node).map_or(&[], |(edges, _)| edges)
    }

    fn outputs(&self, node: Node) -> impl Iterator<Item = Output> + '_ {
        let start = if node.is(GOES_ON) { self.open(node).map_or(0, |(_, at)| at) } else { node.index() as usize };
        let mut more = node.is(YIELDS);
        let all = self.outputs.as_chunks::<{ Output::BYTES }>().0.get(start..).unwrap_or_default();
        let own = all.iter().map_while(move |&[kind, ref rest @ ..]| {
            let last = !std::mem::replace(&mut more, kind & MORE != 0);
            (!last).then(|| {
                let [a, b, c, d, e] = *rest;
                [kind & !MORE, a, b, c, d, e]
            })
        });
        own.filter_map(Output::from_bytes)
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
        let First { node, ahead: words, .. } = first;
        let may_follow = second.behind & one(step_key(node.index())) != 0 && second.own & words != 0;
        if node.is(HAS_ANY) || may_follow {
            self.go_on(node, self.opened(first), 1, ahead, found);
        }
    }

    /// What is found at a node, and behind it.
    fn reach(&self, node: Node, len: usize, ahead: &impl Ahead, found: &mut impl FnMut(Output, usize)) {
        if node.is(YIELDS) {
            self.outputs(node).for_each(|o| found(o, len));
        }
        if node.is(GOES_ON) {
            self.go_on(node, self.edges(node), len, ahead, found);
        }
    }

    /// What is found behind a node that has these edges.
    fn go_on(&self, node: Node, edges: &[Edge], len: usize, ahead: &impl Ahead, found: &mut impl FnMut(Output, usize)) {
        let Some((key, word)) = ahead.word(len) else { return };
        if let Some(child) = step(edges, key) {
            self.reach(child, len + 1, ahead, found);
        }
        if !word {
            return;
        }
        if node.is(HAS_LEXEME) {
            self.bend(edges, key, len + 1, ahead, found);
            if let Some(key) = ahead.without_future(len) {
                self.bend(edges, key, len + 1, ahead, found);
            }
        }
        if node.is(HAS_ANY)
            && let Some(child) = step(edges, ANY)
        {
            self.reach(child, len + 1, ahead, found);
        }
    }

    /// Goes on by the lexemes that a word may be a form of.
    fn bend(&self, edges: &[Edge], key: Key, len: usize, ahead: &impl Ahead, found: &mut impl FnMut(Output, usize)) {
        for lexeme in self.forms.lexemes(key) {
            if let Some(child) = step(edges, lexeme) {
                self.reach(child, len, ahead, found);
            }
        }
    }
}

impl Stored for Trie {
    fn write(&self, out: &mut Vec<u8>) {
        self.nodes.write(out);
        self.outputs.write(out);
        self.filter.write(out);
        self.forms.write(out);
        self.pairs.write(out);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        let trie = Self {
            nodes: Bytes::read(input)?,
            outputs: Bytes::read(input)?,
            filter: Bytes::read(input)?,
            forms: Forms::read(input)?,
            pairs: Pairs::read(input)?,
        };
        (trie.filter.is_empty() || trie.filter.len().is_power_of_two()).then_some(trie)
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

    /// The nodes of the least graph, the root first: their edges, and what they yield.
    fn share(&mut self) -> Vec<(Edges, Vec<Output>)> {
        let mut edges: Vec<Edges> = vec![Edges::new(); self.outputs.len().max(1)];
        for ((node, key), child) in self.edges.drain() {
            edges[node as usize].insert(key, child);
        }
        // A child is younger than its parent, so from the last node on all children are known.
        let mut shared = vec![ROOT; edges.len()];
        let mut known: HashMap<(Edges, Vec<Output>), u32> = HashMap::new();
        let mut nodes = vec![Default::default()];
        for node in (1..edges.len()).rev() {
            let mut own = std::mem::take(&mut edges[node]);
            own.values_mut().for_each(|child| *child = shared[*child as usize]);
            let outputs = std::mem::take(&mut self.outputs[node]);
            let fresh = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
            shared[node] = *known.entry((own, outputs)).or_insert_with_key(|node| {
                nodes.push(node.clone());
                fresh
            });
        }
        let mut root = edges.swap_remove(0);
        root.values_mut().for_each(|child| *child = shared[*child as usize]);
        nodes[0].0 = root;
        nodes
    }

    /// The graph, unless it is too large to be laid out. The same patterns give the same bytes.
    #[must_use]
    pub fn build(mut self) -> Option<Trie> {
        self.outputs.iter_mut().for_each(|of| {
            of.sort_unstable();
            of.dedup();
        });
        let nodes = self.share();
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
        let (bytes, outputs, places) = lay_out(&nodes)?;
        let mut pairs = BTreeMap::new();
        for step in nodes[ROOT as usize].0.values() {
            for &key in nodes[*step as usize].0.keys() {
                let step = step_key(places[*step as usize].index());
                *pairs.entry(key).or_default() |= one(step);
                *pairs.entry(step).or_default() |= one(key);
            }
        }
        (self.lexemes.len() <= Forms::MAX_LEXEMES).then(|| Trie {
            nodes: Cow::Owned(bytes),
            outputs: Cow::Owned(outputs),
            filter: filter(first.iter().map(|key| first_hash(*key)), (first.len() * 8).max(MIN_FILTER_BITS)),
            forms: Forms::new(forms),
            pairs: Pairs::new(&pairs),
        })
    }
}

/// The bytes of nodes and of their outputs, and where each node lies; nothing if an edge cannot name all places.
fn lay_out(nodes: &[(Edges, Vec<Output>)]) -> Option<(Vec<u8>, Vec<u8>, Vec<Node>)> {
    let (mut end, mut outputs) = (0, Vec::new());
    let mut places = Vec::with_capacity(nodes.len());
    let mut out_places = Vec::with_capacity(nodes.len());
    for (number, (edges, yields)) in nodes.iter().enumerate() {
        let outputs_at = outputs.len() / Output::BYTES;
        for (left, output) in (0..yields.len()).rev().zip(yields) {
            let [kind, rest @ ..] = output.to_bytes();
            outputs.push(if left > 0 { kind | MORE } else { kind });
            outputs.extend(rest);
        }
        let bare = number != ROOT as usize && edges.len() == 1 && yields.is_empty();
        let flags = [
            (BARE, bare),
            (HAS_ANY, edges.contains_key(&ANY)),
            (HAS_LEXEME, edges.keys().any(|key| *key != ANY && key % 2 == 0)),
            (YIELDS, !yields.is_empty()),
            (GOES_ON, !edges.is_empty()),
        ];
        let flags = flags.iter().filter(|(_, holds)| *holds).fold(0, |set, (flag, _)| set | flag);
        let place = u32::try_from(if edges.is_empty() { outputs_at } else { end }).ok().filter(|at| *at <= CHILD)?;
        places.push(Node(flags | place));
        out_places.push(outputs_at);
        if !edges.is_empty() {
            end += usize::from(!bare) + slots_for(edges.len());
        }
    }
    let mut bytes = vec![0; end * EDGE];
    let slots = bytes.as_chunks_mut::<EDGE>().0;
    for (((edges, _), node), outputs_at) in nodes.iter().zip(&places).zip(out_places) {
        if edges.is_empty() {
            continue;
        }
        let own = &mut slots[node.index() as usize..];
        let count = slots_for(edges.len());
        let own = if node.is(BARE) {
            own
        } else {
            own[0][..COUNT].copy_from_slice(&count.to_le_bytes()[..COUNT]);
            own[0][COUNT..].copy_from_slice(&outputs_at.to_le_bytes()[..EDGE - COUNT]);
            &mut own[1..]
        };
        for (&key, &child) in edges {
            let (tag, mut at) = place(key, count);
            while own[at] != [0; EDGE] {
                at = (at + 1) % count;
            }
            let edge = tag << TAG_SHIFT | u64::from(places[child as usize].0);
            own[at].copy_from_slice(&edge.to_le_bytes()[..EDGE]);
        }
    }
    Some((bytes, outputs, places))
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
        builder.build().expect("few")
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
