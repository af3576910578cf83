//! What the checker knows: packs of terms, names, acronyms and page furniture, word lists, and places.

pub mod bodies;
pub mod denial;
pub mod furniture;
pub mod homographs;
pub mod idioms;
pub mod latin;
pub mod lexis;
pub mod made;
pub mod matches;
pub(crate) mod memory;
pub mod morph;
pub mod pack;
pub mod phrases;
pub mod places;
pub mod plausible;
pub mod renderings;
pub mod repair;
pub mod senses;
pub mod shapes;
pub mod telling;
pub mod topic;
pub mod translit;
pub mod wording;
pub mod words;

pub use lexis::{Trait, Word, Words};
pub use matches::{Hit, Matches};

use latin::LatinNames;
use lexis::Lexis;
use pack::store::Stored;
use pack::{Packs, Role};
use phrases::Phrases;
use shapes::{Ready, Shapes};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

/// The packs of `rules/`, compiled by the build script.
static BUILTIN: LazyLock<Packs> = LazyLock::new(|| {
    Packs::read(&mut &include_bytes!(concat!(env!("OUT_DIR"), "/packs.bin"))[..])
        .expect("the build script wrote these bytes with the same types")
});

/// Everything known in a run: the built-in packs and those of the newsroom.
#[derive(Debug, Default)]
pub struct Knowledge {
    own: Option<Packs>,
    ready: [OnceLock<Ready>; 2],
    phrases: OnceLock<Phrases>,
    acronyms: OnceLock<HashMap<String, Vec<String>>>,
    /// What articles have found out about words, for the next ones: one for each thread at work.
    lexes: Mutex<Vec<Lexis>>,
}

/// The pack set of the newsroom, in [`Hit::pack`]; 0 is the built-in one.
pub const OWN: u8 = 1;

impl Knowledge {
    /// The built-in knowledge alone.
    #[must_use]
    pub fn builtin() -> Self {
        Self::default()
    }

    /// The built-in knowledge and a newsroom's own packs.
    #[must_use]
    pub fn with_own(own: Packs) -> Self {
        Self { own: Some(own), ..Self::default() }
    }

    /// The pack sets with their numbers.
    pub fn pack_sets(&self) -> impl Iterator<Item = (u8, &Packs)> {
        std::iter::once((0, &*BUILTIN)).chain(self.own.as_ref().map(|p| (OWN, p)))
    }

    /// Pack set `number`.
    #[must_use]
    pub fn packs(&self, number: u8) -> &Packs {
        match &self.own {
            Some(own) if number == OWN => own,
            _ => &BUILTIN,
        }
    }

    /// What is remembered of words, for an article that has it alone.
    fn lend(&self) -> Lexis {
        self.lexes.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Keeps what an article remembers of words for another.
    fn take_back(&self, lexis: Lexis) {
        if lexis.is_small() {
            self.lexes.lock().unwrap_or_else(PoisonError::into_inner).push(lexis);
        }
    }

    /// The English of terms and calques: listed when a rule first asks.
    #[must_use]
    pub fn phrases(&self) -> &Phrases {
        self.phrases.get_or_init(|| Phrases::of(self.pack_sets()))
    }

    /// What an acronym is in Arabic, as the packs have it: listed when a rule first asks.
    #[must_use]
    pub fn acronym(&self, short: &str) -> &[String] {
        let all = self.acronyms.get_or_init(|| {
            let mut all: HashMap<String, Vec<String>> = HashMap::new();
            for acronym in self.pack_sets().flat_map(|(_, packs)| packs.acronyms.iter()) {
                all.entry(acronym.short).or_default().extend(acronym.right);
            }
            all
        });
        all.get(short).map_or(&[], Vec::as_slice)
    }

    /// The Latin names of all packs.
    #[must_use]
    pub fn latin_names(&self) -> LatinNames<'_> {
        LatinNames(self)
    }

    /// Shapes of page furniture, one set for each pack set.
    pub fn shapes(&self) -> impl Iterator<Item = Shapes<'_>> {
        self.pack_sets().zip(&self.ready).map(|((_, packs), ready)| {
            Shapes::new(&packs.furniture, ready.get_or_init(|| Ready::new(&packs.furniture)))
        })
    }

    /// The Arabic name of a topic, by its index in [`pack::TOPICS`].
    #[must_use]
    pub fn topic_name(&self, topic: usize) -> String {
        let index = u32::try_from(topic).unwrap_or(u32::MAX);
        let names = self.pack_sets().filter_map(|(_, packs)| packs.topic_names.get(index));
        names.map(ToString::to_string).find(|name| !name.is_empty()).unwrap_or_default()
    }

    /// The notation of the pattern that was hit, if it has one.
    #[must_use]
    pub fn notation(&self, hit: &Hit) -> Option<String> {
        let packs = self.packs(hit.pack);
        let n = usize::from(hit.pattern);
        match hit.role {
            Role::Wrong(i) => packs.terms.get(i)?.wrong.get(n).cloned(),
            Role::Expansion(i) => packs.acronyms.get(i)?.wrong.get(n).cloned(),
            Role::Literal(i) => packs.entities.get(i)?.literal.get(n).cloned(),
            Role::LiteralSure(i) => packs.entities.get(i)?.literal_sure.get(n).cloned(),
            Role::Arabic(i) => packs.entities.get(i)?.arabic.get(n).cloned(),
            Role::Latin(i) => packs.entities.get(i)?.latin.get(n).cloned(),
            Role::English(i) => Some(packs.glosses.get(i)?.english.clone()),
            Role::Cue(_) | Role::Scrambled(_) | Role::NameWord(_) => None,
        }
    }
}
