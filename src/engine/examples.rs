//! The examples of packs, run: what an entry says is bad is flagged at the entry's own words, and what it says is good is not.

use super::check::{Checker, check};
use crate::diagnostic::Diagnostic;
use crate::document::Article;
use crate::knowledge::pack::pattern::Pattern;
use crate::knowledge::pack::schema::{File, Place, ShapeRow};
use crate::text::{Span, Tokens};
use rayon::prelude::*;
use std::fmt;

/// What running the examples of a pack showed.
#[derive(Debug, Default)]
pub struct Examined {
    /// How many entries have examples.
    pub examined: usize,
    /// The entries that have none, though they match something.
    pub without: Vec<String>,
    /// What does not hold.
    pub mistakes: Vec<Mistake>,
}

/// An example that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The entry, by its table and its first words.
    pub entry: String,
    /// What is wrong.
    pub what: String,
    /// The example.
    pub text: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n    {}", self.entry, self.what, self.text)
    }
}

/// Runs the examples of a pack with a checker that knows it.
#[must_use]
pub fn examine(checker: &Checker, file: &File) -> Examined {
    let mut jobs: Vec<Job<'_>> = Vec::new();
    let mut without = Vec::new();
    for (rule, rows) in [("term", &file.term), ("calque", &file.calque)] {
        for row in rows {
            let entry = format!("[[{rule}]] {}", row.wrong.first().map_or("", String::as_str));
            jobs.push(Job::Words { entry, rule, wrong: row.wrong.clone(), bad: &row.bad, good: &row.good });
        }
    }
    for row in &file.acronym {
        let entry = format!("[[acronym]] {}", row.short);
        let wrong = row.wrong.clone();
        jobs.push(Job::Words { entry, rule: "wrong-expansion", wrong, bad: &row.bad, good: &row.good });
    }
    for row in &file.entity {
        let entry = format!("[[entity]] {}", row.name);
        let wrong: Vec<String> = row.literal_sure.iter().chain(&row.literal).cloned().collect();
        match (&row.bad, &row.good) {
            (Some(bad), Some(good)) => jobs.push(Job::Words { entry, rule: "translated-name", wrong, bad, good }),
            _ if wrong.is_empty() => {}
            _ => without.push(entry),
        }
    }
    for row in &file.boilerplate {
        if row.bad.is_empty() || row.good.is_empty() {
            without.push(format!("[[boilerplate]] {}", row.id));
        }
        jobs.push(Job::Shape(row));
    }
    let mistakes = jobs.par_iter().flat_map_iter(|job| job.run(checker)).collect();
    Examined { examined: jobs.len(), without, mistakes }
}

/// One entry.
enum Job<'f> {
    Words { entry: String, rule: &'static str, wrong: Vec<String>, bad: &'f str, good: &'f str },
    Shape(&'f ShapeRow),
}

/// Rules whose entries may know the same words: that an editor sees them is what counts.
const CONTENT: [&str; 5] = ["wrong-expansion", "translated-name", "scrambled-name", "term", "calque"];

impl Job<'_> {
    fn run(&self, checker: &Checker) -> Vec<Mistake> {
        let mut out = Vec::new();
        match self {
            Self::Words { entry, rule, wrong, bad, good } => {
                let mut add = |what: String, text: &str| {
                    out.push(Mistake { entry: entry.clone(), what, text: text.to_owned() });
                };
                let own = places(wrong, bad);
                let found = check(checker, &Article::plain(bad)).diagnostics;
                let here: Vec<&Diagnostic> =
                    found.iter().filter(|d| own.iter().any(|place| d.span.overlaps(*place))).collect();
                if wrong.is_empty() {
                    add("has an example but nothing that it matches".to_owned(), bad);
                } else if own.is_empty() {
                    add("none of its patterns stands in bad".to_owned(), bad);
                } else if !here.iter().any(|d| d.rule == *rule || CONTENT.contains(&d.rule)) {
                    let others: Vec<String> = here.iter().map(|d| format!("{} “{}”", d.rule, d.span.of(bad))).collect();
                    add(format!("bad is not flagged by {rule} (there: {others:?})"), bad);
                }
                let own = places(wrong, good);
                let found = check(checker, &Article::plain(good)).diagnostics;
                if found.iter().any(|d| d.rule == *rule && own.iter().any(|place| d.span.overlaps(*place))) {
                    add(format!("good is flagged by {rule}"), good);
                }
            }
            Self::Shape(row) => shape(checker, row, &mut out),
        }
        out
    }
}

fn shape(checker: &Checker, row: &ShapeRow, out: &mut Vec<Mistake>) {
    let mut add = |what: String, text: &str| {
        out.push(Mistake {
            entry: format!("[[boilerplate]] {} ({:?})", row.id, row.place),
            what,
            text: text.to_owned(),
        });
    };
    for bad in &row.bad {
        let (found, outside) = furniture(checker, bad, row.place);
        let whole = found.iter().any(|f| f.trim() == bad.trim());
        if found.is_empty() {
            add("bad is not flagged".to_owned(), bad);
        } else if row.place != Place::Inline && !whole {
            add(format!("bad is flagged in part only ({found:?})"), bad);
        }
        if !outside.is_empty() {
            add(format!("the news around bad is flagged ({outside:?})"), bad);
        }
    }
    for good in &row.good {
        let (found, _) = furniture(checker, good, row.place);
        if !found.is_empty() {
            add(format!("good is flagged ({found:?})"), good);
        }
    }
}

/// A furniture-free article around a paragraph: what a shape says of head and tail needs one. Works begin on a coastal road.
const NEWS: [&str; 5] = [
    "أعلنت وزارة النقل في الرباط بدء أشغال توسيع الخط الساحلي بين المدينتين.",
    "وقال الوزير إن المشروع يمتد على ثلاثين كيلومترا ويحتاج إلى عامين من العمل المتواصل.",
    "ورحب سكان الأحياء القريبة بالخطة، غير أن بعضهم خشي طول مدة الأشغال.",
    "ويرى مهندسون أن التربة في المنطقة تستدعي دراسة أعمق قبل وضع الأساسات.",
    "ومن المنتظر أن يناقش مجلس المدينة الميزانية في جلسته المقبلة قبل نهاية الشهر.",
];

/// What is flagged as furniture inside `paragraph`, which stands in an article of six where its place says, and outside it.
fn furniture(checker: &Checker, paragraph: &str, place: Place) -> (Vec<String>, Vec<String>) {
    let at = match place {
        Place::Head => 1,
        Place::Tail => 5,
        Place::Line | Place::Inline => 3,
    };
    let mut paragraphs = NEWS.to_vec();
    paragraphs.insert(at, paragraph);
    let start: usize = paragraphs[..at].iter().map(|p| p.len() + 2).sum();
    let text = paragraphs.join("\n\n");
    let place = Span::new(start, start + paragraph.len());
    let found = check(checker, &Article::plain(&text)).diagnostics;
    let (inside, outside): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        found.iter().filter(|d| d.rule == "boilerplate").partition(|d| d.span.overlaps(place));
    let words = |list: Vec<&Diagnostic>| list.iter().map(|d| d.span.of(&text).to_owned()).collect();
    (words(inside), words(outside))
}

/// Where one of the patterns stands in `text`, proclitics before its first word left out: by the slow search, which shares
/// nothing with the matcher.
fn places(patterns: &[String], text: &str) -> Vec<Span> {
    let lines: Vec<Span> = Article::plain(text).blocks.iter().map(|b| b.span).collect();
    let tokens = Tokens::new(text, lines, &[]);
    let parsed = patterns.iter().filter_map(|notation| Pattern::parse(notation).ok());
    parsed.flat_map(|pattern| pattern.places(text, &tokens)).collect()
}
