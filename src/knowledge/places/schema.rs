//! What the compiler of the tables and the look-up share: the kinds, and the key of a form.
//!
//! Compiled twice, into the build script and into the library.

use crate::text::fold::fold_char;

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

/// Calls `emit` with each character of the key of `form`: folded as everywhere, without apostrophes (Sana'a, Sanaa), and with
/// a space for a hyphen, which newsrooms and tokens treat alike.
pub fn key(form: &str, mut emit: impl FnMut(char)) {
    for c in form.chars() {
        fold_char(c, &mut |f| match f {
            '\'' => {}
            '-' | '\u{2010}' | '\u{2011}' => emit(' '),
            _ => emit(f),
        });
    }
}
