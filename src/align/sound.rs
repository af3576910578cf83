//! Which consonants a word has, roughly: asked before two spellings are compared letter by letter.

/// Classes of consonants a word has, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sound {
    sure: u16,
    /// Classes that a spelling may also stand for.
    may: u16,
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

impl Sound {
    pub fn latin(word: &str) -> Self {
        let (mut sure, mut may) = (0, 0);
        for c in word.chars().flat_map(char::to_lowercase) {
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
        Self { sure, may }
    }

    pub fn arabic(word: &str) -> Self {
        let (mut sure, mut may) = (0, 0);
        for c in word.chars() {
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
        Self { sure, may }
    }

    /// Whether at most one consonant of either word lacks in the other.
    pub fn is_near(self, other: Self) -> bool {
        let missing = |a: Self, b: Self| (a.sure & !(b.sure | b.may)).count_ones();
        let both = (self.sure | self.may) & (other.sure | other.may) != 0 || (self.sure | other.sure) == 0;
        both && missing(self, other) + missing(other, self) <= 1
    }
}
