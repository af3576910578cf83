//! Given names with the gender of those who bear them, from `rules/morph/given-men.txt` and `given-women.txt`.

use super::Gender;
use crate::text::{KeyMap, key};
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
