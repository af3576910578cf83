//! Character classes of Arabic and Latin text.
//!
//! Ranges follow the Unicode Character Database, blocks Arabic, Arabic Supplement, Extended-A/B and the
//! two blocks of presentation forms.

/// What a character is to the tokeniser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A letter of the Arabic script, its presentation forms included.
    Arabic,
    /// A vowel sign or other mark of the Arabic script, or the tatweel: part of a word, of no weight in it.
    Mark,
    /// A letter of the Latin script.
    Latin,
    /// A decimal digit: Western, Arabic-Indic or Eastern Arabic-Indic.
    Digit,
    /// White space that separates words, line ends included.
    Space,
    /// Zero-width characters and bidirectional controls: never seen, part of no word.
    Invisible,
    /// A letter or combining mark of any other script.
    OtherLetter,
    /// Punctuation, symbols, emoji and everything else.
    Punct,
}

/// Tatweel (kashida), U+0640: stretches a word, means nothing.
pub const TATWEEL: char = '\u{0640}';

/// Class of `c`.
#[must_use]
#[inline]
pub fn class(c: char) -> Class {
    match COMMON.get(c as usize) {
        Some(Some(class)) => *class,
        _ => listed(c).unwrap_or(if c.is_alphabetic() { Class::OtherLetter } else { Class::Punct }),
    }
}

/// Classes of the letters that texts are made of, Latin and Arabic: nearly every look-up ends here.
static COMMON: [Option<Class>; 0x700] = {
    let mut table = [None; 0x700];
    let mut at = 0;
    while at < table.len() {
        if let Some(c) = char::from_u32(at as u32) {
            table[at] = listed(c);
        }
        at += 1;
    }
    table
};

/// The class of a character that stands in a list or range; only for others must the Unicode tables be asked.
const fn listed(c: char) -> Option<Class> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => Class::Latin,
        '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => Class::Digit,
        ' '
        | '\t'
        | '\n'
        | '\r'
        | '\u{0B}'
        | '\u{0C}'
        | '\u{85}'
        | '\u{A0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200A}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202F}'
        | '\u{205F}'
        | '\u{3000}' => Class::Space,
        TATWEEL
        | '\u{0610}'..='\u{061A}'
        | '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E8}'
        | '\u{06EA}'..='\u{06ED}'
        | '\u{08D3}'..='\u{08E1}'
        | '\u{08E3}'..='\u{08FF}' => Class::Mark,
        '\u{0620}'..='\u{064A}'
        | '\u{066E}'..='\u{06D3}'
        | '\u{06D5}'
        | '\u{06EE}'
        | '\u{06EF}'
        | '\u{06FA}'..='\u{06FF}'
        | '\u{0750}'..='\u{077F}'
        | '\u{0870}'..='\u{08C9}'
        | '\u{FB50}'..='\u{FBB1}'
        | '\u{FBD3}'..='\u{FD3D}'
        | '\u{FD50}'..='\u{FDF9}'
        | '\u{FE70}'..='\u{FEFC}' => Class::Arabic,
        _ if is_invisible(c) => Class::Invisible,
        '!'..='@' | '['..='`' | '{'..='~' | '\u{060C}' | '\u{061B}' | '\u{061F}' => Class::Punct,
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Class::Latin,
        '\u{0300}'..='\u{036F}' => Class::Invisible,
        _ => return None,
    })
}

/// Zero-width characters and bidirectional controls, which a reader never sees.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}')
}

/// A presentation form of an Arabic letter or ligature (U+FB50 to U+FDFF, U+FE70 to U+FEFC):
/// a shape that belongs in fonts, not in stored text.
#[must_use]
pub fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDC7}' | '\u{FE70}'..='\u{FEFC}')
}

/// Value of a decimal digit of any of the three systems.
#[must_use]
pub fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x0660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x06F0),
        _ => None,
    }
}

/// Whether `c` is a straight, curly or angle quotation mark.
#[must_use]
pub fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{2039}' | '\u{203A}' | '\u{FF02}')
}

/// Whether `c` ends a sentence: full stop, question marks, exclamation mark, ellipsis.
#[must_use]
pub fn is_sentence_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\u{061F}' | '\u{2026}' | '\u{06D4}')
}

/// The word with a capital for its first letter.
#[must_use]
pub fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::{Class, class};

    #[test]
    fn classes_of_news_characters() {
        for (c, want) in [
            ('ع', Class::Arabic),
            ('\u{06CC}', Class::Arabic), // Farsi yeh
            ('\u{FEFB}', Class::Arabic), // lam-alef ligature
            ('\u{064B}', Class::Mark),   // fathatan
            (super::TATWEEL, Class::Mark),
            ('é', Class::Latin),
            ('٣', Class::Digit),
            ('\u{A0}', Class::Space),
            ('\u{200F}', Class::Invisible), // right-to-left mark
            ('،', Class::Punct),
            ('؟', Class::Punct),
            ('٪', Class::Punct),
            ('Ж', Class::OtherLetter),
            ('很', Class::OtherLetter),
        ] {
            assert_eq!(class(c), want, "{c:?} U+{:04X}", c as u32);
        }
    }
}
