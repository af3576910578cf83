//! Page furniture, recognised by shape and place.

use super::pack::{Alternative, Place, Shape};
use crate::text::chars::{Class, class};
use crate::text::fold::fold_char;
use regex::bytes::Regex;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Longer paragraphs are no furniture: in words.
pub const MAX_WORDS: usize = 40;

/// An expression that is compiled when a text first may match it: compiling all takes longer than most runs.
#[derive(Debug)]
struct Lazy {
    shape: usize,
    alternative: Alternative,
    regex: OnceLock<Option<Regex>>,
}

impl Lazy {
    /// The expression, if `text` holds what all its matches hold.
    fn regex(&self, whole: bool, text: &str) -> Option<&Regex> {
        let contains = &self.alternative.contains;
        if !contains.is_empty() && !contains.iter().any(|c| text.contains(c.as_str())) {
            return None;
        }
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
    /// Expressions of whole paragraphs by the first character of what they begin with.
    by_start: HashMap<char, Vec<(String, usize)>>,
    /// Expressions of whole paragraphs that can begin with anything.
    anywhere: Vec<usize>,
    /// Expressions of what stands inside paragraphs.
    inline: Vec<usize>,
}

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
                        for (start, first) in alternative.starts.iter().filter_map(|s| Some((s, s.chars().next()?))) {
                            out.by_start.entry(first).or_default().push((start.clone(), index));
                        }
                    }
                }
                let lazy = Lazy { shape: out.shapes.len(), alternative: alternative.clone(), regex: OnceLock::new() };
                out.expressions.push(lazy);
            }
            out.shapes.push(shape.clone());
        }
        out
    }

    /// The shape that a whole paragraph has, given its folded form and whether it stands near the head or the tail.
    #[must_use]
    pub fn whole(&self, folded: &str, head: bool, tail: bool) -> Option<&Shape> {
        let text = trim(folded);
        let begun = text.chars().next().and_then(|first| self.by_start.get(&first)).into_iter().flatten();
        let begun = begun.filter(|(start, _)| text.starts_with(start.as_str())).map(|&(_, i)| i);
        begun
            .chain(self.anywhere.iter().copied())
            .map(|i| &self.expressions[i])
            .filter(|lazy| match self.shapes[lazy.shape].place {
                Place::Line => true,
                Place::Head => head,
                Place::Tail => tail,
                Place::Inline => false,
            })
            .find(|lazy| lazy.regex(true, text).is_some_and(|r| r.is_match(text.as_bytes())))
            .map(|lazy| &self.shapes[lazy.shape])
    }

    /// The shapes found inside a paragraph, as byte ranges of its folded form.
    pub fn inline<'s>(&'s self, folded: &'s str) -> impl Iterator<Item = (&'s Shape, Range<usize>)> {
        self.inline.iter().flat_map(move |&i| {
            let lazy = &self.expressions[i];
            let starts = &lazy.alternative.starts;
            let may = starts.is_empty() || starts.iter().any(|s| folded.contains(s.as_str()));
            let regex = if may { lazy.regex(false, folded) } else { None };
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
            !matches!(class(c), Class::Arabic | Class::Latin | Class::Digit) && !"([{<\u{AB}#@`\"/".contains(c)
        })
        .trim_end_matches([' ', '.', ':', '!', '\u{2026}', '*'])
}
