//! The distinct words of an article with everything that is known of each wherever it stands: looked up once, read by all.
//!
//! Texts say the same words again and again, and so do the texts of a run: what was found is remembered from article to article.
//! Each token carries the number of its word and a few traits, by which a rule passes over words that are nothing to it without
//! looking at them: most words of a text are nothing to most rules.

use super::Knowledge;
use super::bodies;
use super::denial::{self, Deed};
use super::morph::{Analysis, Closed, Kind, Readings, closed};
use super::pack::inflect::FUTURE;
use super::pack::pairs::{Begun, Second};
use super::phrases::{Stem, possessor};
use super::places::{self, Reading};
use super::telling::Ways;
use super::translit::heard::{COMMON, Heard, heard};
use super::translit::said::{Said, may_be_said, said};
use super::words::doubt::{Doubt, hides_slip, look};
use super::words::foreign::{Look, is_foreign};
use super::words::lost::{dotted, may_be_unfit};
use super::words::pairs::Stem as Root;
use super::words::rivals::{Rival, rivals};
use super::words::{EnglishWord, Entry, arabic, english, hash};
use crate::text::fold::bare;
use crate::text::{Key, KeyMap, Token, TokenKind, Tokens, clitics, key};
use std::sync::{Arc, OnceLock};

/// Words remembered from article to article; with more, memory begins anew.
const REMEMBERED: usize = 1 << 16;

/// Endings of sound plurals of men, and of those before what they belong to.
const PLURALS: [&str; 3] = ["ون", "ين", "و"];

/// What makes an Arabic word worth a look to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Trait {
    /// It is of a closed class.
    Closed = 1,
    /// It may be a verb, and is of no closed class.
    Verb = 2,
    /// It may be an adjective of a gender, and is of no closed class.
    Adjective = 4,
    /// It may be a noun with the article.
    Definite = 8,
    /// No dictionary has it, or something else speaks against its spelling.
    Odd = 16,
    /// It may be heard as a name.
    Heard = 32,
    /// It looks like a foreign name, or like no word that anybody writes.
    Strange = 64,
    /// It ends as sound plurals of men do, or as those before what they belong to.
    Plural = 128,
    /// It denies, plainly: not, never, لم.
    Denial = 256,
    /// It denies or limits in another way.
    Denying = 512,
    /// It limits a negation, or may stand for one.
    Turning = 1024,
    /// The name of a body may begin with it: وكالة "agency".
    Body = 2048,
    /// The name of a place may begin with it.
    Place = 4096,
    /// It may render a name of an original by its sound.
    Said = 8192,
    /// Something speaks against its spelling that may be a slip or words run together.
    Doubted = 1 << 14,
    /// Another word may have been meant in its place.
    Unfit = 1 << 15,
    /// The lexicon has it as a verb and as nothing else.
    OnlyVerb = 1 << 16,
    /// It may be a name: the lexicon has no noun, adjective or verb that it is a form of, and it is of no closed class.
    Nameable = 1 << 17,
    /// Its last letter has lost its dots: بدايه for بداية.
    Dotless = 1 << 18,
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
    heard: OnceLock<Box<[Heard]>>,
    ways: OnceLock<Ways>,
    said: OnceLock<Box<[Said]>>,
    stem: OnceLock<Stem>,
    root: OnceLock<Root>,
    rivals: OnceLock<Box<[Rival]>>,
    doubt: OnceLock<Option<Arc<Doubt>>>,
}

/// A pattern that a word may begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning {
    /// The pack set of the pattern.
    pub pack: u8,
    /// Bytes of proclitics before the pattern's word.
    pub prefix: u8,
    /// How the pattern begins.
    pub begun: Begun,
}

impl Word {
    fn of(word: &str, token: &Token) -> Self {
        let entry = arabic(word);
        let foreign = is_foreign(word, entry);
        Self {
            entry,
            english: if token.kind == TokenKind::Latin { english(word) } else { None },
            closed: closed(token.key),
            readings: Readings::of(word),
            foreign,
            look: Look::of(word, entry, foreign),
            heard: OnceLock::new(),
            ways: OnceLock::new(),
            said: OnceLock::new(),
            stem: OnceLock::new(),
            root: OnceLock::new(),
            rivals: OnceLock::new(),
            doubt: OnceLock::new(),
        }
    }

    /// What the forms of `word`, which this is, have in common.
    pub fn root(&self, word: &str) -> Root {
        *self.root.get_or_init(|| Root::of(&bare(word)))
    }

    /// What speaks against `word`, which this is.
    pub fn doubt(&self, word: &str) -> Option<&Arc<Doubt>> {
        self.doubt.get_or_init(|| look(word).map(Arc::new)).as_ref()
    }

    /// The words that may have been meant where `word`, which this is, stands.
    pub fn rivals(&self, word: &str) -> &[Rival] {
        self.rivals.get_or_init(|| rivals(word, self.entry))
    }

    /// The traits of `word`, which this is, a token of that kind; `takes` are the keys of the word whole and without particles.
    fn traits(&self, word: &str, kind: TokenKind, takes: &[(Key, usize)]) -> u32 {
        let arabic = kind == TokenKind::Arabic;
        let keys = takes.iter().map(|(key, _)| *key);
        let deed = match kind {
            TokenKind::Arabic => denial::arabic(word, keys.clone()),
            TokenKind::Latin => keys.clone().next().map_or_else(Deed::default, |key| denial::english(word, key)),
            _ => Deed::default(),
        };
        let open = self.closed.is_none();
        let common = |e: Entry| e.accepted && !e.name && e.centibels < COMMON;
        let of_gender = |a: &Analysis| a.reading.kind == Kind::Adjective && a.reading.gender.is_some();
        let odd = arabic && self.entry.is_none_or(|e| !e.accepted || e.doubtful);
        let other = |a: Analysis| a.reading.kind == Kind::Other;
        let holds = [
            (Trait::Closed, arabic && !open),
            (Trait::Verb, arabic && open && self.readings.any(|a| a.reading.kind == Kind::Verb && !a.article)),
            (Trait::OnlyVerb, arabic && self.readings.all(|a| a.reading.kind == Kind::Verb && !a.article)),
            (Trait::Nameable, open && (kind == TokenKind::Latin || arabic && self.readings.iter().all(other))),
            (Trait::Adjective, arabic && open && self.readings.any(of_gender)),
            (Trait::Definite, arabic && self.readings.any(|a| a.is_noun() && a.article)),
            (Trait::Odd, odd),
            (Trait::Heard, arabic && !self.entry.is_some_and(common)),
            (Trait::Strange, arabic && self.look != Look::Word),
            (Trait::Plural, arabic && PLURALS.iter().any(|end| word.ends_with(end))),
            (Trait::Denial, deed.plain),
            (Trait::Denying, deed.denies),
            (Trait::Turning, deed.turns),
            (Trait::Body, arabic && keys.clone().any(|key| bodies::head(key).is_some())),
            (Trait::Place, begins_place(word, kind, takes)),
            (Trait::Said, arabic && may_be_said(word, self.entry)),
            (Trait::Doubted, odd && self.entry.is_none_or(|e| e.doubtful || !e.accepted && hides_slip(word))),
            (Trait::Dotless, arabic && dotted(word, self.entry).is_some()),
            (Trait::Unfit, arabic && may_be_unfit(word, self.entry)),
        ];
        holds.iter().filter(|(_, holds)| *holds).fold(0, |set, (one, _)| set | *one as u32)
    }

    /// The ways to read `word`, which this is, as a name.
    pub fn heard(&self, word: &str) -> &[Heard] {
        self.heard.get_or_init(|| heard(word, self.entry))
    }

    /// The ways to say `word`, which this is, as a name of an original.
    pub fn said(&self, word: &str) -> &[Said] {
        self.said.get_or_init(|| said(word))
    }

    /// What `word`, which this is, is a form of in English.
    pub fn stem(&self, word: &str) -> Stem {
        *self.stem.get_or_init(|| Stem::of(possessor(word).unwrap_or(word)))
    }

    /// The ways to take `word`, which this is, with and without particles.
    pub fn ways(&self, word: &str) -> &Ways {
        self.ways.get_or_init(|| Ways::of(word))
    }
}

/// Whether the name of a place may begin with a word, whole or without particles: see [`Word::traits`].
fn begins_place(word: &str, kind: TokenKind, takes: &[(Key, usize)]) -> bool {
    let is_begun = |reading: Reading, word: &str| reading.then(word).is_some_and(|read| read.is_word());
    match kind {
        TokenKind::Arabic => takes.iter().filter(|(key, _)| places::may_begin_arabic(*key)).any(|(_, from)| {
            let rest = &word[*from..];
            // للقاهرة has the article of القاهرة in its second ل.
            let article = rest.strip_prefix('ل').filter(|_| *from > 0).map(|rest| format!("ال{rest}"));
            is_begun(Reading::arabic(), rest) || article.is_some_and(|form| is_begun(Reading::arabic(), &form))
        }),
        TokenKind::Latin => is_begun(Reading::latin(), possessor(word).unwrap_or(word)),
        _ => false,
    }
}

/// What is remembered of words.
#[derive(Debug)]
pub(super) struct Lexis {
    marks: KeyMap<Mark>,
    /// The first stands for no word.
    list: Vec<Word>,
    /// What the words may begin, word by word.
    beginnings: Vec<Beginning>,
}

impl Default for Lexis {
    fn default() -> Self {
        Self { marks: KeyMap::default(), list: vec![Word::default()], beginnings: Vec::new() }
    }
}

impl Lexis {
    /// What a token carries of a word; it is looked up if it is new.
    fn mark(&mut self, knowledge: &Knowledge, word: &str, token: &Token) -> Mark {
        let hash = hash(word) ^ (token.kind as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        *self.marks.entry(hash).or_insert_with(|| {
            let arabic = token.kind == TokenKind::Arabic;
            let narrow = |n: usize| u32::try_from(n).unwrap_or(0);
            // The word whole and without its particles: the key, and the bytes left out.
            let mut takes = vec![(token.key, 0)];
            if arabic {
                clitics::strip(word, |s| takes.push((s.key, s.prefix)));
            }
            let from = self.beginnings.len();
            for (pack, packs) in knowledge.pack_sets() {
                for &(key, prefix) in &takes {
                    let prefix = u8::try_from(prefix).unwrap_or(u8::MAX);
                    packs.trie.begin(key, |begun| self.beginnings.push(Beginning { pack, prefix, begun }));
                }
            }
            let second = knowledge.packs(0).trie.second(token.key, word.strip_prefix(FUTURE).map(key));
            let known = Word::of(word, token);
            let id = narrow(self.list.len());
            let beginnings = (narrow(from), narrow(self.beginnings.len()));
            let mark = Mark { second, beginnings, id, traits: known.traits(word, token.kind, &takes) };
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
    /// The traits of the tokens once more, by themselves: many rules read no more than that of most tokens.
    traits: Vec<u32>,
}

/// What a token carries of its word.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    /// What it is behind the first word of a built-in pattern.
    second: Second,
    /// From where to where what it may begin stands.
    beginnings: (u32, u32),
    id: u32,
    traits: u32,
}

impl<'k> Words<'k> {
    /// The words of `tokens`.
    #[must_use]
    pub fn of(knowledge: &'k Knowledge, text: &str, tokens: &Tokens) -> Self {
        let mut lexis = knowledge.lend();
        let marks: Vec<Mark> = tokens.all().iter().map(|t| lexis.mark(knowledge, t.of(text), t)).collect();
        let traits = marks.iter().map(|mark| mark.traits).collect();
        Self { knowledge, lexis, marks, traits }
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

    /// A key of a token's word as it is spelled.
    #[must_use]
    pub fn key(&self, token: usize) -> Key {
        u64::from(self.marks.get(token).map_or(0, |mark| mark.id)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    /// What the word of a token may begin.
    pub(super) fn beginnings(&self, token: usize) -> &[Beginning] {
        let (from, to) = self.marks.get(token).map_or((0, 0), |mark| mark.beginnings);
        &self.lexis.beginnings[from as usize..to as usize]
    }

    /// Whether the word of a token has a trait.
    #[must_use]
    pub fn has(&self, token: usize, one: Trait) -> bool {
        self.traits.get(token).is_some_and(|traits| traits & one as u32 != 0)
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

#[cfg(test)]
mod tests {
    use super::{Trait, Words};
    use crate::knowledge::Knowledge;
    use crate::text::{Span, Tokens};

    #[test]
    fn a_word_is_one_wherever_it_stands_and_remembered() {
        let knowledge = Knowledge::builtin();
        let text = "قالت الشركة إن الشركة Apple شتاينبرغر";
        let tokens = Tokens::new(text, [Span::new(0, text.len())], &[]);
        let ids = |words: &Words<'_>| words.marks.iter().map(|mark| mark.id).collect::<Vec<_>>();
        let words = Words::of(&knowledge, text, &tokens);
        assert_eq!(ids(&words), [1, 2, 3, 2, 4, 5]);
        assert!(words.has(0, Trait::Verb) && words.has(1, Trait::Definite) && words.has(2, Trait::Closed));
        assert!(!words.has(1, Trait::Odd) && words.has(5, Trait::Odd) && words.has(5, Trait::Strange));
        assert!(words.at(4).english.is_some() && words.at(99).readings.is_empty() && !words.has(99, Trait::Odd));
        drop(words);
        let again = &text[text.find("Apple").expect("there")..];
        let tokens = Tokens::new(again, [Span::new(0, again.len())], &[]);
        assert_eq!(ids(&Words::of(&knowledge, again, &tokens)), [4, 5]);
    }
}
