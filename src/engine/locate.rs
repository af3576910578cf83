//! From findings in an article's text to findings in its file.

use super::outcome::{Context, FileEdit, FileFix, FileRelated, Finding, Place};
use crate::diagnostic::{Diagnostic, Fix};
use crate::document::Article;
use crate::rules;
use crate::text::{LineIndex, Location, Span, fold};

/// How many characters of context are kept on each side of a finding.
const CONTEXT: usize = 60;

/// A stretch of a file that holds one article: all of it, or one record.
pub(super) struct Stretch<'a> {
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Where they begin in the file.
    pub offset: u64,
    /// The row they begin on, from 1.
    pub row: u64,
}

/// Findings of `article` as findings in the file that `stretch` is part of.
pub(super) fn locate(stretch: &Stretch<'_>, article: &Article<'_>, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
    if diagnostics.is_empty() {
        return Vec::new();
    }
    let locator = Locator { stretch, article, lines: LineIndex::new(stretch.bytes) };
    diagnostics.into_iter().map(|d| locator.finding(d)).collect()
}

struct Locator<'a> {
    stretch: &'a Stretch<'a>,
    article: &'a Article<'a>,
    lines: LineIndex,
}

impl Locator<'_> {
    fn finding(&self, d: Diagnostic) -> Finding {
        let text = d.span.of(&self.article.text);
        let (before, after) = self.around(d.span);
        let rule = rules::rule(d.rule);
        Finding {
            rule: d.rule,
            family: rule.map_or("", |r| r.family.name()),
            mqm: rule.map_or("", |r| r.mqm),
            severity: d.severity,
            confidence: d.confidence,
            article: self.article.id.clone(),
            place: self.place(d.span),
            fingerprint: fingerprint(d.rule, text, before, after),
            context: Context { before: tail(before), after: head(after) },
            text: text.to_owned(),
            message: d.message,
            why: d.why,
            fixes: d.fixes.into_iter().map(|f| self.fix(f)).collect(),
            related: d
                .related
                .into_iter()
                .map(|r| FileRelated { place: self.place(r.span), message: r.message })
                .collect(),
        }
    }

    fn fix(&self, fix: Fix) -> FileFix {
        let edits =
            fix.edits.into_iter().map(|e| FileEdit { place: self.place(e.span), text: self.article.encode(&e.text) });
        FileFix { title: fix.title, applicability: fix.applicability, edits: edits.collect() }
    }

    fn place(&self, span: Span) -> Place {
        let bytes = self.article.map.file_range(span);
        Place { start: self.location(bytes.start), end: self.location(bytes.end), bytes }
    }

    fn location(&self, offset: u64) -> Location {
        let inside = usize::try_from(offset.saturating_sub(self.stretch.offset)).unwrap_or(usize::MAX);
        let at = self.lines.location(self.stretch.bytes, inside);
        Location { row: at.row.saturating_add(u32::try_from(self.stretch.row - 1).unwrap_or(u32::MAX)), ..at }
    }

    /// What stands before and after a span in its block.
    fn around(&self, span: Span) -> (&str, &str) {
        let text = self.article.text.as_ref();
        let block = self.article.blocks.partition_point(|b| b.span.end <= span.start);
        let block = self.article.blocks.get(block).map_or(span, |b| b.span.cover(span));
        let before = text.get(block.start as usize..span.start as usize).unwrap_or("");
        (before, text.get(span.end as usize..block.end as usize).unwrap_or(""))
    }
}

fn tail(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().rev().nth(CONTEXT) else { return text.to_owned() };
    let rest = &text[cut..];
    let rest = rest.split_once(char::is_whitespace).map_or(rest, |(_, r)| r);
    format!("\u{2026}{rest}")
}

fn head(text: &str) -> String {
    let Some((cut, _)) = text.char_indices().nth(CONTEXT) else { return text.to_owned() };
    let rest = &text[..cut];
    let rest = rest.rsplit_once(char::is_whitespace).map_or(rest, |(r, _)| r);
    format!("{rest}\u{2026}")
}

/// A 64-bit FNV-1a hash (fixed for all releases) of rule, folded text and two words on each side.
fn fingerprint(rule: &str, text: &str, before: &str, after: &str) -> u64 {
    let left = before.split_whitespace().rev().take(2);
    let right = after.split_whitespace().take(2);
    let parts = std::iter::once(rule).chain(std::iter::once(text)).chain(left).chain(std::iter::once("|")).chain(right);
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for part in parts {
        for byte in fold(part).bytes().chain(std::iter::once(0xFF)) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
        }
    }
    hash
}
