//! Pronouns: those that stand for the subject right before them (Meta يمكنه, الوزيرة لديه), and those for two before a plural
//! (إنهما سيتوقفون).

use super::subject::{People, Subject};
use super::verbs::subject_before;
use super::{next, opens_clause, read, report, say};
use crate::knowledge::Trait;
use crate::knowledge::morph::{Analysis, FREE, Gender, Kind, NOMINATIVE, Number, Reading};
use crate::rules::{Context, Findings};
use crate::text::fold::bare;
use crate::text::{KeyMap, KeySet, TokenKind, key};
use std::sync::LazyLock;

/// Words that carry a pronoun for who can or has: "he can", "it is in his power", "it is in his power", "he has". Each without
/// the pronoun.
const STEMS: [&str; 5] = ["يمكن", "بإمكان", "بوسع", "لدي", "بمقدور"];

static WORDS: LazyLock<KeyMap<Gender>> = LazyLock::new(|| {
    let mut map = KeyMap::default();
    for stem in STEMS {
        map.insert(key(&format!("{stem}ه")), Gender::Masculine);
        map.insert(key(&format!("{stem}ها")), Gender::Feminine);
    }
    map
});

/// They (two) and who (two), alone or with "that", "because", "but", "and".
static TWO: LazyLock<KeySet> = LazyLock::new(|| {
    let words = [
        "هما",
        "وهما",
        "إنهما",
        "وإنهما",
        "أنهما",
        "وأنهما",
        "بأنهما",
        "لأنهما",
        "لكنهما",
        "ولكنهما",
        "فإنهما",
        "اللذان",
        "اللذين",
        "اللتان",
        "اللتين",
    ];
    words.into_iter().map(key).collect()
});

/// إنهما سيتوقفون, هما مستعدون, اللذان فازوا, الوزيران قالوا: a plural right behind a pronoun for two, or a noun that opens its clause.
pub(super) fn duals(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start..block.end.saturating_sub(1) {
            let token = &cx.all()[at];
            if token.kind == TokenKind::Arabic && TWO.contains(&token.key) {
                dual(cx, at, None, out);
            } else if (token.sentence_start || cx.words.has(at, Trait::Definite))
                && token.of(cx.text).ends_with("ان")
                && opens_clause(cx, at)
                && let Some(gender) = gender_of_two(cx, at)
            {
                dual(cx, at, Some(gender), out);
            }
        }
    }
}

/// The gender of the dual that the word at `at` can only be.
fn gender_of_two(cx: &Context<'_>, at: usize) -> Option<Gender> {
    let two = |a: &Analysis| a.is_noun() && a.reading.number == Number::Dual && a.reading.states & FREE != 0;
    let readings = read(cx, at);
    readings.first().filter(|_| readings.all(two))?.reading.gender
}

/// A plural behind what stands for two at `at`, of this gender if that is known.
fn dual(cx: &Context<'_>, at: usize, gender: Option<Gender>, out: &mut Findings) {
    // اللذان قالوا عنهما: they are spoken of.
    let resumed = |i: usize| bare(cx.word(i)).ends_with("هما");
    let Some(mut many) = next(cx, at).filter(|&n| !(n..cx.all().len().min(n + 5)).any(resumed)) else { return };
    if matches!(cx.word(many), "قد" | "سوف" | "لن" | "لم" | "لا") {
        let Some(after) = next(cx, many) else { return };
        many = after;
    }
    let readings = read(cx, many);
    let several = |a: &Analysis| {
        let r = a.reading;
        let people = r.kind == Kind::Adjective || a.is_noun() && r.human;
        r.number == Number::Plural
            && (r.gender == Some(Gender::Masculine) || gender.is_some() && r.gender == gender)
            && !a.article
            && (r.kind == Kind::Verb || people && r.cases == NOMINATIVE && r.states & FREE != 0)
    };
    let Some(reading) = readings.first().filter(|_| readings.all(several)) else { return };
    let r0 = reading.reading;
    let wanted = |r: &Reading| {
        let same = (r.kind, r.gender, r.number) == (r0.kind, gender.or(r0.gender), Number::Dual);
        let form = if r0.kind == Kind::Verb { r.tense & r0.tense != 0 } else { r.cases & NOMINATIVE != 0 };
        same && form && (r0.kind == Kind::Verb || r.states & FREE != 0)
    };
    let Some(form) = reading.others(wanted).into_iter().next() else { return };
    let (right, word, pronoun) = (reading.put(cx.word(many), &form), cx.word(many), cx.word(at));
    report(
        out,
        (cx.span(at..many + 1), cx.all()[many].span),
        (&right, false),
        0.88,
        (
            say(
                format!("“{pronoun}” stands for two: “{right}”"),
                format!("«{pronoun}» للمثنى، فيقال «{right}» لا «{word}»"),
            ),
            say("a verb and an adjective behind what stands for two are dual", "ما أسند إلى المثنى يثنى"),
        ),
    );
}

/// Every such word right behind a subject of the other gender that opens its clause.
pub(super) fn agreement(cx: &Context<'_>, people: &People, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start + 1..block.end {
            let token = &cx.all()[at];
            if token.kind != TokenKind::Arabic {
                continue;
            }
            let Some(&gender) = WORDS.get(&token.key) else { continue };
            let Some((first, subject)) = subject_before(cx, people, at) else { continue };
            if subject.gender() == gender {
                continue;
            }
            let word = token.of(cx.text);
            let stem = word.trim_end_matches('\u{0627}').trim_end_matches('\u{0647}');
            let right = if gender == Gender::Masculine { format!("{stem}ها") } else { format!("{stem}ه") };
            let name = cx.span(first..at).of(cx.text);
            report(
                out,
                (cx.span(first..at + 1), token.span),
                (&right, false),
                if matches!(subject, Subject::Thing(_)) { 0.8 } else { 0.88 },
                (
                    say(format!("“{name}” asks for “{right}”"), format!("«{name}» يقتضي «{right}» لا «{word}»")),
                    say("a pronoun has the gender of what it stands for", "الضمير يطابق ما يعود إليه"),
                ),
            );
        }
    }
}
