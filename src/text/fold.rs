//! Folding: the normal form under which words are compared.
//!
//! Arabic words are written with and without vowel signs, with hamza on or off the alef, with ي or ى at
//! the end. Folding removes what careful writers vary in, so that knowledge is written down once:
//! marks, tatweel and invisible characters vanish; أ إ آ ٱ become ا; ى and the Farsi yeh become ي; ة becomes ه;
//! the Farsi kaf becomes ك; presentation forms become their letters; Latin letters lose case and accents;
//! digits become Western.

use super::chars::{Class, class, digit_value, is_presentation_form};
use unicode_normalization::UnicodeNormalization;

/// A 64-bit hash of a folded word: equal words have equal keys, on every machine and in every release.
pub type Key = u64;

/// Calls `emit` with each folded character of `c`: none for marks, several for ligatures.
#[inline]
pub fn fold_char(c: char, emit: &mut impl FnMut(char)) {
    match COMMON.get(c as usize) {
        Some(&Some(folded)) => emit(folded),
        _ => fold_rare(c, emit),
    }
}

/// Letters that fold to one letter: nearly every letter of a text.
static COMMON: [Option<char>; 0x700] = {
    let mut table = [None; 0x700];
    let mut at = 0;
    while at < table.len() {
        if let Some(c) = char::from_u32(at as u32) {
            table[at] = to_one(c);
        }
        at += 1;
    }
    table
};

const fn to_one(c: char) -> Option<char> {
    Some(match c {
        'a'..='z' | '0'..='9' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '\u{0622}' | '\u{0623}' | '\u{0625}' | '\u{0671}' => '\u{0627}', // آ أ إ ٱ -> ا
        '\u{0649}' | '\u{06CC}' | '\u{06D2}' => '\u{064A}',              // ى, Farsi yeh, yeh barree -> ي
        '\u{0629}' | '\u{06C1}' | '\u{06D5}' | '\u{06C0}' | '\u{06C3}' => '\u{0647}', // ة and Urdu/Kurdish heh -> ه
        '\u{06A9}' | '\u{06AA}' => '\u{0643}',                           // Farsi kaf -> ك
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' => c,
        _ => return None,
    })
}

/// What the letter of two bytes at the beginning of `bytes` folds to, if it is one of the plain Arabic ones (U+0621 to U+063F,
/// U+0641 to U+064A), of which nearly all Arabic words consist wholly.
#[inline]
#[must_use]
pub fn plain_letter(bytes: &[u8]) -> Option<char> {
    match *bytes {
        [first @ 0xD8..=0xD9, second @ 0x80..=0xBF, ..] => {
            let at = usize::from(first & 1) << 6 | usize::from(second & 0x3F);
            PLAIN[at]
        }
        _ => None,
    }
}

static PLAIN: [Option<char>; 0x80] = {
    let mut table = [None; 0x80];
    let mut at = 0x21;
    while at < 0x4B {
        table[at] = COMMON[0x600 + at];
        at += 1;
    }
    table
};

fn fold_rare(c: char, emit: &mut impl FnMut(char)) {
    match c {
        '\u{2019}' | '\u{02BC}' | '\u{FF07}' => emit('\''),
        _ => match class(c) {
            Class::Mark | Class::Invisible => {}
            Class::Digit => emit(char::from_digit(digit_value(c).unwrap_or(0), 10).unwrap_or(c)),
            Class::Arabic if is_presentation_form(c) => {
                for part in std::iter::once(c).nfkc() {
                    if !is_presentation_form(part) {
                        fold_char(part, emit);
                    }
                }
            }
            Class::Latin => {
                for part in std::iter::once(c).nfd().filter(|&p| class(p) == Class::Latin) {
                    part.to_lowercase().for_each(&mut *emit);
                }
            }
            _ => emit(c),
        },
    }
}

/// The folded form of `text`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, &mut |f| out.push(f));
    }
    out
}

/// The folded form of `text` with, for each folded character, where it came from.
///
/// `map[i]` is the byte offset in `text` of the character that gave the `i`-th folded *byte*;
/// `map` has one more entry than the folded form has bytes, the length of `text`.
#[must_use]
pub fn fold_with_map(text: &str) -> (String, Vec<u32>) {
    let mut out = String::with_capacity(text.len());
    let mut map = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        fold_char(c, &mut |f| out.push(f));
        map.resize(out.len(), u32::try_from(at).unwrap_or(u32::MAX));
    }
    map.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
    (out, map)
}

/// Incremental computation of a [`Key`].
#[derive(Clone, Copy, Debug)]
pub struct Hasher(u64);

impl Default for Hasher {
    fn default() -> Self {
        Self(0x51_7C_C1_B7_27_22_0A_95)
    }
}

impl Hasher {
    /// Adds one folded character.
    pub fn push(&mut self, c: char) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(c as u32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    /// The key of what was added. Never 0, which tables use for "empty".
    #[must_use]
    pub fn finish(self) -> Key {
        (self.0 ^ (self.0 >> 29)) | 1
    }
}

/// Sets and maps by key: a key is a hash already and is not hashed again.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyHasher(u64);

impl std::hash::Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    fn write_u64(&mut self, key: u64) {
        // The lowest bit is 1 in every key.
        self.0 = key.rotate_left(20);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// A set of words by their keys.
pub type KeySet = std::collections::HashSet<Key, std::hash::BuildHasherDefault<KeyHasher>>;

/// A map from words, by their keys.
pub type KeyMap<V> = std::collections::HashMap<Key, V, std::hash::BuildHasherDefault<KeyHasher>>;

/// The keys of `words`.
#[must_use]
pub fn key_set(words: &[&str]) -> KeySet {
    words.iter().map(|w| key(w)).collect()
}

/// The key of `word` after folding.
#[must_use]
pub fn key(word: &str) -> Key {
    let mut hasher = Hasher::default();
    for c in word.chars() {
        fold_char(c, &mut |f| hasher.push(f));
    }
    hasher.finish()
}

/// `word` without vowel signs, tatweel and invisible characters, its letters as they stand:
/// the form in which spellings (as against words) are compared.
#[must_use]
pub fn bare(word: &str) -> String {
    word.chars().filter(|&c| !matches!(class(c), Class::Mark | Class::Invisible)).collect()
}

#[cfg(test)]
mod tests {
    use super::{bare, fold, fold_with_map, key};

    #[test]
    fn spellings_of_one_word_fold_together() {
        for (a, b) in [
            ("الاصطناعى", "الاصطناعي"),
            ("أُمَّة", "امه"),
            ("مـــهم", "مهم"),
            ("\u{FEFB}", "لا"), // the lam-alef ligature
            ("Beyoncé", "beyonce"),
            ("٢٠٢٥", "2025"),
            ("کیف", "كيف"),
        ] {
            assert_eq!(fold(a), fold(b));
            assert_eq!(key(a), key(b));
        }
        assert_ne!(key("علم"), key("عمل"), "order counts");
    }

    #[test]
    fn bare_keeps_letters() {
        assert_eq!(bare("أوَّلًا"), "أولا");
    }

    #[test]
    fn the_map_leads_back_to_the_letter() {
        let text = "أَمة ﻻ X";
        let (folded, map) = fold_with_map(text);
        assert_eq!(map.len(), folded.len() + 1);
        for (i, _) in folded.char_indices() {
            assert!(text.is_char_boundary(map[i] as usize));
        }
        let x = folded.find('x').expect("x is there");
        assert_eq!(&text[map[x] as usize..], "X");
    }
}
