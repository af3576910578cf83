//! Reviewdog Diagnostic Format: columns are UTF-8 bytes, from 1.

use super::show::visible_lines;
use super::{TOOL, pretty};
use crate::diagnostic::{Lang, Severity};
use crate::engine::{FileEdit, Finding, Place, Report};
use crate::text::Location;
use serde_json::{Value, json};

/// The report.
pub(super) fn render(report: &Report, lang: Lang) -> String {
    let mut diagnostics = Vec::new();
    for file in &report.files {
        diagnostics.extend(file.errors.iter().map(|error| {
            json!({
                "message": visible_lines(&error.to_string()),
                "location": { "path": file.path },
                "severity": "ERROR",
                "code": { "value": "not-read" },
            })
        }));
        diagnostics.extend(file.findings.iter().map(|finding| diagnostic(&file.path, finding, lang)));
    }
    pretty(&json!({
        "source": { "name": TOOL },
        "severity": report.worst().map_or("INFO", severity),
        "diagnostics": diagnostics,
    }))
}

fn diagnostic(path: &str, finding: &Finding, lang: Lang) -> Value {
    let mut message = finding.message.get(lang).to_owned();
    let why = finding.why.get(lang);
    if !why.is_empty() {
        message = format!("{message}\n{why}");
    }
    let mut value = json!({
        "message": visible_lines(&message),
        "location": { "path": path, "range": range(&finding.place) },
        "severity": severity(finding.severity),
        "code": { "value": finding.rule },
        "suggestions": suggestions(finding),
    });
    let related: Vec<_> = finding
        .related
        .iter()
        .map(|r| {
            json!({
                "message": visible_lines(r.message.get(lang)),
                "location": { "path": path, "range": range(&r.place) },
            })
        })
        .collect();
    if !related.is_empty()
        && let Some(map) = value.as_object_mut()
    {
        map.insert("related_locations".to_owned(), related.into());
    }
    value
}

/// The edits of the best fix; where that is one edit, other fixes of one edit follow as alternatives.
fn suggestions(finding: &Finding) -> Vec<Value> {
    let suggestion = |edit: &FileEdit| json!({ "range": range(&edit.place), "text": edit.text });
    match finding.fixes.as_slice() {
        [best, ..] if best.edits.len() != 1 => best.edits.iter().map(suggestion).collect(),
        fixes => fixes.iter().filter(|f| f.edits.len() == 1).flat_map(|f| &f.edits).map(suggestion).collect(),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    }
}

fn range(place: &Place) -> Value {
    json!({ "start": position(place.start), "end": position(place.end) })
}

fn position(at: Location) -> Value {
    json!({ "line": at.row, "column": at.byte_column })
}
