//! The most frequent words of the Arabic list in two tables of their own, which answer nearly every look-up with one probe: a
//! small one that stays in the processor's nearest cache, and a large one.
//!
//! This file is compiled twice: into the build script, which makes the table from the list, and into the library, which reads
//! it where it lies.

/// Slots of the two tables; powers of two. Eight bytes each: 50 bits of the word's hash, a bit that says the slot is taken, and
/// the word's value in the list. Half of them are taken: more would only lengthen the probes.
#[allow(dead_code)] // asked for by the build script
pub const SLOTS: [usize; 2] = [1 << 13, 1 << 17];

const VALUE_BITS: u32 = 13;
const VALUE: u64 = (1 << VALUE_BITS) - 1;
const TAKEN: u64 = 1 << VALUE_BITS;

/// A hash of a word as it is spelled: eight bytes at a time. Never 0.
#[must_use]
pub fn hash(bytes: &[u8]) -> u64 {
    let mix = |h: u64, v: u64| (h.rotate_left(23) ^ v).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    let (chunks, rest) = bytes.as_chunks::<8>();
    let h = chunks.iter().fold(bytes.len() as u64, |h, c| mix(h, u64::from_le_bytes(*c)));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let h = mix(h, u64::from_le_bytes(last));
    (h ^ (h >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1
}

fn start(hash: u64, slots: usize) -> usize {
    (hash >> 47) as usize & (slots - 1)
}

fn tag(hash: u64) -> u64 {
    hash >> (VALUE_BITS + 1) << (VALUE_BITS + 1)
}

/// The value of the word with this hash, if it is in the table.
#[must_use]
pub fn get(table: &[u8], hash: u64) -> Option<u64> {
    let slots = table.as_chunks::<8>().0;
    let mut at = start(hash, slots.len());
    loop {
        let slot = u64::from_le_bytes(*slots.get(at)?);
        if slot == 0 {
            return None;
        }
        if tag(slot) == tag(hash) {
            return Some(slot & VALUE);
        }
        at = (at + 1) & (slots.len() - 1);
    }
}

/// The table of the first `slots / 2` of these words, with their values, which have at most 13 bits.
#[allow(dead_code)] // asked for by the build script
#[must_use]
pub fn build(words: &[(Vec<u8>, u64)], slots: usize) -> Vec<u8> {
    let mut slots = vec![0u64; slots];
    let count = slots.len();
    for (word, value) in words.iter().take(count / 2) {
        let hash = hash(word);
        let mut at = start(hash, count);
        while slots[at] != 0 {
            at = (at + 1) & (count - 1);
        }
        slots[at] = tag(hash) | TAKEN | *value & VALUE;
    }
    slots.into_iter().flat_map(u64::to_le_bytes).collect()
}
