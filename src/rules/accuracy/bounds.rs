//! What stands before a number and turns it: more than, less than, at least, only.

use crate::align::Alignment;
use crate::align::numbers::Number;
use crate::rules::Context;
use crate::text::{Token, TokenKind};
use std::ops::Range;

/// How a number bounds what it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    /// More than it, at least it.
    Above,
    /// Less than it, at most it.
    Below,
    /// No more than it, and that is little.
    Only,
}

/// Words before a number that may bound it.
const REACH: usize = 4;

/// English phrases that bound the number behind them; the longest that fits counts.
const ENGLISH: [(&str, Bound); 31] = [
    ("more than", Bound::Above),
    ("over", Bound::Above),
    ("above", Bound::Above),
    ("at least", Bound::Above),
    ("exceeding", Bound::Above),
    ("exceeded", Bound::Above),
    ("exceed", Bound::Above),
    ("in excess of", Bound::Above),
    ("upwards of", Bound::Above),
    ("no fewer than", Bound::Above),
    ("not less than", Bound::Above),
    ("no less than", Bound::Above),
    ("as many as", Bound::Below),
    ("less than", Bound::Below),
    ("fewer than", Bound::Below),
    ("under", Bound::Below),
    ("below", Bound::Below),
    ("at most", Bound::Below),
    ("up to", Bound::Below),
    ("no more than", Bound::Only),
    ("not more than", Bound::Only),
    ("only", Bound::Only),
    ("just", Bound::Only),
    ("merely", Bound::Only),
    ("mere", Bound::Only),
    ("but", Bound::Only),
    ("as little as", Bound::Only),
    ("as few as", Bound::Only),
    ("shy of", Bound::Below),
    ("nearly", Bound::Below),
    ("almost", Bound::Below),
];

/// The same in Arabic: more than (twice), less than, but. What turns them (no less than) is a verb in Arabic, and no adjective.
const ARABIC: [(&str, Bound); 4] =
    [("أكثر من", Bound::Above), ("أزيد من", Bound::Above), ("أقل من", Bound::Below), ("سوى", Bound::Only)];

/// The bound of a number by the words before it, up to the last of them; `None` for none or one that cannot be told.
fn read(text: &str, all: &[Token], at: usize, phrases: &[(&str, Bound)]) -> Option<Bound> {
    let from = at.saturating_sub(REACH);
    let words: Vec<&str> = all[from..at].iter().filter(|t| t.kind.is_word()).map(|t| t.of(text)).collect();
    let ends = |phrase: &str| {
        let parts: Vec<&str> = phrase.split(' ').collect();
        words.len() >= parts.len()
            && words[words.len() - parts.len()..].iter().zip(&parts).all(|(w, p)| w.eq_ignore_ascii_case(p))
    };
    phrases.iter().filter(|(p, _)| ends(p)).max_by_key(|(p, _)| p.len()).map(|(_, b)| *b)
}

/// The words of the article that turn a number the other way than its source does.
pub(super) fn turned(cx: &Context<'_>, aligned: &Alignment<'_>, t: &Number, s: &Number) -> Option<Range<usize>> {
    let first = t.tokens.start;
    let here = read(cx.text, cx.all(), first, &ARABIC)?;
    let source = aligned.tokens.all();
    let sign = s.tokens.start.checked_sub(1).is_some_and(|i| source[i].kind == TokenKind::Punct);
    let there = read(aligned.text, source, s.tokens.start - usize::from(sign), &ENGLISH);
    match (here, there) {
        (Bound::Above, Some(Bound::Below)) | (Bound::Below, Some(Bound::Above)) => Some(first.saturating_sub(2)..first),
        (Bound::Only, None) if !is_little(aligned, s) && !is_short(aligned, s) => Some(first.saturating_sub(1)..first),
        _ => None,
    }
}

/// Whether the source says within which time something was done: was over in 170 seconds.
fn is_short(aligned: &Alignment<'_>, s: &Number) -> bool {
    let before = s.tokens.start.checked_sub(1).map(|at| aligned.tokens.all()[at].of(aligned.text));
    before.is_some_and(|word| ["in", "within", "inside", "took", "lasted"].contains(&word))
}

/// Words that say that a number is little, or that deny more.
const LITTLE: [&str; 17] = [
    "only",
    "just",
    "mere",
    "merely",
    "except",
    "but",
    "other",
    "alone",
    "little",
    "few",
    "remaining",
    "left",
    "no",
    "not",
    "lone",
    "sole",
    "neither",
];

/// Whether a word of the source's clause says that the number is little. It was only in June says it of June.
fn is_little(aligned: &Alignment<'_>, s: &Number) -> bool {
    let all = aligned.tokens.all();
    let around = |before: usize, behind: usize| {
        all[s.tokens.start.saturating_sub(before)..(s.tokens.end + behind).min(all.len())]
            .iter()
            .map(|t| t.of(aligned.text))
    };
    let says = |word: &str| LITTLE.iter().any(|l| word.eq_ignore_ascii_case(l));
    around(12, 8).any(|w| says(w) && !w.eq_ignore_ascii_case("only") || w.ends_with("n't")) || around(4, 3).any(says)
}
