//! Labelled texts, and how findings are held against their labels. Shared by `evaluate` and `tests/quality.rs`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// A labelled defect. Offsets are bytes of the decoded text.
#[derive(Clone, Debug, Deserialize)]
pub struct Label {
    /// First byte.
    pub start: usize,
    /// First byte past it.
    pub end: usize,
    /// The fault: a rule's name.
    pub category: String,
    /// Acceptable replacements of exactly that place; empty where no single one is right.
    #[serde(default)]
    pub fixes: Vec<String>,
    /// What it takes to see it: `mono`, `source` or `stretch`.
    #[serde(default = "mono")]
    pub need: String,
    /// For a name in several forms: every mention; a finding on any counts.
    #[serde(default)]
    pub any_of: Vec<(usize, usize)>,
}

fn mono() -> String {
    "mono".to_owned()
}

impl Label {
    /// Where a finding counts.
    pub fn places(&self) -> Vec<Range<usize>> {
        if self.any_of.is_empty() {
            vec![self.start..self.end]
        } else {
            self.any_of.iter().map(|&(s, e)| s..e).collect()
        }
    }

    /// Whether a finding of `rule` on `span` is this label's.
    pub fn is_found_by(&self, rule: &str, span: &Range<usize>) -> bool {
        accepts(&self.category, rule) && self.places().iter().any(|p| span.start < p.end && p.start < span.end)
    }
}

/// Which rules count as having seen a fault: neighbours in kind overlap (a run-on is a spacing fault too).
pub fn accepts(category: &str, rule: &str) -> bool {
    const NAMES: [&str; 11] = [
        "mangled-name",
        "translated-name",
        "scrambled-name",
        "wrong-expansion",
        "name-case",
        "inconsistent-name",
        "inconsistent-transliteration",
        "name-type",
        "missing-name",
        "term",
        "untranslated",
    ];
    let also: &[&str] = match category {
        "translated-name" | "scrambled-name" | "wrong-expansion" | "name-type" => &NAMES,
        "missing-name" => return NAMES.contains(&rule) || matches!(rule, "omission" | "addition"),
        "mangled-name" => &["untranslated", "translated-name"],
        "name-case" => &["inconsistent-name"],
        "inconsistent-name" => &["inconsistent-transliteration", "name-case"],
        "inconsistent-transliteration" => &["inconsistent-name", "misspelling", "orthography"],
        "repeated-sentence" | "repeated-word" => &["repeated-phrase"],
        "repeated-phrase" => &["repeated-word", "repeated-sentence"],
        "run-on" => &["misspelling", "spacing"],
        "encoding" => &["orthography", "spacing", "digits"],
        "omission" => &["missing-name"],
        "untranslated" => &["mangled-name"],
        "term" => &["calque"],
        "calque" => &["term"],
        "misspelling" => &["orthography"],
        "orthography" => &["misspelling"],
        "agreement" => &["construct", "number-noun"],
        "punctuation" => &["spacing"],
        "quotes" => &["punctuation", "spacing"],
        "spacing" => &["punctuation", "quotes", "run-on"],
        "digits" => &["punctuation", "spacing"],
        _ => &[],
    };
    category == rule || also.contains(&rule)
}

/// A finding in terms of the decoded text.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its rule.
    pub rule: &'static str,
    /// Where.
    pub span: Range<usize>,
    /// The edits of its best fix.
    pub edits: Vec<(Range<usize>, String)>,
}

impl Found {
    /// From a finding in an article.
    pub fn in_article(diagnostic: &tadqiq::diagnostic::Diagnostic) -> Self {
        let edits =
            diagnostic.fixes.first().map(|f| f.edits.iter().map(|e| (e.span.range(), e.text.clone())).collect());
        Self { rule: diagnostic.rule, span: diagnostic.span.range(), edits: edits.unwrap_or_default() }
    }

    /// Several findings on one label (a label may hold two words run together) as one: their best fixes, all applied.
    fn together<'f>(found: impl Iterator<Item = &'f Self>) -> Self {
        let mut all = Self { rule: "", span: 0..0, edits: Vec::new() };
        found.for_each(|f| all.edits.extend(f.edits.iter().cloned()));
        all.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut end = 0;
        all.edits.retain(|(range, _)| {
            let apart = range.start >= end;
            end = end.max(range.end);
            apart
        });
        all
    }

    /// Whether the best fix makes one of the label's replacements.
    pub fn mends(&self, label: &Label, text: &str) -> bool {
        if self.edits.is_empty() {
            return false;
        }
        if self.edits.iter().any(|(_, t)| label.fixes.iter().any(|f| f.trim() == t.trim())) {
            return true;
        }
        let from = self.edits.iter().map(|(r, _)| r.start).chain([label.start]).min().unwrap_or(0);
        let to = self.edits.iter().map(|(r, _)| r.end).chain([label.end]).max().unwrap_or(0);
        let mut out = String::new();
        let mut at = from;
        for (range, new) in &self.edits {
            out.push_str(text.get(at..range.start).unwrap_or(""));
            out.push_str(new);
            at = range.end;
        }
        out.push_str(text.get(at..to).unwrap_or(""));
        let words = |s: &str| s.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let (before, after) = (text.get(from..label.start).unwrap_or(""), text.get(label.end..to).unwrap_or(""));
        label.fixes.iter().any(|f| words(&out) == words(&format!("{before}{f}{after}")))
    }
}

/// Counts of one category.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Labels.
    pub labels: usize,
    /// Labels found.
    pub found: usize,
    /// Found labels that have a replacement.
    pub mendable: usize,
    /// Of those, rightly mended by the first fix.
    pub mended: usize,
}

/// The outcome of one text.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// By category of the label.
    pub by_category: BTreeMap<String, Count>,
    /// Labels nothing found.
    pub missed: Vec<Label>,
    /// Indices of findings that touch no label.
    pub extra: Vec<usize>,
}

/// Holds findings against labels; `needs` are the kinds of label that count.
pub fn score(text: &str, found: &[Found], labels: &[Label], needs: &[&str]) -> Outcome {
    let mut outcome = Outcome::default();
    let mut used = vec![false; found.len()];
    for label in labels {
        let hits: Vec<usize> = (0..found.len()).filter(|&i| label.is_found_by(found[i].rule, &found[i].span)).collect();
        hits.iter().for_each(|&i| used[i] = true);
        if !needs.contains(&label.need.as_str()) {
            continue;
        }
        let count = outcome.by_category.entry(label.category.clone()).or_default();
        count.labels += 1;
        if hits.is_empty() {
            outcome.missed.push(label.clone());
            continue;
        }
        count.found += 1;
        if !label.fixes.is_empty() {
            count.mendable += 1;
            let all = Found::together(hits.iter().map(|&i| &found[i]));
            count.mended += usize::from(hits.iter().any(|&i| found[i].mends(label, text)) || all.mends(label, text));
        }
    }
    outcome.extra = (0..found.len()).filter(|&i| !used[i]).collect();
    outcome
}
