//! The words of all Latin names of a pack set, and which entities keep company: read where they lie, so that a run that meets an
//! odd word need not decode every entity to learn what it may have been.

use super::Entity;
use super::store::{Bytes, Lists, Numbers, Stored};
use crate::text::fold;
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// Longer words (bytes) are not listed.
const LONGEST: usize = 32;
/// Bytes of a record before the word: whose it is (three), the form and the word's place in it (four bits each), how many words the
/// form has with a mark for what may stand for the whole.
const HEAD: usize = 5;
/// The mark for a word that may stand for the whole form: its only one, or one of a person's.
const STANDS_ALONE: u8 = 0x80;

/// The words by their length, and the company of each entity.
#[derive(Debug, Default)]
pub struct LatinWords {
    /// Where the words of each length begin in `records`.
    starts: Numbers,
    records: Bytes,
    company: Lists,
}

/// A word of a Latin form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LatinWord<'a> {
    /// The word, folded, in UTF-8.
    pub bytes: &'a [u8],
    /// Whose it is.
    pub entity: u32,
    /// Which of the entity's forms.
    pub form: u8,
    /// Which word of the form.
    pub place: u8,
    /// How many words the form has.
    pub words: u8,
    /// Whether it may stand for the whole form.
    pub stands_alone: bool,
}

impl<'a> LatinWord<'a> {
    /// The word, folded.
    #[must_use]
    pub fn folded(&self) -> &'a str {
        std::str::from_utf8(self.bytes).unwrap_or_default()
    }
}

impl LatinWords {
    /// The list for these entities, in their order.
    #[must_use]
    pub fn new(entities: &[Entity]) -> Self {
        let mut company = vec![Vec::new(); entities.len()];
        let mut words: Vec<(usize, Vec<u8>)> = Vec::new();
        for (id, entity) in (0_u32..).zip(entities) {
            for &other in &entity.related_entities {
                company[id as usize].push(other);
                if let Some(list) = company.get_mut(other as usize) {
                    list.push(id);
                }
            }
            for (form, text) in entity.latin.iter().enumerate().take(16) {
                let parts: Vec<&str> = text.split(' ').collect();
                for (place, part) in parts.iter().enumerate().take(16) {
                    let folded = fold(part);
                    if folded.len() > LONGEST {
                        continue;
                    }
                    let alone = parts.len() == 1 || entity.kind == super::Kind::Person;
                    let [a, b, c, _] = id.to_le_bytes();
                    let size = parts.len().min(0x7F) as u8 | if alone { STANDS_ALONE } else { 0 };
                    let mut record = vec![a, b, c, (form << 4 | place) as u8, size];
                    record.extend_from_slice(folded.as_bytes());
                    words.push((folded.len(), record));
                }
            }
        }
        words.sort();
        let mut starts = Vec::with_capacity(LONGEST + 2);
        let mut records: Vec<u8> = Vec::new();
        for (length, record) in words {
            while starts.len() <= length {
                starts.push(records.len() as u32);
            }
            records.extend(record);
        }
        while starts.len() < LONGEST + 2 {
            starts.push(records.len() as u32);
        }
        for list in &mut company {
            list.sort_unstable();
            list.dedup();
        }
        Self {
            starts: starts.into_iter().collect(),
            records: Cow::Owned(records),
            company: company.into_iter().collect(),
        }
    }

    /// The words of these lengths in bytes.
    pub fn of_length(&self, lengths: RangeInclusive<usize>) -> impl Iterator<Item = LatinWord<'_>> {
        lengths.filter(|&length| length <= LONGEST).flat_map(move |length| {
            let at = |n| self.starts.get(n).map_or(0, |start| start as usize);
            let records = self.records.get(at(length)..at(length + 1)).unwrap_or_default();
            records.chunks_exact(HEAD + length).filter_map(|record| {
                let (&[a, b, c, at, size], word) = record.split_first_chunk::<HEAD>()?;
                Some(LatinWord {
                    bytes: word,
                    entity: u32::from_le_bytes([a, b, c, 0]),
                    form: at >> 4,
                    place: at & 0xF,
                    words: size & !STANDS_ALONE,
                    stands_alone: size & STANDS_ALONE != 0,
                })
            })
        })
    }

    /// The entities that one names as its company, or that name it as theirs.
    pub fn company(&self, entity: u32) -> impl Iterator<Item = u32> + '_ {
        self.company.get(entity as usize)
    }
}

impl Stored for LatinWords {
    fn write(&self, out: &mut Vec<u8>) {
        self.starts.write(out);
        self.records.write(out);
        self.company.write(out);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        Some(Self { starts: Numbers::read(input)?, records: Bytes::read(input)?, company: Lists::read(input)? })
    }
}
