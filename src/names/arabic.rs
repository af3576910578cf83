//! Mentions in Arabic letters.

use super::known::Known;
use super::words::{Reading, Sounded, best_reading};
use super::{Form, Mention, Script, Standing};
use crate::knowledge::words::foreign::Look;
use crate::knowledge::{Trait, Words};
use crate::text::{KeyMap, TokenKind, Tokens};
use std::ops::Range;

/// The longest name of foreign words that nothing knows.
const WORDS: usize = 4;

/// Names in Arabic letters that the gazetteer knows.
pub(super) fn known(tokens: &Tokens, hits: &[Known]) -> Vec<Mention> {
    let arabic = hits.iter().filter(|h| tokens.all()[h.range.start].kind == TokenKind::Arabic);
    arabic.map(|h| mention(h.range.clone(), h.prefix, Some(h.entity))).collect()
}

pub(super) fn mention(range: Range<usize>, prefix: usize, entity: Option<(u8, u32)>) -> Mention {
    Mention {
        first: u32::try_from(range.start).unwrap_or(u32::MAX),
        len: u16::try_from(range.len()).unwrap_or(u16::MAX),
        prefix: u8::try_from(prefix).unwrap_or(u8::MAX),
        script: Script::Arabic,
        standing: Standing::Free,
        form: Form::Whole,
        cluster: u32::MAX,
        entity,
    }
}

/// What an Arabic word renders: one of the Latin words, by their number.
pub(super) type Rendered = (usize, Reading);

/// What each Arabic word outside the `known` mentions renders, by token.
pub(super) fn rendered(
    words: &Words<'_>,
    text: &str,
    tokens: &Tokens,
    known: &[Mention],
    latin: &Sounded,
) -> Vec<(usize, Rendered)> {
    let mut out = Vec::new();
    if latin.is_empty() {
        return out;
    }
    let mut seen: KeyMap<Option<Rendered>> = KeyMap::default();
    for_each_free(tokens, known, |i| {
        if !words.has(i, Trait::Heard) {
            return;
        }
        let found = *seen.entry(words.key(i)).or_insert_with(|| {
            let word = tokens.all()[i].of(text);
            best_reading(word, words.at(i).heard(word), latin)
        });
        out.extend(found.map(|r| (i, r)));
    });
    out
}

/// Outside the `known` mentions: foreign words in a row, and words that may be names badly spelled although they do not look
/// foreign.
pub(super) fn foreign(words: &Words<'_>, tokens: &Tokens, known: &[Mention]) -> (Vec<Mention>, Vec<Mention>) {
    let mut out: Vec<Mention> = Vec::new();
    let mut unseen: Vec<Mention> = Vec::new();
    let all = tokens.all();
    for_each_free(tokens, known, |i| {
        if !words.has(i, Trait::Strange) {
            return;
        }
        let token = all[i];
        let prefix = match words.at(i).look {
            Look::Foreign(prefix) => prefix,
            Look::Unseen => return unseen.push(mention(i..i + 1, 0, None)),
            Look::Word => return,
        };
        let goes_on = prefix == 0 && token.space_before && !token.sentence_start;
        match out.last_mut() {
            Some(last) if goes_on && last.tokens().end == i && usize::from(last.len) < WORDS => last.len += 1,
            _ => out.push(mention(i..i + 1, usize::from(prefix), None)),
        }
    });
    (out, unseen)
}

/// Calls `each` with every Arabic token that is in none of the mentions.
fn for_each_free(tokens: &Tokens, known: &[Mention], mut each: impl FnMut(usize)) {
    let mut known = known.iter().filter(|m| m.script == Script::Arabic).peekable();
    for (i, token) in tokens.all().iter().enumerate() {
        if token.kind != TokenKind::Arabic {
            continue;
        }
        while known.peek().is_some_and(|m| m.tokens().end <= i) {
            known.next();
        }
        if known.peek().is_none_or(|m| i < m.tokens().start) {
            each(i);
        }
    }
}
