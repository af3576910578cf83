//! Misspelling: a word that is none, with the near one that was meant.

use super::misfit::{Misfit, around, misfit};
use super::{Fault, Meant, Survey};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::Trait;
use crate::knowledge::words::beside::Around;
use crate::knowledge::words::pairs::Stem;
use crate::rules::{Context, Findings, say};
use crate::text::fold::bare;
use std::collections::{BTreeMap, HashSet};

/// Words whose costs differ by less than this (centibels) are equally likely to be meant.
const EQUAL: u16 = 40;
/// What a word that goes with its neighbours costs less, in centibels for every power of ten: not all, for few pairs are known.
const FITTING: f32 = 40.0;
/// A fix is safe where the next word that may be meant is at least this much less likely.
const FAR: u16 = 150;
/// A fix is safe for slips that cost no more: doubled letters, confusions of school and ear.
const TYPICAL: u16 = 60;
/// A fix is safe where the right word is at least this frequent (frequency class in centibels).
const FREQUENT: u16 = 540;
/// A fix is safe for words of this many letters: short ones have many neighbours.
const SAFE_FROM: usize = 5;
/// A fix is safe from this score on.
const SURE: f32 = 3.0;

/// Words that neither list nor analysis nor names explain, and that one slip of the pen does.
pub(in crate::rules) fn misspelling(cx: &Context<'_>, out: &mut Findings) {
    let mut repeated = None;
    for (odd, fault) in Survey::faults(cx) {
        match fault {
            Some(Fault::Slip(meant)) => report(cx, odd.token, odd.entry.is_some(), meant, out),
            Some(Fault::Joined(..)) => {}
            None if odd.entry.is_none() => {
                name_variant(cx, odd.token, repeated.get_or_insert_with(|| Repeated::of(cx)), out);
            }
            None => {}
        }
    }
    let faulty: HashSet<usize> =
        Survey::faults(cx).filter(|(_, fault)| fault.is_some()).map(|(odd, _)| odd.token).collect();
    for index in (0..cx.all().len()).filter(|i| cx.words.has(*i, Trait::Unfit) && !faulty.contains(i)) {
        if let Some(misfit) = misfit(cx, index) {
            report_misfit(cx, index, &misfit, out);
        }
    }
}

/// The second word that may be meant is as likely as the first where it fits no worse than by this, in powers of ten.
const NO_WORSE: f32 = 0.4;

fn report_misfit(cx: &Context<'_>, index: usize, misfit: &Misfit, out: &mut Findings) {
    let span = cx.all()[index].span;
    let (word, Some(right)) = (cx.word(index), misfit.meant.first()) else { return };
    let tied = misfit.gap < NO_WORSE;
    let mut handle = out.report(
        span,
        (0.55 + 0.06 * misfit.score).clamp(0.55, 0.85),
        say(
            format!("“{word}” does not fit here; “{right}” was probably meant"),
            format!("«{word}» لا تناسب موضعها، ولعل المراد «{right}»"),
        ),
        say(
            "The word is rare, and one that fits the words beside it or the article far better is a single letter away",
            "الكلمة نادرة، وبينها وبين كلمة أنسب لما حولها أو للمقال حرف واحد",
        ),
    );
    for choice in misfit.meant.iter().take(if tied { 2 } else { 1 }) {
        let edits = vec![Edit::replace(span, choice.clone())];
        handle = handle.fix(if tied { Fix::shown(edits) } else { Fix::risky(edits) });
    }
}

/// The odd words that the article has more than once, by their first letter and how many letters they have.
struct Repeated(BTreeMap<(char, usize), Vec<Odd>>);

/// Where the article has an odd word first, and its letters.
type Odd = (usize, Vec<char>);

impl Repeated {
    fn of(cx: &Context<'_>) -> Self {
        let mut by_shape: BTreeMap<_, Vec<Odd>> = BTreeMap::new();
        let mut seen = HashSet::new();
        for at in cx.survey().odd().iter().map(|o| o.token) {
            if seen.insert(cx.word(at)) && cx.survey().count(cx.all(), cx.all()[at].key) > 1 {
                let letters: Vec<char> = bare(cx.word(at)).chars().collect();
                if let Some(&first) = letters.first() {
                    by_shape.entry((first, letters.len())).or_default().push((at, letters));
                }
            }
        }
        Self(by_shape)
    }

    /// Where the first of them stands that differs from `letters` by a slip.
    fn like(&self, letters: &[char]) -> Option<usize> {
        let first = *letters.first()?;
        let near =
            |(_, other): &&Odd| differ_inside(letters, other) && !letters.ends_with(other) && !other.ends_with(letters);
        let lengths = letters.len() - 1..=letters.len() + 1;
        let of_length = |n| self.0.get(&(first, n))?.iter().find(near).map(|(at, _)| *at);
        lengths.filter_map(of_length).min()
    }
}

/// Shortest names whose slips are looked for, in letters.
const NAME_FROM: usize = 5;

/// A name that no list has, written once with a slip inside it and several times without.
fn name_variant(cx: &Context<'_>, index: usize, repeated: &Repeated, out: &mut Findings) {
    let all = cx.all();
    let token = all[index];
    let word = bare(token.of(cx.text));
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < NAME_FROM || cx.survey().count(all, token.key) > 1 {
        return;
    }
    // It stands here once, so those that stand more than once are others.
    let Some(known) = repeated.like(&letters).map(|at| all[at]) else { return };
    let right = known.of(cx.text);
    out.report(
        token.span,
        0.8,
        say(
            format!("“{word}” is written “{right}” in the rest of the article"),
            format!("«{word}» مكتوبة «{right}» في بقية المقال"),
        ),
        say("One name has one spelling in an article", "للاسم الواحد رسم واحد في المقال"),
    )
    .related(known.span, "written otherwise here", "مكتوبة هنا برسم آخر")
    .fix(Fix::risky(vec![Edit::replace(token.span, right)]));
}

/// Whether one edit between the first and the last letter leads from one word to the other: particles before a name and
/// endings behind it are no slips. A doubled last letter is.
fn differ_inside(word: &[char], other: &[char]) -> bool {
    let shorter = word.len().min(other.len());
    let head = word.iter().zip(other).take_while(|(a, b)| a == b).count();
    let tail = word.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    if head == 0 || shorter < NAME_FROM - 1 {
        return false;
    }
    let rest = |w: &[char]| w.len().saturating_sub(head + tail);
    match (word.len().abs_diff(other.len()), rest(word), rest(other)) {
        (1, ..) if head + tail >= shorter => tail > 0 || word.len() > other.len() && word.last() == other.last(),
        (0, 1, 1) => tail > 0,
        (0, 2, 2) => word[head] == other[head + 1] && word[head + 1] == other[head],
        _ => false,
    }
}

/// Whether `word` is `right` with one of its letters written twice: ينموون for ينمون.
fn is_doubled(word: &str, right: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let without = |at: usize| letters.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, c)| *c).eq(right.chars());
    (1..letters.len()).any(|at| letters[at] == letters[at - 1] && without(at))
}

/// What a word costs that may be meant (centibels), in its place: less where it goes with the words around it.
fn in_place((word, cost): &(String, u16), around: &Around) -> u16 {
    let fit = around.fit(Stem::of(word));
    cost.saturating_sub((FITTING * (fit.best + fit.other + fit.apart)) as u16)
}

fn report(cx: &Context<'_>, index: usize, listed: bool, meant: &Meant, out: &mut Findings) {
    let token = cx.all()[index];
    let word = token.of(cx.text);
    let (Some(slip), score) = (&meant.doubt.slip, meant.score) else { return };
    let around = around(cx, index);
    // A word that the article has elsewhere is the one that was meant, or else that without the letter that stands there twice, or
    // the one that fits best.
    let once = slip.meant.first().is_some_and(|(first, _)| is_doubled(&bare(word), first)).then_some(0);
    let best = || (0..slip.meant.len()).min_by_key(|at| in_place(&slip.meant[*at], &around));
    let Some(chosen) = meant.here.or(once).or_else(best).and_then(|at| slip.meant.get(at)) else { return };
    let (right, cost) = (&chosen.0, in_place(chosen, &around));
    let others = || slip.meant.iter().filter(|(m, _)| m != right);
    let next = others().map(|choice| in_place(choice, &around)).min().unwrap_or(u16::MAX);
    let alike = |choice: &(String, u16)| {
        in_place(choice, &around).saturating_sub(cost) < EQUAL || choice.1.saturating_sub(chosen.1) < EQUAL
    };
    let tied = meant.here.is_none() && others().any(alike);
    let safe = !listed
        && slip.meant.first().is_some_and(|(first, _)| first == right)
        && slip.accepted
        && slip.slip_cost <= TYPICAL
        && slip.centibels <= FREQUENT
        && next.saturating_sub(cost) >= FAR
        && score >= SURE
        && word.chars().count() >= SAFE_FROM
        && bare(word) == word;
    let confidence = (0.6 + 0.1 * score).clamp(0.6, 0.95);
    let mut handle = out.report(
        token.span,
        if tied { confidence.min(0.75) } else { confidence },
        say(
            format!("“{word}” is no word; “{right}” was probably meant"),
            format!("«{word}» ليست كلمة معروفة، ولعل المراد «{right}»"),
        ),
        if listed {
            say(
                "The word is very rare, and a common one is a single letter away",
                "الكلمة نادرة جدا، وبينها وبين كلمة شائعة حرف واحد",
            )
        } else {
            say(
                "No list and no dictionary has the word, and a common one is a single letter away",
                "لا تعرفها القوائم ولا المعجم، وبينها وبين كلمة شائعة حرف واحد",
            )
        },
    );
    let mut choices: Vec<&(String, u16)> = slip.meant.iter().filter(|c| c.0 == *right || tied && alike(c)).collect();
    choices.sort_by_key(|choice| (choice.0 != *right, in_place(choice, &around)));
    for (choice, _) in choices.into_iter().take(3) {
        let edits = vec![Edit::replace(token.span, choice.clone())];
        handle = handle.fix(if tied {
            Fix::shown(edits)
        } else if safe {
            Fix::safe(edits)
        } else {
            Fix::risky(edits)
        });
    }
}
