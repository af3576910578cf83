//! Fixed pairs of nouns from `rules/morph/compounds.txt`: شركة طيران, إطلاق نار.

use super::{Analysis, Readings};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The pairs, by the places of both nouns in the lexicon.
struct Pairs {
    /// A noun and its genitive.
    fixed: HashSet<(u16, u16)>,
    /// Pairs that name a body.
    bodies: HashSet<(u16, u16)>,
    /// Nouns that a genitive always follows behind a preposition, and whether only behind ب.
    open: HashSet<(u16, bool)>,
}

static PAIRS: LazyLock<Pairs> = LazyLock::new(|| {
    let list = include_str!("../../../rules/morph/compounds.txt");
    let mut pairs = Pairs { fixed: HashSet::new(), bodies: HashSet::new(), open: HashSet::new() };
    for (head, others) in list.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(':')) {
        let (head, body) = head.strip_prefix('=').map_or((head, false), |head| (head, true));
        let (head, after_b) = head.strip_prefix("ب_").map_or((head, false), |head| (head, true));
        for first in nouns(&Readings::of(head)) {
            for other in others.split_whitespace() {
                if other == "*" {
                    pairs.open.insert((first.reading.lemma, after_b));
                }
                let seconds = Readings::of(other);
                let both = nouns(&seconds).map(|second| (first.reading.lemma, second.reading.lemma));
                if body {
                    pairs.bodies.extend(both);
                } else {
                    pairs.fixed.extend(both);
                }
            }
        }
    }
    pairs
});

fn nouns(readings: &Readings) -> impl Iterator<Item = Analysis> {
    readings.iter().filter(Analysis::is_noun)
}

/// Whether two nouns are a fixed pair, the second the genitive of the first, in whatever number and with the article or without.
#[must_use]
pub fn is_compound(first: &Readings, second: &Readings) -> bool {
    is_among(&PAIRS.fixed, first, second) || is_body(first, second)
}

/// Whether they are the name of a body that acts: the ministry of justice, the court of justice.
#[must_use]
pub fn is_body(first: &Readings, second: &Readings) -> bool {
    is_among(&PAIRS.bodies, first, second)
}

fn is_among(pairs: &HashSet<(u16, u16)>, first: &Readings, second: &Readings) -> bool {
    nouns(first).any(|f| nouns(second).any(|s| pairs.contains(&(f.reading.lemma, s.reading.lemma))))
}

/// Whether a genitive always follows the noun where a preposition stands before it: أنحاء, بسبب.
#[must_use]
pub fn is_open(noun: &Readings) -> bool {
    let open = |a: &Analysis, after_b: bool| PAIRS.open.contains(&(a.reading.lemma, after_b));
    nouns(noun).any(|a| open(&a, false) || a.particle == Some('\u{628}') && open(&a, true))
}
