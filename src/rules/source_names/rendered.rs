//! English words as engines render them in Arabic, word by word.

use super::made::TRANSLATED;
use super::{Here, Look};
use crate::knowledge::made::{renderings, stem};
use crate::knowledge::phrases::Stem;
use crate::knowledge::renderings as engines;
use crate::names::reads_as;
use crate::text::{Key, TokenKind, clitics, key};
use std::ops::Range;

/// The halves of a compound have so many letters at least.
const HALF: usize = 3;

/// The tokens from `at` on that render the words one after another, with the bytes of proclitics before the first. Of a word that no
/// name is made of the sound is enough: Killer Mike as القاتل مايك.
///
/// A name that Arabic does not translate may be made of `any` word that engines render.
pub(super) fn standing(
    look: &Look<'_>,
    here: &Here<'_>,
    words: &[&str],
    at: usize,
    any: bool,
) -> Option<(Range<usize>, usize)> {
    let (mut end, mut prefix) = (at, 0);
    for word in words.iter().filter(|word| !says_nothing(word)) {
        let first = end == at;
        let heard = || {
            let token = look
                .all
                .get(end)
                .filter(|t| t.kind == TokenKind::Arabic && renderings(&word.to_lowercase()).is_empty())?;
            reads_as(token.of(look.cx.text), word).filter(|r| first || r.prefix == 0).map(|r| (1, r.prefix))
        };
        let (len, before) = rendering(look, here, word, end, first, any).or_else(heard)?;
        if first {
            prefix = before;
        }
        end += len;
    }
    let joined = (at + 1..end).all(|i| look.all[i].space_before && !look.all[i].sentence_start);
    (end > at && joined && end <= here.group.target.end).then_some((at..end, prefix))
}

/// How many words from `at` on render an English one, or one of its sound, or its halves in either order, with the bytes of proclitics
/// before the first.
fn rendering(
    look: &Look<'_>,
    here: &Here<'_>,
    english: &str,
    at: usize,
    first: bool,
    any: bool,
) -> Option<(usize, usize)> {
    let english = english.to_lowercase();
    let one = |english: &str, at: usize, first: bool| {
        renderings(english)
            .iter()
            .find_map(|r| phrase(look, here, r, at, first).map(|before| (r.len(), before)))
            .or_else(|| rendered_word(look, here, english, at, first).filter(|_| any).map(|before| (1, before)))
    };
    if is_word(&english) {
        return one(&english, at, first);
    }
    let alike = || alike(&english).find_map(|word| one(&word, at, first));
    let halves = || {
        let (front, back) = halves(&english)?;
        [[front, back], [back, front]].into_iter().find_map(|[one_half, other]| {
            let (len, before) = one(one_half, at, first)?;
            Some((len + one(other, at + len, false)?.0, before))
        })
    };
    alike().or_else(halves)
}

/// Whether the stems of a phrase stand from `at` on in words that nothing in the source answers: the bytes of proclitics before it.
fn phrase(look: &Look<'_>, here: &Here<'_>, stems: &[Key], at: usize, first: bool) -> Option<usize> {
    let mut before = 0;
    for (n, stem) in stems.iter().enumerate() {
        let i = at + n;
        let (prefix, _) = readings(look, i).into_iter().find(|(p, s)| s == stem && (first && n == 0 || *p == 0))?;
        if here.is_answered(i) {
            return None;
        }
        before = if n == 0 { prefix } else { before };
    }
    Some(before)
}

/// Whether the word at `at`, which nothing in the source answers, is one of those by which engines render an English one: the bytes of
/// proclitics before it.
fn rendered_word(look: &Look<'_>, here: &Here<'_>, english: &str, at: usize, first: bool) -> Option<usize> {
    look.all.get(at)?;
    let prefix = look.cx.renderings(at, Stem::of(english)).find(|p| first || *p == 0)?;
    (!here.is_answered(at)).then_some(prefix)
}

/// Whether engines leave the English word out, as they do articles.
pub(super) fn says_nothing(english: &str) -> bool {
    let mut lines = engines::of(Stem::of(english)).peekable();
    lines.peek().is_some() && lines.all(|line| line.words().is_empty())
}

/// Whether engines render the English word, which is written in small letters.
pub(super) fn is_word(english: &str) -> bool {
    !renderings(english).is_empty() || engines::of(Stem::of(english)).any(|line| !line.words().is_empty())
}

/// Whether engines take a name for a word, for one that sounds like it, or for two.
pub(super) fn is_read(english: &str) -> bool {
    let english = english.to_lowercase();
    is_word(&english) || alike(&english).next().is_some() || halves(&english).is_some()
}

/// The words that a family name sounds like: Ryder as rider, Herro as hero, Greene as green.
fn alike(english: &str) -> impl Iterator<Item = String> {
    let mut single = String::new();
    for c in english.chars() {
        if !single.ends_with(c) {
            single.push(c);
        }
    }
    let sounds = [english.replace('y', "i"), single, english.strip_suffix('e').unwrap_or(english).to_owned()];
    let written = english.to_owned();
    sounds.into_iter().filter(move |word| word.len() >= HALF && *word != written && is_word(word))
}

/// The two words that a compound is made of: Lightspeed, Newcastle.
pub(super) fn halves(english: &str) -> Option<(&str, &str)> {
    let ends = HALF..english.len().saturating_sub(HALF - 1);
    ends.filter_map(|at| english.split_at_checked(at))
        .find(|(front, back)| is_exact(front) && is_exact(back))
        .filter(|(front, back)| !TRANSLATED.contains(&key(front)) && !TRANSLATED.contains(&key(back)))
}

/// Whether the lists have the very word, in no inflection.
fn is_exact(english: &str) -> bool {
    !renderings(english).is_empty()
        || engines::of(Stem::of(english)).any(|line| line.is_of(english) && !line.words().is_empty())
}

/// The stems that an Arabic word may have, each with the bytes of proclitics before it.
fn readings(look: &Look<'_>, at: usize) -> Vec<(usize, Key)> {
    let Some(token) = look.all.get(at).filter(|t| t.kind == TokenKind::Arabic) else { return Vec::new() };
    let word = token.of(look.cx.text);
    let to = if word.starts_with("\u{0644}\u{0644}") { "\u{0644}".len() } else { 0 };
    let mut out = vec![(to, stem(word))];
    clitics::strip(word, |s| out.extend(word.get(s.prefix..).map(|rest| (s.prefix, stem(rest)))));
    out
}
