//! Looking for an English phrase in the source beside a place of the article.

use super::Alignment;
use crate::knowledge::Words;
use crate::knowledge::phrases::{Phrases, Stem, stems};
use crate::text::{Token, TokenKind, Tokens};
use std::ops::Range;
use std::sync::OnceLock;

impl Alignment<'_> {
    /// Whether `phrase` (words with spaces or hyphens between, in any inflection) stands in one of `places` of the source.
    #[must_use]
    pub fn has_phrase(&self, phrase: &str, places: &[Range<usize>]) -> bool {
        let words = stems(phrase);
        places.iter().any(|range| has_words(self.stems(range), &words))
    }

    /// The stems of the source's words in `range`.
    #[must_use]
    pub fn stems(&self, range: &Range<usize>) -> &[Stem] {
        &self.stems.stems[self.stems.within(range)]
    }

    /// The source's words in `range`, as places of tokens.
    #[must_use]
    pub fn words(&self, range: &Range<usize>) -> &[usize] {
        &self.stems.places[self.stems.within(range)]
    }

    /// The numbers of the source's words in `range` among those of phrases.
    #[must_use]
    pub fn phrase_words(&self, range: &Range<usize>, phrases: &Phrases) -> &[u32] {
        let all = &self.stems;
        let numbers = all.numbers.get_or_init(|| all.stems.iter().map(|stem| phrases.number(*stem)).collect());
        &numbers[all.within(range)]
    }

    /// Whether a telling word of `phrase`, in any inflection, stands in one of `places` of the source.
    #[must_use]
    pub fn has_word_of(&self, phrase: &str, places: &[Range<usize>]) -> bool {
        let phrase = phrase.split(" (").next().unwrap_or(phrase);
        let telling = |w: &&str| w.chars().count() >= TELLING && !COMMON.contains(w);
        phrase.split([' ', '-']).filter(telling).any(|word| self.has_phrase(word, places))
    }
}

/// The words of a text, with what they are forms of.
#[derive(Debug, Default)]
pub(super) struct Stems {
    /// Their places among the tokens.
    places: Vec<usize>,
    stems: Vec<Stem>,
    /// Their numbers among the words of phrases, once somebody asks.
    numbers: OnceLock<Vec<u32>>,
}

impl Stems {
    pub(super) fn of(text: &str, tokens: &Tokens, words: &Words<'_>) -> Self {
        let is_word = |t: &Token| matches!(t.kind, TokenKind::Latin | TokenKind::Number);
        let places: Vec<usize> = (0..).zip(tokens.all()).filter(|(_, t)| is_word(t)).map(|(at, _)| at).collect();
        let stems = places.iter().map(|&at| words.at(at).stem(tokens.all()[at].of(text))).collect();
        Self { places, stems, numbers: OnceLock::new() }
    }

    /// Which of the words stand in a range of tokens.
    fn within(&self, range: &Range<usize>) -> Range<usize> {
        let from = self.places.partition_point(|&at| at < range.start);
        from..from + self.places[from..].partition_point(|&at| at < range.end)
    }
}

/// Words of fewer letters are shared by chance.
const TELLING: usize = 4;
/// Common words of phrases that say nothing about them.
const COMMON: &[&str] = &[
    "about", "after", "back", "before", "down", "from", "have", "into", "make", "more", "most", "over", "than", "that",
    "their", "they", "this", "time", "with", "year", "your", "take", "said", "first", "last",
];

/// Words of a sentence that one word of a phrase and what may stand before it take.
pub const STEP: usize = 3;

/// Whether the stems of a phrase stand among those of a sentence in their order. Objects may stand inside a phrase: lay off, laid
/// 200 people off.
#[must_use]
pub fn has_words(sentence: &[Stem], phrase: &[Stem]) -> bool {
    !phrase.is_empty()
        && (0..sentence.len()).any(|at| {
            let mut next = at;
            phrase.iter().enumerate().all(|(n, word)| {
                let reach = if n == 0 { 0 } else { STEP - 1 };
                let found = (next..(next + reach + 1).min(sentence.len())).find(|&i| word.stands_as(sentence[i]));
                found.is_some_and(|i| {
                    next = i + 1;
                    true
                })
            })
        })
}
