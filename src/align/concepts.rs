//! Names of both texts, and which of them are one name: by the gazetteer, by the tables of places, by spelling.

use super::hear::{Names, hear};
use crate::knowledge::pack::Role;
use crate::knowledge::phrases::possessor;
use crate::knowledge::places::{self, Kind, Place, Reading};
use crate::knowledge::words::english;
use crate::knowledge::{Hit, Matches, Trait, Words};
use crate::text::{Key, KeyMap, KeySet, Token, TokenKind, Tokens, clitics, key, key_set};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A mention of a name, and what it may name.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The concepts it may stand for, each once.
    pub concepts: Vec<u32>,
    /// How sure it is that this is a name at all (source only).
    pub name: Certainty,
}

/// How sure it is that a capitalised word of the source is a name that is carried over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// A common word with a capital (President, Court, Surge): translated mostly.
    Word,
    /// A country, its people, a language: each has an Arabic name of its own.
    Place,
    /// No ordinary word.
    Name,
}

/// The names of both texts.
#[derive(Debug, Default)]
pub struct Concepts {
    /// Mentions in the source, by place; a word of a longer name is a mention too.
    pub source: Vec<Mention>,
    /// Mentions in the article that answer something in the source, by place.
    pub target: Vec<Mention>,
    /// How many concepts there are.
    pub count: u32,
}

/// What a concept is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Known {
    Entity(u8, u32),
    Country(&'static str),
    Language(&'static str),
    Place(Place),
    Word(Key),
}

/// Both texts with their tokens and hits.
pub(super) struct Texts<'a> {
    pub source: &'a str,
    pub source_tokens: &'a Tokens,
    pub source_words: &'a Words<'a>,
    pub source_matches: &'a Matches,
    pub target: &'a str,
    pub target_tokens: &'a Tokens,
    pub target_words: &'a Words<'a>,
    pub target_matches: &'a Matches,
}

/// Words with a capital that are no names: days, titles, pronouns.
static NO_NAMES: LazyLock<KeySet> = LazyLock::new(|| {
    key_set(&[
        "i",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "the",
        "a",
        "an",
        "and",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "president",
        "prime",
        "minister",
        "senator",
        "sen",
        "rep",
        "gov",
        "governor",
        "judge",
        "justice",
        "chief",
        "st",
        "no",
        "yes",
        "he",
        "she",
        "it",
        "they",
        "we",
        "you",
        "but",
        "this",
        "that",
        "his",
        "her",
        "god",
        "mom",
        "dad",
        "am",
        "pm",
        "vs",
        "north",
        "south",
        "east",
        "west",
        "lord",
        "lady",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "captain",
        "colonel",
        "general",
        "sgt",
        "lt",
        "university",
        "college",
        "school",
        "street",
        "road",
        "avenue",
        "river",
        "park",
        "church",
        "hospital",
        "club",
        "united",
        "states",
        "city",
        "new",
        "news",
        "daily",
        "times",
        "post",
        "journal",
        "department",
        "committee",
        "court",
        "house",
        "congress",
        "senate",
        "council",
        "party",
    ])
});

/// Words that stand before a name of a source without being part of it.
fn is_candidate(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Latin
        && token.of(text).starts_with(char::is_uppercase)
        && token.span.len() > 1
        && !NO_NAMES.contains(&token.key)
}

/// The key of a source word without the possessive.
pub(super) fn word_key(text: &str, token: &Token) -> Key {
    let written = token.of(text);
    match possessor(written) {
        Some(rest) => key(rest),
        None => token.key,
    }
}

#[derive(Default)]
struct Interner {
    ids: HashMap<Known, u32>,
    next: u32,
}

impl Interner {
    fn make(&mut self, known: Known) -> u32 {
        *self.ids.entry(known).or_insert_with(|| {
            self.next += 1;
            self.next - 1
        })
    }
}

/// What was found out about a capitalised word of the source.
#[derive(Clone, Copy)]
struct Seen {
    /// Its concept, once it stood where it is a name.
    concept: Option<u32>,
    certainty: Certainty,
    /// Whether it may be a common word at the beginning of a sentence.
    doubtful: bool,
}

impl Concepts {
    pub(super) fn of(texts: &Texts<'_>) -> Self {
        let mut ids = Interner::default();
        let (source, words) = read_source(texts, &mut ids);
        let target = read_target(texts, &ids, &words);
        Self { source, target, count: ids.next }
    }

    /// The mentions of the source that begin in `tokens`.
    #[must_use]
    pub fn in_source(&self, tokens: &Range<usize>) -> &[Mention] {
        within(&self.source, tokens)
    }

    /// The mentions of the article that begin in `tokens`.
    #[must_use]
    pub fn in_target(&self, tokens: &Range<usize>) -> &[Mention] {
        within(&self.target, tokens)
    }
}

fn within<'m>(mentions: &'m [Mention], tokens: &Range<usize>) -> &'m [Mention] {
    let from = mentions.partition_point(|m| m.tokens.start < tokens.start);
    let to = mentions.partition_point(|m| m.tokens.start < tokens.end);
    &mentions[from..to.max(from)]
}

fn known_place(place: Place) -> Option<Known> {
    match place.kind() {
        Kind::Country | Kind::Region | Kind::Subdivision | Kind::Demonym => Some(Known::Country(place.code())),
        Kind::Language => Some(Known::Language(place.code())),
        Kind::City | Kind::Water | Kind::Landmark => Some(Known::Place(place)),
        Kind::Currency | Kind::Month => None,
    }
}

/// Longest name of a place that is looked up, in words.
const PLACE_WORDS: usize = 4;

/// A text in one of the scripts that places are looked up in.
struct Scripted<'a> {
    text: &'a str,
    all: &'a [Token],
    latin: bool,
}

impl<'a> Scripted<'a> {
    fn word(&self, at: usize) -> &'a str {
        let word = self.all[at].of(self.text);
        if self.latin { possessor(word).unwrap_or(word) } else { word }
    }

    /// The places named by the tokens from `at` on, by how many of them name each; `first` is the first, as it is taken.
    fn places(&self, at: usize, end: usize, first: &str) -> Vec<(usize, Vec<Known>)> {
        let mut found = Vec::new();
        let mut read = if self.latin { Reading::latin() } else { Reading::arabic() };
        for len in 1..=PLACE_WORDS.min(end - at) {
            let last = at + len - 1;
            if len > 1 && !self.all[last].kind.is_word() {
                break;
            }
            let Some(longer) = read.then(if len == 1 { first } else { self.word(last) }) else { break };
            read = longer;
            let knowns: Vec<Known> = read.places().filter_map(known_place).collect();
            if !knowns.is_empty() {
                found.push((len, knowns));
            }
        }
        found
    }

    /// The places named by the most tokens from `at` on.
    fn longest(&self, at: usize, end: usize) -> Option<(usize, Vec<Known>)> {
        self.places(at, end, self.word(at)).pop()
    }
}

/// `U.S.` and `U.K.` are several tokens; how many, and the letters.
fn dotted(text: &str, all: &[Token], at: usize, end: usize) -> Option<(usize, String)> {
    let mut letters = String::new();
    let mut n = at;
    while n + 1 < end && all[n].kind == TokenKind::Latin && all[n].span.len() == 1 && all[n + 1].is(text, '.') {
        letters.push_str(all[n].of(text));
        n += 2;
    }
    (letters.len() > 1).then_some((n - at, letters))
}

fn read_source(texts: &Texts<'_>, ids: &mut Interner) -> (Vec<Mention>, Names) {
    let (text, tokens) = (texts.source, texts.source_tokens);
    let all = tokens.all();
    let mut mentions: Vec<Mention> = Vec::new();
    for hit in texts.source_matches.hits() {
        let calendar = hit.len == 1 && NO_NAMES.contains(&all[hit.first as usize].key);
        if let Role::Latin(id) = hit.role
            && !calendar
        {
            push(&mut mentions, hit.tokens(), ids.make(Known::Entity(hit.pack, id)), Certainty::Word);
        }
    }
    let sure = capitalised_inside(text, tokens);
    let mut words = Names::default();
    let scripted = Scripted { text, all, latin: true };
    let mut made: KeyMap<Seen> = KeyMap::default();
    for block in 0..tokens.block_count() {
        let range = tokens.block_range(block);
        let mut skip = range.start;
        for at in range.clone() {
            let token = &all[at];
            if let Some((len, letters)) = dotted(text, all, at, range.end).filter(|_| at >= skip) {
                for known in places::latin(&letters).filter_map(known_place).take(2) {
                    push(&mut mentions, at..at + len, ids.make(known), Certainty::Place);
                }
                skip = at + len;
            }
            // New York, South Korea: the first word alone is none.
            let compass = token.kind == TokenKind::Latin
                && matches!(token.of(text), "United" | "New" | "North" | "South" | "East" | "West");
            if (!is_candidate(text, token) || at < skip) && !compass {
                continue;
            }
            if texts.source_words.has(at, Trait::Place) {
                let written = token.of(text);
                let place = scripted.longest(at, range.end);
                if let Some((len, knowns)) = place.filter(|_| written != "us" && written != "Us") {
                    let concepts: Vec<u32> = knowns.iter().map(|&k| ids.make(k)).collect();
                    for concept in concepts {
                        push(&mut mentions, at..at + len, concept, Certainty::Place);
                    }
                }
            }
            if !is_candidate(text, token) {
                continue;
            }
            let word = word_key(text, token);
            let bare = possessor(token.of(text));
            let written = bare.unwrap_or(token.of(text));
            let seen = *made.entry(word).or_insert_with(|| {
                let entry = bare.map_or(texts.source_words.at(at).english, english);
                Seen {
                    concept: None,
                    certainty: match entry {
                        Some(e) if e.ordinary && !e.capitalised_only => Certainty::Word,
                        _ => Certainty::Name,
                    },
                    doubtful: entry.is_some_and(|e| e.ordinary || e.centibels < 450),
                }
            });
            if seen.doubtful && token.sentence_start && !sure.contains(&word) {
                continue;
            }
            let concept = seen.concept.unwrap_or_else(|| {
                let concept = ids.make(Known::Word(word));
                words.add(concept, word, written);
                made.insert(word, Seen { concept: Some(concept), ..seen });
                concept
            });
            push(&mut mentions, at..at + 1, concept, seen.certainty);
        }
    }
    (settle(mentions), words)
}

/// Words that stand with a capital inside a sentence.
fn capitalised_inside(text: &str, tokens: &Tokens) -> KeySet {
    let mut sure = KeySet::default();
    for block in 0..tokens.block_count() {
        let range = tokens.block_range(block);
        let latin = tokens.block(block).iter().filter(|t| t.kind == TokenKind::Latin);
        let (mut small, mut large) = (0, 0);
        latin.for_each(|t| if t.of(text).starts_with(char::is_uppercase) { large += 1 } else { small += 1 });
        if large * 2 > small * 3 && large > 3 {
            continue; // a headline in capitals
        }
        for at in range.clone() {
            let token = &tokens.all()[at];
            let quoted = at > range.start
                && tokens.all()[at - 1].kind == TokenKind::Punct
                && !tokens.all()[at - 1].is(text, ',');
            if !token.sentence_start && !quoted && is_candidate(text, token) {
                sure.insert(word_key(text, token));
            }
        }
    }
    sure
}

fn push(mentions: &mut Vec<Mention>, tokens: Range<usize>, concept: u32, name: Certainty) {
    mentions.push(Mention { tokens, concepts: vec![concept], name });
}

/// Sorts mentions and makes one of those on the same tokens.
fn settle(mut mentions: Vec<Mention>) -> Vec<Mention> {
    mentions.sort_by_key(|m| (m.tokens.start, m.tokens.end));
    let mut out: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        match out.last_mut().filter(|last| last.tokens == mention.tokens) {
            Some(last) => {
                last.name = last.name.max(mention.name);
                for concept in mention.concepts {
                    if !last.concepts.contains(&concept) {
                        last.concepts.push(concept);
                    }
                }
            }
            None => out.push(mention),
        }
    }
    out
}

fn read_target(texts: &Texts<'_>, ids: &Interner, names: &Names) -> Vec<Mention> {
    let (text, tokens) = (texts.target, texts.target_tokens);
    let all = tokens.all();
    let mut mentions: Vec<Mention> = Vec::new();
    for hit in texts.target_matches.hits() {
        let Hit { role: Role::Latin(id) | Role::Arabic(id), .. } = hit else { continue };
        if let Some(&concept) = ids.ids.get(&Known::Entity(hit.pack, *id)) {
            push(&mut mentions, hit.tokens(), concept, Certainty::Word);
        }
    }
    let words = texts.target_words;
    let (arabic, latin) = (Scripted { text, all, latin: false }, Scripted { text, all, latin: true });
    let mut heard: KeyMap<Vec<u32>> = KeyMap::default();
    for block in 0..tokens.block_count() {
        let range = tokens.block_range(block);
        for at in range.clone() {
            let token = &all[at];
            match token.kind {
                TokenKind::Latin => {
                    if let Some(&concept) = ids.ids.get(&Known::Word(word_key(text, token))) {
                        push(&mut mentions, at..at + 1, concept, Certainty::Name);
                    }
                    if places::may_begin_latin(token.key)
                        && let Some((len, knowns)) = latin.longest(at, range.end)
                    {
                        add(&mut mentions, ids, at..at + len, &knowns);
                    }
                }
                TokenKind::Arabic => {
                    if words.has(at, Trait::Place) {
                        arabic_place(&arabic, at, range.end, ids, &mut mentions);
                    }
                    if words.has(at, Trait::Said) {
                        let concepts =
                            heard.entry(words.key(at)).or_insert_with(|| hear(token.of(text), words.at(at), names));
                        for &concept in concepts.iter() {
                            push(&mut mentions, at..at + 1, concept, Certainty::Name);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    settle(mentions)
}

fn add(mentions: &mut Vec<Mention>, ids: &Interner, tokens: Range<usize>, knowns: &[Known]) {
    for known in knowns {
        if let Some(&concept) = ids.ids.get(known) {
            push(mentions, tokens.clone(), concept, Certainty::Place);
        }
    }
}

/// The places named from an Arabic word on: by it, or by what its particles stand before.
fn arabic_place(texts: &Scripted<'_>, at: usize, end: usize, ids: &Interner, mentions: &mut Vec<Mention>) {
    if let Some((len, knowns)) = texts.longest(at, end) {
        add(mentions, ids, at..at + len, &knowns);
    }
    let written = texts.word(at);
    clitics::strip(written, |s| {
        let rest = &written[s.prefix..];
        let mut behind = |first: &str| {
            for (len, knowns) in texts.places(at, end, first) {
                add(mentions, ids, at..at + len, &knowns);
            }
        };
        if places::may_begin_arabic(s.key) {
            behind(rest);
            if let Some(rest) = rest.strip_prefix('ل').filter(|_| written.contains("لل")) {
                behind(&format!("ال{rest}"));
            }
        }
    });
}
