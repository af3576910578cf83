//! The table of the model: groups of letters that answer each other, and what each costs in its surroundings.
//!
//! Layout of `rules/translit/model.bin`, little-endian: `TQT1`; the number of units and of variants (`u16` each);
//! the units, nine bytes each (two Arabic and three Latin codes, 0 where there is none; the cost, `i16`, in
//! [`COST`]ths of a nat; the improbability of the Arabic given the Latin and of the Latin given the Arabic, one byte
//! each, in [`IMPROBABILITY`]ths of a nat); the variants, five bytes each (two codes, two codes, the cost of writing
//! the one for the other in [`IMPROBABILITY`]ths); then for each unit [`SURROUNDINGS`] signed bytes, what each letter
//! around it adds to its cost in [`IMPROBABILITY`]ths: the Latin letter before, the Latin letter behind, the Arabic
//! letter before, the Arabic letter behind.

use super::letters::{ARABIC, Codes, LATIN, LONGEST};

/// Parts of a nat in which costs are counted.
pub const COST: i32 = 64;
/// Parts of a nat in the bytes of the table.
pub const IMPROBABILITY: i32 = 16;
/// What starts the file.
pub const MAGIC: &[u8; 4] = b"TQT1";
/// Bytes of surroundings a unit has.
pub const SURROUNDINGS: usize = 2 * LATIN + 2 * ARABIC;
/// Where in a unit's surroundings the letters behind and the Arabic letters start.
const LATIN_BEHIND: usize = LATIN;
const ARABIC_BEFORE: usize = 2 * LATIN;
const ARABIC_BEHIND: usize = 2 * LATIN + ARABIC;
/// No such group or unit.
pub(super) const NONE: u16 = u16::MAX;
/// Bytes of a unit and of a variant.
const UNIT: usize = 9;
const VARIANT: usize = 5;

/// A group of letters and its counterpart.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// One or two Arabic letters, or none; zeros behind.
    pub arabic: [u8; 2],
    /// One to three Latin letters, or none; zeros behind.
    pub latin: [u8; 3],
    /// The cost in [`COST`]ths of a nat, before the surroundings count.
    pub cost: i16,
    /// -ln P(Arabic | Latin) in [`IMPROBABILITY`]ths.
    pub arabic_given_latin: u8,
    /// -ln P(Latin | Arabic) in [`IMPROBABILITY`]ths.
    pub latin_given_arabic: u8,
}

/// Two groups of Arabic letters that stand for one sound in renderings of names.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// The one, zeros behind.
    pub one: [u8; 2],
    /// The other, zeros behind.
    pub other: [u8; 2],
    /// The cost in [`IMPROBABILITY`]ths of a nat.
    pub cost: u8,
}

/// A table in memory.
#[derive(Debug)]
pub struct Table {
    units: Vec<Unit>,
    variants: Vec<Variant>,
    surroundings: &'static [u8],
    arabic: Groups<ARABIC>,
    latin: Groups<LATIN>,
    /// The unit of each Arabic group (rows) and Latin group.
    pairs: Vec<u16>,
}

/// The numbers of the groups of one script, by their letters; 0 is the empty group.
#[derive(Debug)]
struct Groups<const N: usize> {
    one: Vec<u16>,
    two: Vec<u16>,
    three: Vec<u16>,
    count: usize,
}

impl<const N: usize> Groups<N> {
    fn new(three: bool) -> Self {
        let size = if three { N * N * N } else { 0 };
        Self { one: vec![NONE; N], two: vec![NONE; N * N], three: vec![NONE; size], count: 1 }
    }

    /// The place of the group `letters`, zeros behind; none for the empty group.
    fn slot(&mut self, letters: [u8; 3]) -> Option<&mut u16> {
        match letters.map(usize::from) {
            [0, ..] => None,
            [a, 0, _] => self.one.get_mut(a),
            [a, b, 0] => self.two.get_mut(a * N + b),
            [a, b, c] => self.three.get_mut((a * N + b) * N + c),
        }
    }

    /// The number of the group `letters`, a new one if it has none yet.
    fn number(&mut self, letters: [u8; 3]) -> u16 {
        let next = self.count as u16;
        match self.slot(letters) {
            None => 0,
            Some(slot) if *slot == NONE => {
                *slot = next;
                self.count += 1;
                next
            }
            Some(slot) => *slot,
        }
    }

    /// The number of the group `letters`.
    fn find(&self, letters: [u8; 3]) -> u16 {
        match letters.map(usize::from) {
            [0, ..] => 0,
            [a, 0, _] => self.one[a],
            [a, b, 0] => self.two[a * N + b],
            [a, b, c] => self.three[(a * N + b) * N + c],
        }
    }

    /// The groups of one, two and three letters that end before each position of `codes`.
    fn of(&self, codes: &Codes) -> [[u16; LONGEST + 1]; 3] {
        let mut groups = [[NONE; LONGEST + 1]; 3];
        let letters = codes.letters();
        for i in 1..=letters.len() {
            let at = |back: usize| usize::from(letters[i - back]);
            groups[0][i] = self.one[at(1)];
            if i >= 2 {
                groups[1][i] = self.two[at(2) * N + at(1)];
            }
            if i >= 3 && !self.three.is_empty() {
                groups[2][i] = self.three[(at(3) * N + at(2)) * N + at(1)];
            }
        }
        groups
    }
}

/// A name in Arabic letters, ready to be compared with many.
#[derive(Clone, Debug)]
pub struct ArabicName {
    pub(super) codes: Codes,
    groups: [[u16; LONGEST + 1]; 3],
}

/// A name in Latin letters, ready to be compared with many.
#[derive(Clone, Debug)]
pub struct LatinName {
    pub(super) codes: Codes,
    groups: [[u16; LONGEST + 1]; 3],
}

impl ArabicName {
    /// The number of its group of `size` letters before `end`, [`NONE`] if there is none.
    pub(super) fn group(&self, size: usize, end: usize) -> u16 {
        self.groups[size - 1][end]
    }
}

impl LatinName {
    /// The number of its group of `size` letters before `end`, [`NONE`] if there is none.
    pub(super) fn group(&self, size: usize, end: usize) -> u16 {
        self.groups[size - 1][end]
    }
}

impl Table {
    /// Reads a table; none if `bytes` are not one.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (head, rest) = rest.split_at_checked(4)?;
        let units = usize::from(u16::from_le_bytes([head[0], head[1]]));
        let variants = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (unit_bytes, rest) = rest.split_at_checked(units * UNIT)?;
        let (variant_bytes, surroundings) = rest.split_at_checked(variants * VARIANT)?;
        if surroundings.len() != units * SURROUNDINGS {
            return None;
        }
        let (unit_bytes, _) = unit_bytes.as_chunks::<UNIT>();
        let (variant_bytes, _) = variant_bytes.as_chunks::<VARIANT>();
        let units: Vec<Unit> = unit_bytes
            .iter()
            .map(|&[a, b, x, y, z, low, high, arabic_given_latin, latin_given_arabic]| Unit {
                arabic: [a, b],
                latin: [x, y, z],
                cost: i16::from_le_bytes([low, high]),
                arabic_given_latin,
                latin_given_arabic,
            })
            .collect();
        let variants =
            variant_bytes.iter().map(|&[a, b, c, d, cost]| Variant { one: [a, b], other: [c, d], cost }).collect();
        let (mut arabic, mut latin) = (Groups::new(false), Groups::new(true));
        let numbers: Vec<_> =
            units.iter().map(|u| (arabic.number([u.arabic[0], u.arabic[1], 0]), latin.number(u.latin))).collect();
        let mut pairs = vec![NONE; arabic.count * latin.count];
        for (n, &(a, l)) in numbers.iter().enumerate() {
            *pairs.get_mut(usize::from(a) * latin.count + usize::from(l))? = n as u16;
        }
        Some(Self { units, variants, surroundings, arabic, latin, pairs })
    }

    /// The units.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The variants.
    #[must_use]
    pub fn variants(&self) -> &[Variant] {
        &self.variants
    }

    /// How many groups of each script there are, the empty one included.
    pub(super) fn group_counts(&self) -> (usize, usize) {
        (self.arabic.count, self.latin.count)
    }

    /// The numbers of the groups of each unit.
    pub(super) fn group_numbers(&self) -> impl Iterator<Item = (u16, u16)> {
        self.units.iter().map(|u| {
            let [a, b] = u.arabic;
            (self.arabic.find([a, b, 0]), self.latin.find(u.latin))
        })
    }

    /// Readies an Arabic name.
    #[must_use]
    pub fn arabic(&self, codes: Codes) -> ArabicName {
        ArabicName { codes, groups: self.arabic.of(&codes) }
    }

    /// Readies a Latin name.
    #[must_use]
    pub fn latin(&self, codes: Codes) -> LatinName {
        LatinName { codes, groups: self.latin.of(&codes) }
    }

    /// The cheapest way to read `arabic` as `latin`, in [`COST`]ths of a nat; none if it costs `limit` or more.
    ///
    /// Dynamic programming over the positions of both names; each step is a unit. No step costs less than nothing, so what is
    /// reached at the limit or beyond leads nowhere, and two rows (a unit spans at most two Arabic letters) of that end the search.
    #[must_use]
    pub fn cost(&self, arabic: &ArabicName, latin: &LatinName, limit: i32) -> Option<i32> {
        let (n, m) = (arabic.codes.len(), latin.codes.len());
        // Rows of what reaching each position costs at least: here, one Arabic letter on, and two.
        let mut rows = [[limit; LONGEST + 1]; 3];
        rows[0][0] = 0;
        // The last row that is reached so far.
        let mut reached = 0;
        for i in 0..=n {
            if i > reached {
                return None;
            }
            let [here, next, second] = &mut rows;
            for j in 0..=m {
                let before = here[j];
                if before >= limit {
                    continue;
                }
                for da in 0..=(n - i).min(2) {
                    let a = if da == 0 { 0 } else { arabic.groups[da - 1][i + da] };
                    if a == NONE {
                        continue;
                    }
                    let pairs = &self.pairs[usize::from(a) * self.latin.count..][..self.latin.count];
                    for dl in usize::from(da == 0)..=(m - j).min(3) {
                        let l = if dl == 0 { 0 } else { latin.groups[dl - 1][j + dl] };
                        let unit = if l == NONE { NONE } else { pairs[usize::from(l)] };
                        let cell = match da {
                            0 => &mut here[j + dl],
                            1 => &mut next[j + dl],
                            _ => &mut second[j + dl],
                        };
                        if unit != NONE && before < *cell {
                            let cost = before + self.step(usize::from(unit), arabic, latin, (i, i + da), (j, j + dl));
                            if cost < *cell {
                                *cell = cost;
                                reached = reached.max(i + da);
                            }
                        }
                    }
                }
            }
            if i == n {
                break;
            }
            rows.rotate_left(1);
            rows[2] = [limit; LONGEST + 1];
        }
        Some(rows[0][m]).filter(|&cost| cost < limit)
    }

    /// The cost of `unit` for the Arabic letters `from.0..to.0` and the Latin ones `from.1..to.1`.
    fn step(
        &self,
        unit: usize,
        a: &ArabicName,
        l: &LatinName,
        span: (usize, usize),
        latin_span: (usize, usize),
    ) -> i32 {
        let around = &self.surroundings[unit * SURROUNDINGS..][..SURROUNDINGS];
        let sum = i32::from(around[l.codes.before(latin_span.0)].cast_signed())
            + i32::from(around[LATIN_BEHIND + l.codes.at(latin_span.1)].cast_signed())
            + i32::from(around[ARABIC_BEFORE + a.codes.before(span.0)].cast_signed())
            + i32::from(around[ARABIC_BEHIND + a.codes.at(span.1)].cast_signed());
        (i32::from(self.units[unit].cost) + sum * (COST / IMPROBABILITY)).max(0)
    }
}
