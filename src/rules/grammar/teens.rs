//! 11 to 19, in words: ثلاثة عشرة, خمسة عشر سيارة, الساعة الثانية عشر.

use super::{next, previous, read, report, say};
use crate::knowledge::morph::{Analysis, Gender, Kind, Number, UNITS};
use crate::rules::{Context, Findings};
use crate::text::fold::bare;
use crate::text::{Key, TokenKind, key};
use std::sync::LazyLock;

/// One and two before عشر: the form before a masculine noun, and before a feminine one.
const FIRST: [(&str, &str); 3] = [("أحد", "إحدى"), ("اثنا", "اثنتا"), ("اثني", "اثنتي")];
/// The ordinals of 11 to 19 without ة.
const ORDINALS: [&str; 9] = ["حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"];

/// The key of عشر, and that of عشرة.
static TEN: LazyLock<[Key; 2]> = LazyLock::new(|| [key("عشر"), key("عشرة")]);

/// The first half of such a number.
struct Half {
    /// What stands before the word.
    prefix: &'static str,
    /// Its forms before a masculine noun, and before a feminine one.
    forms: (String, String),
    /// Whether it is the form before a feminine noun.
    feminine: bool,
    /// Whether it is an ordinal.
    ordinal: bool,
}

fn half(word: &str) -> Option<Half> {
    const PREFIXES: [&str; 7] = ["", "و", "ف", "ب", "ل", "وب", "ول"];
    const DEFINITE: [&str; 5] = ["ال", "وال", "بال", "لل", "ولل"];
    let cardinals = FIRST.iter().chain(&UNITS[..7]);
    for (masculine, feminine) in cardinals {
        for prefix in PREFIXES {
            let Some(rest) = word.strip_prefix(prefix) else { continue };
            if rest == *masculine || rest == *feminine {
                let forms = ((*masculine).to_owned(), (*feminine).to_owned());
                return Some(Half { prefix, forms, feminine: rest == *feminine, ordinal: false });
            }
        }
    }
    for ordinal in ORDINALS {
        for prefix in DEFINITE {
            let Some(rest) = word.strip_prefix(prefix) else { continue };
            let feminine = rest.strip_suffix('ة') == Some(ordinal);
            if feminine || rest == ordinal {
                return Some(Half {
                    prefix,
                    forms: (ordinal.to_owned(), format!("{ordinal}ة")),
                    feminine,
                    ordinal: true,
                });
            }
        }
    }
    None
}

/// Every such number.
pub(super) fn numbers(cx: &Context<'_>, out: &mut Findings) {
    for block in cx.blocks() {
        for at in block.start + 1..block.end {
            let token = &cx.all()[at];
            if token.kind == TokenKind::Arabic && TEN.contains(&token.key) {
                number(cx, at, out);
            }
        }
    }
}

fn number(cx: &Context<'_>, at: usize, out: &mut Findings) {
    let ten = bare(cx.word(at));
    let ten_feminine = match ten.as_str() {
        "عشر" => false,
        "عشرة" => true,
        _ => return,
    };
    let Some(unit) = previous(cx, at) else { return };
    let Some(half) = half(&bare(cx.word(unit))) else { return };
    // لا أحد عشرة: "nobody" says nothing about ten.
    if half.forms.0 == "أحد" && ten_feminine && !half.feminine {
        return;
    }
    let counted = if half.ordinal { ordered(cx, unit) } else { counted(cx, at) };
    let feminine = counted.map_or(half.feminine, |gender| gender == Gender::Feminine);
    if half.feminine == feminine && ten_feminine == feminine {
        return;
    }
    // An ordinal whose noun is not certain is measured by itself.
    if half.ordinal && half.feminine != feminine {
        return;
    }
    let first = if feminine { &half.forms.1 } else { &half.forms.0 };
    let second = if feminine { "عشرة" } else { "عشر" };
    let (span, right) = if half.feminine == feminine {
        (cx.all()[at].span, second.to_owned())
    } else {
        (cx.span(unit..at + 1), format!("{}{first} {second}", half.prefix))
    };
    let whole = format!("{}{first} {second}", half.prefix);
    let words = cx.span(unit..at + 1).of(cx.text);
    report(
        out,
        (cx.span(unit..at + 1), span),
        (&right, counted.is_some()),
        0.93,
        (
            say(format!("“{words}” is “{whole}”"), format!("الصواب «{whole}» لا «{words}»")),
            say(
                "13 to 19: the unit has the gender that its noun has not, the ten that of its noun",
                "الأعداد المركبة من 13 إلى 19 يخالف صدرها المعدود ويوافقه عجزها، وما سواها يوافقه بجزأيه",
            ),
        ),
    );
}

/// The gender of the noun behind the number, if it is certain.
fn counted(cx: &Context<'_>, at: usize) -> Option<Gender> {
    let readings = read(cx, next(cx, at)?);
    // What is counted is a singular; عاما is a dual and a verb as well.
    let single = |a: &Analysis| {
        matches!(a.reading.kind, Kind::Noun | Kind::Adjective) && a.reading.number == Number::Singular && !a.article
    };
    let readings = readings.only(single);
    let gender = readings.find(Analysis::is_noun)?.reading.gender?;
    readings.all(|a| a.proclitics == 0 && a.reading.gender == Some(gender)).then_some(gender)
}

/// The gender of the noun before the ordinal, if it is certain.
fn ordered(cx: &Context<'_>, unit: usize) -> Option<Gender> {
    let readings = read(cx, previous(cx, unit)?);
    let gender = readings.first()?.reading.gender?;
    let single = |a: &Analysis| a.is_noun() && a.article && a.reading.number == Number::Singular;
    readings.all(|a| single(a) && a.reading.gender == Some(gender)).then_some(gender)
}
