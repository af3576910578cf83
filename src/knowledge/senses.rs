//! Words with several senses, by the English that tells which is meant: for articles that have their original beside them.

use super::pack::inflect::Lexeme;
use super::pack::pattern::Word;
use super::pack::{RuleName, TOPICS};
use super::phrases::{Stem, stems};
use super::telling::Telling;
use crate::text::KeyMap;
use std::sync::LazyLock;

/// A sense, the image of an idiom, or a deed with a number.
#[derive(Debug)]
pub struct Sense {
    /// Which rule reports it: an image is a calque.
    pub rule: RuleName,
    /// The English phrases that fix it.
    pub english: Vec<English>,
    /// Arabic words and phrases of another sense; none for a deed.
    pub wrong: Vec<Vec<Wrong>>,
    /// Beginnings of the right ones.
    pub right: Vec<&'static str>,
    /// What an editor writes, best first.
    pub repairs: Vec<&'static str>,
    /// The topics of which the article has to be, as a bit set over [`TOPICS`]; 0 for any.
    pub topics: u32,
}

/// An English phrase.
#[derive(Debug)]
pub struct English {
    /// As the list writes it, without its part of speech.
    pub written: &'static str,
    /// Its words.
    pub words: Vec<Part>,
    /// The part of speech that its first word (of a verb) or its last (of a noun) has to be of.
    pub speech: Option<Speech>,
}

/// A part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    /// A noun that nothing behind it belongs to: the cast in, but not the cast iron.
    Noun,
    /// A verb in any of its forms.
    Verb,
    /// A verb whose object follows at once: landed a client.
    Transitive,
}

/// A word of an English phrase.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// A word in any inflection.
    Word(Stem),
    /// A number in digits.
    Number,
    /// A word of a place's name.
    Place,
    /// Some words or none.
    Gap,
}

/// An Arabic word that is wrong.
#[derive(Debug)]
pub enum Wrong {
    /// This word, particles and article left out.
    Written(&'static str),
    /// This word in any of its forms.
    Form(Telling),
    /// A number in digits.
    Number,
    /// A word of a place's name.
    Place,
}

/// The rows, and where a phrase has which stem first: the row, and the place of the stem in the phrase.
type Table = (Vec<Sense>, KeyMap<Vec<usize>>);

static ALL: LazyLock<Table> = LazyLock::new(|| {
    let lines = include_str!("../../rules/senses.tsv").lines().filter(|l| !l.starts_with('#'));
    let all: Vec<Sense> = lines.filter_map(read).collect();
    let mut by_stem: KeyMap<Vec<usize>> = KeyMap::default();
    for (n, sense) in all.iter().enumerate() {
        for (_, first) in sense.english.iter().filter_map(English::first) {
            let list = by_stem.entry(first.core()).or_default();
            if !list.contains(&n) {
                list.push(n);
            }
        }
    }
    (all, by_stem)
});

fn read(line: &'static str) -> Option<Sense> {
    let list = |cell: &'static str| cell.split('|').map(str::trim).filter(|w| !w.is_empty() && *w != "-");
    let mut cells = line.split('\t');
    let rule = if cells.next()? == "image" { RuleName::Calque } else { RuleName::Term };
    let english = list(cells.next()?).map(English::of).collect();
    let wrong = list(cells.next()?).map(|phrase| phrase.split(' ').filter_map(Wrong::of).collect()).collect();
    let right = list(cells.next()?).collect();
    let repairs = list(cells.next().unwrap_or_default()).collect();
    let bit = |name: &str| TOPICS.iter().position(|t| *t == name).map_or(0, |n| 1 << n);
    let topics = cells.next().unwrap_or_default().split(',').map(bit).sum();
    Some(Sense { rule, english, wrong, right, repairs, topics })
}

impl English {
    fn of(written: &'static str) -> Self {
        let shapes = [("noun:", Speech::Noun), ("verb:", Speech::Verb), ("object:", Speech::Transitive)];
        let shaped = shapes.iter().find_map(|(shape, speech)| Some((written.strip_prefix(shape)?, *speech)));
        let (written, speech) = shaped.map_or((written, None), |(rest, speech)| (rest, Some(speech)));
        let part = |word: &str| match word {
            "#" => vec![Part::Number],
            "@" => vec![Part::Place],
            "~" => vec![Part::Gap],
            word => stems(word).into_iter().map(Part::Word).collect(),
        };
        Self { written, words: written.split([' ', '-']).flat_map(part).collect(), speech }
    }

    /// Whether `word`, in small letters, is a form of the last word as a noun: cast and casts, but not casting.
    #[must_use]
    pub fn ends_in_noun(&self, word: &str) -> bool {
        let last = self.written.rsplit([' ', '-']).next().unwrap_or_default();
        let ending = |ending: &str| word.strip_suffix(ending).is_some_and(|rest| rest == last);
        let y = || word.strip_suffix("ies").is_some_and(|rest| last.strip_suffix('y') == Some(rest));
        word == last || ending("s") || ending("es") || y()
    }

    /// The first word that is not any number or place, and where it stands.
    #[must_use]
    pub fn first(&self) -> Option<(usize, Stem)> {
        self.words.iter().enumerate().find_map(|(n, part)| match part {
            Part::Word(stem) => Some((n, *stem)),
            Part::Number | Part::Place | Part::Gap => None,
        })
    }
}

impl Wrong {
    fn of(word: &'static str) -> Option<Self> {
        match Lexeme::parse(word) {
            Some(lexeme) => Telling::of(&Word::Form(lexeme.ok()?)).map(Self::Form),
            None if word == "#" => Some(Self::Number),
            None if word == "@" => Some(Self::Place),
            None => Some(Self::Written(word)),
        }
    }
}

/// The senses that a rule reports and of which a phrase may have `stem` for its first word.
pub fn with(rule: RuleName, stem: Stem) -> impl Iterator<Item = &'static Sense> {
    ALL.1.get(&stem.core()).into_iter().flatten().filter_map(|&n| ALL.0.get(n)).filter(move |s| s.rule == rule)
}

#[cfg(test)]
mod tests {
    use super::{ALL, Wrong};
    use crate::knowledge::pack::inflect::Lexeme;

    #[test]
    fn every_row_has_what_it_needs() {
        assert!(ALL.0.len() > 60, "the table is read");
        for sense in &ALL.0 {
            let name = sense.english.first().map_or("", |english| english.written);
            assert!(!sense.right.is_empty() && !sense.english.is_empty(), "{name}");
            assert!(sense.english.iter().all(|english| english.first().is_some()), "{name}: no word to find it by");
            assert!(sense.wrong.iter().all(|wrong| !wrong.is_empty()), "{name}: a wrong word that does not bend");
            // What is right begins with nothing that is wrong.
            for wrong in sense.wrong.iter().filter(|wrong| wrong.len() == 1).flatten() {
                let Wrong::Written(wrong) = wrong else { continue };
                assert!(!sense.right.iter().any(|r| wrong.starts_with(r)), "{name} {wrong}");
            }
        }
    }

    #[test]
    fn every_cell_is_read() {
        let mut seen = std::collections::HashSet::new();
        for line in include_str!("../../rules/senses.tsv").lines().filter(|l| !l.starts_with('#')) {
            assert!(seen.insert(line), "twice: {line}");
            let cells: Vec<&str> = line.split('\t').collect();
            assert!((4..=6).contains(&cells.len()) && ["sense", "image", "deed"].contains(&cells[0]), "{line}");
            assert!(cells[2].split(['|', ' ']).all(|w| !matches!(Lexeme::parse(w), Some(Err(_)))), "{line}");
            let topics = cells.get(5).into_iter().flat_map(|cell| cell.split(','));
            assert!(topics.filter(|t| !t.is_empty()).all(|t| super::TOPICS.contains(&t)), "{line}");
        }
    }
}
