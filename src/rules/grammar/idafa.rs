//! The first noun of an idafa: one that kept its ن, or that carries an article as well as the second.

use super::{Closed, closed, closes_clause, next, previous, read, report, say};
use crate::knowledge::morph::{Analysis, CONSTRUCT, GENITIVE, Kind, NOMINATIVE, Number, Object, Readings};
use crate::rules::{Context, Findings};
use crate::text::TokenKind;

/// Nouns that say when: with the article they stand behind any word as adverbs.
const WHEN: [&str; 16] = [
    "اليوم",
    "الليلة",
    "الأسبوع",
    "الشهر",
    "العام",
    "السنة",
    "الصيف",
    "الشتاء",
    "الموسم",
    "الآن",
    "الساعة",
    "الفجر",
    "الصباح",
    "المساء",
    "الظهر",
    "العصر",
];

/// Whether the word can only be a noun with the article that another noun governs: no adjective, no person (whom an apposition
/// may name), no time.
fn is_governed(word: &str, readings: &Readings) -> bool {
    readings.all(|a| a.is_noun() && a.article && a.particle.is_none() && a.proclitics == 0 && !a.reading.human)
        && !WHEN.contains(&word)
}

/// في النماذج اللغة: two nouns with the article in a row behind a preposition, in a clause that has no verb that could take the
/// second as its subject or object.
pub(super) fn articles(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for second in block.start + 1..block.end {
            let token = &cx.all()[second];
            let word = token.of(cx.text);
            if token.kind != TokenKind::Arabic || !crate::text::clitics::has_article(word) {
                continue;
            }
            let Some(first) = previous(cx, second) else { continue };
            let head = cx.word(first);
            if !head.contains("\u{0627}\u{0644}") && !head.contains("\u{0644}\u{0644}") {
                continue;
            }
            let seconds = Readings::of(word);
            if !is_governed(word, &seconds) {
                continue;
            }
            let firsts = read(cx, first);
            let thing = |a: &Analysis| a.is_noun() && a.article && !a.reading.human && a.reading.number != Number::Dual;
            let Some(reading) = firsts.iter().next().copied().filter(|_| firsts.all(thing)) else { continue };
            let behind = reading.particle.is_some()
                || previous(cx, first).is_some_and(|b| {
                    matches!(closed(cx.all()[b].key), Some(Closed::Preposition)) || cx.word(b) == "من"
                });
            if !behind || has_verb_before(cx, first) || !closes_clause(cx, second) {
                continue;
            }
            let mut bare = reading;
            bare.article = false;
            let form = head.rsplit("\u{0627}\u{0644}").next().filter(|_| reading.particle != Some('ل'));
            let Some(form) = form else { continue };
            let right = bare.put(head, form);
            report(
                out,
                (cx.span(first..second + 1), cx.all()[first].span),
                (&right, false),
                0.8,
                (
                    say(
                        format!("“{head} {word}” has an article too many: “{right} {word}”"),
                        format!("«{head} {word}» مضاف معرّف بأل: «{right} {word}»"),
                    ),
                    say("the first noun of an idafa has no article", "المضاف لا تدخله «أل»"),
                ),
            );
        }
    }
}

/// Whether a verb stands before `at` in its sentence, or a word of which nothing is known and which may be one.
fn has_verb_before(cx: &Context<'_>, at: usize) -> bool {
    let mut i = at;
    while !cx.all()[i].sentence_start && i > 0 {
        i -= 1;
        let token = &cx.all()[i];
        if token.kind != TokenKind::Arabic || closed(token.key).is_some() {
            continue;
        }
        let word = token.of(cx.text);
        let readings = Readings::of(word);
        let verb = |a: &Analysis| a.reading.kind == Kind::Verb && !matches!(a.reading.object, Object::Speech | Object::Nothing);
        if readings.any(verb)
            || readings.is_empty() && word.starts_with(['\u{064A}', '\u{062A}', '\u{0633}', '\u{0646}', '\u{0623}'])
        {
            return true;
        }
    }
    false
}

/// مع مسؤولين الحكومة, قال مسؤولون الصحة: a plural that kept its ن before its genitive, where nothing makes that an object.
pub(super) fn kept_noon(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for first in block.start + 1..block.end {
            let token = &cx.all()[first];
            let head = token.of(cx.text);
            if token.kind != TokenKind::Arabic || !head.ends_with("ون") && !head.ends_with("ين") {
                continue;
            }
            let Some(second) = next(cx, first) else { continue };
            let word = cx.word(second);
            if !crate::text::clitics::has_article(word) {
                continue;
            }
            let readings = Readings::of(head);
            let several = readings.all(|a| {
                let r = a.reading;
                a.is_noun() && !a.article && r.number != Number::Singular && r.states & CONSTRUCT == 0 && r.human
            });
            let Some(reading) = readings.find(|a| a.reading.number == Number::Plural).filter(|_| several) else {
                continue;
            };
            if !is_governed(word, &read(cx, second)) || !has_no_object(cx, first, &reading) {
                continue;
            }
            let a = reading.reading;
            let case = if head.ends_with("ون") { NOMINATIVE } else { GENITIVE };
            let same = |r: &crate::knowledge::morph::Reading| {
                (r.kind, r.gender, r.number) == (a.kind, a.gender, a.number)
                    && r.states & CONSTRUCT != 0
                    && r.cases & case != 0
            };
            let ending = if case == NOMINATIVE { 'و' } else { 'ي' };
            let Some(form) = reading.others(same).into_iter().find(|form| form.ends_with(ending)) else { continue };
            let right = reading.put(head, &form);
            report(
                out,
                (cx.span(first..second + 1), token.span),
                (&right, true),
                0.88,
                (
                    say(
                        format!("before “{word}” the plural loses its ن: “{right}”"),
                        format!("قبل «{word}» تحذف نون الجمع: «{right}»"),
                    ),
                    say("the ن of a sound plural goes before a genitive", "نون جمع المذكر السالم تحذف عند الإضافة"),
                ),
            );
        }
    }
}

/// Whether what governs the plural leaves no room for an object behind it: a preposition, another noun, a verb of saying.
fn has_no_object(cx: &Context<'_>, first: usize, reading: &Analysis) -> bool {
    if reading.particle.is_some() {
        return true;
    }
    let Some(before) = previous(cx, first) else { return false };
    if let Some(word) = closed(cx.all()[before].key) {
        return matches!(word, Closed::Preposition | Closed::Governor);
    }
    let governors = read(cx, before);
    governors.all(|a| match a.reading.kind {
        Kind::Verb => matches!(a.reading.object, Object::Speech | Object::Nothing),
        Kind::Noun => !a.article && a.reading.states & CONSTRUCT != 0 && reading.reading.cases & GENITIVE != 0,
        _ => false,
    })
}
