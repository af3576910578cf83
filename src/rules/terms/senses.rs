//! Words of another sense than the source's: shares that take part, a cell of the body for that of a prison, staff handed over for staff
//! laid off.

use super::super::{Context, Findings, say};
use super::beside::{Pair, Spoken};
use super::values::contradicts;
use crate::align::numbers::{Number, Weight, same};
use crate::align::{Alignment, Group};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::pack::RuleName;
use crate::knowledge::phrases::Stem;
use crate::knowledge::senses::{English, Part, Sense, Speech, Wrong, with};
use crate::knowledge::{Trait, renderings};
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

/// How far apart, in parts of their sentences, a word whose sense is told by its part of speech and its rendering may stand.
const FAR: f32 = 0.35;

/// Words that mean something else than the source's.
pub(super) fn senses(cx: &Context<'_>, rule: RuleName, done: &mut Vec<Range<usize>>, out: &mut Findings) {
    let Some(aligned) = cx.aligned else { return };
    for group in aligned.groups.iter().filter(|g| !g.target.is_empty() && !g.source.is_empty()) {
        let said = (aligned.words(&group.source), aligned.stems(&group.source));
        let mut pair: Option<Pair<'_, '_>> = None;
        let mut seen: Vec<&Sense> = Vec::new();
        for (at, stem) in said.1.iter().enumerate() {
            for sense in with(rule, *stem) {
                if seen.iter().any(|said| std::ptr::eq(*said, sense)) {
                    continue;
                }
                let found = |english| stands(aligned, said, at, english);
                let mut phrases = sense.english.iter();
                let Some((english, found)) = phrases.find_map(|p| Some((p, found(p)?))) else { continue };
                let pair = pair.get_or_insert_with(|| Pair::of(cx, aligned, group));
                let words = &pair.words().words;
                if words.iter().any(|w| w.begins(&sense.right)) {
                    continue;
                }
                let wrong = if sense.wrong.is_empty() {
                    before_number(cx, aligned, group, found.end)
                } else {
                    wrong(cx, pair, sense, english, &found)
                };
                let free = |at: &Range<usize>| !done.iter().any(|d| d.start < at.end && at.start < d.end);
                if let Some(at) = wrong.filter(free).filter(|at| is_in_field(cx, aligned, sense, at)) {
                    seen.push(sense);
                    report(cx, &at, english.written, sense, out);
                    done.push(at);
                }
            }
        }
    }
}

/// How many words a gap in a phrase may take.
const GAP: usize = 3;

/// Where a phrase stands whose first stem stands at `at`: its words, counted among those of the source's sentence, which are given
/// as places of tokens and as stems.
fn stands(
    aligned: &Alignment<'_>,
    (words, stems): (&[usize], &[Stem]),
    at: usize,
    english: &English,
) -> Option<Range<usize>> {
    let all = aligned.tokens.all();
    let from = at.checked_sub(english.first()?.0)?;
    let is = |n: usize, part: &Part| {
        let (Some(&word), Some(stem)) = (words.get(n), stems.get(n)) else { return false };
        match part {
            Part::Word(wanted) => wanted.stands_as(*stem),
            Part::Number => all[word].kind == TokenKind::Number,
            Part::Place => aligned.words.has(word, Trait::Place) && all[word].of(aligned.text).starts_with(is_large),
            Part::Gap => true,
        }
    };
    let mut end = from;
    let mut loose = 0;
    for part in &english.words {
        if matches!(part, Part::Gap) {
            loose = GAP;
            continue;
        }
        end = (end..=end + loose).find(|&n| is(n, part))? + 1;
        loose = 0;
    }
    let is_speech = |speech: Speech| {
        let place = if speech == Speech::Noun { end - 1 } else { from };
        let Some(&word) = words.get(place) else { return false };
        let written = all[word].of(aligned.text);
        // With a capital it may be a name.
        let small = all[word].sentence_start || !written.starts_with(is_large);
        let form = speech != Speech::Noun || english.ends_in_noun(&written.to_lowercase());
        small && form && aligned.is_speech(word, speech)
    };
    english.speech.is_none_or(is_speech).then_some(from..end)
}

fn is_large(c: char) -> bool {
    c.is_uppercase()
}

/// Whether the article is of one of the topics in which a phrase has its sense.
fn is_in_field(cx: &Context<'_>, aligned: &Alignment<'_>, sense: &Sense, at: &Range<usize>) -> bool {
    let nowhere = 0..0;
    sense.topics == 0
        || cx.matches.topics().is_full_of(sense.topics, at)
        || aligned.matches.topics().is_rich_in(sense.topics, &nowhere)
}

/// Where a wrong word or phrase stands. What the part of speech or the topic tells is wrong only beside its English, and only where no other word
/// of the sentence is rendered so.
fn wrong(
    cx: &Context<'_>,
    pair: &Pair<'_, '_>,
    sense: &Sense,
    english: &English,
    found: &Range<usize>,
) -> Option<Range<usize>> {
    let words = &pair.words().words;
    let is_strict = english.speech.is_some() || sense.topics != 0;
    let matches = |wrong: &[Wrong], at: usize| {
        wrong.iter().enumerate().all(|(n, wrong)| match wrong {
            Wrong::Number => cx.all().get(at + n).is_some_and(|t| t.kind == TokenKind::Number),
            Wrong::Place => cx.words.has(at + n, Trait::Place),
            Wrong::Written(written) => word(words, at + n).is_some_and(|w| w.is_one(&[written])),
            Wrong::Form(telling) => word(words, at + n).is_some_and(|w| w.is(telling)),
        })
    };
    let begins = sense.wrong.iter().flat_map(|wrong| {
        let number = matches!(wrong.first(), Some(Wrong::Number));
        let before = move |at: usize| at.checked_sub(usize::from(number));
        words.iter().filter_map(move |w| before(w.index)).map(move |at| (wrong, at))
    });
    let places = begins.filter(|(wrong, at)| matches(wrong, *at)).map(|(wrong, at)| at..at + wrong.len());
    let owned = |at: &Range<usize>| {
        let mut others =
            (0..pair.stems.len()).filter(|n| !found.contains(n)).flat_map(|n| renderings::of(pair.stems[n]));
        others.any(|line| line.words().iter().any(|t| word(words, at.start).is_some_and(|w| w.is(t))))
    };
    if !is_strict {
        return places.min_by_key(|at| at.start).filter(|at| !owned(at));
    }
    let near = places.map(|at| (pair.distance(found, &at), at)).filter(|(far, _)| *far < FAR);
    near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at).filter(|at| !owned(at))
}

fn word<'w, 'a>(words: &'w [Spoken<'a>], index: usize) -> Option<&'w Spoken<'a>> {
    words.binary_search_by_key(&index, |w| w.index).ok().map(|at| &words[at])
}

/// The word before the number of the article that answers the one behind the verb.
fn before_number(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group, verb_end: usize) -> Option<Range<usize>> {
    let all = aligned.tokens.all();
    let words = aligned.words(&group.source);
    let within = |numbers: &[Number], range: &Range<usize>| -> Vec<Number> {
        numbers.iter().filter(|n| range.contains(&n.tokens.start)).cloned().collect()
    };
    let source = within(&aligned.source_numbers, &group.source);
    let target = within(&aligned.target_numbers, &group.target);
    let end = *words.get(verb_end.checked_sub(1)?)? + 1;
    let number = source.iter().find(|n| (end..=end + REACH).contains(&n.tokens.start) && n.weight == Weight::Hard)?;
    let clear = all[end..number.tokens.start].iter().all(|t| t.kind.is_word());
    let mut answers = target.iter().filter(|t| same(number, t));
    let answer = answers.next().filter(|_| clear && answers.next().is_none())?;
    let mut at = answer.tokens.start.checked_sub(1)?;
    while group.target.contains(&at) && BEFORE.contains(&cx.word(at)) {
        at = at.checked_sub(1)?;
    }
    let token = cx.all().get(at).filter(|t| group.target.contains(&at) && t.kind == TokenKind::Arabic)?;
    (token.of(cx.text).chars().count() > 2).then_some(at..at + 1)
}

fn report(cx: &Context<'_>, at: &Range<usize>, english: &str, sense: &Sense, out: &mut Findings) {
    let span: Span = cx.span(at.clone());
    let words = span.of(cx.text);
    let repairs: Vec<&str> = sense.repairs.iter().copied().filter(|right| !contradicts(words, right)).collect();
    let or = |quote: (&str, &str), or: &str| {
        repairs.iter().take(3).map(|r| format!("{}{r}{}", quote.0, quote.1)).collect::<Vec<_>>().join(or)
    };
    let why = if repairs.is_empty() {
        say("Nothing in the sentence renders what the source says here", "لا شيء في الجملة يؤدي ما يقوله الأصل هنا")
    } else {
        say(
            format!("Arabic newsrooms write {}", or(("“", "”"), " or ")),
            format!("المألوف في الصحافة العربية {}", or(("«", "»"), " أو ")),
        )
    };
    let message = match sense.rule {
        RuleName::Term => say(
            format!("“{words}” stands where the source has “{english}”: another sense of the word"),
            format!("«{words}» في موضع “{english}” من الأصل: معنى آخر للكلمة"),
        ),
        RuleName::Calque => say(
            format!("“{words}” is the image of “{english}”, word for word"),
            format!("«{words}» صورة منقولة حرفيا من عبارة “{english}”"),
        ),
    };
    let mut handle = out.report(span, if sense.wrong.is_empty() { 0.65 } else { 0.75 }, message, why);
    for repair in repairs {
        handle = handle.fix(Fix::shown(vec![Edit::replace(span, repair.to_owned())]));
    }
}
