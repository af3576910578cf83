//! Which lexemes a word may be a form of: one open-addressing table, read where it lies in the program.

use super::store::{Bytes, Stored};
use crate::text::Key;
use std::borrow::Cow;

/// Bytes of a slot: three of a tag for the word's key, two of the lexeme's number plus one; all zero if it is empty.
const SLOT: usize = 5;

/// The table. A word that is no form of anything is taken for one with a probability of some 10^-7; what was found is read
/// again, exactly, before it is reported.
#[derive(Debug, Default)]
pub struct Forms(Bytes);

/// The key of the edge for a lexeme. Keys of words are odd.
#[must_use]
pub fn lexeme_key(number: u32) -> Key {
    4 + 2 * u64::from(number)
}

/// Where the search for a key begins among `slots`, and its tag.
fn place(key: Key, slots: usize) -> (usize, [u8; 3]) {
    let mixed = key.wrapping_mul(0xA24B_AED4_963E_E407);
    let mixed = mixed ^ (mixed >> 29);
    let [a, b, c, ..] = mixed.to_le_bytes();
    ((((mixed >> 32) * slots as u64) >> 32) as usize, [a, b, c])
}

impl Forms {
    /// How many lexemes a slot can name.
    pub const MAX_LEXEMES: usize = 0xFFFE;

    /// The table of these pairs of a word's key and a lexeme's number. The same pairs give the same bytes.
    #[must_use]
    pub fn new(mut pairs: Vec<(Key, u32)>) -> Self {
        if pairs.is_empty() {
            return Self::default();
        }
        pairs.sort_unstable();
        pairs.dedup();
        let slots = pairs.len() * 4 / 3 + 1;
        let mut table = vec![0; slots * SLOT];
        for (key, number) in pairs {
            let (mut at, [a, b, c]) = place(key, slots);
            while table[at * SLOT + 3..(at + 1) * SLOT] != [0, 0] {
                at = (at + 1) % slots;
            }
            let [d, e] = u16::try_from(number + 1).unwrap_or(u16::MAX).to_le_bytes();
            table[at * SLOT..(at + 1) * SLOT].copy_from_slice(&[a, b, c, d, e]);
        }
        Self(Cow::Owned(table))
    }

    /// The keys of the lexemes that the word with `key` may be a form of.
    pub fn lexemes(&self, key: Key) -> impl Iterator<Item = Key> + '_ {
        let slots = self.0.as_chunks::<SLOT>().0;
        let (start, tag) = place(key, slots.len());
        let (before, from) = slots.split_at_checked(start).unwrap_or_default();
        from.iter()
            .chain(before)
            .map_while(move |&[a, b, c, d, e]| {
                let number = u16::from_le_bytes([d, e]).checked_sub(1)?;
                Some(([a, b, c] == tag).then(|| lexeme_key(u32::from(number))))
            })
            .flatten()
    }
}

impl Stored for Forms {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        Bytes::read(input).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Forms, lexeme_key};

    #[test]
    fn each_word_leads_to_its_lexemes_and_no_other_does() {
        let pairs: Vec<(u64, u32)> = (0..4000).map(|i| (((i / 2) * 0x9E37_79B9) | 1, (i % 7) as u32)).collect();
        let forms = Forms::new(pairs.clone());
        for (key, number) in &pairs {
            assert!(forms.lexemes(*key).any(|k| k == lexeme_key(*number)));
        }
        let strangers = (0..100_000u64).filter(|i| forms.lexemes((i * 0x51_7C_C1_B7) | 1).next().is_some()).count();
        assert!(strangers <= 1, "{strangers}");
        assert_eq!(Forms::default().lexemes(5).count(), 0);
    }
}
