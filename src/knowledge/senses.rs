//! Words with several senses, by the English that tells which is meant: for articles that have their original beside them.

use super::phrases::{Stem, stems};
use crate::text::KeyMap;
use std::sync::LazyLock;

/// A sense, or a deed with a number.
#[derive(Clone, Debug)]
pub struct Sense {
    /// The English phrases, in stems.
    pub english: Vec<Vec<Stem>>,
    /// As the list writes them.
    pub written: Vec<&'static str>,
    /// Arabic words of another sense; none for a deed.
    pub wrong: Vec<&'static str>,
    /// Beginnings of the right ones.
    pub right: Vec<&'static str>,
}

/// The rows, and which of them begin with a stem.
type Table = (Vec<Sense>, KeyMap<Vec<usize>>);

static ALL: LazyLock<Table> = LazyLock::new(|| {
    let words = |cell: &'static str| cell.split('|').map(str::trim).filter(|w| !w.is_empty() && *w != "-").collect();
    let row = |line: &'static str| -> Option<Sense> {
        let mut cells = line.split('\t').skip(1);
        let written: Vec<&'static str> = words(cells.next()?);
        let english = written.iter().map(|p| stems(p)).collect();
        Some(Sense { english, written, wrong: words(cells.next()?), right: words(cells.next()?) })
    };
    let lines = include_str!("../../rules/senses.tsv").lines().filter(|l| !l.starts_with('#'));
    let all: Vec<Sense> = lines.filter_map(row).collect();
    let mut by_stem: KeyMap<Vec<usize>> = KeyMap::default();
    for (n, sense) in all.iter().enumerate() {
        for first in sense.english.iter().filter_map(|e| e.first()) {
            let list = by_stem.entry(first.exact()).or_default();
            if !list.contains(&n) {
                list.push(n);
            }
        }
    }
    (all, by_stem)
});

/// The senses one of whose phrases begins with `stem`.
pub fn with(stem: Stem) -> impl Iterator<Item = &'static Sense> {
    ALL.1.get(&stem.exact()).into_iter().flatten().filter_map(|&n| ALL.0.get(n))
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn every_row_has_what_it_needs() {
        assert!(ALL.0.len() > 60, "the table is read");
        for sense in &ALL.0 {
            assert!(!sense.right.is_empty(), "{:?}", sense.written);
            // What is right begins with nothing that is wrong.
            for wrong in &sense.wrong {
                assert!(!sense.right.iter().any(|r| wrong.starts_with(r)), "{:?} {wrong}", sense.written);
            }
        }
    }
}
