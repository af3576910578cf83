//! Which consonants a word has, roughly: asked before two spellings are compared letter by letter.

/// Classes of consonants a word has, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sound {
    sure: u16,
    /// Classes that a spelling may also stand for.
    may: u16,
    /// What the first letter may stand for.
    first: u16,
    letters: u8,
}

const B: u16 = 1;
const F: u16 = 2;
const T: u16 = 4;
const D: u16 = 8;
const S: u16 = 16;
const G: u16 = 32;
const K: u16 = 64;
const L: u16 = 128;
const R: u16 = 256;
const M: u16 = 512;
const N: u16 = 1024;
/// Vowels and what is written like one.
const V: u16 = 2048;
/// Letters of Arabic words that may lack no consonant, at most.
const SHORT: u8 = 4;
/// How many classes there are.
const CLASSES: usize = 12;

impl Sound {
    /// Of a Latin word.
    #[must_use]
    pub fn latin(word: &str) -> Self {
        let (mut sure, mut may, mut first, mut letters) = (0, 0, 0, 0_u8);
        for c in word.chars() {
            let c = c.to_ascii_lowercase();
            if first == 0 {
                first = match c {
                    'b' => B,
                    'p' => B | F | S,
                    'f' | 'v' => F,
                    't' => T | S | D,
                    'd' => D | G | T,
                    's' | 'z' => S | T,
                    'g' => G | K | N | V,
                    'j' => G | S | V | K | D,
                    'c' | 'x' => K | S | T | G,
                    'k' | 'q' => K | N | G,
                    'l' => L,
                    'r' => R,
                    'm' => M,
                    'n' => N,
                    'w' => V | F | R,
                    'h' => V | K,
                    _ => V | G,
                };
            }
            letters = letters.saturating_add(1);
            match c {
                'b' | 'p' => sure |= B,
                'f' | 'v' => sure |= F,
                't' => {
                    sure |= T;
                    may |= S | D;
                }
                'd' => {
                    sure |= D;
                    may |= G | T;
                }
                's' | 'z' => {
                    sure |= S;
                    may |= T;
                }
                'j' | 'g' => {
                    may |= G | K | S;
                }
                'c' => may |= K | S | T | G,
                'k' | 'q' => sure |= K,
                'x' => may |= K | S,
                'l' => sure |= L,
                'r' => sure |= R,
                'm' => sure |= M,
                'n' => sure |= N,
                'w' => may |= F,
                'h' => may |= K | F,
                _ => {}
            }
        }
        Self { sure, may, first, letters }
    }

    /// Of an Arabic word.
    #[must_use]
    pub fn arabic(word: &str) -> Self {
        let (mut sure, mut may, mut first, mut letters) = (0, 0, 0, 0_u8);
        for c in word.chars() {
            if first == 0 {
                first = match c {
                    'ب' | 'پ' => B,
                    'ف' | 'ڤ' => F | V,
                    'ت' | 'ط' => T | S | D,
                    'ث' => T | S,
                    'د' | 'ض' | 'ذ' | 'ظ' => D | S | T,
                    'س' | 'ص' | 'ز' | 'ش' => S | G | K,
                    'ج' | 'غ' => G | K,
                    'ك' | 'ق' => K | G,
                    'خ' | 'ح' => K | V,
                    'ل' => L,
                    'ر' => R,
                    'م' => M,
                    'ن' => N,
                    _ => V,
                };
            }
            letters = letters.saturating_add(1);
            match c {
                'ب' | 'پ' => sure |= B,
                'ف' | 'ڤ' => sure |= F,
                'ت' | 'ط' => {
                    sure |= T;
                    may |= S | D;
                }
                'ث' => may |= T | S,
                'د' | 'ض' | 'ذ' | 'ظ' => {
                    sure |= D;
                    may |= S | T;
                }
                'س' | 'ص' | 'ز' | 'ش' => {
                    sure |= S;
                    may |= G;
                }
                'ج' | 'غ' => may |= G | K,
                'ك' | 'ق' => {
                    sure |= K;
                    may |= G;
                }
                'خ' | 'ح' => may |= K,
                'ل' => sure |= L,
                'ر' => sure |= R,
                'م' => sure |= M,
                'ن' => sure |= N,
                _ => {}
            }
        }
        Self { sure, may, first, letters }
    }

    /// Whether an Arabic word begins like a Latin one, is of a length with it, and at most one consonant of either lacks in the
    /// other.
    #[must_use]
    pub fn is_near(self, latin: Self) -> bool {
        let other = latin;
        if self.first & latin.first == 0
            || self.letters > latin.letters.saturating_add(3)
            || latin.letters > self.letters.saturating_mul(2).saturating_add(2)
        {
            return false;
        }
        let missing = |a: Self, b: Self| (a.sure & !(b.sure | b.may)).count_ones();
        let both = (self.sure | self.may) & (other.sure | other.may) != 0 || (self.sure | other.sure) == 0;
        both && missing(self, other) + missing(other, self) <= u32::from(self.letters > SHORT)
    }
}

/// Latin words, to be held against an Arabic one all at once.
#[derive(Debug, Default)]
pub struct Sounds {
    words: Vec<Sound>,
    columns: Vec<Column>,
}

/// Sixty-four Latin words: which have a class of consonants, a bit each.
#[derive(Debug, Default)]
struct Column {
    first: [u64; CLASSES],
    sure: [u64; CLASSES],
    /// For sure or perhaps.
    some: [u64; CLASSES],
}

impl Sounds {
    /// Adds a Latin word.
    pub fn add(&mut self, latin: Sound) {
        let (n, word) = (self.words.len() / 64, self.words.len() % 64);
        if word == 0 {
            self.columns.push(Column::default());
        }
        for class in 0..CLASSES {
            let bit = |classes: u16| u64::from(classes >> class & 1) << word;
            let column = &mut self.columns[n];
            column.first[class] |= bit(latin.first);
            column.sure[class] |= bit(latin.sure);
            column.some[class] |= bit(latin.sure | latin.may);
        }
        self.words.push(latin);
    }

    /// The Latin words that an Arabic one [`Sound::is_near`], by the order in which they were added.
    pub fn near(&self, arabic: Sound) -> impl Iterator<Item = usize> {
        self.columns.iter().zip((0..).step_by(64)).flat_map(move |(column, from)| {
            let mut left = column.may_be_near(arabic);
            let words = std::iter::from_fn(move || {
                let word = (left != 0).then(|| from + left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(word)
            });
            words.filter(move |&word| arabic.is_near(self.words[word]))
        })
    }
}

impl Column {
    /// The words that begin like the Arabic one and lack no more than they may.
    fn may_be_near(&self, arabic: Sound) -> u64 {
        let (mut first, mut once, mut twice) = (0, 0, 0);
        // All ones if the Arabic word has the class.
        let has = |classes: u16, class: usize| 0_u64.wrapping_sub(u64::from(classes >> class & 1));
        for class in 0..CLASSES {
            first |= self.first[class] & has(arabic.first, class);
            let sure = has(arabic.sure, class);
            let lacks = (sure & !self.some[class]) | (self.sure[class] & !has(arabic.sure | arabic.may, class));
            twice |= once & lacks;
            once |= lacks;
        }
        first & !if arabic.letters > SHORT { twice } else { once }
    }
}

#[cfg(test)]
mod tests {
    use super::{Sound, Sounds};

    #[test]
    fn all_at_once_are_the_same_as_one_by_one() {
        let latin = ["Macron", "Merkel", "Scholz", "Trudeau", "Obama", "Gaza", "Hamas", "Jones", "Wang", "Iowa", "Lee"];
        let latin: Vec<Sound> = latin.iter().cycle().take(150).map(|word| Sound::latin(word)).collect();
        let mut sounds = Sounds::default();
        latin.iter().for_each(|sound| sounds.add(*sound));
        for word in ["ماكرون", "ميركل", "شولتس", "ترودو", "غزة", "جونز", "وانغ", "لي", "أيوا", "مدينة", "الحكومة"]
        {
            let arabic = Sound::arabic(word);
            let singly: Vec<usize> = (0..latin.len()).filter(|&n| arabic.is_near(latin[n])).collect();
            assert_eq!(sounds.near(arabic).collect::<Vec<_>>(), singly, "{word}");
        }
    }
}
