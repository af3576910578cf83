//! Which names of the source an Arabic word may render, by its spelling.

use crate::knowledge;
use crate::knowledge::memory::Memory;
use crate::knowledge::translit::sound::{Sound, Sounds};
use crate::knowledge::translit::{self, LatinName, score_below};
use crate::text::Key;
use std::cell::RefCell;

/// A score up to which an Arabic word renders a Latin name; what is left between the names of one story is far above.
const RENDERS: f32 = 0.95;
/// The same for names of up to three letters.
const RENDERS_SHORT: f32 = 0.5;

/// A distinct name word of the source, ready to be compared.
struct Word {
    concept: u32,
    key: Key,
    latin: LatinName,
    limit: f32,
}

impl Word {
    fn new(concept: u32, key: Key, written: &str) -> Self {
        let limit = if written.chars().count() <= 3 { RENDERS_SHORT } else { RENDERS };
        Self { concept, key, latin: translit::latin(written), limit }
    }
}

/// The distinct name words of a source.
#[derive(Default)]
pub(super) struct Names {
    words: Vec<Word>,
    sounds: Sounds,
}

impl Names {
    /// Adds the name word `written` with its key, for `concept`.
    pub fn add(&mut self, concept: u32, key: Key, written: &str) {
        self.words.push(Word::new(concept, key, written));
        self.sounds.add(Sound::latin(written));
    }

    fn near(&self, sound: Sound) -> impl Iterator<Item = &Word> {
        self.sounds.near(sound).map(|n| &self.words[n])
    }
}

/// How far behind the best name another may be that a word is heard as too.
const BEHIND: f32 = 0.25;
/// Words more frequent than this have to be spelled as the name is.
const COMMON: u16 = 520;

thread_local! {
    /// What is remembered of pairs of a word and a name lately met: the same are in the news every day.
    static PAIRS: RefCell<Pairs> = RefCell::new(Pairs { refused: Memory::new(17), scored: Memory::new(14) });
}

/// Pairs by their hashes. Nearly all are refused, and of those nothing else is remembered.
struct Pairs {
    refused: Memory<()>,
    scored: Memory<f32>,
}

impl Pairs {
    /// The score of a pair, if it is one name; `compare` tells, if it is not remembered.
    fn score(&mut self, pair: u64, compare: impl FnOnce() -> Option<f32>) -> Option<f32> {
        if self.refused.get(pair).is_some() {
            return None;
        }
        if let Some(score) = self.scored.get(pair) {
            return Some(*score);
        }
        let score = compare();
        if let Some(score) = score {
            self.scored.keep(pair, score);
        } else {
            self.refused.keep(pair, ());
        }
        score
    }
}

/// The names of the source that an Arabic word, which may be one, may render.
pub(super) fn hear(written: &str, word: &knowledge::Word, names: &Names) -> Vec<u32> {
    let common = word.entry.is_some_and(|e| e.accepted && !e.name && e.centibels < COMMON);
    let most = if common { translit::SAME } else { f32::INFINITY };
    let mut found: Vec<(u32, f32)> = Vec::new();
    for way in word.said(written) {
        let mut ready = None;
        for name in names.near(way.sound) {
            let limit = name.limit.min(most);
            let pair = way.key ^ name.key.rotate_left(21) ^ u64::from(limit.to_bits()).rotate_left(43);
            let compare = || {
                let said = ready.get_or_insert_with(|| translit::arabic(&written[way.from..]));
                score_below(said, &name.latin, limit)
            };
            // The middle bits of a key are well mixed.
            if let Some(score) = PAIRS.with_borrow_mut(|pairs| pairs.score(pair.rotate_right(17), compare)) {
                match found.iter_mut().find(|(concept, _)| *concept == name.concept) {
                    Some(known) => known.1 = score.min(known.1),
                    None => found.push((name.concept, score)),
                }
            }
        }
    }
    // A word that is nearly one name is no other.
    let best = found.iter().fold(f32::INFINITY, |best, &(_, score)| best.min(score));
    found.into_iter().filter(|&(_, score)| score < best + BEHIND).map(|(concept, _)| concept).collect()
}
