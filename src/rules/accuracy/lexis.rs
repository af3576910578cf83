//! Which English words are rendered in a stretch of the article, as far as `rules/renderings.txt` tells.

use crate::align::Alignment;
use crate::knowledge::phrases::Stem;
use crate::knowledge::renderings;
use crate::rules::Context;
use crate::text::TokenKind;
use std::ops::Range;

/// Words whose renderings are known that a sentence has at least before their lack says anything.
const KNOWN: usize = 3;
/// Shorter English words are rendered in too many ways, or not at all.
const LETTERS: usize = 4;

/// How many words of the source's `range` the tokens `target` render; nothing where too few of them are known.
pub(super) fn rendered(
    cx: &Context<'_>,
    aligned: &Alignment<'_>,
    range: &Range<usize>,
    target: &Range<usize>,
) -> Option<usize> {
    let all = aligned.tokens.all();
    let words = range.clone().filter(|&i| all[i].kind == TokenKind::Latin).map(|i| all[i].of(aligned.text));
    let stems = words.filter(|w| w.len() >= LETTERS).map(Stem::of);
    let known: Vec<Stem> = stems.filter(|s| renderings::of(*s).any(|line| !line.words().is_empty())).collect();
    let said = |stem: &&Stem| target.clone().any(|at| cx.renders(at, **stem));
    (known.len() >= KNOWN).then(|| known.iter().filter(said).count())
}
