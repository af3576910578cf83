//! Packs: what linguists write in `rules/`, and its compiled form.
//!
//! This module is compiled twice: into the build script, which compiles the packs of `rules/` once and for all,
//! and into the library, which compiles the packs that a newsroom names in its `tadqiq.toml`. It reads and writes
//! no file and depends on `text` only.

mod compile;
mod derive;
mod forms;
pub mod furniture;
pub mod inflect;
pub mod latin;
pub mod pairs;
pub mod pattern;
pub mod schema;
pub mod store;
mod table;
pub mod trie;

pub use compile::{Compiler, Problem};
pub use schema::{CaseRule, Kind, Place, RuleName};
pub use table::Table;

use furniture::Furniture;
use serde::{Deserialize, Serialize};
use store::{Numbers, Stored};
use trie::Trie;

/// The topics an entry can be tied to. Their order is the order of topic ids.
pub const TOPICS: [&str; 21] = [
    "politics",
    "war",
    "law",
    "business",
    "markets",
    "technology",
    "science",
    "health",
    "weather",
    "sport",
    "football",
    "basketball",
    "baseball",
    "american-football",
    "ice-hockey",
    "golf",
    "tennis",
    "motor-sport",
    "film",
    "music",
    "lifestyle",
];

/// Index of a cue: a pattern that is evidence for or against something.
pub type CueId = u32;

/// The cue that every given name of the packs is: David, in all its Arabic spellings.
pub const GIVEN: CueId = 0;

/// What a matched pattern means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A wrong rendering of term `.0`.
    Wrong(u32),
    /// Evidence.
    Cue(CueId),
    /// A right Latin form of entity `.0`; whether it is the full name or an alias is told by the pattern index.
    Latin(u32),
    /// An accepted Arabic form of entity `.0`.
    Arabic(u32),
    /// A literal rendering of entity `.0` that is unmistakable.
    LiteralSure(u32),
    /// A literal rendering of entity `.0` made of ordinary words.
    Literal(u32),
    /// The words of a form of entity `.0` in another order: of a Latin one, or, counted on from those, of an Arabic one.
    Scrambled(u32),
    /// A wrong expansion of acronym `.0`.
    Expansion(u32),
    /// An English phrase with Arabic of its own: gloss `.0`.
    English(u32),
    /// A literal rendering of the family name `.0` that is an English word.
    NameWord(u32),
}

/// What the trie yields: which pattern of which entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Output {
    /// What it means.
    pub role: Role,
    /// Which of the entry's patterns of that role.
    pub pattern: u16,
}

impl Output {
    const BYTES: usize = 6;

    /// The kind of role, three bytes of its entry, the pattern.
    fn to_bytes(self) -> [u8; Self::BYTES] {
        let (kind, entry) = match self.role {
            Role::Wrong(i) => (0, i),
            Role::Cue(i) => (1, i),
            Role::Latin(i) => (2, i),
            Role::Arabic(i) => (3, i),
            Role::LiteralSure(i) => (4, i),
            Role::Literal(i) => (5, i),
            Role::Scrambled(i) => (6, i),
            Role::Expansion(i) => (7, i),
            Role::English(i) => (8, i),
            Role::NameWord(i) => (9, i),
        };
        let ([a, b, c, _], [d, e]) = (entry.to_le_bytes(), self.pattern.to_le_bytes());
        [kind, a, b, c, d, e]
    }

    fn from_bytes([kind, a, b, c, d, e]: [u8; Self::BYTES]) -> Option<Self> {
        let i = u32::from_le_bytes([a, b, c, 0]);
        let role = match kind {
            0 => Role::Wrong(i),
            1 => Role::Cue(i),
            2 => Role::Latin(i),
            3 => Role::Arabic(i),
            4 => Role::LiteralSure(i),
            5 => Role::Literal(i),
            6 => Role::Scrambled(i),
            7 => Role::Expansion(i),
            8 => Role::English(i),
            9 => Role::NameWord(i),
            _ => return None,
        };
        Some(Self { role, pattern: u16::from_le_bytes([d, e]) })
    }
}

/// Where an entry holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// Bit set of topics, one of which the article must have; 0 for any article.
    pub topics: u32,
    /// Bit set of topics, for one of which the article must have a piece of evidence; 0 for any article.
    pub hints: u32,
    /// One of these must stand in the same block; empty for no condition.
    pub near: Vec<CueId>,
    /// None of these may stand in the same block.
    pub not_near: Vec<CueId>,
    /// One of these must stand in the article; empty for no condition.
    pub when: Vec<CueId>,
    /// None of these may stand in the article.
    pub unless: Vec<CueId>,
}

/// A term or calque.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Term {
    /// Which rule reports it.
    pub rule: RuleName,
    /// The English that breaks this way.
    pub en: Vec<String>,
    /// The wrong renderings, in pattern notation.
    pub wrong: Vec<String>,
    /// The repairs, best first, in pattern notation.
    pub right: Vec<String>,
    /// Where it holds.
    pub conditions: Conditions,
    /// Severity, if not the rule's own: 0 info, 1 warning, 2 error.
    pub severity: Option<u8>,
    /// Whether an editor would take the one repair unread.
    pub safe: bool,
    /// Whether letters are compared as written.
    pub exact: bool,
    /// Why it is wrong, English and Arabic; empty if the repair says it all.
    pub note: (String, String),
    /// The pack it stands in.
    pub pack: String,
}

/// A name: person, company, team, work and so on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entity {
    /// Canonical Latin form first, then its other right forms.
    pub latin: Vec<String>,
    /// What it is.
    pub kind: Kind,
    /// Accepted Arabic forms, in pattern notation, best first.
    pub arabic: Vec<String>,
    /// `m` or `f`, where it is known.
    pub gender: Option<char>,
    /// Unmistakable literal renderings.
    pub literal_sure: Vec<String>,
    /// Literal renderings made of ordinary words.
    pub literal: Vec<String>,
    /// How many of them, the last, are made from the others by leaving out the word that introduces the name.
    pub cores: u16,
    /// Evidence that the entity is meant: names it keeps company with.
    pub related: Vec<CueId>,
    /// Entities it keeps company with.
    pub related_entities: Vec<u32>,
    /// Bit set of its topics.
    pub topics: u32,
    /// How its capitals are judged.
    pub case: CaseRule,
    /// The pack it stands in.
    pub pack: String,
}

/// An acronym and what engines open it up as.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Acronym {
    /// The acronym.
    pub short: String,
    /// What it stands for, in English.
    pub expansion: String,
    /// The right Arabic, best first, in pattern notation.
    pub right: Vec<String>,
    /// The wrong expansions, in pattern notation.
    pub wrong: Vec<String>,
    /// Where it holds.
    pub conditions: Conditions,
    /// The pack it stands in.
    pub pack: String,
}

/// An English phrase that has Arabic of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gloss {
    /// The English phrase.
    pub english: String,
    /// Its Arabic.
    pub arabic: String,
}

/// A family name that is an English word.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NameWord {
    /// As it is written.
    pub english: String,
    /// As it sounds, in Arabic letters.
    pub arabic: String,
    /// Whether the rendering is a name or an object in so many stories that only an initial before it is a sign.
    pub weak: bool,
}

/// A compiled set of packs.
#[derive(Debug)]
pub struct Packs {
    /// Terms and calques.
    pub terms: Table<Term>,
    /// Names.
    pub entities: Table<Entity>,
    /// Acronyms.
    pub acronyms: Table<Acronym>,
    /// English phrases with Arabic of their own.
    pub glosses: Table<Gloss>,
    /// Family names that are English words.
    pub name_words: Table<NameWord>,
    /// Page furniture.
    pub furniture: Furniture,
    /// Topic bit set of each cue (0 for most).
    pub cue_topics: Numbers,
    /// Topic bit set of each entity.
    pub entity_topics: Numbers,
    /// Arabic names of the topics, in their order; empty for those that the set says nothing of.
    pub topic_names: Table<String>,
    /// The words of the Latin names of entities.
    pub latin: latin::LatinWords,
    /// All patterns.
    pub trie: Trie,
}

impl Stored for Packs {
    fn write(&self, out: &mut Vec<u8>) {
        self.terms.write(out);
        self.entities.write(out);
        self.acronyms.write(out);
        self.glosses.write(out);
        self.name_words.write(out);
        self.furniture.write(out);
        self.cue_topics.write(out);
        self.entity_topics.write(out);
        self.topic_names.write(out);
        self.latin.write(out);
        self.trie.write(out);
    }

    fn read(input: &mut &'static [u8]) -> Option<Self> {
        Some(Self {
            terms: Table::read(input)?,
            entities: Table::read(input)?,
            acronyms: Table::read(input)?,
            glosses: Table::read(input)?,
            name_words: Table::read(input)?,
            furniture: Furniture::read(input)?,
            cue_topics: Numbers::read(input)?,
            entity_topics: Numbers::read(input)?,
            topic_names: Table::read(input)?,
            latin: latin::LatinWords::read(input)?,
            trie: Trie::read(input)?,
        })
    }
}
