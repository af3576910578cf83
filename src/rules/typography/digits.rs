//! Digits: two systems in one article, broken decimals, doubled units.

use super::{gap, is_plain_gap};
use crate::diagnostic::{Edit, Fix};
use crate::rules::house::DigitStyle;
use crate::rules::{Context, Findings, say};
use crate::text::chars::digit_value;
use crate::text::{KeySet, Token, TokenKind, key};
use std::sync::LazyLock;

/// Words that follow a quantity: thousand, million, billion, per cent, degree, dollar …
static UNITS: LazyLock<KeySet> = LazyLock::new(|| {
    [
        "ألف",
        "آلاف",
        "مليون",
        "ملايين",
        "مليار",
        "مليارات",
        "تريليون",
        "بليون",
        "بالمئة",
        "بالمائة",
        "المئة",
        "المائة",
        "درجة",
        "درجات",
        "دولار",
        "دولارا",
        "دولارات",
        "يورو",
        "جنيه",
        "كيلومتر",
        "كيلومترا",
        "متر",
        "مترا",
        "طن",
        "نقطة",
        "نقاط",
        "ثانية",
        "غيغابايت",
        "بوصة",
        "كم",
    ]
    .into_iter()
    .map(key)
    .collect()
});

/// Faults in how numbers are written.
pub(in crate::rules) fn digits(cx: &Context<'_>, out: &mut Findings) {
    mixed_systems(cx, out);
    for block in cx.blocks() {
        for i in block.clone() {
            if cx.all()[i].kind == TokenKind::Number {
                broken_decimal(cx, i, block.end, out);
                doubled_unit(cx, i, block.start, block.end, out);
            }
        }
    }
}

/// Which digit systems a number uses: Western, Arabic-Indic.
fn systems(text: &str) -> (bool, bool) {
    let western = text.chars().any(|c| c.is_ascii_digit());
    let indic = text.chars().any(|c| digit_value(c).is_some() && !c.is_ascii_digit());
    (western, indic)
}

fn mixed_systems(cx: &Context<'_>, out: &mut Findings) {
    let numbers: Vec<&Token> = cx.all().iter().filter(|t| t.kind == TokenKind::Number).collect();
    let count = |want: (bool, bool)| numbers.iter().filter(|t| systems(t.of(cx.text)) == want).count();
    let (western, indic) = (count((true, false)), count((false, true)));
    let house_indic = match cx.house.digits {
        Some(DigitStyle::ArabicIndic) => Some(true),
        Some(DigitStyle::Western) => Some(false),
        None => None,
    };
    let to_indic = house_indic.unwrap_or(indic > western);
    let rivals = if to_indic { western } else { indic };
    let habit = if to_indic { indic } else { western };
    // Without a style of the house, only a clear minority is a slip.
    let settled = house_indic.is_some() || (rivals > 0 && habit >= 2 * rivals);
    for token in numbers {
        let text = token.of(cx.text);
        let (has_western, has_indic) = systems(text);
        let both = has_western && has_indic;
        let wrong = if to_indic { has_western } else { has_indic };
        if !(both || (wrong && settled)) {
            continue;
        }
        let right = convert(text, to_indic);
        out.report(
            token.span,
            if both { 0.97 } else { 0.88 },
            say(
                format!("“{text}” is in other digits than the rest: “{right}”"),
                format!("«{text}» بغير أرقام بقية المقال: «{right}»"),
            ),
            say("One article writes one kind of digits", "المقال الواحد يكتب بنوع واحد من الأرقام"),
        )
        .fix(Fix::safe(vec![Edit::replace(token.span, right.clone())]));
    }
}

fn convert(text: &str, to_indic: bool) -> String {
    text.chars()
        .map(|c| match (digit_value(c), to_indic, c) {
            (Some(v), true, _) => char::from_u32(0x0660 + v).unwrap_or(c),
            (Some(v), false, _) => char::from_digit(v, 10).unwrap_or(c),
            (None, false, '\u{066B}') => '.',
            (None, false, '\u{066C}') => ',',
            _ => c,
        })
        .collect()
}

/// `14. 3 مليار`, `3 ,5`: a decimal with a space in it; `14،000`: an Arabic comma inside a number.
fn broken_decimal(cx: &Context<'_>, i: usize, end: usize, out: &mut Findings) {
    let all = cx.all();
    if i + 2 >= end
        || all[i + 2].kind != TokenKind::Number
        || !matches!(cx.word(i + 1), "." | "," | "\u{060C}" | "\u{066B}")
    {
        return;
    }
    let (left, right) = (is_plain_gap(cx, i + 1), is_plain_gap(cx, i + 2));
    let mark = cx.word(i + 1);
    let digits = |k: usize| cx.word(k).chars().count();
    let plain = |k: usize| cx.word(k).chars().all(|c| digit_value(c).is_some());
    let unit = i + 3 < end && (UNITS.contains(&all[i + 3].key) || matches!(cx.word(i + 3), "%" | "\u{066A}"))
        || (i + 4 < end && matches!(cx.word(i + 3), "\u{0641}\u{064A}") && UNITS.contains(&all[i + 4].key));
    let glued = gap(cx, i + 1).is_empty() && gap(cx, i + 2).is_empty();
    let spaced = (left != right)
        && unit
        && plain(i)
        && plain(i + 2)
        && digits(i) <= 3
        && digits(i + 2) <= 2
        && mark != "\u{060C}";
    let thousands = glued && mark == "\u{060C}" && plain(i) && digits(i) <= 3 && digits(i + 2) == 3 && plain(i + 2);
    if !spaced && !thousands {
        return;
    }
    let span = cx.span(i..i + 3);
    let joined = if thousands { "," } else { mark };
    let mended = format!("{}{joined}{}", cx.word(i), cx.word(i + 2));
    out.report(
        span,
        if spaced { 0.88 } else { 0.8 },
        say(format!("A broken number: “{mended}”"), format!("عدد مكسور: «{mended}»")),
        say("The engine took the decimal mark for the end of a sentence", "ظن المحرك الفاصلة العشرية علامة وقف"),
    )
    .fix(Fix::risky(vec![Edit::replace(span, mended)]));
}

/// `50٪ في المئة`, `$5 دولار`: a unit said twice.
fn doubled_unit(cx: &Context<'_>, i: usize, start: usize, end: usize, out: &mut Findings) {
    let all = cx.all();
    let word = |k: usize| if k < end { cx.word(k) } else { "" };
    let percent = |k: usize| matches!(word(k), "%" | "\u{066A}");
    let hundred = |k: usize| k < end && ["بالمئة", "بالمائة"].iter().any(|w| key(w) == all[k].key);
    let in_hundred = |k: usize| {
        word(k) == "\u{0641}\u{064A}" && k + 1 < end && ["المئة", "المائة"].iter().any(|w| key(w) == all[k + 1].key)
    };
    if percent(i + 1) && (hundred(i + 2) || in_hundred(i + 2)) {
        let last = if hundred(i + 2) { i + 3 } else { i + 4 };
        let span = cx.span(i..last);
        let sign = all[i + 1].span;
        out.report(
            span,
            0.95,
            say("“Per cent” is said twice", "«في المئة» مكررة"),
            say("As a sign and in words", "بالرمز وباللفظ"),
        )
        .fix(Fix::safe(vec![Edit::delete(sign)]));
        return;
    }
    let dollar_sign = i > start && word(i - 1) == "$";
    if !dollar_sign {
        return;
    }
    let dollar = |k: usize| k < end && ["دولار", "دولارا", "دولارات"].iter().any(|w| key(w) == all[k].key);
    let at = if dollar(i + 1) { i + 1 } else { i + 2 };
    if dollar(at) && all[i + 1].kind == TokenKind::Arabic {
        out.report(
            cx.span(i - 1..at + 1),
            0.93,
            say("“Dollar” is said twice", "«دولار» مكررة"),
            say("As a sign and in words", "بالرمز وباللفظ"),
        )
        .fix(Fix::safe(vec![Edit::delete(all[i - 1].span)]));
    }
}
