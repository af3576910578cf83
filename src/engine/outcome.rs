//! What a run found, in terms of files: the data that every report, the fixer and the review page read.

use crate::diagnostic::{Applicability, Bilingual, Severity};
use crate::error::Error;
use crate::text::Location;
use std::collections::BTreeMap;
use std::ops::Range;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Half-open range of bytes of the file as stored.
    pub bytes: Range<u64>,
    /// Where it begins.
    pub start: Location,
    /// Where it ends (the first place past it).
    pub end: Location,
}

/// An edit of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileEdit {
    /// What is replaced.
    pub place: Place,
    /// What is written, escaped as the file needs it.
    pub text: String,
}

/// A way to mend a finding, in terms of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFix {
    /// What it does.
    pub title: Bilingual,
    /// Whether it may be written unread.
    pub applicability: Applicability,
    /// Its edits, sorted, not overlapping.
    pub edits: Vec<FileEdit>,
}

/// Another place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRelated {
    /// Where.
    pub place: Place,
    /// What is to be seen there.
    pub message: Bilingual,
}

/// The words around a finding, as a reader sees them (decoded, of the same paragraph).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Up to about 60 characters before it, cut at a word; begins with `…` where it is cut.
    pub before: String,
    /// Up to about 60 characters after it; ends with `…` where it is cut.
    pub after: String,
}

/// A finding in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// The rule's family.
    pub family: &'static str,
    /// The rule's MQM category.
    pub mqm: &'static str,
    /// How bad it is if true.
    pub severity: Severity,
    /// How sure the rule is, 0 to 1.
    pub confidence: f32,
    /// The record's id, in files of many articles.
    pub article: Option<String>,
    /// Where.
    pub place: Place,
    /// The text found fault with, decoded.
    pub text: String,
    /// The words around it.
    pub context: Context,
    /// What is wrong.
    pub message: Bilingual,
    /// Why.
    pub why: Bilingual,
    /// Cures, the best first.
    pub fixes: Vec<FileFix>,
    /// Other places that explain it.
    pub related: Vec<FileRelated>,
    /// Stays the same when lines move: made of rule, text and two words on each side.
    pub fingerprint: u64,
}

/// MQM score: penalty points against words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Sum of the severity weights of the findings.
    pub penalty: f64,
    /// Words checked.
    pub words: u64,
}

impl Score {
    /// Penalty points per 1,000 words; 0 for an empty text.
    #[must_use]
    pub fn per_1000_words(self) -> f64 {
        if self.words == 0 { 0.0 } else { self.penalty * 1000.0 / self.words as f64 }
    }

    /// 100 × (1 − penalty / words), not below 0.
    #[must_use]
    pub fn quality(self) -> f64 {
        (100.0 - self.per_1000_words() / 10.0).max(0.0)
    }

    /// Adds the score of another text.
    pub fn add(&mut self, other: Self) {
        self.penalty += other.penalty;
        self.words += other.words;
    }
}

/// What was found in one file.
#[derive(Debug, Default)]
pub struct FileReport {
    /// The path as the user gave it or as it was met, with `/` between folders; `-` for standard input.
    pub path: String,
    /// Words checked.
    pub words: u64,
    /// Findings, in the order of the file.
    pub findings: Vec<Finding>,
    /// What could not be read, in the order of the file.
    pub errors: Vec<Error>,
    /// For files of many articles: id (or row) and score of each.
    pub articles: Vec<(String, Score)>,
}

impl FileReport {
    /// The file's score.
    #[must_use]
    pub fn score(&self) -> Score {
        Score { penalty: self.findings.iter().fold(0.0, |sum, f| sum + f.severity.mqm_weight()), words: self.words }
    }
}

/// What a run found.
#[derive(Debug, Default)]
pub struct Report {
    /// Files in path order.
    pub files: Vec<FileReport>,
}

impl Report {
    /// All findings with the path of their file.
    pub fn findings(&self) -> impl Iterator<Item = (&FileReport, &Finding)> {
        self.files.iter().flat_map(|f| f.findings.iter().map(move |d| (f, d)))
    }

    /// The run's score.
    #[must_use]
    pub fn score(&self) -> Score {
        let mut total = Score::default();
        self.files.iter().for_each(|f| total.add(f.score()));
        total
    }

    /// Number of findings by severity.
    #[must_use]
    pub fn by_severity(&self) -> BTreeMap<Severity, usize> {
        let mut counts: BTreeMap<_, _> = Severity::ALL.into_iter().map(|s| (s, 0)).collect();
        for (_, finding) in self.findings() {
            *counts.entry(finding.severity).or_default() += 1;
        }
        counts
    }

    /// Number of findings by rule, for rules that found something.
    #[must_use]
    pub fn by_rule(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        for (_, finding) in self.findings() {
            *counts.entry(finding.rule).or_default() += 1;
        }
        counts
    }

    /// Number of findings whose best fix is safe, and whose best fix is unsafe.
    #[must_use]
    pub fn fixable(&self) -> (usize, usize) {
        let count =
            |level| self.findings().filter(|(_, f)| f.fixes.first().is_some_and(|x| x.applicability == level)).count();
        (count(Applicability::Safe), count(Applicability::Unsafe))
    }

    /// The worst severity found.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.findings().map(|(_, f)| f.severity).max()
    }

    /// Whether anything could not be read.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.files.iter().any(|f| !f.errors.is_empty())
    }
}
