//! `tadqiq align FILE --source FILE`: what renders what.

use super::{Exit, Failure, print};
use crate::align::{Alignment, Refusal};
use crate::document::{Article, Format, read_single};
use crate::engine::{Original, attach, find, tokenise};
use crate::error::Error;
use crate::knowledge::{Knowledge, Words};
use crate::text::{LineIndex, Tokens};
use serde::Serialize;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

/// A stretch of one of the texts.
#[derive(Serialize)]
struct Part {
    start: u32,
    end: u32,
    row: u32,
    text: String,
}

/// Sentences that render each other.
#[derive(Serialize)]
struct Pair {
    target: Option<Part>,
    source: Option<Part>,
    /// Weight of the names and numbers that both have.
    shared: f32,
    /// Length of the target for that of the source, in terms of the whole text.
    ratio: f32,
    moved: bool,
}

/// Prints the pairs as a table or as JSON.
pub(super) fn run(path: &Path, source: &Path, json: bool) -> Result<Exit, Failure> {
    let bytes = std::fs::read(path).map_err(|cause| Error::read(path, cause))?;
    let format = match Format::of(path) {
        Format::Jsonl => Format::Plain,
        other => other,
    };
    let mut article = read_single(path, &bytes, format)?;
    attach(&mut article, path, Some(&Original::File(source.to_path_buf())))?;
    let pairs = pairs(&article).map_err(|refusal| Error::Source {
        path: path.to_path_buf(),
        place: String::new(),
        what: match refusal {
            Refusal::NotEnglish => "the source is not English",
            Refusal::Unrelated => "the source does not look like this article's",
        },
    })?;
    if json {
        let out = serde_json::to_string_pretty(&serde_json::json!({ "version": 1, "pairs": pairs }));
        print(&format!("{}\n", out.unwrap_or_default()))?;
    } else {
        print(&table(&pairs))?;
    }
    Ok(Exit::Clean)
}

fn pairs(article: &Article<'_>) -> Result<Vec<Pair>, Refusal> {
    let knowledge = Knowledge::builtin();
    let tokens = tokenise(article);
    let words = Words::of(&knowledge, &article.text, &tokens);
    let matches = find(&words, &article.text, &tokens);
    let Some(aligned) = Alignment::of(article, &tokens, &matches, &words).transpose()? else {
        return Ok(Vec::new());
    };
    let part = |text: &str, tokens: &Tokens, range: &Range<usize>| {
        let all = tokens.all().get(range.clone()).filter(|all| !all.is_empty())?;
        let span = all[0].span.cover(all[all.len() - 1].span);
        let row = LineIndex::new(text.as_bytes()).location(text.as_bytes(), span.start as usize).row;
        Some(Part { start: span.start, end: span.end, row, text: span.of(text).to_owned() })
    };
    Ok(aligned
        .groups
        .iter()
        .map(|g| Pair {
            target: part(&article.text, &tokens, &g.target),
            source: part(aligned.text, &aligned.tokens, &g.source),
            shared: g.shared,
            ratio: g.ratio,
            moved: g.moved,
        })
        .collect())
}

fn table(pairs: &[Pair]) -> String {
    let mut out = String::new();
    for pair in pairs {
        let row = |p: &Option<Part>| p.as_ref().map_or_else(|| "-".to_owned(), |p| p.row.to_string());
        let text = |p: &Option<Part>| p.as_ref().map_or_else(|| "-".to_owned(), |p| p.text.replace(['\n', '\t'], " "));
        let moved = if pair.moved { "moved" } else { "" };
        let _ = writeln!(
            out,
            "{}\t{}\t{:.1}\t{:.2}\t{moved}\t{}\t{}",
            row(&pair.target),
            row(&pair.source),
            pair.shared,
            pair.ratio,
            text(&pair.target),
            text(&pair.source)
        );
    }
    out
}
