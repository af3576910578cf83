//! Leftovers: English words that should not be in the article.

use super::{Context, Findings, say};
use crate::diagnostic::{Edit, Fix};
use crate::knowledge::pack::Role;
use crate::knowledge::words::english;
use crate::text::chars::is_quote;
use crate::text::{Token, TokenKind, clitics};
use std::ops::Range;

/// Small English words that stand inside untranslated phrases. Also common inside titles and names, hence other tests.
const JOINTS: [&str; 14] = ["and", "of", "the", "for", "in", "to", "with", "on", "at", "by", "or", "from", "as", "is"];
/// Units and the like that Arabic texts leave in Latin letters.
const UNITS: [&str; 30] = [
    "km", "kg", "cm", "mm", "ml", "mg", "kw", "kwh", "mph", "gb", "tb", "mb", "ghz", "mhz", "fps", "vs", "pm", "am",
    "com", "www", "http", "https", "nm", "ppm", "rpm", "hp", "via", "etc", "feat", "ft",
];
/// Particles of foreign names (Ursula von der Leyen).
const PARTICLES: [&str; 18] = [
    "de", "da", "di", "du", "del", "der", "den", "van", "von", "la", "le", "el", "al", "bin", "ibn", "bint", "ben",
    "dos",
];

/// Words and hyphens of a compound at most: an address has more.
const PARTS: usize = 5;
/// Letters of a part that makes a compound an English one.
const LONG: usize = 5;

/// English words left in the Arabic.
pub(super) fn untranslated(cx: &Context<'_>, out: &mut Findings) {
    let latin = cx.all().iter().filter(|t| t.kind == TokenKind::Latin).count();
    let arabic = cx.all().iter().filter(|t| t.kind == TokenKind::Arabic).count();
    if latin > arabic {
        return; // not an Arabic article
    }
    super::latin_names::left_in_latin(cx, out);
    for block in cx.blocks() {
        let mut i = block.start;
        while i < block.end {
            match cx.all()[i].kind {
                TokenKind::Latin => {
                    let run = run_of(cx, i, block.end);
                    i = run.end;
                    latin_run(cx, run, out);
                }
                TokenKind::Other => {
                    let end = (i..block.end).find(|&n| cx.all()[n].kind != TokenKind::Other).unwrap_or(block.end);
                    other_script(cx, i..end, out);
                    i = end;
                }
                _ => i += 1,
            }
        }
    }
}

/// Latin words with nothing but white space or a hyphen between.
fn run_of(cx: &Context<'_>, start: usize, end: usize) -> Range<usize> {
    let all = cx.all();
    let is_latin = |n: usize| n < end && all[n].kind == TokenKind::Latin;
    let goes_on = |n: usize| {
        is_latin(n) && all[n].space_before || is_link(cx, n) && is_latin(n + 1) || is_latin(n) && is_link(cx, n - 1)
    };
    start..(start + 1..end).find(|&n| !goes_on(n)).unwrap_or(end)
}

/// Whether token `at` is the hyphen of a compound.
fn is_link(cx: &Context<'_>, at: usize) -> bool {
    let all = cx.all();
    let close = |n: usize| all.get(n).is_some_and(|t| !t.space_before);
    all[at].is(cx.text, '-') && close(at) && close(at + 1)
}

/// The parts of a compound that one of the ordinary words of a language makes English: co-founder.
fn is_plain_compound(cx: &Context<'_>, run: &Range<usize>, at: usize) -> bool {
    let joins = |n: usize| run.contains(&n) && is_link(cx, n);
    let (mut from, mut to) = (at, at);
    while from > run.start && (joins(from) || joins(from - 1)) {
        from -= 1;
    }
    while to + 1 < run.end && (joins(to) || joins(to + 1)) {
        to += 1;
    }
    let is_small = |n: usize| joins(n) || starts_small(cx.word(n));
    let is_long = |n: usize| cx.word(n).len() >= LONG && is_plain_english(cx.word(n));
    from < to && to - from < PARTS && (from..=to).all(is_small) && (from..=to).any(is_long)
}

fn latin_run(cx: &Context<'_>, run: Range<usize>, out: &mut Findings) {
    if is_enclosed(cx, &run) || touches_sign(cx, &run) {
        return;
    }
    let glosses: Vec<_> = cx
        .matches
        .around(&run)
        .iter()
        .filter(|h| matches!(h.role, Role::English(_)) && run.start <= h.tokens().start && h.tokens().end <= run.end)
        .collect();
    let named: Vec<Range<usize>> = cx
        .matches
        .around(&run)
        .iter()
        .filter(|h| matches!(h.role, Role::Latin(_)))
        .map(crate::knowledge::Hit::tokens)
        .collect();
    // A name inside a longer phrase of ordinary words (Prime in Prime Minister) is none.
    let inside_gloss = |n: &Range<usize>| {
        glosses.iter().any(|g| g.tokens().start <= n.start && n.end <= g.tokens().end && g.tokens().len() > n.len())
    };
    let is_name = |i: usize| named.iter().any(|n| n.contains(&i) && !inside_gloss(n));
    let mut done = run.start;
    let mut reported = false;
    for hit in &glosses {
        let Role::English(index) = hit.role else { continue };
        let Some(gloss) = cx.knowledge.packs(hit.pack).glosses.get(index) else { continue };
        if hit.tokens().start < done || hit.tokens().any(is_name) || is_part_of_title(cx, &run, &hit.tokens()) {
            continue;
        }
        done = hit.tokens().end;
        reported = true;
        report(cx, hit.tokens(), 0.9, Some(&gloss.arabic), out);
    }
    if reported {
        return;
    }
    let allowed = |i: usize| cx.house.allow.iter().any(|a| a.eq_ignore_ascii_case(cx.word(i)));
    let is_english = |i: usize| {
        let mut near = [Some(i), i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter(|n| run.contains(n));
        if near.any(|n| is_link(cx, n)) { is_plain_compound(cx, &run, i) } else { is_plain_english(cx.word(i)) }
    };
    let plain = |i: usize| is_english(i) && !is_name(i) && !allowed(i);
    // A stretch of plain English words around a joint or a lower-case word.
    let mut i = run.start;
    while i < run.end {
        if !plain(i) {
            i += 1;
            continue;
        }
        let end = (i..run.end).find(|&n| !plain(n)).unwrap_or(run.end);
        let whole_run = i == run.start && end == run.end;
        let stretch = trim_joints(cx, i..end);
        i = end;
        if stretch.is_empty() {
            continue;
        }
        let small = stretch.clone().filter(|&n| starts_small(cx.word(n)) && !is_joint(cx.word(n))).count();
        let joints = stretch.clone().filter(|&n| is_joint(cx.word(n))).count();
        let certain = small > 0 && is_small_in_source(cx, &stretch);
        if certain {
            report(cx, stretch, 0.95, None, out);
        } else if small > 0 && (whole_run || small >= 2) {
            report(cx, stretch, 0.85, None, out);
        } else if joints > 0 && stretch.len() >= 3 && !whole_run {
            report(cx, stretch, 0.75, None, out);
        } else if joints > 0 && stretch.len() >= 5 {
            report(cx, stretch, 0.65, None, out);
        }
    }
}

/// A lone capitalised word, or capitalised words with more capitalised words beside them are likely to be a name we do not know.
fn is_part_of_title(cx: &Context<'_>, run: &Range<usize>, phrase: &Range<usize>) -> bool {
    let capital = |i: usize| cx.word(i).starts_with(char::is_uppercase);
    let lone = phrase.len() == 1;
    let before = phrase.start > run.start && capital(phrase.start - 1);
    let after = phrase.end < run.end && capital(phrase.end);
    capital(phrase.start) && (before || after || lone)
}

/// Whether the words stand in the source's sentence as they are, without capitals: no name, but what the engine left.
fn is_small_in_source(cx: &Context<'_>, stretch: &Range<usize>) -> bool {
    let Some(aligned) = cx.aligned else { return false };
    let Some(group) = aligned.groups.get(aligned.group_of(stretch.start)) else { return false };
    let source = &aligned.tokens.all()[group.source.clone()];
    let mut words = stretch.clone().filter(|&i| !is_link(cx, i));
    words.all(|i| starts_small(cx.word(i)) && source.iter().any(|t| t.of(aligned.text) == cx.word(i)))
}

fn is_joint(word: &str) -> bool {
    JOINTS.contains(&word)
}

fn starts_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// A word of English dictionaries, of three letters or more, that is no unit and no particle of a foreign name.
fn is_plain_english(word: &str) -> bool {
    if is_joint(word) {
        return true;
    }
    let lower = word.to_lowercase();
    if word.chars().count() < 3 || UNITS.contains(&lower.as_str()) || PARTICLES.contains(&lower.as_str()) {
        return false;
    }
    if word.chars().skip(1).any(char::is_uppercase) {
        return false; // an acronym or a brand
    }
    match english(word) {
        Some(w) => (w.ordinary && !w.capitalised_only) || (starts_small(word) && !w.name && lower.len() >= 8),
        // Unknown, but built like an English abstract noun: superintelligence, hyperautomation.
        None => {
            starts_small(word)
                && lower.len() >= 12
                && ["tion", "ence", "ness", "ment", "ance", "ability"].iter().any(|e| lower.ends_with(e))
        }
    }
}

fn trim_joints(cx: &Context<'_>, mut range: Range<usize>) -> Range<usize> {
    while !range.is_empty() && is_joint(cx.word(range.start)) {
        range.start += 1;
    }
    while !range.is_empty() && is_joint(cx.word(range.end - 1)) {
        range.end -= 1;
    }
    range
}

/// How far back marks are counted, in tokens: no paragraph is longer, but a whole site in one line is.
const REACH: usize = 1000;

/// A gloss in brackets or a title between quotation marks is lawful.
fn is_enclosed(cx: &Context<'_>, run: &Range<usize>) -> bool {
    let block = cx.tokens.block_range(cx.tokens.block_of(run.start));
    let block = run.start.saturating_sub(REACH).max(block.start)..block.end;
    let opens = |t: &Token| {
        t.is(cx.text, '(') || t.is(cx.text, '[') || t.of(cx.text).chars().all(is_quote) || t.is(cx.text, '\'')
    };
    let before = cx.all()[block.start..run.start].iter().rev().take(12).any(opens);
    let closes = |t: &Token| {
        t.is(cx.text, ')') || t.is(cx.text, ']') || t.of(cx.text).chars().all(is_quote) || t.is(cx.text, '\'')
    };
    let after = cx.all()[run.end..block.end].iter().take(12).any(closes);
    let quoted = cx.all()[block.start..run.start].iter().filter(|t| t.is(cx.text, '"')).count() % 2 == 1;
    if quoted {
        return true;
    }
    let near = run.start > block.start && opens(&cx.all()[run.start - 1]);
    let far = run.end < block.end && closes(&cx.all()[run.end]);
    near || far || (before && after && balanced_bracket(cx, &block, run))
}

/// Whether the run lies inside round brackets of its block.
fn balanced_bracket(cx: &Context<'_>, block: &Range<usize>, run: &Range<usize>) -> bool {
    let depth = cx.all()[block.start..run.start].iter().fold(0i32, |d, t| match t.of(cx.text) {
        "(" | "[" => d + 1,
        ")" | "]" => (d - 1).max(0),
        _ => d,
    });
    depth > 0
}

/// Part of a path, a command, a formula: `name_of-thing`, `x = y`, `/word`.
fn touches_sign(cx: &Context<'_>, run: &Range<usize>) -> bool {
    let sign = |i: Option<usize>| {
        i.is_some_and(|i| matches!(cx.word(i), "/" | "\\" | "_" | "=" | "@" | "-" | "|" | "<" | ">" | "+" | "."))
    };
    let glued_before =
        sign(run.start.checked_sub(1)) && !cx.all()[run.start].space_before && cx.word(run.start - 1) != ".";
    let glued_after =
        run.end < cx.all().len() && !cx.all()[run.end].space_before && sign(Some(run.end)) && cx.word(run.end) != ".";
    glued_before || glued_after
}

fn report(cx: &Context<'_>, range: Range<usize>, confidence: f32, arabic: Option<&str>, out: &mut Findings) {
    let span = cx.span(range.clone());
    let words = span.of(cx.text);
    let handle = out.report(
        span,
        confidence,
        say(format!("“{words}” was left in English"), format!("«{words}» بقيت بالإنجليزية")),
        say("These are ordinary words, not a name", "هذه كلمات عادية لا اسم عَلَم"),
    );
    if let Some(arabic) = arabic {
        // و, ب and ل before a Latin word stand apart from it; the Arabic takes them on.
        let prefix = range
            .start
            .checked_sub(1)
            .map(|i| cx.all()[i])
            .filter(|t| t.kind == TokenKind::Arabic && t.span.end == cx.all()[range.start].span.start);
        let (span, text) = match prefix {
            Some(token) if token.of(cx.text).ends_with("\u{0644}\u{0640}") && arabic.contains(' ') => return, // الـ before a construct
            Some(token) => {
                (token.span.cover(span), clitics::attach(&token.of(cx.text).replace('\u{0640}', ""), arabic))
            }
            None => (span, arabic.to_owned()),
        };
        handle.fix(Fix::risky(vec![Edit::replace(span, text)]));
    }
}

/// Words of a third script in an Arabic text: what a language model let slip.
fn other_script(cx: &Context<'_>, range: Range<usize>, out: &mut Findings) {
    if is_enclosed(cx, &range) || touches_sign(cx, &range) {
        return;
    }
    let others = cx.all().iter().filter(|t| t.kind == TokenKind::Other).count();
    let arabic_beside = |i: Option<usize>| i.and_then(|i| cx.all().get(i)).is_some_and(|t| t.kind == TokenKind::Arabic);
    let beside = arabic_beside(range.start.checked_sub(1)) && arabic_beside(Some(range.end))
        || arabic_beside(range.start.checked_sub(1)) && range.len() <= 2;
    if !beside || others > 6 {
        return;
    }
    let span = cx.span(range);
    let words = span.of(cx.text);
    out.report(
        span,
        0.9,
        say(format!("“{words}” is in a third script"), format!("«{words}» مكتوبة بحروف لغة ثالثة")),
        say("A language model slipped into another language", "انزلق النموذج اللغوي إلى لغة أخرى"),
    );
}
