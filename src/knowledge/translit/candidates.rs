//! Likely spellings of a name in the other script.
//!
//! A beam goes through the letters of the name and adds what each group is likely rendered as (the channel of the
//! model); the complete spellings are then ranked by channel, score and how usual the spelling is as a word.

use super::letters::{Codes, arabic_letter, latin_letter};
use super::table::{ArabicName, COST, IMPROBABILITY, LatinName, NONE, Unit};
use super::{SAME, SCALE, TABLE, table};
use crate::knowledge::{plausible, words};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Spellings kept at each letter.
const BEAM: usize = 80;
/// What the score weighs against the channel, and how usual a Latin and an Arabic spelling is; fitted by hand on half
/// of the names held out of the training (`rules/translit/README.md` has the figures of the other half).
const SCORE_WEIGHT: f32 = 0.25;
const USUAL_LATIN: f32 = 0.8;
const USUAL_ARABIC: f32 = 0.35;
/// Nats a letter costs in an Arabic word that the list does not have.
const UNKNOWN_LETTER: f32 = 3.3;

/// What a group is rendered as, and how improbable that is in the table's parts of a nat.
type Renderings = Vec<Vec<([u8; 3], u8)>>;

/// The renderings of each group of either script, by the numbers of the table.
static RENDERINGS: LazyLock<(Renderings, Renderings)> = LazyLock::new(|| {
    let (arabic_groups, latin_groups) = TABLE.group_counts();
    let (mut arabic, mut latin) = (vec![Vec::new(); arabic_groups], vec![Vec::new(); latin_groups]);
    for (unit, (a, l)) in table().units().iter().zip(TABLE.group_numbers()) {
        let &Unit { arabic: [x, y], latin: letters, arabic_given_latin, latin_given_arabic, .. } = unit;
        arabic[usize::from(a)].push((letters, latin_given_arabic));
        latin[usize::from(l)].push(([x, y, 0], arabic_given_latin));
    }
    (arabic, latin)
});

/// Up to `n` likely Latin spellings of an Arabic word, in lower case, the likeliest first. None is farther from it than
/// [`SAME`].
#[must_use]
pub fn to_latin(arabic: &str, n: usize) -> Vec<String> {
    let name = super::arabic(arabic);
    let found = beam(name.codes.len(), |size, end| name.group(size, end), &RENDERINGS.0);
    let usual = |text: &str| {
        let letters = plausible::surprise(text).mean * (text.len() + 1) as f32 * std::f32::consts::LN_2;
        USUAL_LATIN * words::english(text).map_or(letters, |w| rarity(w.centibels).min(letters))
    };
    rank(found, latin_letter, |codes| steps(&name, &TABLE.latin(codes)), usual, n)
}

/// Up to `n` likely Arabic spellings of a Latin word, the likeliest first. None is farther from it than [`SAME`].
#[must_use]
pub fn to_arabic(latin: &str, n: usize) -> Vec<String> {
    let name = super::latin(latin);
    let found = beam(name.codes.len(), |size, end| name.group(size, end), &RENDERINGS.1);
    let usual = |text: &str| {
        let letters = UNKNOWN_LETTER * (text.chars().count() + 2) as f32;
        USUAL_ARABIC * words::arabic(text).map_or(letters, |w| rarity(w.centibels).min(letters))
    };
    let score = |codes: Codes| steps(&TABLE.arabic(codes), &name).filter(|_| is_lawful(&codes));
    rank(found, arabic_letter, score, usual, n)
}

/// Whether إ and آ stand only at the beginning, and ة and ى only at the end.
fn is_lawful(codes: &Codes) -> bool {
    let last = codes.len().saturating_sub(1);
    codes.letters().iter().enumerate().all(|(i, &code)| match arabic_letter(code) {
        Some('إ' | 'آ') => i == 0,
        Some('ة' | 'ى') => i == last && i > 0,
        _ => true,
    })
}

/// The cost of the cheapest chain in nats, if it makes the two [`SAME`].
fn steps(arabic: &ArabicName, latin: &LatinName) -> Option<f32> {
    let letters = (arabic.codes.len() + latin.codes.len()) as f32;
    TABLE.score(arabic, latin, SAME).map(|score| score * letters * SCALE / COST as f32)
}

/// -ln of the frequency of a word of this class.
fn rarity(centibels: u16) -> f32 {
    f32::from(centibels) / 100.0 * std::f32::consts::LN_10
}

/// A spelling under way.
#[derive(Clone, Copy)]
struct Partial {
    out: Codes,
    cost: i32,
}

/// Spells a name of `len` letters; `group` gives the number of its group of a size before an end.
fn beam(len: usize, group: impl Fn(usize, usize) -> u16, renderings: &Renderings) -> Vec<(Codes, i32)> {
    let mut at: Vec<Vec<Partial>> = vec![Vec::new(); len + 1];
    at[0].push(Partial { out: Codes::default(), cost: 0 });
    for i in 0..=len {
        let mut here = prune(std::mem::take(&mut at[i]));
        if len > 0 {
            // Letters from nothing, once before each letter of the name.
            let with_addition: Vec<Partial> =
                here.iter().flat_map(|p| renderings[0].iter().map(|&r| extend(p, r))).collect();
            here.extend(with_addition);
            here = prune(here);
        }
        for (end, there) in at.iter_mut().enumerate().skip(i + 1).take(3) {
            let number = group(end - i, end);
            if let Some(renderings) = renderings.get(usize::from(number)).filter(|_| number != NONE) {
                there.extend(here.iter().flat_map(|p| renderings.iter().map(|&r| extend(p, r))));
            }
        }
        if i == len {
            return here.into_iter().map(|p| (p.out, p.cost)).collect();
        }
    }
    Vec::new()
}

fn extend(partial: &Partial, (letters, cost): ([u8; 3], u8)) -> Partial {
    let mut next = Partial { out: partial.out, cost: partial.cost + i32::from(cost) };
    letters.iter().take_while(|&&c| c > 0).for_each(|&c| next.out.push(c));
    next
}

/// The cheapest [`BEAM`] of the spellings, each once.
fn prune(mut all: Vec<Partial>) -> Vec<Partial> {
    let order = |a: &Partial, b: &Partial| a.cost.cmp(&b.cost).then_with(|| a.out.letters().cmp(b.out.letters()));
    // Few spellings are there twice, so the cheapest are nearly always among these; only then the others are put in order.
    let head = 4 * BEAM;
    let mut sorted = all.len();
    if sorted > head {
        all.select_nth_unstable_by(head, order);
        sorted = head;
    }
    let mut kept: Vec<Partial> = Vec::with_capacity(BEAM);
    let mut from = 0;
    while from < all.len() && kept.len() < BEAM {
        all[from..sorted].sort_unstable_by(order);
        for p in &all[from..sorted] {
            if kept.len() < BEAM && kept.iter().all(|k| k.out.letters() != p.out.letters()) {
                kept.push(*p);
            }
        }
        (from, sorted) = (sorted, all.len());
    }
    kept
}

fn rank(
    found: Vec<(Codes, i32)>,
    letter: impl Fn(u8) -> Option<char>,
    score: impl Fn(Codes) -> Option<f32>,
    usual: impl Fn(&str) -> f32,
    n: usize,
) -> Vec<String> {
    let mut spelled: HashMap<String, f32> = HashMap::new();
    for (codes, cost) in found {
        let text: String = codes.letters().iter().filter_map(|&c| letter(c)).collect();
        let Some(score) = score(codes) else { continue };
        let rank = cost as f32 / IMPROBABILITY as f32 + SCORE_WEIGHT * score + usual(&text);
        let best = spelled.entry(text).or_insert(rank);
        *best = best.min(rank);
    }
    let mut ranked: Vec<_> = spelled.into_iter().collect();
    ranked.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.cmp(&b.0)));
    ranked.into_iter().take(n).map(|(text, _)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{SAME, score};
    use super::{to_arabic, to_latin};

    #[test]
    fn usual_spellings_are_among_the_first() {
        for (latin, arabic) in [("Macron", "ماكرون"), ("Berlin", "برلين"), ("Merkel", "ميركل"), ("Obama", "أوباما")]
        {
            let found = to_arabic(latin, 5);
            assert!(found.iter().any(|f| f == arabic), "{latin} {found:?}");
        }
        for (arabic, latin) in [("ماكرون", "macron"), ("برلين", "berlin"), ("أوباما", "obama"), ("محمد", "mohamed")]
        {
            let found = to_latin(arabic, 5);
            assert!(found.iter().any(|f| f == latin), "{arabic} {found:?}");
        }
    }

    #[test]
    fn every_spelling_is_a_rendering_and_no_two_are_alike() {
        for latin in ["Trudeau", "Wojciechowski", "Eisenhower"] {
            let found = to_arabic(latin, 4);
            assert_eq!(found.len(), 4);
            let mut distinct = found.clone();
            distinct.sort();
            distinct.dedup();
            assert_eq!(distinct.len(), 4);
            assert!(found.iter().all(|a| score(a, latin) < SAME), "{found:?}");
            assert!(
                found.iter().all(|a| !a[2..].contains(['إ', 'آ'])),
                "only the first letter is one of these: {found:?}"
            );
        }
        assert!(to_arabic("", 3).is_empty() && to_latin("12", 3).is_empty() && to_latin("ماكرون", 0).is_empty());
        assert!(to_latin(&"ق".repeat(200), 1).len() <= 1, "a name without end is no trouble");
    }
}
