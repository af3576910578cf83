//! Mentions that the gazetteer knows.

use super::latin::is_name_word;
use super::words::may_be_name;
use crate::knowledge::pack::{Kind, Role};
use crate::knowledge::words::arabic;
use crate::knowledge::{Hit, Matches, Words};
use crate::text::{TokenKind, Tokens};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Arabic words as frequent as this (centibels) name a thing of the gazetteer only where its Latin form says so too.
const COMMON: u16 = 400;

/// Words as frequent as this (centibels) are not read as a particle and a name.
const RARE: u16 = 600;

/// A form of the gazetteer in an article.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Its tokens.
    pub range: Range<usize>,
    /// Bytes of proclitics in its first token.
    pub prefix: usize,
    /// The entity, `(pack, entity)`.
    pub entity: (u8, u32),
}

/// The forms of the gazetteer, each as the one entity that is most likely meant.
///
/// A family name behind another given name is somebody else's, and so is that family name elsewhere in an article
/// that never gives the whole name of the one that the gazetteer knows.
pub(super) fn hits(words: &Words<'_>, text: &str, tokens: &Tokens, matches: &Matches) -> Vec<Known> {
    let mut out: Vec<Known> = Vec::new();
    let mut done = 0;
    for hit in matches.hits() {
        let (Role::Latin(entity) | Role::Arabic(entity)) = hit.role else { continue };
        let range = hit.tokens();
        if range.start < done || is_common(text, tokens, matches, hit, entity) {
            continue;
        }
        // Of several names of these letters, the one that the article has most often.
        let best = matches
            .around(&range)
            .iter()
            .filter(|h| h.first == hit.first && h.len == hit.len)
            .filter_map(|h| match h.role {
                Role::Latin(e) | Role::Arabic(e) => {
                    Some((matches.mentions(h.pack, e).count(), std::cmp::Reverse((h.pack, e, h.prefix))))
                }
                _ => None,
            })
            .max();
        let Some((_, std::cmp::Reverse((pack, entity, prefix)))) = best else { continue };
        done = range.end;
        out.push(Known { range, prefix: usize::from(prefix), entity: (pack, entity) });
    }
    drop_namesakes(words, text, tokens, &mut out);
    out
}

fn is_common(text: &str, tokens: &Tokens, matches: &Matches, hit: &Hit, entity: u32) -> bool {
    let Role::Arabic(_) = hit.role else { return false };
    let whole = tokens.all()[hit.first as usize].of(text);
    let word = whole.get(usize::from(hit.prefix)..).unwrap_or("");
    // A word of its own (بكين) is no name behind a particle, unless the name stands elsewhere without one.
    if hit.len == 1 && hit.prefix > 0 && arabic(whole).is_some_and(|e| e.centibels < RARE) {
        return !matches.mentions(hit.pack, entity).any(|m| m.prefix == 0);
    }
    hit.len == 1
        && arabic(word).is_some_and(|e| e.accepted && e.centibels < COMMON)
        && !matches.mentions(hit.pack, entity).any(|m| matches!(m.role, Role::Latin(_)))
}

fn drop_namesakes(words: &Words<'_>, text: &str, tokens: &Tokens, hits: &mut Vec<Known>) {
    let all = tokens.all();
    let mut whole: BTreeSet<(u8, u32)> = BTreeSet::new();
    let mut people: BTreeMap<(u8, u32), bool> = BTreeMap::new();
    let mut namesakes: Vec<usize> = Vec::new();
    for (n, hit) in hits.iter().enumerate() {
        if hit.range.len() > 1 {
            whole.insert(hit.entity);
            continue;
        }
        let i = hit.range.start;
        let Some(before) = i.checked_sub(1).filter(|_| all[i].space_before && !all[i].sentence_start) else { continue };
        let taken = n.checked_sub(1).is_some_and(|p| hits[p].range.contains(&before));
        let name_before = match all[i].kind {
            TokenKind::Latin => {
                let word = all[before].of(text);
                all[before].kind == TokenKind::Latin
                    && word.starts_with(char::is_uppercase)
                    && is_name_word(words, before, word)
                    && word.chars().any(char::is_lowercase)
            }
            _ => hit.prefix == 0 && may_be_name(words, before, &all[before], text),
        };
        // An Arabic word behind a foreign one goes on its name, whatever it is (مكسيكو سيتي); Latin words stand side by side.
        let arabic = all[i].kind == TokenKind::Arabic;
        let person =
            || words.knowledge().packs(hit.entity.0).entities.get(hit.entity.1).is_some_and(|e| e.kind == Kind::Person);
        if name_before && !taken && (arabic || *people.entry(hit.entity).or_insert_with(person)) {
            namesakes.push(n);
        }
    }
    let others: BTreeSet<(u8, u32)> =
        namesakes.iter().map(|&n| hits[n].entity).filter(|e| !whole.contains(e)).collect();
    let mut n = 0;
    hits.retain(|hit| {
        n += 1;
        !others.contains(&hit.entity) && !namesakes.contains(&(n - 1))
    });
}
