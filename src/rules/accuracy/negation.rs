//! Sentences that deny what their source affirms, or affirm what it denies.

use crate::align::{Alignment, Group};
use crate::knowledge::Trait;
use crate::knowledge::phrases::Stem;
use crate::rules::{Context, Findings, say};
use crate::text::{Token, TokenKind};

/// Words from which on a sentence is compared, of the source and of the article, which says "and its batteries" in one: headlines and
/// scraps are free.
const WORDS: [usize; 2] = [5, 4];
/// Lengths, article for source, between which two sentences say the same things.
const RATIO: std::ops::RangeInclusive<f32> = 0.6..=1.6;

/// A negation on one side, and nothing like one on the other.
pub(in crate::rules) fn negation_mismatch(cx: &Context<'_>, out: &mut Findings) {
    let Some(aligned) = cx.aligned else { return };
    for group in &aligned.groups {
        if !is_pair(cx, aligned, group) {
            continue;
        }
        let target = in_target(cx, group);
        if matches!(target, Denial::Perhaps) {
            continue;
        }
        match (in_source(aligned, group), target) {
            (Denial::Plain(at), Denial::None) if is_affirmed(cx, aligned, group, at) => {
                let word = aligned.tokens.all()[at].of(aligned.text);
                let last = group.target.end - 1;
                let span = cx.span(group.target.start..last + 1);
                out.report(
                    span,
                    0.7,
                    say(
                        format!("The source denies this (“{word}”), and the sentence affirms it"),
                        format!("ينفي الأصل هذا (“{word}”) والجملة تثبته"),
                    ),
                    say("No word of the sentence denies anything", "ليس في الجملة كلمة تنفي شيئا"),
                );
            }
            (Denial::None, Denial::Plain(at)) if is_said(cx, aligned, group, at) => {
                let word = cx.word(at);
                out.report(
                    cx.all()[at].span,
                    0.65,
                    say(format!("“{word}” denies what the source affirms"), format!("تنفي «{word}» ما يثبته الأصل")),
                    say("No word of the source's sentence denies anything", "ليس في جملة الأصل كلمة تنفي شيئا"),
                );
            }
            _ => {}
        }
    }
}

/// Words behind a negation among which what it denies is looked for.
const BEHIND: usize = 3;

/// Whether the article says a word that the source denies (did not approve: وافق): translators turn what they write freely (did not
/// fail: succeeded), and a title (Not Like Us) denies nothing.
fn is_affirmed(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group, at: usize) -> bool {
    let (all, text) = (aligned.tokens.all(), aligned.text);
    let word = |i: usize| all[i].of(text);
    let title = word(at).starts_with(char::is_uppercase) && !all[at].sentence_start;
    let denied = (at + 1..group.source.end).filter(|&i| all[i].kind == TokenKind::Latin).take(BEHIND);
    !title && denied.map(|i| Stem::of(word(i))).any(|stem| group.target.clone().any(|i| cx.renders(i, stem)))
}

/// Whether the source says the word that the article denies right behind `at` (لم يوافق: approved).
fn is_said(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group, at: usize) -> bool {
    let behind = (at + 1..group.target.end).find(|&i| cx.all()[i].kind == TokenKind::Arabic);
    behind.is_some_and(|i| aligned.stems(&group.source).iter().any(|stem| cx.renders(i, *stem)))
}

/// What a sentence denies.
enum Denial {
    /// Nothing, by no word.
    None,
    /// One thing, by the plain negation at this token.
    Plain(usize),
    /// Something, or perhaps something.
    Perhaps,
}

/// Whether the group is one sentence for one, about as long.
fn is_pair(cx: &Context<'_>, aligned: &Alignment<'_>, group: &Group) -> bool {
    let one = |all: &[Token], range: &std::ops::Range<usize>, least: usize| {
        let own = &all[range.clone()];
        own.iter().filter(|t| t.sentence_start).count() == 1 && own.iter().filter(|t| t.kind.is_word()).count() >= least
    };
    !group.moved
        && RATIO.contains(&group.ratio)
        && one(aligned.tokens.all(), &group.source, WORDS[0])
        && one(cx.all(), &group.target, WORDS[1])
}

/// What the source's sentence denies.
fn in_source(aligned: &Alignment<'_>, group: &Group) -> Denial {
    let all = aligned.tokens.all();
    let mut plain = None;
    let mut turns = false;
    for at in group.source.clone().filter(|&i| all[i].kind == TokenKind::Latin) {
        let does = |one| aligned.words.has(at, one);
        if does(Trait::Denial) {
            let again = plain.replace(at).is_some();
            // Not all, not so much, never more; and one whose verb is left to the reader (those who don't).
            let next = all.get(at + 1).filter(|t| t.kind.is_word()).map_or("", |t| t.of(aligned.text));
            let turned = matches!(
                next,
                "" | "so"
                    | "all"
                    | "long"
                    | "far"
                    | "more"
                    | "before"
                    | "again"
                    | "ever"
                    | "mind"
                    | "and"
                    | "or"
                    | "every"
                    | "everyone"
                    | "guilty"
                    | "always"
            );
            if again || turned {
                return Denial::Perhaps;
            }
        } else if does(Trait::Denying) {
            return Denial::Perhaps;
        }
        turns |= does(Trait::Turning);
    }
    let question = group.source.clone().any(|i| all[i].is(aligned.text, '?'));
    match plain {
        Some(_) if question => Denial::Perhaps,
        Some(at) => Denial::Plain(at),
        None if turns || question => Denial::Perhaps,
        None => Denial::None,
    }
}

/// What the article's sentence denies.
fn in_target(cx: &Context<'_>, group: &Group) -> Denial {
    let mut plain = None;
    let mut turns = false;
    for at in group.target.clone().filter(|&i| cx.all()[i].kind == TokenKind::Arabic) {
        let does = |one| cx.words.has(at, one);
        if does(Trait::Denial) {
            if plain.replace(at).is_some() {
                return Denial::Perhaps;
            }
        } else if does(Trait::Denying) {
            return Denial::Perhaps;
        }
        turns |= does(Trait::Turning);
    }
    match plain {
        Some(_) if turns => Denial::Perhaps,
        Some(at) => Denial::Plain(at),
        None => Denial::None,
    }
}
