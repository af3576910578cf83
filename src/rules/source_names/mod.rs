//! Names of the source that the article lacks, or has another for. Silent without a source.

mod garbled;
mod literal;
mod made;
mod opened;
mod places;
mod rendered;
mod reversed;
mod spelled;
mod swapped;

pub(super) use spelled::heard;

use super::{Context, Findings};
use crate::align::concepts::{Certainty, Mention};
use crate::align::{Alignment, Group};
use crate::knowledge::translit;
use crate::text::{KeySet, Token, TokenKind, key};
use std::cell::OnceCell;
use std::ops::Range;

/// Latin strings that the source has in no form, with the names they stand for.
pub(super) fn mangled_name(cx: &Context<'_>, aligned: &Alignment<'_>, out: &mut Findings) {
    let look = Look::new(cx, aligned);
    for group in aligned.groups.iter().filter(|g| !g.target.is_empty() && !g.source.is_empty()) {
        garbled::garbled(&look, &Here::new(&look, group), out);
    }
}

/// Acronyms of the source opened up as the name of another body.
pub(super) fn wrong_expansion(cx: &Context<'_>, aligned: &Alignment<'_>, out: &mut Findings) {
    let look = Look::new(cx, aligned);
    for group in aligned.groups.iter().filter(|g| !g.target.is_empty() && !g.source.is_empty()) {
        opened::opened(&look, &Here::new(&look, group), out);
    }
}

/// Names made of ordinary words, in translation.
pub(super) fn translated_name(cx: &Context<'_>, aligned: &Alignment<'_>, out: &mut Findings) {
    let look = Look::new(cx, aligned);
    let capitals = made::Capitals::of(&look);
    for group in aligned.groups.iter().filter(|g| !g.target.is_empty() && !g.source.is_empty()) {
        made::made(&look, &Here::new(&look, group), &capitals, out);
    }
}

/// Names whose two words stand the other way round.
pub(super) fn scrambled_name(cx: &Context<'_>, aligned: &Alignment<'_>, out: &mut Findings) {
    let look = Look::new(cx, aligned);
    for group in aligned.groups.iter().filter(|g| !g.target.is_empty() && !g.source.is_empty()) {
        reversed::reversed(&look, &Here::new(&look, group), out);
    }
}

/// A name that lacks beside its source, or another in its place.
pub(super) fn missing_name(cx: &Context<'_>, out: &mut Findings) {
    let Some(aligned) = cx.aligned else { return };
    let look = Look::new(cx, aligned);
    for group in aligned.groups.iter().filter(|g| !g.target.is_empty() && !g.source.is_empty()) {
        let here = Here::new(&look, group);
        let mut taken = garbled::strange(&look, &here);
        let done = literal::translated(&look, &here, &mut taken, out);
        literal::halved(&look, &here, &done, &mut taken, out);
        swapped::another(&look, &here, &mut taken, out);
        literal::beside_a_partner(&look, &here, &mut taken, out);
        places::elsewhere(&look, &here, &mut taken, out);
        swapped::absent(&look, &here, &taken, out);
    }
}

/// The texts, and what is asked of them again and again.
struct Look<'a> {
    cx: &'a Context<'a>,
    aligned: &'a Alignment<'a>,
    /// The Latin words of the source, made when the first Latin word of the article asks.
    latin: OnceCell<KeySet>,
    all: &'a [Token],
}

/// A name of the source that nothing in the group answers.
struct Missing<'a> {
    mention: &'a Mention,
    /// As it is written, without the possessive.
    name: &'a str,
    /// Whether it is a word of a longer name that is answered by the rest of it.
    inner: bool,
}

/// A group with the names that are loose in it.
struct Here<'a> {
    group: &'a Group,
    source: &'a [Mention],
    target: &'a [Mention],
    loose: Vec<Missing<'a>>,
}

impl<'a> Look<'a> {
    fn new(cx: &'a Context<'a>, aligned: &'a Alignment<'a>) -> Self {
        Self { cx, aligned, latin: OnceCell::new(), all: cx.all() }
    }

    /// The words of the source, and the parts of its addresses.
    fn latin(&self) -> &KeySet {
        self.latin.get_or_init(|| {
            let aligned = self.aligned;
            let mut latin = KeySet::default();
            for token in aligned
                .tokens
                .all()
                .iter()
                .filter(|t| matches!(t.kind, TokenKind::Latin | TokenKind::Opaque | TokenKind::Hashtag))
            {
                let written = token.of(aligned.text);
                latin.insert(token.key);
                written.split(|c: char| !c.is_alphanumeric()).for_each(|part| {
                    latin.insert(key(part));
                });
            }
            latin
        })
    }

    fn name(&self, tokens: &Range<usize>) -> &'a str {
        let quoted = self.aligned.quote(tokens);
        ["'s", "\u{2019}s", "'S"].into_iter().find_map(|s| quoted.strip_suffix(s)).unwrap_or(quoted)
    }

    /// Whether the capital at a token of the source says nothing: the word opens a sentence, though behind a mark
    /// (- 'Warriors' say), or stands behind a sign that opens a line (👉Tunnel accident).
    fn opens(&self, at: usize) -> bool {
        let sign = |t: &Token| t.kind == TokenKind::Symbol && !t.of(self.aligned.text).is_ascii();
        let before = self.aligned.tokens.all().get(..=at).unwrap_or_default().iter().rev();
        let mut marks = before.enumerate().take_while(|(n, t)| *n == 0 || t.kind == TokenKind::Punct || sign(t));
        marks.any(|(_, t)| t.sentence_start || sign(t)) || self.is_behind_dateline(at)
    }

    /// Whether a token of the source follows the place and dash that a report begins with: RABAT — Rescue crews.
    fn is_behind_dateline(&self, at: usize) -> bool {
        const LONGEST: usize = 6;
        let (all, text) = (self.aligned.tokens.all(), self.aligned.text);
        let is_dash = |t: &Token| matches!(t.of(text), "-" | "\u{2013}" | "\u{2014}");
        let capitals = |t: &Token| t.span.len() > 2 && !t.of(text).chars().any(char::is_lowercase);
        let Some(before) = all.get(..at).filter(|before| before.last().is_some_and(is_dash)) else { return false };
        before.iter().rev().take(LONGEST).any(|t| t.sentence_start && t.kind == TokenKind::Latin && capitals(t))
    }

    /// Whether the name is answered in the sentences before or behind.
    fn is_near(&self, group: &Group, mention: &Mention) -> bool {
        let at = self.aligned.group_of(group.target.start);
        [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .filter_map(|i| self.aligned.groups.get(i))
            .any(|g| self.aligned.concepts.in_target(&g.target).iter().any(|t| shares(t, mention)))
    }

    fn place_in_target(group: &Group, at: usize) -> f32 {
        (at - group.target.start) as f32 / group.target.len().max(1) as f32
    }

    fn place_in_source(group: &Group, at: usize) -> f32 {
        (at - group.source.start) as f32 / group.source.len().max(1) as f32
    }

    /// How the article writes the name elsewhere, most often first; as the source writes it if it does not.
    fn form(&self, missing: &Missing<'_>) -> (String, bool) {
        let mut forms: Vec<(String, usize)> = Vec::new();
        for m in self.aligned.concepts.target.iter().filter(|m| shares(m, missing.mention)) {
            let first = self.all[m.tokens.start];
            let written = self.cx.span(m.tokens.clone()).of(self.cx.text);
            // A form behind clitics is no form by itself.
            let bare = m.tokens.len() == 1 && translit::score(written, missing.name) < 0.5;
            let whole =
                (first.kind == TokenKind::Latin || bare || m.name == Certainty::Place).then(|| written.to_owned());
            if let Some(whole) = whole {
                match forms.iter_mut().find(|(f, _)| *f == whole) {
                    Some((_, n)) => *n += 1,
                    None => forms.push((whole, 1)),
                }
            }
        }
        forms.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        forms.into_iter().next().map_or_else(|| (missing.name.to_owned(), false), |(f, _)| (f, true))
    }
}

fn shares(a: &Mention, b: &Mention) -> bool {
    a.concepts.iter().any(|c| b.concepts.contains(c))
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

impl<'a> Here<'a> {
    fn new(look: &Look<'a>, group: &'a Group) -> Self {
        let concepts = &look.aligned.concepts;
        let (source, target) = (concepts.in_source(&group.source), concepts.in_target(&group.target));
        // The AI of Scale AI answers nothing: it stands in other names and by itself.
        let answered: Vec<&Mention> = source
            .iter()
            .filter(|s| target.iter().any(|t| shares(s, t)))
            .filter(|s| s.tokens.len() > 1 || look.name(&s.tokens).chars().any(char::is_lowercase))
            .collect();
        let loose = source
            .iter()
            .filter(|s| !answered.iter().any(|a| overlaps(&a.tokens, &s.tokens) || touches(look, a, s)))
            .map(|mention| Missing { mention, name: look.name(&mention.tokens), inner: false })
            .collect();
        Self { group, source, target, loose }
    }

    /// Whether token `at` of the article is part of a name that the source has here.
    fn is_answered(&self, at: usize) -> bool {
        self.target.iter().any(|t| t.tokens.contains(&at) && self.source.iter().any(|s| shares(s, t)))
    }
}

/// A word beside an answered one is part of the same name: Ruben, of Ruben Mayer.
fn touches(look: &Look<'_>, a: &Mention, b: &Mention) -> bool {
    let gap = |x: &Mention, y: &Mention| {
        y.tokens.start == x.tokens.end
            && look.aligned.tokens.all().get(y.tokens.start).is_some_and(|t| t.space_before)
            && look.name(&x.tokens) == look.aligned.quote(&x.tokens)
    };
    gap(a, b) || gap(b, a)
}
