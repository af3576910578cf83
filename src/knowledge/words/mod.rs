//! Word lists: what occurs in Arabic and English, and how often, and what speaks against an Arabic word.
//! Sources and licences: `rules/words/README.md`.

pub mod beside;
pub mod doubt;
pub mod foreign;
pub mod letters;
mod lookup;
pub mod lost;
pub mod near;
pub mod near_english;
pub mod pairs;
pub mod parts;
pub mod rivals;
mod roots;

use super::memory::Memory;
use crate::text::chars::{Class, class};
use crate::text::fold::bare;
use fst::Map;
use std::cell::RefCell;
use std::sync::LazyLock;

static ARABIC: LazyLock<Map<&'static [u8]>> = LazyLock::new(|| open(include_bytes!("../../../rules/words/arabic.fst")));
/// English words of dictionaries: those that a slip may have been meant for.
static ENGLISH: LazyLock<Map<&'static [u8]>> =
    LazyLock::new(|| open(include_bytes!(concat!(env!("OUT_DIR"), "/english.fst"))));
/// The words of the English list that no dictionary has.
static ENGLISH_OTHERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/english.others"));

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
    /// Whether [`doubt::look`] has something to say of it although it is in the list.
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

/// Looks up an Arabic word as it is spelled; vowel signs and tatweel are ignored.
#[must_use]
pub fn arabic(word: &str) -> Option<Entry> {
    listed(word).or_else(|| {
        let marked = word.chars().any(|c| matches!(class(c), Class::Mark | Class::Invisible));
        if marked { listed(&bare(word)) } else { None }
    })
}

/// A hash of a word as it is spelled, for the tables that are made of such hashes.
#[must_use]
pub fn hash(word: &str) -> u64 {
    lookup::hash(word.as_bytes())
}

thread_local! {
    /// Values of words that are not common.
    static RARE: RefCell<Memory<Option<u64>>> = RefCell::new(Memory::new(13));
}

/// Looks up an Arabic word without marks.
fn listed(word: &str) -> Option<Entry> {
    let hash = hash(word);
    let value =
        lookup::get(COMMON, hash).or_else(|| RARE.with_borrow_mut(|rare| *rare.recall(hash, || ARABIC.get(word))));
    value.map(Entry::from_value)
}

/// No English word is longer, in letters.
const LONGEST_ENGLISH: usize = 64;

/// Looks up an English word; case is ignored.
#[must_use]
pub fn english(word: &str) -> Option<EnglishWord> {
    let mut letters = [0; LONGEST_ENGLISH];
    let mut len = 0;
    for c in word.chars() {
        let c = if c == '\u{2019}' { '\'' } else { c };
        *letters.get_mut(len)? = u8::try_from(c).ok().filter(u8::is_ascii)?.to_ascii_lowercase();
        len += 1;
    }
    let letters = &letters[..len];
    let value = ENGLISH.get(letters).or_else(|| lookup::get(ENGLISH_OTHERS, lookup::hash(letters)))?;
    Some(EnglishWord::from_value(value))
}

#[cfg(test)]
mod tests {
    use super::{ARABIC, Entry, arabic};
    use fst::Streamer;

    #[test]
    fn the_tables_say_what_the_list_says() {
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
