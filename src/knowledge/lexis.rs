//! The distinct words of an article with everything that is known of each wherever it stands: looked up once, read by all.
//!
//! Texts say the same words again and again, and so do the texts of a run: what was found is remembered from article to article.
//! Each token carries the number of its word and a few traits, by which a rule passes over words that are nothing to it without
//! looking at them: most words of a text are nothing to most rules.

use super::Knowledge;
use super::morph::{Analysis, Closed, Kind, Readings, closed};
use super::pack::inflect::FUTURE;
use super::pack::pairs::{First, Second};
use super::translit::heard::{COMMON, Heard, heard};
use super::words::foreign::{Look, is_foreign};
use super::words::{EnglishWord, Entry, arabic, english, hash};
use crate::text::{KeyMap, Token, TokenKind, Tokens, clitics, key};
use std::sync::OnceLock;

/// Words remembered from article to article; with more, memory begins anew.
const REMEMBERED: usize = 1 << 16;

/// What makes a word worth a look to somebody. All but the first are traits of Arabic words alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Trait {
    /// It may begin a pattern.
    Begins = 1,
    /// It is of a closed class.
    Closed = 2,
    /// It may be a verb, and is of no closed class.
    Verb = 4,
    /// It may be an adjective of a gender, and is of no closed class.
    Adjective = 8,
    /// It may be a noun with the article.
    Definite = 16,
    /// No dictionary has it, or something else speaks against its spelling.
    Odd = 32,
    /// It may be heard as a name.
    Heard = 64,
    /// It looks like a foreign name, or like no word that anybody writes.
    Strange = 128,
}

/// What is known of a word as it is spelled.
#[derive(Debug, Default)]
pub struct Word {
    /// What the Arabic list says of it.
    pub entry: Option<Entry>,
    /// What the English list says of it, if it is in Latin letters.
    pub english: Option<EnglishWord>,
    /// Its closed class, if it is of one.
    pub closed: Option<Closed>,
    /// How it may be read.
    pub readings: Readings,
    /// Whether it looks like a foreign name.
    pub foreign: bool,
    /// What it looks like, its proclitics taken off.
    pub look: Look,
    begins: Box<[Beginning]>,
    heard: OnceLock<Box<[Heard]>>,
}

/// The first step of a pattern that a word may begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning {
    /// The pack set of the pattern.
    pub pack: u8,
    /// Bytes of proclitics before the pattern's word.
    pub prefix: u8,
    /// Where the pattern goes on.
    pub first: First,
}

impl Word {
    fn of(knowledge: &Knowledge, word: &str, token: &Token) -> Self {
        let entry = arabic(word);
        let readings = Readings::of(word);
        let foreign = is_foreign(word, entry);
        let mut begins = Vec::new();
        for (pack, packs) in knowledge.pack_sets() {
            let mut begin = |key, prefix: usize| {
                let prefix = u8::try_from(prefix).unwrap_or(u8::MAX);
                packs.trie.begin(key, |first| begins.push(Beginning { pack, prefix, first }));
            };
            begin(token.key, 0);
            if token.kind == TokenKind::Arabic {
                clitics::strip(word, |s| begin(s.key, s.prefix));
            }
        }
        Self {
            entry,
            english: if token.kind == TokenKind::Latin { english(word) } else { None },
            closed: closed(token.key),
            readings,
            foreign,
            look: Look::of(word, entry, foreign),
            begins: begins.into(),
            heard: OnceLock::new(),
        }
    }

    fn traits(&self, arabic: bool) -> u8 {
        let open = self.closed.is_none();
        let common = |e: Entry| e.accepted && !e.name && e.centibels < COMMON;
        let of_gender = |a: &Analysis| a.reading.kind == Kind::Adjective && a.reading.gender.is_some();
        let holds = [
            (Trait::Begins, !self.begins.is_empty()),
            (Trait::Closed, arabic && !open),
            (Trait::Verb, arabic && open && self.readings.any(|a| a.reading.kind == Kind::Verb && !a.article)),
            (Trait::Adjective, arabic && open && self.readings.any(of_gender)),
            (Trait::Definite, arabic && self.readings.any(|a| a.is_noun() && a.article)),
            (Trait::Odd, arabic && self.entry.is_none_or(|e| !e.accepted || e.doubtful)),
            (Trait::Heard, arabic && !self.entry.is_some_and(common)),
            (Trait::Strange, arabic && self.look != Look::Word),
        ];
        holds.iter().filter(|(_, holds)| *holds).fold(0, |set, (one, _)| set | *one as u8)
    }

    /// The first steps of all patterns that it may begin.
    pub(super) fn begins(&self) -> &[Beginning] {
        &self.begins
    }

    /// The ways to read `word`, which this is, as a name.
    pub fn heard(&self, word: &str) -> &[Heard] {
        self.heard.get_or_init(|| heard(word, self.entry))
    }
}

/// What is remembered of words.
#[derive(Debug)]
pub(super) struct Lexis {
    marks: KeyMap<Mark>,
    /// The first stands for no word.
    list: Vec<Word>,
}

impl Default for Lexis {
    fn default() -> Self {
        Self { marks: KeyMap::default(), list: vec![Word::default()] }
    }
}

impl Lexis {
    /// What a token carries of a word; it is looked up if it is new.
    fn mark(&mut self, knowledge: &Knowledge, word: &str, token: &Token) -> Mark {
        let kind = (token.kind as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        *self.marks.entry(hash(word) ^ kind).or_insert_with(|| {
            let future = word.strip_prefix(FUTURE).map(key);
            let known = Word::of(knowledge, word, token);
            let second = knowledge.packs(0).trie.second(token.key, future);
            let id = u32::try_from(self.list.len()).unwrap_or(0);
            let mark = Mark { second, id, traits: known.traits(token.kind == TokenKind::Arabic) };
            self.list.push(known);
            mark
        })
    }

    /// Whether it is small enough to be kept for the next article.
    pub(super) fn is_small(&self) -> bool {
        self.list.len() <= REMEMBERED
    }
}

/// The words of an article.
#[derive(Debug)]
pub struct Words<'k> {
    knowledge: &'k Knowledge,
    lexis: Lexis,
    marks: Vec<Mark>,
}

/// What a token carries of its word.
#[derive(Clone, Copy, Debug)]
struct Mark {
    /// What it is behind the first word of a built-in pattern.
    second: Second,
    id: u32,
    traits: u8,
}

impl<'k> Words<'k> {
    /// The words of `tokens`.
    #[must_use]
    pub fn of(knowledge: &'k Knowledge, text: &str, tokens: &Tokens) -> Self {
        let mut lexis = knowledge.lend();
        let marks = tokens.all().iter().map(|t| lexis.mark(knowledge, t.of(text), t)).collect();
        Self { knowledge, lexis, marks }
    }

    /// What is known beside the words.
    #[must_use]
    pub fn knowledge(&self) -> &'k Knowledge {
        self.knowledge
    }

    /// What is known of the word of a token; nothing, if there is no such token.
    #[must_use]
    pub fn at(&self, token: usize) -> &Word {
        &self.lexis.list[self.marks.get(token).map_or(0, |mark| mark.id as usize)]
    }

    /// Whether the word of a token has a trait.
    #[must_use]
    pub fn has(&self, token: usize, one: Trait) -> bool {
        self.marks.get(token).is_some_and(|mark| mark.traits & one as u8 != 0)
    }

    /// What the word of a token is behind the first word of a pattern of a pack set.
    pub(super) fn second(&self, token: usize, pack: u8) -> Second {
        if pack == 0 { self.marks.get(token).map_or(Second::NONE, |mark| mark.second) } else { Second::ANY }
    }
}

impl Drop for Words<'_> {
    fn drop(&mut self) {
        self.knowledge.take_back(std::mem::take(&mut self.lexis));
    }
}
