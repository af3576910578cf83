//! One short line a finding, under the name of its file.

use super::Style;
use super::concise::{message, unread};
use super::full::summary_line;
use super::phrases::severity;
use super::show::{cells, visible};
use crate::diagnostic::Severity;
use crate::engine::Report;
use std::fmt::Write as _;

/// The report.
pub(super) fn render(report: &Report, style: &Style) -> String {
    let mut out = String::new();
    let names = Severity::ALL.map(|s| cells(severity(s, style.lang)));
    let name_width = names.into_iter().max().unwrap_or(0);
    for file in &report.files {
        if file.findings.is_empty() && file.errors.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{}", style.bold(&format!("{}:", style.path(&visible(&file.path)))));
        for error in &file.errors {
            let _ = writeln!(out, "  {}", unread(&error.to_string(), style));
        }
        let at: Vec<_> =
            file.findings.iter().map(|f| format!("{}:{}", f.place.start.row, f.place.start.column)).collect();
        let at_width = at.iter().map(String::len).max().unwrap_or(0);
        let rule_width = file.findings.iter().map(|f| f.rule.len()).max().unwrap_or(0);
        for (finding, at) in file.findings.iter().zip(at) {
            let name = severity(finding.severity, style.lang);
            let pad = " ".repeat(name_width.saturating_sub(cells(name)));
            let _ = writeln!(
                out,
                "  {at:<at_width$}  {}{pad}  {:<rule_width$}  {}",
                style.severe(finding.severity, &style.isolate(name)),
                finding.rule,
                message(finding, style)
            );
        }
        out.push('\n');
    }
    if style.summary {
        let _ = writeln!(out, "{}", summary_line(report, style));
    }
    out
}
