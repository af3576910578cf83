//! Measures the checker on texts of one's own: recall and right first fixes where there are labels, findings per 1,000
//! words where there are none.
//!
//! ```text
//! cargo run --release --example evaluate -- FILE.jsonl          # records with target, and gold if labelled
//! cargo run --release --example evaluate -- FOLDER              # NAME.ar.txt with NAME.gold.jsonl beside it
//! cargo run --release --example evaluate -- FILE.jsonl --show   # every finding with its context, for reading
//! cargo run --release --example evaluate -- names FILE.jsonl    # the name model, on pairs with ar and en
//! cargo run --release --example evaluate -- variants rules/entities FILE.jsonl # Arabic spellings of one name
//! cargo run --release --example evaluate -- garble FILE         # the letter model, on pairs or names a line
//! cargo run --release --example evaluate -- typos FILE.jsonl --select spelling,run-on # slips put into clean text
//! cargo run --release --example evaluate -- agreement FILE.jsonl # slips of agreement put into clean text
//! cargo run --release --example evaluate -- corrupt FILE.jsonl  # faults of names put into clean text
//! cargo run --release --example evaluate -- FILE.jsonl --source # with the English original beside each text
//! cargo run --release --example evaluate -- corrupt-source FILE.jsonl # faults that only the original shows, put into clean text
//! ```

mod against;
mod agreement;
mod corrupt;
mod garble;
mod gold;
mod measure;
mod names;
mod typos;
mod variants;

use clap::Parser;
use gold::{Count, Found, Label, score};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};
use tadqiq::diagnostic::Diagnostic;
use tadqiq::document::{Article, Fields, read_record};
use tadqiq::engine::{Checker, check};
use tadqiq::rules::{Selection, select};
use tadqiq::text::key;

#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
struct Arguments {
    #[command(subcommand)]
    model: Option<Model>,
    /// A .jsonl file with `target` (and `gold`), or a folder of texts
    #[arg(required = true)]
    path: Option<PathBuf>,
    /// Print every finding with its context
    #[arg(long)]
    show: bool,
    /// Print labels that nothing found
    #[arg(long)]
    missed: bool,
    /// Print (and count) only findings that touch no label
    #[arg(long)]
    extra: bool,
    /// Only these rules or families
    #[arg(long, value_delimiter = ',')]
    select: Option<Vec<String>>,
    /// Kinds of label that count
    #[arg(long, value_delimiter = ',', default_value = "mono,source,stretch")]
    need: Vec<String>,
    /// Read the English original beside each text: `source` or `english` of a record, NAME.en.txt in a folder
    #[arg(long)]
    source: bool,
    /// Only every Nth text, for reading a sample
    #[arg(long, default_value_t = 1)]
    every: usize,
    /// Only this half of the texts, 0 or 1, by a hash of their ids: tune on one, report on the other
    #[arg(long)]
    half: Option<u64>,
}

/// Measures of a model, or on spoiled text.
#[derive(clap::Subcommand)]
enum Model {
    /// Matching names of two scripts
    Names(names::Arguments),
    /// Telling Arabic spellings of one name from near names
    Variants(variants::Arguments),
    /// Telling garbled names from right ones
    Garble(garble::Arguments),
    /// Slips of agreement put into clean text, by shape
    Agreement(agreement::Arguments),
    /// Faults of names put into clean text: how many are found and rightly mended
    Corrupt(corrupt::Arguments),
    /// Slips put into clean text: how many are found and rightly mended
    Typos(typos::Arguments),
    /// Faults that only the English original shows, put into clean text
    CorruptSource(against::Arguments),
}

struct Text {
    id: String,
    text: String,
    labels: Option<Vec<Label>>,
    source: Option<String>,
}

impl Text {
    /// The text as an article, with its original if `source`.
    fn article(&self, source: bool) -> Article<'_> {
        let mut article = Article::plain(&self.text);
        article.source = self.source.as_deref().filter(|_| source).map(Into::into);
        article
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    let out = match &arguments.model {
        Some(Model::Names(arguments)) => names::measure(arguments)?,
        Some(Model::Variants(arguments)) => variants::measure(arguments)?,
        Some(Model::Garble(arguments)) => garble::measure(arguments)?,
        Some(Model::Agreement(arguments)) => agreement::measure(arguments)?,
        Some(Model::Corrupt(arguments)) => corrupt::measure(arguments)?,
        Some(Model::Typos(arguments)) => typos::measure(arguments)?,
        Some(Model::CorruptSource(arguments)) => against::measure(arguments)?,
        None => measure_checker(&arguments)?,
    };
    io::Write::write_all(&mut io::stdout(), out.as_bytes())?;
    Ok(())
}

/// The texts behind `path`; with `half`, only those of one half.
fn read(path: &Path, half: Option<u64>) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut texts = if path.is_dir() { read_folder(path)? } else { read_jsonl(path)? };
    texts.retain(|t| half.is_none_or(|h| key(&t.id) >> 20 & 1 == h));
    Ok(texts)
}

/// A checker with these rules or families, or with all.
fn checker(names: Option<&[String]>) -> Result<Checker, Box<dyn Error>> {
    let mut checker = Checker::default();
    if let Some(names) = names {
        let mut rules = Vec::new();
        for name in names {
            rules.extend(select(name)?);
        }
        checker.selection = Selection::new(rules);
    }
    Ok(checker)
}

fn measure_checker(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let texts = read(arguments.path.as_deref().ok_or("no file or folder given")?, arguments.half)?;
    let texts: Vec<Text> = texts.into_iter().step_by(arguments.every.max(1)).collect();
    let checker = checker(arguments.select.as_deref())?;
    let checked: Vec<_> = texts.par_iter().map(|t| check(&checker, &t.article(arguments.source))).collect();
    let needs: Vec<&str> = arguments.need.iter().map(String::as_str).collect();
    let mut out = String::new();
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    let mut severities: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut words, mut findings, mut extra) = (0, 0, 0);
    for (text, checked) in texts.iter().zip(&checked) {
        words += checked.words;
        let found: Vec<Found> = checked.diagnostics.iter().map(Found::in_article).collect();
        let labels = text.labels.as_deref().unwrap_or(&[]);
        let outcome = score(&text.text, &found, labels, &needs);
        extra += outcome.extra.len();
        for (category, count) in outcome.by_category {
            let sum = counts.entry(category).or_default();
            sum.labels += count.labels;
            sum.found += count.found;
            sum.mendable += count.mendable;
            sum.mended += count.mended;
        }
        for (i, diagnostic) in checked.diagnostics.iter().enumerate() {
            if arguments.extra && !outcome.extra.contains(&i) {
                continue;
            }
            findings += 1;
            *rules.entry(diagnostic.rule).or_default() += 1;
            *severities.entry(diagnostic.severity.name()).or_default() += 1;
            if arguments.show {
                show(&mut out, text, diagnostic)?;
            }
        }
        if arguments.missed {
            for label in &outcome.missed {
                let fixes = label.fixes.join(" | ");
                writeln!(
                    out,
                    "missed {} {} [{}] {} => {fixes}",
                    text.id,
                    label.category,
                    label.need,
                    around(&text.text, label.start, label.end)
                )?;
            }
        }
    }
    print_counts(&mut out, &counts)?;
    writeln!(
        out,
        "{} texts, {words} words, {findings} findings ({extra} touch no label), {:.2} per 1,000 words",
        texts.len(),
        per_1000(findings, words)
    )?;
    for (rule, n) in rules {
        writeln!(out, "  {rule:<20} {n:>5}  {:.3}", per_1000(n, words))?;
    }
    for (severity, n) in severities {
        writeln!(out, "  ({severity}) {n}")?;
    }
    Ok(out)
}

fn per_1000(n: usize, words: usize) -> f64 {
    if words == 0 { 0.0 } else { n as f64 * 1000.0 / words as f64 }
}

fn print_counts(out: &mut String, counts: &BTreeMap<String, Count>) -> std::fmt::Result {
    let mut sum = Count::default();
    for (category, c) in counts {
        writeln!(
            out,
            "{category:<28} found {:>3}/{:<3} {:>4.0} %   first fix right {:>3}/{}",
            c.found,
            c.labels,
            percent(c.found, c.labels),
            c.mended,
            c.mendable
        )?;
        sum.labels += c.labels;
        sum.found += c.found;
        sum.mendable += c.mendable;
        sum.mended += c.mended;
    }
    if sum.labels > 0 {
        writeln!(
            out,
            "{:<28} found {:>3}/{:<3} {:>4.0} %   first fix right {:>3}/{} {:.0} %",
            "all",
            sum.found,
            sum.labels,
            percent(sum.found, sum.labels),
            sum.mended,
            sum.mendable,
            percent(sum.mended, sum.mendable)
        )?;
    }
    Ok(())
}

fn percent(n: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { 100.0 * n as f64 / of as f64 }
}

fn show(out: &mut String, text: &Text, d: &Diagnostic) -> std::fmt::Result {
    let (start, end) = (d.span.start as usize, d.span.end as usize);
    let fix = d.fixes.first().map_or(String::new(), |f| {
        format!(" => {}", f.edits.iter().map(|e| format!("{:?}", e.text)).collect::<Vec<_>>().join(" + "))
    });
    writeln!(out, "{} {} {:.2}: {}{fix}", text.id, d.rule, d.confidence, around(&text.text, start, end))
}

fn around(text: &str, start: usize, end: usize) -> String {
    let before: String = text[..start].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[end..].chars().take(40).collect();
    format!("{before}\u{27E6}{}\u{27E7}{after}", &text[start..end]).replace('\n', "\u{23CE}")
}

fn read_jsonl(path: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    #[derive(serde::Deserialize)]
    struct Gold {
        gold: Option<Vec<Label>>,
        english: Option<String>,
    }
    let file = fs::read_to_string(path)?;
    let mut texts = Vec::new();
    for (row, line) in file.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let article = read_record(path, line, 0, row as u64 + 1, &Fields::default())?;
        let Gold { gold, english } = serde_json::from_str(line)?;
        let source = english.or(article.source.map(std::borrow::Cow::into_owned));
        texts.push(Text { id: article.id.unwrap_or_default(), text: article.text.into_owned(), labels: gold, source });
    }
    Ok(texts)
}

fn read_folder(folder: &Path) -> Result<Vec<Text>, Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.sort();
    let mut texts = Vec::new();
    for path in paths {
        let Some(name) = path.file_name().and_then(|n| n.to_str()).and_then(|n| n.strip_suffix(".ar.txt")) else {
            continue;
        };
        let gold = folder.join(format!("{name}.gold.jsonl"));
        let labels = match fs::read_to_string(&gold) {
            Ok(lines) => {
                lines.lines().filter(|l| !l.trim().is_empty()).map(serde_json::from_str).collect::<Result<_, _>>()?
            }
            Err(_) => Vec::new(),
        };
        let source = fs::read_to_string(folder.join(format!("{name}.en.txt"))).ok();
        texts.push(Text { id: name.to_owned(), text: fs::read_to_string(&path)?, labels: Some(labels), source });
    }
    Ok(texts)
}
