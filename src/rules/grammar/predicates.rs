//! What is said of a subject, against its gender: إن الوزيرة قادر على, إنه ليس متحمسة, جعل العلاقة بين الشركاء محرجا.

use super::adjectives::closes;
use super::subject::People;
use super::verbs::subject_before;
use super::{closed, previous, read, report, say};
use crate::diagnostic::Bilingual;
use crate::knowledge::Trait;
use crate::knowledge::morph::{ACCUSATIVE, Analysis, Asks, FREE, Gender, Kind, Number, Reading};
use crate::rules::{Context, Findings};
use crate::text::fold::bare;
use crate::text::{KeyMap, key};
use std::sync::LazyLock;

/// He is, that he is, because he is, but he is, he isn't, with the gender that each has.
static SUBJECTS: LazyLock<KeyMap<Gender>> = LazyLock::new(|| {
    let mut map = KeyMap::default();
    for prefix in ["", "و", "ف"] {
        for (masculine, feminine) in [
            ("إنه", "إنها"),
            ("أنه", "أنها"),
            ("لأنه", "لأنها"),
            ("لكنه", "لكنها"),
            ("بأنه", "بأنها"),
            ("هو", "هي"),
            ("ليس", "ليست"),
        ] {
            map.insert(key(&format!("{prefix}{masculine}")), Gender::Masculine);
            map.insert(key(&format!("{prefix}{feminine}")), Gender::Feminine);
        }
    }
    map
});

/// "It isn't", whose predicate is in the accusative.
const NOT: [&str; 2] = ["ليس", "ليست"];

/// Adjectives that are the same for both genders, or that stand for a noun of their own: near, much, little, killed, wounded.
const OF_BOTH: [&str; 6] = ["قريب", "كثير", "قليل", "قتيل", "جريح", "جدير"];

/// An adjective without article that can be nothing else, with its gender.
fn adjective(cx: &Context<'_>, at: usize) -> Option<(Analysis, Gender)> {
    // محرجا is two who are before a genitive as well.
    let readings = read(cx, at).only(|a| a.reading.number != Number::Dual || a.reading.states & FREE != 0);
    let first = readings.first()?;
    let gender = first.reading.gender?;
    let same = |a: &Analysis| {
        let r = a.reading;
        r.kind == Kind::Adjective
            && !a.article
            && a.proclitics == 0
            && r.number == Number::Singular
            && r.gender == Some(gender)
    };
    (readings.all(same) && !OF_BOTH.contains(&bare(cx.word(at)).as_str())).then_some((first, gender))
}

/// Every adjective that is said of what stands before it.
pub(super) fn agreement(cx: &Context<'_>, people: &People, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start + 1..block.end {
            if cx.words.has(at, Trait::Adjective)
                && let Some((reading, gender)) = adjective(cx, at)
            {
                if reading.reading.cases == ACCUSATIVE {
                    made(cx, at, &reading, gender, out);
                } else {
                    said(cx, people, at, (&reading, gender), out);
                }
            }
        }
    }
}

/// إنه حريصة على, ليس متحمسة, إن الوزيرة قادر على: the adjective right behind its subject, at the end of its clause or before a preposition.
fn said(cx: &Context<'_>, people: &People, at: usize, (reading, gender): (&Analysis, Gender), out: &mut Findings) {
    let Some(before) = previous(cx, at).filter(|_| closes(cx, at)) else { return };
    let word = cx.word(before);
    let not = NOT.contains(&bare(word).trim_start_matches(['و', 'ف']));
    let (first, subject) = match SUBJECTS.get(&cx.all()[before].key) {
        // ليست has its subject behind it where that is feminine; a man's predicate shows its ا.
        Some(Gender::Feminine) if not => return,
        Some(&gender) => (before, gender),
        None => {
            let Some((first, subject)) = subject_before(cx, people, at) else { return };
            (first, subject.gender())
        }
    };
    if subject == gender {
        return;
    }
    let case = if not { ACCUSATIVE } else { 0 };
    let Some(right) = form(cx, at, reading, (subject, case)) else { return };
    let name = cx.span(first..at).of(cx.text);
    let message = say(format!("“{name}” asks for “{right}”"), format!("«{name}» يقتضي «{right}» لا «{}»", cx.word(at)));
    finding(cx, (first, at), &right, message, out);
}

/// The adjective for the other gender, accusative if `case` says so.
fn form(cx: &Context<'_>, at: usize, reading: &Analysis, (gender, case): (Gender, u8)) -> Option<String> {
    let wanted = |r: &Reading| {
        let fits = if case == 0 { r.cases != ACCUSATIVE } else { r.cases & case != 0 };
        r.kind == Kind::Adjective
            && r.gender == Some(gender)
            && r.number == Number::Singular
            && r.states & FREE != 0
            && fits
    };
    let forms = reading.others(wanted);
    let written = |f: &&String| case == 0 || gender == Gender::Feminine || f.ends_with('\u{627}');
    forms.iter().find(written).or_else(|| forms.first()).map(|form| reading.put(cx.word(at), form))
}

/// "He made", whose object is followed by what it is made: past and present of both genders and of several.
const MADE: [&str; 9] = ["جعل", "جعلت", "يجعل", "تجعل", "جعلوا", "يجعلون", "سيجعل", "ستجعل", "تجعلان"];

/// How many words stand between the object of "made" and what it is made.
const FAR: usize = 5;

/// Accusatives that say how or when of any clause: much, little, fast, far, near, always, often, rarely, lately, before, later, now, well.
const ADVERBS: [&str; 20] = [
    "كثيرا",
    "قليلا",
    "سريعا",
    "بعيدا",
    "قريبا",
    "دائما",
    "غالبا",
    "نادرا",
    "مؤخرا",
    "أخيرا",
    "سابقا",
    "لاحقا",
    "حاليا",
    "جيدا",
    "مباشرا",
    "تماما",
    "مستقبلا",
    "طويلا",
    "خاصا",
    "عاجلا",
];

/// جعل العلاقة بين الشركاء محرجا: a masculine accusative that is what a feminine object is made.
fn made(cx: &Context<'_>, at: usize, reading: &Analysis, gender: Gender, out: &mut Findings) {
    let word = bare(cx.word(at));
    // رسميا, سنويا are adverbs.
    if gender != Gender::Masculine || !word.ends_with('\u{627}') || word.ends_with("\u{64A}\u{627}") {
        return;
    }
    if ADVERBS.contains(&word.as_str()) || !closes(cx, at) {
        return;
    }
    let mut place = at;
    for steps in 0..FAR {
        let Some(before) = previous(cx, place) else { return };
        place = before;
        let readings = read(cx, place);
        // A noun without article may be what the adjective describes; another verb begins another clause.
        let own = |a: &Analysis| a.is_noun() && !a.article && a.particle.is_none() && a.reading.cases & ACCUSATIVE != 0;
        if readings.any(|a| a.reading.kind == Kind::Verb)
            || steps == 0 && closed(cx, place).is_none() && readings.any(own)
        {
            return;
        }
        let verb = previous(cx, place).filter(|&v| MADE.contains(&bare(cx.word(v)).trim_start_matches(['و', 'ف'])));
        let Some(_) = verb else { continue };
        let object = |a: &Analysis| a.is_noun() && a.article && a.proclitics == 0 && a.asks() == Some(Asks::Feminine);
        if !readings.all(object) {
            return;
        }
        let Some(right) = form(cx, at, reading, (Gender::Feminine, ACCUSATIVE)) else { return };
        let noun = cx.word(place);
        let message = say(format!("“{noun}” is made “{right}”"), format!("«{noun}» مؤنث، فيقال «{right}» لا «{word}»"));
        finding(cx, (place, at), &right, message, out);
        return;
    }
}

fn finding(cx: &Context<'_>, (first, at): (usize, usize), right: &str, message: Bilingual, out: &mut Findings) {
    let why = say("what is said of a subject has its gender", "الخبر يطابق ما أسند إليه في التذكير والتأنيث");
    // The pronoun may be the slip, so the finding says nothing of which.
    report(out, (cx.span(first..at + 1), cx.all()[at].span), (right, false), 0.8, (message, why));
}
