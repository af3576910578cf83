//! The English original beside the article: which of its sentences each sentence of the article renders, which names and
//! numbers answer each other, and whether the two belong together at all.
//!
//! Everything here is computed once for an article and read by the rules that know the source. Nothing is computed without one.

pub mod concepts;
mod group;
mod hear;
pub mod names;
pub mod numbers;
pub mod phrase;
mod sides;
mod speech;

pub use concepts::{Concepts, Mention};
pub use group::Group;

use crate::document::Article;
use crate::knowledge::phrases::possessor;
use crate::knowledge::{Matches, Words, translit};
use crate::text::{Span, TokenKind, Tokens};
use numbers::Number;
use phrase::Stems;
use sides::Side;
use std::ops::Range;

/// Why a source was not taken for the original of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It holds no English to speak of.
    NotEnglish,
    /// Hardly any name or number of it stands in the article.
    Unrelated,
}

/// The source of an article, and what answers what.
#[derive(Debug)]
pub struct Alignment<'a> {
    /// The source's text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: Tokens,
    /// What is known of each of its words.
    pub words: Words<'a>,
    /// The patterns found in it.
    pub matches: Matches,
    /// Sentences that render each other, in the order of the article; those without a counterpart have an empty side.
    pub groups: Vec<Group>,
    /// Names of both texts and what is one in them.
    pub concepts: Concepts,
    /// The source's numbers, in order.
    pub source_numbers: Vec<Number>,
    /// The article's numbers, in order.
    pub target_numbers: Vec<Number>,
    /// The source's words, with their stems.
    stems: Stems,
}

impl<'a> Alignment<'a> {
    /// Aligns an article with its source. `None` if it has none.
    pub fn of(
        article: &'a Article<'_>,
        target: &Tokens,
        matches: &Matches,
        words: &Words<'a>,
    ) -> Option<Result<Self, Refusal>> {
        let knowledge = words.knowledge();
        let text = article.source.as_deref()?;
        let tokens = source_tokens(text);
        if tokens.all().is_empty() || target.words() == 0 {
            return None;
        }
        let latin = tokens.all().iter().filter(|t| t.kind == TokenKind::Latin).count();
        let other = tokens.all().iter().filter(|t| matches!(t.kind, TokenKind::Arabic | TokenKind::Other)).count();
        if latin <= other {
            return Some(Err(Refusal::NotEnglish));
        }
        let blocks = tokens.block_count();
        let source_words = Words::of(knowledge, text, &tokens);
        let mut found = Matches::find(&source_words, text, &tokens, 0..blocks);
        found.add_genitives(knowledge, text, &tokens);
        let found = found.settle(knowledge, text, &tokens);
        let concepts = Concepts::of(&concepts::Texts {
            source: text,
            source_tokens: &tokens,
            source_words: &source_words,
            source_matches: &found,
            target: &article.text,
            target_tokens: target,
            target_words: words,
            target_matches: matches,
        });
        let source_numbers = numbers::english(text, &tokens);
        let target_numbers = numbers::arabic(&article.text, target);
        let sides = [
            Side::new(text, &tokens, &concepts.source, &source_numbers),
            Side::new(&article.text, target, &concepts.target, &target_numbers),
        ];
        if is_unrelated(&sides) {
            return Some(Err(Refusal::Unrelated));
        }
        let groups = group::pair(&sides[0], &sides[1]);
        let stems = Stems::of(text, &tokens, &source_words);
        Some(Ok(Self {
            text,
            tokens,
            words: source_words,
            matches: found,
            groups,
            concepts,
            source_numbers,
            target_numbers,
            stems,
        }))
    }

    /// The index of the group that token `at` of the article stands in.
    #[must_use]
    pub fn group_of(&self, at: usize) -> usize {
        self.groups.partition_point(|g| g.target.end <= at).min(self.groups.len().saturating_sub(1))
    }

    /// The source tokens beside token `at` of the article, with those of `around` groups before and behind.
    #[must_use]
    pub fn beside(&self, at: usize, around: usize) -> Vec<Range<usize>> {
        let here = self.group_of(at);
        let range = here.saturating_sub(around)..(here + around + 1).min(self.groups.len());
        self.groups[range].iter().map(|g| g.source.clone()).filter(|r| !r.is_empty()).collect()
    }

    /// How unlike `written`, at `at` of the article, is the name of the source that is heard there; `None` if none is.
    #[must_use]
    pub fn name_score(&self, at: usize, written: &str) -> Option<f32> {
        let group = self.groups.get(self.group_of(at))?;
        let heard = self.concepts.in_target(&(at..at + 1)).iter().filter(|t| t.name == concepts::Certainty::Name);
        heard
            .flat_map(|t| {
                self.concepts.in_source(&group.source).iter().filter(|s| {
                    s.name == concepts::Certainty::Name
                        && s.tokens.len() == 1
                        && t.concepts.iter().any(|c| s.concepts.contains(c))
                })
            })
            .map(|s| self.quote(&s.tokens))
            .map(|name| translit::score(written, possessor(name).unwrap_or(name)))
            .min_by(f32::total_cmp)
    }

    /// The source's words under a token range.
    #[must_use]
    pub fn quote(&self, range: &Range<usize>) -> &'a str {
        let all = self.tokens.all();
        match (all.get(range.start), range.end.checked_sub(1).and_then(|i| all.get(i))) {
            (Some(first), Some(last)) if range.start < range.end => first.span.cover(last.span).of(self.text),
            _ => "",
        }
    }
}

/// Source texts are plain: a paragraph a line.
fn source_tokens(text: &str) -> Tokens {
    let mut start = 0;
    let mut spans = Vec::new();
    for line in text.split_inclusive(['\n', '\r']) {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let from = start + (line.len() - line.trim_start().len());
            spans.push(Span::new(from, from + trimmed.len()));
        }
        start += line.len();
    }
    Tokens::new(text, spans, &[])
}

/// Share of a source's names and numbers below which an article is not its rendering, by how many there are at least. Of 61 news
/// stories by human translators the poorest has 0.50, and the stories beside them up to 0.29; below five nothing can be said.
const FOREIGN: [(usize, f32); 3] = [(5, 0.2), (8, 0.25), (15, 0.34)];

fn is_unrelated([source, target]: &[Side; 2]) -> bool {
    let (mut all, mut shared) = (0, 0);
    for anchor in source.distinct() {
        all += 1;
        shared += usize::from(target.has(anchor));
    }
    let foreign = FOREIGN.iter().rev().find(|(least, _)| all >= *least);
    foreign.is_some_and(|(_, share)| (shared as f32) < share * all as f32)
}

#[cfg(test)]
mod tests;
