//! The quality kept: recall and precision by rule on the labelled samples, and silence on the clean ones, held against the
//! floors of `tests/quality.toml`.
//!
//! A change that makes a rule worse fails here, with the whole table. A change that makes it better passes and says how to
//! raise the floors: `TADQIQ_UPDATE_QUALITY=1 cargo test --test quality` writes what is reached now; read the difference
//! before it is committed.

#![allow(clippy::print_stdout)] // a test tells that floors can be raised

#[allow(dead_code, clippy::all, clippy::pedantic)] // linted where it is at home, in the example
#[path = "../examples/evaluate/gold.rs"]
mod gold;

use gold::{Found, Label, accepts};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tadqiq::document::Article;
use tadqiq::engine::{Checker, check};
use tadqiq::rules::RULES;

/// The floors. Shares are in per cent, rounded down.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floors {
    /// Findings allowed on all clean samples together.
    max_findings_on_clean: usize,
    rule: BTreeMap<String, Floor>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Floor {
    min_recall: usize,
    min_precision: usize,
}

/// What a rule does on the labelled samples.
#[derive(Clone, Copy, Debug, Default)]
struct Reached {
    /// Labels of the rule's category.
    labels: usize,
    /// Of those, labels that some finding accepts (see `gold::accepts`).
    seen: usize,
    /// Findings of the rule.
    findings: usize,
    /// Of those, findings that touch a label they may count for.
    right: usize,
}

impl Reached {
    /// Per cent, rounded down; nothing to find is all found.
    fn recall(self) -> usize {
        share(self.seen, self.labels)
    }

    fn precision(self) -> usize {
        share(self.right, self.findings)
    }
}

fn share(n: usize, of: usize) -> usize {
    (n * 100).checked_div(of).unwrap_or(100)
}

struct Sample {
    name: String,
    text: String,
    /// The English original, where there is one.
    source: Option<String>,
    /// None for a clean sample.
    labels: Option<Vec<Label>>,
}

#[test]
fn no_rule_falls_below_its_floor() {
    let reached = measure();
    let clean = findings_on_clean();
    let path = root().join("tests/quality.toml");
    if std::env::var_os("TADQIQ_UPDATE_QUALITY").is_some() {
        fs::write(&path, written(&reached, clean.len())).expect("tests/quality.toml is writable");
        return;
    }
    let floors: Floors = toml::from_str(&read(&path)).unwrap_or_else(|e| panic!("tests/quality.toml: {e}"));
    let mut below = Vec::new();
    let mut above = Vec::new();
    for (rule, r) in &reached {
        let Some(floor) = floors.rule.get(*rule) else {
            below.push(format!("{rule}: no floor in tests/quality.toml"));
            continue;
        };
        for (what, now, min) in
            [("recall", r.recall(), floor.min_recall), ("precision", r.precision(), floor.min_precision)]
        {
            if now < min {
                below.push(format!("{rule}: {what} {now} %, floor {min} %"));
            } else if now > min {
                above.push(format!("{rule}: {what} {now} %, floor {min} %"));
            }
        }
    }
    if clean.len() > floors.max_findings_on_clean {
        below.push(format!(
            "{} findings on clean samples, at most {}:\n    {}",
            clean.len(),
            floors.max_findings_on_clean,
            clean.join("\n    ")
        ));
    } else if clean.len() < floors.max_findings_on_clean {
        above.push(format!("{} findings on clean samples, at most {}", clean.len(), floors.max_findings_on_clean));
    }
    if !above.is_empty() {
        println!("better than the floors, raise them (see the head of tests/quality.rs):\n  {}", above.join("\n  "));
    }
    assert!(below.is_empty(), "below the floors:\n  {}\n\n{}", below.join("\n  "), table(&reached, Some(&floors)));
}

#[test]
fn floors_are_of_rules_that_exist() {
    let floors: Floors =
        toml::from_str(&read(&root().join("tests/quality.toml"))).unwrap_or_else(|e| panic!("tests/quality.toml: {e}"));
    for (name, floor) in &floors.rule {
        assert!(RULES.iter().any(|r| r.name == *name), "tests/quality.toml has a floor for {name}, which is no rule");
        assert!(floor.min_recall <= 100 && floor.min_precision <= 100, "{name}: shares are per cent");
    }
}

#[test]
fn labels_stand_where_they_say() {
    let samples = samples();
    let labelled = samples.iter().filter(|s| s.labels.is_some()).count();
    assert!(labelled >= 10, "{labelled} labelled samples");
    assert!(samples.len() - labelled >= 5, "{} clean samples", samples.len() - labelled);
    for sample in &samples {
        for label in sample.labels.iter().flatten() {
            for place in label.places().into_iter().chain(std::iter::once(label.start..label.end)) {
                let slice = sample.text.get(place.clone());
                assert!(
                    slice.is_some_and(|s| !s.is_empty()),
                    "{}: {place:?} ({}) cuts a character or is empty",
                    sample.name,
                    label.category
                );
            }
            assert!(
                matches!(label.need.as_str(), "mono" | "source" | "stretch"),
                "{}: need “{}”",
                sample.name,
                label.need
            );
        }
    }
}

#[test]
fn the_quote_of_a_label_is_the_text_it_marks() {
    #[derive(Deserialize)]
    struct Quoted {
        start: usize,
        end: usize,
        quote: String,
    }
    for sample in samples().iter().filter(|s| s.labels.is_some()) {
        let lines = read(&root().join("samples").join(format!("{}.gold.jsonl", sample.name)));
        for line in lines.lines().filter(|l| !l.trim().is_empty()) {
            let label: Quoted = serde_json::from_str(line).unwrap_or_else(|e| panic!("{}: {e}: {line}", sample.name));
            assert_eq!(sample.text.get(label.start..label.end), Some(label.quote.as_str()), "{}: {line}", sample.name);
        }
    }
}

/// By rule, in the order of the table.
fn measure() -> Vec<(&'static str, Reached)> {
    let checker = Checker::default();
    let mut reached: Vec<(&'static str, Reached)> = RULES.iter().map(|r| (r.name, Reached::default())).collect();
    for sample in samples() {
        let Some(labels) = &sample.labels else { continue };
        let found: Vec<Found> = check(&checker, &article(&sample)).diagnostics.iter().map(Found::in_article).collect();
        for (rule, r) in &mut reached {
            for label in labels.iter().filter(|l| l.category == *rule) {
                r.labels += 1;
                r.seen += usize::from(found.iter().any(|f| label.is_found_by(f.rule, &f.span)));
            }
            for f in found.iter().filter(|f| f.rule == *rule) {
                r.findings += 1;
                r.right += usize::from(labels.iter().any(|l| l.is_found_by(f.rule, &f.span)));
            }
        }
    }
    assert!(reached.iter().any(|(_, r)| r.findings > 0), "nothing was found in any sample");
    reached
}

/// The text of a sample beside its original.
fn article(sample: &Sample) -> Article<'_> {
    let mut article = Article::plain(&sample.text);
    article.source = sample.source.as_deref().map(Into::into);
    article
}

fn findings_on_clean() -> Vec<String> {
    let checker = Checker::default();
    let mut found = Vec::new();
    for sample in samples().iter().filter(|s| s.labels.is_none()) {
        for d in check(&checker, &Article::plain(&sample.text)).diagnostics {
            found.push(format!("{}: {} “{}”", sample.name, d.rule, d.span.of(&sample.text)));
        }
    }
    found
}

fn table(reached: &[(&str, Reached)], floors: Option<&Floors>) -> String {
    let mut out = format!("{:<20} {:>14} {:>6} {:>14} {:>6}\n", "rule", "recall", "floor", "precision", "floor");
    for (rule, r) in reached {
        let floor = floors.and_then(|f| f.rule.get(*rule));
        let shown = |pick: fn(&Floor) -> usize| floor.map_or_else(|| "-".to_owned(), |f| pick(f).to_string());
        let _ = writeln!(
            out,
            "{rule:<20} {:>7} {:>4} % {:>6} {:>7} {:>4} % {:>6}",
            format!("{}/{}", r.seen, r.labels),
            r.recall(),
            shown(|f| f.min_recall),
            format!("{}/{}", r.right, r.findings),
            r.precision(),
            shown(|f| f.min_precision)
        );
    }
    out
}

/// The file of floors as it is written anew.
fn written(reached: &[(&str, Reached)], clean: usize) -> String {
    let mut out = String::from(
        "# Floors of quality on samples/, held by tests/quality.rs. Per cent, rounded down; behind each, what was counted.\n\
         # Write anew what is reached with: TADQIQ_UPDATE_QUALITY=1 cargo test --test quality\n\n",
    );
    let _ = writeln!(out, "max_findings_on_clean = {clean}\n\n[rule]");
    for (rule, r) in reached {
        let _ = writeln!(
            out,
            "{rule} = {{ min_recall = {}, min_precision = {} }} # {} of {} labels, {} of {} findings",
            r.recall(),
            r.precision(),
            r.seen,
            r.labels,
            r.right,
            r.findings
        );
    }
    out
}

fn samples() -> Vec<Sample> {
    let folder = root().join("samples");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(&folder).expect("samples/").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|path| {
            let name = path.file_name()?.to_str()?.strip_suffix(".ar.txt")?.to_owned();
            let gold = folder.join(format!("{name}.gold.jsonl"));
            let clean = name.starts_with('c');
            assert_eq!(clean, !gold.exists(), "{name}: labelled samples have a .gold.jsonl, clean ones (c…) have none");
            let labels = (!clean).then(|| {
                let lines = read(&gold);
                let lines = lines.lines().filter(|l| !l.trim().is_empty());
                lines.map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{name}: {e}: {l}"))).collect()
            });
            let source = fs::read_to_string(folder.join(format!("{name}.en.txt"))).ok();
            Some(Sample { name, text: read(path), source, labels })
        })
        .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

#[test]
fn a_finding_counts_for_its_own_category() {
    assert!(RULES.iter().all(|r| accepts(r.name, r.name)));
    assert!(!accepts("spacing", "translated-name"));
    assert_eq!((share(1, 3), share(0, 0), share(3, 3)), (33, 100, 100));
}
