//! Garbled Latin names and words: what the original says of them, or else evidence from letters, names around, and lists.

mod candidates;
mod likeness;

use super::{Context, Findings, say, source_names};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::places;
use crate::knowledge::plausible::surprise;
use crate::names::{Script, Standing, reads_as};
use crate::text::{KeyMap, Token, TokenKind, key};
use candidates::{Candidate, Origin, Surroundings, candidates, completes};

/// Shorter words are left alone: acronyms, particles, initials.
const SHORTEST: usize = 4;
const LONGEST: usize = 18;
/// So many words of an article are looked at: more that nothing knows are another language.
const MOST: usize = 40;
/// Evidence from which on a word is reported; see [`oddness`] and [`Candidate::evidence`].
const ENOUGH: f32 = 1.0;
/// The same for a word in brackets or quotation marks: glosses are copied, not written anew.
const ENOUGH_ASIDE: f32 = 1.4;
/// The same for a word that nothing is near: its letters alone say so.
const ENOUGH_ALONE: f32 = 1.1;
/// What a word that the English list has from the web only, in no dictionary, needs more than one that it does not have.
const ONLY_SEEN: f32 = 0.1;
/// Fixes offered.
const OFFERED: usize = 3;

/// Latin words that no list knows and that look like a slip for another, or like no word at all.
pub(super) fn mangled_name(cx: &Context<'_>, out: &mut Findings) {
    if !cx.has_latin_words() {
        return;
    }
    if let Some(aligned) = cx.aligned {
        return source_names::mangled_name(cx, aligned, out);
    }
    let mut counts: KeyMap<u32> = KeyMap::default();
    for t in cx.all().iter().filter(|t| t.kind == TokenKind::Latin) {
        *counts.entry(t.key).or_default() += 1;
    }
    let once = |i: &usize| counts.get(&cx.all()[*i].key) == Some(&1);
    let suspects: Vec<usize> = (0..cx.all().len())
        .filter(|&i| is_suspect(cx, i) || is_only_seen(cx, i) || is_rare_beside_names(cx, i))
        .filter(once)
        .collect();
    if suspects.is_empty() || suspects.len() > MOST {
        return;
    }
    let index = cx.knowledge.latin_names();
    let around = Surroundings::of(cx, index);
    // Two suspects of nearly one spelling: one is right, and nothing says which.
    let oddest: KeyMap<(f32, usize)> = suspects.iter().map(|&i| (cx.all()[i].key, (oddness(cx.word(i)), i))).collect();
    for i in suspects {
        let listed = !is_suspect(cx, i);
        let completes = listed && is_rare_beside_names(cx, i) && completes(cx, i, index);
        if is_rendered(cx, i) || listed && !completes && !is_only_seen(cx, i) {
            continue;
        }
        let word = cx.word(i);
        let length = word.chars().count();
        let odd = oddness(word);
        let mut found = candidates(cx, i, &around, index, odd, !among_words(cx, i) && !in_longer_name(cx, i));
        let rival = |c: &Candidate| oddest.get(&key(&c.text)).filter(|_| c.origin == Origin::Present);
        // The odder one is reported, else the later one, and which of them stays is for the editor to say.
        found.retain(|c| rival(c).is_none_or(|rival| *rival < (odd, i)));
        let sure = found.first().is_none_or(|c| rival(c).is_none());
        // What may well be a name of few is a garbled one only beside the one it was.
        let counts = |c: &&Candidate| !listed || completes || matches!(c.origin, Origin::Present | Origin::Partner);
        let evidence = |c: &Candidate| c.evidence(length);
        let best = found.iter().filter(counts).max_by(|a, b| evidence(a).total_cmp(&evidence(b)));
        let near = best.map_or(0.0, evidence);
        // Glosses are copied, but the missing word of a known name is that word anywhere.
        let aside = cx.names().at(i).is_some_and(|m| m.standing == Standing::Enclosed)
            && best.is_none_or(|c| c.origin != Origin::Completing);
        let enough = if aside { ENOUGH_ASIDE } else { ENOUGH } + if listed && !completes { ONLY_SEEN } else { 0.0 };
        if odd + near >= enough && (near > 0.0 || !listed && odd >= ENOUGH_ALONE) {
            report(cx, i, odd + near, &found, sure, out);
        }
    }
}

/// A capitalised word that no list has, alone by itself: no brand's capitals, no code, no address.
fn is_suspect(cx: &Context<'_>, i: usize) -> bool {
    cx.known(i).english.is_none() && is_unknown_name(cx, i)
}

/// Such a word that the English list has from the web only: a name of few, or anything.
fn is_only_seen(cx: &Context<'_>, i: usize) -> bool {
    cx.known(i).english.is_some_and(|e| !e.ordinary && !e.name) && is_unknown_name(cx, i)
}

fn is_unknown_name(cx: &Context<'_>, i: usize) -> bool {
    let token = cx.all()[i];
    if token.kind != TokenKind::Latin {
        return false;
    }
    let word = token.of(cx.text);
    let shape = word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().skip(1).all(|c| c.is_ascii_lowercase())
        && (SHORTEST..=LONGEST).contains(&word.len());
    let is_place = || places::may_begin_latin(token.key) && places::latin(word).next().is_some();
    shape
        && !is_glued(cx, i)
        && cx.names().at(i).is_none_or(|m| m.entity.is_none())
        && !cx.house.allow.iter().any(|a| a.eq_ignore_ascii_case(word))
        && !is_place()
        && !in_foreign_text(cx, i)
}

/// A rare English word, no name, among Latin words: it can only be a garbled word of a known name.
fn is_rare_beside_names(cx: &Context<'_>, i: usize) -> bool {
    let all = cx.all();
    let token = all[i];
    let latin = |n: Option<usize>| n.and_then(|n| all.get(n)).is_some_and(|t| t.kind == TokenKind::Latin);
    if token.kind != TokenKind::Latin || !(latin(i.checked_sub(1)) || latin(Some(i + 1))) {
        return false;
    }
    let word = token.of(cx.text);
    word.len() >= SHORTEST - 1
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().skip(1).all(|c| c.is_ascii_lowercase())
        && !is_glued(cx, i)
        && cx.names().at(i).is_none_or(|m| m.entity.is_none())
        && cx.known(i).english.is_none_or(|e| !e.name && e.centibels > RARE)
}

/// English words less frequent than this (centibels) may be garbled ones of a name.
const RARE: u16 = 560;

/// Part of an address, a formula, a compound, a handle.
fn is_glued(cx: &Context<'_>, i: usize) -> bool {
    let all = cx.all();
    let sign = |t: &Token| matches!(t.of(cx.text), "-" | "/" | "_" | "=" | "@" | "&" | "+" | "#" | "'" | "’" | ".");
    // What ends where the word begins: a paragraph's first word follows the last mark of the one before without a space.
    let touches = |n: usize| all[n - 1].span.end == all[n].span.start;
    let before = i > 0 && touches(i) && sign(&all[i - 1]);
    let hash = i > 0 && matches!(all[i - 1].of(cx.text), "#" | "@");
    let next = all.get(i + 1).filter(|_| touches(i + 1));
    let after = next.is_some_and(|t| sign(t) && t.of(cx.text) != ".");
    let number = next.is_some_and(|t| matches!(t.kind, TokenKind::Number | TokenKind::Opaque));
    before || hash || after || number
}

/// Whether the Latin words around are those of a language that is not English.
fn in_foreign_text(cx: &Context<'_>, i: usize) -> bool {
    let all = cx.all();
    let latin = |n: &usize| all[*n].kind == TokenKind::Latin;
    let left = (0..i).rev().take(6).take_while(latin);
    let right = (i + 1..all.len()).take(6).take_while(latin);
    // Known names have accents and small words in any language (Leroy Sané, Walid al-Muallem).
    let of_a_name = |n: &usize| {
        cx.names().at(*n).is_some_and(|m| m.entity.is_some())
            || all.get(n + 1).is_some_and(|t| t.is(cx.text, '-') && t.span.start == all[*n].span.end)
    };
    left.chain(right).filter(|n| !of_a_name(n)).any(|n| {
        let word = all[n].of(cx.text);
        let small = word.starts_with(char::is_lowercase);
        !word.is_ascii() || small && cx.known(n).english.is_none_or(|e| !e.ordinary)
    })
}

/// Whether an Arabic word of the article renders it: then it is a name as it should be.
fn is_rendered(cx: &Context<'_>, i: usize) -> bool {
    let names = cx.names();
    names
        .at(i)
        .is_some_and(|m| names.of_cluster(&names.clusters()[m.cluster as usize]).any(|o| o.script == Script::Arabic))
        || cx.all()[i.saturating_sub(3)..i]
            .iter()
            .chain(cx.all().get(i + 1..(i + 4).min(cx.all().len())).into_iter().flatten())
            .filter(|t| t.kind == TokenKind::Arabic)
            .any(|t| reads_as(t.of(cx.text), cx.word(i)).is_some_and(|r| r.sure))
}

/// Whether ordinary English words stand beside it in one run: then it may be an ordinary word itself.
fn among_words(cx: &Context<'_>, i: usize) -> bool {
    let plain =
        |n: Option<usize>| n.and_then(|n| cx.known(n).english).is_some_and(|e| e.ordinary && !e.capitalised_only);
    plain(i.checked_sub(1)) || plain(Some(i + 1))
}

/// Whether it stands beside another capitalised Latin word, no acronym: names of companies have ordinary words (Sinovation Ventures).
fn in_longer_name(cx: &Context<'_>, i: usize) -> bool {
    let all = cx.all();
    let named = |n: Option<usize>| {
        n.and_then(|n| all.get(n)).is_some_and(|t| {
            let mut letters = t.of(cx.text).chars();
            t.kind == TokenKind::Latin
                && letters.next().is_some_and(char::is_uppercase)
                && letters.next().is_some_and(char::is_lowercase)
        })
    };
    named(i.checked_sub(1)) || named(Some(i + 1))
}

/// How odd the letters are: 0 for those of most names, 1 for those of one rare name in twenty, up to 1.6.
fn oddness(word: &str) -> f32 {
    let surprise = surprise(word);
    let mean = ((surprise.mean - 3.3) / 1.5).clamp(0.0, 1.25);
    mean + if surprise.max >= 10.0 { 0.35 } else { 0.0 }
}

fn report(cx: &Context<'_>, i: usize, evidence: f32, found: &[Candidate], sure: bool, out: &mut Findings) {
    let span = cx.all()[i].span;
    let word = cx.word(i);
    let message = match found.first() {
        Some(best) => say(
            format!("“{word}” looks garbled; it may be “{}”", best.text),
            format!("«{word}» تبدو مشوهة، ولعلها «{}»", best.text),
        ),
        None => say(format!("“{word}” looks garbled"), format!("«{word}» تبدو اسما مشوها")),
    };
    let why = match found.first().map(|c| c.origin) {
        Some(Origin::Present) => say("A name of the article is spelled nearly so", "في المقال اسم قريب منها في الرسم"),
        Some(Origin::Partner | Origin::Related | Origin::Completing) => say(
            "No list has it, and a name that belongs with those of the article is near",
            "لا تعرفها القوائم، وقريب منها اسم يُذكر مع أسماء المقال",
        ),
        _ => say("No list has it, and its letters look like no name", "لا تعرفها القوائم، وحروفها لا تشبه حروف الأسماء"),
    };
    let confidence = (0.5 + 0.22 * evidence).clamp(0.5, 0.95);
    let mut handle = out.report(span, confidence, message, why);
    let first = found.first().map_or(0.0, |c| c.rank);
    let tied = found.get(1).is_some_and(|c| first - c.rank < 0.03);
    for (n, candidate) in found.iter().take(OFFERED).enumerate() {
        let edits = vec![Edit::replace(span, candidate.text.clone())];
        handle = handle.fix(if n == 0 && sure && !tied { Fix::risky(edits) } else { Fix::shown(edits) });
    }
}
