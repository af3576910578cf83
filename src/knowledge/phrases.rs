//! The English of terms and calques, to be looked for in an original.

use super::idioms::{self, Idiom, Variant};
use super::pack::{Packs, RuleName, Term};
use super::wording::Wording;
use crate::text::{Key, KeyMap, key};
use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

/// The stems of a phrase: what stands in brackets behind it says what it is about.
#[must_use]
pub fn stems(phrase: &str) -> Vec<Stem> {
    let phrase = phrase.split(" (").next().unwrap_or(phrase);
    let words = phrase.split([' ', '-', '\u{2019}', '\'']).filter(|w| w.chars().any(char::is_alphanumeric));
    words.map(Stem::of).collect()
}

/// A phrase of several words, and the entry that it triggers.
#[derive(Debug)]
pub struct Phrase {
    /// Its words.
    pub stems: Vec<Stem>,
    /// The place of the longest among them, by which it is found.
    pub longest: usize,
    /// The pack set.
    pub pack: u8,
    /// The term or calque.
    pub term: u32,
    wording: Arc<OnceLock<Wording>>,
}

impl Phrase {
    /// The words of the entry's renderings: read when the phrase is first met.
    pub fn wording(&self, term: &Term) -> &Wording {
        self.wording.get_or_init(|| Wording::of(term))
    }
}

/// All phrases that are looked for in originals, by their longest word. Their words are numbered: what a sentence lacks of them is
/// told without looking at a phrase itself.
#[derive(Debug)]
pub struct Phrases {
    /// The words of all phrases, by the core of their stems, from 1 on.
    numbers: KeyMap<u32>,
    /// Those of entries.
    entries: Vec<Phrase>,
    /// Where entries and idioms are listed, for each rule.
    listed: [[Listed; 2]; 2],
}

/// Phrases of one kind by the number of their longest word.
#[derive(Debug)]
struct Listed {
    /// Where those of each number end.
    ends: Vec<u32>,
    shapes: Vec<Shape>,
}

/// Words of a phrase beside the longest that are numbered with it.
const OTHERS: usize = 3;

/// What a sentence is asked about a phrase first.
#[derive(Clone, Copy, Debug)]
struct Shape {
    /// The number of its longest word.
    longest: u32,
    /// The numbers of the longest of its other words; 0 where it has no more.
    others: [u32; OTHERS],
    /// The entry or idiom, and which variant of that.
    of: (u32, u32),
}

impl Shape {
    fn new(numbers: &mut KeyMap<u32>, stems: &[Stem], longest: usize, of: (u32, u32)) -> Self {
        let mut number = |stem: &Stem| {
            let next = narrow(numbers.len()) + 1;
            *numbers.entry(stem.core).or_insert(next)
        };
        let mut rest: Vec<&Stem> = (0..stems.len()).filter(|&n| n != longest).map(|n| &stems[n]).collect();
        rest.sort_by_key(|stem| Reverse(stem.length));
        let mut others = [0; OTHERS];
        others.iter_mut().zip(rest).for_each(|(place, stem)| *place = number(stem));
        Self { longest: number(&stems[longest]), others, of }
    }
}

impl Listed {
    fn of(mut shapes: Vec<Shape>, numbers: usize) -> Self {
        shapes.sort_by_key(|shape| shape.longest);
        let end = |number: usize| narrow(shapes.partition_point(|shape| shape.longest as usize <= number));
        Self { ends: (0..=numbers).map(end).collect(), shapes }
    }

    fn with(&self, word: u32, sentence: &Sieve) -> impl Iterator<Item = (u32, u32)> {
        let end = |n: usize| self.ends.get(n).map_or(0, |end| *end as usize);
        let n = word as usize;
        let all = &self.shapes[n.checked_sub(1).map_or(0, end)..end(n)];
        all.iter().filter(|shape| shape.others.iter().all(|word| sentence.has(*word))).map(|shape| shape.of)
    }
}

/// The place of the longest word of a phrase, the last of several.
fn longest(stems: &[Stem]) -> Option<usize> {
    (0..stems.len()).max_by_key(|&n| stems[n].length)
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Phrases {
    pub(super) fn of<'p>(sets: impl Iterator<Item = (u8, &'p Packs)>) -> Self {
        let mut numbers = KeyMap::default();
        let mut entries = Vec::new();
        let mut shapes: [[Vec<Shape>; 2]; 2] = Default::default();
        for (pack, packs) in sets {
            for (term, entry) in (0..).zip(packs.terms.iter()) {
                let wording: Arc<OnceLock<Wording>> = Arc::default();
                for stems in entry.en.iter().map(|english| stems(english)).filter(|stems| stems.len() > 1) {
                    let Some(longest) = longest(&stems) else { continue };
                    let shape = Shape::new(&mut numbers, &stems, longest, (narrow(entries.len()), 0));
                    shapes[entry.rule as usize][0].push(shape);
                    entries.push(Phrase { stems, longest, pack, term, wording: Arc::clone(&wording) });
                }
            }
        }
        for (n, idiom) in (0..).zip(idioms::all()) {
            for (variant, english) in (0..).zip(&idiom.english) {
                let Some(longest) = longest(&english.stems) else { continue };
                let shape = Shape::new(&mut numbers, &english.stems, longest, (n, variant));
                shapes[idiom.rule as usize][1].push(shape);
            }
        }
        let listed = shapes.map(|kinds| kinds.map(|shapes| Listed::of(shapes, numbers.len())));
        Self { numbers, entries, listed }
    }

    /// The number of a word among those of phrases; 0 if it is in none.
    #[must_use]
    pub fn number(&self, stem: Stem) -> u32 {
        self.numbers.get(&stem.core).copied().unwrap_or(0)
    }

    /// The phrases of a rule's entries whose longest word has this number, and whose others may stand in the sentence too.
    pub fn entries(&self, rule: RuleName, word: u32, sentence: &Sieve) -> impl Iterator<Item = &Phrase> {
        let found = self.listed[rule as usize][0].with(word, sentence);
        found.filter_map(|(entry, _)| self.entries.get(entry as usize))
    }

    /// The idioms of a rule in a variant whose longest word has this number, and whose others may stand in the sentence too.
    pub fn idioms(
        &self,
        rule: RuleName,
        word: u32,
        sentence: &Sieve,
    ) -> impl Iterator<Item = (&'static Idiom, &'static Variant)> {
        let found = self.listed[rule as usize][1].with(word, sentence);
        found.filter_map(|(idiom, variant)| {
            let idiom = idioms::all().get(idiom as usize)?;
            Some((idiom, idiom.english.get(variant as usize)?))
        })
    }
}

/// The words of phrases that a sentence has: most phrases lack one.
#[derive(Clone, Debug)]
pub struct Sieve(Vec<u64>);

impl Sieve {
    /// The sieve of a sentence whose words have these numbers.
    #[must_use]
    pub fn of(words: &[u32]) -> Self {
        let most = words.iter().max().copied().unwrap_or(0);
        let mut bits = vec![0; most as usize / 64 + 1];
        // No word at all stands anywhere.
        words.iter().chain([&0]).for_each(|word| bits[*word as usize / 64] |= 1 << (word % 64));
        Self(bits)
    }

    fn has(&self, word: u32) -> bool {
        self.0.get(word as usize / 64).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }
}

/// Irregular forms by what they are forms of.
const IRREGULAR: &[(&str, &str)] = &[
    ("laid", "lay"),
    ("took", "take"),
    ("taken", "take"),
    ("made", "make"),
    ("went", "go"),
    ("gone", "go"),
    ("got", "get"),
    ("gave", "give"),
    ("given", "give"),
    ("hit", "hit"),
    ("ran", "run"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("broke", "break"),
    ("broken", "break"),
    ("came", "come"),
    ("fell", "fall"),
    ("fallen", "fall"),
    ("held", "hold"),
    ("kept", "keep"),
    ("led", "lead"),
    ("left", "leave"),
    ("lost", "lose"),
    ("paid", "pay"),
    ("said", "say"),
    ("saw", "see"),
    ("sold", "sell"),
    ("shot", "shoot"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("won", "win"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("drew", "draw"),
    ("drawn", "draw"),
    ("drove", "drive"),
    ("driven", "drive"),
    ("bought", "buy"),
    ("brought", "bring"),
    ("caught", "catch"),
    ("found", "find"),
    ("rose", "rise"),
    ("risen", "rise"),
    ("men", "man"),
    ("women", "woman"),
    ("people", "person"),
];

/// `Meta` of `Meta's`.
#[must_use]
pub fn possessor(written: &str) -> Option<&str> {
    ["'s", "\u{2019}s", "'S", "\u{2019}S"].into_iter().find_map(|s| written.strip_suffix(s)).filter(|r| !r.is_empty())
}

/// A word as far as a phrase is to be found again in any inflection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stem {
    /// Of the word without its ending.
    exact: Key,
    /// Of that without a final e and a doubled consonant, which forms of one word keep or lose.
    core: Key,
    /// Of the word as it may have been before its ending: with the e that the ending swallowed (rule of ruling), or without the
    /// consonant that it doubled (run of running).
    restored: Option<Key>,
    /// Its length in bytes.
    length: usize,
    /// Whether the word has an ending.
    inflected: bool,
}

impl Stem {
    /// The stem of a word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let (stem, bends) = stem(word);
        let inflected = stem.len() < word.len();
        let whole = undoubled(&stem).map_or_else(|| format!("{stem}e"), str::to_owned);
        let restored = bends.then(|| key(&whole));
        Self { exact: key(&stem), core: key(&core(&stem)), restored, length: stem.len(), inflected }
    }

    /// Whether two words may be forms of one.
    #[must_use]
    pub fn is_same(self, other: Self) -> bool {
        if self.restored.is_some() && other.restored.is_some() {
            // rated and ratted, but not signaled and signalled
            return self.exact == other.exact || self.length > 3 && other.length > 3 && self.core == other.core;
        }
        self.exact == other.exact
            || self.restored == Some(other.exact)
            || other.restored == Some(self.exact)
            || self.length > 3 && other.length > 3 && self.core == other.core
    }

    /// Whether a word of a phrase may stand in the form `other`: one that is written with an ending is meant with one, for
    /// securities are no security, and what is billed as something is no bill.
    #[must_use]
    pub fn stands_as(self, other: Self) -> bool {
        self.is_same(other) && (other.inflected || !self.inflected)
    }

    /// Its length in bytes.
    #[must_use]
    pub fn length(self) -> usize {
        self.length
    }

    /// A number that words of this very stem have in common.
    #[must_use]
    pub fn exact(self) -> Key {
        self.exact
    }

    /// A number that all words which may be of this stem have in common.
    #[must_use]
    pub fn core(self) -> Key {
        self.core
    }
}

/// A word without its ending, and whether that is one before which words change.
fn stem(word: &str) -> (String, bool) {
    let word = word.to_lowercase();
    if let Some((_, base)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return ((*base).to_owned(), false);
    }
    for (ending, least) in [("ies", 2), ("ied", 2), ("ing", 3), ("ed", 3), ("es", 3), ("s", 3)] {
        if let Some(rest) = word.strip_suffix(ending).filter(|r| r.chars().count() >= least && !r.ends_with('s')) {
            let rest = if ending.starts_with('i') && ending != "ing" { format!("{rest}y") } else { rest.to_owned() };
            return (rest, matches!(ending, "es" | "ed" | "ing"));
        }
    }
    (word, false)
}

/// A stem that ends in a doubled consonant without the second.
fn undoubled(stem: &str) -> Option<&str> {
    let mut last = stem.chars().rev();
    let doubled = last.next().is_some_and(|c| last.next() == Some(c) && !"aeiou".contains(c));
    stem.get(..stem.len().checked_sub(1)?).filter(|_| doubled)
}

/// A stem without final e and doubled consonant.
fn core(stem: &str) -> String {
    let mut chars: Vec<char> = stem.trim_end_matches('e').chars().collect();
    if chars.len() > 3 && chars[chars.len() - 1] == chars[chars.len() - 2] {
        chars.pop();
    }
    chars.into_iter().collect()
}
