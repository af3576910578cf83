//! The first noun of an idafa: one that kept its ن, or that carries an article as well as the second.

use super::{Closed, next, read, report, say};
use crate::knowledge::morph::{CONSTRUCT, GENITIVE, Number, Readings};
use crate::rules::{Context, Findings};

/// Nouns that say when: with the article they stand behind any word as adverbs.
const WHEN: [&str; 16] = [
    "اليوم", "الليلة", "الأسبوع", "الشهر", "العام", "السنة", "الصيف", "الشتاء", "الموسم", "الآن", "الساعة", "الفجر",
    "الصباح", "المساء", "الظهر", "العصر",
];

/// Whether the word can only be a noun with the article that another noun governs: no adjective, no person (whom an apposition
/// may name), no time.
fn is_governed(word: &str, readings: &Readings) -> bool {
    readings.all(|a| a.is_noun() && a.article && a.particle.is_none() && a.proclitics == 0 && !a.reading.human)
        && !WHEN.contains(&word)
}

/// مع مسؤولين الحكومة: behind a preposition, a plural that kept its ن before its genitive.
pub(super) fn behind(cx: &Context<'_>, at: usize, word: Closed, out: &mut Findings) {
    if word == Closed::Emphasis {
        return;
    }
    let Some(first) = next(cx, at) else { return };
    let head = cx.word(first);
    if !head.ends_with(['ن']) {
        return;
    }
    let Some(second) = next(cx, first) else { return };
    let readings = read(cx, first);
    let several = readings.all(|a| {
        let r = a.reading;
        a.is_noun() && !a.article && r.number != Number::Singular && r.states & CONSTRUCT == 0 && r.human
    });
    let Some(reading) = readings.find(|a| a.reading.number == Number::Plural).filter(|_| several) else { return };
    if !is_governed(cx.word(second), &read(cx, second)) {
        return;
    }
    let a = reading.reading;
    let same = |r: &crate::knowledge::morph::Reading| {
        (r.kind, r.gender, r.number) == (a.kind, a.gender, a.number)
            && r.states & CONSTRUCT != 0
            && r.cases & GENITIVE != 0
    };
    let Some(form) = reading.others(same).into_iter().next() else { return };
    let right = reading.put(head, &form);
    report(
        out,
        (cx.span(first..second + 1), cx.all()[first].span),
        (&right, true),
        0.88,
        (
            say(
                format!("before “{}” the plural loses its ن: “{right}”", cx.word(second)),
                format!("قبل «{}» تحذف نون الجمع: «{right}»", cx.word(second)),
            ),
            say("the ن of a sound plural goes before a genitive", "نون جمع المذكر السالم تحذف عند الإضافة"),
        ),
    );
}
