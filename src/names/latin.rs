//! Mentions in Latin letters.

use super::known::Known;
use super::{Form, Mention, Script, Standing};
use crate::knowledge::Words;
use crate::text::chars::is_quote;
use crate::text::{Token, TokenKind, Tokens};
use std::ops::Range;

/// Longest name of Latin words that nothing knows.
const WORDS: usize = 4;
/// How far a bracket or quotation mark is looked for, in tokens.
const REACH: usize = 12;

/// Names in Latin letters: those that the gazetteer knows, and runs of other capitalised words between them.
pub(super) fn mentions(words: &Words<'_>, text: &str, tokens: &Tokens, hits: &[Known]) -> Vec<Mention> {
    let all = tokens.all();
    let mut out = Vec::new();
    let mut hits = hits.iter().filter(|h| all[h.range.start].kind == TokenKind::Latin).peekable();
    let mut i = 0;
    while i < all.len() {
        if all[i].kind != TokenKind::Latin {
            i += 1;
            continue;
        }
        let end = tokens.block_range(tokens.block_of(i)).end;
        let run = run(all, text, i, end);
        let mut at = run.start;
        while at < run.end {
            while hits.next_if(|h| h.range.start < at).is_some() {}
            if let Some(hit) = hits.next_if(|h| h.range.start == at) {
                out.push(mention(hit.range.clone(), Some(hit.entity)));
                at = hit.range.end.max(at + 1);
                continue;
            }
            let stop = hits.peek().map_or(run.end, |h| h.range.start.min(run.end));
            unknown(words, (all, text), at..stop, &mut out);
            at = stop;
        }
        i = run.end;
    }
    for m in &mut out {
        m.standing = standing(all, text, tokens, m);
    }
    mark_embedded(words, text, all, &mut out);
    out
}

fn mention(range: Range<usize>, entity: Option<(u8, u32)>) -> Mention {
    Mention {
        first: u32::try_from(range.start).unwrap_or(u32::MAX),
        len: u16::try_from(range.len()).unwrap_or(u16::MAX),
        prefix: 0,
        script: Script::Latin,
        standing: Standing::Free,
        form: Form::Whole,
        cluster: u32::MAX,
        entity,
    }
}

/// Latin words with nothing but white space, or a full stop after an initial, between.
fn run(all: &[Token], text: &str, start: usize, end: usize) -> Range<usize> {
    let mut stop = start + 1;
    while stop < end {
        let initial = all[stop].is(text, '.') && all[stop - 1].of(text).chars().count() == 1;
        let joined = all[stop].kind == TokenKind::Latin && all[stop].space_before;
        if !(joined || initial && stop + 1 < end && all[stop + 1].kind == TokenKind::Latin) {
            break;
        }
        stop += 1;
    }
    start..stop
}

/// Runs of capitalised words that nothing knows; capitals throughout are a name of their own.
fn unknown(words: &Words<'_>, (all, text): (&[Token], &str), range: Range<usize>, out: &mut Vec<Mention>) {
    let mut at = range.start;
    while at < range.end {
        let word = all[at].of(text);
        if !is_capitalised(word) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        if !is_acronym(word) {
            while end < range.end && end - at < WORDS {
                let next = all[end].of(text);
                if !(is_capitalised(next) && !is_acronym(next) || all[end].is(text, '.')) {
                    break;
                }
                end += 1;
            }
            while all[end - 1].is(text, '.') {
                end -= 1;
            }
        }
        let name = (at..end).any(|i| is_name_word(words, i, all[i].of(text)));
        if name {
            out.push(mention(at..end, None));
        }
        at = end;
    }
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Capitals and digits throughout, or a lone letter that is no initial.
pub(super) fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && !word.chars().any(char::is_lowercase)
}

/// Whether the Latin word at a token can be a name by itself: no dictionary has it as an ordinary word only.
pub(super) fn is_name_word(words: &Words<'_>, at: usize, word: &str) -> bool {
    word.chars().count() > 1 && words.at(at).english.is_none_or(|e| !e.ordinary || e.name)
}

/// Between brackets or quotation marks, or free.
fn standing(all: &[Token], text: &str, tokens: &Tokens, mention: &Mention) -> Standing {
    let range = mention.tokens();
    let block = tokens.block_range(tokens.block_of(range.start));
    let opens = |t: &Token| t.is(text, '(') || t.is(text, '[') || t.of(text).chars().all(is_quote);
    let closes = |t: &Token| t.is(text, ')') || t.is(text, ']') || t.of(text).chars().all(is_quote);
    let before = range.start > block.start && opens(&all[range.start - 1]);
    let after = range.end < block.end && closes(&all[range.end]);
    let in_brackets = || {
        let from = range.start.saturating_sub(REACH).max(block.start);
        let depth = all[from..range.start].iter().fold(0i32, |d, t| match t.of(text) {
            "(" | "[" => d + 1,
            ")" | "]" => (d - 1).max(0),
            _ => d,
        });
        depth > 0
    };
    if before && after && mention.entity.is_none() || in_brackets() { Standing::Enclosed } else { Standing::Free }
}

/// Names with another capitalised word beside them that belongs to no other name are part of something longer.
fn mark_embedded(words: &Words<'_>, text: &str, all: &[Token], out: &mut [Mention]) {
    let covered: Vec<Range<usize>> = out.iter().map(Mention::tokens).collect();
    let is_covered = |i: usize| {
        let at = covered.partition_point(|r| r.end <= i);
        covered.get(at).is_some_and(|r| r.contains(&i))
    };
    let belongs = |i: usize| {
        all.get(i).is_some_and(|t| {
            t.kind == TokenKind::Latin && is_capitalised(t.of(text)) && !is_acronym(t.of(text)) && !is_covered(i)
        })
    };
    let touches = |i: usize| i > 0 && all.get(i).is_some_and(|t| t.span.start == all[i - 1].span.end);
    let sign = |i: usize| touches(i) && matches!(all[i].of(text), "-" | "/" | "&" | "_" | "+");
    // A lone word, or one with an ordinary word in it, goes on a name; two name words are another's name.
    let goes_on = |m: &Mention| {
        let word = |i: usize| all[i].of(text);
        let no_name = |i: usize| !is_name_word(words, i, word(i)) || words.at(i).english.is_none_or(|e| !e.name);
        m.entity.is_none() && !m.tokens().any(|i| is_acronym(word(i))) && (m.len == 1 || m.tokens().any(no_name))
    };
    for n in 0..out.len() {
        let range = out[n].tokens();
        let left = range.start > 0 && all[range.start].space_before && belongs(range.start - 1);
        let right = all.get(range.end).is_some_and(|t| t.space_before) && belongs(range.end);
        let glued = touches(range.start) && sign(range.start - 1) || sign(range.end);
        let touches =
            |a: &Mention, b: &Mention| a.tokens().end == b.tokens().start && all[b.tokens().start].space_before;
        let next = out.get(n + 1).is_some_and(|o| touches(&out[n], o) && (goes_on(o) || goes_on(&out[n])));
        let last = n > 0 && touches(&out[n - 1], &out[n]) && goes_on(&out[n]);
        if out[n].standing == Standing::Free && (left || right || glued || next || last) {
            out[n].standing = Standing::Embedded;
        }
    }
}
