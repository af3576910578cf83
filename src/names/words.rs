//! Single words as names.

use crate::knowledge::Words;
use crate::knowledge::translit;
use crate::knowledge::translit::heard::{COMMON, Heard, heard};
use crate::knowledge::translit::sound::Sound;
use crate::knowledge::words::arabic;
use crate::text::{Token, TokenKind, clitics};

/// Words of so few letters sound like too many names.
const SHORT: usize = 3;
/// At or below this score a word that dictionaries accept may be a name.
const NEAR: f32 = 0.2;

/// The Latin words of the article that Arabic words are held against.
#[derive(Clone, Debug, Default)]
pub(super) struct Sounded {
    /// How each of them sounds: asked first, of all.
    sounds: Vec<Sound>,
    /// The words, and whether each is an ordinary word too: then what sounds like it needs a neighbour's word.
    words: Vec<(Box<str>, bool)>,
}

impl Sounded {
    pub(super) fn push(&mut self, word: &str, ordinary: bool) {
        self.sounds.push(Sound::latin(word));
        self.words.push((word.into(), ordinary));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
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

/// How `word`, which is `heard` so, reads as a rendering of one of several Latin words: the best of them.
pub(super) fn best_reading(word: &str, heard: &[Heard], latin: &Sounded) -> Option<(usize, Reading)> {
    let mut best: Option<(usize, Reading)> = None;
    for &(prefix, sound) in heard {
        let prefix = usize::from(prefix);
        let Some(rest) = word.get(prefix..) else { continue };
        for (n, _) in latin.sounds.iter().enumerate().filter(|(_, other)| sound.is_near(**other)) {
            let (latin, ordinary) = &latin.words[n];
            let cost = if prefix > 0 { 0.06 } else { 0.0 };
            let limit = best.map_or(translit::SAME, |b| b.1.score.min(translit::SAME));
            if let Some(score) = translit::same(rest, latin).filter(|&score| score < limit - cost) {
                best = Some((n, Reading { prefix, score: score + cost, sure: !ordinary && is_sure(rest, score) }));
            }
        }
    }
    best
}

/// How the Arabic `word` reads as `latin`, if it does.
#[must_use]
pub fn reads_as(word: &str, latin: &str) -> Option<Reading> {
    let mut sounded = Sounded::default();
    sounded.push(latin, false);
    best_reading(word, &heard(word, arabic(word)), &sounded).map(|b| b.1)
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

/// Whether the token may be the other half of somebody's name: a foreign word, or a rare one that is known as a name.
pub(super) fn may_be_name(words: &Words<'_>, at: usize, token: &Token, text: &str) -> bool {
    let word = words.at(at);
    token.kind == TokenKind::Arabic
        && (word.foreign
            || word.entry.is_some_and(|e| e.name && e.centibels >= COMMON) && !clitics::has_article(token.of(text)))
}
