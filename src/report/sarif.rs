//! SARIF 2.1.0, for code scanning.

use super::json::rounded;
use super::show::visible_lines;
use super::{RuleDoc, TOOL, VERSION, pretty};
use crate::diagnostic::{Lang, Severity};
use crate::engine::{FileFix, FileReport, Finding, Place, Report};
use serde_sarif::sarif::{
    ArtifactChange, ArtifactContent, ArtifactLocation, Fix, Invocation, Location, Message, MultiformatMessageString,
    Notification, PhysicalLocation, PropertyBag, Region, Replacement, ReportingConfiguration, ReportingDescriptor,
    Result as Found, ResultLevel, Run, Sarif, Tool, ToolComponent,
};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// Where the schema of SARIF 2.1.0 is published for good.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// Name and version of the way fingerprints are made.
const FINGERPRINT: &str = "tadqiqContext/v1";

/// The report.
pub(super) fn render(report: &Report, rules: &[RuleDoc], lang: Lang) -> String {
    let mut descriptors: Vec<_> = rules.iter().map(|r| descriptor(r, lang)).collect();
    let mut index: HashMap<&str, i64> = rules.iter().map(|r| r.name).zip(0..).collect();
    for (_, finding) in report.findings() {
        let next = i64::try_from(index.len()).unwrap_or(i64::MAX);
        index.entry(finding.rule).or_insert_with(|| {
            descriptors.push(unknown(finding));
            next
        });
    }
    let results: Vec<_> = report
        .findings()
        .map(|(file, finding)| result(file, finding, index.get(finding.rule).copied().unwrap_or(-1), lang))
        .collect();
    let driver = ToolComponent::builder()
        .name(TOOL)
        .version(VERSION)
        .semantic_version(VERSION)
        .language(match lang {
            Lang::En => "en",
            Lang::Ar => "ar",
        })
        .rules(descriptors)
        .build();
    let run = Run::builder()
        .tool(Tool::builder().driver(driver).build())
        .column_kind("unicodeCodePoints")
        .invocations(vec![invocation(report)])
        .results(results)
        .build();
    pretty(&Sarif::builder().schema(SCHEMA).version("2.1.0").runs(vec![run]).build())
}

fn descriptor(rule: &RuleDoc, lang: Lang) -> ReportingDescriptor {
    let summary = rule.summary.get(lang);
    let help =
        MultiformatMessageString::builder().text(rule.help_markdown.as_str()).markdown(rule.help_markdown.as_str());
    ReportingDescriptor::builder()
        .id(rule.name)
        .short_description(MultiformatMessageString::builder().text(summary).build())
        .full_description(
            MultiformatMessageString::builder().text(first_paragraph(&rule.help_markdown, summary)).build(),
        )
        .help(help.build())
        .default_configuration(ReportingConfiguration::builder().level(level_name(rule.severity)).build())
        .properties(tags(rule.mqm, rule.family))
        .build()
}

/// A rule the caller told nothing of: what its finding says must do.
fn unknown(finding: &Finding) -> ReportingDescriptor {
    ReportingDescriptor::builder()
        .id(finding.rule)
        .default_configuration(ReportingConfiguration::builder().level(level_name(finding.severity)).build())
        .properties(tags(finding.mqm, finding.family))
        .build()
}

fn tags(mqm: &str, family: &str) -> PropertyBag {
    PropertyBag::builder().tags(vec![mqm.to_owned(), family.to_owned()]).build()
}

/// The first paragraph of a manual that is no heading.
fn first_paragraph<'m>(markdown: &'m str, otherwise: &'m str) -> &'m str {
    let mut paragraphs = markdown.split("\n\n").map(str::trim);
    paragraphs.find(|p| !p.is_empty() && !p.starts_with(['#', '`', '|', '<'])).unwrap_or(otherwise)
}

fn result(file: &FileReport, finding: &Finding, rule: i64, lang: Lang) -> Found {
    let mut extra: BTreeMap<String, serde_json::Value> = BTreeMap::new();
    let confidence = rounded(f64::from(finding.confidence), 100.0);
    extra.insert("confidence".to_owned(), confidence.into());
    if let Some(article) = &finding.article {
        extra.insert("article".to_owned(), article.as_str().into());
    }
    let properties = PropertyBag::builder().tags(vec![finding.mqm.to_owned()]).additional_properties(extra).build();
    let snippet = ArtifactContent::builder().text(finding.text.as_str()).build();
    let mut region = region(&finding.place);
    region.snippet = Some(snippet);
    let mut out = Found::builder()
        .rule_id(finding.rule)
        .rule_index(rule)
        .level(level(finding.severity))
        .rank(rounded(confidence * 100.0, 10.0))
        .message(message(&sentences(finding.message.get(lang), finding.why.get(lang))))
        .locations(vec![location(&file.path, region)])
        .partial_fingerprints(BTreeMap::from([(FINGERPRINT.to_owned(), format!("{:016x}", finding.fingerprint))]))
        .properties(properties)
        .build();
    if !finding.fixes.is_empty() {
        out.fixes = Some(finding.fixes.iter().map(|f| fix(&file.path, f, lang)).collect());
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().zip(1..).map(|(r, id)| {
            let mut place = location(&file.path, self::region(&r.place));
            place.id = Some(id);
            place.message = Some(message(r.message.get(lang)));
            place
        });
        out.related_locations = Some(related.collect());
    }
    out
}

fn fix(path: &str, fix: &FileFix, lang: Lang) -> Fix {
    let replacements: Vec<_> = fix
        .edits
        .iter()
        .map(|e| {
            Replacement::builder()
                .deleted_region(region(&e.place))
                .inserted_content(ArtifactContent::builder().text(e.text.as_str()).build())
                .build()
        })
        .collect();
    let change = ArtifactChange::builder().artifact_location(artifact(path)).replacements(replacements).build();
    Fix::builder().description(message(fix.title.get(lang))).artifact_changes(vec![change]).build()
}

fn invocation(report: &Report) -> Invocation {
    let notifications: Vec<_> = report
        .files
        .iter()
        .flat_map(|file| file.errors.iter().map(move |error| (file, error)))
        .map(|(file, error)| {
            let place = PhysicalLocation::builder().artifact_location(artifact(&file.path)).build();
            Notification::builder()
                .level("error")
                .message(message(&error.to_string()))
                .locations(vec![Location::builder().physical_location(place).build()])
                .build()
        })
        .collect();
    Invocation::builder().execution_successful(!report.has_errors()).tool_execution_notifications(notifications).build()
}

fn location(path: &str, region: Region) -> Location {
    let place = PhysicalLocation::builder().artifact_location(artifact(path)).region(region).build();
    Location::builder().physical_location(place).build()
}

fn artifact(path: &str) -> ArtifactLocation {
    ArtifactLocation::builder().uri(uri(path)).build()
}

fn region(place: &Place) -> Region {
    Region::builder()
        .start_line(i64::from(place.start.row))
        .start_column(i64::from(place.start.column))
        .end_line(i64::from(place.end.row))
        .end_column(i64::from(place.end.column))
        .build()
}

/// A message without hidden characters and without the links that SARIF viewers make of `[text](target)`.
fn message(text: &str) -> Message {
    let text = visible_lines(text);
    let text = if text.contains("](") { text.replace('[', "\\[").replace(']', "\\]") } else { text };
    Message::builder().text(text).build()
}

/// Two sentences in a row.
fn sentences(first: &str, second: &str) -> String {
    if second.is_empty() {
        return first.to_owned();
    }
    let stop = if first.ends_with(['.', '!', '?', '؟', '…', ':']) { "" } else { "." };
    format!("{first}{stop} {second}")
}

fn level(severity: Severity) -> ResultLevel {
    match severity {
        Severity::Error => ResultLevel::Error,
        Severity::Warning => ResultLevel::Warning,
        Severity::Info => ResultLevel::Note,
    }
}

fn level_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a URI reference: relative ones stay so, rooted ones become `file:` URIs.
fn uri(path: &str) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    let drive = matches!(path.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic());
    let mut out = match (drive, path.starts_with('/')) {
        (true, _) => format!("file:///{}:", &path[..1]),
        (false, true) => "file://".to_owned(),
        (false, false) => String::new(),
    };
    for byte in path.bytes().skip(if drive { 2 } else { 0 }) {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            b'\\' if drive => out.push('/'),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{message, uri};

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("news/خبر 1%.txt"), "news/%D8%AE%D8%A8%D8%B1%201%25.txt");
        assert_eq!(uri("./a:b#c?.txt"), "a%3Ab%23c%3F.txt");
        assert_eq!(uri("/tmp/x"), "file:///tmp/x");
        assert_eq!(uri("C:/news/x y"), "file:///C:/news/x%20y");
        assert_eq!(uri("../x"), "../x");
    }

    #[test]
    fn no_link_is_smuggled_in() {
        assert_eq!(message("[x](http://evil)").text.as_deref(), Some("\\[x\\](http://evil)"));
        assert_eq!(message("[x] (1)").text.as_deref(), Some("[x] (1)"));
    }
}
