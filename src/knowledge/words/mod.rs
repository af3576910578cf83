//! Word lists: what occurs in Arabic and English, and how often, and what speaks against an Arabic word.
//! Sources and licences: `rules/words/README.md`.

pub mod doubt;
mod frequent;
pub mod letters;
pub mod near;
pub mod near_english;
pub mod parts;

use crate::text::fold::bare;
use fst::Map;
use std::sync::LazyLock;

static ARABIC: LazyLock<Map<&'static [u8]>> = LazyLock::new(|| open(include_bytes!("../../../rules/words/arabic.fst")));
static ENGLISH: LazyLock<Map<&'static [u8]>> =
    LazyLock::new(|| open(include_bytes!("../../../rules/words/english.fst")));

fn open(bytes: &'static [u8]) -> Map<&'static [u8]> {
    Map::new(bytes).expect("the list is part of the program and checked by a test")
}

/// What the Arabic list says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Frequency class in centibels below the whole: 200 is one word in a hundred, 800 one in a hundred million.
    pub centibels: u16,
    /// Whether the Ayaspell dictionary accepts it.
    pub accepted: bool,
    /// Whether it is a name of Google's transliteration set (many are ordinary words too).
    pub name: bool,
    /// Whether [`doubt::doubt`] has something to say of it although it is in the list.
    pub doubtful: bool,
}

impl Entry {
    fn from_value(value: u64) -> Self {
        let flag = |n: u64| value >> (10 + n) & 1 == 1;
        Self { centibels: centibels(value), accepted: flag(0), name: flag(1), doubtful: flag(2) }
    }
}

/// What the English list says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnglishWord {
    /// Frequency class in centibels, as for Arabic.
    pub centibels: u16,
    /// Whether dictionaries list it as an ordinary word.
    pub ordinary: bool,
    /// Whether dictionaries list it as a name.
    pub name: bool,
    /// Whether dictionaries list it with a capital only.
    pub capitalised_only: bool,
}

impl EnglishWord {
    fn from_value(value: u64) -> Self {
        let flag = |n: u64| value >> (10 + n) & 1 == 1;
        Self { centibels: centibels(value), ordinary: flag(0), name: flag(1), capitalised_only: flag(2) }
    }
}

fn centibels(value: u64) -> u16 {
    u16::try_from(value & 0x3FF).unwrap_or(u16::MAX)
}

static COMMON: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.common"));
static FREQUENT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.frequent"));

/// Slots of the cache in front of the Arabic list; a power of two.
const CACHE: usize = 1 << 15;

/// What the cache knows: the hash of a word, and its value in the list plus one (0: not in the list).
type Slot = (u64, u32);

thread_local! {
    static RECENT: std::cell::RefCell<Vec<Slot>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Looks up an Arabic word as it is spelled; vowel signs and tatweel are ignored.
///
/// Frequent words are answered from tables of their own; before the list stands a small table of recent answers, for an
/// article repeats its words.
#[must_use]
pub fn arabic(word: &str) -> Option<Entry> {
    let hash = frequent::hash(word.as_bytes());
    if let Some(value) = frequent::get(COMMON, hash).or_else(|| frequent::get(FREQUENT, hash)) {
        return Some(Entry::from_value(value));
    }
    let value = RECENT.with_borrow_mut(|recent| {
        if recent.is_empty() {
            recent.resize(CACHE, (0, 0));
        }
        let slot = &mut recent[(hash >> 40) as usize % CACHE];
        if slot.0 != hash {
            let found = ARABIC.get(bare(word)).map_or(0, |v| u32::try_from(v).unwrap_or(u32::MAX - 1) + 1);
            *slot = (hash, found);
        }
        slot.1
    });
    let value = u64::from(value.checked_sub(1)?);
    Some(Entry::from_value(value))
}

/// Looks up an English word; case is ignored.
#[must_use]
pub fn english(word: &str) -> Option<EnglishWord> {
    let value = ENGLISH.get(word.to_lowercase().replace('\u{2019}', "'"))?;
    Some(EnglishWord::from_value(value))
}

#[cfg(test)]
mod tests {
    use super::{ARABIC, Entry, arabic};
    use fst::Streamer;

    #[test]
    fn the_table_of_frequent_words_says_what_the_list_says() {
        let mut words = ARABIC.stream();
        let mut seen = 0;
        while let Some((word, value)) = words.next() {
            let word = std::str::from_utf8(word).expect("the list is UTF-8");
            if seen % 7 == 0 {
                assert_eq!(arabic(word), Some(Entry::from_value(value)), "{word}");
            }
            seen += 1;
        }
        assert!(seen > 500_000);
    }
}
