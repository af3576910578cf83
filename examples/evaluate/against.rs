//! Faults put into clean text that has its English original beside it: how many are found where they are and rightly mended.

use crate::gold::Found;
use crate::measure::Random;
use crate::{Text, checker, percent, read};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::PathBuf;
use tadqiq::align::{Alignment, concepts::Certainty};
use tadqiq::engine::{check, find, tokenise};
use tadqiq::knowledge::{Knowledge, Words};
use tadqiq::text::{TokenKind, Tokens};

#[derive(clap::Args)]
pub struct Arguments {
    /// A .jsonl file with `target` and `source`, or a folder of texts
    path: PathBuf,
    /// Faults of each kind in a text
    #[arg(long, default_value_t = 8)]
    each: usize,
    /// Print what was not found or wrongly mended
    #[arg(long)]
    missed: bool,
    /// Only this half of the texts, 0 or 1
    #[arg(long)]
    half: Option<u64>,
}

/// A spoiled text.
struct Spoiled {
    kind: &'static str,
    text: String,
    /// Where a finding counts.
    place: Range<usize>,
    /// What stood there, and what a fix may write.
    right: Vec<String>,
}

/// Rules that see a kind of fault.
fn accepts(kind: &str, rule: &str) -> bool {
    match kind {
        "number" | "scale" => rule == "number-mismatch",
        "dropped" | "clause" => rule == "omission",
        "swapped" => matches!(rule, "missing-name" | "mangled-name"),
        _ => matches!(rule, "mangled-name" | "missing-name" | "untranslated"),
    }
}

#[derive(Default)]
struct Count {
    put: usize,
    found: usize,
    mended: usize,
    extra: usize,
}

/// Puts faults into the texts of a file, one at a time, and checks.
pub fn measure(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let texts = read(&arguments.path, arguments.half)?;
    let names: Vec<String> = ["number-mismatch", "omission", "missing-name", "mangled-name", "addition"]
        .iter()
        .filter(|n| tadqiq::rules::rule(n).is_some())
        .map(|n| (*n).to_owned())
        .collect();
    let checker = checker(Some(&names))?;
    let mut out = String::new();
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for (n, text) in texts.iter().enumerate() {
        let before = check(&checker, &text.article(true)).diagnostics.len();
        let spoiled = spoil(text, n as u64, arguments.each);
        let outcomes: Vec<_> = spoiled
            .par_iter()
            .map(|s| {
                let spoiled =
                    Text { id: text.id.clone(), text: s.text.clone(), labels: None, source: text.source.clone() };
                let found: Vec<Found> =
                    check(&checker, &spoiled.article(true)).diagnostics.iter().map(Found::in_article).collect();
                let hits: Vec<&Found> = found
                    .iter()
                    .filter(|f| accepts(s.kind, f.rule) && f.span.start < s.place.end && s.place.start < f.span.end)
                    .collect();
                let mended =
                    hits.iter().any(|f| f.edits.iter().any(|(_, t)| s.right.iter().any(|r| t.contains(r.as_str()))));
                (!hits.is_empty(), mended, found.len().saturating_sub(hits.len()).saturating_sub(before))
            })
            .collect();
        for (s, (found, mended, extra)) in spoiled.iter().zip(outcomes) {
            let count = counts.entry(s.kind).or_default();
            count.put += 1;
            count.found += usize::from(found);
            count.mended += usize::from(mended);
            count.extra += extra;
            let fixable = !matches!(s.kind, "dropped" | "clause");
            if arguments.missed && !fixable && !found {
                writeln!(out, "lost {} {} {}", s.kind, text.id, s.right.join(" "))?;
            } else if arguments.missed && (!found || (fixable && !mended)) {
                let state = if found { "unmended" } else { "missed" };
                writeln!(
                    out,
                    "{state} {} {} {} => {:?}",
                    s.kind,
                    text.id,
                    crate::around(&s.text, s.place.start, s.place.end),
                    s.right
                )?;
            }
        }
    }
    for (kind, c) in counts {
        writeln!(
            out,
            "{kind:<10} found {:>4}/{:<4} {:>5.1} %   first fix right {:>4} {:>5.1} %   other findings {}",
            c.found,
            c.put,
            percent(c.found, c.put),
            c.mended,
            percent(c.mended, c.put),
            c.extra
        )?;
    }
    Ok(out)
}

fn spoil(text: &Text, seed: u64, each: usize) -> Vec<Spoiled> {
    let article = text.article(true);
    let knowledge = Knowledge::builtin();
    let tokens = tokenise(&article);
    let words = Words::of(&knowledge, &article.text, &tokens);
    let matches = find(&words, &article.text, &tokens);
    let Some(Ok(aligned)) = Alignment::of(&article, &tokens, &matches, &words) else { return Vec::new() };
    let mut random = Random(seed * 31 + 7);
    let mut out = Vec::new();
    numbers(text, &tokens, &aligned, each, &mut random, &mut out);
    sentences(text, &tokens, &aligned, each, &mut random, &mut out);
    names(text, &tokens, &aligned, each, &mut random, &mut out);
    clauses(text, &tokens, &aligned, each, &mut random, &mut out);
    out
}

fn replaced(text: &str, range: Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..range.start], &text[range.end..])
}

fn pick<T>(mut list: Vec<T>, n: usize, random: &mut Random) -> Vec<T> {
    while list.len() > n {
        let at = random.below(list.len());
        list.swap_remove(at);
    }
    list
}

fn numbers(
    text: &Text,
    tokens: &Tokens,
    aligned: &Alignment<'_>,
    each: usize,
    random: &mut Random,
    out: &mut Vec<Spoiled>,
) {
    let digits: Vec<usize> = aligned
        .target_numbers
        .iter()
        .filter(|n| aligned.source_numbers.iter().any(|s| tadqiq::align::numbers::same(s, n)))
        .filter_map(|n| n.digits)
        .collect();
    for at in pick(digits, each, random) {
        let token = tokens.all()[at];
        let written = token.of(&text.text);
        let mut letters: Vec<char> = written.chars().collect();
        let places: Vec<usize> = (0..letters.len()).filter(|&i| letters[i].is_numeric()).collect();
        let place = places[random.below(places.len())];
        let old = letters[place].to_digit(10).unwrap_or(0);
        let new = (old + 2 + u32::try_from(random.below(7)).unwrap_or(0)) % 10;
        let new = if place == 0 && new == 0 { if old == 1 { 7 } else { 1 } } else { new };
        if !letters[place].is_ascii_digit() || new == old {
            continue;
        }
        letters[place] = char::from_digit(new, 10).unwrap_or('7');
        let wrong: String = letters.into_iter().collect();
        let place = token.span.range().start..token.span.range().start + wrong.len();
        out.push(Spoiled {
            kind: "number",
            text: replaced(&text.text, token.span.range(), &wrong),
            place,
            right: vec![written.to_owned()],
        });
    }
    for (from, to) in [("مليون ", "مليار "), ("مليار ", "مليون ")] {
        if let Some(at) = text.text.find(from) {
            let range = at..at + from.len() - 1;
            let wrong = to.trim();
            out.push(Spoiled {
                kind: "scale",
                text: replaced(&text.text, range, wrong),
                place: at..at + wrong.len(),
                right: vec![from.trim().to_owned()],
            });
        }
    }
}

fn sentences(
    text: &Text,
    tokens: &Tokens,
    aligned: &Alignment<'_>,
    each: usize,
    random: &mut Random,
    out: &mut Vec<Spoiled>,
) {
    let all = tokens.all();
    let whole: Vec<Range<usize>> = aligned
        .groups
        .iter()
        .filter(|g| g.target.len() > 8 && g.source.len() > 6 && g.target.start > 0 && g.target.end < all.len())
        .map(|g| g.target.clone())
        .collect();
    for range in pick(whole, each, random) {
        let span = all[range.start].span.cover(all[range.end - 1].span).range();
        let shown = replaced(&text.text, span.clone(), "");
        // The finding may stand in the sentence before or behind.
        let before = all[range.start - 1].span.range().start.saturating_sub(250);
        let from = (before..=span.start).find(|&i| shown.is_char_boundary(i)).unwrap_or(0);
        let to = (span.start + 250..shown.len()).find(|&i| shown.is_char_boundary(i)).unwrap_or(shown.len());
        out.push(Spoiled { kind: "dropped", text: shown, place: from..to, right: vec![beginning(text, span)] });
    }
}

/// Parts of sentences between commas that have a name or a number in them.
fn clauses(
    text: &Text,
    tokens: &Tokens,
    aligned: &Alignment<'_>,
    each: usize,
    random: &mut Random,
    out: &mut Vec<Spoiled>,
) {
    let all = tokens.all();
    let mut parts: Vec<Range<usize>> = Vec::new();
    for group in aligned.groups.iter().filter(|g| g.source.len() > 12) {
        let commas: Vec<usize> =
            group.target.clone().filter(|&i| matches!(all[i].of(&text.text), "\u{60C}" | ",")).collect();
        let ends = commas.iter().copied().skip(1).chain(std::iter::once(group.target.end.saturating_sub(1)));
        for (&from, to) in commas.iter().zip(ends) {
            let part = from..to;
            let words = part.clone().filter(|&i| all[i].kind.is_word()).count();
            let named = !aligned.concepts.in_target(&part).is_empty()
                || aligned.target_numbers.iter().any(|n| part.contains(&n.tokens.start) && n.digits.is_some());
            if words > 5 && named && part.len() * 3 < group.target.len() * 2 {
                parts.push(part);
            }
        }
    }
    for part in pick(parts, each, random) {
        let span = all[part.start].span.cover(all[part.end - 1].span).range();
        let group = &aligned.groups[aligned.group_of(part.start)];
        let whole = all[group.target.start].span.cover(all[group.target.end - 1].span).range();
        let shown = replaced(&text.text, span.clone(), "");
        let place = whole.start..whole.end - (span.end - span.start);
        out.push(Spoiled { kind: "clause", text: shown, place, right: vec![beginning(text, span)] });
    }
}

/// Enough of what was taken out to know it by.
fn beginning(text: &Text, span: Range<usize>) -> String {
    text.text[span].chars().take(150).collect()
}

/// Names that are a word of their own in both texts: token of the article, word of the source.
fn names(
    text: &Text,
    tokens: &Tokens,
    aligned: &Alignment<'_>,
    each: usize,
    random: &mut Random,
    out: &mut Vec<Spoiled>,
) {
    let all = tokens.all();
    let concepts = &aligned.concepts;
    let mut pairs: Vec<(usize, String, u32)> = Vec::new();
    for group in &aligned.groups {
        for s in concepts.in_source(&group.source).iter().filter(|m| m.name == Certainty::Name && m.tokens.len() == 1) {
            let word = aligned.quote(&s.tokens);
            let word = word.trim_end_matches("'s").trim_end_matches("\u{2019}s").to_owned();
            let answer = concepts
                .in_target(&group.target)
                .iter()
                .find(|t| t.tokens.len() == 1 && t.concepts.iter().any(|c| s.concepts.contains(c)));
            if let Some(t) = answer
                && word.len() > 3
                && tadqiq::knowledge::translit::score(all[t.tokens.start].of(&text.text), &word) < 0.4
                && !pairs.iter().any(|p| p.0 == t.tokens.start)
            {
                pairs.push((t.tokens.start, word, s.concepts[0]));
            }
        }
    }
    let forms: Vec<(String, u32)> = pairs.iter().map(|(at, _, c)| (all[*at].of(&text.text).to_owned(), *c)).collect();
    for (at, word, concept) in pick(pairs, each, random) {
        let token = all[at];
        let written = token.of(&text.text).to_owned();
        let group = &aligned.groups[aligned.group_of(at)];
        let sentence = all[group.target.start].span.cover(all[group.target.end - 1].span).of(&text.text);
        // A name that the source has in the sentence, too, is no swap but a slip of order.
        let named = |c: u32| concepts.in_source(&group.source).iter().any(|m| m.concepts.contains(&c));
        let others: Vec<&(String, u32)> = forms
            .iter()
            .filter(|(f, c)| *c != concept && *f != written && !sentence.contains(f.as_str()) && !named(*c))
            .collect();
        if !others.is_empty() {
            let other = &others[random.below(others.len())].0;
            let place = token.span.range().start..token.span.range().start + other.len();
            out.push(Spoiled {
                kind: "swapped",
                text: replaced(&text.text, token.span.range(), other),
                place,
                right: vec![written.clone(), word.clone()],
            });
        }
        if word.is_ascii() && token.kind != TokenKind::Latin {
            let garbled = garble(&word, random);
            if garbled == word {
                continue;
            }
            let place = token.span.range().start..token.span.range().start + garbled.len();
            out.push(Spoiled {
                kind: "mangled",
                text: replaced(&text.text, token.span.range(), &garbled),
                place,
                right: vec![written, word],
            });
        }
    }
}

/// Two to four random edits, or a new onset before the copied end, as engines garble.
fn garble(word: &str, random: &mut Random) -> String {
    const LETTERS: &[u8] = b"abcdefghiklmnoprstuvw";
    let letter = |random: &mut Random| char::from(LETTERS[random.below(LETTERS.len())]);
    let mut letters: Vec<char> = word.chars().collect();
    if random.below(10) < 4 {
        let keep = (letters.len() / 2).max(2);
        let tail: Vec<char> = letters[letters.len() - keep..].to_vec();
        let onset: String = (0..2 + random.below(2)).map(|_| letter(random)).collect();
        let mut out: String = onset[..1].to_uppercase() + &onset[1..];
        out.extend(tail);
        return out;
    }
    for _ in 0..2 + random.below((letters.len() / 3).clamp(1, 3)) {
        let at = 1 + random.below(letters.len() - 1);
        match random.below(3) {
            0 if letters.len() > 3 => {
                letters.remove(at);
            }
            1 => letters.insert(at, letter(random)),
            _ => letters[at] = letter(random),
        }
    }
    letters.into_iter().collect()
}
