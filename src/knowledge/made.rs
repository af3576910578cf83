//! The words that names are made of, in English and as engines render them: `rules/words-of-names.txt`.

use crate::text::fold::fold;
use crate::text::{Key, key};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The stems of an Arabic word or phrase.
pub type Rendering = Vec<Key>;

static WORDS: LazyLock<HashMap<&str, Vec<Rendering>>> = LazyLock::new(|| {
    let lines = include_str!("../../rules/words-of-names.txt").lines().filter(|l| !l.starts_with('#'));
    let phrase = |arabic: &str| arabic.split('_').map(stem).collect();
    lines
        .filter_map(|l| l.split_once(' '))
        .map(|(word, arabic)| (word, arabic.split(' ').map(phrase).collect()))
        .collect()
});

/// How engines render an English word in small letters; nothing if no name is made of it.
#[must_use]
pub fn renderings(english: &str) -> &'static [Rendering] {
    WORDS.get(english).map_or(&[], Vec::as_slice)
}

/// An Arabic word without article and ending, so that forms of one word are alike.
#[must_use]
pub fn stem(word: &str) -> Key {
    const ENDINGS: [&str; 7] = ["يه", "ات", "ون", "ين", "ان", "ه", "ي"];
    let word = fold(word);
    let bare = ["لل", "ال"].iter().find_map(|a| word.strip_prefix(a)).unwrap_or(&word);
    let long = |stem: &&str| stem.chars().count() > 1;
    key(ENDINGS.iter().find_map(|e| bare.strip_suffix(e).filter(long)).unwrap_or(bare))
}

#[cfg(test)]
mod tests {
    use super::{WORDS, renderings, stem};

    #[test]
    fn forms_of_a_word_have_one_stem() {
        assert_eq!(stem("الفانوس"), stem("فانوس"));
        assert_eq!(stem("للمختبرات"), stem("مختبر"));
        assert_ne!(stem("فانوس"), stem("مصباح"));
        assert!(renderings("lantern").contains(&vec![stem("الفانوس")]));
        assert!(renderings("ministry").is_empty(), "institutions are translated");
    }

    #[test]
    fn every_line_has_an_english_word_and_arabic_ones() {
        assert!(WORDS.len() >= 2_000);
        for (word, stems) in WORDS.iter() {
            assert!(word.bytes().all(|b| b.is_ascii_lowercase()) && !stems.is_empty(), "{word}");
        }
    }
}
