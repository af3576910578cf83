//! Digits with their marks, of both worlds.

use crate::text::chars::digit_value;

/// A run of digits, read.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Digits {
    /// One value, and what it may be instead.
    One { value: f64, other: Option<f64>, marked: bool },
    /// Hours and minutes.
    Clock(f64),
    /// Several values: a date, a fraction, a score.
    Many(Vec<f64>),
}

/// Reads `text`: digits of any system with `.`, `,`, `:`, `/`, the Arabic marks or the letter reh between them.
pub(super) fn read(text: &str) -> Option<Digits> {
    let mut parts: Vec<(char, String)> = vec![('\0', String::new())];
    for c in text.chars() {
        if let Some(d) = digit_value(c) {
            parts.last_mut()?.1.push(char::from_digit(d, 10)?);
        } else if matches!(c, '.' | ',' | ':' | '/' | '\u{066B}' | '\u{066C}' | '\u{0631}') {
            parts.push((c, String::new()));
        }
    }
    if parts.iter().any(|(_, p)| p.is_empty() || p.len() > 15) {
        return None;
    }
    let number = |p: &str| p.parse::<f64>().ok();
    let all = || parts.iter().map(|(_, p)| number(p)).collect::<Option<Vec<f64>>>();
    if parts.len() == 1 {
        return Some(Digits::One { value: number(&parts[0].1)?, other: None, marked: false });
    }
    if parts.iter().any(|(c, _)| *c == '/') {
        return Some(Digits::Many(all()?));
    }
    if parts[1].0 == ':' {
        let values = all()?;
        // Minutes above 59 are a slip, and still minutes.
        let clock = parts.len() == 2 && values[0] <= 24.0 && parts[0].1.len() < 3 && parts[1].1.len() == 2;
        return Some(if clock { Digits::Clock(values[0] * 60.0 + values[1]) } else { Digits::Many(values) });
    }
    let groups = parts[1..].iter().all(|(_, p)| p.len() == 3) && parts[0].1.len() <= 3;
    let joined: String = parts.iter().map(|(_, p)| p.as_str()).collect();
    let whole = number(&joined)?;
    let (last_mark, last) = (parts[parts.len() - 1].0, parts[parts.len() - 1].1.clone());
    let before: String = parts[..parts.len() - 1].iter().map(|(_, p)| p.as_str()).collect();
    let decimal = number(&format!("{before}.{last}"))?;
    let one = |value, other| Some(Digits::One { value, other, marked: true });
    if parts.len() > 2 {
        let inner = parts[1..parts.len() - 1].iter().all(|(_, p)| p.len() == 3);
        return match (groups, inner && last_mark != parts[1].0) {
            (true, false) => one(whole, None),
            (_, true) => one(decimal, None),
            (false, false) => Some(Digits::Many(all()?)),
        };
    }
    match last_mark {
        '\u{066B}' => one(decimal, None),
        // 06ر6: the letter stands for the mark, and engines write the parts in either order.
        '\u{0631}' => one(decimal, number(&format!("{last}.{before}"))),
        '.' => one(decimal, groups.then_some(whole)),
        _ if groups => one(whole, Some(decimal)),
        _ => one(decimal, None),
    }
}

/// The numbers of a date, a score or a fraction in the token `at`.
pub(super) fn parts(at: usize, values: &[f64]) -> impl Iterator<Item = super::Number> {
    let years = match values {
        [a, b] => year_behind(*a, *b).map(|year| (*b, year)).or_else(|| year_behind(*b, *a).map(|year| (*a, year))),
        _ => None,
    };
    values.iter().map(move |&value| {
        let mut part = super::Number::new(at..at + 1, value, super::Kind::Plain, super::Weight::Soft);
        part.digits = Some(at);
        part.other = years.filter(|(short, _)| super::equal(*short, value)).map(|(_, year)| year);
        part
    })
}

/// The year that the two digits behind a year stand for: 19 of 2018-19.
pub(super) fn year_behind(first: f64, short: f64) -> Option<f64> {
    let long = first - first.rem_euclid(100.0) + short;
    (super::english::is_year(first) && short < 100.0 && short.fract() == 0.0 && long > first).then_some(long)
}

/// Digits of `value` without the zeros behind.
pub(super) fn figures(value: f64) -> u8 {
    let written = format!("{:.4}", value.abs());
    let written = written.trim_end_matches('0');
    let (whole, rest) = written.split_once('.').unwrap_or((written, ""));
    let digits = if rest.is_empty() { whole.trim_end_matches('0') } else { whole }.trim_start_matches('0').len();
    u8::try_from(digits + rest.len()).unwrap_or(u8::MAX)
}
