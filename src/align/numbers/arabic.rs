//! Numbers of Arabic text.

use super::calendar;
use super::digits::{self, Digits};
use super::english::is_year;
use super::units::{Counted, counted, heat};
use super::{Kind, Number, Weight};
use crate::text::{Key, KeyMap, KeySet, Token, TokenKind, Tokens, clitics, key, key_set};
use std::sync::LazyLock;

/// What a word is in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    Unit(f64),
    /// The ten of the numbers from eleven to nineteen, or ten itself.
    Ten,
    Tens(f64),
    Hundred(f64),
    /// Thousand, million …: the word, and how many of them it is itself (مليونان).
    Scale(f64, f64),
    /// The plural behind a count, or alone a round plural.
    Plural(f64),
    Ordinal(f64),
    Fraction(f64),
    Decade(f64),
    /// Two of the unit that this word names.
    Dual(&'static str),
    Weak(f64),
}

/// Number words without vowel signs; hamza, ى and ة are folded. The glosses are the values.
#[rustfmt::skip]
const WORDS: &[(Part, &[&str])] = &[
    (Part::Weak(1.0), &["واحد", "واحدة", "أحد", "إحدى"]),
    (Part::Weak(2.0), &["ثنائي", "كلا", "كلتا", "ضعف", "ضعفي", "ضعفين", "توأم"]),
    (Part::Unit(2.0), &["اثنان", "اثنين", "اثنتان", "اثنتين", "اثنا", "اثني", "اثنتا", "اثنتي", "إثنين", "إثنان"]),
    (Part::Unit(3.0), &["ثلاثة", "ثلاث", "ثلاثا"]), (Part::Unit(4.0), &["أربعة", "أربع", "أربعا"]), (Part::Unit(5.0), &["خمسة", "خمس", "خمسا"]),
    (Part::Unit(6.0), &["ستة", "ست", "ستا"]), (Part::Unit(7.0), &["سبعة", "سبع", "سبعا"]), (Part::Unit(8.0), &["ثمانية", "ثماني", "ثمان", "ثمانيا"]),
    (Part::Unit(9.0), &["تسعة", "تسع", "تسعا"]), (Part::Ten, &["عشرة", "عشر", "عشرا"]), (Part::Unit(0.0), &["صفر"]),
    (Part::Tens(20.0), &["عشرون", "عشرين"]), (Part::Tens(30.0), &["ثلاثون", "ثلاثين"]), (Part::Tens(40.0), &["أربعون", "أربعين"]), (Part::Tens(50.0), &["خمسون", "خمسين"]),
    (Part::Tens(60.0), &["ستون", "ستين"]), (Part::Tens(70.0), &["سبعون", "سبعين"]), (Part::Tens(80.0), &["ثمانون", "ثمانين"]), (Part::Tens(90.0), &["تسعون", "تسعين"]),
    (Part::Hundred(100.0), &["مئة", "مائة", "ميه"]), (Part::Hundred(200.0), &["مئتان", "مئتين", "مائتان", "مائتين", "مئتا", "مئتي", "مائتا", "مائتي"]),
    (Part::Hundred(300.0), &["ثلاثمئة", "ثلاثمائة"]), (Part::Hundred(400.0), &["أربعمئة", "أربعمائة"]), (Part::Hundred(500.0), &["خمسمئة", "خمسمائة"]),
    (Part::Hundred(600.0), &["ستمئة", "ستمائة"]), (Part::Hundred(700.0), &["سبعمئة", "سبعمائة"]), (Part::Hundred(800.0), &["ثمانمئة", "ثمانمائة", "ثمانيمئة", "ثمانيمائة"]), (Part::Hundred(900.0), &["تسعمئة", "تسعمائة"]),
    (Part::Scale(1e3, 1.0), &["ألف", "ألفا"]), (Part::Scale(1e3, 2.0), &["ألفان", "ألفين", "ألفي"]),
    (Part::Scale(1e6, 1.0), &["مليون", "مليونا"]), (Part::Scale(1e6, 2.0), &["مليونان", "مليونين", "مليوني"]),
    (Part::Scale(1e9, 1.0), &["مليار", "مليارا", "بليون", "بليونا"]), (Part::Scale(1e9, 2.0), &["ملياران", "مليارين", "ملياري", "بليونان", "بليونين", "بليوني"]),
    (Part::Scale(1e12, 1.0), &["تريليون", "تريليونا", "ترليون"]), (Part::Scale(1e12, 2.0), &["تريليونان", "تريليونين", "تريليوني"]),
    (Part::Plural(10.0), &["عشرات", "العشرات"]), (Part::Plural(100.0), &["مئات", "المئات", "مائات"]), (Part::Plural(1e3), &["آلاف", "الآلاف", "ألوف"]),
    (Part::Plural(1e6), &["ملايين", "الملايين"]), (Part::Plural(1e9), &["مليارات", "المليارات", "بلايين", "البلايين"]), (Part::Plural(1e12), &["تريليونات"]),
    (Part::Ordinal(1.0), &["أول", "الأول", "الأولى", "أولى"]), (Part::Ordinal(2.0), &["ثاني", "ثان", "ثانية", "الثاني", "الثانية"]), (Part::Ordinal(3.0), &["ثالث", "ثالثة", "الثالث", "الثالثة"]),
    (Part::Ordinal(4.0), &["رابع", "رابعة", "الرابع", "الرابعة"]), (Part::Ordinal(5.0), &["خامس", "خامسة", "الخامس", "الخامسة"]), (Part::Ordinal(6.0), &["سادس", "سادسة", "السادس", "السادسة"]),
    (Part::Ordinal(7.0), &["سابع", "سابعة", "السابع", "السابعة"]), (Part::Ordinal(8.0), &["ثامن", "ثامنة", "الثامن", "الثامنة"]), (Part::Ordinal(9.0), &["تاسع", "تاسعة", "التاسع", "التاسعة"]),
    (Part::Ordinal(10.0), &["عاشر", "عاشرة", "العاشر", "العاشرة"]), (Part::Ordinal(11.0), &["الحادي", "الحادية", "حادي"]),
    (Part::Fraction(0.5), &["نصف", "النصف"]), (Part::Fraction(1.0 / 3.0), &["ثلث", "الثلث"]), (Part::Fraction(2.0 / 3.0), &["ثلثي", "ثلثا", "ثلثين", "الثلثين"]), (Part::Fraction(0.25), &["ربع", "الربع", "أرباع"]),
    (Part::Decade(20.0), &["عشرينيات", "عشرينات"]), (Part::Decade(30.0), &["ثلاثينيات", "ثلاثينات"]), (Part::Decade(40.0), &["أربعينيات", "أربعينات"]), (Part::Decade(50.0), &["خمسينيات", "خمسينات"]),
    (Part::Decade(60.0), &["ستينيات", "ستينات"]), (Part::Decade(70.0), &["سبعينيات", "سبعينات"]), (Part::Decade(80.0), &["ثمانينيات", "ثمانينات"]), (Part::Decade(90.0), &["تسعينيات", "تسعينات"]),
];

/// Units with both forms of their dual: minute, hour, day, week, month, year (twice), decade, century, metre, kilometre, mile, ton.
const DUALS: [(&str, [&str; 2]); 12] = [
    ("دقيقة", ["دقيقتان", "دقيقتين"]),
    ("ساعة", ["ساعتان", "ساعتين"]),
    ("يوم", ["يومان", "يومين"]),
    ("أسبوع", ["أسبوعان", "أسبوعين"]),
    ("شهر", ["شهران", "شهرين"]),
    ("عام", ["عامان", "عامين"]),
    ("سنة", ["سنتان", "سنتين"]),
    ("عقد", ["عقدان", "عقدين"]),
    ("قرن", ["قرنان", "قرنين"]),
    ("متر", ["متران", "مترين"]),
    ("كيلومتر", ["كيلومتران", "كيلومترين"]),
    ("ميل", ["ميلان", "ميلين"]),
];
/// Pronouns behind a fraction: of him, her, them.
const OF_THEM: [&str; 4] = ["ه", "ها", "هم", "هن"];

static PARTS: LazyLock<KeyMap<Part>> = LazyLock::new(|| {
    let mut parts: KeyMap<Part> = WORDS.iter().flat_map(|(p, words)| words.iter().map(|w| (key(w), *p))).collect();
    for (part, words) in WORDS.iter().filter(|(p, _)| matches!(p, Part::Fraction(_))) {
        let bare = words.iter().filter(|w| !w.starts_with("ال"));
        parts.extend(bare.flat_map(|w| OF_THEM.iter().map(move |p| (key(&format!("{w}{p}")), *part))));
    }
    parts.extend(DUALS.iter().flat_map(|(unit, forms)| forms.iter().map(|f| (key(f), Part::Dual(unit)))));
    parts
});
/// In a hundred (twice), with the hundred (twice).
static PERCENT: LazyLock<KeySet> = LazyLock::new(|| key_set(&["بالمئة", "بالمائة", "بالميه", "%", "\u{066A}"]));
static HUNDRED: LazyLock<KeySet> = LazyLock::new(|| key_set(&["المئة", "المائة"]));
/// A point, points.
static POINT: LazyLock<KeySet> = LazyLock::new(|| key_set(&["نقطة", "نقاط", "نقطتين", "نقطتان"]));
/// Of the hundred.
static OF_HUNDRED: LazyLock<KeySet> = LazyLock::new(|| key_set(&["مئوية", "مئويتين", "مئويتان"]));
/// The hour; in the morning, the evening, at noon, after noon.
static HOUR: LazyLock<KeySet> = LazyLock::new(|| key_set(&["الساعة"]));
static HALF_OF_DAY: LazyLock<KeySet> =
    LazyLock::new(|| key_set(&["صباحا", "مساء", "ظهرا", "ليلا", "عصرا", "فجرا", "ص", "م"]));
static BEFORE_NOON: LazyLock<KeySet> = LazyLock::new(|| key_set(&["صباحا", "فجرا"]));
static AFTER_NOON: LazyLock<KeySet> = LazyLock::new(|| key_set(&["مساء", "عصرا"]));
/// At night, at noon: early hours and late ones.
static NIGHT: LazyLock<KeySet> = LazyLock::new(|| key_set(&["ليلا"]));
static NOON: LazyLock<KeySet> = LazyLock::new(|| key_set(&["ظهرا"]));
/// The century, and two of them.
static CENTURY: LazyLock<KeySet> = LazyLock::new(|| key_set(&["القرن", "القرنين", "القرنان", "قرن"]));
/// Basis (of basis point); square; degree, degrees; less.
static BASIS: LazyLock<KeySet> = LazyLock::new(|| key_set(&["أساس"]));
static SQUARE: LazyLock<KeySet> = LazyLock::new(|| key_set(&["مربع", "مربعا", "مربعة"]));
static DEGREES: LazyLock<KeySet> = LazyLock::new(|| key_set(&["درجة", "درجات", "\u{B0}"]));
static LESS: LazyLock<KeySet> = LazyLock::new(|| key_set(&["إلا"]));
/// In the hour.
static AN_HOUR: LazyLock<KeySet> = LazyLock::new(|| key_set(&["بالساعة"]));
static IN: LazyLock<Key> = LazyLock::new(|| key("في"));

struct Reader<'a> {
    text: &'a str,
    all: &'a [Token],
}

/// A number word, and whether "and" stands on it.
#[derive(Clone, Copy)]
struct Word {
    part: Part,
    and: bool,
    article: bool,
}

pub(super) fn read(text: &str, tokens: &Tokens) -> Vec<Number> {
    let mut out = Vec::new();
    for block in 0..tokens.block_count() {
        let range = tokens.block_range(block);
        let reader = Reader { text, all: &tokens.all()[..range.end] };
        let mut at = range.start;
        while at < range.end {
            let before = out.len();
            let end = reader.at(at, range.start, &mut out);
            at = if out.len() > before { end.max(at + 1) } else { at + 1 };
        }
    }
    out
}

/// The number word behind the clitics and the article of `token`.
fn word_of(text: &str, token: &Token) -> Option<Word> {
    if token.kind != TokenKind::Arabic || token.span.len() > 28 {
        return None;
    }
    if let Some(&part) = PARTS.get(&token.key) {
        return Some(Word { part, and: false, article: false });
    }
    let written = token.of(text);
    let bare = |word: &str, and: bool| {
        let rest = word.strip_prefix("ال")?;
        PARTS.get(&key(rest)).map(|&part| Word { part, and, article: true })
    };
    if let Some(word) = bare(written, false) {
        return Some(word);
    }
    let mut found = None;
    clitics::strip(written, |s| {
        let and = written.starts_with('و');
        let rest = &written[s.prefix..];
        if found.is_none() {
            found = PARTS.get(&s.key).map(|&part| Word { part, and, article: false }).or_else(|| bare(rest, and));
            if found.is_none()
                && let Some(rest) = rest.strip_prefix('ل')
            {
                found = PARTS.get(&key(rest)).map(|&part| Word { part, and, article: true });
            }
        }
    });
    found
}

/// The part that a whole number word is, for writing one like it.
pub(super) fn part_of(text: &str, token: &Token) -> Option<Part> {
    word_of(text, token).map(|w| w.part)
}

impl Reader<'_> {
    fn key(&self, at: usize) -> Option<Key> {
        self.all.get(at).map(|t| t.key)
    }

    fn word(&self, at: usize) -> Option<Word> {
        word_of(self.text, self.all.get(at)?)
    }

    fn has(&self, at: usize, set: &KeySet) -> bool {
        self.key(at).is_some_and(|k| set.contains(&k))
    }

    fn at(&self, at: usize, start: usize, out: &mut Vec<Number>) -> usize {
        match self.all[at].kind {
            TokenKind::Number => self.number(at, start, out),
            TokenKind::Arabic => self.words(at, start, out),
            _ => at,
        }
    }

    fn number(&self, at: usize, start: usize, out: &mut Vec<Number>) -> usize {
        let Some(read) = digits::read(self.all[at].of(self.text)) else { return at };
        let mut number = Number::new(at..at + 1, 0.0, Kind::Plain, Weight::Hard);
        number.digits = Some(at);
        let marked = match read {
            Digits::Many(values) => {
                out.extend(digits::parts(at, &values));
                return at + 1;
            }
            Digits::Clock(minutes) => {
                number.value = minutes;
                self.set_time(&mut number);
                out.push(number);
                return at + 1;
            }
            Digits::One { value, other, marked } => {
                number.value = value;
                number.other = other;
                number.figures = digits::figures(value);
                marked
            }
        };
        let mut end = at + 1;
        if self.all.get(end).is_some_and(|t| t.kind == TokenKind::Latin && !t.space_before) {
            // 5G, 4K, 747s: names.
            return end + 1;
        }
        while let Some(word) = self.word(end).filter(|w| !w.and && !self.has(end, &PERCENT)) {
            let scale = match word.part {
                Part::Scale(s, 1.0) | Part::Plural(s) if s >= 1e3 => s,
                Part::Hundred(h) if h == 100.0 && self.key(end) != Some(key("المئة")) => h,
                _ => break,
            };
            number.scale *= scale;
            end += 1;
        }
        if number.scale > 1.0 {
            number.value *= number.scale;
            number.other = number.other.map(|o| o * number.scale);
            if let Some(Word { part: Part::Fraction(f), and: true, .. }) = self.word(end) {
                // مليون ونصف المليون
                number.value += f * number.scale;
                end += 1;
            }
            end = self.and_more(&mut number, end);
            number.figures = digits::figures(number.value);
        }
        number.tokens.end = end;
        if at > start + 1
            && self.all[at - 1].of(self.text).starts_with(['-', '\u{2013}'])
            && let Some(before) = out.last().filter(|n| n.digits == Some(at - 2))
        {
            number.other = number.other.or(digits::year_behind(before.value, number.value));
        }
        self.kind(&mut number, start, marked);
        out.push(number);
        end
    }

    /// Makes a time of the number, whose value is in minutes; the word behind may say which half of the day is meant.
    fn set_time(&self, number: &mut Number) {
        let end = number.tokens.end;
        let (night, noon) = (self.has(end, &NIGHT), self.has(end, &NOON));
        let minutes = number.value;
        let late = night && (360.0..720.0).contains(&minutes) || noon && minutes < 240.0;
        let after = self.has(end, &AFTER_NOON) || late;
        let before = self.has(end, &BEFORE_NOON) || night && (720.0..780.0).contains(&minutes);
        number.value = match () {
            () if after && minutes < 720.0 => minutes + 720.0,
            () if before && (720.0..780.0).contains(&minutes) => minutes - 720.0,
            () => minutes,
        };
        number.kind = Kind::Time(after || before || minutes >= 780.0);
    }

    /// 4 مليارات و500 مليون: adds what follows in a smaller scale, and gives where it ends.
    fn and_more(&self, number: &mut Number, end: usize) -> usize {
        let and = self.all.get(end).is_some_and(|t| t.of(self.text) == "\u{648}");
        let Some(token) = self.all.get(end + 1).filter(|t| and && t.kind == TokenKind::Number && !t.space_before)
        else {
            return end;
        };
        let Some(Digits::One { value, .. }) = digits::read(token.of(self.text)) else { return end };
        let scale = match self.word(end + 2).map(|w| w.part) {
            Some(Part::Scale(s, 1.0) | Part::Plural(s)) => s,
            _ => 1.0,
        };
        if value * scale >= number.scale {
            return end;
        }
        number.value += value * scale;
        number.scale = scale;
        number.digits = None;
        end + if scale > 1.0 { 3 } else { 2 }
    }

    fn kind(&self, number: &mut Number, start: usize, marked: bool) {
        let end = number.tokens.end;
        if self.has(end, &PERCENT) || (self.key(end) == Some(*IN) && self.has(end + 1, &HUNDRED)) {
            number.kind = Kind::Percent;
            return;
        }
        if self.has(end, &POINT) && self.has(end + 1, &BASIS) {
            number.kind = Kind::Point;
            number.value /= 100.0;
            number.scale /= 100.0;
            number.other = None;
            return;
        }
        if self.has(end, &POINT) && self.has(end + 1, &OF_HUNDRED) {
            number.kind = Kind::Point;
            return;
        }
        let first = number.tokens.start;
        if first > start && self.has(first - 1, &CENTURY) && number.value < 30.0 {
            number.kind = Kind::Century;
            return;
        }
        let before = |n: usize| first >= start + n && self.has(first - n, &HOUR);
        if before(1) || before(2) || self.has(end, &HALF_OF_DAY) {
            let hour = number.value.floor();
            if hour < 25.0 {
                number.value = hour * 60.0 + ((number.value - hour) * 100.0).round();
                self.set_time(number);
                return;
            }
        }
        let money = |at: usize| match self.all.get(at).and_then(|t| counted(t.key)) {
            Some(Counted::Money(currency)) => Some(Kind::Money(currency)),
            _ => None,
        };
        let sign = (first > start && self.all[first - 1].kind != TokenKind::Arabic).then(|| money(first - 1)).flatten();
        let behind = match self.all.get(end).and_then(|t| counted(t.key)) {
            Some(Counted::Money(currency)) => Some(Kind::Money(currency)),
            Some(Counted::Unit(unit)) => {
                let hour = self.has(end + 1, &AN_HOUR) || self.key(end + 1) == Some(*IN) && self.has(end + 2, &HOUR);
                let whole = match () {
                    () if self.has(end + 1, &SQUARE) => unit.squared(),
                    () if hour => unit.an_hour(),
                    () => Some(unit),
                };
                Some(Kind::Measure(whole.unwrap_or(unit)))
            }
            None if self.has(end, &DEGREES) => {
                self.all.get(end + 1).and_then(|t| heat(t.of(self.text))).map(Kind::Measure)
            }
            None => None,
        };
        if let Some(kind) = sign.or(behind) {
            number.kind = kind;
        } else if !marked && number.digits.is_some() && number.scale == 1.0 && is_year(number.value) {
            number.kind = Kind::Year;
        }
    }

    fn words(&self, at: usize, start: usize, out: &mut Vec<Number>) -> usize {
        // الأحد is Sunday, and one with the article; الاثنين is Monday, and two.
        let monday = || self.all[at].of(self.text).ends_with("\u{062B}\u{0646}\u{064A}\u{0646}");
        let is_day = |w: &Word| w.article && (w.part == Part::Weak(1.0) || w.part == Part::Unit(2.0) && monday());
        let Some(first) = self.word(at).filter(|w| !is_day(w)) else {
            let named = calendar::arabic(self.text, self.all, at);
            let end = named.as_ref().map_or(at, |n| n.tokens.end);
            out.extend(named);
            return end;
        };
        let one = |value, kind, weight, end: usize| Number::new(at..end, value, kind, weight);
        match first.part {
            Part::Weak(value) => {
                // أحد عشر، واحد وعشرون
                if value == 1.0 && !first.article {
                    if let Some(Word { part: Part::Ten, and: false, .. }) = self.word(at + 1) {
                        let mut number = one(11.0, Kind::Plain, Weight::Hard, at + 2);
                        self.kind(&mut number, start, true);
                        out.push(number);
                        return at + 2;
                    }
                    if let Some(Word { part: Part::Tens(_), and: true, .. }) = self.word(at + 1) {
                        return self.compound(at, start, out);
                    }
                }
                out.push(one(value, Kind::Plain, Weight::Weak, at + 1));
                at + 1
            }
            Part::Dual(unit) => {
                if let Some(Counted::Unit(unit)) = counted(key(unit)) {
                    out.push(one(2.0, Kind::Measure(unit), Weight::Soft, at + 1));
                }
                at + 1
            }
            Part::Decade(value) => {
                out.push(one(value, Kind::Decade, Weight::Soft, at + 1));
                at + 1
            }
            Part::Ordinal(value) => {
                let (value, end) = match self.word(at + 1) {
                    Some(Word { part: Part::Ten, and: false, .. }) if value < 10.0 => (value + 10.0, at + 2),
                    Some(Word { part: Part::Ten, and: false, .. }) if value == 11.0 => (11.0, at + 2),
                    Some(Word { part: Part::Tens(tens), and: true, .. }) => (value % 10.0 + tens, at + 2),
                    _ => (value, at + 1),
                };
                let hour = at > start && self.has(at - 1, &HOUR);
                let century = at > start && (self.has(at - 1, &CENTURY) || self.is_century_before(out, at));
                let weight = match value {
                    ..=2.0 => Weight::Weak,
                    ..=10.0 => Weight::Soft,
                    _ => Weight::Hard,
                };
                let mut number = one(value, Kind::Ordinal, weight, end);
                if century {
                    number.kind = Kind::Century;
                    number.weight = Weight::Soft;
                }
                let parts = self.part_of_hour(end);
                let half = self.has(parts.map_or(end, |(_, end)| end), &HALF_OF_DAY);
                if value <= 12.0 && (hour || half || parts.is_some() && first.article) {
                    let (part, end) = parts.unwrap_or((0.0, end));
                    number.tokens.end = end;
                    number.value = value * 60.0 + part;
                    number.weight = if hour || half { Weight::Soft } else { Weight::Weak };
                    self.set_time(&mut number);
                }
                let end = number.tokens.end;
                out.push(number);
                end
            }
            Part::Plural(scale) => {
                let (mut value, mut end) = (scale, at + 1);
                while let Some(Word { part: Part::Plural(more), and: false, .. }) = self.word(end) {
                    value *= more;
                    end += 1;
                }
                out.push(one(value, Kind::Vague, Weight::Soft, end));
                end
            }
            Part::Fraction(value) => {
                let mut number = one(value, Kind::Plain, Weight::Soft, at + 1);
                if let Some(Word { part: Part::Scale(s, 1.0), and: false, .. }) = self.word(at + 1) {
                    number.value *= s;
                    number.tokens.end += 1;
                }
                out.push(number);
                at + 2
            }
            Part::Hundred(_) if at > start && self.key(at - 1) == Some(*IN) && first.article => at,
            _ => self.compound(at, start, out),
        }
    }

    /// Minutes that follow the hour in words: والنصف, إلا ربعا; and where they end.
    fn part_of_hour(&self, at: usize) -> Option<(f64, usize)> {
        let less = self.has(at, &LESS);
        match self.word(at + usize::from(less))? {
            Word { part: Part::Fraction(f), and, .. } if (less || and) && f < 0.6 => {
                Some(if less { (-60.0 * f, at + 2) } else { (60.0 * f, at + 1) })
            }
            _ => None,
        }
    }

    /// القرنين الثامن عشر والتاسع عشر: the second of two centuries.
    fn is_century_before(&self, out: &[Number], at: usize) -> bool {
        self.all[at].of(self.text).starts_with('\u{648}')
            && out.last().is_some_and(|n| n.kind == Kind::Century && n.tokens.end == at)
    }

    /// Reads words that make one number: مئتان وخمسون ألفا, خمسة عشر, مليون ونصف.
    fn compound(&self, at: usize, start: usize, out: &mut Vec<Number>) -> usize {
        let (mut total, mut current, mut end, mut last_scale) = (0.0, 0.0, at, 0.0);
        let mut words = 0;
        // ستة بالمئة is six per cent, no six hundred.
        while let Some(word) = self.word(end).filter(|_| words == 0 || !self.has(end, &PERCENT)) {
            let linked = words == 0 || word.and;
            match word.part {
                Part::Weak(n) if words == 0 && n == 1.0 => current += n,
                Part::Unit(n) if linked && current % 100.0 == 0.0 => current += n,
                Part::Ten if words > 0 && !word.and && (1.0..10.0).contains(&(current % 100.0)) => current += 10.0,
                Part::Ten if linked && current % 100.0 == 0.0 => current += 10.0,
                Part::Tens(n) if linked && current % 100.0 < 10.0 => current += n,
                Part::Hundred(h) if h == 100.0 && words > 0 && !word.and && (3.0..10.0).contains(&current) => {
                    current *= h;
                }
                Part::Hundred(h) if linked && current == 0.0 => current += h,
                Part::Scale(s, n) if words == 0 || !word.and && current > 0.0 || word.and && total >= s => {
                    let count = if n == 1.0 && !word.and { f64::max(current, 1.0) } else { n };
                    total += count * s;
                    current = 0.0;
                    last_scale = s;
                }
                Part::Plural(s) if s >= 1e3 && words > 0 && !word.and && current > 0.0 => {
                    total += current * s;
                    current = 0.0;
                    last_scale = s;
                }
                Part::Fraction(f) if word.and && current == 0.0 && last_scale > 0.0 => {
                    total += f * last_scale;
                    words += 1;
                    end += 1;
                    // ونصف المليون
                    if let Some(Word { part: Part::Scale(s, 1.0), and: false, .. }) = self.word(end)
                        && s == last_scale
                    {
                        end += 1;
                    }
                    break;
                }
                Part::Fraction(f) if words == 1 && !word.and && current == 3.0 && f == 0.25 => current *= f,
                _ => break,
            }
            words += 1;
            end += 1;
        }
        if words == 0 {
            return at;
        }
        let value = total + current;
        let lone_thousand = words == 1 && equal_any(value, &[1000.0, 100.0, 10.0]);
        let weight = if value > 10.0 && !lone_thousand { Weight::Hard } else { Weight::Soft };
        let mut number = Number::new(at..end, value, Kind::Plain, weight);
        // مليونا دولار is "a million" in the accusative, or "two million" before what is counted.
        let may_be_dual = words == 1 && last_scale > 0.0 && self.all[at].of(self.text).ends_with("\u{0627}");
        number.other = may_be_dual.then_some(2.0 * value);
        self.kind(&mut number, start, true);
        out.push(number);
        end
    }
}

fn equal_any(value: f64, of: &[f64]) -> bool {
    of.iter().any(|&o| super::equal(value, o))
}
