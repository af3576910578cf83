//! The first noun of an idafa: one that kept its ن, or that carries an article as well as the second.

use super::subject::WHEN;
use super::{Closed, closed, next, opens_clause, previous, read, report, say};
use crate::knowledge::morph::{Analysis, CONSTRUCT, GENITIVE, Kind, NOMINATIVE, Number, Object, Readings};
use crate::names::is_foreign;
use crate::rules::{Context, Findings};
use crate::text::TokenKind;
use crate::text::fold::bare;

/// Whether the word can only be a noun with the article that another noun governs: no adjective, no person (whom an apposition
/// may name), no time.
fn is_governed(word: &str, readings: &Readings) -> bool {
    // What ends in ية, or is like المطالبة, may be an adjective that the lexicon lacks.
    let letters = bare(word);
    let participle = letters.starts_with("الم")
        && letters.ends_with('ة')
        && letters.chars().count() == 8
        && letters.chars().nth(4) == Some('ا');
    readings.all(|a| a.is_noun() && a.article && a.particle.is_none() && a.proclitics == 0 && !a.reading.human)
        && !WHEN.contains(&word)
        && !letters.ends_with("ية")
        && !participle
}

/// Nouns that stand behind another in its own case: "mother", "dream", "basis", "wrong", "event" and the like.
const APPOSITIVES: [&str; 14] = [
    "الأم",
    "الحلم",
    "الأساس",
    "الأصل",
    "الخطأ",
    "الهدف",
    "الرمز",
    "الحدث",
    "اللغز",
    "الظاهرة",
    "المعجزة",
    "القدوة",
    "النموذج",
    "الملاذ",
];

/// What stands for an adverb: "indeed", "of course", "fully", "precisely", "in return", "at least".
const ADVERBIAL: [&str; 10] =
    ["بالفعل", "بالطبع", "بالكامل", "بالضبط", "بالمقابل", "بالأساس", "بالتحديد", "بالتالي", "بالذات", "بالنسبة"];

/// في النماذج اللغة: two nouns with the article in a row behind a preposition, in a clause that has no verb that could take the
/// second as its subject or object.
pub(super) fn articles(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for second in block.start + 1..block.end {
            let token = &cx.all()[second];
            let word = token.of(cx.text);
            if token.kind != TokenKind::Arabic {
                continue;
            }
            let Some(first) = previous(cx, second) else { continue };
            let chained = !crate::text::clitics::has_article(word);
            if chained && !is_chained(cx, second) {
                continue;
            }
            let head = cx.word(first);
            if !head.contains("\u{0627}\u{0644}") && !head.contains("\u{0644}\u{0644}") {
                continue;
            }
            let seconds = Readings::of(word);
            if !chained && !is_governed(word, &seconds) {
                continue;
            }
            let firsts = read(cx, first);
            let thing = |a: &Analysis| a.is_noun() && a.article && !a.reading.human && a.reading.number != Number::Dual;
            let Some(reading) = firsts.first().filter(|_| firsts.all(thing)) else { continue };
            let behind = reading.particle.is_some()
                || previous(cx, first).is_some_and(|b| {
                    matches!(closed(cx.all()[b].key), Some(Closed::Preposition))
                        || cx.word(b) == "من"
                        || read(cx, b).all(|a| a.reading.object == Object::Nothing && a.reading.kind == Kind::Verb)
                });
            // إن الهيئة التصويت ضمت: both before the verb of the clause.
            let heads = cx.all()[first].sentence_start
                || previous(cx, first).is_some_and(|b| closed(cx.all()[b].key) == Some(Closed::Emphasis));
            let before_verb = reading.particle.is_none()
                && heads
                && next(cx, second).is_some_and(|v| read(cx, v).all(|a| a.reading.kind == Kind::Verb));
            if before_verb && !ADVERBIAL.contains(&head) {
                two_articles(cx, (first, second), &reading, out);
                continue;
            }
            // إن على الحكومة الاعتذار: what opens its clause may be a whole sentence with the second noun.
            let phrase = if reading.particle.is_some() { Some(first) } else { previous(cx, first) };
            let opens = phrase.is_some_and(|p| {
                opens_clause(cx, p)
                    || previous(cx, p).is_some_and(|b| closed(cx.all()[b].key) == Some(Closed::Emphasis))
            });
            if opens || APPOSITIVES.contains(&word) {
                continue;
            }
            if !behind || has_verb_before(cx, first) || ADVERBIAL.contains(&head.trim_start_matches(['و', 'ف'])) {
                continue;
            }
            two_articles(cx, (first, second), &reading, out);
        }
    }
}

/// المشروع قانون الرعاية: whether the word at `at` is a noun without article that governs the next one.
fn is_chained(cx: &Context<'_>, at: usize) -> bool {
    const NOT: [&str; 24] = [
        "رقم",
        "يوم",
        "عام",
        "سنة",
        "شهر",
        "مساء",
        "صباح",
        "ليلة",
        "ظهر",
        "فجر",
        "نهاية",
        "بداية",
        "مطلع",
        "منتصف",
        "أواخر",
        "أوائل",
        "حسب",
        "وفق",
        "ضمن",
        "نتيجة",
        "شمال",
        "جنوب",
        "شرق",
        "غرب",
    ];
    let token = &cx.all()[at];
    if closed(token.key).is_some() || NOT.contains(&token.of(cx.text)) {
        return false;
    }
    let governs = |a: &Analysis| {
        let r = a.reading;
        a.is_noun() && a.proclitics == 0 && !r.human && r.number == Number::Singular && r.states & CONSTRUCT != 0
    };
    let thing = |a: &Analysis| a.is_noun() && a.article && a.particle.is_none() && !a.reading.human;
    read(cx, at).all(governs) && next(cx, at).is_some_and(|n| read(cx, n).all(thing) && !WHEN.contains(&cx.word(n)))
}

fn two_articles(cx: &Context<'_>, (first, second): (usize, usize), reading: &Analysis, out: &mut Findings) {
    let (head, word) = (cx.word(first), cx.word(second));
    let mut plain = *reading;
    plain.article = false;
    let form = head.rsplit("\u{0627}\u{0644}").next().filter(|_| reading.particle != Some('ل'));
    let Some(form) = form else { return };
    let right = plain.put(head, form);
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

/// Whether a verb before `at` in its clause may have what stands behind `at` as its subject or object: one that takes an object
/// and has not two nouns of its own, or a word of which nothing is known and which may be a verb.
fn has_verb_before(cx: &Context<'_>, at: usize) -> bool {
    let (mut i, mut nouns) = (at, 0);
    while !cx.all()[i].sentence_start && i > 0 {
        i -= 1;
        let token = &cx.all()[i];
        // What a mark parts from the phrase has no part in it.
        if matches!(token.of(cx.text), "\u{060C}" | "\u{061B}" | ":") {
            return false;
        }
        if token.kind != TokenKind::Arabic {
            continue;
        }
        match closed(token.key) {
            // The verbs before "that" have their object in the clause behind it.
            Some(Closed::Emphasis) => return false,
            Some(_) => continue,
            None => {}
        }
        let word = token.of(cx.text);
        let readings = Readings::of(word);
        let verb = |a: &Analysis| a.reading.kind == Kind::Verb;
        // Behind a preposition or an article it is no verb.
        let noun = previous(cx, i)
            .is_some_and(|b| matches!(closed(cx.all()[b].key), Some(Closed::Preposition | Closed::Governor)));
        if readings.any(verb) && !(noun && readings.any(Analysis::is_noun)) {
            let many = readings.all(|a| a.reading.number == Number::Plural);
            // A word that may be a noun too is doubted.
            let needs = if readings.all(|a| a.reading.object == Object::Nothing) { 1 } else { 2 };
            return !readings.all(|a| a.reading.kind == Kind::Verb) || nouns + usize::from(many) < needs;
        }
        if readings.is_empty()
            && !is_foreign(word)
            && !word.contains('\u{64B}')
            && !word.starts_with("نفس")
            && word.starts_with(['\u{064A}', '\u{062A}', '\u{0633}', '\u{0646}', '\u{0623}'])
        {
            return true;
        }
        nouns += usize::from(stands_alone(cx, i, &readings));
    }
    false
}

/// Whether the word at `at` begins a noun phrase that no preposition and no noun before it governs.
fn stands_alone(cx: &Context<'_>, at: usize, readings: &Readings) -> bool {
    if !readings.all(|a| a.is_noun() && a.particle.is_none() && a.proclitics == 0) {
        return false;
    }
    let Some(before) = previous(cx, at) else { return true };
    if matches!(closed(cx.all()[before].key), Some(Closed::Preposition | Closed::Governor | Closed::Demonstrative(_))) {
        return false;
    }
    read(cx, before).all(|a| a.reading.kind == Kind::Verb || a.article)
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
    let says = matches!(cx.word(before).trim_start_matches(['و', 'ف']), "قال" | "يقول" | "قالت" | "تقول");
    governors.all(|a| match a.reading.kind {
        // أعلن باحثون النتائج: most verbs of saying have things for their objects.
        Kind::Verb => a.reading.object == Object::Nothing || says,
        Kind::Noun => !a.article && a.reading.states & CONSTRUCT != 0 && reading.reading.cases & GENITIVE != 0,
        _ => false,
    })
}
