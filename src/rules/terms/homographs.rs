//! Words of several senses (`rules/homographs.tsv`): which of them the source means is told by the words around; the rendering has to be
//! one of that sense.

use super::super::{Context, Findings, say};
use super::beside::Pair;
use super::literal::{FAR, is_name, says_nothing};
use super::values::contradicts;
use crate::align::{Alignment, Group};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::homographs::{Homograph, Link, Meaning, with};
use crate::knowledge::phrases::Stem;
use crate::knowledge::senses::Speech;
use crate::text::{KeySet, Span};
use std::cell::OnceCell;
use std::ops::Range;

/// What speaks for a sense, in points: a phrase that fixes it.
const PHRASE: u32 = 4;
/// A word that goes with it in the same sentence; each further one counts one point.
const CUE: u32 = 2;
/// No other sense is of the part of speech.
const SPEECH: u32 = 1;
/// A word that goes with it in a sentence before or behind, or the topic of the article.
const AROUND: u32 = 1;
/// Points from which on a sense is certain, if it is that far before any other.
const CERTAIN: u32 = 3;
/// Words between those of a phrase where it allows some.
const GAP: usize = 3;

/// Words of a sentence that are rendered in another sense than the source's, outside what is `done`.
pub(super) fn misread<'a>(
    cx: &Context<'a>,
    pair: &Pair<'_, 'a>,
    number: usize,
    done: &mut Vec<Range<usize>>,
    out: &mut Findings,
) {
    let Some(aligned) = cx.aligned else { return };
    let scene = Scene { cx, aligned, pair, number, here: OnceCell::new(), around: OnceCell::new() };
    for (at, stem) in pair.stems.iter().enumerate() {
        for homograph in with(*stem) {
            let found = at..at + homograph.stems.len();
            let rest = pair.stems.get(found.clone()).unwrap_or_default();
            if rest.len() < homograph.stems.len() || !homograph.stems.iter().zip(rest).all(|(a, b)| a.stands_as(*b)) {
                continue;
            }
            let Some((meant, place)) = scene.misread(homograph, &found) else { continue };
            if done.iter().all(|d| d.end <= place.start || place.end <= d.start) {
                report(cx, homograph, meant, &place, out);
                done.push(place);
            }
        }
    }
}

/// A sentence of the source and its rendering, and what stands around.
struct Scene<'s, 'c, 'a> {
    cx: &'s Context<'a>,
    aligned: &'s Alignment<'a>,
    pair: &'s Pair<'c, 'a>,
    /// Which of the aligned groups it is.
    number: usize,
    /// The words of the sentence.
    here: OnceCell<KeySet>,
    /// The words of the sentences before and behind.
    around: OnceCell<KeySet>,
}

impl Scene<'_, '_, '_> {
    /// The sense that the source means by the words `found`, and where another one is rendered in its place.
    fn misread(&self, homograph: &'static Homograph, found: &Range<usize>) -> Option<(&'static Meaning, Range<usize>)> {
        let words = self.pair.words();
        let is_rendered = |meaning: &Meaning| meaning.telling().iter().any(|t| words.has(t));
        let rendered: Vec<bool> = homograph.senses.iter().map(is_rendered).collect();
        // Usually one is, and the right one; where two are, one may be.
        if !rendered.contains(&true) || is_name(self.aligned, &self.pair.source[found.clone()], homograph.written) {
            return None;
        }
        let possible: Vec<bool> = homograph.senses.iter().map(|m| self.may_mean(homograph, m, found)).collect();
        let is_only = possible.iter().filter(|p| **p).count() == 1;
        let points = |n: usize, meaning: &Meaning| match (possible[n], is_only) {
            (false, _) => 0,
            (true, only) => self.points(meaning, found) + if only { SPEECH } else { 0 },
        };
        let scores: Vec<u32> = homograph.senses.iter().enumerate().map(|(n, m)| points(n, m)).collect();
        let best = (0..scores.len()).max_by_key(|&n| scores[n])?;
        let second = (0..scores.len()).filter(|&n| n != best).map(|n| scores[n]).max().unwrap_or(0);
        let meant = &homograph.senses[best];
        if scores[best] < CERTAIN || scores[best] - second < CERTAIN || rendered[best] || meant.right.is_empty() {
            return None;
        }
        let wrong = (0..scores.len()).filter(|&n| rendered[n] && scores[n] == 0);
        let tellings = wrong.flat_map(|n| homograph.senses[n].telling());
        let places = words.places(tellings).into_iter().map(|at| (self.pair.distance(found, &(at..at + 1)), at));
        let near = places.filter(|(far, at)| *far < FAR && words.is_rare(*at));
        let (_, at) = near.min_by(|a, b| a.0.total_cmp(&b.0))?;
        (!self.pair.is_owned(at, found)).then_some((meant, at..at + 1))
    }

    /// Whether the words may be of the part of speech that they have in this sense.
    fn may_mean(&self, homograph: &Homograph, meaning: &Meaning, found: &Range<usize>) -> bool {
        let first = self.pair.source[found.start];
        let written = self.aligned.tokens.all()[first].of(self.aligned.text).to_lowercase();
        let is = |speech| homograph.stems.len() == 1 && self.aligned.is_speech(first, speech);
        let bends = written.ends_with("ed") || written.ends_with("ing");
        let is_base = homograph.written.ends_with("ed") || homograph.written.ends_with("ing");
        match meaning.speech {
            Some(Speech::Noun) => (!bends || is_base) && !is(Speech::Verb),
            Some(Speech::Verb | Speech::Transitive) => !is(Speech::Noun),
            None => true,
        }
    }

    /// What speaks for a sense.
    fn points(&self, meaning: &Meaning, found: &Range<usize>) -> u32 {
        let phrase = meaning.phrases.iter().any(|phrase| stands(self.pair.stems, found.start, phrase));
        let here = self.here.get_or_init(|| self.keys(self.number));
        let around = self.around.get_or_init(|| {
            let before = self.number.checked_sub(1).map(|n| self.keys(n)).unwrap_or_default();
            before.union(&self.keys(self.number + 1)).copied().collect()
        });
        let has = |words: &KeySet| meaning.cues.iter().filter(|cue| words.contains(&cue.core())).count();
        let cues = match u32::try_from(has(here)).unwrap_or(u32::MAX) {
            0 => 0,
            some => CUE + (some - 1).min(2),
        };
        let near = u32::from(cues == 0 && has(around) > 0) * AROUND;
        let topic = u32::from(self.is_of(meaning.topics)) * AROUND;
        u32::from(phrase) * PHRASE + cues + near + topic
    }

    fn is_of(&self, topics: u32) -> bool {
        let nowhere = 0..0;
        topics != 0
            && (self.cx.matches.topics().is_full_of(topics, &nowhere)
                || self.aligned.matches.topics().is_rich_in(topics, &nowhere))
    }

    /// The words of a sentence of the source.
    fn keys(&self, number: usize) -> KeySet {
        let group: Option<&Group> = self.aligned.groups.get(number);
        group.into_iter().flat_map(|g| self.aligned.stems(&g.source)).map(|stem| stem.core()).collect()
    }
}

/// Whether a phrase stands around the word at `at`, articles and pronouns left out of account.
fn stands(stems: &[Stem], at: usize, phrase: &[Link]) -> bool {
    let first = at.saturating_sub(2 * phrase.len() + GAP);
    (first..=at).any(|from| {
        let mut next = from;
        let mut links = phrase.iter().enumerate();
        let all = links.all(|(n, link)| {
            let empty = n > 0 && stems.get(next).is_some_and(|s| says_nothing(*s));
            let reach = if link.is_loose { GAP } else { usize::from(empty) };
            let place = (next..=next + reach).find(|i| stems.get(*i).is_some_and(|s| link.stem.stands_as(*s)));
            place.map(|i| next = i + 1).is_some()
        });
        all && (from..next).contains(&at)
    })
}

fn report(cx: &Context<'_>, homograph: &Homograph, meant: &Meaning, at: &Range<usize>, out: &mut Findings) {
    let span: Span = cx.span(at.clone());
    let words = span.of(cx.text);
    let repairs: Vec<&str> = meant.right.iter().copied().filter(|right| !contradicts(words, right)).collect();
    let or = |quote: (&str, &str), or: &str| {
        repairs.iter().take(3).map(|r| format!("{}{r}{}", quote.0, quote.1)).collect::<Vec<_>>().join(or)
    };
    let (english, gloss) = (homograph.written, meant.gloss);
    let message = say(
        format!("“{words}” is another sense of “{english}” than the source's ({gloss})"),
        format!("«{words}» معنى آخر لكلمة “{english}” غير معناها في الأصل ({gloss})"),
    );
    let why = say(
        format!("Arabic newsrooms write {}", or(("“", "”"), " or ")),
        format!("المألوف في الصحافة العربية {}", or(("«", "»"), " أو ")),
    );
    let mut handle = out.report(span, 0.75, message, why);
    for repair in repairs {
        handle = handle.fix(Fix::shown(vec![Edit::replace(span, repair.to_owned())]));
    }
}
