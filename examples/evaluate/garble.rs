//! The letter model: telling garbled names from right ones.
//!
//! Each name is garbled once, by chance that is the same on every run. Six in ten by two to four edits (a letter
//! changed, added, left out, or swapped with the next). The others as translation engines do: half lose the consonants
//! before the first vowel, but perhaps the first of them; half get the first one to four letters of another name of
//! the file in their place.

use crate::measure::{Random, read_pairs, recall};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use tadqiq::knowledge::plausible::{self, surprise};
use tadqiq::knowledge::words;

/// Shorter names are left out, and nothing is garbled to less.
const SHORTEST: usize = 3;

#[derive(clap::Args)]
pub struct Arguments {
    /// A .jsonl file of pairs with `en`, or a file with a name a line
    path: PathBuf,
}

/// Measures the letter model on the Latin names of a file.
pub fn measure(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let path = &arguments.path;
    let names: Vec<String> = if path.extension().is_some_and(|e| e == "jsonl") {
        read_pairs(path)?.into_iter().map(|p| p.en).collect()
    } else {
        fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?.lines().map(str::to_owned).collect()
    };
    let mut names: Vec<Vec<u8>> = names
        .iter()
        .map(|n| n.to_lowercase().bytes().filter(u8::is_ascii_lowercase).collect::<Vec<u8>>())
        .filter(|n| n.len() >= SHORTEST)
        .collect();
    names.sort();
    names.dedup();
    if names.len() < 2 {
        return Err(format!("{}: two names are the least", path.display()).into());
    }
    let mut random = Random(12_345);
    let text = |letters: &[u8]| String::from_utf8_lossy(letters).into_owned();
    let edited: Vec<(String, bool)> = names
        .iter()
        .map(|name| {
            let by_edits = random.below(10) < 6;
            (text(&garble(name, &names, by_edits, &mut random)), by_edits)
        })
        .collect();
    let right: Vec<String> = names.iter().map(|n| text(n)).collect();
    let of = |words: &[&str], measure: fn(&str) -> f32| words.iter().map(|w| measure(w)).collect::<Vec<f32>>();
    let mean = |word: &str| surprise(word).mean;
    let max = |word: &str| surprise(word).max;
    let all_right: Vec<&str> = right.iter().map(String::as_str).collect();
    let all: Vec<&str> = edited.iter().map(|e| e.0.as_str()).collect();
    let kind = |by_edits: bool| edited.iter().filter(|e| e.1 == by_edits).map(|e| e.0.as_str()).collect::<Vec<_>>();
    let unknown = |words: &[&'_ str]| words.iter().filter(|w| words::english(w).is_none()).count();
    let mut out = format!(
        "{} names, {} of them and {} of the garbled ones unknown to the English list\n",
        right.len(),
        unknown(&all_right),
        unknown(&all)
    );
    let rare = |words: &[&str]| {
        words.iter().filter(|w| words::english(w).is_none()).map(|w| surprise(w).mean).collect::<Vec<f32>>()
    };
    for (name, odd, fine) in [
        ("mean", of(&all, mean), of(&all_right, mean)),
        ("max", of(&all, max), of(&all_right, max)),
        ("mean, by edits", of(&kind(true), mean), of(&all_right, mean)),
        ("mean, new or lost beginning", of(&kind(false), mean), of(&all_right, mean)),
        ("mean, unknown to the list", rare(&all), rare(&all_right)),
    ] {
        if odd.is_empty() || fine.is_empty() {
            continue;
        }
        let (area, [one, five]) = recall(&odd, &fine);
        writeln!(
            out,
            "{name:<28} area {area:.3}, recall {:.1} % at 1 % false ({:.2}), {:.1} % at 5 % ({:.2})",
            one.0, one.1, five.0, five.1
        )?;
    }
    let above = |limit: f32| 100.0 * all_right.iter().filter(|w| mean(w) > limit).count() as f64 / right.len() as f64;
    for (name, limit) in [("ODD_1", plausible::ODD_1), ("ODD_5", plausible::ODD_5)] {
        writeln!(out, "above {name} {limit}: {:.1} % of right names", above(limit))?;
    }
    Ok(out)
}

/// A word in small letters garbled as [`measure`] does; `names` lend their beginnings.
pub fn garble_word(word: &str, names: &[Vec<u8>], by_edits: bool, random: &mut Random) -> String {
    let letters: Vec<u8> = word.bytes().filter(u8::is_ascii_lowercase).collect();
    let by_edits = by_edits || names.is_empty() || letters.len() < 2;
    String::from_utf8_lossy(&garble(&letters, names, by_edits, random)).into_owned()
}

/// `name` garbled, never into itself.
fn garble(name: &[u8], names: &[Vec<u8>], by_edits: bool, random: &mut Random) -> Vec<u8> {
    // A few names (one consonant, then a vowel) can come out as they were: then another try, at last by an edit.
    for _ in 0..20 {
        let mut garbled = if by_edits { edit(name, random) } else { begin_anew(name, names, random) };
        garbled.truncate(name.len() + 4);
        if garbled != name && garbled.len() >= SHORTEST {
            return garbled;
        }
    }
    [name, b"q"].concat()
}

fn edit(name: &[u8], random: &mut Random) -> Vec<u8> {
    let mut word = name.to_vec();
    for _ in 0..2 + random.below(3) {
        let letter = b'a' + random.below(26) as u8;
        let at = random.below(word.len());
        match random.below(4) {
            0 => word[at] = letter,
            1 => word.insert(random.below(word.len() + 1), letter),
            2 if word.len() > 2 => _ = word.remove(at),
            _ if at + 1 < word.len() => word.swap(at, at + 1),
            _ => {}
        }
    }
    word
}

fn begin_anew(name: &[u8], names: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let vowel = name.iter().position(|c| b"aeiou".contains(c)).unwrap_or(1).clamp(1, name.len() - 1);
    let beginning = if random.below(2) == 0 {
        let donor = &names[random.below(names.len())];
        &donor[..(1 + random.below(4)).min(donor.len())]
    } else {
        &name[..random.below(2)]
    };
    [beginning, &name[vowel..]].concat()
}
