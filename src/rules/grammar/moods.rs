//! Verbs in a mood that the particle before them does not allow: لم يكون, لن يقولون.

use super::{Closed, next, read, report, say};
use crate::knowledge::morph::{Analysis, INDICATIVE, JUSSIVE, Kind, SUBJUNCTIVE};
use crate::rules::{Context, Findings};

/// لم يكون: an indicative behind a particle that asks for another mood.
pub(super) fn after(cx: &Context<'_>, at: usize, particle: Closed, out: &mut Findings) {
    let Some(verb) = next(cx, at) else { return };
    let wanted = if particle == Closed::Not { JUSSIVE } else { SUBJUNCTIVE };
    let readings = read(cx, verb);
    // No past and no noun stands there: only what else the word can be counts.
    let present = |a: &Analysis| {
        a.proclitics == 0 && a.reading.kind == Kind::Verb && a.reading.tense & (INDICATIVE | SUBJUNCTIVE | JUSSIVE) != 0
    };
    let wrong = readings.iter().filter(present).all(|a| a.reading.tense & wanted == 0);
    let Some(reading) = readings.iter().find(present).filter(|_| wrong) else { return };
    let mut repairs: Vec<String> = Vec::new();
    for a in readings.iter().filter(present) {
        let same = a.others(|r| {
            r.kind == Kind::Verb
                && r.tense & wanted != 0
                && (r.gender, r.number) == (a.reading.gender, a.reading.number)
                && (r.tense & super::PAST_BIT) == 0
        });
        for form in same.into_iter().take(1) {
            if form.starts_with(&cx.word(verb)[..2]) && !repairs.contains(&form) {
                repairs.push(form);
            }
        }
    }
    let Some(right) = repairs.first().map(|form| reading.put(cx.word(verb), form)) else { return };
    let (before, word) = (cx.word(at), cx.word(verb));
    report(
        out,
        (cx.span(at..verb + 1), cx.all()[verb].span),
        (&right, repairs.len() == 1),
        0.93,
        (
            say(format!("after “{before}” the verb is “{right}”"), format!("بعد «{before}» يقال «{right}» لا «{word}»")),
            if wanted == JUSSIVE {
                say(
                    "لم takes the jussive: a long vowel and the ن of the plural go",
                    "«لم» تجزم الفعل: يحذف حرف العلة أو النون",
                )
            } else {
                say(
                    "the particle takes the subjunctive: the ن of the plural goes",
                    "الأداة تنصب الفعل: تحذف نون الأفعال الخمسة",
                )
            },
        ),
    );
}
