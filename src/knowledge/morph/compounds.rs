//! Fixed pairs of nouns from `rules/morph/compounds.txt`: شركة طيران, إطلاق نار.

use super::Readings;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Pairs of entries, and the entries that whatever noun follows.
static PAIRS: LazyLock<(HashSet<(u16, u16)>, HashSet<u16>)> = LazyLock::new(|| {
    let list = include_str!("../../../rules/morph/compounds.txt");
    let (mut pairs, mut open) = (HashSet::new(), HashSet::new());
    for (head, others) in list.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(':')) {
        for first in entries(&Readings::of(head)) {
            for other in others.split_whitespace() {
                if other == "*" {
                    open.insert(first);
                }
                pairs.extend(entries(&Readings::of(other)).map(|second| (first, second)));
            }
        }
    }
    (pairs, open)
});

/// The entries that a word is a noun of, behind no preposition.
fn entries(readings: &Readings) -> impl Iterator<Item = u16> {
    readings.iter().filter(|a| a.is_noun()).map(|a| a.reading.lemma).collect::<Vec<_>>().into_iter()
}

/// Whether two nouns are a fixed pair, the second the genitive of the first, in whatever number and with the article or without.
#[must_use]
pub fn is_compound(first: &Readings, second: &Readings) -> bool {
    let (pairs, open) = &*PAIRS;
    entries(first).any(|f| open.contains(&f) || entries(second).any(|s| pairs.contains(&(f, s))))
}
