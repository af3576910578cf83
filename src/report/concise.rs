//! One line a finding: `path:row:column: severity[rule] message (fix: …)`.

use super::Style;
use super::full::summary_line;
use super::phrases::{pick, severity};
use super::show::visible;
use crate::diagnostic::Severity;
use crate::engine::{Finding, Report};
use std::fmt::Write as _;

/// The report.
pub(super) fn render(report: &Report, style: &Style) -> String {
    let mut out = String::new();
    for file in &report.files {
        let path = style.bold(&style.path(&visible(&file.path)));
        for error in &file.errors {
            let _ = writeln!(out, "{}", unread(&error.to_string(), style));
        }
        for finding in &file.findings {
            let _ = writeln!(
                out,
                "{path}:{}:{}: {}[{}] {}",
                finding.place.start.row,
                finding.place.start.column,
                style.severe(finding.severity, &style.isolate(severity(finding.severity, style.lang))),
                finding.rule,
                message(finding, style)
            );
        }
    }
    if style.summary {
        let _ = writeln!(out, "{}", summary_line(report, style));
    }
    out
}

/// What could not be read.
pub(super) fn unread(error: &str, style: &Style) -> String {
    let label = style.isolate(pick(style.lang, "not read", "لم يُقرأ"));
    format!("{}: {}", style.severe(Severity::Error, &label), style.path(&visible(error)))
}

/// The message and the best cure.
pub(super) fn message(finding: &Finding, style: &Style) -> String {
    let mut text = style.sentence(&style.say(&finding.message));
    if let Some(fix) = finding.fixes.first() {
        let title = format!("({}: {})", pick(style.lang, "fix", "الإصلاح"), style.say(&fix.title));
        let _ = write!(text, " {}", style.dim(&style.sentence(&title)));
    }
    text
}
