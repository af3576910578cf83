//! Which names of the source an Arabic word may render, by its spelling.

use crate::knowledge::translit::sound::Sound;
use crate::knowledge::translit::{self, LatinName, score_below};
use crate::knowledge::words::Entry;
use crate::text::{Key, clitics, key};

/// A score up to which an Arabic word renders a Latin name; what is left between the names of one story is far above.
const RENDERS: f32 = 0.95;
/// The same for names of up to three letters.
const RENDERS_SHORT: f32 = 0.5;

/// A distinct name word of the source, ready to be compared.
pub(super) struct Word {
    pub concept: u32,
    key: Key,
    latin: LatinName,
    sound: Sound,
    limit: f32,
}

impl Word {
    /// The name word `written` with its key, for `concept`.
    pub fn new(concept: u32, key: Key, written: &str) -> Self {
        let limit = if written.chars().count() <= 3 { RENDERS_SHORT } else { RENDERS };
        Self { concept, key, latin: translit::latin(written), sound: Sound::latin(written), limit }
    }
}

/// How far behind the best name another may be that a word is heard as too.
const BEHIND: f32 = 0.25;
/// Words more frequent than this are no names unless a list says so.
const FREQUENT: u16 = 350;
/// Words more frequent than this have to be spelled as the name is.
const COMMON: u16 = 520;

/// Pairs of words that are remembered; a power of two.
const MEMORY: usize = 1 << 16;

thread_local! {
    static PAIRS: std::cell::RefCell<Vec<(u64, f32)>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// The score of a pair by its hash, from memory if it was asked lately: the same names are in the news every day.
fn remembered(pair: u64, score: impl FnOnce() -> f32) -> f32 {
    PAIRS.with_borrow_mut(|pairs| {
        if pairs.is_empty() {
            pairs.resize(MEMORY, (0, 0.0));
        }
        let slot = &mut pairs[(pair >> 17) as usize % MEMORY];
        if slot.0 != pair {
            *slot = (pair, score());
        }
        slot.1
    })
}

/// Readings of a word without its proclitics and its article that are looked at.
const READINGS: usize = 8;

/// The names of the source that an Arabic word, of which the list says `entry`, may render.
pub(super) fn hear(written: &str, entry: Option<Entry>, words: &[Word]) -> Vec<u32> {
    if words.is_empty() || written.len() < 4 {
        return Vec::new();
    }
    let most = match entry.filter(|e| e.accepted && !e.name) {
        Some(e) if e.centibels < FREQUENT => return Vec::new(),
        Some(e) if e.centibels < COMMON => translit::SAME,
        _ => f32::INFINITY,
    };
    let mut starts = [0; READINGS];
    let mut count = 1;
    let mut add = |start: usize| {
        if count < READINGS && !starts[..count].contains(&start) && written.len() >= start + 4 {
            starts[count] = start;
            count += 1;
        }
    };
    let mut open = |start: usize| {
        add(start);
        let rest = &written[start..];
        if rest.starts_with("\u{0627}\u{0644}") && rest.len() > 8 {
            add(start + 4);
        } else if start > 0 && rest.starts_with('\u{0644}') {
            add(start + 2);
        }
    };
    open(0);
    clitics::strip(written, |s| open(s.prefix));
    let mut found: Vec<(u32, f32)> = Vec::new();
    for &start in &starts[..count] {
        let rest = &written[start..];
        let sound = Sound::arabic(rest);
        let mut name = None;
        for word in words.iter().filter(|w| sound.is_near(w.sound)) {
            let (name, own) = name.get_or_insert_with(|| (translit::arabic(rest), key(rest)));
            let limit = word.limit.min(most);
            let score =
                remembered(*own ^ word.key.rotate_left(21) ^ u64::from(limit.to_bits()).rotate_left(43), || {
                    score_below(name, &word.latin, limit).unwrap_or(f32::INFINITY)
                });
            if score.is_finite() {
                match found.iter_mut().find(|(concept, _)| *concept == word.concept) {
                    Some(known) => known.1 = score.min(known.1),
                    None => found.push((word.concept, score)),
                }
            }
        }
    }
    // A word that is nearly one name is no other.
    let best = found.iter().fold(f32::INFINITY, |best, &(_, score)| best.min(score));
    found.into_iter().filter(|&(_, score)| score < best + BEHIND).map(|(concept, _)| concept).collect()
}
