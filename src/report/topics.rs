//! What articles are about: lines for people, JSON for programs.

use super::show::visible;
use super::{TOOL, VERSION};
use crate::diagnostic::{Bilingual, Lang};
use crate::engine::{TopicFound, TopicListing};
use crate::text::Span;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Pieces of evidence shown for a topic.
const SHOWN: usize = 8;

/// The topics of each article and of its paragraphs, with what speaks for them.
#[must_use]
pub fn topics_table(listings: &[TopicListing], lang: Lang) -> String {
    let mut out = String::new();
    for listing in listings {
        let id = listing.id.as_ref().map_or_else(String::new, |id| format!(" {}", visible(id)));
        let _ = writeln!(out, "{}{id}", visible(&listing.path));
        if listing.topics.is_empty() {
            let none = Bilingual::new(
                "no topic: fewer than two pieces of evidence for any",
                "لا موضوع: ليس لموضوع قرينتان مختلفتان",
            );
            let _ = writeln!(out, "  {}", none.get(lang));
        }
        for topic in &listing.topics {
            let _ = writeln!(out, "  {:<18} {}", name(topic, lang), evidence(topic, lang));
        }
        for paragraph in &listing.paragraphs {
            let names: Vec<&str> = paragraph.topics.iter().map(|t| name(t, lang)).collect();
            let label = Bilingual::new("paragraph", "الفقرة").get(lang).to_owned();
            let _ = writeln!(out, "    {label} {}: {}", paragraph.number, names.join(", "));
        }
    }
    out
}

fn name(topic: &TopicFound, lang: Lang) -> &str {
    match lang {
        Lang::Ar if !topic.arabic.is_empty() => &topic.arabic,
        _ => topic.name,
    }
}

fn evidence(topic: &TopicFound, lang: Lang) -> String {
    let mut said: Vec<String> = topic
        .witnesses
        .iter()
        .take(SHOWN)
        .map(|w| match w.spans.len() {
            1 => visible(&w.text),
            n => format!("{} ×{n}", visible(&w.text)),
        })
        .collect();
    let more = topic.witnesses.len().saturating_sub(SHOWN);
    if more > 0 {
        said.push(format!("{} {more}", Bilingual::new("and", "و").get(lang)));
    }
    said.join(" · ")
}

/// One JSON object with the topics of every article. Spans are bytes of the article's text.
#[must_use]
pub fn topics_json(listings: &[TopicListing]) -> String {
    let articles: Vec<Value> = listings
        .iter()
        .map(|l| {
            let paragraphs: Vec<Value> = l
                .paragraphs
                .iter()
                .map(|p| json!({ "number": p.number, "span": span(p.span), "topics": topics(&p.topics) }))
                .collect();
            json!({ "path": l.path, "id": l.id, "topics": topics(&l.topics), "paragraphs": paragraphs })
        })
        .collect();
    let whole = json!({ "version": 1, "tool": { "name": TOOL, "version": VERSION }, "articles": articles });
    serde_json::to_string_pretty(&whole).unwrap_or_default() + "\n"
}

fn topics(found: &[TopicFound]) -> Vec<Value> {
    found
        .iter()
        .map(|t| {
            let witnesses: Vec<Value> = t
                .witnesses
                .iter()
                .map(|w| {
                    let kind = if w.is_name { "name" } else { "cue" };
                    json!({ "text": w.text, "kind": kind, "spans": w.spans.iter().map(|s| span(*s)).collect::<Vec<_>>() })
                })
                .collect();
            json!({ "name": t.name, "name_ar": t.arabic, "witnesses": witnesses })
        })
        .collect()
}

fn span(span: Span) -> Value {
    json!({ "start": span.start, "end": span.end })
}
