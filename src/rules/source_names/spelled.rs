//! A word of a name of the source that the article spells in two ways: فيدلكي and فيديلكه for Fiddelke.

use super::shares;
use crate::align::Alignment;
use crate::align::concepts::Certainty;
use crate::names::reads_as;
use crate::rules::Context;
use crate::text::{Key, Span, TokenKind};
use std::collections::BTreeMap;

/// Letters of the shortest word that is asked for: of shorter ones the sound says little.
const SHORTEST: usize = 4;

/// For each word of a name that the source has, the places of the article where it is heard, without particles: in order, two at least.
pub(in crate::rules) fn heard(cx: &Context<'_>, aligned: &Alignment<'_>) -> Vec<Vec<Span>> {
    let mut words: BTreeMap<Key, Vec<Span>> = BTreeMap::new();
    let of_one = aligned.concepts.target.iter().filter(|m| m.tokens.len() == 1 && m.concepts.len() == 1);
    for answer in of_one {
        let token = cx.all()[answer.tokens.start];
        if token.kind != TokenKind::Arabic {
            continue;
        }
        let mut names = aligned.concepts.source.iter().filter(|s| shares(s, answer));
        let Some(name) = names.find(|s| s.tokens.len() == 1 && s.name == Certainty::Name) else { continue };
        let written = aligned.quote(&name.tokens);
        let word = token.of(cx.text);
        // سقطت sounds like Scott, and is a word.
        let long = written.chars().count() >= SHORTEST;
        let Some(reading) = reads_as(word, written).filter(|r| long && r.sure) else { continue };
        let start = token.span.start + u32::try_from(reading.prefix).unwrap_or(0);
        let key = aligned.tokens.all()[name.tokens.start].key;
        words.entry(key).or_default().push(Span { start, end: token.span.end });
    }
    words.into_values().filter(|places| places.len() > 1).collect()
}
