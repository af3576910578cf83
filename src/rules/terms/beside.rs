//! Terms and calques beside their English: where an idiom stands in the source sentence, its words need not stand in the article in
//! the order and the forms that a pack lists.

use super::values::contradicts;
use super::{Context, Findings, report_words};
use crate::align::phrase::{STEP, has_words};
use crate::knowledge::pack::inflect::{Before, FUTURE, Lexeme};
use crate::knowledge::pack::pattern::{Pattern, Word};
use crate::knowledge::pack::{RuleName, Term};
use crate::knowledge::phrases::Phrase;
use crate::text::fold::{bare, fold};
use crate::text::{Key, TokenKind, clitics, key};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// Words that may stand between those of a pattern, in all.
const BETWEEN: usize = 2;
/// Words that say nothing by themselves: in, from, on, to, about, with, that, what, not, no, did, was, he, she, this.
const PARTICLES: [&str; 22] = [
    "في", "من", "على", "إلى", "عن", "مع", "أن", "إن", "ما", "لا", "لم", "لن", "قد", "كان", "كانت", "هو", "هي", "هذا",
    "هذه", "أو", "كل", "بعد",
];

/// Entries whose English stands in the source and whose wrong words stand in the article in another order or form.
pub(super) fn entries(cx: &Context<'_>, rule: RuleName, done: &[Range<usize>], out: &mut Findings) {
    let Some(aligned) = cx.aligned else { return };
    let phrases = cx.knowledge.phrases();
    for group in aligned.groups.iter().filter(|g| !g.target.is_empty() && !g.source.is_empty()) {
        let stems = aligned.stems(&group.source);
        let mut seen: Vec<(u8, u32)> = Vec::new();
        let words = OnceCell::new();
        for (at, stem) in stems.iter().enumerate() {
            // The phrase has to lie around its longest word.
            let is_here = |p: &&Phrase| {
                let (before, behind) = (STEP * p.longest, STEP * (p.stems.len() - p.longest));
                let around = at.saturating_sub(before)..(at + behind).min(stems.len());
                p.rule == rule && has_words(&stems[around], &p.stems)
            };
            for phrase in phrases.with(*stem).filter(is_here) {
                if !seen.contains(&(phrase.pack, phrase.term)) {
                    seen.push((phrase.pack, phrase.term));
                    let spoken = || group.target.clone().filter_map(|i| Spoken::of(cx, i)).collect::<Vec<_>>();
                    entry(cx, phrase, words.get_or_init(spoken), done, out);
                }
            }
        }
    }
}

fn entry(cx: &Context<'_>, phrase: &Phrase, words: &[Spoken<'_>], done: &[Range<usize>], out: &mut Findings) {
    let Some(term) = cx.knowledge.packs(phrase.pack).terms.get(phrase.term) else { return };
    if term.right.iter().any(|right| place(words, right, false).is_some()) {
        return;
    }
    let Some(at) = term.wrong.iter().find_map(|wrong| place(words, wrong, true)) else { return };
    let taken = done.iter().any(|d| d.start < at.end && at.start < d.end);
    if taken || !cx.matches.holds(phrase.pack, &term.conditions, cx.tokens, &at) {
        return;
    }
    report(cx, term, at, out);
}

fn report(cx: &Context<'_>, term: &Term, at: Range<usize>, out: &mut Findings) {
    let plain = |right: &&String| !right.contains(['^', '+', '{', '*', '~']);
    let fits = |right: &&String| !contradicts(cx.span(at.clone()).of(cx.text), right);
    let repairs: Vec<String> = term.right.iter().filter(plain).filter(fits).cloned().collect();
    report_words(cx, term, cx.span(at.clone()), &repairs, out);
}

/// An Arabic word of the article in the forms that it may be.
struct Spoken<'a> {
    index: usize,
    /// Itself and what is left of it without particles, with the particles.
    forms: Vec<(&'a str, &'a str)>,
    light: Vec<String>,
}

impl<'a> Spoken<'a> {
    fn of(cx: &Context<'a>, index: usize) -> Option<Self> {
        let token = cx.all()[index];
        if token.kind != TokenKind::Arabic {
            return None;
        }
        let word = token.of(cx.text);
        let mut forms = vec![("", word)];
        clitics::strip(word, |s| forms.extend(word.get(..s.prefix).zip(word.get(s.prefix..))));
        let light = forms.iter().map(|(_, w)| light(w)).collect();
        Some(Self { index, forms, light })
    }

    fn is(&self, word: &Word) -> bool {
        match word {
            Word::Any => false,
            Word::Written(written) => self.light.contains(&light(written)),
            Word::Form(lexeme) => {
                let keys = keys_of(lexeme);
                let is_form = |w: &str| keys.binary_search(&key(w)).is_ok();
                let will = |w: &str| w.strip_prefix(FUTURE).is_some_and(is_form);
                self.forms.iter().any(|(proclitic, w)| {
                    (is_form(w) || will(w))
                        && !lexeme.readings(w, Before { proclitic, ..Before::default() }, false).is_empty()
                })
            }
        }
    }
}

thread_local! {
    /// The keys of the forms of each word that bends in a pattern.
    static KEYS: RefCell<HashMap<Lexeme, Rc<[Key]>>> = RefCell::new(HashMap::new());
}

/// The keys of the forms of a word, in order: made when they are first asked for.
fn keys_of(lexeme: &Lexeme) -> Rc<[Key]> {
    KEYS.with_borrow_mut(|all| {
        if let Some(keys) = all.get(lexeme) {
            return Rc::clone(keys);
        }
        let keys: Rc<[Key]> = lexeme.keys().into();
        all.insert(lexeme.clone(), Rc::clone(&keys));
        keys
    })
}

/// A word without article, suffixed pronoun and accusative ا, its ة as before a pronoun.
fn light(word: &str) -> String {
    let folded = fold(&bare(word).replace('\u{0629}', "\u{062A}"));
    let rest = folded.strip_prefix("\u{0627}\u{0644}").filter(|r| r.chars().count() > 2).unwrap_or(&folded);
    let long = |r: &&str| r.chars().count() > 2;
    let stem =
        ["هما", "هم", "هن", "ها", "كم", "ه"].iter().find_map(|s| rest.strip_suffix(s).filter(long)).unwrap_or(rest);
    stem.strip_suffix('\u{0627}').filter(long).unwrap_or(stem).to_owned()
}

/// Where all telling words of a pattern stand near one another: two at least of what is `wrong`.
fn place(words: &[Spoken<'_>], notation: &str, wrong: bool) -> Option<Range<usize>> {
    // Words of a choice belong together: one of them says nothing.
    let joined = notation.split('{').skip(1).any(|choice| choice.split('}').next().is_some_and(|c| c.contains(' ')));
    if wrong && joined {
        return None;
    }
    let pattern = Pattern::parse(notation).ok()?;
    let telling = |choice: &Vec<Word>| -> Option<Word> {
        let longest = choice.iter().max_by_key(|w| if let Word::Written(t) = w { t.len() } else { usize::MAX })?;
        match longest {
            Word::Written(t) if PARTICLES.contains(&t.as_str()) || t.chars().count() < 2 => None,
            word => Some(word.clone()),
        }
    };
    let slots: Vec<Vec<Word>> = pattern
        .choices()
        .into_iter()
        .map(|choices| choices.iter().filter_map(telling).collect::<Vec<Word>>())
        .filter(|slot| !slot.is_empty())
        .collect();
    let needed = match slots.len() {
        0 | 1 if wrong => return None,
        n => n.max(1),
    };
    let first = slots.first()?;
    words.iter().filter(|w| first.iter().any(|f| w.is(f))).find_map(|start| {
        let mut taken = vec![start.index];
        for slot in slots.get(1..needed)? {
            let near = |w: &&Spoken<'_>| !taken.contains(&w.index) && slot.iter().any(|f| w.is(f));
            let next = words.iter().filter(near).min_by_key(|w| w.index.abs_diff(start.index))?.index;
            taken.push(next);
        }
        let (from, to) = (*taken.iter().min()?, *taken.iter().max()?);
        (to - from < needed + BETWEEN).then_some(from..to + 1)
    })
}
