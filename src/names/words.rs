//! Single words as names.

use crate::knowledge::Words;
use crate::knowledge::translit::heard::{COMMON, Heard, heard};
use crate::knowledge::translit::sound::Sound;
use crate::knowledge::translit::{self, ArabicName, LatinName};
use crate::knowledge::words::arabic;
use crate::text::{Token, TokenKind, clitics};

/// Words of so few letters sound like too many names.
const SHORT: usize = 3;
/// At or below this score a word that dictionaries accept may be a name.
const NEAR: f32 = 0.2;

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

/// How `word`, which is `heard` so, reads as a rendering of one of several Latin words: the best of them.
pub(super) fn best_reading(word: &str, heard: &[Heard], latin: &[Sounded]) -> Option<(usize, Reading)> {
    let mut best: Option<(usize, Reading)> = None;
    for &(prefix, sound) in heard {
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
    best_reading(word, &heard(word, arabic(word)), &[Sounded::new(latin, false)]).map(|b| b.1)
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
