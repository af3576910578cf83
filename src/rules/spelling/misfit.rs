//! Words that no dictionary accepts and that may be sound all the same, told for slips by the words around them:
//! الإطفاا والإنقاذ for الإطفاء والإنقاذ.
//!
//! The weights were fitted by logistic regression, once: on clean news with slips put in that the other ways to find them had
//! missed, against the words of clean news, of posts and of articles written for the purpose. A score is log odds there.

use super::survey::{is_name, names_beside, stands_for_itself};
use crate::knowledge::Trait;
use crate::knowledge::words::Entry;
use crate::knowledge::words::beside::{Around, Fit};
use crate::knowledge::words::doubt::Doubt;
use crate::knowledge::words::lost::mended;
use crate::knowledge::words::pairs::{LATIN, NUMBER, Stem};
use crate::knowledge::words::rivals::Rival;
use crate::rules::Context;
use crate::text::chars::is_quote;
use crate::text::{Key, TokenKind};

/// A word in the place of another.
pub(super) struct Misfit {
    /// What was meant, the likeliest first.
    pub meant: Vec<String>,
    /// How much better the first fits than the second.
    pub gap: f32,
    /// Log odds.
    pub score: f32,
}

/// What stands for the class of a word that the list has not.
const UNLISTED: f32 = 8.5;
/// From this on, what speaks for the word in its place is enough.
const FITS: f32 = 1.0;
/// Words more frequent than this (frequency class in centibels) stand in nearly every article.
const COMMON: u16 = 380;
/// A word that goes with no neighbour, but with the word behind it, fits no better than this.
const APART: f32 = 1.0;
/// The score of what is certain, and by how much a choice is better at most than the next.
const SURE: f32 = 4.0;
const FAR: f32 = 2.0;
/// What speaks at least for a word that begins or ends otherwise: forms of one word do, and words with other particles.
const FAR_BETTER: f32 = 0.8;
/// The score from which on a word of the list, and one that it has not, is reported.
const LISTED_FROM: f32 = 1.4;
const UNLISTED_FROM: f32 = 1.7;
/// What it takes in addition that the letters look like a name.
const FOREIGN: f32 = 0.4;

/// Whether another word was meant at `index`.
pub(super) fn misfit(cx: &Context<'_>, index: usize) -> Option<Misfit> {
    let (word, entry) = (cx.word(index), cx.known(index).entry);
    if !cx.words.has(index, Trait::Unfit)
        || cx.survey().count(cx.all(), cx.all()[index].key) > 1
        || !cx.all()[index].plain
        || stands_for_itself(cx, index)
    {
        return None;
    }
    if let Some(right) = mended(word, entry) {
        return Some(Misfit { meant: vec![right], gap: FAR, score: SURE });
    }
    // A word that dictionaries accept is taken at its word: what speaks for another in its place is a guess.
    if entry.is_some_and(|e| e.accepted) {
        return None;
    }
    let around = around(cx, index);
    let known = cx.known(index);
    let rivals = known.rivals(word);
    if rivals.is_empty() {
        return None;
    }
    let own = around.fit(known.root(word));
    if own.best >= FITS || is_name(cx, index) {
        return None;
    }
    let own_key = cx.all()[index].key;
    let mut choices: Vec<Choice<'_>> = rivals.iter().filter_map(|r| Choice::of(cx, own_key, r, &around)).collect();
    choices.sort_by(|a, b| b.likely.total_cmp(&a.likely));
    let first = choices.first()?;
    let gap = choices.get(1).map_or(FAR, |second| first.likely - second.likely).min(FAR);
    let names = names_beside(cx, index) as f32;
    let score = match entry {
        Some(entry) => {
            first.instead_of_listed(entry, own, word.chars().count(), names, !cx.known(index).readings.is_empty())
        }
        None => first.instead_of_unlisted(known.doubt(word).map(AsRef::as_ref), own, names, gap),
    };
    let least = match entry {
        Some(_) => LISTED_FROM,
        None if cx.known(index).foreign => UNLISTED_FROM + FOREIGN,
        None => UNLISTED_FROM,
    };
    (score >= least).then(|| Misfit { meant: choices.into_iter().map(|c| c.word.to_owned()).collect(), gap, score })
}

/// The stems around a place; quotation marks don't part words.
pub(super) fn around(cx: &Context<'_>, index: usize) -> Around {
    let all = cx.all();
    let block = cx.tokens.block_range(cx.tokens.block_of(index));
    let stem_of = |at: usize| match all[at].kind {
        TokenKind::Arabic => Some(cx.known(at).root(cx.word(at))),
        TokenKind::Latin => Some(LATIN),
        TokenKind::Number => Some(NUMBER),
        _ => None,
    };
    let counts = |at: &usize| !cx.word(*at).chars().all(is_quote);
    let mut before = (block.start..index).rev().filter(counts).map(stem_of);
    let mut behind = (index + 1..block.end).filter(counts).map(stem_of);
    let two = |words: &mut dyn Iterator<Item = Option<Stem>>| [words.next().flatten(), words.next().flatten()];
    Around { before: two(&mut before), behind: two(&mut behind) }
}

/// A word that may have been meant.
struct Choice<'r> {
    word: &'r str,
    /// Frequency class and cost of the slip, in powers of ten.
    class: f32,
    slip: f32,
    fit: Fit,
    /// How often the article has it elsewhere, as a logarithm.
    here: f32,
    at_start: bool,
    short: bool,
    likely: f32,
}

impl<'r> Choice<'r> {
    /// What speaks for a rival of the word of key `own`; none if nothing does.
    fn of(cx: &Context<'_>, own: Key, rival: &'r Rival, around: &Around) -> Option<Self> {
        let &Rival { at_start, at_end, short, .. } = rival;
        let mut fit = around.fit(rival.stem);
        if fit.best <= 0.0 {
            fit.apart = fit.apart.min(APART);
        }
        let count = if rival.key == own { 0 } else { cx.survey().count(cx.all(), rival.key) };
        let (class, slip) = (f32::from(rival.centibels) / 100.0, f32::from(rival.slip_cost) / 100.0);
        let here = if count > 0 { 1.0 } else { 0.0 };
        let likely = fit.best + 0.5 * fit.other + 0.3 * fit.apart + here - class - slip;
        // Nearly every article has the commonest words.
        let here = if rival.centibels < COMMON { 0.0 } else { (count.min(5) as f32).ln_1p() };
        let speaks = fit.best.max(fit.apart);
        let silent = if at_start || at_end { speaks < FAR_BETTER } else { speaks + here <= 0.0 };
        if silent {
            return None;
        }
        Some(Self { word: &rival.word, class, slip, fit, here, at_start, short, likely })
    }

    fn instead_of_listed(&self, entry: Entry, own: Fit, length: usize, names: f32, known: bool) -> f32 {
        let rarer = f32::from(entry.centibels) / 100.0 - self.class;
        -0.57 + 1.96 * rarer - 2.18 * self.slip + 3.49 * self.here
            - 0.65 * length.min(8) as f32
            - 0.42 * flag(known)
            - 0.37 * names
            - 3.36 * flag(self.short)
            + 1.06 * self.fit.best
            + 0.68 * self.fit.other
            + 0.46 * self.fit.apart
            - 0.68 * own.best
            - 0.57 * own.apart
    }

    fn instead_of_unlisted(&self, doubt: Option<&Doubt>, own: Fit, names: f32, gap: f32) -> f32 {
        -2.05 + 0.51 * (UNLISTED - self.class) - 0.75 * self.slip
            + 1.72 * self.here
            + 0.81 * flag(self.at_start)
            + 0.25 * doubt.and_then(|d| d.slip.as_ref()).map_or(-3.0, |s| s.score).clamp(-3.0, 4.0)
            - 0.97 * names
            - 1.29 * flag(self.short)
            + 0.48 * self.fit.best
            + 0.6 * self.fit.other
            + 0.83 * self.fit.apart
            - 0.62 * own.best
            - 0.3 * own.apart
            + 0.57 * gap
    }
}

fn flag(condition: bool) -> f32 {
    f32::from(u8::from(condition))
}
