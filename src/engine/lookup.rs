//! What is known of a name, in either script: for an editor who wants to see it, or wonders why nothing was found.

use super::check::{find, tokenise};
use crate::document::Article;
use crate::knowledge::pack::{Entity, Role, TOPICS};
use crate::knowledge::{Knowledge, Words, places, translit};
use crate::text::TokenKind;
use crate::text::chars::capitalised;
use serde::Serialize;

/// How many spellings are proposed for a name that is not known.
const SPELLINGS: usize = 5;

/// What is known of a name.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Lookup {
    /// The name that was asked for.
    pub asked: String,
    /// The entries of the packs it may be.
    pub entities: Vec<Known>,
    /// The places it may be, and what is named after places.
    pub places: Vec<KnownPlace>,
    /// Likely spellings in the other script, the best first; for a name that neither packs nor places have.
    pub spellings: Vec<String>,
}

/// An entry of a pack.
#[derive(Clone, Debug, Serialize)]
pub struct Known {
    /// Its Latin name.
    pub name: String,
    /// How the name that was asked for stands in the entry.
    pub as_what: AsWhat,
    /// What it is.
    pub kind: crate::knowledge::pack::Kind,
    /// Other right Latin forms.
    pub aliases: Vec<String>,
    /// Accepted Arabic forms, the best first.
    pub arabic: Vec<String>,
    /// `m` or `f`, where it is known.
    pub gender: Option<char>,
    /// Literal renderings: reported when they stand alone, then those that need a witness.
    pub literal: (Vec<String>, Vec<String>),
    /// Names of the packs that it keeps company with.
    pub related: Vec<String>,
    /// Its topics.
    pub topics: Vec<&'static str>,
    /// The pack it stands in.
    pub pack: String,
}

/// What a name is in an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AsWhat {
    /// A right Latin form.
    Latin,
    /// An accepted Arabic form.
    Arabic,
    /// A literal rendering, which is wrong.
    Literal,
}

/// A place, a demonym, a language or a currency.
#[derive(Clone, Debug, Serialize)]
pub struct KnownPlace {
    /// What it is.
    pub kind: String,
    /// Latin forms, the usual one first.
    pub latin: Vec<String>,
    /// Arabic forms, the usual one first.
    pub arabic: Vec<String>,
}

/// What is known of `name`.
#[must_use]
pub fn look_up(knowledge: &Knowledge, name: &str) -> Lookup {
    let article = Article::plain(name);
    let tokens = tokenise(&article);
    let matches = find(&Words::of(knowledge, name, &tokens), name, &tokens);
    let whole = matches.hits().iter().filter(|hit| hit.tokens() == (0..tokens.all().len()) && hit.prefix == 0);
    let mut entities: Vec<Known> = Vec::new();
    for hit in whole {
        let (id, as_what) = match hit.role {
            Role::Latin(id) => (id, AsWhat::Latin),
            Role::Arabic(id) => (id, AsWhat::Arabic),
            Role::Literal(id) | Role::LiteralSure(id) => (id, AsWhat::Literal),
            _ => continue,
        };
        let packs = knowledge.packs(hit.pack);
        if let Some(entity) = packs.entities.get(id)
            && !entities.iter().any(|known| known.name == entity.latin[0])
        {
            let related = entity.related_entities.iter().filter_map(|id| packs.entities.get(*id));
            let related = related.filter_map(|e| e.latin.first().cloned()).collect();
            entities.push(known(Entity::clone(entity), as_what, related));
        }
    }
    let arabic = tokens.all().iter().any(|token| token.kind == TokenKind::Arabic);
    let place = |place: places::Place| KnownPlace {
        kind: format!("{:?}", place.kind()).to_lowercase(),
        latin: place.latin().map(str::to_owned).collect(),
        arabic: place.arabic().map(str::to_owned).collect(),
    };
    let places: Vec<KnownPlace> =
        if arabic { places::arabic(name).map(place).collect() } else { places::latin(name).map(place).collect() };
    let spellings = match (entities.is_empty() && places.is_empty(), arabic) {
        (false, _) => Vec::new(),
        (true, true) => each_word(name, |word, n| translit::to_latin(word, n).iter().map(|w| capitalised(w)).collect()),
        (true, false) => each_word(name, translit::to_arabic),
    };
    Lookup { asked: name.to_owned(), entities, places, spellings }
}

fn known(entity: Entity, as_what: AsWhat, related: Vec<String>) -> Known {
    let mut latin = entity.latin.into_iter();
    Known {
        name: latin.next().unwrap_or_default(),
        as_what,
        kind: entity.kind,
        aliases: latin.collect(),
        arabic: entity.arabic,
        gender: entity.gender,
        literal: (entity.literal_sure, entity.literal),
        related,
        topics: (0..TOPICS.len()).filter(|t| entity.topics >> t & 1 == 1).map(|t| TOPICS[t]).collect(),
        pack: entity.pack,
    }
}

/// The likeliest spellings of a name, word by word: the nth of each word beside the nth of the others.
fn each_word(name: &str, spell: fn(&str, usize) -> Vec<String>) -> Vec<String> {
    let words: Vec<Vec<String>> = name.split_whitespace().map(|word| spell(word, SPELLINGS)).collect();
    let nth = |n: usize| -> Option<String> {
        let words: Option<Vec<&str>> = words.iter().map(|w| w.get(n).or(w.first()).map(String::as_str)).collect();
        words.filter(|w| !w.is_empty()).map(|w| w.join(" "))
    };
    let mut spellings: Vec<String> = (0..SPELLINGS).filter_map(nth).collect();
    spellings.dedup();
    spellings
}
