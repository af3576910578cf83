//! Words of menus and share bars: `rules/furniture-words.txt`.

use crate::text::{Key, KeyMap, key};
use std::sync::LazyLock;

static WORDS: LazyLock<KeyMap<bool>> = LazyLock::new(|| {
    let mut words = KeyMap::default();
    let lines = include_str!("../../rules/furniture-words.txt").lines().filter(|l| !l.starts_with('#'));
    for word in lines.flat_map(str::split_whitespace) {
        let bare = word.strip_prefix('+');
        *words.entry(key(bare.unwrap_or(word))).or_default() |= bare.is_some();
    }
    words
});

/// Whether the word of a key is one of those of which a line takes two to be furniture; nothing for words of other lines.
#[must_use]
pub fn is_strong(word: Key) -> Option<bool> {
    WORDS.get(&word).copied()
}

#[cfg(test)]
mod tests {
    use super::is_strong;
    use crate::text::key;

    #[test]
    fn words_are_strong_or_weak_or_none() {
        assert_eq!(["فيسبوك", "الخبر", "الوزير"].map(|word| is_strong(key(word))), [Some(true), Some(false), None]);
    }
}
