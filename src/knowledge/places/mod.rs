//! Places and what belongs to them: countries, regions, cities, waters, landmarks, demonyms, languages, currencies, months,
//! each with the Latin and the Arabic forms that news uses. Tables, sources and licences: `rules/places/README.md`.
//!
//! A form is looked up as a whole, its words with one space between: spelling is folded ([`crate::text::fold::fold`]), hyphens
//! count as spaces, apostrophes do not count. Demonyms are found in every gender and number and with the article, currencies
//! with the article; the conjunctions and prepositions that Arabic writes on a word are the caller's to take off
//! ([`crate::text::clitics`]).
//!
//! Many forms are ordinary words as well (مالي "Malian" and "financial", Nice, Reading, US), and one form may name many
//! places (طرابلس, Georgia): a look-up says what a form can mean, never that it does.

#[cfg(test)]
mod compile;
mod schema;

pub use schema::Kind;

use crate::text::fold;
use fst::Map;
use fst::raw::{Fst, Node, Output};
use schema::{Key, Sieve, letters};
use std::sync::LazyLock;

static RECORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/places.records"));
static RUNS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.runs"));
static ARABIC: Index = Index {
    sieve: Sieve(include_bytes!(concat!(env!("OUT_DIR"), "/places.arabic.sieve"))),
    map: LazyLock::new(|| open(include_bytes!(concat!(env!("OUT_DIR"), "/places.arabic.fst")))),
};
static LATIN: Index = Index {
    sieve: Sieve(include_bytes!(concat!(env!("OUT_DIR"), "/places.latin.sieve"))),
    map: LazyLock::new(|| open(include_bytes!(concat!(env!("OUT_DIR"), "/places.latin.fst")))),
};

/// The forms of one script.
struct Index {
    sieve: Sieve<&'static [u8]>,
    map: LazyLock<Map<&'static [u8]>>,
}

fn open(bytes: &'static [u8]) -> Map<&'static [u8]> {
    Map::new(bytes).expect("the build script wrote these bytes with the same crate")
}

/// A place, or what belongs to one. Two are equal if they are the same place, whatever form led there.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Where its line of [`RECORDS`] begins.
    at: u32,
}

impl Place {
    fn cell(self, n: usize) -> &'static str {
        let line = RECORDS.get(self.at as usize..).and_then(|rest| rest.split('\n').next());
        line.and_then(|line| line.split('\t').nth(n)).unwrap_or("")
    }

    /// What it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        Kind::from_name(self.cell(0)).unwrap_or(Kind::Landmark)
    }

    /// Its code, as [`Kind`] says. Only countries, regions, subdivisions, languages, currencies and months have one each.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.cell(1)
    }

    /// How many people live in a city, as GeoNames has it; 0 where it is not known, and for all that is no city.
    #[must_use]
    pub fn population(self) -> u32 {
        self.cell(2).parse().unwrap_or(0)
    }

    /// Its Latin forms as they are written, the usual one first.
    pub fn latin(self) -> impl Iterator<Item = &'static str> {
        self.cell(3).split('|')
    }

    /// Its Arabic forms as they are written, the usual one first; of a demonym the masculine singular, and broken plurals.
    pub fn arabic(self) -> impl Iterator<Item = &'static str> {
        self.cell(4).split('|')
    }
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let latin = self.latin().next().unwrap_or("");
        write!(f, "{:?} {} {latin}", self.kind(), self.code())
    }
}

/// The places that the Arabic `form` can name: by kind in the order of [`Kind`], cities from the largest down.
pub fn arabic(form: &str) -> impl Iterator<Item = Place> + use<> {
    ARABIC.find(form)
}

/// Whether an Arabic form may begin with the word of this folded key, be it a token's or what [`crate::text::clitics::strip`]
/// left of one. It costs two bytes of memory and refuses nearly every word that begins none, so ask before you join words.
#[must_use]
pub fn may_begin_arabic(word: fold::Key) -> bool {
    ARABIC.sieve.passes(word)
}

/// The same of Latin forms, for a word without apostrophes.
#[must_use]
pub fn may_begin_latin(word: fold::Key) -> bool {
    LATIN.sieve.passes(word)
}

/// The places that the Latin `form` can name, in the same order. Case does not count; compare [`Place::latin`] where it must.
pub fn latin(form: &str) -> impl Iterator<Item = Place> + use<> {
    LATIN.find(form)
}

impl Index {
    /// Nothing is allocated, and the sieve answers for nearly all words that are no place.
    fn find(&self, form: &str) -> impl Iterator<Item = Place> + use<> {
        let key = Key::new(form).filter(|key| self.sieve.passes(key.hash));
        run(key.and_then(|key| self.map.get(key.bytes())).unwrap_or(0))
    }
}

/// The places that a value of a map stands for.
fn run(value: u64) -> impl Iterator<Item = Place> {
    let (start, length) = ((value >> 8) as usize * 4, (value & 0xFF) as usize * 4);
    let run = RUNS.get(start..start + length).unwrap_or_default();
    run.as_chunks::<4>().0.iter().map(|&offset| Place { at: u32::from_le_bytes(offset) })
}

/// A form read word by word, to find the places that one word and those that several name in one go.
#[derive(Clone, Copy)]
pub struct Reading {
    map: &'static Fst<&'static [u8]>,
    at: Node<'static>,
    output: Output,
    begun: bool,
}

impl Reading {
    /// An Arabic form of which nothing is read.
    #[must_use]
    pub fn arabic() -> Self {
        Self::new(&ARABIC)
    }

    /// A Latin form of which nothing is read.
    #[must_use]
    pub fn latin() -> Self {
        Self::new(&LATIN)
    }

    fn new(index: &'static Index) -> Self {
        let map = index.map.as_fst();
        Self { map, at: map.root(), output: Output::zero(), begun: false }
    }

    /// The form with one word more; nothing if no form begins so.
    #[must_use]
    pub fn then(mut self, word: &str) -> Option<Self> {
        let known = (!self.begun || self.go_on(' ')) && letters(word, |c| self.go_on(c));
        self.begun = true;
        known.then_some(self)
    }

    /// Whether a form is read to the end of one of its words.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.begun && (self.at.is_final() || self.at.find_input(b' ').is_some())
    }

    fn go_on(&mut self, letter: char) -> bool {
        letter.encode_utf8(&mut [0; 4]).bytes().all(|byte| {
            let next = self.at.find_input(byte).map(|n| self.at.transition(n));
            next.is_some_and(|next| {
                self.output = self.output.cat(next.out);
                self.at = self.map.node(next.addr);
                true
            })
        })
    }

    /// The places that the words read so far can name, as [`arabic`] and [`latin`] have them.
    pub fn places(&self) -> impl Iterator<Item = Place> + use<> {
        run(if self.at.is_final() { self.output.cat(self.at.final_output()).value() } else { 0 })
    }
}

#[cfg(test)]
mod tests;
