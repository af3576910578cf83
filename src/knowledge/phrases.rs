//! The English of terms and calques, to be looked for in an original.

use super::pack::{Packs, RuleName, Term};
use super::wording::Wording;
use crate::text::{Key, KeyMap, key};
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
    /// Its words, roughly.
    sieve: Sieve,
    /// Which rule its entry belongs to.
    pub rule: RuleName,
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

/// All phrases by their longest word.
#[derive(Debug, Default)]
pub struct Phrases(KeyMap<Vec<Phrase>>);

impl Phrases {
    pub(super) fn of<'p>(sets: impl Iterator<Item = (u8, &'p Packs)>) -> Self {
        let mut by_word: KeyMap<Vec<Phrase>> = KeyMap::default();
        for (pack, packs) in sets {
            for (term, entry) in (0..).zip(packs.terms.iter()) {
                let wording: Arc<OnceLock<Wording>> = Arc::default();
                for english in &entry.en {
                    let stems = stems(english);
                    let longest = stems.iter().enumerate().max_by_key(|(_, s)| s.length);
                    if let Some((longest, word)) = longest.map(|(n, s)| (n, s.core)).filter(|_| stems.len() > 1) {
                        let (rule, wording) = (entry.rule, Arc::clone(&wording));
                        let sieve = Sieve::of(&stems);
                        let phrase = Phrase { stems, longest, sieve, rule, pack, term, wording };
                        by_word.entry(word).or_default().push(phrase);
                    }
                }
            }
        }
        Self(by_word)
    }

    /// The phrases of which a stem of a sentence is the longest word, and whose others may stand in it too.
    pub fn with(&self, stem: Stem, sentence: Sieve) -> impl Iterator<Item = &Phrase> + use<'_> {
        self.0.get(&stem.core).into_iter().flatten().filter(move |phrase| sentence.may_hold(phrase.sieve))
    }
}

/// The stems of a phrase or a sentence, roughly: told at a glance, most phrases do not stand in a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sieve(u128);

impl Sieve {
    /// The sieve of these stems.
    #[must_use]
    pub fn of(stems: &[Stem]) -> Self {
        // The high bits of a key are the best mixed.
        Self(stems.iter().fold(0, |sieve, stem| sieve | 1 << (stem.core >> 57)))
    }

    /// Whether each word of a phrase may be among those of the sentence.
    #[must_use]
    pub fn may_hold(self, phrase: Self) -> bool {
        phrase.0 & !self.0 == 0
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
}

impl Stem {
    /// The stem of a word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let (stem, bends) = stem(word);
        let whole = undoubled(&stem).map_or_else(|| format!("{stem}e"), str::to_owned);
        let restored = bends.then(|| key(&whole));
        Self { exact: key(&stem), core: key(&core(&stem)), restored, length: stem.len() }
    }

    /// Whether two words may be forms of one.
    #[must_use]
    pub fn is_same(self, other: Self) -> bool {
        self.exact == other.exact
            || self.restored == Some(other.exact)
            || other.restored == Some(self.exact)
            || self.length > 3 && other.length > 3 && self.core == other.core
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
