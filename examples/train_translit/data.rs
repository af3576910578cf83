//! Reading the pairs and holding a part out.

use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::error::Error;
use std::fs;
use std::path::Path;
use tadqiq::knowledge::translit::letters::Codes;

/// One part in so many is held out.
const PARTS: u64 = 10;
/// What a pair of Wikidata counts, against one of the other set: its names are of one region, and noisier.
const WIKIDATA_WEIGHT: f32 = 0.3;

#[derive(Clone, Deserialize, Serialize)]
pub struct Written {
    pub ar: String,
    pub en: String,
}

/// A pair of names to train on.
pub struct Pair {
    /// As it is written.
    pub arabic: Codes,
    /// With the spellings of one letter made alike.
    pub plain: Codes,
    pub latin: Codes,
    pub weight: f32,
    /// Whether it is of the first set, whose names are of the whole world.
    pub world: bool,
}

pub struct Data {
    pub pairs: Vec<Pair>,
    pub held_out: Vec<Written>,
}

/// Reads both sets.
pub fn read(pairs: &Path, wikidata: &Path) -> Result<Data, Box<dyn Error>> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()));
    let world = read(pairs)?.lines().map(serde_json::from_str).collect::<Result<Vec<Written>, _>>()?;
    let region: Vec<Written> = read(wikidata)?
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            Some(Written { ar: fields.next()?, en: fields.next()? })
        })
        .collect();
    let sizes = 2..=24;
    let fits = |pair: &Pair| sizes.contains(&pair.arabic.len()) && sizes.contains(&pair.latin.len());
    let held_out: Vec<Written> = world.iter().filter(|w| is_held_out(w)).cloned().collect();
    let held_arabic: HashSet<Vec<u8>> =
        held_out.iter().map(|w| Codes::arabic(&w.ar).plain().letters().to_vec()).collect();
    let pair = |w: &Written, weight: f32, world: bool| {
        let arabic = Codes::arabic(&w.ar);
        Pair { arabic, plain: arabic.plain(), latin: Codes::latin(&w.en), weight, world }
    };
    let all = world.iter().map(|w| (w, 1.0, true)).chain(region.iter().map(|w| (w, WIKIDATA_WEIGHT, false)));
    let pairs = all
        .filter(|(w, ..)| !is_held_out(w))
        .map(|(w, weight, world)| pair(w, weight, world))
        .filter(|p| fits(p) && !held_arabic.contains(p.plain.letters()))
        .collect();
    Ok(Data { pairs, held_out })
}

/// Whether a pair is held out: by the hash of its Latin word, as letters.
fn is_held_out(written: &Written) -> bool {
    hash(Codes::latin(&written.en).letters()).is_multiple_of(PARTS)
}

/// FNV-1a, its high bits folded in.
fn hash(bytes: &[u8]) -> u64 {
    let h = bytes.iter().fold(0xCBF2_9CE4_8422_2325, |h: u64, &b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01B3));
    h ^ (h >> 29)
}

pub fn to_jsonl(written: &[Written]) -> serde_json::Result<String> {
    written.iter().map(|w| Ok(serde_json::to_string(w)? + "\n")).collect()
}
