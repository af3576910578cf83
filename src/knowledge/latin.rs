//! The Latin names of all packs as one list, with the company they keep: for finding the name that a garbled one was.

use super::Knowledge;
use super::pack::Kind;
use crate::text::{Key, KeyMap, fold, key};
use std::collections::HashMap;

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
#[derive(Debug, Default)]
pub struct LatinNames {
    forms: Vec<LatinForm>,
    /// Places in `forms` by entity.
    by_entity: HashMap<EntityId, Vec<u32>>,
    related: HashMap<EntityId, Vec<EntityId>>,
    words: Vec<Word>,
    /// Places in `forms` of names of several words, by each of their words.
    by_word: KeyMap<Vec<u32>>,
}

/// A word of a form that may stand for the whole: its only one, or one of a person's.
#[derive(Debug)]
struct Word {
    folded: String,
    letters: u32,
    form: u32,
    place: u8,
}

/// Letters that two words at a few edits may differ in.
const UNLIKE: u32 = 6;
/// Letters that one of them may have more.
const LONGER: usize = 2;

/// The letters of a word as a bit set.
fn letters(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |set, b| set | 1 << (b - b'a'))
}

impl LatinNames {
    pub(super) fn of(knowledge: &Knowledge) -> Self {
        let mut out = Self::default();
        for (pack, packs) in knowledge.pack_sets() {
            for id in 0..packs.entities.len() as u32 {
                let Some(entity) = packs.entities.get(id) else { continue };
                for text in entity.latin {
                    let form = out.forms.len() as u32;
                    out.by_entity.entry((pack, id)).or_default().push(form);
                    out.add_words(&text, form, entity.kind);
                    out.forms.push(LatinForm { text, entity: (pack, id), kind: entity.kind });
                }
                for other in entity.related_entities {
                    out.related.entry((pack, id)).or_default().push((pack, other));
                    out.related.entry((pack, other)).or_default().push((pack, id));
                }
            }
        }
        out
    }

    fn add_words(&mut self, text: &str, form: u32, kind: Kind) {
        let parts = text.split(' ').count();
        for (place, part) in text.split(' ').enumerate() {
            let folded = fold(part);
            if parts > 1 {
                self.by_word.entry(key(&folded)).or_default().push(form);
            }
            if parts == 1 || kind == Kind::Person {
                let letters = letters(&folded);
                self.words.push(Word { folded, letters, form, place: u8::try_from(place).unwrap_or(u8::MAX) });
            }
        }
    }

    /// Words of names that may be a few edits away from a folded word: each with its form and its place in it.
    pub fn near<'n>(&'n self, folded: &str) -> impl Iterator<Item = (&'n LatinForm, usize)> {
        let (own, length) = (letters(folded), folded.len());
        self.words
            .iter()
            .filter(move |w| w.folded.len().abs_diff(length) <= LONGER && (w.letters ^ own).count_ones() <= UNLIKE)
            .map(|w| (&self.forms[w.form as usize], usize::from(w.place)))
    }

    /// The forms of several words of which one is `word`.
    pub fn with_word(&self, word: Key) -> impl Iterator<Item = &LatinForm> {
        self.by_word.get(&word).into_iter().flatten().map(|&n| &self.forms[n as usize])
    }

    /// The forms of an entity.
    pub fn forms_of(&self, entity: EntityId) -> impl Iterator<Item = &LatinForm> {
        self.by_entity.get(&entity).into_iter().flatten().map(|&n| &self.forms[n as usize])
    }

    /// The entities that one names as its company, or that name it as theirs.
    #[must_use]
    pub fn related(&self, entity: EntityId) -> &[EntityId] {
        self.related.get(&entity).map_or(&[], Vec::as_slice)
    }
}
