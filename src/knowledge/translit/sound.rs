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
        both && missing(self, other) + missing(other, self) <= u32::from(self.letters > 4)
    }
}
