//! Page furniture, recognised by shape and place.

use super::pack::furniture::{Alternative, Furniture};
use super::pack::Place;
use crate::text::chars::{Class, class};
use crate::text::fold::fold_char;
use regex::bytes::Regex;
use std::ops::Range;
use std::sync::OnceLock;

/// Longer paragraphs are no furniture: in words.
pub const MAX_WORDS: usize = 26;

/// An expression, decoded when a text first reaches it, and compiled when one first may match it.
#[derive(Debug, Default)]
struct Lazy {
    alternative: OnceLock<Option<Alternative>>,
    regex: OnceLock<Option<Regex>>,
}

/// The shapes of one pack set, ready to match.
#[derive(Debug)]
pub struct Shapes<'f> {
    furniture: &'f Furniture,
    ready: &'f Ready,
}

/// What has been made of the expressions of a pack set so far.
#[derive(Debug)]
pub struct Ready(Vec<Lazy>);

impl Ready {
    /// Nothing yet.
    #[must_use]
    pub fn new(furniture: &Furniture) -> Self {
        Self((0..furniture.alternatives.len()).map(|_| Lazy::default()).collect())
    }
}

impl<'f> Shapes<'f> {
    /// The shapes of `furniture`, with what has been made of them.
    #[must_use]
    pub fn new(furniture: &'f Furniture, ready: &'f Ready) -> Self {
        Self { furniture, ready }
    }

    fn alternative(&self, index: u32) -> Option<(&'f Alternative, &'f Lazy)> {
        let lazy = self.ready.0.get(index as usize)?;
        let alternative = lazy.alternative.get_or_init(|| self.furniture.alternatives.get(index)).as_ref()?;
        Some((alternative, lazy))
    }

    /// The shape that a whole paragraph has, given its folded form and whether it stands near the head or the tail.
    #[must_use]
    pub fn whole(&self, folded: &str, head: bool, tail: bool) -> Option<&'f Alternative> {
        let text = trim(folded);
        let words = text.split(' ').count();
        let begun = self.furniture.begun_by(text);
        begun.into_iter().chain(self.furniture.anywhere.iter()).find_map(|index| {
            let (alternative, lazy) = self.alternative(index)?;
            let placed = match alternative.place {
                Place::Line => true,
                Place::Head => head,
                Place::Tail => tail,
                Place::Inline => false,
            };
            let compile = || Regex::new(&format!("^(?:{})$", alternative.pattern)).ok();
            let found = placed
                && alternative.may_match(text, words)
                && lazy.regex.get_or_init(compile).as_ref().is_some_and(|r| r.is_match(text.as_bytes()));
            found.then_some(alternative)
        })
    }

    /// The shapes found inside a paragraph, as byte ranges of its folded form.
    #[must_use]
    pub fn inline(&self, folded: &str) -> Vec<(&'f Alternative, Range<usize>)> {
        let mut found = Vec::new();
        for (alternative, lazy) in self.furniture.inline.iter().filter_map(|index| self.alternative(index)) {
            if alternative.may_match(folded, 0)
                && let Some(regex) = lazy.regex.get_or_init(|| Regex::new(&alternative.pattern).ok())
            {
                found.extend(regex.find_iter(folded.as_bytes()).map(|m| (alternative, m.range())));
            }
        }
        found
    }
}

/// A paragraph as shapes see it: folded, white space run together.
#[must_use]
pub fn fold_paragraph(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| fold_into(c, &mut out));
    out
}

/// For each byte of [`fold_paragraph`], the offset in `text` of the character that gave it; then the length of `text`.
#[must_use]
pub fn paragraph_map(text: &str) -> Vec<u32> {
    let mut out = String::with_capacity(text.len());
    let mut map = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        fold_into(c, &mut out);
        map.resize(out.len(), u32::try_from(at).unwrap_or(u32::MAX));
    }
    map.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
    map
}

fn fold_into(c: char, out: &mut String) {
    match class(c) {
        Class::Space if out.ends_with(' ') => {}
        Class::Space => out.push(' '),
        Class::Latin => out.extend(c.to_lowercase()),
        _ => fold_char(c, &mut |f| out.push(f)),
    }
}

/// Without signs before and stops behind.
fn trim(folded: &str) -> &str {
    folded
        .trim_start_matches(|c| {
            !matches!(class(c), Class::Arabic | Class::Latin | Class::Digit)
                && !"([{<\u{AB}#@`\"/$\u{A9}\u{2605}".contains(c)
        })
        .trim_end_matches([' ', '.', ':', '!', '\u{2026}', '*'])
}
