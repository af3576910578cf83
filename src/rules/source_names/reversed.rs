//! Names of two words whose words stand the other way round: تلغراف ديلي for the Daily Telegraph.

use super::{Here, Look, overlaps, shares};
use crate::align::concepts::Certainty;
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::Trait;
use crate::names::reads_as;
use crate::rules::{Findings, say};
use crate::text::{TokenKind, clitics};
use std::ops::Range;

/// Letters of the shortest word whose sound says something.
const SHORTEST: usize = 3;

/// Names of the source that stand in the group with their two words in the wrong order.
pub(super) fn reversed(look: &Look<'_>, here: &Here<'_>, out: &mut Findings) {
    let mut done: Vec<Range<usize>> = Vec::new();
    for answer in here.target.iter().filter(|m| m.tokens.len() == 1) {
        let single = here.source.iter().filter(|m| m.tokens.len() == 1 && m.name != Certainty::Place);
        for word in single.filter(|m| shares(m, answer)) {
            let (at, of) = (answer.tokens.start, word.tokens.start);
            // The word is the second of the name and stands first, or the other way round.
            let before = of.checked_sub(1).map(|one| (at, one..of + 1));
            let behind = at.checked_sub(1).map(|first| (first, of..of + 2));
            for (first, name) in before.into_iter().chain(behind) {
                let range = first..first + 2;
                if is_reversed(look, here, &range, &name) && !done.iter().any(|d| overlaps(d, &range)) {
                    report(look, &range, &name, out);
                    done.push(range);
                }
            }
        }
    }
}

/// Whether the two Arabic words are those of the name in the other order, and the name stands nowhere in the group in its own.
fn is_reversed(look: &Look<'_>, here: &Here<'_>, range: &Range<usize>, name: &Range<usize>) -> bool {
    let source = look.aligned.tokens.all();
    let written = |n: usize| source.get(n).map_or("", |t| t.of(look.aligned.text));
    let is_name = |n: usize| {
        source.get(n).is_some_and(|t| t.kind == TokenKind::Latin)
            && written(n).starts_with(char::is_uppercase)
            && written(n).chars().count() >= SHORTEST
            && here.group.source.contains(&n)
    };
    let glued = source.get(name.start + 1).is_some_and(|t| t.space_before && !t.sentence_start);
    // A town beside what is called after it stands on either side: Boston Logan, Chicago Bulls.
    if !glued || !name.clone().all(is_name) || look.aligned.words.has(name.start, Trait::Place) {
        return false;
    }
    let is = |at: usize, n: usize, first: bool| {
        let token = look.all.get(at).filter(|t| t.kind == TokenKind::Arabic && here.group.target.contains(&at));
        token.and_then(|t| reads_as(t.of(look.cx.text), written(n))).is_some_and(|r| first || r.prefix == 0)
    };
    let follows = |at: usize| look.all.get(at).is_some_and(|t| t.space_before && !t.sentence_start);
    let (one, other) = (name.start, name.start + 1);
    let stands =
        |at: usize, front: usize, back: usize| follows(at + 1) && is(at, front, true) && is(at + 1, back, false);
    stands(range.start, other, one)
        && !is(range.start + 2, other, false)
        && !here.group.target.clone().any(|at| stands(at, one, other))
}

fn report(look: &Look<'_>, range: &Range<usize>, name: &Range<usize>, out: &mut Findings) {
    let cx = look.cx;
    let (first, second) = (cx.word(range.start), cx.word(range.start + 1));
    let english = look.name(name);
    let mut prefix = 0;
    let back = look.aligned.tokens.all()[name.start + 1].of(look.aligned.text);
    if let Some(reading) = reads_as(first, back) {
        prefix = reading.prefix;
    }
    let (particles, bare) = first.split_at_checked(prefix).unwrap_or(("", first));
    let right = clitics::attach(particles, &format!("{second} {bare}"));
    let span = cx.span(range.clone());
    let words = span.of(cx.text);
    out.report(
        span,
        0.9,
        say(format!("“{words}” is “{english}” out of order"), format!("«{words}» هو «{english}» مقلوب الترتيب")),
        say("Engines keep the word order of Arabic inside names", "تقلب المحركات ترتيب كلمات الاسم كأنه عبارة عربية"),
    )
    .fix(Fix::risky(vec![Edit::replace(span, right)]));
}
