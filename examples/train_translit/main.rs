//! Trains the name model of `rules/translit/`: `model.bin`, which `knowledge::translit` reads.
//!
//! ```text
//! cargo run --release --example train_translit -- --pairs name-pairs.jsonl --wikidata wikidata.tsv \
//!     --out rules/translit/model.bin --held-out held-out.jsonl
//! ```
//!
//! Of the pairs a tenth is held out, chosen by a hash of the Latin word; no pair that is trained on shares a word of
//! either script with them. `rules/translit/README.md` says where the data come from. Equal inputs give equal bytes.

#![allow(clippy::print_stdout)]

mod data;
mod em;
mod fit;
mod pivot;
mod units;

use clap::Parser;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use tadqiq::knowledge::translit::table::{COST, IMPROBABILITY, MAGIC, SURROUNDINGS};
use units::{Model, Units};

/// Trains the name model of `rules/translit/`.
#[derive(Debug, Parser)]
struct Args {
    /// Pairs of names, `ar` and `en`, one JSON object a line
    #[arg(long, value_name = "JSONL")]
    pairs: PathBuf,
    /// Pairs of names of the Arab world from `rules/translit/wikidata_units.py`
    #[arg(long, value_name = "TSV")]
    wikidata: PathBuf,
    /// The table to write
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Where to write the pairs that were held out, for `evaluate names`
    #[arg(long, value_name = "JSONL")]
    held_out: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    let data = data::read(&args.pairs, &args.wikidata)?;
    println!("{} pairs to train on, {} held out", data.pairs.len(), data.held_out.len());
    fs::write(&args.held_out, data::to_jsonl(&data.held_out)?)
        .map_err(|e| format!("{}: {e}", args.held_out.display()))?;
    let (units, channel) = em::train(&data.pairs);
    let variants = pivot::variants(&units, &channel);
    let model = fit::train(&units, &channel, &data.pairs);
    let bytes = table(&units, &channel, &variants, &model)?;
    fs::write(&args.out, &bytes).map_err(|e| format!("{}: {e}", args.out.display()))?;
    println!("{}: {} bytes, {} units, {} variants", args.out.display(), bytes.len(), units.keys.len(), variants.len());
    Ok(())
}

/// The file, as `tadqiq::knowledge::translit::table` describes it.
fn table(
    units: &Units,
    channel: &em::Channel,
    variants: &[pivot::Variant],
    model: &Model,
) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(u16::try_from(units.keys.len())?.to_le_bytes());
    bytes.extend(u16::try_from(variants.len())?.to_le_bytes());
    let byte = |nats: f32| (nats * IMPROBABILITY as f32).round().clamp(0.0, 255.0) as u8;
    for (n, (arabic, latin)) in units.keys.iter().enumerate() {
        let letter = |group: &[u8], i: usize| group.get(i).copied().unwrap_or(0);
        bytes.extend([letter(arabic, 0), letter(arabic, 1), letter(latin, 0), letter(latin, 1), letter(latin, 2)]);
        bytes.extend(((model.cost[n] * COST as f32).round() as i16).to_le_bytes());
        bytes.extend([byte(channel.arabic_given_latin[n]), byte(channel.latin_given_arabic[n])]);
    }
    for variant in variants {
        bytes.extend(variant.one.iter().chain(&variant.other));
        bytes.push(byte(variant.cost));
    }
    let signed = |nats: f32| (nats * IMPROBABILITY as f32).round().clamp(-127.0, 127.0) as i8;
    bytes.extend(model.around.iter().map(|&nats| signed(nats).cast_unsigned()));
    assert_eq!(model.around.len(), units.keys.len() * SURROUNDINGS, "a row of surroundings for each unit");
    Ok(bytes)
}
