//! Tables that answer what a list says of a word with one probe, where the list itself takes a step for every letter: one of the
//! most frequent Arabic words (19 of 20 in a text), and one of the English words that no dictionary has.
//!
//! This file is compiled twice: into the build script, which makes the tables from the list, and into the library, which reads
//! them where they lie.

/// How many Arabic words have a place in the table.
#[allow(dead_code)] // asked for by the build script
pub const COMMON: usize = 1 << 16;

/// Bytes of a slot: 27 bits of the word's hash above the word's value in the list, which is never 0; all zero if it is empty.
const SLOT: usize = 5;
const VALUE_BITS: u32 = 13;
const VALUE: u64 = (1 << VALUE_BITS) - 1;
const TAG_BITS: u32 = 27;

/// A hash of a word as it is spelled: eight bytes at a time.
#[must_use]
pub fn hash(bytes: &[u8]) -> u64 {
    let mix = |h: u64, v: u64| (h.rotate_left(23) ^ v).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    let (chunks, rest) = bytes.as_chunks::<8>();
    let h = chunks.iter().fold(bytes.len() as u64, |h, c| mix(h, u64::from_le_bytes(*c)));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let h = mix(h, u64::from_le_bytes(last));
    (h ^ (h >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Where the search for a hash begins among `slots`, and its tag.
fn place(hash: u64, slots: usize) -> (usize, u64) {
    let tag = (hash & 0xFFFF_FFFF) >> (u32::BITS - TAG_BITS);
    ((((hash >> 32) * slots as u64) >> 32) as usize, tag)
}

fn number(slot: [u8; SLOT]) -> u64 {
    let [a, b, c, d, e] = slot;
    u64::from_le_bytes([a, b, c, d, e, 0, 0, 0])
}

/// The value of the word with this hash, if it is in the table. Another word is taken for it with a probability of some 10^-8.
#[must_use]
pub fn get(table: &[u8], hash: u64) -> Option<u64> {
    let slots = table.as_chunks::<SLOT>().0;
    let (start, tag) = place(hash, slots.len());
    for &slot in slots[start..].iter().chain(&slots[..start]) {
        let slot = number(slot);
        if slot >> VALUE_BITS == tag && slot != 0 {
            return Some(slot & VALUE);
        }
        if slot == 0 {
            break;
        }
    }
    None
}

/// The table of these words with their values, which have at most 13 bits. Seven slots of ten are taken.
#[allow(dead_code)] // asked for by the build script
#[must_use]
pub fn build(words: &[(Vec<u8>, u64)]) -> Vec<u8> {
    let slots = words.len() * 10 / 7 + 1;
    let mut table = vec![0; slots * SLOT];
    for (word, value) in words {
        let (mut at, tag) = place(hash(word), slots);
        while table[at * SLOT..(at + 1) * SLOT] != [0; SLOT] {
            at = (at + 1) % slots;
        }
        let slot = (tag << VALUE_BITS | *value & VALUE).to_le_bytes();
        table[at * SLOT..(at + 1) * SLOT].copy_from_slice(&slot[..SLOT]);
    }
    table
}
