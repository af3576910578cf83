//! One text as the aligner sees it: sentences with their length and what they mention.

use super::concepts::Mention;
use super::numbers::Number;
use crate::text::{Token, TokenKind, Tokens};
use std::ops::Range;

/// What a sentence may have in common with one of the other text: a concept or the bits of a number's value.
pub(super) type Anchor = (bool, u64);

/// An anchor, and a sentence that has it.
pub(super) type Place = (Anchor, usize);

/// The sentences of a text.
#[derive(Debug)]
pub(super) struct Side {
    /// Their tokens.
    pub sentences: Vec<Range<usize>>,
    /// Their letters and digits, with something for each word.
    pub weights: Vec<f32>,
    /// Whether they begin a paragraph.
    pub begins: Vec<bool>,
    /// Their quotation marks.
    pub quotes: Vec<u8>,
    /// Their anchors, sorted, each once.
    pub anchors: Vec<Vec<Anchor>>,
    /// Every anchor with each sentence that has it, sorted.
    places: Vec<Place>,
}

/// How many letters and digits a token has.
fn letters(text: &str, token: &Token) -> usize {
    // Two bytes each, if they are plain.
    if token.plain { token.span.len() / 2 } else { token.of(text).chars().count() }
}

impl Side {
    pub fn new(text: &str, tokens: &Tokens, mentions: &[Mention], numbers: &[Number]) -> Self {
        let mut side = Self {
            sentences: Vec::new(),
            weights: Vec::new(),
            begins: Vec::new(),
            quotes: Vec::new(),
            anchors: Vec::new(),
            places: Vec::new(),
        };
        let (mut mention, mut number) = (0, 0);
        for block in 0..tokens.block_count() {
            let first = tokens.block_range(block).start;
            for sentence in tokens.sentences(block) {
                let all = &tokens.all()[sentence.clone()];
                let weight: usize =
                    all.iter().filter(|t| t.kind != TokenKind::Punct).map(|t| letters(text, t) + 1).sum();
                if weight == 0 {
                    // A mark by itself belongs to the sentence before it.
                    if let Some(last) = side.sentences.last_mut().filter(|_| sentence.start > first) {
                        last.end = sentence.end;
                    }
                    continue;
                }
                let mut anchors: Vec<Anchor> = Vec::new();
                while let Some(m) = mentions.get(mention).filter(|m| m.tokens.start < sentence.end) {
                    anchors.extend(m.concepts.iter().map(|&c| (false, u64::from(c))));
                    mention += 1;
                }
                while let Some(n) = numbers.get(number).filter(|n| n.tokens.start < sentence.end) {
                    anchors.extend(n.anchor().map(|a| (true, a)));
                    number += 1;
                }
                anchors.sort_unstable();
                anchors.dedup();
                let here = side.sentences.len();
                side.places.extend(anchors.iter().map(|&anchor| (anchor, here)));
                let quotes = all
                    .iter()
                    .filter(|t| t.kind == TokenKind::Punct && matches!(t.of(text), "\"" | "\u{201C}" | "\u{AB}"))
                    .count();
                side.begins.push(sentence.start == first);
                side.sentences.push(sentence);
                side.weights.push(weight as f32);
                side.quotes.push(u8::try_from(quotes).unwrap_or(u8::MAX));
                side.anchors.push(anchors);
            }
        }
        side.places.sort_unstable();
        side
    }

    /// Every anchor, once.
    pub fn distinct(&self) -> impl Iterator<Item = Anchor> {
        self.places.chunk_by(|a, b| a.0 == b.0).filter_map(|places| places.first()).map(|place| place.0)
    }

    /// Whether a sentence has `anchor`.
    pub fn has(&self, anchor: Anchor) -> bool {
        !self.places(anchor).is_empty()
    }

    /// The sentences that have `anchor`.
    pub fn places(&self, anchor: Anchor) -> &[Place] {
        let from = self.places.partition_point(|place| place.0 < anchor);
        let rest = &self.places[from..];
        &rest[..rest.iter().take_while(|place| place.0 == anchor).count()]
    }
}
