//! Months and days of the week in both languages: the months by the names of the Roman, the Syrian and the French calendar.

use super::{Kind, Number, Weight};
use crate::text::chars::digit_value;
use crate::text::{Key, KeyMap, Span, Token, TokenKind, Tokens, clitics, key};
use std::sync::LazyLock;

/// January to December: as Egypt and the Gulf say, the Levant and Iraq, Tunisia and Algeria, and other spellings. The second word of
/// the Levant's double names stands in [`SECOND`].
#[rustfmt::skip]
const MONTHS: [[&str; 6]; 12] = [
    ["يناير", "كانون", "جانفي", "", "", ""],
    ["فبراير", "شباط", "فيفري", "فبرائر", "", ""],
    ["مارس", "آذار", "مارس", "", "", ""],
    ["أبريل", "نيسان", "أفريل", "إبريل", "", ""],
    ["مايو", "أيار", "ماي", "نوار", "", ""],
    ["يونيو", "حزيران", "جوان", "يونيه", "", ""],
    ["يوليو", "تموز", "جويلية", "يوليه", "يوليوز", ""],
    ["أغسطس", "آب", "أوت", "غشت", "", ""],
    ["سبتمبر", "أيلول", "سبتمبر", "شتنبر", "", ""],
    ["أكتوبر", "تشرين", "أكتوبر", "", "", ""],
    ["نوفمبر", "تشرين", "نوفمبر", "نونبر", "", ""],
    ["ديسمبر", "كانون", "ديسمبر", "دجنبر", "", ""],
];
/// The months whose Syrian names have two words, with the second.
const SECOND: [(usize, &str); 4] = [(0, "الثاني"), (9, "الأول"), (10, "الثاني"), (11, "الأول")];
/// Names of months that mean other things as well: practised, a car, my mother's, a first name, came back, went.
const UNSURE: [&str; 6] = ["مارس", "نيسان", "ماي", "جوان", "آب", "أوت"];
/// Monday to Sunday.
const DAYS: [&str; 7] = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];
const ENGLISH_DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const SHORT_DAYS: [(&str, usize); 10] = [
    ("mon", 1),
    ("tue", 2),
    ("tues", 2),
    ("wed", 3),
    ("thu", 4),
    ("thur", 4),
    ("thurs", 4),
    ("fri", 5),
    ("sat", 6),
    ("sun", 7),
];
const ENGLISH_MONTHS: [(&str, usize); 24] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];
/// Words before which (English) or behind which a month stands and nothing else: in, of, since, last.
const BEFORE: [&str; 14] =
    ["in", "of", "since", "until", "till", "last", "early", "late", "mid", "this", "next", "by", "from", "through"];

#[derive(Clone, Copy)]
enum Name {
    Month(usize),
    /// A month whose name may be another word.
    Perhaps(usize),
    /// The first word of two.
    Half,
    Day(usize),
    /// A day cut short, or another word.
    Short(usize),
}

static ARABIC: LazyLock<KeyMap<Name>> = LazyLock::new(|| {
    let mut names = KeyMap::default();
    for (at, forms) in MONTHS.iter().enumerate() {
        for form in forms.iter().filter(|f| !f.is_empty()) {
            let name = match *form {
                "كانون" | "تشرين" => Name::Half,
                form if UNSURE.contains(&form) => Name::Perhaps(at),
                _ => Name::Month(at),
            };
            names.insert(key(form), name);
        }
    }
    names.extend(DAYS.iter().enumerate().map(|(at, day)| (key(day), Name::Day(at))));
    names.insert(key("الإثنين"), Name::Day(0));
    names
});

static ENGLISH: LazyLock<KeyMap<Name>> = LazyLock::new(|| {
    let month = |&(word, at): &(&str, usize)| {
        let name = if matches!(word, "march" | "may" | "mar" | "jan" | "june" | "april" | "august") {
            Name::Perhaps(at - 1)
        } else {
            Name::Month(at - 1)
        };
        (key(word), name)
    };
    let days = ENGLISH_DAYS.iter().enumerate();
    let days = days.flat_map(|(at, d)| [(key(d), Name::Day(at)), (key(&format!("{d}s")), Name::Day(at))]);
    let short = SHORT_DAYS.iter().map(|&(day, at)| (key(day), Name::Short(at - 1)));
    ENGLISH_MONTHS.iter().map(month).chain(days).chain(short).collect()
});

static BEFORE_KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| BEFORE.iter().map(|w| key(w)).collect());
/// In, the month, since, until, beginning, end, middle, the two words for last and next are behind.
static AROUND: LazyLock<Vec<Key>> = LazyLock::new(|| {
    ["في", "شهر", "منذ", "حتى", "أوائل", "أواخر", "مطلع", "منتصف", "نهاية", "بداية", "من"]
        .iter()
        .map(|w| key(w))
        .collect()
});
/// Last, next, current.
static BEHIND: LazyLock<Vec<Key>> =
    LazyLock::new(|| ["الماضي", "المقبل", "القادم", "الجاري", "الحالي"].iter().map(|w| key(w)).collect());

fn month(at: usize, tokens: std::ops::Range<usize>) -> Number {
    Number::new(tokens, (at + 1) as f64, Kind::Month, Weight::Soft)
}

fn day(at: usize, token: usize) -> Number {
    Number::new(token..token + 1, (at + 1) as f64, Kind::Weekday, Weight::Soft)
}

fn is_number(text: &str, token: Option<&Token>) -> bool {
    token.is_some_and(|t| t.kind == TokenKind::Number && t.of(text).chars().any(|c| digit_value(c).is_some()))
}

/// The month or the day of the week that the English word at `at` names.
pub(super) fn english(text: &str, all: &[Token], at: usize) -> Option<Number> {
    let token = all.get(at)?;
    let name = ENGLISH.get(&token.key)?;
    let written = token.of(text);
    if !written.starts_with(char::is_uppercase) || written.len() < 2 {
        return None;
    }
    let near = |i: Option<usize>| i.and_then(|i| all.get(i));
    let dated = is_number(text, near(at.checked_sub(1)))
        || is_number(text, near(Some(at + 1)))
        || near(Some(at + 1)).is_some_and(|t| t.is(text, '.')) && is_number(text, near(Some(at + 2)));
    match *name {
        Name::Month(n) => Some(month(n, at..at + 1)),
        Name::Perhaps(n) => {
            let led = near(at.checked_sub(1)).is_some_and(|t| BEFORE_KEYS.contains(&t.key));
            let followed = near(Some(at + 1)).is_some_and(|t| {
                t.kind == TokenKind::Latin && t.of(text).starts_with(char::is_uppercase) && t.space_before
            });
            (dated || led && !followed).then(|| month(n, at..at + 1))
        }
        // Black Friday, Sunday Times, Wednesday's child: names.
        Name::Day(n) => {
            let capital = |i: Option<usize>| {
                near(i).is_some_and(|t| {
                    t.kind == TokenKind::Latin
                        && !t.sentence_start
                        && t.of(text).starts_with(char::is_uppercase)
                        && !ENGLISH.contains_key(&t.key)
                })
            };
            let name = capital(at.checked_sub(1)) || capital(Some(at + 1)) && near(Some(at + 1))?.space_before;
            (!name).then(|| day(n, at))
        }
        Name::Short(n) => Some(Number { weight: Weight::Weak, ..day(n, at) }),
        Name::Half => None,
    }
}

/// The month or the day of the week that the Arabic words at `at` name.
pub(super) fn arabic(text: &str, all: &[Token], at: usize) -> Option<Number> {
    let token = all.get(at)?;
    let mut name = ARABIC.get(&token.key).copied();
    let mut bare = true;
    if name.is_none() {
        let written = token.of(text);
        if !written.starts_with(['و', 'ل', 'ب', 'ف', 'ك']) || written.len() > 26 {
            return None;
        }
        clitics::strip(written, |s| name = name.or_else(|| ARABIC.get(&s.key).copied()));
        bare = false;
    }
    let near = |i: Option<usize>| i.and_then(|i| all.get(i));
    match name? {
        Name::Month(n) => Some(month(n, at..at + 1)),
        Name::Half => {
            let second = near(Some(at + 1))?;
            let kanun = token.of(text).ends_with("كانون");
            let first = second.key == key("الأول");
            let n = match (kanun, first, second.key == key("الثاني")) {
                (true, false, true) => 0,
                (false, true, _) => 9,
                (false, false, true) => 10,
                (true, true, _) => 11,
                _ => return None,
            };
            Some(month(n, at..at + 2))
        }
        Name::Perhaps(n) => {
            let before = near(at.checked_sub(1));
            let marked = before.is_some_and(|t| {
                is_number(text, Some(t)) || AROUND.contains(&t.key) || t.is(text, '/') || t.is(text, '(')
            });
            let behind = near(Some(at + 1));
            let dated = behind.is_some_and(|t| is_number(text, Some(t)) || t.is(text, '/') || BEHIND.contains(&t.key));
            (bare && (marked || dated)).then(|| month(n, at..at + 1))
        }
        Name::Day(n) | Name::Short(n) => Some(day(n, at)),
    }
}

/// The edit that names the right month or day in place of a wrong one, in the system that the wrong one is of.
#[must_use]
pub fn in_place(text: &str, tokens: &Tokens, wrong: &Number, right: &Number) -> Option<(Span, String)> {
    let all = tokens.all();
    let (first, last) = (all.get(wrong.tokens.start)?, all.get(wrong.tokens.end.checked_sub(1)?)?);
    let span = first.span.cover(last.span);
    let written = span.of(text);
    let index = |n: &Number| (n.value as usize).checked_sub(1);
    let (from, to) = (index(wrong)?, index(right)?);
    if wrong.kind == Kind::Weekday {
        let old = [*DAYS.get(from)?, "الإثنين"].into_iter().find(|d| written.ends_with(d))?;
        return Some((span, format!("{}{}", &written[..written.len() - old.len()], DAYS.get(to)?)));
    }
    let whole = |n: usize, system: usize| -> Option<String> {
        let name = MONTHS.get(n)?.get(system).filter(|m| !m.is_empty())?;
        let second = SECOND.iter().find(|(m, _)| *m == n && system == 1);
        Some(second.map_or_else(|| (*name).to_owned(), |(_, second)| format!("{name} {second}")))
    };
    let (system, old) = (0..6)
        .filter_map(|s| whole(from, s).map(|name| (s, name)))
        .filter(|(_, name)| written.ends_with(name.as_str()))
        .max_by_key(|(system, name)| (name.len(), std::cmp::Reverse(*system)))?;
    let new = whole(to, if system > 2 { 0 } else { system })?;
    Some((span, format!("{}{new}", &written[..written.len() - old.len()])))
}
