//! Trains the letter model of `rules/translit/`: `plausible.bin`, which `knowledge::plausible` reads.
//!
//! ```text
//! cargo run --release --example train_plausible -- --english rules/words/english.fst --pairs name-pairs.jsonl \
//!     --wikidata wikidata.tsv --held-out held-out.jsonl --out rules/translit/plausible.bin
//! ```
//!
//! Words count by the logarithm of their frequency, names more than words; names of the file of held-out pairs (from
//! `train_translit`) are left out of the names, not of the English list. Equal inputs give equal bytes.

#![allow(clippy::print_stdout)]

use clap::Parser;
use fst::{Map, Streamer};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use tadqiq::knowledge::plausible::{BITS, CONTEXT, place};
use tadqiq::knowledge::translit::letters::{Codes, LATIN};

/// Shorter words teach nothing but abbreviations.
const SHORTEST: usize = 3;
/// What a name of the pairs counts, and one of Wikidata.
const NAME: f64 = 3.0;
const WIKIDATA_NAME: f64 = 0.4;
/// What a word of the list counts beside its frequency if it is listed as a name.
const LISTED_NAME: f64 = 2.0;
/// Share of the rarest words of the list, which no dictionary has: many are misspelled.
const DOUBTFUL: f64 = 0.4;
/// The frequency class, in centibels, from which such words are doubtful.
const RARE: u64 = 740;
/// Witten and Bell's weight of the shorter context is the number of different letters; as a word counts about three
/// here, so does each of them.
const NOVELTY: f64 = 3.0;

/// Trains the letter model of `rules/translit/`.
#[derive(Debug, Parser)]
struct Args {
    /// The English list
    #[arg(long, value_name = "FST")]
    english: PathBuf,
    /// Pairs of names, `ar` and `en`, one JSON object a line
    #[arg(long, value_name = "JSONL")]
    pairs: PathBuf,
    /// Pairs of names of the Arab world from `rules/translit/wikidata_units.py`
    #[arg(long, value_name = "TSV")]
    wikidata: PathBuf,
    /// Pairs whose Latin names are left out
    #[arg(long, value_name = "JSONL")]
    held_out: PathBuf,
    /// The table to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

/// Counts of the letters after a context, by the context.
type Counts = BTreeMap<Vec<u8>, [f64; LATIN]>;

fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    let held_out: HashSet<Vec<u8>> = latin_names(&args.held_out)?.into_iter().collect();
    let mut counts = Counts::new();
    let mut words = 0;
    let mut learn = |letters: &[u8], weight: f64| {
        if letters.len() >= SHORTEST {
            words += 1;
            count(&mut counts, letters, weight);
        }
    };
    let list = Map::new(read(&args.english)?).map_err(|e| format!("{}: {e}", args.english.display()))?;
    let mut stream = list.stream();
    while let Some((word, value)) = stream.next() {
        if word.iter().all(u8::is_ascii_lowercase) {
            let (class, flags) = (value & 0x3FF, value >> 10);
            let named = if flags & 2 > 0 { LISTED_NAME } else { 0.0 };
            let weight = 1.0 + (800.0 - class as f64) / 100.0 + named;
            let doubt = if flags == 0 && class > RARE { DOUBTFUL } else { 1.0 };
            learn(Codes::latin(&String::from_utf8_lossy(word)).letters(), weight * doubt);
        }
    }
    for name in latin_names(&args.pairs)?.iter().filter(|n| !held_out.contains(*n)) {
        learn(name, NAME);
    }
    for line in String::from_utf8(read(&args.wikidata)?)?.lines() {
        let name = Codes::latin(line.split('\t').nth(1).unwrap_or_default()).letters().to_vec();
        if !held_out.contains(&name) {
            learn(&name, WIKIDATA_NAME);
        }
    }
    let bytes = table(&counts);
    fs::write(&args.out, &bytes).map_err(|e| format!("{}: {e}", args.out.display()))?;
    println!("{}: {} bytes, from {words} words", args.out.display(), bytes.len());
    Ok(())
}

/// Counts each letter of a word, and its end, after the contexts of every length before it.
fn count(counts: &mut Counts, letters: &[u8], weight: f64) {
    let padded: Vec<u8> = [&[0; CONTEXT], letters, &[0]].concat();
    for end in CONTEXT..padded.len() {
        for length in 0..=CONTEXT {
            let context = &padded[end - length..end];
            if !counts.contains_key(context) {
                counts.insert(context.to_vec(), [0.0; LATIN]);
            }
            if let Some(after) = counts.get_mut(context) {
                after[usize::from(padded[end])] += weight;
            }
        }
    }
}

/// The levels of surprise of every letter after every context.
fn table(counts: &Counts) -> Vec<u8> {
    let size = LATIN.pow(CONTEXT as u32 + 1);
    let mut levels = vec![0_u8; size];
    let mut context = [0; CONTEXT];
    for (n, levels) in levels.chunks_mut(LATIN).enumerate() {
        for (i, letter) in context.iter_mut().enumerate() {
            *letter = (n / LATIN.pow((CONTEXT - 1 - i) as u32) % LATIN) as u8;
        }
        debug_assert_eq!(place([context[0], context[1], context[2], 0]), n * LATIN);
        let mut probability = [1.0 / LATIN as f64; LATIN];
        for length in 0..=CONTEXT {
            let Some(after) = counts.get(&context[CONTEXT - length..]) else { break };
            let sum: f64 = after.iter().sum();
            let novel = NOVELTY * after.iter().filter(|&&n| n > 0.0).count() as f64;
            for (p, count) in probability.iter_mut().zip(after) {
                *p = (count + novel * *p) / (sum + novel);
            }
        }
        for (level, p) in levels.iter_mut().zip(probability) {
            *level = nearest(-p.log2() as f32);
        }
    }
    levels.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

/// The level that stands for a surprise nearest to `bits`, one more than either being compared by its logarithm.
fn nearest(bits: f32) -> u8 {
    let apart = |level: &u8| ((1.0 + BITS[usize::from(*level)]) / (1.0 + bits)).ln().abs();
    (0..BITS.len() as u8).min_by(|a, b| apart(a).total_cmp(&apart(b))).unwrap_or(0)
}

/// The Latin names of a file of pairs, as letters.
fn latin_names(path: &Path) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    #[derive(Deserialize)]
    struct Pair {
        en: String,
    }
    let name = |line: &str| Ok(Codes::latin(&serde_json::from_str::<Pair>(line)?.en).letters().to_vec());
    String::from_utf8(read(path)?)?.lines().map(name).collect()
}

fn read(path: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    fs::read(path).map_err(|e| format!("{}: {e}", path.display()).into())
}
