//! Words one slip away from a word that are not forms of it: one of them may have been meant.

use super::Entry;
use super::near::{near, spell, written};
use super::pairs::{Stem, root};
use crate::text::{Key, clitics, key};

/// So many of the likeliest near words are looked at.
const NEAR: usize = 12;
/// A word that was meant is more frequent than the one that stands there, by this in centibels.
const RARER: u16 = 30;
/// Words of so many letters are so often meant that hardly any slip can be told from a word like them.
const SHORT: usize = 3;

/// A word that may have been meant.
#[derive(Clone, Debug)]
pub struct Rival {
    /// As it is written.
    pub word: Box<str>,
    /// Its key.
    pub key: Key,
    /// What the forms of it have in common.
    pub stem: Stem,
    /// Its frequency class in centibels.
    pub centibels: u16,
    /// How unlikely the slip is, in centibels.
    pub slip_cost: u16,
    /// Whether the slip is in the first letter.
    pub at_start: bool,
    /// Whether it touches the ending.
    pub at_end: bool,
    /// Whether it is as short as most words are that nobody meant.
    pub short: bool,
}

/// The rivals of `word`, of which the list says `entry`.
#[must_use]
pub fn rivals(word: &str, entry: Option<Entry>) -> Box<[Rival]> {
    let Some(letters) = spell(word) else { return Box::default() };
    let rarer = |e: Entry| e.accepted && entry.is_none_or(|own| e.centibels + RARER <= own.centibels);
    let near = near(&letters, NEAR).into_iter().filter(|n| rarer(n.entry));
    let rival = |n: super::near::Near| {
        let other = written(&n.letters);
        let at_start = word.chars().next() != other.chars().next();
        let at_end = !at_start && !ends_alike(word, &other);
        let letters = other.chars().count();
        let short = letters <= SHORT;
        if letters < SHORT || short && (at_start || at_end) || is_form_of(word, &other) {
            return None;
        }
        Some(Rival {
            key: key(&other),
            stem: Stem::of(&other),
            word: other.into(),
            centibels: n.entry.centibels,
            slip_cost: n.slip_cost,
            at_start,
            at_end,
            short,
        })
    };
    near.filter_map(rival).collect()
}

/// Whether the words have an ending in common that the slip has not touched.
fn ends_alike(word: &str, other: &str) -> bool {
    word.chars().next_back() == other.chars().next_back() && !word.starts_with(other) && !other.starts_with(word)
}

/// Endings of one letter.
const ENDINGS: [char; 8] = ['ا', 'ه', 'ي', 'ة', 'ى', 'ن', 'ت', 'ك'];

/// Whether words differ only as forms of one word do: in particles, article, person, number or the pronoun
/// behind them.
fn is_form_of(word: &str, other: &str) -> bool {
    let behind_particle = |a: &str, b: &str| a.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك', 'س', 'أ']) == Some(b);
    let behind_person = |w: &'_ str| w.strip_prefix(['ي', 'ت', 'ن', 'أ']).map(str::to_owned);
    let before_ending = |a: &str, b: &str| a.strip_suffix(ENDINGS) == Some(b);
    let stem_of = |w: &'_ str| w.strip_suffix(ENDINGS).map(str::to_owned);
    root(word) == root(other)
        || without_particles(word) == without_particles(other)
        || behind_person(word).is_some_and(|stem| behind_person(other) == Some(stem))
        || behind_particle(word, other)
        || behind_particle(other, word)
        || before_ending(word, other)
        || before_ending(other, word)
        || stem_of(word).is_some_and(|stem| stem_of(other) == Some(stem))
}

/// A word without the particles and the article that it may begin with.
fn without_particles(word: &str) -> &str {
    let rest = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let behind = rest.strip_prefix(['ب', 'ك']).unwrap_or(rest);
    if clitics::has_article(behind) {
        behind.get(4..).unwrap_or(behind)
    } else if let Some(stem) = rest.strip_prefix("لل") {
        stem
    } else {
        rest.strip_prefix(['ل', 'ب', 'ك']).unwrap_or(rest)
    }
}
