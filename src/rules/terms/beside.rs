//! Terms and calques beside their English: where an idiom stands in the source sentence, its words need not stand in the article in
//! the order and the forms that a pack lists.

use super::homographs::misread;
use super::literal;
use super::values::contradicts;
use super::{Context, Findings, report_words};
use crate::align::phrase::{STEP, has_words};
use crate::align::{Alignment, Group};
use crate::knowledge::homographs::{self, Meaning};
use crate::knowledge::pack::{RuleName, Term};
use crate::knowledge::phrases::{Phrase, Sieve, Stem};
use crate::knowledge::renderings::{self, Renderings};
use crate::knowledge::telling::{Lights, Telling, Ways, light};
use crate::knowledge::words::arabic;
use crate::text::fold::{bare, fold};
use crate::text::{Token, TokenKind};
use std::cell::OnceCell;
use std::ops::Range;

/// Words that may stand between those of a pattern, in all.
const BETWEEN: usize = 2;
/// Frequency class, in centibels, of words that stand in any sentence by chance: they are no evidence that something was misread.
const EVERYWHERE: u16 = 430;

/// Entries whose English stands in the source and whose wrong words stand in the article in another order or form, and idioms whose
/// words stand there one by one.
pub(super) fn entries(cx: &Context<'_>, rule: RuleName, done: &mut Vec<Range<usize>>, out: &mut Findings) {
    let Some(aligned) = cx.aligned else { return };
    let phrases = cx.knowledge.phrases();
    let groups = aligned.groups.iter().enumerate();
    for (number, group) in groups.filter(|(_, g)| !g.target.is_empty() && !g.source.is_empty()) {
        let pair = Pair::of(cx, aligned, group);
        let stems = pair.stems;
        let mut seen: Vec<(u8, u32)> = Vec::new();
        for (at, word) in pair.numbers.iter().enumerate() {
            // The phrase has to lie around its longest word.
            let is_here = |p: &&Phrase| {
                let (before, behind) = (STEP * p.longest, STEP * (p.stems.len() - p.longest));
                let around = at.saturating_sub(before)..(at + behind).min(stems.len());
                has_words(&stems[around], &p.stems)
            };
            for phrase in phrases.entries(rule, *word, &pair.sieve).filter(is_here) {
                if !seen.contains(&(phrase.pack, phrase.term)) {
                    seen.push((phrase.pack, phrase.term));
                    done.extend(entry(cx, phrase, pair.words(), done, out));
                }
            }
        }
        literal::idioms(cx, rule, &pair, done, out);
        if rule == RuleName::Term {
            misread(cx, &pair, number, done, out);
        }
    }
}

/// A sentence of the source and its rendering.
pub(super) struct Pair<'c, 'a> {
    cx: &'c Context<'a>,
    aligned: &'c Alignment<'a>,
    /// Its tokens in the source.
    sentence: Range<usize>,
    /// The words of the source, as places of tokens.
    pub(super) source: &'c [usize],
    /// Their stems.
    pub(super) stems: &'c [Stem],
    /// Their numbers among the words of phrases.
    pub(super) numbers: &'c [u32],
    /// What stands in the source of the words of phrases.
    pub(super) sieve: Sieve,
    target: Range<usize>,
    words: OnceCell<Rendering<'a>>,
}

impl<'c, 'a> Pair<'c, 'a> {
    pub(super) fn of(cx: &'c Context<'a>, aligned: &'c Alignment<'a>, group: &Group) -> Self {
        let (source, stems) = (aligned.words(&group.source), aligned.stems(&group.source));
        let numbers = aligned.phrase_words(&group.source, cx.knowledge.phrases());
        let (sieve, sentence, target) = (Sieve::of(numbers), group.source.clone(), group.target.clone());
        Self { cx, aligned, sentence, source, stems, numbers, sieve, target, words: OnceCell::new() }
    }

    /// How far apart words of the source (counted among [`Self::source`]) and tokens of the rendering stand, in parts of the two
    /// sentences: 0 to 1. What is quoted is measured within its quotation, for Arabic names the speaker first and English last.
    pub(super) fn distance(&self, source: &Range<usize>, target: &Range<usize>) -> f32 {
        let token = |word: usize| self.source.get(word).copied().unwrap_or(self.sentence.end);
        let source = token(source.start)..token(source.end.saturating_sub(1)) + 1;
        let whole = apart(&source, &self.sentence, target, &self.target);
        let english = || quotation(self.aligned.text, self.aligned.tokens.all(), &self.sentence, &source);
        let arabic = || quotation(self.cx.text, self.cx.all(), &self.target, target);
        match english().and_then(|english| Some((english, arabic()?))) {
            Some((english, arabic)) => whole.min(apart(&source, &english, target, &arabic)),
            None => whole,
        }
    }

    /// Whether another word of the source than those of `found` is rendered by the word at token `at`.
    pub(super) fn is_owned(&self, at: usize, found: &Range<usize>) -> bool {
        let Some(word) = self.words().at(at) else { return true };
        let mut others = (0..self.stems.len()).filter(|n| !found.contains(n)).map(|n| self.stems[n]);
        others.any(|other| {
            let senses = homographs::with(other).filter(|h| h.stems.len() == 1).flat_map(|h| &h.senses);
            let listed = renderings::of(other).flat_map(Renderings::words);
            senses.flat_map(Meaning::telling).chain(listed).any(|telling| word.is(telling))
        })
    }

    /// The Arabic words of the rendering: read when they are first asked for.
    pub(super) fn words(&self) -> &Rendering<'a> {
        self.words.get_or_init(|| Rendering::of(self.target.clone().filter_map(|i| Spoken::of(self.cx, i)).collect()))
    }
}

/// How far apart two places are in parts of what they stand in.
fn apart(source: &Range<usize>, sentence: &Range<usize>, target: &Range<usize>, rendering: &Range<usize>) -> f32 {
    let middle = |at: &Range<usize>, of: &Range<usize>| {
        (at.start + at.end).saturating_sub(2 * of.start) as f32 / (2 * of.len().max(1)) as f32
    };
    (middle(source, sentence) - middle(target, rendering)).abs()
}

/// The tokens of a sentence that stand between the same quotation marks as those `at`; a mark may stand in the sentence before or
/// behind.
fn quotation(text: &str, all: &[Token], sentence: &Range<usize>, at: &Range<usize>) -> Option<Range<usize>> {
    let is = |token: &Token, marks: &[char]| marks.iter().any(|mark| token.is(text, *mark));
    let is_mark = |n: &usize| is(&all[*n], &['"', '\u{201C}', '\u{201D}', '\u{AB}', '\u{BB}']);
    let (before, behind) = (sentence.start..at.start.min(sentence.end), at.end.max(sentence.start)..sentence.end);
    let opening = before.clone().rev().find(is_mark);
    let closing = behind.clone().find(is_mark);
    // A straight mark opens if an even number of marks stand before it.
    let opens = |n: usize| {
        is(&all[n], &['\u{201C}', '\u{AB}']) || is(&all[n], &['"']) && before.clone().filter(is_mark).count() % 2 == 1
    };
    let closes = |n: usize| !is(&all[n], &['\u{201C}', '\u{AB}']);
    match (opening, closing) {
        (Some(from), Some(to)) if opens(from) && closes(to) => Some(from..to),
        (Some(from), None) if opens(from) => Some(from..sentence.end),
        (None, Some(to)) if is(&all[to], &['\u{201D}', '\u{BB}']) => Some(sentence.start..to),
        _ => None,
    }
}

/// Where an entry finds what is wrong.
fn entry(
    cx: &Context<'_>,
    phrase: &Phrase,
    words: &Rendering<'_>,
    done: &[Range<usize>],
    out: &mut Findings,
) -> Option<Range<usize>> {
    let term = cx.knowledge.packs(phrase.pack).terms.get(phrase.term)?;
    let wording = phrase.wording(term);
    if wording.right.iter().any(|right| place(words, right).is_some()) {
        return None;
    }
    let at = wording.wrong.iter().find_map(|wrong| place(words, wrong))?;
    let taken = done.iter().any(|d| d.start < at.end && at.start < d.end);
    if taken || !cx.holds(phrase.pack, &term.conditions, &at) {
        return None;
    }
    report(cx, term, at.clone(), out);
    Some(at)
}

fn report(cx: &Context<'_>, term: &Term, at: Range<usize>, out: &mut Findings) {
    let plain = |right: &&String| !right.contains(['^', '+', '{', '*', '~']);
    let fits = |right: &&String| !contradicts(cx.span(at.clone()).of(cx.text), right);
    let repairs: Vec<String> = term.right.iter().filter(plain).filter(fits).cloned().collect();
    report_words(cx, term, cx.span(at.clone()), &repairs, out);
}

/// An Arabic word of the article, and the ways to take it.
#[derive(Clone, Copy)]
pub(super) struct Spoken<'a> {
    pub(super) index: usize,
    word: &'a str,
    ways: &'a Ways,
}

impl<'a> Spoken<'a> {
    pub(super) fn of(cx: &Context<'a>, index: usize) -> Option<Self> {
        let token = cx.all()[index];
        if token.kind != TokenKind::Arabic {
            return None;
        }
        let word = token.of(cx.text);
        Some(Self { index, word, ways: cx.known(index).ways(word) })
    }

    /// Whether it is one of `words`, articles, pronouns and accusatives left out of account.
    pub(super) fn is_like(&self, words: &[&str]) -> bool {
        words.iter().any(|w| self.ways.are_light(light(w)))
    }

    /// Whether it is one of `words`, particles and article left out.
    pub(super) fn is_one(&self, words: &[&str]) -> bool {
        self.bare().iter().any(|form| words.iter().any(|w| *form == fold(w)))
    }

    /// Whether it begins with one of `beginnings`, particles and article left out.
    pub(super) fn begins(&self, beginnings: &[&str]) -> bool {
        self.bare().iter().any(|form| beginnings.iter().any(|b| form.starts_with(&fold(b))))
    }

    /// Whether it is in no way a word of those that stand in any sentence.
    fn is_rare(&self) -> bool {
        self.ways.all().all(|way| {
            let rest = way.rest(self.word);
            let plain = rest.strip_prefix("\u{0627}\u{0644}").unwrap_or(rest);
            [rest, plain].into_iter().filter_map(arabic).all(|entry| entry.centibels > EVERYWHERE)
        })
    }

    /// Its forms, folded, with the article and without.
    fn bare(&self) -> Vec<String> {
        let forms = self.ways.all().map(|way| fold(&bare(way.rest(self.word))));
        forms.flat_map(|f| [f.strip_prefix("\u{0627}\u{0644}").map(str::to_owned), Some(f)]).flatten().collect()
    }

    /// Whether it is a form of a word of a rendering.
    pub(super) fn is(&self, telling: &Telling) -> bool {
        telling.is(self.word, self.ways)
    }
}

/// The Arabic words of a sentence.
pub(super) struct Rendering<'a> {
    pub(super) words: Vec<Spoken<'a>>,
    lights: Lights,
}

impl<'a> Rendering<'a> {
    fn of(words: Vec<Spoken<'a>>) -> Self {
        let mut lights = Lights::default();
        words.iter().for_each(|word| lights.add(word.ways));
        Self { words, lights }
    }

    /// The places of the words that are one of these.
    pub(super) fn places<'t>(&self, tellings: impl Iterator<Item = &'t Telling>) -> Vec<usize> {
        let here: Vec<&Telling> = tellings.filter(|telling| telling.may_be_among(&self.lights)).collect();
        if here.is_empty() {
            return Vec::new();
        }
        self.words.iter().filter(|w| here.iter().any(|telling| w.is(telling))).map(|w| w.index).collect()
    }

    /// The word at token `at`.
    pub(super) fn at(&self, at: usize) -> Option<&Spoken<'a>> {
        self.words.binary_search_by_key(&at, |w| w.index).ok().map(|n| &self.words[n])
    }

    /// Whether the word at token `at` is one that does not stand in any sentence by chance.
    pub(super) fn is_rare(&self, at: usize) -> bool {
        self.at(at).is_some_and(Spoken::is_rare)
    }

    /// Whether one of the words is this.
    pub(super) fn has(&self, telling: &Telling) -> bool {
        telling.may_be_among(&self.lights) && self.words.iter().any(|w| w.is(telling))
    }
}

/// Where all telling words of a rendering stand near one another.
fn place(words: &Rendering<'_>, slots: &[Vec<Telling>]) -> Option<Range<usize>> {
    near(slots.iter().map(|slot| words.places(slot.iter())), BETWEEN)
}

/// Where one word of each of `slots` (places of words, in order) stands near those of the others, whatever their order, with at most
/// `between` other words.
pub(super) fn near(slots: impl Iterator<Item = Vec<usize>>, between: usize) -> Option<Range<usize>> {
    let slots: Vec<Vec<usize>> = slots.map(|s| Some(s).filter(|s| !s.is_empty())).collect::<Option<_>>()?;
    let (first, others) = slots.split_first()?;
    first.iter().find_map(|&start| {
        let mut taken = vec![start];
        for slot in others {
            let free = slot.iter().filter(|i| !taken.contains(i));
            taken.push(*free.min_by_key(|i| i.abs_diff(start))?);
        }
        let (from, to) = (*taken.iter().min()?, *taken.iter().max()?);
        (to - from < slots.len() + between).then_some(from..to + 1)
    })
}
