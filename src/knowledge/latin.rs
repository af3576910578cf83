//! The Latin names of all packs, with the company they keep: for finding the name that a garbled one was.

use super::Knowledge;
use super::pack::Kind;
use super::pack::latin::LatinWord;
use super::words::near_english::{ENDING, LOST};
use crate::text::fold;

/// An entity: which pack set, and which of its entities.
pub type EntityId = (u8, u32);

/// A right Latin form of an entity.
#[derive(Clone, Debug)]
pub struct LatinForm {
    /// The form as it is written.
    pub text: String,
    /// Whose it is.
    pub entity: EntityId,
    /// What that is.
    pub kind: Kind,
}

/// All Latin forms, and which entities keep company.
#[derive(Clone, Copy, Debug)]
pub struct LatinNames<'k>(pub(super) &'k Knowledge);

/// Letters that two words at a few edits may differ in, short ones and long ones (bytes).
const fn unlike(length: usize) -> u32 {
    if length < 8 { 4 } else { 6 }
}

/// Letters that one of them may have more.
const LONGER: usize = 2;

/// The letters of a word as a bit set.
fn letters(word: &[u8]) -> u32 {
    word.iter().filter(|b| b.is_ascii_lowercase()).fold(0, |set, b| set | 1 << (b - b'a'))
}

impl<'k> LatinNames<'k> {
    /// Words that may be a few edits away from a folded word, of those that may stand for a whole name; each with its pack set.
    pub fn near(self, folded: &str) -> impl Iterator<Item = (u8, LatinWord<'k>)> {
        let (own, length) = (letters(folded.as_bytes()), folded.len());
        self.0.pack_sets().flat_map(move |(pack, packs)| {
            packs
                .latin
                .of_length(length.saturating_sub(LONGER)..=length + LONGER)
                .filter(move |w| w.stands_alone && (letters(w.bytes) ^ own).count_ones() <= unlike(length))
                .map(move |w| (pack, w))
        })
    }

    /// Words of whole names that end as a folded word does, behind another beginning.
    pub fn with_ending_of(self, folded: &str) -> impl Iterator<Item = (u8, LatinWord<'k>)> {
        let end = folded.as_bytes().split_last_chunk::<ENDING>().map(|(_, end)| *end);
        let longest = end.map_or(0, |_| folded.len() + LOST);
        self.0.pack_sets().flat_map(move |(pack, packs)| {
            packs
                .latin
                .of_length(ENDING + 1..=longest)
                .filter(move |w| w.stands_alone && end.is_some_and(|end| w.bytes.ends_with(&end)))
                .map(move |w| (pack, w))
        })
    }

    /// A word as it is written.
    #[must_use]
    pub fn written(self, pack: u8, word: LatinWord<'_>) -> Option<String> {
        let entity = self.0.packs(pack).entities.get(word.entity)?;
        let form = entity.latin.get(usize::from(word.form))?;
        form.split(' ').nth(usize::from(word.place)).map(str::to_owned)
    }

    /// The forms of several words of which one is `word`.
    pub fn with_word(self, word: &str) -> impl Iterator<Item = LatinForm> {
        let folded = fold(word);
        let length = folded.len();
        self.0.pack_sets().flat_map(move |(pack, packs)| {
            let folded = folded.clone();
            packs
                .latin
                .of_length(length..=length)
                .filter(move |w| w.words > 1 && w.bytes == folded.as_bytes())
                .filter_map(move |w| {
                    let entity = packs.entities.get(w.entity)?;
                    let text = entity.latin.get(usize::from(w.form))?.clone();
                    Some(LatinForm { text, entity: (pack, w.entity), kind: entity.kind })
                })
        })
    }

    /// The forms of an entity.
    #[must_use]
    pub fn forms_of(self, id: EntityId) -> Vec<LatinForm> {
        let entity = self.0.packs(id.0).entities.get(id.1);
        entity.map_or_else(Vec::new, |entity| {
            let form = |text| LatinForm { text, entity: id, kind: entity.kind };
            entity.latin.iter().cloned().map(form).collect()
        })
    }

    /// The entities that one names as its company, or that name it as theirs.
    pub fn related(self, entity: EntityId) -> impl Iterator<Item = EntityId> {
        self.0.packs(entity.0).latin.company(entity.1).map(move |other| (entity.0, other))
    }
}
