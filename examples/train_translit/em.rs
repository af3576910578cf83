//! Units and their probabilities, by expectation maximisation over all alignments.

use crate::data::Pair;
use crate::units::{Key, Step, Units};
use std::collections::{BTreeMap, HashMap};
use tadqiq::knowledge::translit::letters::{ARABIC, LATIN};

const ROUNDS: usize = 8;
/// A unit stays if it is expected so often in the pairs; in the first rounds, when it is not yet clear, less.
const LEAST: f64 = 2.5;
const LEAST_AT_FIRST: f64 = 0.05;
/// How often letters must stand at like places of a pair for a unit to be considered.
const LEAST_TOGETHER: f64 = 5.0;
/// How unlike the places may be, in letters.
const APART: f32 = 2.5;
/// Count of a letter that is added or left out but was never seen so.
const UNSEEN: f64 = 0.02;
/// What a pair counts as it is written, and with the spellings of one letter made alike.
const AS_WRITTEN: f32 = 0.6;

/// -ln of what a unit's letters are given each other; letters given nothing are counted among all units.
pub struct Channel {
    pub arabic_given_latin: Vec<f32>,
    pub latin_given_arabic: Vec<f32>,
}

pub fn train(pairs: &[Pair]) -> (Units, Channel) {
    let mut samples: Vec<(&[u8], &[u8], f64)> = Vec::new();
    for p in pairs {
        let latin = p.latin.letters();
        if p.arabic == p.plain {
            samples.push((p.arabic.letters(), latin, f64::from(p.weight)));
        } else {
            samples.push((p.arabic.letters(), latin, f64::from(p.weight * AS_WRITTEN)));
            samples.push((p.plain.letters(), latin, f64::from(p.weight * (1.0 - AS_WRITTEN))));
        }
    }
    let mut keys = candidates(&samples);
    // At first only the size of a unit tells: small ones are likelier.
    let mut logs: Vec<f64> = keys
        .iter()
        .map(|(a, l)| -3.0 * (a.len() + l.len()) as f64 - if a.is_empty() || l.is_empty() { 3.0 } else { 0.0 })
        .collect();
    let mut counts = Vec::new();
    for round in 0..ROUNDS {
        let units = Units::new(keys);
        let expected = expect(&units, &logs, &samples);
        let least = if round < 2 { LEAST_AT_FIRST } else { LEAST };
        (keys, counts) = units
            .keys
            .into_iter()
            .zip(expected)
            .filter(|((a, l), count)| *count >= least || a.len() + l.len() == 1)
            .map(|(key, count)| (key, count.max(UNSEEN)))
            .unzip();
        let sum: f64 = counts.iter().sum();
        logs = counts.iter().map(|c| (c / sum).ln()).collect();
    }
    let channel = channel(&keys, &counts);
    (Units::new(keys), channel)
}

/// Every unit that may be one: letters at like places of a pair, and each letter alone.
fn candidates(samples: &[(&[u8], &[u8], f64)]) -> Vec<Key> {
    let mut seen: HashMap<(&[u8], &[u8]), f64> = HashMap::new();
    for &(a, l, weight) in samples {
        for i in 0..=a.len() {
            for j in 0..=l.len() {
                if (i as f32 * l.len() as f32 / a.len() as f32 - j as f32).abs() > APART {
                    continue;
                }
                for da in 1..=i.min(2) {
                    for dl in 1..=j.min(3) {
                        *seen.entry((&a[i - da..i], &l[j - dl..j])).or_default() += weight;
                    }
                }
            }
        }
    }
    let mut keys: Vec<Key> =
        seen.into_iter().filter(|(_, n)| *n >= LEAST_TOGETHER).map(|((a, l), _)| (a.to_vec(), l.to_vec())).collect();
    keys.extend((1..ARABIC as u8).map(|a| (vec![a], vec![])));
    keys.extend((1..LATIN as u8).map(|l| (vec![], vec![l])));
    keys.sort();
    keys
}

/// How often each unit is expected in the samples, by the forward and backward sums of each.
fn expect(units: &Units, logs: &[f64], samples: &[(&[u8], &[u8], f64)]) -> Vec<f64> {
    let probability: Vec<f64> = logs.iter().map(|l| l.exp()).collect();
    let mut expected = vec![0.0; units.keys.len()];
    let (mut steps, mut forward, mut backward): (Vec<Step>, Vec<f64>, Vec<f64>) = Default::default();
    for &(a, l, weight) in samples {
        let width = l.len() + 1;
        let size = (a.len() + 1) * width;
        units.steps(a, l, &mut steps);
        forward.clear();
        forward.resize(size, 0.0);
        backward.clear();
        backward.resize(size, 0.0);
        forward[0] = 1.0;
        backward[size - 1] = 1.0;
        for s in &steps {
            forward[s.arabic * width + s.latin] += forward[s.from_arabic * width + s.from_latin] * probability[s.unit];
        }
        let sum = forward[size - 1];
        if sum <= 0.0 {
            continue;
        }
        for s in steps.iter().rev() {
            let (from, to) = (s.from_arabic * width + s.from_latin, s.arabic * width + s.latin);
            let onward = backward[to] * probability[s.unit];
            backward[from] += onward;
            expected[s.unit] += weight * forward[from] * onward / sum;
        }
    }
    expected
}

/// Counts of the groups of one script.
type Sums<'a> = BTreeMap<&'a [u8], f64>;

fn channel(keys: &[Key], counts: &[f64]) -> Channel {
    let all: f64 = counts.iter().sum();
    let (mut arabic, mut latin) = (Sums::new(), Sums::new());
    for ((a, l), count) in keys.iter().zip(counts) {
        *arabic.entry(a).or_default() += count;
        *latin.entry(l).or_default() += count;
    }
    arabic.insert(&[], all);
    latin.insert(&[], all);
    let given = |sums: &Sums<'_>, group: &[u8], count: f64| -(count / sums[group]).ln() as f32;
    let each = || keys.iter().zip(counts);
    Channel {
        arabic_given_latin: each().map(|((_, l), &count)| given(&latin, l, count)).collect(),
        latin_given_arabic: each().map(|((a, _), &count)| given(&arabic, a, count)).collect(),
    }
}
