//! The table of all forms: a hash table read in place.
//!
//! This file is compiled twice: into the build script, which makes the table, and into the library, which reads it.

/// Bytes of a slot: four of the form's hash, four that say where its readings begin and (the lowest four bits) how many they
/// are; all zero if it is empty.
const SLOT: usize = 8;
/// Bits of a slot that count readings.
const COUNT_BITS: u32 = 4;

/// A table while it is made: forms with their packed readings.
#[allow(dead_code)] // asked for by the build script
#[must_use]
pub fn build(forms: &[(u64, Vec<u32>)]) -> (Vec<u8>, Vec<u8>) {
    let slots = forms.len() * 10 / 7 + 1;
    let mut table = vec![0; slots * SLOT];
    let mut readings: Vec<u8> = Vec::new();
    for (hash, list) in forms {
        let (mut at, tag) = place(*hash, slots);
        while table[at * SLOT..(at + 1) * SLOT] != [0; SLOT] {
            at = (at + 1) % slots;
        }
        let most = (1 << COUNT_BITS) - 1;
        let list = &list[..list.len().min(most)];
        let start = u32::try_from(readings.len() / 4).unwrap_or(0);
        let value = start << COUNT_BITS | u32::try_from(list.len()).unwrap_or(0);
        table[at * SLOT..at * SLOT + 4].copy_from_slice(&tag.to_le_bytes());
        table[at * SLOT + 4..(at + 1) * SLOT].copy_from_slice(&value.to_le_bytes());
        readings.extend(list.iter().flat_map(|r| r.to_le_bytes()));
    }
    (table, readings)
}

/// Where the search for a hash begins among `slots`, and its tag.
fn place(hash: u64, slots: usize) -> (usize, u32) {
    let tag = u32::try_from(hash & 0xFFFF_FFFF).unwrap_or(0);
    ((((hash >> 32) * slots as u64) >> 32) as usize, tag)
}

/// The packed readings of the form with this hash; another form is taken for it with a probability of some 10^-9.
pub fn get<'a>(table: &'a [u8], readings: &'a [u8], hash: u64) -> impl Iterator<Item = u32> + 'a {
    let slots = table.as_chunks::<SLOT>().0;
    let (start, tag) = place(hash, slots.len());
    let mut found = &[][..];
    for slot in slots[start..].iter().chain(&slots[..start]) {
        let [a, b, c, d, e, f, g, h] = *slot;
        let value = u32::from_le_bytes([e, f, g, h]);
        if value == 0 {
            break;
        }
        if u32::from_le_bytes([a, b, c, d]) == tag {
            let from = (value >> COUNT_BITS) as usize;
            let len = (value & ((1 << COUNT_BITS) - 1)) as usize;
            found = readings.as_chunks::<4>().0.get(from..from + len).unwrap_or_default();
            break;
        }
    }
    found.iter().map(|r| u32::from_le_bytes(*r))
}
