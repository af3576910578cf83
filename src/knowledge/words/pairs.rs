//! Which words stand beside which in what was written for the project: counted when the program is built.
//!
//! The packs hold some twenty thousand sentences and as many phrases, all written for them: examples that must and must not be
//! found, right renderings, Arabic forms of names. No sentence is kept, only how much more often than by chance two words
//! stand beside each other, or with one word between them: their pointwise mutual information (Church and Hanks 1990).
//!
//! This file is compiled twice: into the build script, which counts, and into the library, which asks.

use super::lookup;

/// Fewest letters that a stem keeps.
const STEM: usize = 3;
/// Fewest letters of a word that a single particle is taken off.
const PARTICLE_FROM: usize = 5;
/// Endings of nouns and verbs, the longest first.
const ENDINGS: [&str; 19] =
    ["يات", "تها", "ات", "ين", "ون", "ان", "ها", "هم", "هن", "نا", "وا", "ته", "ية", "ة", "ه", "ي", "ا", "ت", "ى"];
/// The article behind particles.
const ARTICLES: [&str; 12] = ["وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل", "فكال"];
/// Stands for any number.
pub const NUMBER: Stem = Stem(1);
/// Stands for any Latin word.
pub const LATIN: Stem = Stem(2);

/// What the forms of a word have in common: a hash of [`root`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stem(u64);

impl Stem {
    /// Of a word without marks.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self(lookup::hash(root(word).as_bytes()))
    }
}

/// What the forms of a word have in common, roughly: the word without particles, article and ending, and whatever its alefs bear.
#[must_use]
pub fn root(word: &str) -> String {
    let behind = |prefix: &&str| word.strip_prefix(*prefix).filter(|rest| rest.chars().nth(STEM - 1).is_some());
    let mut rest = ARTICLES.iter().find_map(behind).unwrap_or(word);
    if rest.len() == word.len() {
        for particles in [['\u{0648}', '\u{0641}'], ['\u{0628}', '\u{0644}']] {
            if rest.chars().nth(PARTICLE_FROM - 1).is_some() {
                rest = rest.strip_prefix(particles).unwrap_or(rest);
            }
        }
    }
    let before = |ending: &&str| rest.strip_suffix(*ending).filter(|stem| stem.chars().nth(STEM - 1).is_some());
    let bare = ENDINGS.iter().find_map(before).unwrap_or(rest);
    bare.chars().map(|c| if matches!(c, '\u{0622}' | '\u{0623}' | '\u{0625}') { '\u{0627}' } else { c }).collect()
}

/// Under what two stems are listed that stand beside each other, or `apart` by a word.
#[must_use]
pub fn key(first: Stem, second: Stem, apart: bool) -> [u8; 8] {
    let both = first.0.rotate_left(21) ^ second.0.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (both ^ u64::from(apart).wrapping_mul(0xC2B2_AE3D_27D4_EB4F)).to_le_bytes()
}

/// The pairs of a table while they are counted.
#[allow(dead_code)] // asked for by the build script
#[derive(Default)]
pub struct Pairs {
    stems: std::collections::HashMap<Stem, u32>,
    pairs: std::collections::BTreeMap<[u8; 8], (Stem, Stem, u32)>,
    all: u32,
}

#[allow(dead_code)] // asked for by the build script
impl Pairs {
    /// Counts the words of a sentence or phrase. Signs of punctuation and of patterns part words, quotation marks don't.
    pub fn count(&mut self, text: &str) {
        let is_letter = |c: char| matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}');
        let mut run: Vec<Stem> = Vec::new();
        let mut word = String::new();
        for c in text.chars().chain(std::iter::once('.')) {
            match c {
                '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}' => {} // drawn out or voweled
                c if is_letter(c) || c.is_ascii_alphanumeric() => word.push(c),
                c => {
                    if !word.is_empty() {
                        run.push(match word.chars().next() {
                            Some('0'..='9') => NUMBER,
                            Some(c) if c.is_ascii() => LATIN,
                            _ => Stem::of(&word),
                        });
                        word.clear();
                    }
                    if !c.is_whitespace() && !matches!(c, '"' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}') {
                        self.add(&run);
                        run.clear();
                    }
                }
            }
        }
    }

    fn add(&mut self, run: &[Stem]) {
        for stem in run {
            *self.stems.entry(*stem).or_default() += 1;
            self.all += 1;
        }
        let beside = run.windows(2).map(|w| (w[0], w[1], false));
        let apart = run.windows(3).map(|w| (w[0], w[2], true));
        for (first, second, apart) in beside.chain(apart) {
            self.pairs.entry(key(first, second, apart)).or_insert((first, second, 0)).2 += 1;
        }
    }

    /// The table: each pair with its mutual information in centibels.
    pub fn table(&self) -> Vec<u8> {
        let count = |stem: &Stem| f64::from(self.stems.get(stem).copied().unwrap_or(1));
        let value = |(first, second, n): &(Stem, Stem, u32)| {
            let centibels = 100.0 * (f64::from(*n) * f64::from(self.all) / (count(first) * count(second))).log10();
            centibels.clamp(LEAST, MOST) as u64
        };
        let pairs: Vec<(Vec<u8>, u64)> = self.pairs.iter().map(|(key, pair)| (key.to_vec(), value(pair))).collect();
        lookup::build(&pairs)
    }
}

/// What a pair that occurs says at least and at most, in centibels.
const LEAST: f64 = 20.0;
const MOST: f64 = 400.0;
