//! Single words as names.

use crate::knowledge::memory::Memory;
use crate::knowledge::translit::sound::Sound;
use crate::knowledge::translit::{self, ArabicName, LatinName};
use crate::knowledge::words::letters::{Model, cost};
use crate::knowledge::words::near::spell;
use crate::knowledge::words::{Entry, arabic, hash};
use crate::text::fold::bare;
use crate::text::{Token, TokenKind, clitics};
use std::cell::RefCell;
use std::rc::Rc;

/// Arabic words as frequent as this (centibels) that dictionaries accept are words of the language, however they sound.
const COMMON: u16 = 420;
/// Words of so few letters sound like too many names.
const SHORT: usize = 3;
/// At or below this score a word that dictionaries accept may be a name.
const NEAR: f32 = 0.2;

/// Whether an Arabic word looks like a foreign name: no dictionary has it and its letters follow one another as in names.
#[must_use]
pub fn is_foreign(word: &str) -> bool {
    match arabic(word) {
        Some(Entry { accepted: true, .. }) => false,
        _ if word.contains(['پ', 'ڤ']) => true,
        Some(Entry { name: true, .. }) => true,
        entry => {
            let bare = bare(word);
            !clitics::has_article(&bare)
                && spell(&bare).is_some_and(|l| {
                    let (name, word) = (cost(Model::Names, &l), cost(Model::Words, &l));
                    name < word || entry.is_none() && name < word.saturating_add(60)
                })
        }
    }
}

/// Whether a word is so rare that beside a name of nearly the same letters it can only be that name: dictionaries accept what no
/// text has (جونسن, "their kinds" of something).
pub(super) fn may_be_misspelled_name(word: &str) -> bool {
    word.chars().count() > 3 && !clitics::has_article(word) && arabic(word).is_none_or(|e| e.centibels >= UNSEEN)
}

/// Words as rare as this (centibels) are in no news but by mistake.
const UNSEEN: u16 = 640;

/// A Latin word of the article that Arabic words are held against.
#[derive(Clone, Debug)]
pub(super) struct Sounded {
    /// Its letters, ready to be compared.
    pub latin: LatinName,
    sound: Sound,
    /// Whether it is an ordinary word too: then what sounds like it needs a neighbour's word.
    ordinary: bool,
}

impl Sounded {
    pub(super) fn new(word: &str, ordinary: bool) -> Self {
        Self { latin: translit::latin(word), sound: Sound::latin(word), ordinary }
    }
}

/// How an Arabic word can be read as a Latin one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Bytes of proclitics and article before the name.
    pub prefix: usize,
    /// How far the sounds are apart, see [`translit::score`].
    pub score: f32,
    /// Whether the word alone is witness enough; otherwise a neighbour has to agree.
    pub sure: bool,
}

/// Ways to read a word as a name.
type Heard = Rc<[(u8, Sound)]>;

thread_local! {
    /// The ways to read a word as a name: its first bytes left out, and the sound of the rest.
    static HEARD: RefCell<Memory<Option<Heard>>> = RefCell::new(Memory::new(14));
}

/// The ways to read a word as a name; none for most words of a text, which no list of names has.
fn heard(word: &str) -> Option<Heard> {
    let hear = || {
        if arabic(word).is_some_and(|e| e.accepted && !e.name && e.centibels < COMMON) {
            return None;
        }
        let readings = readings(word).into_iter();
        let heard = readings.filter_map(|(prefix, rest)| Some((u8::try_from(prefix).ok()?, Sound::arabic(rest))));
        Some(heard.collect())
    };
    HEARD.with_borrow_mut(|memory| memory.recall(hash(word), hear).clone())
}

/// How `word` reads as a rendering of one of several Latin words: the best of them.
pub(super) fn best_reading(word: &str, latin: &[Sounded]) -> Option<(usize, Reading)> {
    let mut best: Option<(usize, Reading)> = None;
    for &(prefix, sound) in heard(word).as_deref().unwrap_or_default() {
        let prefix = usize::from(prefix);
        let Some(rest) = word.get(prefix..) else { continue };
        let mut ready: Option<ArabicName> = None;
        for (n, l) in latin.iter().enumerate() {
            if !sound.is_near(l.sound) {
                continue;
            }
            let ready = ready.get_or_insert_with(|| translit::arabic(rest));
            let cost = if prefix > 0 { 0.06 } else { 0.0 };
            let limit = best.map_or(translit::SAME, |b| b.1.score.min(translit::SAME));
            if let Some(score) = translit::score_below(ready, &l.latin, limit - cost) {
                best = Some((n, Reading { prefix, score: score + cost, sure: !l.ordinary && is_sure(rest, score) }));
            }
        }
    }
    best
}

/// How the Arabic `word` reads as `latin`, if it does.
#[must_use]
pub fn reads_as(word: &str, latin: &str) -> Option<Reading> {
    best_reading(word, &[Sounded::new(latin, false)]).map(|b| b.1)
}

/// Whether a word of these letters, so near in sound, is the name without further witness.
fn is_sure(word: &str, score: f32) -> bool {
    let letters = word.chars().count();
    match arabic(word) {
        None => letters > 2,
        Some(e) if !e.accepted => letters > SHORT || score <= NEAR,
        Some(e) if e.centibels < COMMON => false,
        Some(e) => score <= NEAR && (letters > SHORT || e.name && e.centibels > COMMON + 80),
    }
}

/// A word whole, without its proclitics, and without an article; each with the bytes left out.
fn readings(word: &str) -> Vec<(usize, &str)> {
    let mut all = vec![(0, word)];
    let listed = arabic(word).is_some_and(|e| e.accepted && e.centibels < COMMON);
    if listed {
        return all;
    }
    clitics::strip(word, |s| {
        if let Some(rest) = word.get(s.prefix..).filter(|r| r.chars().count() > 2)
            && !all.contains(&(s.prefix, rest))
        {
            all.push((s.prefix, rest));
        }
    });
    for n in 0..all.len() {
        let (prefix, rest) = all[n];
        // A word of the language with its article (الربيع) is no name with one.
        if arabic(rest).is_some_and(|e| e.accepted) {
            continue;
        }
        if let Some(bare) = rest.strip_prefix("\u{0627}\u{0644}").filter(|r| r.chars().count() > 3) {
            all.push((prefix + 4, bare));
        }
    }
    all
}

/// Whether the token may be the other half of somebody's name: a foreign word, or a rare one that is known as a name.
pub(super) fn may_be_name(token: &Token, text: &str) -> bool {
    token.kind == TokenKind::Arabic && {
        let word = token.of(text);
        is_foreign(word) || arabic(word).is_some_and(|e| e.name && e.centibels >= COMMON) && !clitics::has_article(word)
    }
}
