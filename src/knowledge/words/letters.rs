//! Letter models: how well a string of letters looks like an Arabic word, and like a foreign name in Arabic letters.
//!
//! Both are letter trigram models with Witten-Bell smoothing, trained by `examples/build_words.rs`: one on the words of
//! the Arabic list that the dictionary accepts, one on the single-word names of Google's transliteration set. The
//! table holds, for each model, the cost of a letter behind two others in units of [`UNIT`] centibels.

use super::near::Letters;

/// Letters of the alphabet, hamza forms, ة and ى included; code 0 stands for the beginning and the end of a word.
pub const ALPHABET: usize = 36;
/// Codes of a place in a trigram.
pub const CODES: usize = ALPHABET + 1;
/// Entries of one model.
pub const MODEL: usize = CODES * CODES * CODES;
/// Centibels (a hundredth of a power of ten) in one step of the table.
pub const UNIT: u16 = 3;

/// The models, one behind the other: words, names. `rules/words/README.md` says how they are made.
static TABLE: &[u8] = include_bytes!("../../../rules/words/letters.bin");

/// Which model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    /// Words of the Arabic dictionary.
    Words,
    /// Foreign and Arab names in Arabic letters.
    Names,
}

/// The bytes of both models.
#[must_use]
pub fn table() -> &'static [u8] {
    TABLE
}

/// The code of a letter, 1 to 36; none for marks and for letters that Arabic does not have.
#[must_use]
pub fn code(c: char) -> Option<u8> {
    match c as u32 {
        u @ 0x0621..=0x063A => Some((u - 0x0620) as u8),
        u @ 0x0641..=0x064A => Some((u - 0x0641) as u8 + 27),
        _ => None,
    }
}

/// The letter of a code.
#[must_use]
pub fn letter(code: u8) -> char {
    let scalar = if code <= 26 { 0x0620 + u32::from(code) } else { 0x0641 + u32::from(code) - 27 };
    char::from_u32(scalar).unwrap_or('\u{0627}')
}

/// The place of a trigram in a model.
#[must_use]
pub fn place(trigram: [u8; 3]) -> usize {
    trigram.into_iter().fold(0, |n, code| n * CODES + usize::from(code))
}

/// Whether words have `trigram` at all often: in one place in ten thousand or more where its first two letters stand.
#[must_use]
pub fn is_usual(trigram: [u8; 3]) -> bool {
    TABLE.get(place(trigram)).is_some_and(|&cost| u16::from(cost) * UNIT < 400)
}

/// How surprising a model finds a word: minus the logarithm of its probability, in centibels.
#[must_use]
pub fn cost(model: Model, word: &Letters) -> u16 {
    let from = if model == Model::Words { 0 } else { MODEL };
    let mut last = [0, 0];
    let mut sum = 0u16;
    for &code in word.iter().chain(std::iter::once(&0)) {
        let step = TABLE.get(from + place([last[0], last[1], code])).copied().unwrap_or(u8::MAX);
        sum = sum.saturating_add(u16::from(step));
        last = [last[1], code];
    }
    sum.saturating_mul(UNIT)
}

#[cfg(test)]
mod tests {
    use super::{CODES, MODEL, Model, TABLE, code, cost, letter};
    use crate::knowledge::words::near::spell;

    #[test]
    fn every_letter_has_its_code() {
        let letters = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي";
        for (i, c) in letters.chars().enumerate() {
            assert_eq!(code(c), Some(i as u8 + 1), "{c}");
            assert_eq!(letter(i as u8 + 1), c);
        }
        assert_eq!(letters.chars().count() + 1, CODES);
        assert_eq!((code('\u{067E}'), code('\u{0640}'), code('a')), (None, None, None)); // Persian peh, tatweel
    }

    #[test]
    fn the_table_holds_both_models() {
        assert_eq!(TABLE.len(), 2 * MODEL);
    }

    #[test]
    fn names_look_like_names_and_words_like_words() {
        let both = |w: &str| {
            let w = spell(w).expect("Arabic letters");
            (cost(Model::Words, &w), cost(Model::Names, &w))
        };
        let (word, name) = both("المستخدمون");
        assert!(word < name);
        let (word, name) = both("شتاينكامب");
        assert!(name < word);
    }
}
