//! Idioms rendered word by word, in whatever words: each word of the English is known again by how engines render it
//! (`rules/renderings.txt`), so that نطير عميانا is "flying blind" although no entry lists it.

use super::super::{Context, Findings, say};
use super::beside::{Pair, Rendering, Spoken, near};
use super::values::contradicts;
use crate::align::Alignment;
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::idioms::{self, Idiom, Slot};
use crate::knowledge::pack::RuleName;
use crate::knowledge::phrases::Stem;
use crate::knowledge::renderings;
use std::ops::Range;

/// Words that may stand between those of an idiom that is rendered word by word, in all.
const BETWEEN: usize = 5;
/// How many words apart a word and the one that fixes its sense stand at most.
const COMPANY: usize = 7;
/// How far apart, in parts of their sentences, a phrase and its rendering may stand.
pub(super) const FAR: f32 = 0.35;
/// Idioms of a sentence of the source whose words stand one by one in its rendering, outside what is `done`.
pub(super) fn idioms(
    cx: &Context<'_>,
    rule: RuleName,
    pair: &Pair<'_, '_>,
    done: &mut Vec<Range<usize>>,
    out: &mut Findings,
) {
    let Some(aligned) = cx.aligned else { return };
    let phrases = cx.knowledge.phrases();
    for (at, number) in pair.numbers.iter().enumerate() {
        for (idiom, english) in phrases.idioms(rule, *number, &pair.sieve) {
            let Some(found) = unbroken(pair.stems, at, &english.stems) else { continue };
            let words = &pair.source[found.clone()];
            if is_name(aligned, words, english.written) || is_other_form(aligned, words, english.written) {
                continue;
            }
            let words = pair.words();
            let Some(place) = place(cx, words, english.slots()).filter(|place| pair.distance(&found, place) < FAR)
            else {
                continue;
            };
            let told = |idiom: &Idiom| idiom.telling().iter().any(|t| words.has(t));
            // A single word of several senses may have been understood in another one than the line means.
            let fits = |idiom: &Idiom| told(idiom) && is_in_field(cx, aligned, idiom, pair, &found, &place);
            let single = english.stems.len() == 1;
            if told(idiom) || single && idioms::senses(english.stems[0]).any(fits) {
                continue;
            }
            let spoken: Vec<&Spoken<'_>> = words.words.iter().filter(|w| place.contains(&w.index)).collect();
            if is_right(idiom, &spoken) {
                continue;
            }
            if !is_in_field(cx, aligned, idiom, pair, &found, &place) {
                continue;
            }
            if done.iter().any(|d| d.start < place.end && place.start < d.end) {
                continue;
            }
            report(cx, idiom, english.written, place.clone(), out);
            done.push(place);
        }
    }
}

/// Whether the words of the source at `found` have the sense that is meant: a phrase always, a single word in stories of its field, or
/// beside words that say so (boot: device, laptop).
fn is_in_field(
    cx: &Context<'_>,
    aligned: &Alignment<'_>,
    idiom: &Idiom,
    pair: &Pair<'_, '_>,
    found: &Range<usize>,
    place: &Range<usize>,
) -> bool {
    if idiom.topics == 0 && idiom.near.is_empty() {
        return true;
    }
    let words = &pair.source[found.clone()];
    let own = words.first().map_or(0, |first| *first)..words.last().map_or(0, |last| last + 1);
    let company = |near: &Vec<Stem>| {
        let beside = |from: usize| from + near.len() + COMPANY > found.start && from < found.end + COMPANY;
        // A phrase may hold the word itself: post in hit the post.
        let apart = |from: usize| near.len() > 1 || from >= found.end || from < found.start;
        let free = |from: usize| beside(from) && apart(from);
        let stands = |from: usize| near.iter().zip(&pair.stems[from..]).all(|(a, b)| b.is_same(*a));
        (0..(pair.stems.len() + 1).saturating_sub(near.len())).any(|from| free(from) && stands(from))
    };
    if !idiom.near.is_empty() {
        return idiom.near.iter().any(company);
    }
    cx.matches.topics().is_full_of(idiom.topics, place) || aligned.matches.topics().is_rich_in(idiom.topics, &own)
}

/// Where the phrase stands around the word at `at`, with at most an article or a pronoun between two of its words.
fn unbroken(stems: &[Stem], at: usize, phrase: &[Stem]) -> Option<Range<usize>> {
    let first = at.saturating_sub(2 * phrase.len());
    (first..=at).find_map(|from| {
        let mut next = from;
        for (n, word) in phrase.iter().enumerate() {
            let loose = n > 0 && stems.get(next).is_some_and(|s| says_nothing(*s));
            let is_it = |i: &usize| stems.get(*i).is_some_and(|s| word.stands_as(*s));
            next = (next..=next + usize::from(loose)).find(is_it)? + 1;
        }
        (from..next).contains(&at).then_some(from..next)
    })
}

/// Whether a word of the source says nothing by itself: an article, a pronoun.
pub(super) fn says_nothing(stem: Stem) -> bool {
    let mut lines = renderings::of(stem).peekable();
    lines.peek().is_some() && lines.all(|line| line.words().is_empty())
}

/// Whether a single word is listed as a past or a participle, and the source has no such form: stormed is no storm.
fn is_other_form(aligned: &Alignment<'_>, source: &[usize], english: &str) -> bool {
    let ends = |word: &str| word.ends_with("ed") || word.ends_with("ing");
    let [at] = source else { return false };
    ends(english) && !ends(&aligned.tokens.all()[*at].of(aligned.text).to_lowercase())
}

/// Black Friday: whether all words of the source but the smallest have a capital that the phrase has not. At the beginning of a
/// sentence the capital of a single word says nothing.
pub(super) fn is_name(aligned: &Alignment<'_>, source: &[usize], english: &str) -> bool {
    let all = aligned.tokens.all();
    let capital = |at: usize| all.get(at).is_some_and(|t| t.of(aligned.text).starts_with(char::is_uppercase));
    let large = |at: &&usize| !SMALL.contains(&all[**at].of(aligned.text).to_lowercase().as_str());
    let mut words = source.iter().filter(large).peekable();
    let begins = source.first().is_some_and(|&first| all[first].sentence_start && !capital(first + 1));
    let said = source.len() == 1 && begins || words.peek().is_none();
    !said && words.all(|&at| capital(at)) && !english.starts_with(char::is_uppercase)
}

/// Words that have no capital in names and headlines.
const SMALL: [&str; 13] = ["a", "an", "the", "of", "and", "or", "for", "in", "on", "at", "to", "by", "with"];

/// Whether all these words stand in what an editor writes.
fn is_right(idiom: &Idiom, words: &[&Spoken<'_>]) -> bool {
    idiom.right.iter().any(|right| {
        let right: Vec<&str> = right.split(' ').collect();
        words.iter().all(|w| w.is_like(&right))
    })
}

/// Where words of all slots stand one by one, near one another.
fn place(cx: &Context<'_>, words: &Rendering<'_>, slots: &[Slot]) -> Option<Range<usize>> {
    let places = slots.iter().map(|slot| words.places(slot.iter().copied()));
    near(places, BETWEEN).filter(|at| cx.all()[at.clone()].iter().all(|t| t.kind.is_word() || !is_break(t.of(cx.text))))
}

/// Whether a mark parts clauses: the words of an idiom stand on one side of it.
fn is_break(mark: &str) -> bool {
    matches!(mark, "\u{60C}" | "," | "\u{61B}" | ";" | ":" | "." | "(" | ")")
}

fn report(cx: &Context<'_>, idiom: &Idiom, english: &str, at: Range<usize>, out: &mut Findings) {
    let span = cx.span(at);
    let text = span.of(cx.text);
    let right: Vec<&str> = idiom.right.iter().copied().filter(|right| !contradicts(text, right)).collect();
    let or = |quote: (&str, &str), or: &str| {
        right.iter().take(3).map(|r| format!("{}{r}{}", quote.0, quote.1)).collect::<Vec<_>>().join(or)
    };
    let message =
        say(format!("“{text}” is “{english}” word for word"), format!("«{text}» نقل حرفي لعبارة “{english}”"));
    let why = if right.is_empty() {
        say("Arabic has words of its own for it", "للعربية لفظها لهذا المعنى")
    } else {
        say(
            format!("Arabic newsrooms write {}", or(("“", "”"), " or ")),
            format!("المألوف في الصحافة العربية {}", or(("«", "»"), " أو ")),
        )
    };
    let mut handle = out.report(span, 0.75, message, why);
    for right in right {
        handle = handle.fix(Fix::shown(vec![Edit::replace(span, right.to_owned())]));
    }
}
