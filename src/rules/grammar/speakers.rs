//! Who goes on speaking: «قالت النائبة … . وقال: …», where nobody but her has been named.

use super::subject::{People, Subject, is_office, named, subject};
use super::verbs::{EITHER, Verb, repaired};
use super::{closed, read, report, say};
use crate::knowledge::morph::{Analysis, Gender, Kind, Number, Object};
use crate::knowledge::places;
use crate::rules::{Context, Findings};
use crate::text::TokenKind;

/// وقال: a verb of saying that opens its sentence with nobody behind it, after a sentence whose one speaker has the other gender.
pub(super) fn goes_on(cx: &Context<'_>, people: &People, verb: &Verb<'_>, out: &mut Findings) {
    let all = cx.all();
    // Who is a man may speak for a company, which is feminine.
    if !all[verb.at].sentence_start || !verb.takes(&[Object::Speech]) || verb.gender() == Gender::Feminine {
        return;
    }
    if !all.get(verb.at + 1).is_some_and(|t| t.is(cx.text, ':') && !t.sentence_start) {
        return;
    }
    let Some(start) = sentence_before(cx, verb.at) else { return };
    let Some((speaker, last)) = speaker(cx, people, start) else { return };
    if speaker.gender() == verb.gender() {
        return;
    }
    // النائبة روزا ديلاورو: the name behind the title is hers.
    let last = named(cx, people, last + 1).map_or(last, |(_, end)| end);
    if (last + 1..verb.at).any(|i| may_be_another(cx, people, i)) {
        return;
    }
    let Some(right) = repaired(cx, verb.at, verb.readings, speaker.gender()) else { return };
    let word = cx.word(verb.at);
    let name = cx.span(start + 1..last + 1).of(cx.text);
    report(
        out,
        (all[verb.at].span, all[verb.at].span),
        (&right, false),
        0.75,
        (
            say(
                format!("“{name}” goes on speaking: the verb is “{right}”"),
                format!("المتكلم ما زال «{name}»، فالفعل «{right}» لا «{word}»"),
            ),
            say("a verb has the gender of its subject", "الفعل يطابق فاعله في التذكير والتأنيث"),
        ),
    );
}

/// Where the sentence before that of `at` begins, in the same block.
fn sentence_before(cx: &Context<'_>, at: usize) -> Option<usize> {
    let block = cx.blocks().find(|b| b.contains(&at))?;
    (block.start..at).rev().find(|&i| cx.all()[i].sentence_start)
}

/// Whom the sentence at `start` lets speak: the person, by name or by a title of no doubt, right behind its first verb, of the
/// same gender as that.
fn speaker(cx: &Context<'_>, people: &People, start: usize) -> Option<(Subject, usize)> {
    let verbs = read(cx, start).only(|a| a.reading.kind == Kind::Verb && a.reading.object == Object::Speech);
    let gender = verbs.first()?.reading.gender?;
    let (subject, last) = subject(cx, people, start + 1)?;
    let person = matches!(subject, Subject::Person(_) | Subject::Title(_)) && subject.gender() == gender;
    (person && verbs.all(|a| a.reading.number == Number::Singular)).then_some((subject, last))
}

/// What else speaks and is masculine: a report, a statement, a source.
const SPEAKING: [&str; 6] = ["تقرير", "التقرير", "بيان", "البيان", "مصدر", "المصدر"];

/// Whether a man, a masculine body, or somebody of whom nothing is known is named at `i`.
fn may_be_another(cx: &Context<'_>, people: &People, i: usize) -> bool {
    let token = &cx.all()[i];
    let word = token.of(cx.text);
    match token.kind {
        TokenKind::Latin => true,
        TokenKind::Arabic if closed(cx, i).is_none() => {
            if let Some((Subject::Person(gender), _)) = named(cx, people, i) {
                return gender == Gender::Masculine;
            }
            let readings = read(cx, i);
            if readings.is_empty() {
                return cx.known(i).foreign && places::arabic(word).next().is_none();
            }
            SPEAKING.contains(&word)
                || readings.any(|a: &Analysis| {
                    let r = a.reading;
                    let one = a.is_noun() && r.number == Number::Singular && r.gender != Some(Gender::Feminine);
                    one && (r.human || is_office(word)) && !EITHER.contains(&word)
                })
        }
        _ => false,
    }
}
