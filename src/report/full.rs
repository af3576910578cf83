//! The report an editor reads: by file and article, each finding with its phrase, the reason and the cures.
//!
//! Terminals lay out Arabic differently, so the fault is marked itself and nothing is drawn under it.

use super::Style;
use super::phrases::{Case, FILE, FINDING, WORD, comma, count, more, number, pick, severities, severity};
use super::show::{cells, visible, wrap};
use crate::diagnostic::{Applicability, Lang, Severity};
use crate::engine::{FileFix, FileReport, Finding, Report, Score};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

/// Findings alike that are shown before the rest are folded into one line.
const SHOWN_ALIKE: usize = 3;
/// Rows named in such a line.
const ROWS_NAMED: usize = 12;
/// Cures shown of one finding.
const CURES: usize = 5;
/// Articles named as the worst.
const WORST: usize = 3;
/// Cells before the text of a finding, and of its labels.
const INDENT: usize = 4;
const LABEL: usize = 8;

/// The report.
pub(super) fn render(report: &Report, style: &Style) -> String {
    let mut page = Page { style, out: String::new() };
    for file in &report.files {
        if !file.findings.is_empty() || !file.errors.is_empty() {
            page.file(file);
        }
    }
    if style.summary {
        page.summary(report);
    }
    page.out
}

/// Findings that are alike, and how many of them have been shown.
#[derive(Default)]
struct Alike<'f> {
    all: Vec<&'f Finding>,
    shown: usize,
}

/// What is said of an article at its head.
#[derive(Default)]
struct Article {
    score: Score,
    counts: BTreeMap<Severity, usize>,
}

/// What makes findings alike: the same rule says the same of the same text; of a text without letters
/// (a comma, a space) the sentence says enough.
fn likeness<'f>(finding: &'f Finding, style: &Style) -> (&'static str, &'f str, &'f str) {
    let text = if finding.text.chars().any(char::is_alphabetic) { finding.text.as_str() } else { "" };
    (finding.rule, finding.message.get(style.lang), text)
}

struct Page<'s> {
    style: &'s Style,
    out: String,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn file(&mut self, file: &FileReport) {
        let style = self.style;
        let path = style.path(&visible(&file.path));
        if !file.findings.is_empty() {
            let mut counts = BTreeMap::new();
            for finding in &file.findings {
                *counts.entry(finding.severity).or_default() += 1;
            }
            let facts = facts(&counts, file.score(), style);
            self.line(&format!("{}  {}", style.bold(&path), style.dim(&facts)));
            self.line(&style.dim(&"─".repeat(if style.width == 0 { 72 } else { style.width.min(72) })));
        }
        for error in &file.errors {
            let label = style.severe(Severity::Error, &style.isolate(pick(style.lang, "not read", "لم يُقرأ")));
            self.line(&format!("{label}  {}", style.path(&visible(&error.to_string()))));
        }
        let mut alike: HashMap<_, Alike<'_>> = HashMap::new();
        let mut articles: HashMap<&str, Article> = HashMap::new();
        for (id, score) in &file.articles {
            articles.entry(id).or_default().score = *score;
        }
        for finding in &file.findings {
            alike.entry(likeness(finding, style)).or_default().all.push(finding);
            if let Some(id) = &finding.article {
                *articles.entry(id).or_default().counts.entry(finding.severity).or_default() += 1;
            }
        }
        let mut article = None;
        let mut reasons = HashSet::new();
        for finding in &file.findings {
            let Some(group) = alike.get_mut(&likeness(finding, style)) else {
                continue;
            };
            group.shown += 1;
            if group.shown > SHOWN_ALIKE {
                continue;
            }
            if let Some(id) = finding.article.as_deref()
                && article != Some(id)
            {
                article = Some(id);
                self.article(id, articles.get(id));
            }
            self.out.push('\n');
            self.finding(&path, finding, reasons.insert((finding.rule, finding.why.get(style.lang))));
            if group.shown == SHOWN_ALIKE && group.all.len() > SHOWN_ALIKE {
                self.folded(&group.all[SHOWN_ALIKE..]);
            }
        }
        self.out.push('\n');
    }

    fn article(&mut self, id: &str, article: Option<&Article>) {
        let style = self.style;
        let title = format!("{} {}", pick(style.lang, "Article", "المقال"), visible(id));
        let facts = article.map_or_else(String::new, |a| facts(&a.counts, a.score, style));
        self.line(&format!("\n{}  {}", style.bold(&style.isolate(&title)), style.dim(&facts)));
    }

    /// A finding; its reason only if `reason`, that is, if the reader has not just been told.
    fn finding(&mut self, path: &str, finding: &Finding, reason: bool) {
        let style = self.style;
        let name = style.isolate(severity(finding.severity, style.lang));
        self.line(&format!(
            "{}:{}:{}  {}  {}  {}",
            path,
            finding.place.start.row,
            finding.place.start.column,
            style.severe(finding.severity, &name),
            finding.rule,
            style.dim(&format!("{:.0}%", finding.confidence * 100.0)),
        ));
        let room = if style.width == 0 { 0 } else { style.width.saturating_sub(INDENT).max(32) };
        self.line(&format!("{:INDENT$}{}", "", style.phrase(finding, room)));
        for line in wrap(&style.say(&finding.message), room) {
            self.line(&format!("{:INDENT$}{}", "", style.sentence(&line)));
        }
        if reason {
            self.labelled(pick(style.lang, "why", "السبب"), &style.say(&finding.why), "", false);
        }
        self.cures(&finding.fixes);
        for related in &finding.related {
            let text =
                format!("{}:{} {}", related.place.start.row, related.place.start.column, style.say(&related.message));
            self.labelled(pick(style.lang, "see", "انظر"), &text, "", false);
        }
    }

    fn cures(&mut self, fixes: &[FileFix]) {
        let lang = self.style.lang;
        for (i, fix) in fixes.iter().take(CURES).enumerate() {
            let (label, flag) = match fix.applicability {
                Applicability::Safe => (pick(lang, "fix", "الإصلاح"), "--fix"),
                Applicability::Unsafe => (pick(lang, "fix", "الإصلاح"), "--unsafe-fixes"),
                Applicability::Display => (pick(lang, "choose", "اختر"), ""),
            };
            let label = if i == 0 { label } else { pick(lang, "or", "أو") };
            self.labelled(label, &self.style.say(&fix.title), if i == 0 { flag } else { "" }, true);
        }
        if fixes.len() > CURES {
            let n = fixes.len() - CURES;
            let text = if lang == Lang::En { format!("{n} more") } else { format!("وغيرها ({n})") };
            self.labelled("", &text, "", false);
        }
    }

    /// A line with a label, wrapped under itself, with a flag of the command line at its end.
    fn labelled(&mut self, label: &str, text: &str, flag: &str, good: bool) {
        if text.is_empty() {
            return;
        }
        let style = self.style;
        let room = if style.width == 0 { 0 } else { style.width.saturating_sub(INDENT + LABEL).max(28) };
        for (i, line) in wrap(text, room).iter().enumerate() {
            let label = if i == 0 { label } else { "" };
            let pad = " ".repeat(LABEL.saturating_sub(cells(label)));
            let label = format!("{}{pad}", style.dim(&style.isolate(label)));
            let line = style.sentence(line);
            let line = if good { style.green(&line) } else { line };
            let flag = if i == 0 && !flag.is_empty() {
                format!("  {}", style.dim(&format!("[{flag}]")))
            } else {
                String::new()
            };
            self.line(&format!("{:INDENT$}{label}{line}{flag}", ""));
        }
    }

    fn folded(&mut self, folded: &[&Finding]) {
        let lang = self.style.lang;
        let mut rows: Vec<_> = folded.iter().map(|f| f.place.start.row).collect();
        rows.dedup();
        let named: Vec<_> = rows.iter().take(ROWS_NAMED).map(u32::to_string).collect();
        let rest = if rows.len() > ROWS_NAMED { " …" } else { "" };
        let n = more(folded.len() as u64, lang, Case::Subject);
        let label = match rows.len() {
            1 => pick(lang, "row", "السطر"),
            2 => pick(lang, "rows", "السطران"),
            _ => pick(lang, "rows", "الأسطر"),
        };
        let named = named.join(comma(lang));
        let text = match lang {
            Lang::En => format!("… and {n} alike, {label} {named}{rest}"),
            Lang::Ar => format!("… و{n} مثلها، {label} {named}{rest}"),
        };
        let text = self.style.dim(&self.style.sentence(&text));
        self.line(&format!("\n{:INDENT$}{text}", ""));
    }

    fn summary(&mut self, report: &Report) {
        let style = self.style;
        let lang = style.lang;
        let found = report.findings().count() as u64;
        let failed = report.files.iter().filter(|f| !f.errors.is_empty()).count() as u64;
        self.line(&summary_line(report, style));
        if failed > 0 {
            let files = count(failed, &FILE, lang, Case::Subject);
            let text = match lang {
                Lang::En => format!("{files} could not be read in full; see above."),
                Lang::Ar => format!("الملفات التي لم تُقرأ كاملة: {failed}؛ انظر أعلاه."),
            };
            self.line(&style.severe(Severity::Error, &style.sentence(&text)));
        }
        let score = report.score();
        if found == 0 || score.words == 0 {
            return;
        }
        let (quality, rate) = (score.quality(), score.per_1000_words());
        let text = match lang {
            Lang::En => {
                format!("Quality {quality:.1} of 100 (MQM: {rate:.1} penalty points per 1,000 words)")
            }
            Lang::Ar => {
                format!("الجودة {quality:.1} من 100 (مقياس MQM: {rate:.1} نقطة جزاء لكل 1,000 كلمة)")
            }
        };
        self.line(&style.sentence(&text));
        self.worst(report);
        self.next(report, found);
    }

    fn worst(&mut self, report: &Report) {
        let style = self.style;
        let mut articles: Vec<(Score, &str, Option<&str>)> = Vec::new();
        for file in &report.files {
            if file.articles.is_empty() {
                articles.push((file.score(), &file.path, None));
            }
            articles.extend(file.articles.iter().map(|(id, score)| (*score, file.path.as_str(), Some(id.as_str()))));
        }
        let many = articles.len() > 1;
        articles.retain(|(score, ..)| score.penalty > 0.0 && score.words > 0);
        if !many || articles.is_empty() {
            return;
        }
        articles.sort_by(|a, b| a.0.quality().total_cmp(&b.0.quality()).then(b.0.penalty.total_cmp(&a.0.penalty)));
        self.line(&style.sentence(pick(style.lang, "Lowest quality:", "الأدنى جودة:")));
        for (score, path, id) in articles.into_iter().take(WORST) {
            let id = id.map_or_else(String::new, |id| {
                let text = format!("{} {}", pick(style.lang, "article", "المقال"), visible(id));
                format!("  {}", style.isolate(&text))
            });
            self.line(&format!("  {:>5.1}  {}{id}", score.quality(), style.path(&visible(path))));
        }
    }

    fn next(&mut self, report: &Report, found: u64) {
        let style = self.style;
        let (safe, risky) = report.fixable();
        let (safe, risky) = (safe as u64, risky as u64);
        let left = found.saturating_sub(safe + risky);
        let target = target(report);
        let lang = style.lang;
        let mut steps = Vec::new();
        if safe > 0 {
            let text = match lang {
                Lang::En => format!("{} can be mended safely:", number(safe)),
                Lang::Ar => {
                    format!("يمكن إصلاح {} بأمان:", count(safe, &FINDING, lang, Case::Other))
                }
            };
            steps.push((text, format!("tadqiq check --fix {target}")));
        }
        if risky > 0 {
            let text = match (lang, safe) {
                (Lang::En, 0) => format!("{} can be mended with --unsafe-fixes:", number(risky)),
                (Lang::En, _) => format!("{} more with --unsafe-fixes:", number(risky)),
                (Lang::Ar, 0) => {
                    format!("يمكن إصلاح {} على أن تُراجَع:", count(risky, &FINDING, lang, Case::Other))
                }
                (Lang::Ar, _) => format!("و{} على أن تُراجَع:", more(risky, lang, Case::Other)),
            };
            steps.push((text, format!("tadqiq check --fix --unsafe-fixes {target}")));
        }
        if left > 0 {
            let text = match lang {
                Lang::En if left == 1 => "1 is for you to decide:".to_owned(),
                Lang::En => format!("{} are for you to decide:", number(left)),
                Lang::Ar => format!("القرار لك في {}:", count(left, &FINDING, lang, Case::Other)),
            };
            steps.push((text, format!("tadqiq check {target}")));
        }
        let wide = steps.iter().map(|(text, _)| cells(text)).max().unwrap_or(0);
        for (text, command) in steps {
            let pad = " ".repeat(wide - cells(&text));
            self.line(&format!("{}{pad}  {}", style.sentence(&text), style.green(&command)));
        }
    }
}

/// One line: how many findings of what severity, in how much text; "Clean." if there are none.
pub(super) fn summary_line(report: &Report, style: &Style) -> String {
    let lang = style.lang;
    let read = report.files.iter().filter(|f| f.words > 0 || f.errors.is_empty()).count() as u64;
    let files = |case| count(read, &FILE, lang, case);
    let words = count(report.score().words, &WORD, lang, Case::Subject);
    let by_severity = report.by_severity();
    let found: usize = by_severity.values().sum();
    if found == 0 {
        let rest = format!("{}{}{words}", files(Case::Subject), comma(lang));
        if report.has_errors() {
            let text = pick(lang, "No findings in what could be read:", "لا ملاحظات في ما أمكنت قراءته:");
            return style.sentence(&format!("{text} {rest}"));
        }
        let text = pick(lang, "Clean.", "النص سليم، لا ملاحظات.");
        return style.isolate_as(&format!("{text} {rest}"), &format!("{} {}", style.green(text), style.dim(&rest)));
    }
    let total = count(found as u64, &FINDING, lang, Case::Subject);
    let kinds = severities(by_severity, lang);
    let files = files(Case::Other);
    let place = pick(lang, "in", "في");
    style.bold(&style.sentence(&format!("{total} {place} {files} ({words}): {kinds}")))
}

/// Findings and score of a file or article in few words.
fn facts(counts: &BTreeMap<Severity, usize>, score: Score, style: &Style) -> String {
    let mut text = severities(counts.iter().map(|(s, n)| (*s, *n)), style.lang);
    if score.words > 0 {
        let words = count(score.words, &WORD, style.lang, Case::Subject);
        let quality = pick(style.lang, "quality", "الجودة");
        let _ = write!(text, " · {words} · {quality} {:.1}", score.quality());
    }
    style.sentence(&text)
}

/// What to name in a command to run next: the one file if there is one and its name needs no quoting.
fn target(report: &Report) -> &str {
    match report.files.as_slice() {
        [one]
            if !one.path.starts_with('-')
                && one.path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-')) =>
        {
            &one.path
        }
        _ => "…",
    }
}
