//! The packs as they are written in TOML.

use serde::{Deserialize, Serialize};

/// Which rule reports a term entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleName {
    /// A wrong technical term.
    Term,
    /// A literally translated idiom.
    Calque,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Kind {
    Person,
    Company,
    Product,
    Place,
    Organisation,
    Media,
    Team,
    Event,
    Work,
}

/// How the capitals of a name are judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CaseRule {
    /// By its shape: capitals inside a word are strict, a plain capitalised word is lenient.
    #[default]
    Derived,
    /// Any other capitals are wrong.
    Strict,
    /// Any capitals are right.
    Free,
}

/// Where a shape of page furniture stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// It is a whole paragraph.
    Line,
    /// It is a whole paragraph near the beginning.
    Head,
    /// It is a whole paragraph near the end.
    Tail,
    /// It stands inside a paragraph.
    Inline,
}

/// A term or calque as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TermRow {
    pub en: Vec<String>,
    pub wrong: Vec<String>,
    pub right: Vec<String>,
    pub bad: String,
    pub good: String,
    #[serde(default)]
    pub topic: Vec<String>,
    #[serde(default)]
    pub hint: Vec<String>,
    #[serde(default)]
    pub near: Vec<String>,
    #[serde(default)]
    pub not_near: Vec<String>,
    #[serde(default)]
    pub when: Vec<String>,
    #[serde(default)]
    pub unless: Vec<String>,
    pub severity: Option<String>,
    #[serde(default)]
    pub safe: bool,
    #[serde(default)]
    pub exact: bool,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub note_ar: String,
}

/// An entity as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct EntityRow {
    pub name: String,
    pub kind: Kind,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub ar: Vec<String>,
    pub gender: Option<char>,
    #[serde(default)]
    pub literal_sure: Vec<String>,
    #[serde(default)]
    pub literal: Vec<String>,
    #[serde(default)]
    pub related: Vec<String>,
    #[serde(default)]
    pub topic: Vec<String>,
    #[serde(default)]
    pub case: CaseRule,
    pub bad: Option<String>,
    pub good: Option<String>,
}

/// An acronym as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct AcronymRow {
    pub short: String,
    pub expansion: String,
    pub right: Vec<String>,
    pub wrong: Vec<String>,
    pub near: Vec<String>,
    #[serde(default)]
    pub not_near: Vec<String>,
    #[serde(default)]
    pub when: Vec<String>,
    #[serde(default)]
    pub unless: Vec<String>,
    pub bad: String,
    pub good: String,
}

/// A shape of page furniture as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct ShapeRow {
    pub id: String,
    pub group: String,
    pub group_ar: String,
    pub place: Place,
    pub words: Option<u16>,
    pub pattern: String,
    pub bad: Vec<String>,
    pub good: Vec<String>,
}

/// A topic as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TopicRow {
    pub name: String,
    pub ar: String,
    pub cues: Vec<String>,
}

/// An English word that is a family name too, as written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct NameWordRow {
    pub en: String,
    pub ar: String,
    pub literal: Vec<String>,
    #[serde(default)]
    pub weak: bool,
}

/// A pack file: any mix of tables.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct File {
    #[serde(default)]
    pub term: Vec<TermRow>,
    #[serde(default)]
    pub calque: Vec<TermRow>,
    #[serde(default)]
    pub entity: Vec<EntityRow>,
    #[serde(default)]
    pub acronym: Vec<AcronymRow>,
    #[serde(default)]
    pub boilerplate: Vec<ShapeRow>,
    #[serde(default)]
    pub topic: Vec<TopicRow>,
    #[serde(default, rename = "name-word")]
    pub name_word: Vec<NameWordRow>,
    /// Given names, in English.
    #[serde(default)]
    pub given: Vec<String>,
    /// Arabic spellings of them that are words of the language.
    #[serde(default)]
    pub not_given: Vec<String>,
    /// English phrase = its Arabic.
    #[serde(default)]
    pub gloss: std::collections::BTreeMap<String, String>,
}
