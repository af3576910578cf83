//! The Latin names of all packs as one list, with the company they keep: for finding the name that a garbled one was.

use super::Knowledge;
use super::pack::Kind;
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
}

impl LatinNames {
    pub(super) fn of(knowledge: &Knowledge) -> Self {
        let mut out = Self::default();
        for (pack, packs) in knowledge.pack_sets() {
            for id in 0..packs.entities.len() as u32 {
                let Some(entity) = packs.entities.get(id) else { continue };
                for text in entity.latin {
                    out.by_entity.entry((pack, id)).or_default().push(out.forms.len() as u32);
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

    /// Every form.
    #[must_use]
    pub fn forms(&self) -> &[LatinForm] {
        &self.forms
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
