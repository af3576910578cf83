//! Which Arabic groups stand for one sound: read off the channel through Latin.

use crate::em::Channel;
use crate::units::Units;
use std::collections::BTreeMap;
use tadqiq::knowledge::translit::letters::plain;

/// Costs above are left out, in nats: letters have a cost without a variant, too.
const MOST: f64 = 7.0;

pub struct Variant {
    pub one: [u8; 2],
    pub other: [u8; 2],
    /// In nats.
    pub cost: f32,
}

/// The variants, each once: P(b | a) = Σ P(b | latin) P(latin | a), against P(a | a), both ways.
pub fn variants(units: &Units, channel: &Channel) -> Vec<Variant> {
    let mut by_latin: BTreeMap<&[u8], Vec<(usize, [u8; 2])>> = BTreeMap::new();
    for (n, (a, l)) in units.keys.iter().enumerate() {
        let letter = |i: usize| a.get(i).copied().map_or(0, plain);
        by_latin.entry(l).or_default().push((n, [letter(0), letter(1)]));
    }
    let mut heard: BTreeMap<([u8; 2], [u8; 2]), f64> = BTreeMap::new();
    for (latin, group) in by_latin {
        for &(n, one) in &group {
            let reads = f64::from(-channel.latin_given_arabic[n]).exp();
            if latin.is_empty() {
                // A letter that is not heard may be left out, and one that is left out may be written.
                *heard.entry((one, [0; 2])).or_default() += reads;
                *heard.entry(([0; 2], one)).or_default() += reads;
                continue;
            }
            for &(m, other) in &group {
                *heard.entry((one, other)).or_default() += reads * f64::from(-channel.arabic_given_latin[m]).exp();
            }
        }
    }
    let own = |group: [u8; 2]| if group == [0; 2] { 1.0 } else { heard.get(&(group, group)).copied().unwrap_or(1.0) };
    let mut variants = Vec::new();
    for (&(one, other), &there) in heard.iter().filter(|((one, other), _)| one < other) {
        let back = heard.get(&(other, one)).copied().unwrap_or(1e-9);
        let cost = -((there / own(one)).ln().min(0.0) + (back / own(other)).ln().min(0.0)) / 2.0;
        if cost <= MOST {
            variants.push(Variant { one, other, cost: cost as f32 });
        }
    }
    variants
}
