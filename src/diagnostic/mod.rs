//! Findings as plain data: what is wrong, where, why, and how to mend it.

use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How bad a finding is if it is true. Ordered: `Info < Warning < Error`.
///
/// The MQM weights (Multidimensional Quality Metrics, themqm.org) are 0 for neutral, 1 for minor, 5 for major.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Style: an editor may shrug.
    Info,
    /// Language: a reader stumbles.
    Warning,
    /// Facts and names: a reader is misled.
    Error,
}

impl Severity {
    /// All severities, mildest first.
    pub const ALL: [Self; 3] = [Self::Info, Self::Warning, Self::Error];

    /// Penalty points of one finding in the MQM score.
    #[must_use]
    pub fn mqm_weight(self) -> f64 {
        match self {
            Self::Info => 0.0,
            Self::Warning => 1.0,
            Self::Error => 5.0,
        }
    }

    /// The name used in configuration and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether a fix may be written without being read. Ordered: `Display < Unsafe < Safe`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// Shown for the editor to choose from, never written: two cures are equally good, or the cure needs rewording.
    Display,
    /// Probably right; written with `--unsafe-fixes` only.
    Unsafe,
    /// An editor would accept it unread; written with `--fix`.
    Safe,
}

/// The language messages are given in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Arabic.
    Ar,
}

/// A sentence in both languages of our users.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// English.
    pub en: String,
    /// Arabic.
    pub ar: String,
}

impl Bilingual {
    /// A sentence in both languages.
    pub fn new(en: impl Into<String>, ar: impl Into<String>) -> Self {
        Self { en: en.into(), ar: ar.into() }
    }

    /// The sentence in `lang`.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ar => &self.ar,
        }
    }
}

/// Replaces the bytes of `span` by `text`. An empty span inserts, an empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// What is replaced, in the article's text.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// A replacement.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// A deletion.
    #[must_use]
    pub fn delete(span: Span) -> Self {
        Self { span, text: String::new() }
    }
}

/// One way to mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an editor would say it.
    pub title: Bilingual,
    /// Whether it may be written unread.
    pub applicability: Applicability,
    /// The edits, sorted, not overlapping.
    pub edits: Vec<Edit>,
}

impl Fix {
    fn new(applicability: Applicability, mut edits: Vec<Edit>) -> Self {
        edits.sort_by_key(|e| e.span);
        let title = title_of(&edits);
        Self { title, applicability, edits }
    }

    /// A fix an editor would accept unread.
    #[must_use]
    pub fn safe(edits: Vec<Edit>) -> Self {
        Self::new(Applicability::Safe, edits)
    }

    /// A fix that is probably right.
    #[must_use]
    pub fn risky(edits: Vec<Edit>) -> Self {
        Self::new(Applicability::Unsafe, edits)
    }

    /// A suggestion for the editor to choose or adapt.
    #[must_use]
    pub fn shown(edits: Vec<Edit>) -> Self {
        Self::new(Applicability::Display, edits)
    }
}

/// Titles say what is written, so that a list of fixes reads well without its findings.
fn title_of(edits: &[Edit]) -> Bilingual {
    match edits {
        [one] if one.text.is_empty() => Bilingual::new("delete it", "احذفها"),
        [one] if one.text.trim().is_empty() && one.span.is_empty() => Bilingual::new("put in a space", "ضع مسافة"),
        [one] if one.text.trim().is_empty() => Bilingual::new("leave one space", "اترك مسافة واحدة"),
        [one] => Bilingual::new(format!("write “{}”", one.text.trim()), format!("اكتب «{}»", one.text.trim())),
        many => Bilingual::new(format!("change {} places", many.len()), format!("غيّر {} مواضع", many.len())),
    }
}

/// Another place that explains a finding (the first mention, the form used elsewhere).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where, in the article's text.
    pub span: Span,
    /// What is to be seen there.
    pub message: Bilingual,
}

/// A finding in an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Name of the rule that found it.
    pub rule: &'static str,
    /// Where, in the article's text.
    pub span: Span,
    /// How bad it is if true.
    pub severity: Severity,
    /// How sure the rule is, 0 to 1: an estimate of the share of such findings that are right.
    pub confidence: f32,
    /// What is wrong, in one sentence.
    pub message: Bilingual,
    /// Why it matters or how it came about.
    pub why: Bilingual,
    /// Cures, the best first.
    pub fixes: Vec<Fix>,
    /// Other places that explain it.
    pub related: Vec<Related>,
}

#[cfg(test)]
mod tests {
    use super::{Applicability, Edit, Fix, Severity};
    use crate::text::Span;

    #[test]
    fn orders_used_for_filtering() {
        assert!(Severity::Info < Severity::Warning && Severity::Warning < Severity::Error);
        assert!(Applicability::Display < Applicability::Unsafe && Applicability::Unsafe < Applicability::Safe);
    }

    #[test]
    fn edits_of_a_fix_are_sorted() {
        let fix = Fix::safe(vec![Edit::delete(Span::new(9, 10)), Edit::replace(Span::new(1, 2), "x")]);
        assert_eq!(fix.edits[0].span.start, 1);
    }
}
