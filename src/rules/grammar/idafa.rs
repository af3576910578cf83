//! The first noun of an idafa that kept its ن.

use super::subject::WHEN;
use super::valency::is_verb;
use super::{Closed, closed, next, previous, read, report, say};
use crate::knowledge::Trait;
use crate::knowledge::morph::{Analysis, CONSTRUCT, GENITIVE, Kind, NOMINATIVE, Number, Object, Readings};
use crate::rules::{Context, Findings};
use crate::text::fold::bare;

/// Whether the word can only be a noun with the article that another noun governs: no adjective, no person (whom an apposition
/// may name), no time.
pub(super) fn is_governed(word: &str, readings: &Readings) -> bool {
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

/// مع مسؤولين الحكومة, قال مسؤولون الصحة: a plural that kept its ن before its genitive, where nothing makes that an object.
pub(super) fn kept_noon(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for first in block.start + 1..block.end {
            if !cx.words.has(first, Trait::Plural) {
                continue;
            }
            let token = &cx.all()[first];
            let head = token.of(cx.text);
            if !head.ends_with("ون") && !head.ends_with("ين") {
                continue;
            }
            let Some(second) = next(cx, first) else { continue };
            let word = cx.word(second);
            if !crate::text::clitics::has_article(word) {
                continue;
            }
            let readings = read(cx, first);
            let several = readings.all(|a| {
                let r = a.reading;
                a.is_noun() && !a.article && r.number != Number::Singular && r.states & CONSTRUCT == 0 && r.human
            });
            let Some(reading) = readings.find(|a| a.reading.number == Number::Plural).filter(|_| several) else {
                continue;
            };
            if !is_governed(word, read(cx, second)) || !has_no_object(cx, first, &reading) {
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
    if let Some(word) = closed(cx, before) {
        return matches!(word, Closed::Preposition | Closed::Governor);
    }
    let mut governors = *read(cx, before);
    if governors.all(|a| a.proclitics == 0) && !is_verb(cx, before) {
        governors = governors.only(|a| a.reading.kind != Kind::Verb);
    }
    let says = matches!(cx.word(before).trim_start_matches(['و', 'ف']), "قال" | "يقول" | "قالت" | "تقول");
    let construct = governors.any(|a| a.is_noun() && a.reading.states & CONSTRUCT != 0);
    governors.all(|a| match a.reading.kind {
        // أعلن باحثون النتائج: most verbs of saying have things for their objects.
        Kind::Verb => a.reading.object == Object::Nothing || says,
        Kind::Noun => !a.article && construct && reading.reading.cases & GENITIVE != 0,
        _ => false,
    })
}
