//! `JUnit` XML: a suite a file, a failed case a finding; a clean file is one passed case.

use super::TOOL;
use super::phrases::{pick, severity};
use super::show::{visible, visible_lines};
use crate::diagnostic::Lang;
use crate::engine::{FileReport, Finding, Report};
use std::fmt::Write as _;

/// The report.
pub(super) fn render(report: &Report, lang: Lang) -> String {
    let failures = report.findings().count();
    let errors: usize = report.files.iter().map(|f| f.errors.len()).sum();
    let tests: usize = report.files.iter().map(tests).sum();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(out, "<testsuites name=\"{TOOL}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\">");
    report.files.iter().for_each(|file| suite(&mut out, file, lang));
    out.push_str("</testsuites>\n");
    out
}

fn tests(file: &FileReport) -> usize {
    (file.findings.len() + file.errors.len()).max(1)
}

fn suite(out: &mut String, file: &FileReport, lang: Lang) {
    let path = escaped(&visible(&file.path));
    let _ = writeln!(
        out,
        "  <testsuite name=\"{path}\" package=\"{TOOL}\" tests=\"{}\" disabled=\"0\" errors=\"{}\" failures=\"{}\">",
        tests(file),
        file.errors.len(),
        file.findings.len()
    );
    if file.findings.is_empty() && file.errors.is_empty() {
        let name = pick(lang, "no findings", "لا ملاحظات");
        let _ = writeln!(out, "    <testcase name=\"{name}\" classname=\"{path}\"/>");
    }
    for error in &file.errors {
        let _ = writeln!(
            out,
            "    <testcase name=\"{}\" classname=\"{path}\">\n      <error message=\"{}\"/>\n    </testcase>",
            pick(lang, "not read", "لم يُقرأ"),
            escaped(&visible(&error.to_string()))
        );
    }
    file.findings.iter().for_each(|finding| case(out, &path, finding, lang));
    out.push_str("  </testsuite>\n");
}

fn case(out: &mut String, path: &str, finding: &Finding, lang: Lang) {
    let at = finding.place.start;
    let message = finding.message.get(lang);
    let mut body =
        format!("{}:{}: {}[{}] {message}", at.row, at.column, severity(finding.severity, lang), finding.rule);
    let why = finding.why.get(lang);
    if !why.is_empty() {
        let _ = write!(body, "\n{why}");
    }
    for fix in &finding.fixes {
        let _ = write!(body, "\n{}: {}", pick(lang, "fix", "الإصلاح"), fix.title.get(lang));
    }
    let _ = writeln!(
        out,
        "    <testcase name=\"{}\" classname=\"{path}\" line=\"{}\" column=\"{}\">\n      \
         <failure message=\"{}\" type=\"{}\">{}</failure>\n    </testcase>",
        escaped(finding.rule),
        at.row,
        at.column,
        escaped(&visible(message)),
        finding.severity,
        escaped(&visible_lines(&body))
    );
}

/// Escapes text for XML, which cannot hold control characters at all; they were named before.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\r' => out.push_str("&#13;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
    out
}
