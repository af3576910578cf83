//! Page furniture, recognised by shape and place.

use super::pack::{Alternative, Place, Shape};
use crate::text::chars::{Class, class};
use crate::text::fold::fold_char;
use aho_corasick::AhoCorasick;
use regex::bytes::Regex;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Longer paragraphs are no furniture: in words.
pub const MAX_WORDS: usize = 26;

/// An expression that is compiled when a text first may match it: compiling all takes longer than most runs.
#[derive(Debug)]
struct Lazy {
    shape: usize,
    alternative: Alternative,
    regex: OnceLock<Option<Regex>>,
}

impl Lazy {
    fn regex(&self, whole: bool) -> Option<&Regex> {
        let pattern = &self.alternative.pattern;
        let compile = || Regex::new(&if whole { format!("^(?:{pattern})$") } else { pattern.clone() }).ok();
        self.regex.get_or_init(compile).as_ref()
    }
}

/// All shapes, ready to match.
#[derive(Debug, Default)]
pub struct Shapes {
    shapes: Vec<Shape>,
    expressions: Vec<Lazy>,
    /// Expressions of whole paragraphs by what those begin with.
    by_start: HashMap<String, Vec<usize>>,
    /// Expressions of whole paragraphs that can begin with anything.
    anywhere: Vec<usize>,
    /// Expressions of what stands inside paragraphs.
    inline: Vec<usize>,
    /// What matches contain, and the expression each literal belongs to: one pass over a text says which to try.
    contained: Option<AhoCorasick>,
    contained_by: Vec<usize>,
}

/// Longest beginning kept, in bytes (the compiler of packs cuts them there).
const START_BYTES: usize = 12;

impl Shapes {
    /// Sorts expressions by how a text begins that matches them.
    pub fn new<'s>(shapes: impl Iterator<Item = &'s Shape>) -> Self {
        let mut out = Self::default();
        for shape in shapes {
            for alternative in &shape.alternatives {
                let index = out.expressions.len();
                match (shape.place, alternative.starts.is_empty()) {
                    (Place::Inline, _) => out.inline.push(index),
                    (_, true) => out.anywhere.push(index),
                    (_, false) => {
                        for start in &alternative.starts {
                            out.by_start.entry(start.clone()).or_default().push(index);
                        }
                    }
                }
                let lazy = Lazy { shape: out.shapes.len(), alternative: alternative.clone(), regex: OnceLock::new() };
                out.expressions.push(lazy);
            }
            out.shapes.push(shape.clone());
        }
        let literals = out.expressions.iter().enumerate().flat_map(|(i, e)| {
            let starts = if out.inline.contains(&i) && e.alternative.contains.is_empty() {
                &e.alternative.starts
            } else {
                &e.alternative.contains
            };
            starts.iter().map(move |l| (i, l))
        });
        let (owners, literals): (Vec<usize>, Vec<&String>) = literals.unzip();
        out.contained = AhoCorasick::new(literals).ok();
        out.contained_by = owners;
        out
    }

    /// For each expression, whether `text` holds what all its matches hold.
    fn may_match(&self, text: &str) -> Vec<bool> {
        let mut may: Vec<bool> = vec![false; self.expressions.len()];
        for found in self.contained.iter().flat_map(|a| a.find_overlapping_iter(text)) {
            may[self.contained_by[found.pattern().as_usize()]] = true;
        }
        may
    }

    /// The shape that a whole paragraph has, given its folded form and whether it stands near the head or the tail.
    #[must_use]
    pub fn whole(&self, folded: &str, head: bool, tail: bool) -> Option<&Shape> {
        let text = trim(folded);
        let may = self.may_match(text);
        let prefixes = (1..=START_BYTES.min(text.len())).filter_map(|n| text.get(..n));
        let begun = prefixes.filter_map(|p| self.by_start.get(p)).flatten();
        begun
            .chain(&self.anywhere)
            .filter(|&&i| may[i] || self.expressions[i].alternative.contains.is_empty())
            .map(|&i| &self.expressions[i])
            .filter(|lazy| match self.shapes[lazy.shape].place {
                Place::Line => true,
                Place::Head => head,
                Place::Tail => tail,
                Place::Inline => false,
            })
            .find(|lazy| lazy.regex(true).is_some_and(|r| r.is_match(text.as_bytes())))
            .map(|lazy| &self.shapes[lazy.shape])
    }

    /// The shapes found inside a paragraph, as byte ranges of its folded form.
    pub fn inline<'s>(&'s self, folded: &'s str) -> impl Iterator<Item = (&'s Shape, Range<usize>)> {
        let may = self.may_match(folded);
        self.inline.iter().flat_map(move |&i| {
            let lazy = &self.expressions[i];
            let known = lazy.alternative.contains.is_empty() && lazy.alternative.starts.is_empty();
            let regex = if may[i] || known { lazy.regex(false) } else { None };
            let found = regex.into_iter().flat_map(move |r| r.find_iter(folded.as_bytes()));
            found.map(move |m| (&self.shapes[lazy.shape], m.range()))
        })
    }
}

/// A paragraph as shapes see it: folded, white space run together, with a map from its bytes to those of `text`.
#[must_use]
pub fn fold_paragraph(text: &str) -> (String, Vec<u32>) {
    let mut out = String::with_capacity(text.len());
    let mut map = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        if class(c) == Class::Space {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if class(c) == Class::Latin {
            out.extend(c.to_lowercase());
        } else {
            fold_char(c, &mut |f| out.push(f));
        }
        map.resize(out.len(), u32::try_from(at).unwrap_or(u32::MAX));
    }
    map.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
    (out, map)
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
