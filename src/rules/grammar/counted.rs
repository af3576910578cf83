//! Counted nouns: ثلاثة سيارات, عشرين شركات, 20.000 تلميذا.

use super::{closes_clause, next, opens_clause, previous, read, report, say};
use crate::diagnostic::Bilingual;
use crate::knowledge::morph::{
    ACCUSATIVE, Analysis, FREE, GENITIVE, Gender, Kind, NOMINATIVE, Number, Readings, UNITS,
};
use crate::rules::{Context, Findings};
use crate::text::fold::bare;
use crate::text::{KeyMap, TokenKind, key};
use std::sync::LazyLock;

/// One and two before عشر: 11 and 12.
const ELEVEN: [&str; 6] = ["أحد", "إحدى", "اثنا", "اثني", "اثنتا", "اثنتي"];

/// 20 to 90, behind which a singular stands.
const TENS: [&str; 8] = ["عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];
/// 100 and more: a singular in the genitive.
const GREAT: [&str; 6] = ["مئة", "مائة", "ألف", "مليون", "مليار", "تريليون"];

/// The same in the plural.
const MANY: [&str; 5] = ["مئات", "آلاف", "ملايين", "مليارات", "تريليونات"];

/// Thousand, million, milliard, trillion with their plurals, which 3 to 10 ask for like any other noun.
const COUNTED: [(&str, &str); 4] = [("ألف", "آلاف"), ("مليون", "ملايين"), ("مليار", "مليارات"), ("تريليون", "تريليونات")];

/// Times that are counted: day, week, month, year with their plurals.
const TIMES: [(&str, &str); 4] = [("يوم", "أيام"), ("أسبوع", "أسابيع"), ("شهر", "أشهر"), ("عام", "أعوام")];

/// What a number word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// 3 to 10: its place in [`UNITS`], whether it has the ة.
    Unit(usize, bool),
    /// 20 to 90.
    Ten,
    /// 100 and more.
    Great,
    /// Several of those.
    Many,
    /// 3 to 10 with the article: its place in [`UNITS`], whether it has the ة.
    Behind(usize, bool),
}

static WORDS: LazyLock<KeyMap<Word>> = LazyLock::new(|| {
    let mut map = KeyMap::default();
    let mut put = |word: &str, what| {
        for prefix in ["", "و", "ف", "ب", "ل", "وب", "ول"] {
            map.insert(key(&format!("{prefix}{word}")), what);
        }
    };
    for (i, (masculine, feminine)) in UNITS.iter().enumerate() {
        put(masculine, Word::Unit(i, true));
        put(feminine, Word::Unit(i, false));
    }
    put("ثمان", Word::Unit(5, false));
    for (i, (masculine, feminine)) in UNITS.iter().enumerate() {
        put(&format!("ال{masculine}"), Word::Behind(i, true));
        put(&format!("ال{feminine}"), Word::Behind(i, false));
    }
    for ten in TENS {
        put(&format!("{ten}ون"), Word::Ten);
        put(&format!("{ten}ين"), Word::Ten);
    }
    for great in GREAT {
        put(great, Word::Great);
    }
    for many in MANY {
        put(many, Word::Many);
    }
    map
});

/// How many things a number before a noun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    /// 3 to 10: a plural in the genitive.
    Plural,
    /// 11 to 99: a singular in the accusative.
    Accusative,
    /// 100 and more, in whole hundreds: a singular in the genitive.
    Genitive,
}

/// Every number with the noun behind it.
pub(super) fn numbers(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start..block.end.saturating_sub(1) {
            match cx.all()[at].kind {
                TokenKind::Number => {
                    if let Some(asks) = value(cx.word(at)).and_then(asked)
                        && is_count(cx, at)
                    {
                        form(cx, at, asks, out);
                    }
                }
                TokenKind::Arabic => {
                    if let Some(&word) = WORDS.get(&cx.all()[at].key) {
                        number_word(cx, at, word, out);
                    }
                }
                _ => {}
            }
        }
    }
}

fn number_word(cx: &Context<'_>, at: usize, word: Word, out: &mut Findings) {
    match word {
        Word::Unit(index, marked) => {
            let behind_unit = previous(cx, at).is_some_and(|before| {
                matches!(WORDS.get(&cx.all()[before].key), Some(Word::Unit(..)))
                    || ELEVEN.iter().any(|one| cx.word(before).ends_with(one))
                    || is_ordinal(cx.word(before))
            });
            if !behind_unit && is_written_so(cx.word(at), index, marked) {
                unit(cx, at, index, marked, out);
            }
        }
        Word::Ten if cx.word(at).ends_with('ن') => form(cx, at, Asks::Accusative, out),
        Word::Ten => {}
        Word::Great => form(cx, at, Asks::Genitive, out),
        // ثلاثة آلاف مراقبون; مئات alone may stand before anything.
        Word::Many => {
            let counted = previous_any(cx, at).is_some_and(|before| {
                let token = &cx.all()[before];
                token.kind == TokenKind::Number || matches!(WORDS.get(&token.key), Some(Word::Unit(..)))
            });
            if counted {
                form(cx, at, Asks::Genitive, out);
            }
        }
        Word::Behind(index, marked) => behind(cx, at, (index, marked), out),
    }
}

/// السادسة عشرة: whether the word counts up to nineteenth before عشرة.
fn is_ordinal(word: &str) -> bool {
    const ORDINALS: [&str; 9] = ["حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"];
    let word = bare(word);
    let stem = word.strip_suffix('\u{0629}').unwrap_or(&word);
    ORDINALS.iter().any(|o| stem.strip_suffix(o).is_some_and(|rest| rest.chars().count() <= 3))
}

/// Whether the word with this key is a number from 3 to 10 with the article.
pub(super) fn is_behind(key: crate::text::Key) -> bool {
    matches!(WORDS.get(&key), Some(Word::Behind(..)))
}

/// Whether the word counts hundreds, thousands, millions: one of them or several, without clitics.
pub(super) fn is_great(word: &str) -> bool {
    GREAT.contains(&word) || MANY.contains(&word)
}

/// The token right before `at` in its sentence.
fn previous_any(cx: &Context<'_>, at: usize) -> Option<usize> {
    let token = cx.all().get(at)?;
    at.checked_sub(1).filter(|_| !token.sentence_start && token.space_before)
}

/// الأيام الأربع, السنوات الخمسة: 3 to 9 behind a plural whose singular has their gender.
fn behind(cx: &Context<'_>, at: usize, (index, marked): (usize, bool), out: &mut Findings) {
    // الوصايا العشر and عشر ذي الحجة are names; الخمسة عشر is another number.
    let ten = next(cx, at).is_some_and(|n| bare(cx.word(n)).starts_with("عشر"));
    let old = if marked { UNITS[index].0 } else { UNITS[index].1 };
    let word = bare(cx.word(at));
    if index == 7 || ten || word.strip_prefix("\u{0627}\u{0644}") != Some(old) {
        return;
    }
    let Some(noun) = previous(cx, at) else { return };
    let nouns = read(cx, noun);
    let Some(gender) = nouns.first().and_then(|a| a.reading.gender) else { return };
    let several = |a: &Analysis| {
        a.is_noun() && a.article && a.reading.number == Number::Plural && a.reading.gender == Some(gender)
    };
    let masculine = gender == Gender::Masculine;
    if masculine == marked || !nouns.all(several) || may_count_head(cx, noun) {
        return;
    }
    let right = format!("\u{0627}\u{0644}{}", if masculine { UNITS[index].0 } else { UNITS[index].1 });
    let (words, noun_word) = (cx.span(noun..at + 1).of(cx.text), cx.word(noun));
    report(
        out,
        (cx.span(noun..at + 1), cx.all()[at].span),
        (&right, false),
        0.88,
        (
            say(format!("“{words}” is “{noun_word} {right}”"), format!("الصواب «{noun_word} {right}» لا «{words}»")),
            say(
                "3 to 10 have the gender that the singular of their noun has not",
                "العدد من 3 إلى 10 يخالف معدوده في التذكير والتأنيث",
            ),
        ),
    );
}

/// رؤساء الدول الخمسة: whether a noun before `noun` may be what is counted.
fn may_count_head(cx: &Context<'_>, noun: usize) -> bool {
    let mut at = noun;
    loop {
        if read(cx, at).any(|a| a.particle.is_some()) {
            return false;
        }
        let Some(before) = previous(cx, at) else { return false };
        if super::closed(cx, before).is_some() {
            return false;
        }
        let readings = read(cx, before);
        if readings.is_empty() || readings.any(|a| a.is_noun() && !a.article && a.reading.number != Number::Singular) {
            return true;
        }
        if !readings.any(|a| a.is_noun() && !a.article) {
            return false;
        }
        at = before;
    }
}

/// Keys fold ة and ه, which number words must not: ست "six" and سته.
fn is_written_so(word: &str, index: usize, marked: bool) -> bool {
    let word = bare(word);
    // لست "I am not"
    if word == "لست" {
        return false;
    }
    if marked { word.ends_with(UNITS[index].0) } else { !word.ends_with(['ة', 'ه']) }
}

/// Plural nouns that the word behind a number can be, all of one gender.
fn plural(readings: &Readings) -> Option<Analysis> {
    let of = |a: &Analysis| a.is_noun() && !a.article && a.particle.is_none() && a.proclitics == 0;
    let first = readings.find(|a| of(a) && a.reading.number == Number::Plural)?;
    let gender = first.reading.gender?;
    let same = |a: &Analysis| {
        a.reading.kind != Kind::Other
            && (!of(a) || a.reading.number == Number::Plural && a.reading.gender == Some(gender))
    };
    readings.all(same).then_some(first)
}

/// ثلاثة سيارات, ثلاثة سيارة.
fn unit(cx: &Context<'_>, at: usize, index: usize, marked: bool, out: &mut Findings) {
    let Some(noun) = next(cx, at) else { return };
    // خمس نجوم: hotels and players are ranked so.
    if cx.word(noun) == "نجوم" {
        return;
    }
    let readings = read(cx, noun);
    if let Some(a) = plural(readings) {
        let masculine = a.reading.gender == Some(Gender::Masculine);
        if masculine == marked {
            return;
        }
        let wanted = if masculine { UNITS[index].0 } else { UNITS[index].1 };
        let written = bare(cx.word(at));
        let old = if marked { UNITS[index].0 } else { UNITS[index].1 };
        let Some(prefix) = written.strip_suffix(old).or_else(|| written.strip_suffix("ثمان")) else { return };
        let right = format!("{prefix}{wanted}");
        finding(
            cx,
            (at, noun),
            (at, &right),
            true,
            say(
                "3 to 10 have the gender that the singular of their noun has not",
                "العدد من 3 إلى 10 يخالف معدوده في التذكير والتأنيث",
            ),
            out,
        );
    } else {
        form(cx, at, Asks::Plural, out);
    }
}

/// The noun behind the number at `at` in the form that the number asks for.
fn form(cx: &Context<'_>, at: usize, asks: Asks, out: &mut Findings) {
    let Some(noun) = next(cx, at) else { return };
    let word = cx.word(noun);
    if asks == Asks::Plural
        && let Some((_, right)) = counted(cx, noun)
    {
        finding(cx, (at, noun), (noun, right), false, why(asks), out);
        return;
    }
    let mut readings = *read(cx, noun);
    // The mark of an indefinite accusative: no verb, no dual.
    if word.contains('\u{64B}') {
        readings = readings.only(|a| a.is_noun() && a.reading.cases == ACCUSATIVE);
    }
    // مريض is "ill" as well and شخص "he diagnosed", which nobody counts.
    if readings.any(|a| a.is_noun() && a.reading.human) {
        readings = readings.only(|a| !matches!(a.reading.kind, Kind::Adjective | Kind::Verb));
    }
    let noun_of = |a: &Analysis| a.is_noun() && !a.article && a.proclitics == 0 && a.reading.gender.is_some();
    if !readings.all(noun_of) {
        return;
    }
    let single = |a: &Analysis| a.reading.number == Number::Singular;
    let wanted: &dyn Fn(&crate::knowledge::morph::Reading) -> bool = match asks {
        Asks::Plural if readings.all(|a| single(a) && a.reading.cases & GENITIVE != 0) && may_be_counted(&readings) => {
            &|r| r.number == Number::Plural && r.cases & GENITIVE != 0 && r.states & FREE != 0
        }
        Asks::Accusative if plural(&readings).is_some() => {
            &|r| r.number == Number::Singular && r.cases & ACCUSATIVE != 0 && r.states & FREE != 0
        }
        Asks::Accusative if is_bare(cx, noun, &readings) => {
            &|r| r.number == Number::Singular && r.cases & ACCUSATIVE != 0 && r.states & FREE != 0
        }
        Asks::Genitive if plural(&readings).is_some() => {
            &|r| r.number == Number::Singular && r.cases & (NOMINATIVE | GENITIVE) != 0 && r.states & FREE != 0
        }
        Asks::Genitive if readings.all(|a| single(a) && a.reading.cases == ACCUSATIVE) => {
            &|r| r.number == Number::Singular && r.cases & (NOMINATIVE | GENITIVE) != 0 && r.states & FREE != 0
        }
        _ => return,
    };
    let Some(reading) = readings.iter().next() else { return };
    let forms = reading.others(|r| r.kind == Kind::Noun && r.gender == reading.reading.gender && wanted(r));
    let Some(form) = forms.first() else { return };
    let right = reading.put(word, form);
    finding(cx, (at, noun), (noun, &right), false, why(asks), out);
}

/// The round number or the time at `noun`, with its plural. 5 شهر مارس is a date, so a time stands at the end of its phrase.
fn counted(cx: &Context<'_>, noun: usize) -> Option<&'static (&'static str, &'static str)> {
    let word = bare(cx.word(noun));
    let is = |(one, _): &&(&str, &str)| *one == word;
    COUNTED.iter().find(is).or_else(|| TIMES.iter().find(is).filter(|_| closes_clause(cx, noun)))
}

/// The rule that a noun in another form breaks.
fn why(asks: Asks) -> Bilingual {
    match asks {
        Asks::Plural => say("behind 3 to 10 the noun is a plural", "معدود 3 إلى 10 جمع"),
        Asks::Accusative => say("behind 11 to 99 the noun is a singular", "معدود 11 إلى 99 مفرد منصوب"),
        Asks::Genitive => say(
            "behind hundreds, thousands and millions the noun is a singular genitive",
            "معدود المئة والألف والمليون مفرد مجرور",
        ),
    }
}

/// Currencies and measures, which the news leaves without an ending.
const MEASURES: [&str; 16] = [
    "دولار",
    "يورو",
    "جنيه",
    "ريال",
    "درهم",
    "دينار",
    "ين",
    "يوان",
    "متر",
    "كيلو",
    "كيلومتر",
    "طن",
    "غرام",
    "لتر",
    "ميل",
    "برميل",
];

/// 2912 مريض: whether a singular without the ا of the accusative stands at the end of its phrase, so that nothing else explains it.
fn is_bare(cx: &Context<'_>, noun: usize, readings: &Readings) -> bool {
    let word = cx.word(noun);
    closes_clause(cx, noun)
        && !MEASURES.contains(&word)
        && !WORDS.contains_key(&cx.all()[noun].key)
        && readings.all(|a| {
            let r = a.reading;
            r.number == Number::Singular && (r.cases & ACCUSATIVE == 0 || r.states & FREE == 0)
        })
}

/// Whether a singular behind 3 to 10 is a thing that is counted: a feminine in ة, or a person.
fn may_be_counted(readings: &Readings) -> bool {
    readings.all(|a| a.reading.human || a.reading.gender == Some(Gender::Feminine))
}

fn finding(
    cx: &Context<'_>,
    (number, noun): (usize, usize),
    (edited, right): (usize, &str),
    safe: bool,
    why: Bilingual,
    out: &mut Findings,
) {
    let words = cx.span(number..noun + 1).of(cx.text);
    let shown =
        if edited == number { format!("{right} {}", cx.word(noun)) } else { format!("{} {right}", cx.word(number)) };
    report(
        out,
        (cx.span(number..noun + 1), cx.all()[edited].span),
        (right, safe),
        0.9,
        (say(format!("“{words}” is “{shown}”"), format!("الصواب «{shown}» لا «{words}»")), why),
    );
}

/// The value of a whole number as written; none for fractions, times and the like.
fn value(word: &str) -> Option<u64> {
    let mut digits = String::with_capacity(word.len());
    let mut group = None;
    for c in word.chars() {
        match crate::text::chars::digit_value(c) {
            Some(d) => {
                digits.push(char::from_digit(d, 10)?);
                group = group.map(|n| n + 1);
            }
            None if matches!(c, '.' | ',' | '\u{066C}') => {
                if group.is_some_and(|n| n != 3) {
                    return None;
                }
                group = Some(0);
            }
            None => return None,
        }
    }
    if group.is_some_and(|n| n != 3) || digits.starts_with('0') {
        return None;
    }
    let value: u64 = digits.parse().ok()?;
    // A year is no count.
    let year = group.is_none() && (1_300..2_200).contains(&value);
    (!year).then_some(value)
}

fn asked(value: u64) -> Option<Asks> {
    match value % 100 {
        0 if value > 0 => Some(Asks::Genitive),
        11..=99 => Some(Asks::Accusative),
        3..=10 if value <= 10 => Some(Asks::Plural),
        _ => None,
    }
}

/// Whether the number at `at` counts what stands behind it: it is no date, no rank, no score.
fn is_count(cx: &Context<'_>, at: usize) -> bool {
    let token = &cx.all()[at];
    if token.sentence_start {
        return true;
    }
    let Some(before) = at.checked_sub(1) else { return true };
    let previous = &cx.all()[before];
    if !token.space_before {
        return matches!(previous.of(cx.text), "(" | "\"" | "\u{648}" | "\u{641}" | "\u{628}" | "\u{644}");
    }
    match previous.kind {
        TokenKind::Number | TokenKind::Latin | TokenKind::Other | TokenKind::Opaque => false,
        TokenKind::Punct => matches!(previous.of(cx.text), "\u{060C}" | ":" | "."),
        TokenKind::Symbol | TokenKind::Hashtag => false,
        // The page, the article, the year, the group, at the age of …
        TokenKind::Arabic => {
            (!read(cx, before).any(|a| a.article) || is_behind_verb(cx, before))
                && !matches!(previous.of(cx.text), "عام" | "سنة" | "رقم" | "صفحة" | "مادة" | "يوم" | "بتاريخ" | "موسم")
        }
    }
}

/// حضر الحفل 130 ضيفا: whether the word at `at` stands right behind a verb, whose subject or object it is rather than what a
/// number names.
fn is_behind_verb(cx: &Context<'_>, at: usize) -> bool {
    const NAMED: [&str; 8] = ["الساعة", "العام", "اليوم", "الصفحة", "المادة", "القناة", "الرقم", "الدقيقة"];
    !NAMED.contains(&cx.word(at))
        && self::previous(cx, at).is_some_and(|b| {
            let verb = |a: &Analysis| a.reading.kind == Kind::Verb;
            read(cx, b).all(verb) || opens_clause(cx, b) && read(cx, b).any(verb)
        })
}
