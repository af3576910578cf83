//! What a garbled Latin word may have been.

use super::ENOUGH;
use super::likeness::Held;
use crate::knowledge::latin::{EntityId, LatinForm, LatinNames};
use crate::knowledge::pack::Kind;
use crate::knowledge::words::near_english::{ENDING, LOST, near_english, with_ending_of};
use crate::knowledge::words::{EnglishWord, english};
use crate::rules::Context;
use crate::text::chars::capitalised;
use crate::text::{Span, TokenKind, fold};
use std::collections::{BTreeMap, BTreeSet};

/// Where a candidate comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// An ordinary English word.
    Word,
    /// A name of the English list.
    Name,
    /// A name of the gazetteer.
    Known,
    /// A name of the gazetteer that keeps company with a name of the article.
    Related,
    /// A name of the article.
    Present,
    /// A name that keeps company with the one that the garbled word is joined with.
    Partner,
    /// The missing word of a name whose other words stand beside the garbled one.
    Completing,
}

impl Origin {
    /// How much alike such a word has to look.
    fn least(self) -> f32 {
        match self {
            Self::Word | Self::Name | Self::Known => 0.6,
            Self::Related => 0.5,
            Self::Present => 0.48,
            Self::Partner | Self::Completing => 0.36,
        }
    }
}

/// How strongly a listed word so many edits away says that a word of `length` letters is a garbled one.
fn by_edits(edits: usize, length: usize) -> f32 {
    match (edits, length) {
        (1, 6..) => 1.0,
        (1, 5) => 0.8,
        (1, _) => 0.6,
        (2, 8..) => 0.8,
        (2, 6..) => 0.6,
        (2, _) => 0.4,
        (3, 10..) => 0.6,
        _ => 0.25,
    }
}

/// A word that may have been meant.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub text: String,
    pub origin: Origin,
    /// How much alike it looks, 0 to 1.
    pub likeness: f32,
    /// How much of a name that anybody would write it is, 0 to 1.
    pub renown: f32,
    /// Letters at the end of both, where a beginning was lost; 0 if one ends in the other whole.
    ending: usize,
    /// Whether the garbled word is all of it but its first letter or two.
    beheaded: bool,
    /// Whether the garbled word has its letters in another order.
    reordered: bool,
    edits: usize,
    /// The order of candidates: likeness, and what speaks for the word besides.
    pub rank: f32,
}

/// What the article gives for all its garbled words together.
pub(super) struct Surroundings {
    /// Latin words of names present, as written.
    present: BTreeMap<String, String>,
    /// Words of the entities present, and of those that keep company with them.
    own: Vec<Part>,
    related: Vec<Part>,
}

/// A word of a known name.
struct Part {
    text: String,
    folded: String,
    /// Whether it may stand for the name.
    whole: bool,
}

/// The words of the names of these entities.
fn parts(index: LatinNames<'_>, entities: &BTreeSet<EntityId>) -> Vec<Part> {
    let mut out = Vec::new();
    for form in entities.iter().flat_map(|&e| index.forms_of(e)) {
        let parts: Vec<&str> = form.text.split(' ').filter(|p| p.chars().count() > 2).collect();
        for (n, part) in parts.iter().enumerate() {
            let last = n + 1 == parts.len();
            let whole = parts.len() == 1 || form.kind == Kind::Person && last;
            out.push(Part { text: (*part).to_owned(), folded: fold(part), whole });
        }
    }
    out
}

impl Surroundings {
    pub(super) fn of(cx: &Context<'_>, index: LatinNames<'_>) -> Self {
        let names = cx.names();
        let mut present = BTreeMap::new();
        let mut entities = BTreeSet::new();
        for m in names.mentions() {
            let cluster = &names.clusters()[m.cluster as usize];
            if let Some(id) = cluster.entity
                && entities.insert(id)
            {
                for form in index.forms_of(id).into_iter().take(1) {
                    words(&form.text).for_each(|w| {
                        present.insert(fold(w), w.to_owned());
                    });
                }
            }
            for t in cx.all()[m.tokens()].iter().filter(|t| t.kind == TokenKind::Latin) {
                let word = t.of(cx.text);
                present.entry(fold(word)).or_insert_with(|| word.to_owned());
            }
        }
        let related = entities.iter().flat_map(|&e| index.related(e)).collect();
        Self { present, own: parts(index, &entities), related: parts(index, &related) }
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '-']).filter(|w| w.chars().count() > 2)
}

/// Whether the Latin words beside the token are those of a known name in which it stands for a word it looks like.
pub(super) fn completes(cx: &Context<'_>, token: usize, index: LatinNames<'_>) -> bool {
    let own = fold(cx.word(token));
    let held = Held::new(&own);
    let beside = Beside::of(cx, token);
    beside.forms(index).any(|form| {
        let parts: Vec<&str> = form.text.split(' ').collect();
        parts.iter().enumerate().any(|(n, part)| {
            let folded = fold(part);
            folded != own
                && beside.holds_all(&parts, n)
                && held.against(&folded, 0.55).is_some_and(|(edits, _)| edits <= 2)
        })
    })
}

/// The Latin words around a token, folded.
struct Beside {
    before: Vec<String>,
    after: Vec<String>,
}

impl Beside {
    fn of(cx: &Context<'_>, token: usize) -> Self {
        let all = cx.all();
        // Words that a hyphen joins are one (al-Muallem).
        let joins = |i: &usize| all[*i].is(cx.text, '-') && all[*i].span.start == all[i.saturating_sub(1)].span.end;
        let latin = |i: &usize| all[*i].kind == TokenKind::Latin || all[*i].is(cx.text, '&') || joins(i);
        let words = |run: &mut dyn Iterator<Item = usize>| {
            let mut words: Vec<(Span, String)> = Vec::new();
            for i in run.take(6).take_while(latin) {
                let (span, text) = (all[i].span, fold(all[i].of(cx.text)));
                match words.last_mut() {
                    Some((last, word)) if last.end == span.start => {
                        word.push_str(&text);
                        last.end = span.end;
                    }
                    Some((last, word)) if span.end == last.start => {
                        word.insert_str(0, &text);
                        last.start = span.start;
                    }
                    _ => words.push((span, text)),
                }
            }
            words.into_iter().map(|(_, word)| word).collect()
        };
        Self { before: words(&mut (0..token).rev()), after: words(&mut (token + 1..all.len())) }
    }

    /// The names that have one of the words next to the token.
    fn forms(&self, index: LatinNames<'_>) -> impl Iterator<Item = LatinForm> {
        let next = [self.before.first(), self.after.first()];
        next.into_iter().flatten().flat_map(move |word| index.with_word(word))
    }

    /// Whether the other words of a name stand where they would if word `n` of it stood at the token.
    fn holds_all(&self, parts: &[&str], n: usize) -> bool {
        let same = |list: &[String], at: usize, part: &str| list.get(at).is_some_and(|w| *w == fold(part));
        parts[..n].iter().rev().enumerate().all(|(at, p)| same(&self.before, at, p))
            && parts[n + 1..].iter().enumerate().all(|(at, p)| same(&self.after, at, p))
    }
}

/// What may have been meant by the token, the best first. `in_name` says that only a name fits its place.
pub(super) fn candidates(
    cx: &Context<'_>,
    token: usize,
    around: &Surroundings,
    index: LatinNames<'_>,
    odd: f32,
    in_name: bool,
) -> Vec<Candidate> {
    let written = cx.word(token);
    let own = fold(written);
    let names = cx.names();
    let partners: BTreeSet<EntityId> = names
        .partners(cx.text, cx.tokens, token, token + 1)
        .filter_map(|m| names.clusters()[m.cluster as usize].entity)
        .collect();
    let company: BTreeSet<EntityId> = partners.iter().flat_map(|&e| index.related(e)).collect();
    let mut found = Found { own: Held::new(&own), best: BTreeMap::new() };
    for (folded, word) in &around.present {
        if *folded != own {
            found.add_folded(word, folded, Origin::Present, 0.0);
        }
    }
    let beside = Beside::of(cx, token);
    for form in beside.forms(index) {
        let parts: Vec<&str> = form.text.split(' ').collect();
        for n in (0..parts.len()).filter(|&n| parts[n].chars().count() > 2 && beside.holds_all(&parts, n)) {
            found.add(parts[n], Origin::Completing, 0.0);
        }
    }
    for (words, origin) in
        [(&parts(index, &company), Origin::Partner), (&around.related, Origin::Related), (&around.own, Origin::Present)]
    {
        for Part { text, folded, whole } in words {
            found.add_folded(text, folded, if *whole { origin } else { Origin::Known }, 0.0);
        }
    }
    for (pack, word) in index.near(&own).chain(index.with_ending_of(&own)) {
        if found.own.against(word.folded(), Origin::Known.least()).is_some()
            && let Some(part) = index.written(pack, word)
        {
            found.add(&part, Origin::Known, 0.0);
        }
    }
    let length = own.chars().count();
    // A word two edits away says too little of one whose letters are usual.
    let reach = match length {
        _ if odd + by_edits(2, length) < ENOUGH => 1,
        10.. => 3,
        _ => 2,
    };
    for near in near_english(&own, reach.min(length / 2)).iter() {
        let EnglishWord { centibels, ordinary, name, .. } = near.entry;
        let frequency = (700.0 - f32::from(centibels)) / 3000.0;
        if name || !in_name && ordinary {
            let text = if name && !ordinary || written.starts_with(char::is_uppercase) {
                capitalised(&near.word)
            } else {
                near.word.clone()
            };
            found.add(&text, if name { Origin::Name } else { Origin::Word }, frequency);
        }
    }
    // Brands are made of the ends of ordinary words (Sinovation), not of names.
    for other in with_ending_of(&own) {
        if english(&other).is_some_and(|e| e.name) {
            found.add(&capitalised(&other), Origin::Name, 0.0);
        }
    }
    let mut all: Vec<Candidate> = found.best.into_values().collect();
    all.sort_by(|a, b| b.rank.total_cmp(&a.rank).then_with(|| a.text.cmp(&b.text)));
    all
}

struct Found<'w> {
    own: Held<'w>,
    best: BTreeMap<String, Candidate>,
}

impl Found<'_> {
    fn add(&mut self, text: &str, origin: Origin, bonus: f32) {
        self.add_folded(text, &fold(text), origin, bonus);
    }

    /// Adds a word that looks alike enough for where it comes from: names nearby may be farther.
    fn add_folded(&mut self, text: &str, folded: &str, origin: Origin, bonus: f32) {
        let Some((edits, likeness)) = self.own.against(folded, origin.least()).filter(|(edits, _)| *edits > 0) else {
            return;
        };
        let prior = match origin {
            Origin::Word => -0.06,
            Origin::Name => 0.0,
            Origin::Known => 0.05,
            Origin::Related => 0.14,
            Origin::Present => 0.16,
            Origin::Partner => 0.3,
            Origin::Completing => 0.35,
        };
        let rank = likeness + prior + bonus;
        let new = Candidate {
            text: text.to_owned(),
            origin,
            likeness,
            renown: renown(folded),
            ending: ending(self.own.word, folded),
            beheaded: folded.strip_suffix(self.own.word).is_some_and(|lost| (1..=2).contains(&lost.len())),
            reordered: reordered(self.own.word, folded),
            edits,
            rank,
        };
        match self.best.get_mut(folded) {
            Some(old) if old.rank >= rank => {}
            Some(old) => *old = new,
            None => {
                self.best.insert(folded.to_owned(), new);
            }
        }
    }
}

impl Candidate {
    /// How strongly the end of the word says so behind another beginning (Viracebook), or behind none (Undestag), and how much
    /// of a name that anybody would write it has to be: long ends are nobody else's.
    fn by_ending(&self) -> (f32, f32) {
        let length = self.text.chars().count();
        match self.ending {
            end if self.origin == Origin::Word || end + LOST < length => (0.0, 0.0),
            end if end >= ENDING => {
                let longer = (end - ENDING) as f32;
                (0.95 + 0.05 * longer, self.renown + (1.0 - self.renown) * (longer / 4.0).min(1.0))
            }
            end if end + 1 == ENDING && length <= end + 2 => (0.85, 0.0),
            _ => (0.0, 0.0),
        }
    }

    /// How strongly the edits say so. Letters that were lost at the beginning, or only changed their places, count for more than others.
    fn by_edits(&self, length: usize) -> f32 {
        let plain = by_edits(self.edits, length);
        let plain = if self.reordered { plain.max(0.9) } else { plain };
        if self.beheaded { plain + 0.15 } else { plain }
    }

    /// How strongly it says that the word is a garbled one, 0 to 1.3; what says next to nothing is nothing.
    pub(super) fn evidence(&self, length: usize) -> f32 {
        let by_edits = self.by_edits(length);
        let (by_ending, renown) = self.by_ending();
        // A new beginning before the old end takes many edits and still shows the name.
        let by_likeness = ((self.likeness - 0.5) * 2.6).clamp(0.0, 1.0);
        let evidence = match self.origin {
            Origin::Word | Origin::Name | Origin::Known => (by_edits * self.renown).max(by_ending * renown),
            Origin::Related => by_edits.max(by_likeness).max(by_ending) + 0.1,
            Origin::Present => by_edits.max(by_likeness).max(by_ending) + 0.15,
            Origin::Partner => by_edits.max(by_ending) + 0.3,
            Origin::Completing if self.likeness >= COMPLETES => 1.1,
            Origin::Completing => by_edits + 0.3,
        };
        if evidence < LEAST { 0.0 } else { evidence }
    }
}

/// Evidence of a candidate below which it is none: so far away is always something.
const LEAST: f32 = 0.26;

/// Letters at the end of both words; 0 if one of them is that end.
fn ending(one: &str, other: &str) -> usize {
    let common = one.bytes().rev().zip(other.bytes().rev()).take_while(|(a, b)| a == b).count();
    if common < one.len() && common < other.len() { common } else { 0 }
}

/// Whether two words of some length have the same letters in different orders.
fn reordered(one: &str, other: &str) -> bool {
    const LEAST: usize = 6;
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    one.len() >= LEAST && one.len() == other.len() && one != other && sorted(one) == sorted(other)
}

/// How much of a name that anybody would write a word is: 1 for those of every day's news, less for those that few people know.
/// Beside most rare names there is another rare name.
fn renown(folded: &str) -> f32 {
    const KNOWN_TO_ALL: f32 = 480.0;
    const KNOWN_TO_FEW: f32 = 620.0;
    let centibels = english(folded).map_or(KNOWN_TO_FEW, |e| f32::from(e.centibels));
    1.0 - 0.5 * ((centibels - KNOWN_TO_ALL) / (KNOWN_TO_FEW - KNOWN_TO_ALL)).clamp(0.0, 1.0)
}

/// A word at least so like the one that is missing in a known name is that word.
const COMPLETES: f32 = 0.5;
