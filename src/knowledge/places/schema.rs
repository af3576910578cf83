//! What the compiler of the tables and the look-up share: the kinds, the key of a form, and the sieve before the maps.
//!
//! Compiled twice, into the build script and into the library.

use crate::text::fold::{Hasher, fold_char};

/// What a name of a place names. The order is the one in which homonyms are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A country or territory; its code is that of ISO 3166-1 (`XK` for Kosovo).
    Country,
    /// A continent, a group of countries, a part of the world, a state that is no more; coded by UN M49 or a word of ours.
    Region,
    /// A state, province, county or the like; coded by ISO 3166-2 or, where that has none, in its manner.
    Subdivision,
    /// A city, town or quarter; its code is that of its country.
    City,
    /// An ocean, sea, gulf, strait, canal, river, lake or fall; coded by a word of ours.
    Water,
    /// A mountain, desert, island or named spot; coded by a word of ours, or by its country.
    Landmark,
    /// What belongs to a place and who comes from it (British, Briton); coded as the place.
    Demonym,
    /// A language, coded as in CLDR (mostly ISO 639).
    Language,
    /// A currency, coded by ISO 4217.
    Currency,
    /// A month in one of the Arabic systems; coded by its number and a country of the system: `07-SY` for تموز.
    Month,
}

impl Kind {
    /// All kinds with their names in the tables, in the order of the enum.
    pub const NAMES: [(&'static str, Self); 10] = [
        ("country", Self::Country),
        ("region", Self::Region),
        ("subdivision", Self::Subdivision),
        ("city", Self::City),
        ("water", Self::Water),
        ("landmark", Self::Landmark),
        ("demonym", Self::Demonym),
        ("language", Self::Language),
        ("currency", Self::Currency),
        ("month", Self::Month),
    ];

    /// The kind of this name in the tables.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|(_, kind)| *kind)
    }

    /// Its name in the tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }
}

/// The most bytes of a key.
pub const MOST_BYTES: usize = 128;

/// A form as the maps have it: folded as everywhere, without apostrophes (Sana'a, Sanaa), and with a space for a hyphen, which
/// newsrooms and tokens treat alike.
#[derive(Debug)]
pub struct Key {
    bytes: [u8; MOST_BYTES],
    length: usize,
    /// That of [`crate::text::fold::key`], unless the form holds an apostrophe or a hyphen.
    pub hash: u64,
}

impl Key {
    /// The key of `form`; none if it is too long to be a name.
    #[must_use]
    pub fn new(form: &str) -> Option<Self> {
        let mut key = Self { bytes: [0; MOST_BYTES], length: 0, hash: 0 };
        let mut hasher = Hasher::default();
        let fits = letters(form, |f| {
            hasher.push(f);
            let Some(place) = key.bytes.get_mut(key.length..key.length + f.len_utf8()) else { return false };
            key.length += f.encode_utf8(place).len();
            true
        });
        key.hash = hasher.finish();
        fits.then_some(key)
    }

    /// What the maps have.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// Hands the letters of a form, as the maps have them, to `next` until it says no: whether it never did.
pub fn letters(form: &str, mut next: impl FnMut(char) -> bool) -> bool {
    let mut goes_on = true;
    form.chars().all(|c| {
        fold_char(c, &mut |f| {
            let f = match f {
                '\'' => return,
                '-' | '\u{2010}' | '\u{2011}' => ' ',
                _ => f,
            };
            goes_on = goes_on && next(f);
        });
        goes_on
    })
}

/// A Bloom filter in front of a map, which refuses all but a few of the words that the map does not have. (B. H. Bloom, Space/time
/// trade-offs in hash coding with allowable errors, 1970.) Two bits a key in at least sixteen: it lets through at most 2 in 100.
#[derive(Clone, Copy, Debug)]
pub struct Sieve<B>(pub B);

impl<B: AsRef<[u8]>> Sieve<B> {
    /// False if nothing of this hash was put in; true if it may have been.
    #[must_use]
    pub fn passes(&self, hash: u64) -> bool {
        let bytes = self.0.as_ref();
        self.bits(hash).iter().all(|&(byte, bit)| bytes.get(byte).is_some_and(|b| b >> bit & 1 == 1))
    }

    /// The bytes of the sieve that `hash` marks, each with its bit. The sieve has a power of two of bytes.
    #[must_use]
    pub fn bits(&self, hash: u64) -> [(usize, u32); 2] {
        let mask = self.0.as_ref().len().wrapping_sub(1) as u64;
        [hash >> 4, hash >> 34].map(|h| ((h >> 3 & mask) as usize, (h & 7) as u32))
    }
}
