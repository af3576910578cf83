//! The name model: finding the Latin name of an Arabic one, telling it from others, and spelling it.

use crate::measure::{Pair, Random, Weighed, equal_error, read_pairs};
use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Instant;
use tadqiq::knowledge::translit::{self, ArabicName, LatinName, letters::Codes, score_below, score_ready};

/// Other names compared with each true pair.
const OTHERS: usize = 20;
/// Edits (Levenshtein) up to which a name is near.
const NEAR: usize = 2;
/// Every so many names are spelled.
const SPELLED: usize = 4;
/// Spellings that are looked at beyond the first.
const SPELLINGS: usize = 5;

#[derive(clap::Args)]
pub struct Arguments {
    /// A .jsonl file of pairs with `ar` and `en`, one word each
    path: PathBuf,
    /// Print the names that were not found, with what was
    #[arg(long)]
    missed: bool,
    /// Compare with the Latin names of this file, too, as near ones
    #[arg(long)]
    near: Option<PathBuf>,
}

/// Measures the name model on the pairs of a file.
pub fn measure(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let mut pairs = read_pairs(&arguments.path)?;
    pairs.retain(|p| !Codes::arabic(&p.ar).is_empty() && !Codes::latin(&p.en).is_empty());
    let mut out = String::new();
    let distinct = |pairs: &[Pair]| {
        let mut names: Vec<String> = pairs.iter().map(|p| p.en.clone()).collect();
        names.sort();
        names.dedup();
        names
    };
    let names = distinct(&pairs);
    if names.len() < 2 {
        return Err(format!("{}: two names are the least", arguments.path.display()).into());
    }
    let more = arguments.near.as_deref().map(read_pairs).transpose()?.map(|p| distinct(&p)).unwrap_or_default();
    let start = Instant::now();
    let units = translit::table().units().len();
    writeln!(out, "{units} units, ready in {:.2} milliseconds", start.elapsed().as_secs_f64() * 1e3)?;
    let arabic: Vec<ArabicName> = pairs.iter().map(|p| translit::arabic(&p.ar)).collect();
    let latin: Vec<LatinName> = names.iter().map(|n| translit::latin(n)).collect();
    let start = Instant::now();
    let scores: Vec<Vec<f32>> = arabic.iter().map(|a| latin.iter().map(|l| score_ready(a, l)).collect()).collect();
    let microseconds = start.elapsed().as_secs_f64() * 1e6 / (pairs.len() * names.len()) as f64;
    let mut random = Random(7);
    let (mut first, mut among_five) = (0, 0);
    let (mut same, mut other): (Vec<Weighed>, Vec<Weighed>) = Default::default();
    let (mut same_near, mut near): (Vec<Weighed>, Vec<Weighed>) = Default::default();
    let mut right_of_two = 0.0;
    for ((pair, arabic), row) in pairs.iter().zip(&arabic).zip(&scores) {
        let truth = names.binary_search(&pair.en).map_err(|_| "the name is among the names")?;
        let score = row[truth];
        let nearer = (0..names.len()).filter(|&n| n != truth && row[n] <= score);
        let places: Vec<usize> = nearer.collect();
        first += usize::from(places.is_empty());
        among_five += usize::from(places.len() < 5);
        if let Some(&best) = places.iter().min_by(|&&a, &&b| row[a].total_cmp(&row[b])).filter(|_| arguments.missed) {
            writeln!(out, "missed {} {} {score:.2}, found {} {:.2}", pair.ar, pair.en, names[best], row[best])?;
        }
        same.push((score, 1.0));
        other.extend((0..OTHERS).map(|_| random.below(names.len())).filter(|&n| n != truth).map(|n| (row[n], 1.0)));
        let is_near = |name: &&String| **name != pair.en && strsim::levenshtein(name, &pair.en) <= NEAR;
        let mut scores: Vec<f32> = (0..names.len()).filter(|&n| is_near(&&names[n])).map(|n| row[n]).collect();
        let beyond = more.iter().filter(is_near).filter(|n| names.binary_search(n).is_err());
        scores.extend(beyond.map(|n| score_ready(arabic, &translit::latin(n))));
        if !scores.is_empty() {
            let each = 1.0 / scores.len() as f64;
            same_near.push((score, 1.0));
            right_of_two += each * scores.iter().filter(|&&s| s > score).count() as f64;
            near.extend(scores.into_iter().map(|s| (s, each)));
        }
    }
    let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
    writeln!(
        out,
        "{} pairs, {} Latin names: first {:.2} %, among five {:.2} %",
        pairs.len(),
        names.len(),
        share(first, pairs.len()),
        share(among_five, pairs.len())
    )?;
    let (rate, threshold) = equal_error(&same, &other);
    writeln!(out, "random names: equal error {rate:.2} % at {threshold:.3}")?;
    let (rate, threshold) = equal_error(&same_near, &near);
    writeln!(
        out,
        "near names ({} with one): equal error {rate:.2} % at {threshold:.3}, right of two {:.2} %",
        same_near.len(),
        100.0 * right_of_two / same_near.len().max(1) as f64
    )?;
    let accepted = |scores: &[Weighed], limit: f32| {
        let all: f64 = scores.iter().map(|s| s.1).sum();
        let below = scores.iter().filter(|s| s.0 <= limit).fold(0.0, |sum, s| sum + s.1);
        100.0 * below / all
    };
    for (name, limit) in [("SAME", translit::SAME), ("OTHER", translit::OTHER)] {
        writeln!(
            out,
            "up to {name} {limit}: {:.2} % of true pairs, {:.2} % of near and {:.3} % of random names",
            accepted(&same, limit),
            accepted(&near, limit),
            accepted(&other, limit)
        )?;
    }
    let start = Instant::now();
    let near_enough: usize =
        arabic.iter().map(|a| latin.iter().filter(|l| score_below(a, l, translit::SAME).is_some()).count()).sum();
    let limited = start.elapsed().as_secs_f64() * 1e6 / (pairs.len() * names.len()) as f64;
    writeln!(
        out,
        "{microseconds:.3} microseconds a pair, {limited:.3} if given up at SAME ({near_enough} are nearer)"
    )?;
    spell(&mut out, &pairs)?;
    Ok(out)
}

/// How often the name of the file is the first spelling, or one of the first five.
fn spell(out: &mut String, pairs: &[Pair]) -> std::fmt::Result {
    let sample: Vec<&Pair> = pairs.iter().step_by(SPELLED).collect();
    let count = |found: &dyn Fn(&Pair) -> Option<usize>| {
        let places: Vec<usize> = sample.iter().filter_map(|p| found(p)).collect();
        let share = |n: usize| 100.0 * n as f64 / sample.len().max(1) as f64;
        (share(places.iter().filter(|&&p| p == 0).count()), share(places.len()))
    };
    let start = Instant::now();
    let to_latin = count(&|p| {
        let right = Codes::latin(&p.en);
        translit::to_latin(&p.ar, SPELLINGS).iter().position(|s| Codes::latin(s) == right)
    });
    let to_arabic = count(&|p| {
        let right = Codes::arabic(&p.ar).plain();
        translit::to_arabic(&p.en, SPELLINGS).iter().position(|s| Codes::arabic(s).plain() == right)
    });
    let milliseconds = start.elapsed().as_secs_f64() * 1e3 / (2 * sample.len().max(1)) as f64;
    for (name, (first, all)) in [("to_latin", to_latin), ("to_arabic", to_arabic)] {
        writeln!(out, "{name} ({}): first {first:.1} %, among five {all:.1} %", sample.len())?;
    }
    writeln!(out, "{milliseconds:.2} milliseconds a name")
}
