//! English words whose senses have different Arabic words, and by what each sense is told: `rules/homographs.tsv`.

use super::idioms::words;
use super::pack::TOPICS;
use super::phrases::Stem;
use super::senses::Speech;
use super::telling::Telling;
use crate::text::KeyMap;
use std::sync::{LazyLock, OnceLock};

/// A word (or a pair of words: turn out) with its senses.
#[derive(Debug)]
pub struct Homograph {
    /// As the list writes it, without its part of speech.
    pub written: &'static str,
    /// Its words.
    pub stems: Vec<Stem>,
    /// Its senses: two or more.
    pub senses: Vec<Meaning>,
}

/// One sense of a word.
#[derive(Debug)]
pub struct Meaning {
    /// The part of speech that the word has in it; `None` for an adjective, or where the list does not say.
    pub speech: Option<Speech>,
    /// A few English words that say which sense it is.
    pub gloss: &'static str,
    /// Phrases with the word that fix the sense by themselves.
    pub phrases: Vec<Vec<Link>>,
    /// English words that stand beside this sense and hardly beside another.
    pub cues: Vec<Stem>,
    /// The topics in which it is the usual sense, as a bit set over [`TOPICS`].
    pub topics: u32,
    /// What an editor writes, best first.
    pub right: Vec<&'static str>,
    told_by: &'static str,
    telling: OnceLock<Vec<Telling>>,
}

impl Meaning {
    /// The Arabic words by which its renderings are told.
    pub fn telling(&self) -> &[Telling] {
        self.telling.get_or_init(|| words(self.told_by))
    }
}

/// A word of a phrase.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// The word.
    pub stem: Stem,
    /// Whether some words may stand before it.
    pub is_loose: bool,
}

/// The words, and those that have which stem first.
type Table = (Vec<Homograph>, KeyMap<Vec<usize>>);

static ALL: LazyLock<Table> = LazyLock::new(|| {
    let mut all: Vec<Homograph> = Vec::new();
    for line in lines() {
        let Some((written, meaning)) = read(line) else { continue };
        if let Some(last) = all.last_mut().filter(|last| last.written == written) {
            last.senses.push(meaning);
        } else {
            let stems = written.split(' ').map(Stem::of).collect();
            all.push(Homograph { written, stems, senses: vec![meaning] });
        }
    }
    let mut by_stem: KeyMap<Vec<usize>> = KeyMap::default();
    for (n, homograph) in all.iter().enumerate() {
        by_stem.entry(homograph.stems[0].core()).or_default().push(n);
    }
    (all, by_stem)
});

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("../../rules/homographs.tsv").lines().filter(|l| !l.starts_with('#'))
}

fn read(line: &'static str) -> Option<(&'static str, Meaning)> {
    let list = |cell: &'static str| cell.split('|').map(str::trim).filter(|w| !w.is_empty() && *w != "-");
    let mut cells = line.split('\t');
    let written = cells.next()?;
    let (written, speech) = match written.split_once(':') {
        Some(("noun", word)) => (word, Some(Speech::Noun)),
        Some(("verb", word)) => (word, Some(Speech::Verb)),
        Some((_, word)) => (word, None),
        None => (written, None),
    };
    let gloss = cells.next()?;
    let phrases = list(cells.next()?).map(links).collect();
    let cues = list(cells.next()?).map(Stem::of).collect();
    let bit = |name: &str| TOPICS.iter().position(|t| *t == name).map_or(0, |n| 1 << n);
    let topics = cells.next()?.split(',').map(bit).fold(0, |all, bit| all | bit);
    let told_by = cells.next()?;
    let right = list(cells.next()?).collect();
    Some((written, Meaning { speech, gloss, phrases, cues, topics, right, told_by, telling: OnceLock::new() }))
}

fn links(phrase: &'static str) -> Vec<Link> {
    let mut is_loose = false;
    let mut links = Vec::new();
    for word in phrase.split([' ', '-', '\u{2019}', '\'']).filter(|w| !w.is_empty()) {
        if word == "~" {
            is_loose = true;
        } else {
            links.push(Link { stem: Stem::of(word), is_loose });
            is_loose = false;
        }
    }
    links
}

/// The homographs of which a word may be the first.
pub fn with(stem: Stem) -> impl Iterator<Item = &'static Homograph> {
    let found = ALL.1.get(&stem.core()).into_iter().flatten().filter_map(|&n| ALL.0.get(n));
    found.filter(move |homograph| homograph.stems[0].stands_as(stem))
}

#[cfg(test)]
mod tests {
    use super::{ALL, lines};
    use crate::knowledge::pack::TOPICS;
    use crate::knowledge::pack::inflect::Lexeme;
    use std::collections::HashSet;

    #[test]
    fn every_cell_is_read() {
        let mut odd: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
        for line in lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let mut note = |wrong: bool, what: &str| odd.extend(wrong.then(|| format!("{what}: {line}")));
            note(cells.len() != 7, "seven cells");
            note(!seen.insert((cells[0], cells[1])), "twice");
            let topics = cells.get(4).into_iter().flat_map(|cell| cell.split(','));
            note(topics.filter(|t| *t != "-").any(|t| !TOPICS.contains(&t)), "no topic");
            let words = cells.get(5).into_iter().flat_map(|cell| cell.split(' '));
            note(words.clone().any(|w| w.is_empty() || matches!(Lexeme::parse(w), Some(Err(_)))), "does not bend");
            note(cells.last().is_none_or(|right| right.is_empty()), "nothing to write");
        }
        assert_eq!(odd, Vec::<String>::new());
    }

    #[test]
    fn every_word_has_senses_that_are_told_apart() {
        let mut seen = HashSet::new();
        for homograph in &ALL.0 {
            let name = homograph.written;
            assert!(seen.insert(name), "{name}: its lines stand apart");
            assert!(homograph.senses.len() > 1, "{name}: one sense");
            for meaning in &homograph.senses {
                assert!(!meaning.telling().is_empty(), "{name}: nothing tells {}", meaning.gloss);
            }
        }
    }
}
