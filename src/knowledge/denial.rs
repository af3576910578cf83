//! Words that deny, in both languages, and words that limit a negation or may stand for one.

use super::words;
use crate::text::{Key, KeyMap, key};
use aho_corasick::AhoCorasick;
use std::sync::LazyLock;

/// What a word does to a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deed {
    /// It denies, plainly.
    pub plain: bool,
    /// It denies or limits in another way.
    pub denies: bool,
    /// It limits a negation, or may stand for one.
    pub turns: bool,
}

const PLAIN: Deed = Deed { plain: true, denies: false, turns: false };
const DENIES: Deed = Deed { plain: false, denies: true, turns: false };
const TURNS: Deed = Deed { plain: false, denies: false, turns: true };

impl Deed {
    fn and(self, other: Self) -> Self {
        Self { plain: self.plain || other.plain, denies: self.denies || other.denies, turns: self.turns || other.turns }
    }
}

/// English words that deny, so that two of them affirm, or that turn a negation into a limit: not only, not until.
const ENGLISH_DENIES: &str = "no none nothing nobody nowhere neither nor without hardly barely rarely seldom scarcely unless until only just merely \
             simply least deny denies denied denying refuse refuses refused refusing refusal fail fails failed failing failure lack \
             lacks lacked lacking reject rejects rejected ban bans banned prevent prevents prevented preventing avoid avoids \
             avoided avoiding impossible doubt doubts doubted whether why";
/// English words that Arabic may put a negation for.
const ENGLISH_TURNS: &str = "if few fewer little less but except besides instead rather than far too yet still stop stops stopped \
             stopping miss misses missed missing absent absence refrain cease ceased lose loses lost losing unable difficult \
             forget forgot ignore ignored ignoring spare exempt free against beyond away another different wrong untrue \
             false halt halted suspend suspended quit zero remain remains remained keep keeps kept oppose opposed opposes \
             opposition mistake gone limited fall short empty vacant abstain decline \
             declined declines struggle struggled struggles yet withheld \
             undecided unlike unknown deaf blind cold idle bare elude eludes eluded";
/// The plain negations: did not, will not, is not in its forms.
const ARABIC_PLAIN: &str = "لم لن ليس ليست ليسوا";
/// What else denies in Arabic, limits, or may be read as denying.
const ARABIC_DENIES: &str = "لا ما غير دون بدون عدم بلا إلا ألا كلا لولا سوى أبدا قط إنما لئلا كيلا لما لست لسنا لستم ليسا لسن مجرد كف كفوا بعيد بعيدا بعيدة \
             ضد خال خالية خاليا فات عكس خلاف بل كاد يكاد تكاد بالكاد قلما نادرا قلة كذب محال";
/// What limits an Arabic negation or undoes it: not but, not any more, not before.
const ARABIC_TURNS: &str = "حتى بعد قبل فقط فحسب لكن ولكن يعد تعد يعدن يعودوا شمل إذا لو";
/// Letters by which Arabic words that deny are known in any form: deny, refuse, fail, prevent, ban, abstain …
const STEMS: [&str; 28] = [
    "نفى",
    "نفي",
    "ينف",
    "تنف",
    "رفض",
    "فشل",
    "منع",
    "حظر",
    "امتن",
    "متنع",
    "عجز",
    "تعذر",
    "توقف",
    "فقد",
    "فتقر",
    "مستح",
    "صعب",
    "ستبعد",
    "تجنب",
    "تخل",
    "خفق",
    "عدام",
    "عدم",
    "حرم",
    "تجاهل",
    "نكر",
    "مجهول",
    "استثن",
];

fn table(lists: &[(&str, Deed)]) -> KeyMap<Deed> {
    let mut table: KeyMap<Deed> = KeyMap::default();
    for (words, deed) in lists {
        for word in words.split_whitespace() {
            let known = table.entry(key(word)).or_default();
            *known = known.and(*deed);
        }
    }
    table
}

static ENGLISH: LazyLock<KeyMap<Deed>> = LazyLock::new(|| table(&[(ENGLISH_DENIES, DENIES), (ENGLISH_TURNS, TURNS)]));
static ARABIC: LazyLock<KeyMap<Deed>> =
    LazyLock::new(|| table(&[(ARABIC_PLAIN, PLAIN), (ARABIC_DENIES, DENIES), (ARABIC_TURNS, TURNS)]));

static PARTS: LazyLock<AhoCorasick> = LazyLock::new(|| AhoCorasick::new(STEMS).expect("a few short strings"));

/// What an English word does, by its folded key.
#[must_use]
pub fn english(word: &str, key: Key) -> Deed {
    let word = word.to_lowercase().replace('\u{2019}', "'");
    let listed = ENGLISH.get(&key).copied().unwrap_or_default();
    let plain = word == "not" || word == "never" || word.ends_with("n't") || word == "cannot";
    listed.and(Deed { plain, denies: false, turns: is_negative(&word) })
}

/// Words that deny by what they begin or end with: unable, impossible, disagree, homeless.
fn is_negative(word: &str) -> bool {
    let rest = |p: &&str| word.strip_prefix(*p).filter(|rest| rest.len() > 3);
    let denied = |rest: &str| words::english(rest).is_some_and(|e| e.ordinary);
    ["un", "in", "im", "ir", "il", "dis", "non", "mis"].iter().filter_map(rest).any(denied) || word.ends_with("less")
}

/// What an Arabic word does, by its folded keys with its particles and without.
#[must_use]
pub fn arabic(word: &str, keys: impl Iterator<Item = Key>) -> Deed {
    let listed = keys.filter_map(|key| ARABIC.get(&key)).fold(Deed::default(), |all, deed| all.and(*deed));
    let denies = !listed.denies && PARTS.is_match(word);
    // لمّ is "bringing together".
    let plain = listed.plain && !word.contains('\u{0651}');
    Deed { plain, denies: listed.denies || denies, turns: listed.turns }
}

#[cfg(test)]
mod tests {
    use super::{DENIES, Deed, PLAIN, TURNS, arabic, english};
    use crate::text::key;

    #[test]
    fn words_deny_limit_or_say_nothing() {
        let said = |word: &str| english(word, key(word));
        assert_eq!(["not", "doesn’t", "cannot"].map(said), [PLAIN; 3]);
        assert_eq!([said("Hardly"), said("unable"), said("homeless")], [DENIES, TURNS, TURNS]);
        assert_eq!(said("city"), Deed::default());
        let said = |word: &str, rest: &str| arabic(word, [key(word), key(rest)].into_iter());
        assert_eq!([said("لم", "لم"), said("ولم", "لم")], [PLAIN; 2]);
        assert_eq!([said("بدون", "دون"), said("رفضت", "رفضت"), said("ولكن", "لكن")], [DENIES, DENIES, TURNS]);
        assert_eq!(said("مدينة", "مدينة"), Deed::default());
    }
}
