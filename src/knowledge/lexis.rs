//! The distinct words of an article with everything that is known of each wherever it stands: looked up once, read by all.
//!
//! Texts say the same words again and again, and so do the texts of a run: what was found is remembered from article to article.

use super::Knowledge;
use super::morph::{Closed, Kind, Readings, closed};
use super::pack::trie::Node;
use super::translit::heard::{Heard, heard};
use super::words::foreign::{Look, is_foreign};
use super::words::{EnglishWord, Entry, arabic, english, hash};
use crate::text::{KeyMap, Token, TokenKind, Tokens, clitics};
use std::sync::OnceLock;

/// Words remembered from article to article; with more, memory begins anew.
const REMEMBERED: usize = 1 << 16;

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
    /// Whether one of the readings is a verb.
    pub may_be_verb: bool,
    /// Whether one of the readings is an adjective of a gender.
    pub may_be_adjective: bool,
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
    pub node: Node,
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
                packs.trie.begin(key, |node| begins.push(Beginning { pack, prefix, node }));
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
            may_be_verb: readings.any(|a| a.reading.kind == Kind::Verb),
            may_be_adjective: readings.any(|a| a.reading.kind == Kind::Adjective && a.reading.gender.is_some()),
            foreign,
            look: Look::of(word, entry, foreign),
            begins: begins.into(),
            heard: OnceLock::new(),
        }
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
    ids: KeyMap<u32>,
    /// The first stands for no word.
    list: Vec<Word>,
}

impl Default for Lexis {
    fn default() -> Self {
        Self { ids: KeyMap::default(), list: vec![Word::default()] }
    }
}

impl Lexis {
    /// The number of a word; it is looked up if it is new.
    fn id(&mut self, knowledge: &Knowledge, word: &str, token: &Token) -> u32 {
        let kind = (token.kind as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        *self.ids.entry(hash(word) ^ kind).or_insert_with(|| {
            let id = u32::try_from(self.list.len()).unwrap_or(0);
            self.list.push(Word::of(knowledge, word, token));
            id
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
    /// The number of each token's word.
    ids: Vec<u32>,
}

impl<'k> Words<'k> {
    /// The words of `tokens`.
    #[must_use]
    pub fn of(knowledge: &'k Knowledge, text: &str, tokens: &Tokens) -> Self {
        let mut lexis = knowledge.lend();
        let ids = tokens.all().iter().map(|t| lexis.id(knowledge, t.of(text), t)).collect();
        Self { knowledge, lexis, ids }
    }

    /// What is known beside the words.
    #[must_use]
    pub fn knowledge(&self) -> &'k Knowledge {
        self.knowledge
    }

    /// What is known of the word of a token; nothing, if there is no such token.
    #[must_use]
    pub fn at(&self, token: usize) -> &Word {
        &self.lexis.list[self.ids.get(token).map_or(0, |&id| id as usize)]
    }
}

impl Drop for Words<'_> {
    fn drop(&mut self) {
        self.knowledge.take_back(std::mem::take(&mut self.lexis));
    }
}
