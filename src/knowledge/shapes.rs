//! Page furniture, recognised by shape and place.

use super::pack::{Place, Shape};
use crate::text::chars::{Class, class};
use crate::text::fold::fold_char;
use regex::{Regex, RegexSet, RegexSetBuilder};

/// Longer paragraphs are no furniture: in words.
pub const MAX_WORDS: usize = 40;

/// All shapes, ready to match.
#[derive(Debug)]
pub struct Shapes {
    whole: Vec<Shape>,
    whole_set: RegexSet,
    inline: Vec<(Shape, Regex)>,
}

impl Shapes {
    /// Compiles shapes. One whose expression is broken is left out; a test compiles each alone.
    pub fn new<'s>(shapes: impl Iterator<Item = &'s Shape>) -> Self {
        let (inline, whole): (Vec<Shape>, Vec<Shape>) = shapes.cloned().partition(|s| s.place == Place::Inline);
        let anchored = |s: &Shape| format!("^(?:{})$", s.pattern);
        let whole: Vec<Shape> = whole.into_iter().filter(|s| Regex::new(&anchored(s)).is_ok()).collect();
        let whole_set = RegexSetBuilder::new(whole.iter().map(anchored))
            .size_limit(64 << 20)
            .dfa_size_limit(16 << 20)
            .build()
            .unwrap_or_default();
        let inline = inline.into_iter().filter_map(|s| Regex::new(&s.pattern).ok().map(|r| (s, r))).collect();
        Self { whole, whole_set, inline }
    }

    /// The first shape that a whole paragraph has, given its folded form and whether it stands near the head or the tail.
    #[must_use]
    pub fn whole(&self, folded: &str, head: bool, tail: bool) -> Option<&Shape> {
        self.whole_set.matches(trim(folded)).into_iter().map(|i| &self.whole[i]).find(|s| match s.place {
            Place::Line => true,
            Place::Head => head,
            Place::Tail => tail,
            Place::Inline => false,
        })
    }

    /// The shapes found inside a paragraph, as byte ranges of its folded form.
    pub fn inline<'s>(&'s self, folded: &'s str) -> impl Iterator<Item = (&'s Shape, std::ops::Range<usize>)> {
        self.inline.iter().flat_map(move |(shape, regex)| regex.find_iter(folded).map(move |m| (shape, m.range())))
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

/// Without bullets before and stops behind.
fn trim(folded: &str) -> &str {
    folded
        .trim_start_matches([' ', '\u{2022}', '-', '\u{2013}', '\u{2014}', '*', '|', '\u{BB}', '>'])
        .trim_end_matches([' ', '.', ':', '!', '\u{2026}', '*'])
}
