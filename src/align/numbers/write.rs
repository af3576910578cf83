//! Writing a right number in place of a wrong one, the way the text writes numbers.

use super::arabic::{Part, part_of};
use super::units::renamed;
use super::{Currency, Number, equal};
use crate::text::chars::digit_value;
use crate::text::{Span, Tokens};

/// The edit that gives the digits of `wrong` (in `text`) the value of `right`: the span and what stands there then.
///
/// The scale word stays where the digits can follow it; nothing if the number has no digits of its own.
#[must_use]
pub fn in_place(text: &str, tokens: &Tokens, wrong: &Number, right: &Number) -> Option<(Span, String)> {
    let token = tokens.all().get(wrong.digits?)?;
    let written = token.of(text);
    if wrong.value >= 1e15 || right.value >= 1e15 || right.value < 0.0 {
        return None;
    }
    let value = right.value / wrong.scale;
    let decimals = (0..=3).find(|&n| {
        let shift = 10_f64.powi(n);
        equal((value * shift).round(), value * shift)
    })?;
    if value != 0.0 && value < 0.001 {
        return None;
    }
    let mut out = format!("{value:.*}", usize::try_from(decimals).ok()?);
    let dotted = wrong.other.is_some() && value >= 1000.0;
    let mut marks = [',', '\u{066C}', '.'].into_iter().take(if dotted { 3 } else { 2 });
    let thousands = marks.find(|&c| is_thousands(written, c));
    let large = value >= 10_000.0 && written.len() < 4;
    if let Some(mark) = thousands.or(large.then_some(',')) {
        out = group(&out, mark);
    }
    let decimal = ['\u{066B}', ',', '.'].into_iter().find(|&c| Some(c) != thousands && written.contains(c));
    let eastern = written.chars().any(|c| ('\u{0660}'..='\u{0669}').contains(&c));
    let mark = decimal.unwrap_or(if eastern { '\u{066B}' } else { '.' });
    let out: String = out
        .chars()
        .map(|c| match c {
            '.' if thousands != Some('.') => mark,
            c if eastern => c.to_digit(10).and_then(|d| char::from_u32(0x0660 + d)).unwrap_or(c),
            c => c,
        })
        .collect();
    Some((token.span, out))
}

/// Whether `mark` stands before exactly three digits throughout.
fn is_thousands(written: &str, mark: char) -> bool {
    let parts: Vec<&str> = written.split(mark).collect();
    parts.len() > 1 && parts[1..].iter().all(|p| p.chars().take_while(|c| digit_value(*c).is_some()).count() == 3)
}

fn group(number: &str, mark: char) -> String {
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    let mut out = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(mark);
        }
        out.push(c);
    }
    if rest.is_empty() { out } else { format!("{out}.{rest}") }
}

/// Forms of the words for a thousand, a million, a thousand million, a million million, in one order: alone, with the
/// accusative, plural, dual (twice), dual before a noun.
const SCALES: [(f64, [&str; 6]); 4] = [
    (1e3, ["ألف", "ألفا", "آلاف", "ألفان", "ألفين", "ألفي"]),
    (1e6, ["مليون", "مليونا", "ملايين", "مليونان", "مليونين", "مليوني"]),
    (1e9, ["مليار", "مليارا", "مليارات", "ملياران", "مليارين", "ملياري"]),
    (1e12, ["تريليون", "تريليونا", "تريليونات", "تريليونان", "تريليونين", "تريليوني"]),
];

/// The edit that puts another scale word in the same form (بملايين, بمليارات) into `wrong`: its scale is `from` and should be `to`.
#[must_use]
pub fn scale_word(text: &str, tokens: &Tokens, wrong: &Number, from: f64, to: f64) -> Option<(Span, String)> {
    let right = &SCALES.iter().find(|(s, _)| equal(*s, to))?.1;
    wrong.tokens.clone().find_map(|at| {
        let token = tokens.all().get(at)?;
        match part_of(text, token)? {
            Part::Scale(s, _) | Part::Plural(s) if equal(s, from) => {}
            _ => return None,
        }
        let written = token.of(text);
        let forms = &SCALES.iter().find(|(s, _)| equal(*s, from))?.1;
        // The longest form at the end of the word is the one that stands there.
        let (n, form) =
            forms.iter().enumerate().filter(|(_, f)| written.ends_with(**f)).max_by_key(|(_, f)| f.len())?;
        let prefix = &written[..written.len() - form.len()];
        Some((token.span, format!("{prefix}{}", right[n])))
    })
}

/// The edit that names the currency `right` behind the number `wrong`, where the word there is the plain one.
#[must_use]
pub fn currency(text: &str, tokens: &Tokens, wrong: &Number, right: Currency) -> Option<(Span, String)> {
    let token = tokens.all().get(wrong.tokens.end)?;
    let next = tokens.all().get(wrong.tokens.end + 1).filter(|t| matches!(t.of(text), "إسترليني" | "استرليني"));
    let name = renamed(token.of(text), right)?;
    Some((next.map_or(token.span, |n| token.span.cover(n.span)), name.to_owned()))
}
