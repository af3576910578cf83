//! Names as small letter codes.
//!
//! 0 is the edge of a name. Latin letters are 1 to 26, without case and accents. Arabic letters are 1 to 41: the
//! forms of hamza, ى and ة have codes of their own, for they tell a little of the vowel, and the model has seen names
//! with them and without.

use crate::text::chars::is_presentation_form;
use crate::text::fold::fold_char;

/// Letters of a name that count; a longer name is cut.
pub const LONGEST: usize = 32;
/// Codes of Latin letters, the edge included.
pub const LATIN: usize = 27;
/// Codes of Arabic letters, the edge included.
pub const ARABIC: usize = 42;

/// The Arabic letters in the order of their codes, from 1.
const LETTERS: [char; ARABIC - 1] = [
    'ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ك', 'ل',
    'م', 'ن', 'ه', 'و', 'ي', 'ء', 'ئ', 'أ', 'إ', 'آ', 'ة', 'ى', 'پ', 'چ', 'ڤ', 'گ', 'ؤ', 'ژ',
];

/// Codes of the Arabic block from U+0600, 0 for what is no letter of [`LETTERS`].
const CODES: [u8; 256] = {
    let mut codes = [0; 256];
    let mut i = 0;
    while i < LETTERS.len() {
        codes[LETTERS[i] as usize & 0xFF] = i as u8 + 1;
        i += 1;
    }
    codes
};

/// Calls `emit` with the code of each Arabic letter of `text`; everything else is passed over.
pub fn arabic_codes(text: &str, emit: &mut impl FnMut(u8)) {
    for c in text.chars() {
        if is_presentation_form(c) {
            fold_char(c, &mut |part| {
                if let Some(code) = arabic_code(part) {
                    emit(code);
                }
            });
        } else if let Some(code) = arabic_code(c) {
            emit(code);
        }
    }
}

fn arabic_code(c: char) -> Option<u8> {
    let c = match c {
        '\u{0671}' => 'ا',                           // alef wasla
        '\u{06CC}' | '\u{06D0}' | '\u{06D2}' => 'ي', // Farsi yeh, e, yeh barree
        '\u{06A9}' | '\u{06AA}' => 'ك',              // Farsi kaf
        '\u{06BE}' | '\u{06C1}' | '\u{06D5}' => 'ه', // heh of Urdu and Kurdish
        '\u{06AD}' | '\u{06A8}' => 'گ',              // g of Morocco and of Tunisia
        '\u{0679}' => 'ت',                           // t, d, r and n of Urdu
        '\u{0688}' => 'د',
        '\u{0691}' => 'ر',
        '\u{06BA}' => 'ن',
        _ => c,
    };
    let low = u32::from(c).checked_sub(0x600).filter(|&low| low < 0x100)?;
    Some(CODES[low as usize]).filter(|&code| code > 0)
}

/// Calls `emit` with the code of each Latin letter of `text`, two for æ, œ, ß and þ; all else is passed over.
pub fn latin_codes(text: &str, emit: &mut impl FnMut(u8)) {
    for c in text.chars() {
        fold_char(c, &mut |part| {
            let plain = match part {
                'a'..='z' => return emit(part as u8 - b'a' + 1),
                '\u{E6}' => "ae",
                '\u{153}' => "oe",
                '\u{DF}' => "ss",
                '\u{FE}' => "th",
                '\u{F8}' => "o",
                '\u{142}' => "l",
                '\u{111}' | '\u{F0}' => "d",
                '\u{131}' => "i",
                '\u{127}' => "h",
                '\u{14B}' => "n",
                _ => "",
            };
            plain.bytes().for_each(|b| emit(b - b'a' + 1));
        });
    }
}

/// The code under which spellings of one letter meet: أ إ آ as ا, ى as ي, ة as ه, ؤ as و.
#[must_use]
pub const fn plain(code: u8) -> u8 {
    match code {
        31..=33 => 1,
        34 => 26,
        35 => 28,
        40 => 27,
        _ => code,
    }
}

/// The Arabic letter of a code from [`arabic_codes`].
#[must_use]
pub fn arabic_letter(code: u8) -> Option<char> {
    LETTERS.get(usize::from(code).checked_sub(1)?).copied()
}

/// The Latin letter of a code from [`latin_codes`].
#[must_use]
pub fn latin_letter(code: u8) -> Option<char> {
    (1..LATIN as u8).contains(&code).then(|| char::from(b'a' + code - 1))
}

/// The codes of a name, at most [`LONGEST`], with an edge on either side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Codes {
    codes: [u8; LONGEST + 2],
    len: u8,
}

impl Default for Codes {
    fn default() -> Self {
        Self { codes: [0; LONGEST + 2], len: 0 }
    }
}

impl Codes {
    /// The Arabic letters of `text`.
    #[must_use]
    pub fn arabic(text: &str) -> Self {
        let mut codes = Self::default();
        arabic_codes(text, &mut |code| codes.push(code));
        codes
    }

    /// The Latin letters of `text`.
    #[must_use]
    pub fn latin(text: &str) -> Self {
        let mut codes = Self::default();
        latin_codes(text, &mut |code| codes.push(code));
        codes
    }

    /// Adds a letter; what is beyond [`LONGEST`] is dropped.
    pub fn push(&mut self, code: u8) {
        if self.len() < LONGEST {
            self.len += 1;
            self.codes[self.len()] = code;
        }
    }

    /// How many letters.
    #[must_use]
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// Whether there is no letter.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The letters.
    #[must_use]
    pub fn letters(&self) -> &[u8] {
        &self.codes[1..=self.len()]
    }

    /// The letter before position `i` of the letters, the edge before the first.
    pub(super) fn before(&self, i: usize) -> usize {
        usize::from(self.codes[i])
    }

    /// The letter at position `i` of the letters, the edge behind the last.
    pub(super) fn at(&self, i: usize) -> usize {
        usize::from(self.codes[i + 1])
    }

    /// These letters with the spellings of one letter made alike ([`plain`]).
    #[must_use]
    pub fn plain(mut self) -> Self {
        for code in &mut self.codes {
            *code = plain(*code);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{ARABIC, Codes, LATIN, LONGEST, arabic_letter, latin_letter, plain};

    #[test]
    fn letters_survive_marks_accents_and_forms() {
        assert_eq!(Codes::arabic("مـُحَمَّد"), Codes::arabic("محمد"));
        assert_eq!(Codes::arabic("\u{FEFB}"), Codes::arabic("لا"), "a ligature is its letters");
        assert_eq!(Codes::arabic("کیف"), Codes::arabic("كيف"));
        assert_eq!(Codes::latin("Škoda-Łódź"), Codes::latin("skodalodz"));
        assert_eq!(Codes::latin("Strauß Søren Æsir"), Codes::latin("straussSorenAESIR"));
        assert_ne!(Codes::arabic("أمل"), Codes::arabic("امل"));
        assert_eq!(Codes::arabic("أُمّة").plain(), Codes::arabic("امه"));
        assert_eq!(Codes::arabic("مؤيد موسى").plain(), Codes::arabic("مويد موسي"));
    }

    #[test]
    fn codes_and_letters_are_one_to_one() {
        for code in 1..ARABIC as u8 {
            let letter = arabic_letter(code).map(String::from).unwrap_or_default();
            assert_eq!(Codes::arabic(&letter).letters(), [code], "{letter}");
            assert_eq!(plain(plain(code)), plain(code));
        }
        for code in 1..LATIN as u8 {
            let letter = latin_letter(code).map(String::from).unwrap_or_default();
            assert_eq!(Codes::latin(&letter).letters(), [code], "{letter}");
        }
        assert_eq!((arabic_letter(0), latin_letter(0), latin_letter(27)), (None, None, None));
    }

    #[test]
    fn a_name_without_end_is_cut() {
        let long = Codes::latin(&"ab".repeat(500));
        assert_eq!(long.len(), LONGEST);
        assert!(Codes::latin("123 -").is_empty());
    }
}
