//! What articles are about, as data to be shown.

use super::check::{find, tokenise};
use super::listing::each_article;
use super::scan::Input;
use crate::document::{Article, Fields};
use crate::error::Error;
use crate::knowledge::pack::TOPICS;
use crate::knowledge::topic::{Topics, Witness};
use crate::knowledge::{Knowledge, Words};
use crate::text::{Span, Tokens};
use std::ops::Range;
use std::path::Path;

/// What an article is about.
#[derive(Clone, Debug)]
pub struct TopicListing {
    /// The file.
    pub path: String,
    /// The record's id, in formats that have one.
    pub id: Option<String>,
    /// The topics of the whole article, the strongest first.
    pub topics: Vec<TopicFound>,
    /// The paragraphs that have a topic by themselves.
    pub paragraphs: Vec<ParagraphTopics>,
}

/// The topics of a paragraph.
#[derive(Clone, Debug)]
pub struct ParagraphTopics {
    /// Which paragraph of the article, from 1.
    pub number: usize,
    /// Its place: bytes of the article's text.
    pub span: Span,
    /// The topics, the strongest first.
    pub topics: Vec<TopicFound>,
}

/// A topic and what speaks for it.
#[derive(Clone, Debug)]
pub struct TopicFound {
    /// Its name in packs and configuration.
    pub name: &'static str,
    /// Its Arabic name.
    pub arabic: String,
    /// The evidence, in the order of the packs.
    pub witnesses: Vec<TopicWitness>,
}

/// A piece of evidence.
#[derive(Clone, Debug)]
pub struct TopicWitness {
    /// How it stands where it stands first.
    pub text: String,
    /// Whether it is a name that belongs to the topic, rather than a cue.
    pub is_name: bool,
    /// Where it stands: bytes of the article's text.
    pub spans: Vec<Span>,
}

/// What the articles of a file are about.
///
/// # Errors
/// If the file cannot be read.
pub fn list_topics(knowledge: &Knowledge, input: &Input, fields: &Fields) -> Result<Vec<TopicListing>, Error> {
    each_article(input, fields, |path, article| list(knowledge, path, article))
}

fn list(knowledge: &Knowledge, path: &Path, article: &Article<'_>) -> TopicListing {
    let text = article.text.as_ref();
    let tokens = tokenise(article);
    let matches = find(&Words::of(knowledge, text, &tokens), text, &tokens);
    let of = |within: &Range<usize>| topics_of(knowledge, text, &tokens, matches.topics(), within);
    let blocks = article.blocks.len();
    let paragraphs = (0..blocks)
        .filter_map(|n| {
            let topics = of(&tokens.block_range(n));
            (!topics.is_empty()).then(|| ParagraphTopics { number: n + 1, span: article.blocks[n].span, topics })
        })
        .collect();
    TopicListing {
        path: path.to_string_lossy().into_owned(),
        id: article.id.clone(),
        topics: of(&(0..tokens.all().len())),
        paragraphs,
    }
}

fn topics_of(
    knowledge: &Knowledge,
    text: &str,
    tokens: &Tokens,
    topics: &Topics,
    within: &Range<usize>,
) -> Vec<TopicFound> {
    let span = |at: Range<usize>| tokens.all()[at.start].span.cover(tokens.all()[at.end - 1].span);
    let found = topics.ranked(within).into_iter().map(|(topic, witnesses)| TopicFound {
        name: TOPICS[topic],
        arabic: knowledge.topic_name(topic),
        witnesses: witnesses
            .into_iter()
            .map(|(witness, places)| {
                let spans: Vec<Span> = places.iter().map(|e| span(e.tokens())).collect();
                let text = spans.first().map_or("", |s| s.of(text));
                TopicWitness {
                    text: text.split_whitespace().collect::<Vec<_>>().join(" "),
                    is_name: matches!(witness, Witness::Name(..)),
                    spans,
                }
            })
            .collect(),
    });
    found.collect()
}
