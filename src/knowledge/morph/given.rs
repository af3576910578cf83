//! Given names with the gender of those who bear them, and set phrases, from lists of `rules/morph/`.

use super::Gender;
use crate::text::{KeyMap, KeySet, key};
use std::sync::LazyLock;

static NAMES: LazyLock<KeyMap<Gender>> = LazyLock::new(|| {
    let men = include_str!("../../../rules/morph/given-men.txt");
    let women = include_str!("../../../rules/morph/given-women.txt");
    let mut map = KeyMap::default();
    for (list, gender) in [(men, Gender::Masculine), (women, Gender::Feminine)] {
        for name in list.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace) {
            // Names that differ in what keys fold away only are nobody's.
            if map.insert(key(name), gender).is_some_and(|other| other != gender) {
                map.remove(&key(name));
            }
        }
    }
    map
});

/// The gender of those who bear the given name with this key; none if it is no such name, or one of both sexes.
#[must_use]
pub fn given_name(key: crate::text::Key) -> Option<Gender> {
    NAMES.get(&key).copied()
}

/// The set phrases, and the first words of all.
static PHRASES: LazyLock<(KeySet, KeySet)> = LazyLock::new(|| {
    let list = include_str!("../../../rules/morph/set-phrases.txt");
    let phrases = list.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace);
    let pairs = phrases.filter_map(|phrase| phrase.split_once('_'));
    pairs.map(|(noun, adjective)| (key(&format!("{noun} {adjective}")), key(noun))).unzip()
});

/// Whether a set phrase of `rules/morph/set-phrases.txt` begins with the noun, its article included.
#[must_use]
pub fn opens_set_phrase(noun: &str) -> bool {
    PHRASES.1.contains(&key(noun))
}

/// Whether the noun and its adjective, both with the article, are a set phrase of `rules/morph/set-phrases.txt`.
#[must_use]
pub fn is_set_phrase(noun: &str, adjective: &str) -> bool {
    PHRASES.0.contains(&key(&format!("{noun} {adjective}")))
}
