//! Numbers of both languages, read into values and kinds, so that they can be compared by what they say.
//!
//! `14.3 billion`, `14,3 مليار` and `أربعة عشر مليارا وثلاثمئة مليون` have one value; 5 % is not five percentage points; 7.55 am is
//! الساعة 7:55 صباحا. What Arabic says without a number word (the dual) is not read: rules never hold its absence against a text.

#[allow(clippy::float_cmp)] // number words are whole numbers, and these are exact
mod arabic;
mod calendar;
mod digits;
#[allow(clippy::float_cmp)] // as above
mod english;
mod units;
mod write;

pub use calendar::in_place as named;
pub use units::{Currency, Unit};
pub use write::{currency, in_place, scale_word};

use crate::text::Tokens;
use std::ops::Range;

/// What a number counts or measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Nothing that a reader of numbers knows.
    Plain,
    /// A year of the calendar: four digits, 1000 to 2100, without marks.
    Year,
    /// A share in hundredths.
    Percent,
    /// A difference of two such shares.
    Point,
    /// An amount of money.
    Money(Currency),
    /// A place in an order.
    Ordinal,
    /// A time of the day; the value is in minutes. Whether it says which half of the day it means.
    Time(bool),
    /// A measure.
    Measure(Unit),
    /// A round plural (millions, عشرات); the value is the unit it is counted in.
    Vague,
    /// Ten years (1990s, التسعينيات); the value may lack its century.
    Decade,
    /// A hundred years of the calendar, by its ordinal.
    Century,
    /// A month of the year, 1 to 12.
    Month,
    /// A day of the week, 1 for Monday.
    Weekday,
}

/// How much weight a number bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It may mean something else, or nothing (one, أحد, second).
    Weak,
    /// A small number in words, an ordinal, a fraction, a round plural.
    Soft,
    /// Digits, or a large number in words.
    Hard,
}

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its tokens, those that scale it included, those of what it counts not.
    pub tokens: Range<usize>,
    /// The token of its digits, if it has such.
    pub digits: Option<usize>,
    /// What its digits are multiplied with (مليون), 1 for nothing.
    pub scale: f64,
    /// Its value.
    pub value: f64,
    /// What the value may be instead: 1.500 is a decimal or a thousand.
    pub other: Option<f64>,
    /// What it counts.
    pub kind: Kind,
    /// How much it weighs.
    pub weight: Weight,
    /// Digits that are not trailing zeros: how exact it is.
    pub figures: u8,
}

impl Number {
    fn new(tokens: Range<usize>, value: f64, kind: Kind, weight: Weight) -> Self {
        Self { tokens, digits: None, scale: 1.0, value, other: None, kind, weight, figures: digits::figures(value) }
    }

    /// What anchors a text: the bits of the value, for numbers that are no small change.
    #[must_use]
    pub fn anchor(&self) -> Option<u64> {
        if matches!(self.kind, Kind::Month | Kind::Weekday) {
            return None;
        }
        (self.weight == Weight::Hard || (self.weight == Weight::Soft && self.value > 2.0)).then(|| self.value.to_bits())
    }
}

/// The numbers of an English text.
#[must_use]
pub fn english(text: &str, tokens: &Tokens) -> Vec<Number> {
    english::read(text, tokens)
}

/// The numbers of an Arabic text.
#[must_use]
pub fn arabic(text: &str, tokens: &Tokens) -> Vec<Number> {
    arabic::read(text, tokens)
}

/// Difference up to which a value with fewer figures is the other, rounded.
const ROUNDED: f64 = 0.03;

/// Whether the number `b` of the article says what `a` of the source says: one value, or that rounded, converted or in another
/// notation. A number that is more exact than the source is none of these.
#[must_use]
pub fn same(a: &Number, b: &Number) -> bool {
    let values = |n: &Number| [Some(n.value), n.other];
    match (a.kind, b.kind) {
        (Kind::Time(x), Kind::Time(y)) => {
            (a.value - b.value).abs().rem_euclid(if x && y { 1440.0 } else { 720.0 }) < 0.5
        }
        (Kind::Time(_), _) => same_time(a, b),
        (_, Kind::Time(_)) => same_time(b, a),
        (Kind::Month | Kind::Weekday, _) | (_, Kind::Month | Kind::Weekday) => same_date(a, b),
        (Kind::Century, Kind::Decade) => equal(a.value, b.value / 100.0 + 1.0),
        (Kind::Decade, Kind::Century) => equal(a.value / 100.0 + 1.0, b.value),
        (Kind::Decade, _) | (_, Kind::Decade) => {
            equal(a.value, b.value) || equal(a.value.rem_euclid(100.0), b.value.rem_euclid(100.0))
        }
        (Kind::Measure(x), Kind::Measure(y)) if x != y && x.same_dimension(y) => x.agrees(a.value, y, b.value),
        _ => values(a).iter().flatten().any(|&x| values(b).iter().flatten().any(|&y| equal(x, y))) || rounded(a, b),
    }
}

/// Whether the values are one number to anybody.
#[must_use]
pub fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs())
}

fn rounded(a: &Number, b: &Number) -> bool {
    let exact = |n: &Number| matches!(n.kind, Kind::Year | Kind::Ordinal | Kind::Vague | Kind::Decade | Kind::Century);
    let near = (a.value - b.value).abs() <= ROUNDED * a.value.abs().max(b.value.abs());
    let (fine, rough) = (a, b);
    // Up or down to the last figure that the rough one has.
    let step = 10_f64.powf(rough.value.abs().max(1e-9).log10().floor() + 1.0 - f64::from(rough.figures));
    near && fine.figures > rough.figures
        && rough.figures <= 3
        && !exact(a)
        && !exact(b)
        && (fine.value - rough.value).abs() < step * 0.999
        && (fine.value - rough.value).abs() > step * 0.001
        && fine.value.abs() >= 5.0
        && is_rounder(fine, rough)
}

/// 502 is not 500, rounded: nobody rounds off so little unless the number is long.
fn is_rounder(fine: &Number, rough: &Number) -> bool {
    let shown = |n: &Number| n.value / n.scale;
    fine.scale > 1.0 || shown(fine).fract() != 0.0 || fine.figures >= rough.figures + 2 || fine.value >= 1000.0
}

/// A month may stand in a date of digits.
fn same_date(a: &Number, b: &Number) -> bool {
    let date = |n: &Number| n.kind == Kind::Plain && n.weight == Weight::Soft && n.digits.is_some();
    equal(a.value, b.value)
        && (a.kind == b.kind || a.kind == Kind::Month && date(b) || b.kind == Kind::Month && date(a))
}

/// A time may be written as a plain number: 7.55, 755, 2.
fn same_time(time: &Number, other: &Number) -> bool {
    let (hour, minute) = ((time.value / 60.0).floor(), time.value.rem_euclid(60.0));
    [hour, (hour + 11.0).rem_euclid(12.0) + 1.0, hour + 12.0].iter().any(|&h| {
        equal(other.value, h + minute / 100.0)
            || equal(other.value, h * 100.0 + minute)
            || (minute < 0.5 && equal(other.value, h))
    })
}

#[cfg(test)]
mod tests;
