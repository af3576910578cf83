//! Typography: spaces, marks, quotation marks, digits.

mod digits;
mod punctuation;
mod quotes;
mod spacing;

pub(super) use digits::digits;
pub(super) use punctuation::punctuation;
pub(super) use quotes::quotes;
pub(super) use spacing::spacing;

use super::Context;
use crate::text::{Span, TokenKind};

/// What stands between a token and the one before it.
fn gap(cx: &Context<'_>, index: usize) -> Span {
    let all = cx.all();
    let before = index.checked_sub(1).and_then(|i| all.get(i)).map_or(0, |t| t.span.end);
    Span { start: before, end: all[index].span.start.max(before) }
}

/// Whether the gap before a token is white space alone (no mask, no invisible character, no line end).
fn is_plain_gap(cx: &Context<'_>, index: usize) -> bool {
    let text = gap(cx, index).of(cx.text);
    !text.is_empty() && text.chars().all(|c| matches!(c, ' ' | '\t' | '\u{A0}'))
}

fn is_arabic(cx: &Context<'_>, index: usize) -> bool {
    cx.all().get(index).is_some_and(|t| t.kind == TokenKind::Arabic)
}

/// Number of letters of a token, marks and tatweel apart.
fn letters(cx: &Context<'_>, index: usize) -> usize {
    crate::text::fold::bare(cx.word(index)).chars().count()
}
