//! Checking one article: tokens, matches, rules, settled findings. Pure.

use crate::align::{Alignment, Refusal};
use crate::diagnostic::Diagnostic;
use crate::document::Article;
use crate::knowledge::{Knowledge, Matches, Words};
use crate::rules::{self, Context, Family, Findings, House, RULES, Rule, Selection};
use crate::text::{Span, Tokens};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Texts longer than this (bytes) are cut up among threads; shorter ones are not worth it.
const PARALLEL_FROM: usize = 512 * 1024;
/// Blocks a thread takes at a time of a long text.
const BLOCKS_A_PIECE: usize = 256;

/// Everything that stays the same from article to article of a run.
#[derive(Debug, Default)]
pub struct Checker {
    /// What is known.
    pub knowledge: Knowledge,
    /// Which rules run.
    pub selection: Selection,
    /// The newsroom's style.
    pub house: House,
    /// Rules (or families) that are silent for an article, by its id.
    pub ignore_in: BTreeMap<String, Vec<String>>,
}

/// What checking an article gives.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Findings, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Words of the article.
    pub words: usize,
    /// Why its source was not read, if it has one that does not fit.
    pub refused: Option<Refusal>,
}

/// Checks one article.
#[must_use]
pub fn check(checker: &Checker, article: &Article<'_>) -> Checked {
    let text = article.text.as_ref();
    let tokens = tokenise(article);
    let words = Words::of(&checker.knowledge, text, &tokens);
    let matches = find(&words, text, &tokens);
    let (survey, names) = (OnceLock::new(), OnceLock::new());
    let (aligned, refused) = match Alignment::of(article, &tokens, &matches, &words) {
        Some(Ok(aligned)) => (Some(aligned), None),
        Some(Err(refusal)) => (None, Some(refusal)),
        None => (None, None),
    };
    let context = Context {
        article,
        text,
        tokens: &tokens,
        words: &words,
        matches: &matches,
        knowledge: &checker.knowledge,
        house: &checker.house,
        survey: &survey,
        names: &names,
        aligned: aligned.as_ref(),
    };
    let run = |rule: &&'static Rule| {
        let mut findings = Findings::new(rule);
        (rule.check)(&context, &mut findings);
        let mut list = findings.into_list();
        if let Some(severity) = checker.selection.severity(rule) {
            list.iter_mut().for_each(|d| d.severity = severity);
        }
        list
    };
    let rules = checker.selection.rules();
    let found: Vec<Vec<Diagnostic>> =
        if text.len() >= PARALLEL_FROM { rules.par_iter().map(run).collect() } else { rules.iter().map(run).collect() };
    let mut diagnostics: Vec<Diagnostic> = found.into_iter().flatten().collect();
    diagnostics.retain(|d| d.confidence >= checker.selection.min_confidence);
    if let Some(silent) = article.id.as_ref().and_then(|id| checker.ignore_in.get(id)) {
        diagnostics.retain(|d| {
            !silent.iter().any(|s| s == d.rule || rules::rule(d.rule).is_some_and(|r| r.family.name() == s))
        });
    }
    Checked { diagnostics: settle(diagnostics), words: tokens.words(), refused }
}

/// The tokens of an article; a long one is cut up among threads, with the same outcome.
#[must_use]
pub fn tokenise(article: &Article<'_>) -> Tokens {
    let text = article.text.as_ref();
    let spans: Vec<Span> = article.blocks.iter().map(|b| b.span).collect();
    if text.len() < PARALLEL_FROM || spans.len() < 2 * BLOCKS_A_PIECE {
        return Tokens::new(text, spans, &article.masks);
    }
    let pieces: Vec<Tokens> = spans
        .par_chunks(BLOCKS_A_PIECE)
        .map(|piece| {
            let from = article.masks.partition_point(|m| m.span.end <= piece[0].start);
            Tokens::new(text, piece.iter().copied(), &article.masks[from..])
        })
        .collect();
    let mut all = Tokens::default();
    pieces.into_iter().for_each(|piece| all.append(piece));
    all
}

/// The patterns found in an article, by place.
#[must_use]
pub fn find(words: &Words<'_>, text: &str, tokens: &Tokens) -> Matches {
    let blocks = tokens.block_count();
    let found = if text.len() < PARALLEL_FROM {
        Matches::find(words, text, tokens, 0..blocks)
    } else {
        let starts: Vec<usize> = (0..blocks).step_by(BLOCKS_A_PIECE).collect();
        let pieces: Vec<Matches> = starts
            .into_par_iter()
            .map(|start| Matches::find(words, text, tokens, start..(start + BLOCKS_A_PIECE).min(blocks)))
            .collect();
        let mut all = Matches::default();
        pieces.into_iter().for_each(|piece| all.append(piece));
        all
    };
    found.settle(words.knowledge(), text, tokens)
}

/// Puts findings in order and settles overlaps: of two findings about the same words the one that says more stays.
///
/// Furniture swallows whatever else is found inside it, for an editor deletes it whole. Otherwise findings on one layer may
/// share words only if neither lies inside the other.
fn settle(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by(|a, b| {
        (a.span.start, b.span.end, rank(a))
            .cmp(&(b.span.start, a.span.end, rank(b)))
            .then(b.confidence.total_cmp(&a.confidence))
    });
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let mut drop = false;
        let mut i = kept.len();
        while i > 0 {
            i -= 1;
            let other = &kept[i];
            if other.span.end <= diagnostic.span.start && kept.len() - i > 16 {
                break;
            }
            if !other.span.overlaps(diagnostic.span) || !compete(other, &diagnostic) {
                continue;
            }
            if other.rule == FURNITURE || (diagnostic.rule != FURNITURE && rank(other) <= rank(&diagnostic)) {
                drop = true;
                break;
            }
            kept.remove(i);
        }
        if !drop {
            kept.push(diagnostic);
        }
    }
    kept
}

/// What a finding yields to: rules that stand earlier in the table win.
fn rank(d: &Diagnostic) -> usize {
    RULES.iter().position(|r| r.name == d.rule).unwrap_or(RULES.len())
}

/// Whether two overlapping findings cannot both stay.
fn compete(a: &Diagnostic, b: &Diagnostic) -> bool {
    let furniture = |d: &Diagnostic| d.rule == FURNITURE;
    let inside = a.span.contains(b.span) || b.span.contains(a.span);
    furniture(a) || furniture(b) || (inside && layer(a) == layer(b) && (layer(a) != MARKS || touch(a, b)))
}

/// Whether two findings about marks mean the same mark: a quotation that never closes says nothing of a space inside it.
fn touch(a: &Diagnostic, b: &Diagnostic) -> bool {
    let places = |d: &Diagnostic| -> Vec<Span> {
        let edited: Vec<Span> = d.fixes.first().into_iter().flat_map(|f| f.edits.iter().map(|e| e.span)).collect();
        if edited.is_empty() { vec![d.span] } else { edited }
    };
    let others = places(b);
    places(a).iter().any(|x| others.iter().any(|y| x.start <= y.end && y.start <= x.end))
}

/// The rule whose findings swallow all others.
const FURNITURE: &str = "boilerplate";

/// The layer of findings about how words and marks are written.
const MARKS: u8 = 2;

/// What a finding is about: which words stand there, that they stand there twice, or how they are written.
fn layer(d: &Diagnostic) -> u8 {
    match rules::rule(d.rule).map(|r| r.family) {
        Some(Family::Names) if d.rule.starts_with("inconsistent-") => 4,
        Some(Family::Names | Family::Terms | Family::Leftovers) => 0,
        Some(Family::Repetition) if d.rule == "repeated-sentence" => 3,
        Some(Family::Repetition) => 1,
        Some(Family::Spelling | Family::Grammar | Family::Typography) | None => MARKS,
        Some(Family::Accuracy) => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::{Checker, check};
    use crate::document::Article;

    #[test]
    fn a_clean_sentence_has_no_finding() {
        let checked = check(&Checker::default(), &Article::plain("أعلنت الحكومة اليوم خطة جديدة لدعم الاقتصاد."));
        assert_eq!(checked.diagnostics, []);
        assert_eq!(checked.words, 7);
    }
}
