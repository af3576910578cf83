//! Numbers of English text.

use super::calendar;
use super::digits::{self, Digits};
use super::units::{Counted, Currency, Unit, counted, heat};
use super::{Kind, Number, Weight};
use crate::text::{Key, KeyMap, Token, TokenKind, Tokens, key};
use std::sync::LazyLock;

/// What a word is in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    /// One to nineteen, and the tens.
    Count(f64),
    Hundred,
    Scale(f64),
    /// Dozen, score.
    Group(f64),
    Plural(f64),
    Ordinal(f64),
    /// A part of a whole, and its plural.
    Fraction(f64),
    /// A count in the word itself: both, twice, multibillion.
    Weak(f64),
    Multi(f64),
    /// Ten years of a life or a century, by its plural.
    Decade(f64),
    /// A time of the day, in minutes.
    Hour(f64),
}

#[rustfmt::skip]
const WORDS: &[(&str, Part)] = &[
    ("zero", Part::Count(0.0)), ("two", Part::Count(2.0)), ("three", Part::Count(3.0)), ("four", Part::Count(4.0)),
    ("five", Part::Count(5.0)), ("six", Part::Count(6.0)), ("seven", Part::Count(7.0)), ("eight", Part::Count(8.0)), ("nine", Part::Count(9.0)),
    ("ten", Part::Count(10.0)), ("eleven", Part::Count(11.0)), ("twelve", Part::Count(12.0)), ("thirteen", Part::Count(13.0)),
    ("fourteen", Part::Count(14.0)), ("fifteen", Part::Count(15.0)), ("sixteen", Part::Count(16.0)), ("seventeen", Part::Count(17.0)),
    ("eighteen", Part::Count(18.0)), ("nineteen", Part::Count(19.0)), ("twenty", Part::Count(20.0)), ("thirty", Part::Count(30.0)),
    ("forty", Part::Count(40.0)), ("fifty", Part::Count(50.0)), ("sixty", Part::Count(60.0)), ("seventy", Part::Count(70.0)),
    ("eighty", Part::Count(80.0)), ("ninety", Part::Count(90.0)), ("one", Part::Count(1.0)),
    ("hundred", Part::Hundred), ("thousand", Part::Scale(1e3)), ("million", Part::Scale(1e6)), ("billion", Part::Scale(1e9)), ("trillion", Part::Scale(1e12)),
    ("lakh", Part::Scale(1e5)), ("crore", Part::Scale(1e7)), ("lakhs", Part::Scale(1e5)), ("crores", Part::Scale(1e7)),
    ("dozen", Part::Group(12.0)), ("dozens", Part::Plural(10.0)), ("scores", Part::Plural(10.0)), ("tens", Part::Plural(10.0)),
    ("hundreds", Part::Plural(100.0)), ("thousands", Part::Plural(1e3)), ("millions", Part::Plural(1e6)), ("billions", Part::Plural(1e9)), ("trillions", Part::Plural(1e12)),
    ("first", Part::Ordinal(1.0)), ("second", Part::Ordinal(2.0)), ("third", Part::Ordinal(3.0)), ("fourth", Part::Ordinal(4.0)), ("fifth", Part::Ordinal(5.0)),
    ("sixth", Part::Ordinal(6.0)), ("seventh", Part::Ordinal(7.0)), ("eighth", Part::Ordinal(8.0)), ("ninth", Part::Ordinal(9.0)), ("tenth", Part::Ordinal(10.0)),
    ("eleventh", Part::Ordinal(11.0)), ("twelfth", Part::Ordinal(12.0)), ("thirteenth", Part::Ordinal(13.0)), ("fourteenth", Part::Ordinal(14.0)),
    ("fifteenth", Part::Ordinal(15.0)), ("sixteenth", Part::Ordinal(16.0)), ("seventeenth", Part::Ordinal(17.0)), ("eighteenth", Part::Ordinal(18.0)),
    ("nineteenth", Part::Ordinal(19.0)), ("twentieth", Part::Ordinal(20.0)), ("hundredth", Part::Ordinal(100.0)),
    ("half", Part::Fraction(0.5)), ("quarter", Part::Fraction(0.25)), ("quarters", Part::Fraction(0.25)), ("thirds", Part::Fraction(1.0 / 3.0)), ("fifths", Part::Fraction(0.2)),
    ("both", Part::Weak(2.0)), ("pair", Part::Weak(2.0)), ("couple", Part::Weak(2.0)), ("twice", Part::Weak(2.0)), ("double", Part::Weak(2.0)), ("twins", Part::Weak(2.0)),
    ("triple", Part::Weak(3.0)), ("doubled", Part::Weak(2.0)), ("doubles", Part::Weak(2.0)), ("doubling", Part::Weak(2.0)), ("twofold", Part::Weak(2.0)), ("tripled", Part::Weak(3.0)), ("tripling", Part::Weak(3.0)),
    ("treble", Part::Weak(3.0)), ("trebled", Part::Weak(3.0)), ("threefold", Part::Weak(3.0)), ("quadruple", Part::Weak(4.0)), ("quadrupled", Part::Weak(4.0)), ("fourfold", Part::Weak(4.0)), ("fivefold", Part::Weak(5.0)), ("tenfold", Part::Weak(10.0)),
    ("trio", Part::Weak(3.0)), ("once", Part::Weak(1.0)), ("decade", Part::Weak(10.0)), ("century", Part::Weak(100.0)), ("fortnight", Part::Weak(14.0)),
    ("twenties", Part::Decade(20.0)), ("thirties", Part::Decade(30.0)), ("forties", Part::Decade(40.0)), ("fifties", Part::Decade(50.0)), ("sixties", Part::Decade(60.0)),
    ("seventies", Part::Decade(70.0)), ("eighties", Part::Decade(80.0)), ("nineties", Part::Decade(90.0)), ("noon", Part::Hour(720.0)), ("midday", Part::Hour(720.0)), ("midnight", Part::Hour(0.0)),
    ("multimillion", Part::Multi(1e6)), ("multibillion", Part::Multi(1e9)), ("multitrillion", Part::Multi(1e12)),
];

static PARTS: LazyLock<KeyMap<Part>> = LazyLock::new(|| WORDS.iter().map(|(w, p)| (key(w), *p)).collect());

struct Reader<'a> {
    text: &'a str,
    all: &'a [Token],
    words: Words,
}

/// The few words that are asked for by name.
struct Words {
    and: Key,
    a: Key,
    an: Key,
    per: Key,
    cent: Key,
    percent: Key,
    percentage: Key,
    multi: Key,
    of: Key,
}

pub(super) fn read(text: &str, tokens: &Tokens) -> Vec<Number> {
    let words = Words {
        and: key("and"),
        a: key("a"),
        an: key("an"),
        per: key("per"),
        cent: key("cent"),
        percent: key("percent"),
        percentage: key("percentage"),
        multi: key("multi"),
        of: key("of"),
    };
    let mut out = Vec::new();
    for block in 0..tokens.block_count() {
        let range = tokens.block_range(block);
        let reader = Reader { text, all: &tokens.all()[..range.end], words: Words { ..words } };
        let mut at = range.start;
        while at < range.end {
            let before = out.len();
            let end = reader.at(at, range.start, &mut out);
            at = if out.len() > before { end.max(at + 1) } else { at + 1 };
        }
    }
    out
}

impl Reader<'_> {
    fn key(&self, at: usize) -> Option<Key> {
        self.all.get(at).map(|t| t.key)
    }

    fn is(&self, at: usize, c: char) -> bool {
        self.all.get(at).is_some_and(|t| t.is(self.text, c))
    }

    fn part(&self, at: usize) -> Option<Part> {
        let token = self.all.get(at)?;
        if token.kind == TokenKind::Latin { PARTS.get(&token.key).copied() } else { None }
    }

    /// Reads the number that begins at `at`, if one does; gives where it ends.
    fn at(&self, at: usize, start: usize, out: &mut Vec<Number>) -> usize {
        match self.all[at].kind {
            TokenKind::Number => self.number(at, start, out),
            TokenKind::Latin => self.word(at, start, out),
            _ => at,
        }
    }

    fn number(&self, at: usize, start: usize, out: &mut Vec<Number>) -> usize {
        let Some(read) = digits::read(self.all[at].of(self.text)) else { return at };
        let mut number = Number::new(at..at + 1, 0.0, Kind::Plain, Weight::Hard);
        number.digits = Some(at);
        let (value, other, marked) = match read {
            Digits::Many(values) => {
                out.extend(digits::parts(at, &values));
                return at + 1;
            }
            Digits::Clock(minutes) => {
                self.set_time(&mut number, at + 1, minutes);
                out.push(number);
                return at + 1;
            }
            Digits::One { value, other, marked } => (value, other, marked),
        };
        number.value = value;
        number.other = other;
        number.figures = digits::figures(value);
        let mut end = at + 1;
        if let Some(tail) = self.all.get(end).filter(|t| t.kind == TokenKind::Latin && !t.space_before) {
            let tail = tail.of(self.text);
            match tail.to_ascii_lowercase().as_str() {
                "st" | "nd" | "rd" | "th" => {
                    number.kind = self.ordinal(end + 1);
                    out.push(number);
                    return end + 1;
                }
                "s" => {
                    number.kind = Kind::Decade;
                    number.weight = Weight::Soft;
                    out.push(number);
                    return end + 1;
                }
                "am" | "pm" | "a" | "p" => return self.clock(at, number, out),
                short if scale_of(short).is_some() => {
                    let metres = Some(number.value).filter(|_| short == "m" && !self.is_money_before(at, start));
                    Self::scale(&mut number, scale_of(short).unwrap_or(1.0));
                    number.other = number.other.or(metres);
                    end += 1;
                }
                short if counted(key(short)).is_some() || heat(tail).is_some() => {}
                "x" => end += 1,
                _ if matches!(self.part(end), Some(Part::Scale(_))) => {}
                // 5G, 247Sports: names.
                _ => {
                    number.weight = Weight::Weak;
                    out.push(number);
                    return end + 1;
                }
            }
        } else if self.is_clock(end) {
            return self.clock(at, number, out);
        }
        // "14.3 billion", "a 14.3-billion-dollar deal"
        let next = end + usize::from(self.is(end, '-'));
        if number.scale == 1.0
            && let Some(Part::Scale(scale)) = self.part(next)
        {
            Self::scale(&mut number, scale);
            end = next + 1;
        } else if number.scale == 1.0
            && self.is_money_before(at, start)
            && let Some(scale) = self.all.get(end).and_then(|t| scale_of(&t.of(self.text).to_ascii_lowercase()))
        {
            Self::scale(&mut number, scale);
            end += 1;
        }
        number.tokens.end = end;
        if at > start + 1
            && (self.is(at - 1, '-') || self.is(at - 1, '\u{2013}'))
            && let Some(before) = out.last().filter(|n| n.digits == Some(at - 2))
        {
            number.other = number.other.or(digits::year_behind(before.value, value));
        }
        self.kind(&mut number, start, marked);
        if matches!(number.kind, Kind::Measure(_)) && number.digits.is_some() {
            number.other = self.inches(end, value).or(number.other);
        }
        out.push(number);
        end
    }

    /// 6-foot-6 and 6ft 6in are written 6.6 as well.
    fn inches(&self, end: usize, feet: f64) -> Option<f64> {
        let unit = end + usize::from(self.is(end, '-'));
        let next = unit + 1 + usize::from(self.is(unit + 1, '-'));
        let token = self.all.get(next).filter(|t| t.kind == TokenKind::Number)?;
        let Digits::One { value, .. } = digits::read(token.of(self.text))? else { return None };
        (value < 12.0).then(|| feet + value / if value < 10.0 { 10.0 } else { 100.0 })
    }

    fn scale(number: &mut Number, scale: f64) {
        number.scale = scale;
        number.value *= scale;
        number.other = number.other.map(|o| o * scale);
        number.figures = digits::figures(number.value);
    }

    fn is_clock(&self, at: usize) -> bool {
        let Some(token) = self.all.get(at) else { return false };
        let word = token.of(self.text);
        matches!(word, "am" | "pm" | "AM" | "PM")
            || (matches!(word, "a" | "p") && self.is(at + 1, '.') && self.half(at))
    }

    fn half(&self, at: usize) -> bool {
        self.all.get(at + 2).is_some_and(|t| matches!(t.of(self.text), "m" | "M"))
    }

    fn clock(&self, at: usize, mut number: Number, out: &mut Vec<Number>) -> usize {
        let hour = number.value.floor();
        let minute = ((number.value - hour) * 100.0).round();
        self.set_time(&mut number, at + 1, hour * 60.0 + minute);
        out.push(number);
        at + 2
    }

    /// Makes a time of the number; `at` is the token that may say which half of the day is meant.
    fn set_time(&self, number: &mut Number, at: usize, minutes: f64) {
        let half = self.all.get(at).map_or("", |t| t.of(self.text));
        let (before_noon, after_noon) = (matches!(half, "am" | "AM" | "a"), matches!(half, "pm" | "PM" | "p"));
        number.value = match () {
            () if after_noon && minutes < 720.0 => minutes + 720.0,
            () if before_noon && minutes >= 720.0 => minutes - 720.0,
            () => minutes,
        };
        number.kind = Kind::Time(before_noon || after_noon || minutes >= 780.0);
    }

    /// What an ordinal that ends before `at` orders: centuries, or anything.
    fn ordinal(&self, at: usize) -> Kind {
        let next = at + usize::from(self.is(at, '-'));
        let century = |at: usize| self.all.get(at).is_some_and(|t| matches!(t.of(self.text), "century" | "centuries"));
        // the 18th and 19th centuries
        let both = self.all.get(next).is_some_and(|t| matches!(t.of(self.text), "and" | "or"));
        if century(next) || both && (century(next + 2) || century(next + 3)) { Kind::Century } else { Kind::Ordinal }
    }

    /// The unit that begins at `at`, by the words around it: square miles, miles an hour, degrees Celsius.
    fn unit(&self, at: usize) -> Option<Unit> {
        let word = |at: usize| self.all.get(at).map_or("", |t| t.of(self.text));
        let unit = |at: usize| match self.all.get(at).and_then(|t| counted(t.key)) {
            Some(Counted::Unit(unit)) => Some(unit),
            _ => None,
        };
        match word(at) {
            "square" | "sq" => unit(at + 1 + usize::from(self.is(at + 1, '.')))?.squared(),
            "C" | "F" => heat(word(at)),
            "\u{B0}" | "degrees" | "degree" => heat(word(at + 1)),
            _ => {
                let unit = unit(at)?;
                let hour = matches!((word(at + 1), word(at + 2)), ("per" | "an", "hour") | ("/", "h"));
                if hour { unit.an_hour() } else { Some(unit) }
            }
        }
    }

    fn is_money_before(&self, at: usize, start: usize) -> bool {
        at > start && matches!(self.all.get(at - 1).and_then(|t| counted(t.key)), Some(Counted::Money(_)))
    }

    /// What stands around the number says what it counts.
    fn kind(&self, number: &mut Number, start: usize, marked: bool) {
        let end = number.tokens.end;
        let w = &self.words;
        if self.is(end, '%') || self.key(end) == Some(w.percent) {
            number.kind = Kind::Percent;
            return;
        }
        if self.key(end) == Some(w.per) && self.key(end + 1) == Some(w.cent) {
            number.kind = Kind::Percent;
            return;
        }
        if matches!(self.all.get(end).map_or("", |t| t.of(self.text)), "basis" | "bps") {
            // A hundredth of a point.
            number.kind = Kind::Point;
            number.value /= 100.0;
            number.scale /= 100.0;
            number.other = None;
            return;
        }
        if self.key(end) == Some(w.percentage) {
            number.kind = Kind::Point;
            return;
        }
        if number.tokens.start > start
            && let Some(Counted::Money(currency)) = self.all.get(number.tokens.start - 1).and_then(|t| counted(t.key))
        {
            number.kind = Kind::Money(currency);
            return;
        }
        let next = end + usize::from(self.is(end, '-'));
        if let Some(unit) = self.unit(next) {
            // Nobody weighs millions of pounds.
            let money = unit.is_pound() && number.scale >= 1e6;
            number.kind = if money { Kind::Money(Currency::Pound) } else { Kind::Measure(unit) };
            return;
        }
        if let Some(Counted::Money(currency)) = self.all.get(next).and_then(|t| counted(t.key)) {
            number.kind = Kind::Money(currency);
            return;
        }
        // Degrees of either scale.
        if matches!(self.all.get(next).map_or("", |t| t.of(self.text)), "degrees" | "degree" | "\u{B0}") {
            number.other = Some(((number.value - 32.0) / 1.8).round());
            return;
        }
        if !marked && number.digits.is_some() && number.scale == 1.0 && is_year(number.value) {
            number.kind = Kind::Year;
        }
    }

    fn word(&self, at: usize, start: usize, out: &mut Vec<Number>) -> usize {
        let Some(first) = self.part(at) else {
            if let Some(named) = calendar::english(self.text, self.all, at) {
                let end = named.tokens.end;
                out.push(named);
                return end;
            }
            let multi = self.key(at) == Some(self.words.multi) && self.is(at + 1, '-');
            if let (true, Some(Part::Scale(scale))) = (multi, self.part(at + 2)) {
                out.push(Number::new(at..at + 3, scale, Kind::Vague, Weight::Soft));
                return at + 3;
            }
            return at;
        };
        match first {
            Part::Weak(value) => {
                out.push(Number::new(at..at + 1, value, Kind::Plain, Weight::Weak));
                return at + 1;
            }
            Part::Multi(scale) => {
                out.push(Number::new(at..at + 1, scale, Kind::Vague, Weight::Soft));
                return at + 1;
            }
            Part::Plural(scale) => {
                let mut value = scale;
                let mut end = at + 1;
                while self.key(end) == Some(self.words.of)
                    && let Some(Part::Plural(more)) = self.part(end + 1)
                {
                    value *= more;
                    end += 2;
                }
                out.push(Number::new(at..end, value, Kind::Vague, Weight::Soft));
                return end;
            }
            Part::Decade(value) => {
                out.push(Number::new(at..at + 1, value, Kind::Decade, Weight::Soft));
                return at + 1;
            }
            Part::Hour(value) => {
                out.push(Number::new(at..at + 1, value, Kind::Time(true), Weight::Weak));
                return at + 1;
            }
            // a third of them
            Part::Ordinal(value)
                if value > 2.0 && self.is_one_before(at, start) && self.key(at + 1) == Some(self.words.of) =>
            {
                out.push(Number::new(at..at + 1, 1.0 / value, Kind::Plain, Weight::Soft));
                return at + 1;
            }
            Part::Ordinal(value) => {
                let kind = self.ordinal(at + 1);
                let weight = if kind == Kind::Ordinal && value <= 2.0 { Weight::Weak } else { Weight::Soft };
                out.push(Number::new(at..at + 1, value, kind, weight));
                return at + 1;
            }
            Part::Scale(_) | Part::Hundred | Part::Group(_) => {
                if !self.is_one_before(at, start) {
                    return at;
                }
            }
            Part::Fraction(_) | Part::Count(_) => {}
        }
        self.compound(at, start, out)
    }

    /// The fraction of "and a half" at `at`.
    fn and_a_half(&self, at: usize) -> Option<f64> {
        let said = self.key(at) == Some(self.words.and) && self.key(at + 1) == Some(self.words.a);
        match self.part(at + 2) {
            Some(Part::Fraction(f)) if said => Some(f),
            _ => None,
        }
    }

    /// Whether an article stands before: a hundred, a third.
    fn is_one_before(&self, at: usize, start: usize) -> bool {
        at > start && self.key(at - 1).is_some_and(|k| k == self.words.a || k == self.words.an)
    }

    /// Reads words that make one number: two hundred and fifty thousand, half a million, twenty-first.
    fn compound(&self, at: usize, start: usize, out: &mut Vec<Number>) -> usize {
        let (mut total, mut current, mut end) = (0.0, 0.0, at);
        let (mut words, mut kind) = (0, Kind::Plain);
        let mut fraction = false;
        let mut next = at;
        while let Some(part) = self.part(next) {
            match part {
                Part::Count(n)
                    if !fraction && (current == 0.0 && words == 0 || fits(current, n) || joined(total, current)) =>
                {
                    current += n;
                }
                Part::Hundred if current < 100.0 => current = f64::max(current, 1.0) * 100.0,
                Part::Scale(s) => {
                    total += if words == 0 || (current == 0.0 && total == 0.0) { s } else { current * s };
                    current = 0.0;
                }
                Part::Group(n) => current = if words == 0 { n } else { current * n },
                Part::Ordinal(n) if words > 0 && n < 10.0 && current >= 20.0 && self.is(next - 1, '-') => {
                    current += n;
                    kind = Kind::Ordinal;
                }
                Part::Ordinal(n) if words == 1 && n > 2.0 && current < n => {
                    current /= n;
                    fraction = true;
                }
                Part::Fraction(f) if words <= 1 => {
                    current = if words == 1 { current * f } else { f };
                    fraction = true;
                }
                _ => break,
            }
            words += 1;
            end = next + 1;
            // one and a half million
            if matches!(part, Part::Count(_))
                && let Some(half) = self.and_a_half(end)
            {
                current += half;
                end += 3;
            }
            next = end;
            if kind == Kind::Ordinal {
                break;
            }
            let hyphen = self.is(next, '-') && self.part(next + 1).is_some();
            let and = self.key(next) == Some(self.words.and)
                && (current >= 100.0 || total > 0.0)
                && matches!(self.part(next + 1), Some(Part::Count(_)));
            let a = fraction && self.key(next) == Some(self.words.a);
            // half a century
            if a && let Some(unit) = self.unit(next + 1) {
                let mut number = Number::new(at..next + 2, current, Kind::Measure(unit), Weight::Soft);
                number.tokens.end = next + 2;
                out.push(number);
                return next + 2;
            }
            // half past seven, a quarter to eight
            if fraction
                && words == 1
                && let Some(end) = self.past(at, next, current, out)
            {
                return end;
            }
            let link = hyphen || and || a && matches!(self.part(next + 1), Some(Part::Scale(_) | Part::Group(_)));
            next += usize::from(link);
        }
        let value = total + current;
        if end == at {
            return at;
        }
        let large = value >= 11.0;
        let weight = match () {
            () if value == 1.0 || (value == 2.0 && kind == Kind::Ordinal) => Weight::Weak,
            () if large && !fraction => Weight::Hard,
            () => Weight::Soft,
        };
        let mut number = Number::new(at..end, value, kind, weight);
        match kind {
            Kind::Ordinal => number.kind = self.ordinal(end),
            _ => self.kind(&mut number, start, true),
        }
        if number.kind == Kind::Plain && self.is_clock(end) {
            self.set_time(&mut number, end, value * 60.0);
        }
        out.push(number);
        end
    }
}

impl Reader<'_> {
    /// Half past seven, a quarter to eight: the fraction of an hour `part` stands at `at`, the next word at `next`.
    fn past(&self, at: usize, next: usize, part: f64, out: &mut Vec<Number>) -> Option<usize> {
        let sign = match self.all.get(next)?.of(self.text) {
            "past" => 1.0,
            "to" => -1.0,
            _ => return None,
        };
        let Some(Part::Count(hour)) = self.part(next + 1).filter(|p| matches!(p, Part::Count(n) if *n <= 12.0)) else {
            return None;
        };
        out.push(Number::new(at..next + 2, (hour + sign * part) * 60.0, Kind::Time(false), Weight::Soft));
        Some(next + 2)
    }
}

/// Whether `n` goes on behind `current`: twenty-five, a hundred (and) five.
fn fits(current: f64, n: f64) -> bool {
    ((20.0..100.0).contains(&current) && current % 10.0 == 0.0 && n < 10.0)
        || (current >= 100.0 && current % 100.0 == 0.0 && n < 100.0)
}

fn joined(total: f64, current: f64) -> bool {
    total > 0.0 && current == 0.0
}

/// The short signs of scale: 5m, 5bn.
fn scale_of(short: &str) -> Option<f64> {
    Some(match short {
        "k" => 1e3,
        "m" | "mn" | "mil" => 1e6,
        "b" | "bn" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    })
}

pub(super) fn is_year(value: f64) -> bool {
    (1000.0..2100.0).contains(&value) && value.fract() == 0.0
}
