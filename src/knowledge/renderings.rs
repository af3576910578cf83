//! How engines render single English words when they take them one by one: `rules/renderings.txt`.

use super::idioms::words;
use super::phrases::Stem;
use super::telling::Telling;
use crate::text::KeyMap;
use std::sync::{LazyLock, OnceLock};

/// The renderings of a word.
#[derive(Debug)]
pub struct Renderings {
    word: &'static str,
    stem: Stem,
    written: &'static str,
    words: OnceLock<Vec<Telling>>,
}

static ALL: LazyLock<KeyMap<Vec<Renderings>>> = LazyLock::new(|| {
    let mut all: KeyMap<Vec<Renderings>> = KeyMap::default();
    for (word, written) in lines() {
        let stem = Stem::of(word);
        all.entry(stem.core()).or_default().push(Renderings { word, stem, written, words: OnceLock::new() });
    }
    all
});

/// The lines of the list: an English word, and what stands behind it.
fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../../rules/renderings.txt").lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(' '))
}

impl Renderings {
    /// Whether the line is of this very word, in small letters.
    #[must_use]
    pub fn is_of(&self, word: &str) -> bool {
        self.word == word
    }

    /// The Arabic words; none for words that engines leave out or that say nothing (the, of, his).
    pub fn words(&self) -> &[Telling] {
        self.words.get_or_init(|| words(self.written))
    }
}

/// The lines of a word in any inflection; none if the list lacks it.
pub fn of(stem: Stem) -> impl Iterator<Item = &'static Renderings> {
    ALL.get(&stem.core()).into_iter().flatten().filter(move |r| r.stem.is_same(stem))
}

#[cfg(test)]
mod tests {
    use super::{lines, of};
    use crate::knowledge::pack::inflect::Lexeme;
    use crate::knowledge::phrases::Stem;

    #[test]
    fn every_line_is_read() {
        assert!(lines().count() > 5_000);
        let sound = |one: &&str| {
            let letters = one.trim_start_matches(['^', '+']).replace('/', "");
            *one == "-"
                || !matches!(Lexeme::parse(one), Some(Err(_)))
                    && letters.chars().all(|c| matches!(c, '\u{621}'..='\u{64A}'))
        };
        let odd = lines().flat_map(|(word, written)| {
            let odd = written.split(' ').filter(|one| !sound(one)).map(move |one| format!("{word}: {one}"));
            odd.chain((!word.bytes().all(|b| b.is_ascii_lowercase())).then(|| word.to_owned()))
        });
        assert_eq!(odd.collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn inflected_words_are_found() {
        let count = |word: &str| of(Stem::of(word)).map(|r| r.words().len()).sum::<usize>();
        assert!(count("grinding") > 1 && count("grinds") > 1);
        assert_eq!((count("the"), of(Stem::of("the")).count()), (0, 1));
        assert_eq!(of(Stem::of("xyzzy")).count(), 0);
    }
}
