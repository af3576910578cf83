//! Annotations of a GitHub Actions step.
//!
//! GitHub shows 10 errors, 10 warnings and 10 notices a step and drops the rest in silence: the most severe and
//! most certain are written first, and the last notice says what was left out.

use super::TOOL;
use super::phrases::{Case, FINDING, count, pick, severities};
use super::show::visible_lines;
use crate::diagnostic::{Lang, Severity};
use crate::engine::{FileReport, Finding, Report};
use std::fmt::Write as _;

/// Annotations of one kind that GitHub shows.
const LIMIT: usize = 10;

/// The report.
pub(super) fn render(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    let mut left = [LIMIT - 1, LIMIT, LIMIT];
    let mut unread = 0;
    for file in &report.files {
        for error in &file.errors {
            unread += 1;
            if take(&mut left, Severity::Error) {
                let title = pick(lang, "not read", "لم يُقرأ");
                let message = data(&visible_lines(&error.to_string()));
                let _ = writeln!(out, "::error file={},title={TOOL} ({title})::{message}", property(&file.path));
            }
        }
    }
    let mut findings: Vec<_> = report.findings().collect();
    findings.sort_by(|(_, a), (_, b)| b.severity.cmp(&a.severity).then(b.confidence.total_cmp(&a.confidence)));
    let mut shown = 0;
    for (file, finding) in &findings {
        if take(&mut left, finding.severity) {
            annotate(&mut out, file, finding, lang);
            shown += 1;
        }
    }
    if !findings.is_empty() {
        let text = summary(report, findings.len(), shown, lang);
        let _ = writeln!(out, "::notice title={TOOL}::{}", data(&text));
    } else if unread == 0 {
        let _ = writeln!(out, "{}", pick(lang, "tadqiq: clean.", "tadqiq: لا ملاحظات."));
    }
    out
}

fn take(left: &mut [usize; 3], severity: Severity) -> bool {
    let left = &mut left[severity as usize];
    let any = *left > 0;
    *left = left.saturating_sub(1);
    any
}

fn annotate(out: &mut String, file: &FileReport, finding: &Finding, lang: Lang) {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (start, end) = (finding.place.start, finding.place.end);
    let _ = write!(out, "::{command} file={},line={}", property(&file.path), start.row);
    if start.row == end.row {
        let _ = write!(out, ",col={},endLine={},endColumn={}", start.column, end.row, end.column);
    } else {
        let _ = write!(out, ",endLine={}", end.row);
    }
    let mut message = finding.message.get(lang).to_owned();
    let why = finding.why.get(lang);
    if !why.is_empty() {
        message = format!("{message}\n{why}");
    }
    if let Some(fix) = finding.fixes.first() {
        message = format!("{message}\n{}: {}", pick(lang, "Fix", "الإصلاح"), fix.title.get(lang));
    }
    let title = property(&format!("{TOOL} ({})", finding.rule));
    let _ = writeln!(out, ",title={title}::{}", data(&visible_lines(&message)));
}

fn summary(report: &Report, found: usize, shown: usize, lang: Lang) -> String {
    let total = count(found as u64, &FINDING, lang, Case::Subject);
    let kinds = severities(report.by_severity(), lang);
    let hidden = found - shown;
    let quality = report.score().quality();
    let (left, ar) = if hidden == 0 {
        (String::new(), String::new())
    } else {
        (
            format!("; {hidden} not shown here, the full list is in the log of `tadqiq check`"),
            format!("؛ {} لا تظهر هنا", count(hidden as u64, &FINDING, lang, Case::Subject)),
        )
    };
    match lang {
        Lang::En => format!("{total}: {kinds}{left}. Quality {quality:.1} of 100."),
        Lang::Ar => format!("{total}: {kinds}{ar}. الجودة {quality:.1} من 100."),
    }
}

/// Escapes the message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
fn property(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\r' | '\n')).collect();
    data(&text).replace(':', "%3A").replace(',', "%2C")
}
