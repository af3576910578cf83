//! `json` and `json-lines`: the wire types and how a report fills them. The schema of `json` is in `schema.rs`.

use super::{TOOL, VERSION, one_line, pretty};
use crate::diagnostic::{Applicability, Lang, Severity};
use crate::engine::{FileFix, FileReport, Finding, Place, Report, Score};
use crate::text::Location;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Output<'r> {
    version: u32,
    tool: Tool,
    files: Vec<File<'r>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct File<'r> {
    path: &'r str,
    words: u64,
    score: WireScore,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    articles: Vec<Article<'r>>,
    diagnostics: Vec<WireDiagnostic<'r>>,
    errors: Vec<WireError>,
}

#[derive(Serialize)]
struct Article<'r> {
    id: &'r str,
    words: u64,
    score: WireScore,
}

#[derive(Serialize)]
struct WireScore {
    penalty: f64,
    per_1000_words: f64,
    quality: f64,
}

#[derive(Serialize)]
struct WireError {
    message: String,
}

#[derive(Serialize)]
struct WireDiagnostic<'r> {
    rule: &'r str,
    family: &'r str,
    mqm: &'r str,
    severity: Severity,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<&'r str>,
    span: WireSpan,
    location: WireLocation,
    end_location: WireLocation,
    text: &'r str,
    message: &'r str,
    why: &'r str,
    fixes: Vec<WireFix<'r>>,
    related: Vec<WireRelated<'r>>,
}

#[derive(Serialize)]
struct WireSpan {
    start: u64,
    end: u64,
}

#[derive(Serialize)]
struct WireLocation {
    row: u32,
    column: u32,
}

#[derive(Serialize)]
struct WireFix<'r> {
    title: &'r str,
    applicability: Applicability,
    edits: Vec<WireEdit<'r>>,
}

#[derive(Serialize)]
struct WireEdit<'r> {
    start: u64,
    end: u64,
    text: &'r str,
}

#[derive(Serialize)]
struct WireRelated<'r> {
    span: WireSpan,
    location: WireLocation,
    message: &'r str,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    findings: usize,
    by_severity: BTreeMap<&'static str, usize>,
    by_rule: BTreeMap<&'static str, usize>,
    fixable: Fixable,
}

#[derive(Serialize)]
struct Fixable {
    safe: usize,
    #[serde(rename = "unsafe")]
    risky: usize,
}

/// A line of `json-lines`: a finding with the path of its file.
#[derive(Serialize)]
struct Line<'r> {
    path: &'r str,
    #[serde(flatten)]
    diagnostic: WireDiagnostic<'r>,
}

/// A line of `json-lines`: what could not be read.
#[derive(Serialize)]
struct ErrorLine<'r> {
    path: &'r str,
    error: String,
}

/// The report as one object.
pub(super) fn render(report: &Report, lang: Lang) -> String {
    let (safe, risky) = report.fixable();
    pretty(&Output {
        version: 1,
        tool: Tool { name: TOOL, version: VERSION },
        files: report.files.iter().map(|f| file(f, lang)).collect(),
        summary: Summary {
            files: report.files.len(),
            findings: report.findings().count(),
            by_severity: report.by_severity().into_iter().map(|(s, n)| (s.name(), n)).collect(),
            by_rule: report.by_rule(),
            fixable: Fixable { safe, risky },
        },
    })
}

/// The report as one object a line: the findings of a file, then what could not be read of it.
pub(super) fn render_lines(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    for file in &report.files {
        let path = file.path.as_str();
        for finding in &file.findings {
            out.push_str(&one_line(&Line { path, diagnostic: diagnostic(finding, lang) }));
        }
        for error in &file.errors {
            out.push_str(&one_line(&ErrorLine { path, error: error.to_string() }));
        }
    }
    out
}

fn file(file: &FileReport, lang: Lang) -> File<'_> {
    File {
        path: &file.path,
        words: file.words,
        score: score(file.score()),
        articles: file.articles.iter().map(|(id, s)| Article { id, words: s.words, score: score(*s) }).collect(),
        diagnostics: file.findings.iter().map(|f| diagnostic(f, lang)).collect(),
        errors: file.errors.iter().map(|e| WireError { message: e.to_string() }).collect(),
    }
}

fn score(score: Score) -> WireScore {
    WireScore {
        penalty: rounded(score.penalty, 10.0),
        per_1000_words: rounded(score.per_1000_words(), 10.0),
        quality: rounded(score.quality(), 10.0),
    }
}

/// `x` to one place after the point (`unit` 10) or two (100).
pub(super) fn rounded(x: f64, unit: f64) -> f64 {
    (x * unit).round() / unit
}

fn diagnostic(finding: &Finding, lang: Lang) -> WireDiagnostic<'_> {
    WireDiagnostic {
        rule: finding.rule,
        family: finding.family,
        mqm: finding.mqm,
        severity: finding.severity,
        confidence: rounded(f64::from(finding.confidence), 100.0),
        article: finding.article.as_deref(),
        span: span(&finding.place),
        location: location(finding.place.start),
        end_location: location(finding.place.end),
        text: &finding.text,
        message: finding.message.get(lang),
        why: finding.why.get(lang),
        fixes: finding.fixes.iter().map(|f| fix(f, lang)).collect(),
        related: finding
            .related
            .iter()
            .map(|r| WireRelated {
                span: span(&r.place),
                location: location(r.place.start),
                message: r.message.get(lang),
            })
            .collect(),
    }
}

fn fix(fix: &FileFix, lang: Lang) -> WireFix<'_> {
    let edits =
        fix.edits.iter().map(|e| WireEdit { start: e.place.bytes.start, end: e.place.bytes.end, text: &e.text });
    WireFix { title: fix.title.get(lang), applicability: fix.applicability, edits: edits.collect() }
}

fn span(place: &Place) -> WireSpan {
    WireSpan { start: place.bytes.start, end: place.bytes.end }
}

fn location(at: Location) -> WireLocation {
    WireLocation { row: at.row, column: at.column }
}
