//! Words that may be made of a root: nobody lists all participles and verbal nouns, and one that no list has is not for that a slip.

use super::listed;

/// Shapes of participles and verbal nouns: `1`, `2` and `3` stand for the letters of the root, what else there is for itself.
const NOUNS: [&str; 17] = [
    "م12و3",   // مفعول, what is done
    "م1ا23",   // مفاعل, who does with others
    "م1ت23",   // مفتعل
    "من123",   // منفعل
    "مت1ا23",  // متفاعل
    "مت123",   // متفعل
    "مست123",  // مستفعل
    "م12ا3",   // مفعال, an instrument
    "ت12ي3",   // تفعيل, a making
    "ت1ا23",   // تفاعل, a doing to each other
    "ا1ت2ا3",  // افتعال
    "ان12ا3",  // انفعال
    "است12ا3", // استفعال
    "إ12ا3",   // إفعال
    "1وا23",   // فواعل, a plural
    "1ا23",    // فاعل, who does
    "أ123",    // أفعل, the more so
];

/// Shapes of verbs.
const VERBS: [&str; 17] = [
    "ي123", // he does
    "ت123",
    "ن123",
    "123",
    "ا1ت23",
    "ي1ت23",
    "ت1ت23",
    "ان123",
    "ين123",
    "تن123",
    "است123",
    "يست123",
    "تست123",
    "يت1ا23",
    "تت1ا23",
    "ي1ا23",
    "يت123",
];

/// What may stand before a noun: particles and the article.
const BEFORE_NOUNS: [&str; 12] = ["", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "فال", "ك", "كال"];
/// What may stand behind a noun.
const BEHIND_NOUNS: [&str; 13] = ["", "ة", "ات", "ين", "ون", "ان", "ا", "ه", "ها", "هم", "ية", "ي", "تين"];
/// What may stand before a verb.
const BEFORE_VERBS: [&str; 6] = ["", "و", "ف", "س", "وس", "ل"];
/// What may stand behind a verb.
const BEHIND_VERBS: [&str; 10] = ["", "ت", "وا", "ون", "ان", "ا", "نا", "ه", "ها", "هم"];

/// Roots are the letters of verbs at least this frequent (frequency class in centibels).
const KNOWN: u16 = 640;

/// Whether `word` is a shape filled with the letters of a verb of three letters that the list has: مخفوضة of خفض, المرتفقين of رفق.
#[must_use]
pub fn may_be_made(word: &str) -> bool {
    let made = |before: &[&str], behind: &[&str], shapes: &[&str]| {
        let rests = before.iter().filter_map(|before| word.strip_prefix(before));
        let mut stems = rests.flat_map(|rest| behind.iter().filter_map(|behind| rest.strip_suffix(behind)));
        stems.any(|stem| shapes.iter().any(|shape| fills(stem, shape)))
    };
    made(&BEFORE_NOUNS, &BEHIND_NOUNS, &NOUNS) || made(&BEFORE_VERBS, &BEHIND_VERBS, &VERBS)
}

/// Whether `stem` is built like تفعيل of three letters that are a word, as new words for doing something are: تعهيد "outsourcing"
/// of عهد, ترميز "encoding" of رمز.
#[must_use]
pub fn is_making(stem: &str) -> bool {
    let letters: Vec<char> = stem.chars().collect();
    let &['\u{062A}', first, second, '\u{064A}', third] = letters.as_slice() else { return false };
    listed(&String::from_iter([first, second, third])).is_some_and(|e| e.accepted)
}

/// Adjectives of a word for "more so" are at least this frequent (frequency class in centibels).
const ADJECTIVE: u16 = 560;

/// Whether `stem` says that something is more so than what a known adjective says: أضعف of ضعيف.
#[must_use]
pub fn is_elative(stem: &str) -> bool {
    let letters: Vec<char> = stem.chars().collect();
    let &['\u{0623}', first, second, third] = letters.as_slice() else { return false };
    listed(&String::from_iter([first, second, '\u{064A}', third]))
        .is_some_and(|e| e.accepted && !e.name && e.centibels <= ADJECTIVE)
}

/// Whether a stem is a shape filled with the letters of a known verb.
fn fills(stem: &str, shape: &str) -> bool {
    let mut root = ['\0'; 3];
    let mut letters = stem.chars();
    for place in shape.chars() {
        let Some(letter) = letters.next() else { return false };
        match place.to_digit(10) {
            None if letter == place => {}
            None => return false,
            Some(n) => root[n as usize - 1] = letter,
        }
    }
    let weak = |c: char| "اوىيءأإآئؤةه".contains(c);
    letters.next().is_none()
        && !root.iter().any(|&c| weak(c))
        && listed(&root.iter().collect::<String>()).is_some_and(|e| e.accepted && e.centibels <= KNOWN)
}

#[cfg(test)]
mod tests {
    use super::{is_elative, is_making, may_be_made};

    #[test]
    fn participles_of_known_verbs_may_be_made() {
        for word in ["مخفوضة", "المرتفقين", "بالمستخرجات", "والتخفيض"] {
            assert!(may_be_made(word), "{word}");
        }
        assert!(is_making("ترميز") && is_making("تعهيد") && !is_making("تصتيف"));
        assert!(is_elative("أضعف") && !is_elative("أشدر"));
        for word in ["الحكوممة", "المدرةس", "الاقتصد", "من", ""] {
            assert!(!may_be_made(word), "{word}");
        }
    }
}
