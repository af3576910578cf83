//! Sentences of the source that the article lacks, and sentences of the article that are not in the source.

use super::{clauses, lexis};
use crate::align::{Alignment, Group};
use crate::rules::{Context, Findings, say};
use crate::text::chars::is_quote;
use crate::text::{Span, TokenKind, Tokens};
use std::ops::Range;

/// Words from which on a sentence is one and not a heading or a scrap.
const WORDS: usize = 6;
/// Share of the source's sentences that may lack: beyond it the article is a summary, and its gaps are no faults.
const SUMMARY: f32 = 0.34;
/// Length for the source's below which the sentences of a group say less than it.
const THIN: f32 = 0.62;
/// The same where none of the words of one of them is rendered.
const FULL: f32 = 0.72;
/// Letters of the source that lack at least before anything is said of that.
const LETTERS: usize = 45;

/// A sentence of the source that nothing renders.
pub(in crate::rules) fn omission(cx: &Context<'_>, out: &mut Findings) {
    let Some(aligned) = cx.aligned else { return };
    let groups = &aligned.groups;
    let lacking = groups.iter().filter(|g| g.target.is_empty() && is_sentence(&aligned.tokens, &g.source)).count();
    let all = groups.iter().filter(|g| !g.source.is_empty()).count();
    if lacking as f32 > SUMMARY * all as f32 && lacking > 1 {
        return;
    }
    for (at, group) in groups.iter().enumerate() {
        if group.source.is_empty() || !is_sentence(&aligned.tokens, &group.source) {
            continue;
        }
        if group.target.is_empty() || is_unlike(cx, aligned, group) {
            if is_inside_neighbour(aligned, at) {
                continue;
            }
            let Some(span) = seam(cx, groups, at) else { continue };
            report(aligned, span, &group.source, 0.8, out);
        } else if let Some(range) = swallowed(cx, aligned, group) {
            let last = group.target.end - 1;
            report(aligned, cx.span(last.saturating_sub(1).max(group.target.start)..last + 1), &range, 0.65, out);
        } else if let Some(range) = clauses::lacking(cx, aligned, at) {
            part(cx, aligned, group, &range, out);
        }
    }
}

/// Reports a part of a sentence where it would stand.
fn part(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group, range: &Range<usize>, out: &mut Findings) {
    let at = clauses::place(cx, aligned, group, range);
    let short: String = aligned.quote(range).chars().take(160).collect();
    out.report(
        cx.span(at.saturating_sub(1).max(group.target.start)..at + 1),
        0.6,
        say(
            format!("A part of the source's sentence lacks about here: “{short}”"),
            format!("سقط نحو هذا الموضع جزء من جملة الأصل: “{short}”"),
        ),
        say("What it names or counts stands nowhere near", "لا أثر لما فيه من أسماء وأرقام في هذا الموضع"),
    );
}

/// Whether two sentences were put together by length and place alone: no name, no number, and no word of the source is rendered. What
/// stands there is a caption or a link of the page, and the sentence lacks.
fn is_unlike(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group) -> bool {
    // Speech is rendered freely.
    let speech = aligned.quote(&group.source).contains(is_quote);
    group.shared <= 0.0
        && !speech
        && lexis::rendered(cx, aligned, &group.source, &group.target).is_some_and(|words| words == 0)
}

/// Share of a sentence by whose length its neighbour has to be too long to hold it as well.
const ROOM: f32 = 0.75;

/// Whether the sentence before or behind is so long for its source that this one may be in it: Arabic joins what English separates.
fn is_inside_neighbour(aligned: &Alignment<'_>, at: usize) -> bool {
    let letters = |g: &Group| aligned.quote(&g.source).chars().count() as f32;
    let own = letters(&aligned.groups[at]);
    [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .filter_map(|i| aligned.groups.get(i))
        .any(|g| !g.target.is_empty() && (g.ratio - 1.0) * letters(g) > ROOM * own)
}

/// The words between which the sentence lacks: the last of the sentence before, or the first of the one behind.
fn seam(cx: &Context<'_>, groups: &[Group], at: usize) -> Option<Span> {
    let before = groups[..at].iter().rev().find(|g| !g.target.is_empty() && !g.moved);
    let behind = groups[at + 1..].iter().find(|g| !g.target.is_empty() && !g.moved);
    match (before, behind) {
        (Some(g), _) => Some(cx.span(g.target.end.saturating_sub(2).max(g.target.start)..g.target.end)),
        (None, Some(g)) => Some(cx.span(g.target.start..(g.target.start + 2).min(g.target.end))),
        (None, None) => None,
    }
}

fn report(aligned: &Alignment<'_>, span: Span, source: &Range<usize>, confidence: f32, out: &mut Findings) {
    let short: String = aligned.quote(source).chars().take(160).collect();
    out.report(
        span,
        confidence,
        say(format!("A sentence of the source lacks here: “{short}”"), format!("سقطت هنا جملة من الأصل: “{short}”")),
        say("Nothing in the article renders it", "لا مقابل لها في المقال"),
    );
}

fn words(tokens: &Tokens, range: &Range<usize>) -> usize {
    tokens.all()[range.clone()].iter().filter(|t| t.kind.is_word() || t.kind == TokenKind::Number).count()
}

fn is_sentence(tokens: &Tokens, range: &Range<usize>) -> bool {
    words(tokens, range) >= WORDS
}

/// The sentence of a group's several that its thin rendering has nothing of: neither the length nor a name or a number.
fn swallowed(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group) -> Option<Range<usize>> {
    if group.ratio > FULL {
        return None;
    }
    let all = aligned.tokens.all();
    let mut starts: Vec<usize> = group.source.clone().filter(|&i| all[i].sentence_start).collect();
    starts.push(group.source.end);
    if starts.len() < 3 {
        return None;
    }
    let sentences: Vec<Range<usize>> = starts.windows(2).map(|w| w[0]..w[1]).collect();
    let target = aligned.concepts.in_target(&group.target);
    let numbers = |range: &Range<usize>| {
        aligned.source_numbers.iter().filter(|n| range.contains(&n.tokens.start)).any(|n| {
            aligned
                .target_numbers
                .iter()
                .filter(|t| group.target.contains(&t.tokens.start))
                .any(|t| crate::align::numbers::same(n, t))
        })
    };
    let bare = |range: &&Range<usize>| {
        let mentions = aligned.concepts.in_source(range);
        let letters = aligned.quote(range).chars().count();
        let unsaid = || lexis::rendered(cx, aligned, range, &group.target).is_some_and(|words| words == 0);
        (group.ratio <= THIN && letters >= LETTERS || unsaid())
            && is_sentence(&aligned.tokens, range)
            && !mentions.iter().any(|s| target.iter().any(|t| t.concepts.iter().any(|c| s.concepts.contains(c))))
            && !numbers(range)
    };
    let found: Vec<&Range<usize>> = sentences.iter().filter(bare).collect();
    match found.as_slice() {
        [one] if sentences.len() > 1 => Some((*one).clone()),
        _ => None,
    }
}

/// A sentence of the article that renders nothing of the source.
pub(in crate::rules) fn addition(cx: &Context<'_>, out: &mut Findings) {
    let Some(aligned) = cx.aligned else { return };
    let added = aligned.groups.iter().filter(|g| g.source.is_empty() && is_sentence(cx.tokens, &g.target)).count();
    let all = aligned.groups.iter().filter(|g| !g.target.is_empty()).count();
    if added as f32 > SUMMARY * all as f32 && added > 1 {
        return;
    }
    for group in aligned.groups.iter().filter(|g| g.source.is_empty() && !g.target.is_empty()) {
        if !is_sentence(cx.tokens, &group.target) || is_furniture(cx, &group.target) {
            continue;
        }
        out.report(
            cx.span(group.target.clone()),
            0.7,
            say("This sentence renders nothing of the source", "هذه الجملة لا أصل لها"),
            say(
                "Engines go on where the source stops, or furniture was carried over",
                "تسترسل المحركات بعد نهاية الأصل، أو نُقلت بقايا الصفحة",
            ),
        );
    }
}

/// Lines without a verdict at the end are headings, credits and the like: other rules know them.
fn is_furniture(cx: &Context<'_>, range: &Range<usize>) -> bool {
    let last = &cx.all()[range.end - 1];
    !matches!(last.of(cx.text), "." | "!" | "?" | "\u{61F}" | "\"" | "\u{BB}" | "\u{201D}" | "\u{201C}")
}
