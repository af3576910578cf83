//! Words of closed classes: those that open a shape of grammar.

use super::Asks;
use crate::text::{Key, KeyMap, key};
use std::sync::LazyLock;

/// Words of closed classes that open a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// هذا this, and its like.
    Demonstrative,
    /// الذي, التي who, which.
    Relative,
    /// في in, and its like: a genitive follows, and what stands before it governs nothing behind it.
    Preposition,
    /// كبار senior, جميع all, and other nouns that are always before a genitive.
    Governor,
    /// إن, لكن: a subject in the accusative follows.
    Emphasis,
    /// لم did not: a jussive follows.
    Not,
    /// لن will not, أن to: a subjunctive follows.
    Will,
}

/// The demonstratives with what they fit.
pub const DEMONSTRATIVES: [(&str, Asks); 4] =
    [("هذا", Asks::Masculine), ("هذه", Asks::Feminine), ("ذلك", Asks::Masculine), ("تلك", Asks::Feminine)];

const PREPOSITIONS: [&str; 27] = [
    "في",
    "على",
    "عن",
    "إلى",
    "الى",
    "مع",
    "بين",
    "لدى",
    "ضد",
    "منذ",
    "خلال",
    "أمام",
    "خلف",
    "تحت",
    "فوق",
    "نحو",
    "عبر",
    "حول",
    "وسط",
    "داخل",
    "خارج",
    "أثناء",
    "جراء",
    "إثر",
    "قرب",
    "قبالة",
    "إزاء",
];
/// from, after, before, senior, all, most, some, several, one (of), without, because of, by, thanks to, about, towards and others
const GOVERNORS: [&str; 29] = [
    "من",
    "بعد",
    "قبل",
    "كبار",
    "جميع",
    "كل",
    "معظم",
    "بعض",
    "عدة",
    "أحد",
    "دون",
    "بدون",
    "بسبب",
    "رغم",
    "ضمن",
    "صغار",
    "لصالح",
    "بواسطة",
    "سوى",
    "حسب",
    "كبرى",
    "كافة",
    "غير",
    "شبه",
    "مثل",
    "بفضل",
    "بشأن",
    "تجاه",
    "أجل",
];
const EMPHASES: [&str; 5] = ["إن", "أن", "لكن", "لأن", "بأن"];

static CLOSED: LazyLock<KeyMap<Closed>> = LazyLock::new(|| {
    let mut map = KeyMap::default();
    let mut put = |word: &str, prefixes: &[&str], what| {
        for prefix in prefixes {
            map.insert(key(&format!("{prefix}{word}")), what);
        }
    };
    for (word, _) in DEMONSTRATIVES {
        put(word, &["", "و", "ف", "ب", "وب"], Closed::Demonstrative);
    }
    for word in ["الذي", "التي"] {
        put(word, &[""], Closed::Relative);
    }
    for word in GOVERNORS {
        put(word, &["", "و", "ف", "ب", "ل"], Closed::Governor);
    }
    for word in PREPOSITIONS {
        put(word, &["", "و", "ف"], Closed::Preposition);
    }
    for word in EMPHASES {
        put(word, &["", "و", "ف"], Closed::Emphasis);
    }
    put("لم", &["", "و", "ف"], Closed::Not);
    for word in ["لن", "كي", "لكي"] {
        put(word, &["", "و", "ف"], Closed::Will);
    }
    map
});

/// What a word of a closed class is.
#[must_use]
pub fn closed(key: Key) -> Option<Closed> {
    CLOSED.get(&key).copied()
}
