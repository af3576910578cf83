//! Slips of agreement put into clean text, one kind at a time: how many are found and rightly mended, by shape.
//!
//! Each word that a shape can spoil is spoiled in a copy of its sentence's text of its own kind: at most one in `--every` words.
//! What it belonged to is the word named in the shape; the finding must touch the spoiled word or that word.

use super::gold::Found;
use super::{Text, around, checker, percent, read};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::PathBuf;
use tadqiq::document::Article;
use tadqiq::engine::{check, tokenise};
use tadqiq::knowledge::morph::{
    ACCUSATIVE, Analysis, CONSTRUCT, FREE, GENITIVE, Gender, INDICATIVE, JUSSIVE, Kind, NOMINATIVE, Number, Reading,
    Readings, UNITS,
};
use tadqiq::text::{Token, TokenKind};

#[derive(clap::Args)]
pub struct Arguments {
    /// A .jsonl file with `target`, or a folder of texts
    path: PathBuf,
    /// Fewest words between two slips of a kind in one copy
    #[arg(long, default_value_t = 12)]
    every: usize,
    /// Print what was missed or wrongly mended
    #[arg(long)]
    show: bool,
    /// Only this kind of slip
    #[arg(long)]
    kind: Option<String>,
    /// Only this half of the texts, 0 or 1, by a hash of their ids
    #[arg(long)]
    half: Option<u64>,
}

/// A slip put in.
struct Slip {
    /// Where it and what it belongs to stand in the spoiled text.
    at: Range<usize>,
    /// The spoiled word.
    word: Range<usize>,
    /// What stood there.
    right: String,
}

/// The kinds of slip.
const KINDS: [&str; 10] = [
    "demonstrative",
    "relative",
    "verb-person",
    "verb-noun",
    "adjective",
    "idafa-noon",
    "idafa-articles",
    "case",
    "mood",
    "number-noun",
];

fn other(gender: Option<Gender>) -> Option<Gender> {
    match gender {
        Some(Gender::Masculine) => Some(Gender::Feminine),
        Some(Gender::Feminine) => Some(Gender::Masculine),
        None => None,
    }
}

fn form(a: &Analysis, word: &str, wanted: impl Fn(&Reading) -> bool) -> Option<String> {
    let new = a.others(wanted).into_iter().next()?;
    let new = a.put(word, &new);
    (new != word).then_some(new)
}

/// The wrong word for token `i`, and the token that it belongs to.
fn spoil(kind: &str, text: &str, tokens: &[Token], i: usize) -> Option<(String, usize)> {
    let word = tokens[i].of(text);
    let next = tokens.get(i + 1).filter(|t| t.kind == TokenKind::Arabic && !t.sentence_start);
    let before =
        i.checked_sub(1).map(|b| &tokens[b]).filter(|b| b.kind == TokenKind::Arabic && !tokens[i].sentence_start);
    let readings = Readings::of(word);
    match kind {
        "demonstrative" => {
            next.filter(|n| n.of(text).starts_with("ال"))?;
            let pairs = [("هذا", "هذه"), ("هذه", "هذا"), ("تلك", "ذلك")];
            let (_, new) = pairs.iter().find(|(old, _)| word == *old)?;
            Some(((*new).to_owned(), i + 1))
        }
        "relative" => {
            before.filter(|b| b.of(text).contains("ال"))?;
            let new = match word {
                "الذي" => "التي",
                "التي" => "الذي",
                _ => return None,
            };
            Some((new.to_owned(), i - 1))
        }
        "verb-person" | "verb-noun" => {
            let verb = readings.find(|a| a.reading.kind == Kind::Verb && a.reading.number == Number::Singular)?;
            let subject = Readings::of(next?.of(text));
            let human = kind == "verb-person";
            let fits = |a: &Analysis| {
                a.is_noun()
                    && a.reading.human == human
                    && a.reading.number == Number::Singular
                    && a.proclitics == 0
                    && (human || a.article)
                    && a.reading.gender == verb.reading.gender
            };
            if !subject.all(fits) || !readings.all(|a| a.reading.kind == Kind::Verb) {
                return None;
            }
            let v = verb.reading;
            form(&verb, word, |r| {
                r.kind == Kind::Verb && r.tense & v.tense != 0 && r.number == v.number && r.gender == other(v.gender)
            })
            .map(|new| (new, i + 1))
        }
        "adjective" => {
            let nouns = Readings::of(before?.of(text));
            let noun = nouns.find(Analysis::is_noun)?;
            let a = readings.find(|a| a.reading.kind == Kind::Adjective && a.reading.number == Number::Singular)?;
            if !nouns.all(Analysis::is_noun) || a.article != noun.article {
                return None;
            }
            let r0 = a.reading;
            form(&a, word, |r| {
                r.kind == Kind::Adjective
                    && r.number == r0.number
                    && r.gender == other(r0.gender)
                    && r.cases & r0.cases != 0
                    && (r.cases == ACCUSATIVE) == (r0.cases == ACCUSATIVE)
            })
            .map(|new| (new, i - 1))
        }
        "idafa-noon" => {
            let a = readings.find(|a| {
                let r = a.reading;
                a.is_noun() && r.human && r.number == Number::Plural && r.states == CONSTRUCT
            })?;
            Readings::of(next?.of(text)).any(|n| n.article && n.is_noun()).then_some(())?;
            let r0 = a.reading;
            form(&a, word, |r| {
                r.kind == Kind::Noun
                    && r.number == r0.number
                    && r.states & FREE != 0
                    && r.cases == r0.cases
                    && r.gender == r0.gender
            })
            .map(|new| (new, i + 1))
        }
        "idafa-articles" => {
            let a = readings.find(|a| a.is_noun() && !a.article && a.reading.states & CONSTRUCT != 0)?;
            let thing = |a: &Analysis| a.is_noun() && !a.article && !a.reading.human && a.particle != Some('ل');
            let second = Readings::of(next?.of(text));
            (readings.all(thing)
                && second.all(|n| n.article && n.is_noun() && !n.reading.human && n.particle.is_none()))
            .then_some(())?;
            let bare: String = word.chars().skip(usize::from(a.proclitics)).collect();
            let keep: String = word.chars().take(usize::from(a.proclitics)).collect();
            Some((format!("{keep}ال{bare}"), i + 1))
        }
        "case" => {
            before?;
            let a = readings.find(|a| {
                let r = a.reading;
                r.kind == Kind::Noun
                    && r.number == Number::Plural
                    && r.cases & NOMINATIVE == 0
                    && r.cases & GENITIVE != 0
            })?;
            let r0 = a.reading;
            form(&a, word, |r| {
                r.kind == Kind::Noun && r.number == r0.number && r.states & r0.states != 0 && r.cases == NOMINATIVE
            })
            .map(|new| (new, i - 1))
        }
        "mood" => {
            before.filter(|b| matches!(b.of(text), "لم" | "ولم" | "لن" | "ولن" | "فلم"))?;
            let a = readings.find(|a| a.reading.tense & !INDICATIVE & !1 != 0)?;
            let r0 = a.reading;
            let jussive = r0.tense & JUSSIVE != 0;
            form(&a, word, |r| r.tense & INDICATIVE != 0 && jussive && r.gender == r0.gender && r.number == r0.number)
                .map(|new| (new, i - 1))
        }
        _ => {
            next?;
            let new = UNITS.iter().find_map(|(m, f)| match word {
                w if w == *m => Some(*f),
                w if w == *f => Some(*m),
                _ => None,
            });
            if let Some(new) = new {
                return Readings::of(next?.of(text))
                    .any(|a| a.reading.number == Number::Plural && !a.article)
                    .then(|| (new.to_owned(), i + 1));
            }
            None
        }
    }
}

/// Copies of the text with slips of one kind, each copy with slips far from one another.
fn spoiled(kind: &str, text: &str, tokens: &[Token], every: usize) -> Vec<(String, Vec<Slip>)> {
    let mut wrong: Vec<(usize, String, usize)> = Vec::new();
    for i in 0..tokens.len() {
        if tokens[i].kind == TokenKind::Arabic
            && let Some((new, with)) = spoil(kind, text, tokens, i)
        {
            wrong.push((i, new, with));
        }
    }
    let mut copies = Vec::new();
    while !wrong.is_empty() {
        let (mut out, mut slips, mut copied, mut last) = (String::new(), Vec::new(), 0, None);
        let mut rest = Vec::new();
        for (i, new, with) in wrong {
            if last.is_some_and(|l| i < l + every) {
                rest.push((i, new, with));
                continue;
            }
            last = Some(i);
            let (start, end) = (tokens[i].span.start as usize, tokens[i].span.end as usize);
            out.push_str(&text[copied..start]);
            let word = out.len()..out.len() + new.len();
            let length = |t: &Token| (t.span.end - t.span.start) as usize;
            let at = if with < i {
                word.start - (start - tokens[with].span.start as usize)..word.end
            } else {
                let gap = (tokens[with].span.start as usize) - end;
                word.start..word.end + gap + length(&tokens[with])
            };
            out.push_str(&new);
            slips.push(Slip { at, word, right: text[start..end].to_owned() });
            copied = end;
        }
        out.push_str(&text[copied..]);
        copies.push((out, slips));
        wrong = rest;
    }
    copies
}

#[derive(Default)]
struct Count {
    slips: usize,
    found: usize,
    mended: usize,
}

pub fn measure(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let texts = read(&arguments.path, arguments.half)?;
    let names = [String::from("grammar")];
    let checker = checker(Some(&names))?;
    let mut out = String::new();
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    for kind in KINDS.into_iter().filter(|k| arguments.kind.as_deref().is_none_or(|wanted| wanted == *k)) {
        let checked: Vec<(Count, String)> = texts
            .par_iter()
            .map(|Text { id, text, .. }| {
                let tokens = tokenise(&Article::plain(text));
                let (mut count, mut shown) = (Count::default(), String::new());
                for (wrong, slips) in spoiled(kind, text, tokens.all(), arguments.every) {
                    let diagnostics = check(&checker, &Article::plain(&wrong)).diagnostics;
                    let found: Vec<Found> = diagnostics.iter().map(Found::in_article).collect();
                    for slip in slips {
                        count.slips += 1;
                        let touching = found
                            .iter()
                            .zip(&diagnostics)
                            .find(|(f, _)| f.span.start < slip.at.end && slip.at.start < f.span.end);
                        let fix = touching.and_then(|(_, d)| d.fixes.first()).and_then(|f| f.edits.first());
                        let mended = fix.is_some_and(|e| {
                            e.span.start as usize == slip.word.start && bare(&e.text) == bare(&slip.right)
                        });
                        count.found += usize::from(touching.is_some());
                        count.mended += usize::from(mended);
                        if arguments.show && !mended {
                            let got = fix.map_or("", |e| e.text.as_str());
                            let place = around(&wrong, slip.at.start, slip.at.end);
                            let _ = writeln!(shown, "{kind} {id}: {place} right {} got {got}", slip.right);
                        }
                    }
                }
                (count, shown)
            })
            .collect();
        let sum = counts.entry(kind).or_default();
        for (count, shown) in checked {
            sum.slips += count.slips;
            sum.found += count.found;
            sum.mended += count.mended;
            out.push_str(&shown);
        }
    }
    for (kind, c) in &counts {
        writeln!(
            out,
            "{kind:<14} found {:>4}/{:<4} {:>4.0} %   first fix right {:>4}/{:<4} {:>4.0} %",
            c.found,
            c.slips,
            percent(c.found, c.slips),
            c.mended,
            c.found,
            percent(c.mended, c.found)
        )?;
    }
    Ok(out)
}

fn bare(word: &str) -> String {
    tadqiq::text::fold::bare(word)
}
