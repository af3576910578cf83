//! Arabic spellings of one foreign name: those that the packs list for it, against near names of other people.

use crate::measure::{Weighed, equal_error, read_pairs};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tadqiq::knowledge::translit::{MAYBE_RENDERING, SAME_RENDERING, variants};
use tadqiq::text::fold;

/// Two forms of a name in a pack that are farther apart, in edits, are taken for different words.
const ONE_NAME: usize = 3;
/// Shorter words are left out.
const SHORTEST: usize = 3;
/// Every so many names are compared with their near ones.
const COMPARED: usize = 5;

#[derive(clap::Args)]
pub struct Arguments {
    /// A folder of packs with `[[entity]]` tables
    packs: PathBuf,
    /// A .jsonl file of pairs with `ar` and `en`, for names that are near
    names: PathBuf,
}

#[derive(Deserialize)]
struct Pack {
    #[serde(default)]
    entity: Vec<Entity>,
}

#[derive(Deserialize)]
struct Entity {
    #[serde(default)]
    ar: Vec<String>,
}

/// Measures the distance of Arabic spellings.
pub fn measure(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let same = renderings(&arguments.packs)?;
    let mut latin: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for pair in read_pairs(&arguments.names)? {
        latin.entry(fold(&pair.ar)).or_default().insert(pair.en);
    }
    let names: Vec<&String> = latin.keys().filter(|n| n.chars().count() >= SHORTEST).collect();
    let mut near: [Vec<(&str, &str)>; 2] = Default::default();
    for one in names.iter().step_by(COMPARED) {
        for other in names.iter().filter(|n| latin[**n].is_disjoint(&latin[*one])) {
            if let edits @ 1..=2 = strsim::levenshtein(one, other) {
                near[edits - 1].push((one, other));
            }
        }
    }
    let scores = |pairs: &mut dyn Iterator<Item = (&str, &str)>| -> Vec<Weighed> {
        pairs.map(|(a, b)| (variants(a, b), 1.0)).collect()
    };
    let same = scores(&mut same.iter().map(|(a, b)| (a.as_str(), b.as_str())));
    let share = |scores: &[Weighed], limit: f32| {
        100.0 * scores.iter().filter(|s| s.0 <= limit).count() as f64 / scores.len().max(1) as f64
    };
    let shares = |scores: &[Weighed]| {
        let (near, far) = (share(scores, SAME_RENDERING), share(scores, MAYBE_RENDERING));
        format!("{near:.1} % up to SAME_RENDERING {SAME_RENDERING}, {far:.1} % up to MAYBE_RENDERING {MAYBE_RENDERING}")
    };
    let mut out = format!("{} spellings of one name: {}\n", same.len(), shares(&same));
    for (pairs, edits) in near.iter().zip(["one edit", "two edits"]) {
        let other = scores(&mut pairs.iter().copied());
        let (rate, threshold) = equal_error(&same, &other);
        writeln!(
            out,
            "{} other names at {edits}: {}; equal error {rate:.1} % at {threshold:.3}",
            other.len(),
            shares(&other)
        )?;
    }
    Ok(out)
}

/// The words in which two Arabic forms of one name differ, where it is one word.
fn renderings(packs: &Path) -> Result<BTreeSet<(String, String)>, Box<dyn Error>> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(packs).map_err(|e| format!("{}: {e}", packs.display()))? {
        let path = entry?.path();
        let pack: Pack = toml::from_str(&fs::read_to_string(&path)?).map_err(|e| format!("{}: {e}", path.display()))?;
        for forms in pack.entity.iter().map(|e| &e.ar) {
            for (n, one) in forms.iter().enumerate() {
                for other in &forms[..n] {
                    let (one, other) = (fold(one), fold(other));
                    let words = |text: &str| text.split_whitespace().count();
                    let mut unlike = one.split_whitespace().zip(other.split_whitespace()).filter(|(a, b)| a != b);
                    if words(&one) == words(&other)
                        && let (Some((a, b)), None) = (unlike.next(), unlike.next())
                        && a.chars().count().min(b.chars().count()) >= SHORTEST
                        && strsim::levenshtein(a, b) <= ONE_NAME
                    {
                        found.insert((a.min(b).to_owned(), a.max(b).to_owned()));
                    }
                }
            }
        }
    }
    Ok(found)
}
