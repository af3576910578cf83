//! Words of another sense than the source's: shares that take part, a cell of the body for that of a prison, staff handed over for staff
//! laid off.

use super::super::{Context, Findings, say};
use super::beside::Spoken;
use crate::align::numbers::{Number, Weight, same};
use crate::align::{Alignment, Group};
use crate::knowledge::phrases::Stem;
use crate::knowledge::senses::{Sense, with};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Words between a verb and its number: at least, more than, another.
const REACH: usize = 4;
/// Words before an Arabic number that belong to it: more, less, than, about (four times), not, is less, from, on, the least, among them.
const BEFORE: [&str; 17] = [
    "أكثر",
    "أقل",
    "من",
    "نحو",
    "حوالي",
    "قرابة",
    "زهاء",
    "ما",
    "لا",
    "يقل",
    "عن",
    "على",
    "الأقل",
    "بينهم",
    "يزيد",
    "أو",
    "إلى",
];

/// Words that mean something else than the source's.
pub(super) fn senses(cx: &Context<'_>, done: &[Range<usize>], out: &mut Findings) {
    let Some(aligned) = cx.aligned else { return };
    for group in aligned.groups.iter().filter(|g| !g.target.is_empty() && !g.source.is_empty()) {
        let stems = aligned.stems(&group.source);
        let mut target: Option<Vec<Spoken<'_>>> = None;
        let mut seen: Vec<*const Sense> = Vec::new();
        for (at, stem) in stems.iter().enumerate() {
            for sense in with(*stem) {
                let Some(phrase) = sense.english.iter().position(|p| is_at(stems, at, p)) else { continue };
                if seen.contains(&std::ptr::from_ref(sense)) {
                    continue;
                }
                seen.push(sense);
                let read = || group.target.clone().filter_map(|i| Spoken::of(cx, i)).collect();
                let words = target.get_or_insert_with(read);
                if words.iter().any(|w| w.begins(&sense.right)) {
                    continue;
                }
                let written = sense.written.get(phrase).copied().unwrap_or("");
                let wrong = if sense.wrong.is_empty() {
                    before_number(cx, aligned, group, &sense.english[phrase])
                } else {
                    words.iter().find(|w| w.is_one(&sense.wrong)).map(|w| w.index)
                };
                if let Some(at) = wrong.filter(|at| !done.iter().any(|d| d.contains(at))) {
                    report(cx, at, written, sense, out);
                }
            }
        }
    }
}

/// Whether the phrase stands at `at`, word by word.
fn is_at(stems: &[Stem], at: usize, phrase: &[Stem]) -> bool {
    phrase.iter().enumerate().all(|(n, p)| stems.get(at + n).is_some_and(|s| s.is_same(*p)))
}

/// The word before the number of the article that answers the one behind the verb.
fn before_number(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group, verb: &[Stem]) -> Option<usize> {
    let all = aligned.tokens.all();
    let words = aligned.words(&group.source);
    let stems = aligned.stems(&group.source);
    let within = |numbers: &[Number], range: &Range<usize>| -> Vec<Number> {
        numbers.iter().filter(|n| range.contains(&n.tokens.start)).cloned().collect()
    };
    let source = within(&aligned.source_numbers, &group.source);
    let target = within(&aligned.target_numbers, &group.target);
    let at = (0..stems.len()).find(|&i| is_at(stems, i, verb))?;
    let end = *words.get(at + verb.len() - 1)? + 1;
    let number = source.iter().find(|n| (end..=end + REACH).contains(&n.tokens.start) && n.weight == Weight::Hard)?;
    let clear = all[end..number.tokens.start].iter().all(|t| t.kind.is_word());
    let mut answers = target.iter().filter(|t| same(number, t));
    let answer = answers.next().filter(|_| clear && answers.next().is_none())?;
    let mut at = answer.tokens.start.checked_sub(1)?;
    while group.target.contains(&at) && BEFORE.contains(&cx.word(at)) {
        at = at.checked_sub(1)?;
    }
    let token = cx.all().get(at).filter(|t| group.target.contains(&at) && t.kind == TokenKind::Arabic)?;
    (token.of(cx.text).chars().count() > 2).then_some(at)
}

fn report(cx: &Context<'_>, at: usize, english: &str, sense: &Sense, out: &mut Findings) {
    let span: Span = cx.all()[at].span;
    let word = span.of(cx.text);
    out.report(
        span,
        if sense.wrong.is_empty() { 0.65 } else { 0.75 },
        say(
            format!("“{word}” stands where the source has “{english}”: another sense of the word"),
            format!("«{word}» في موضع “{english}” من الأصل: معنى آخر للكلمة"),
        ),
        say("Nothing in the sentence renders what the source says here", "لا شيء في الجملة يؤدي ما يقوله الأصل هنا"),
    );
}
