//! Reports: pure functions from what a run found to text, one file a format.
//!
//! Nothing here reads, prints or looks at the terminal: the caller decides colour, width and language in a [`Style`].
//! For people: `full`, `concise`, `grouped`. For programs: `json`, `sarif`, `github`, `rdjson`, `junit`.

mod concise;
mod full;
mod github;
mod grouped;
mod json;
mod junit;
mod lookup;
mod names;
mod phrases;
mod rdjson;
mod sarif;
mod schema;
mod show;
#[cfg(test)]
mod tests;
mod topics;

pub use lookup::{lookup_json, lookup_text};
pub use names::{names_json, names_table};
pub use topics::{topics_json, topics_table};

use crate::diagnostic::{Bilingual, Lang, Severity};
use crate::engine::Report;
use serde::Serialize;

/// The name programs know the checker by.
const TOOL: &str = env!("CARGO_PKG_NAME");

/// Its version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The formats of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum OutputFormat {
    /// For people: the phrase, why, the cures, a summary.
    #[default]
    Full,
    /// One line a finding.
    Concise,
    /// One short line a finding, under the name of its file.
    Grouped,
    /// One JSON object.
    Json,
    /// One JSON object a line and a finding.
    JsonLines,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of a GitHub Actions step.
    Github,
    /// Reviewdog Diagnostic Format.
    Rdjson,
    /// `JUnit` XML, for test dashboards.
    Junit,
    /// The JSON Schema of `json`; needs no input.
    JsonSchema,
}

/// How a report for people looks. Reports for programs read the language only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether to use ANSI colours.
    pub color: bool,
    /// Whether the terminal lays out right-to-left text itself, so that Arabic runs are to be isolated.
    pub bidi: bool,
    /// Columns of the terminal; 0 for no limit.
    pub width: usize,
    /// The language of all texts.
    pub lang: Lang,
    /// Whether a summary closes the report.
    pub summary: bool,
}

/// What a reader of a report may want to know about a rule.
#[derive(Clone, Debug)]
pub struct RuleDoc {
    /// Its name.
    pub name: &'static str,
    /// Its family.
    pub family: &'static str,
    /// Its MQM category.
    pub mqm: &'static str,
    /// Its default severity.
    pub severity: Severity,
    /// What it finds, in one sentence.
    pub summary: Bilingual,
    /// Its section of the manual.
    pub help_markdown: String,
}

/// The report of a run as text in `format`; ends with a line end unless it is empty.
#[must_use]
pub fn render(format: OutputFormat, report: &Report, rules: &[RuleDoc], style: &Style) -> String {
    match format {
        OutputFormat::Full => full::render(report, style),
        OutputFormat::Concise => concise::render(report, style),
        OutputFormat::Grouped => grouped::render(report, style),
        OutputFormat::Json => json::render(report, style.lang),
        OutputFormat::JsonLines => json::render_lines(report, style.lang),
        OutputFormat::Sarif => sarif::render(report, rules, style.lang),
        OutputFormat::Github => github::render(report, style.lang),
        OutputFormat::Rdjson => rdjson::render(report, style.lang),
        OutputFormat::Junit => junit::render(report, style.lang),
        OutputFormat::JsonSchema => pretty(&schema::schema()),
    }
}

/// Indented JSON with a line end.
fn pretty(value: &impl Serialize) -> String {
    ended(serde_json::to_string_pretty(value))
}

/// JSON on one line with a line end.
fn one_line(value: &impl Serialize) -> String {
    ended(serde_json::to_string(value))
}

/// Our types always serialise; should one ever not, the reader is told and not left with an empty file.
fn ended(json: serde_json::Result<String>) -> String {
    let mut out = json.unwrap_or_else(|e| serde_json::json!({ "error": e.to_string() }).to_string());
    out.push('\n');
    out
}
