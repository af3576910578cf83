//! Whether a Latin string looks like a word or a name: a letter model.
//!
//! The model gives each letter a probability after the three before it (order four, Witten and Bell's smoothing, 1991).
//! A garbled name surprises it. So does a rare name, a little: the measure ranks, it does not prove. Training, sources
//! and measured figures: `rules/translit/README.md`.

use super::translit::letters::{Codes, LATIN};

/// Letters of a word that predict the next.
pub const CONTEXT: usize = 3;

/// A mean surprise that 1 % of rightly spelled names exceed; for names that the English list does not know, 5.73.
pub const ODD_1: f32 = 5.2;
/// A mean surprise that 5 % of rightly spelled names exceed; for names that the English list does not know, 4.91.
pub const ODD_5: f32 = 4.6;

/// The levels of surprise, two to a byte, by three letters of context and the letter, the first in the high half.
static TABLE: &[u8; (LATIN * LATIN * LATIN * LATIN).div_ceil(2)] = include_bytes!("../../rules/translit/plausible.bin");

/// How much a letter model is surprised by a string, in bits per letter.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Surprise {
    /// By the letters on average, the end of the word being one; see [`ODD_1`] and [`ODD_5`].
    pub mean: f32,
    /// By the letter that surprises most.
    pub max: f32,
}

/// The surprise that each level of the table stands for, in bits: a step of the level multiplies one more than the
/// bits by the fifteenth root of 17, so that the levels run from 0 to 16 bits and are finest where most letters are.
pub const BITS: [f32; 16] = {
    let mut bits = [0.0; 16];
    let (mut level, mut power) = (0, 1.0);
    while level < bits.len() {
        bits[level] = power - 1.0;
        power *= 1.207_896;
        level += 1;
    }
    bits
};

/// The place in the table of a letter after three others.
#[must_use]
pub fn place(letters: [u8; CONTEXT + 1]) -> usize {
    letters.iter().fold(0, |place, &letter| place * LATIN + usize::from(letter))
}

/// How surprising `word` is. Case, accents and what is not a Latin letter do not count; a string without Latin letters
/// does not surprise.
#[must_use]
pub fn surprise(word: &str) -> Surprise {
    let codes = Codes::latin(word);
    if codes.is_empty() {
        return Surprise::default();
    }
    let mut window = [0; CONTEXT + 1];
    let (mut sum, mut max) = (0.0, 0.0_f32);
    for &letter in codes.letters().iter().chain(&[0]) {
        window.rotate_left(1);
        window[CONTEXT] = letter;
        let place = place(window);
        let pair = TABLE[place / 2];
        let level = if place.is_multiple_of(2) { pair >> 4 } else { pair & 0xF };
        let bits = BITS[usize::from(level)];
        sum += bits;
        max = max.max(bits);
    }
    Surprise { mean: sum / (codes.len() + 1) as f32, max }
}

#[cfg(test)]
mod tests {
    use super::{ODD_1, ODD_5, Surprise, surprise};

    #[test]
    fn names_and_words_are_plausible_and_heaps_of_letters_are_not() {
        for name in ["Washington", "Merkel", "Johnson", "market", "Beyoncé", "Montgomery"] {
            assert!(surprise(name).mean < ODD_5, "{name} {:?}", surprise(name));
        }
        for heap in ["Xqvzkt", "Wrgtlge", "Bzznfae", "Hjkweq"] {
            assert!(surprise(heap).mean > ODD_1, "{heap} {:?}", surprise(heap));
        }
    }

    #[test]
    fn a_garbled_name_surprises_more_than_the_name() {
        for (name, garbled) in [("Mercury", "Mrcxury"), ("Lincoln", "Lnicoln"), ("Goldman", "Gldmjan")] {
            let (right, wrong) = (surprise(name), surprise(garbled));
            assert!(wrong.mean > right.mean && wrong.max >= right.max, "{name} {right:?} {wrong:?}");
        }
    }

    #[test]
    fn case_and_accents_do_not_count_and_nothing_does_not_surprise() {
        assert_eq!(surprise("MÜLLER"), surprise("muller"));
        assert_eq!(surprise("١٢ ماكرون"), Surprise::default());
        assert!(surprise(&"q".repeat(1000)).mean > ODD_1);
    }
}
