//! Currencies and measures in both languages.

use crate::text::{Key, KeyMap, key};
use std::sync::LazyLock;

/// A currency by the word for it: whose dollars they are is mostly left unsaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Currency {
    Dollar,
    Euro,
    Pound,
    Yen,
    Yuan,
    Rouble,
    Rupee,
    Shekel,
    Franc,
    Riyal,
    Dinar,
    Dirham,
    Lira,
    Peso,
    Krona,
    Rand,
    Zloty,
    Hryvnia,
    Naira,
    Shilling,
    Cent,
}

/// Share that a value converted into another unit may be off.
const CONVERTED: f64 = 0.045;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Length,
    Mass,
    Volume,
    Area,
    Speed,
    Heat,
    Duration,
}

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    dimension: Dimension,
    factor: f64,
    offset: f64,
}

impl Unit {
    const fn of(dimension: Dimension, factor: f64) -> Self {
        Self { dimension, factor, offset: 0.0 }
    }

    /// Whether both measure the same.
    #[must_use]
    pub fn same_dimension(self, other: Self) -> bool {
        self.dimension == other.dimension
    }

    /// Whether it is the pound, which English weighs and pays with.
    #[must_use]
    pub fn is_pound(self) -> bool {
        self == POUND
    }

    /// Whether it measures time.
    #[must_use]
    pub fn is_duration(self) -> bool {
        self.dimension == Dimension::Duration
    }

    /// Whether `a` of this unit is about `b` of another of the same dimension.
    #[must_use]
    pub fn agrees(self, a: f64, other: Self, b: f64) -> bool {
        let (p, q) = (self.base(a), other.base(b));
        let slack = match self.dimension {
            // Kelvins: a share of them would be many degrees.
            Dimension::Heat => 1.5,
            _ => CONVERTED * p.abs().max(q.abs()).max(1e-9),
        };
        (p - q).abs() <= slack
    }

    /// The unit of area whose side this unit is.
    pub(super) fn squared(self) -> Option<Self> {
        (self.dimension == Dimension::Length).then(|| Self::of(Dimension::Area, self.factor * self.factor))
    }

    /// The speed at which this unit is done in an hour.
    pub(super) fn an_hour(self) -> Option<Self> {
        (self.dimension == Dimension::Length).then(|| Self::of(Dimension::Speed, self.factor / 1000.0))
    }

    /// `value` of this unit in the base unit of its dimension.
    #[must_use]
    fn base(self, value: f64) -> f64 {
        (value + self.offset) * self.factor
    }
}

/// What stands behind (or before) a number and says what it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Counted {
    Money(Currency),
    Unit(Unit),
}

#[rustfmt::skip]
const CURRENCIES: &[(Currency, &[&str])] = &[
    (Currency::Dollar, &["$", "dollar", "dollars", "usd", "دولار", "دولارا", "دولارات", "دولاراً"]),
    (Currency::Euro, &["€", "euro", "euros", "eur", "يورو"]),
    (Currency::Pound, &["£", "sterling", "gbp", "جنيه", "جنيها", "جنيهات", "إسترليني", "استرليني", "باوند"]),
    (Currency::Yen, &["yen", "ين"]),
    (Currency::Yuan, &["yuan", "renminbi", "يوان", "يوانا"]),
    (Currency::Rouble, &["rouble", "roubles", "ruble", "rubles", "روبل", "روبلا"]),
    (Currency::Rupee, &["₹", "rupee", "rupees", "روبية", "روبيات"]),
    (Currency::Shekel, &["₪", "shekel", "shekels", "nis", "شيكل", "شيقل", "شيكلا"]),
    (Currency::Franc, &["franc", "francs", "فرنك", "فرنكا"]),
    (Currency::Riyal, &["riyal", "riyals", "rial", "rials", "real", "reais", "ريال", "ريالا", "ريالات"]),
    (Currency::Dinar, &["dinar", "dinars", "دينار", "دينارا", "دنانير"]),
    (Currency::Dirham, &["dirham", "dirhams", "درهم", "درهما", "دراهم"]),
    (Currency::Lira, &["lira", "liras", "ليرة", "ليرات"]),
    (Currency::Peso, &["peso", "pesos", "بيزو"]),
    (Currency::Krona, &["krona", "kronor", "krone", "kroner", "كرونة", "كرونات", "كرون"]),
    (Currency::Rand, &["rand", "راند"]),
    (Currency::Zloty, &["zloty", "zlotys", "زلوتي"]),
    (Currency::Hryvnia, &["hryvnia", "hryvnias", "هريفنيا", "هريفنا"]),
    (Currency::Naira, &["naira", "نايرا", "نيرة"]),
    (Currency::Shilling, &["shilling", "shillings", "شلن", "شلنا"]),
    (Currency::Cent, &["cent", "cents", "pence", "penny", "سنت", "سنتا", "سنتات", "بنس", "بنسا", "بنسات"]),
];

const POUND: Unit = Unit::of(Dimension::Mass, 0.453_592);

/// Units with their size in metres, kilograms, litres, square metres, kilometres an hour, kelvins.
#[rustfmt::skip]
const UNITS: &[(Unit, &[&str])] = &[
    (Unit::of(Dimension::Length, 1609.344), &["mile", "miles", "ميل", "ميلا", "أميال"]),
    (Unit::of(Dimension::Length, 1000.0), &["km", "kilometre", "kilometres", "kilometer", "kilometers", "كم", "كيلومتر", "كيلومترا", "كيلومترات", "كلم"]),
    (Unit::of(Dimension::Length, 1.0), &["metre", "metres", "meter", "meters", "متر", "مترا", "أمتار"]),
    (Unit::of(Dimension::Length, 0.3048), &["ft", "foot", "feet", "قدم", "قدما", "أقدام"]),
    (Unit::of(Dimension::Length, 0.9144), &["yd", "yard", "yards", "ياردة", "ياردات"]),
    (Unit::of(Dimension::Length, 0.0254), &["inch", "inches", "بوصة", "بوصات", "إنش"]),
    (Unit::of(Dimension::Length, 0.01), &["cm", "centimetre", "centimetres", "centimeter", "centimeters", "سم", "سنتيمتر", "سنتيمترا", "سنتيمترات"]),
    (Unit::of(Dimension::Length, 0.001), &["mm", "millimetre", "millimetres", "millimeters", "ملم", "مليمتر", "ملليمتر", "مم"]),
    (POUND, &["lb", "lbs", "pound", "pounds", "رطل", "رطلا", "أرطال"]),
    (Unit::of(Dimension::Mass, 6.350_29), &["stone", "ستون"]),
    (Unit::of(Dimension::Mass, 0.028_349_5), &["oz", "ounce", "ounces", "أونصة", "أوقية", "أونصات"]),
    (Unit::of(Dimension::Mass, 1.0), &["kg", "kilo", "kilos", "kilogram", "kilograms", "كجم", "كغم", "كغ", "كيلوغرام", "كيلوجرام", "كيلوغراما", "كيلوجراما", "كيلو", "كيلوغرامات", "كيلوجرامات"]),
    (Unit::of(Dimension::Mass, 0.001), &["gram", "grams", "غرام", "غراما", "جرام", "جراما", "غرامات", "جرامات"]),
    (Unit::of(Dimension::Mass, 1000.0), &["ton", "tons", "tonne", "tonnes", "طن", "طنا", "أطنان"]),
    (Unit::of(Dimension::Volume, 1.0), &["litre", "litres", "liter", "liters", "لتر", "لترا", "لترات", "ليتر"]),
    (Unit::of(Dimension::Volume, 3.785), &["gallon", "gallons", "غالون", "جالون", "غالونا", "جالونا", "غالونات"]),
    (Unit::of(Dimension::Volume, 0.568), &["pint", "pints", "باينت"]),
    (Unit::of(Dimension::Area, 4046.86), &["acre", "acres", "أكر", "فدان", "فدانا", "أفدنة"]),
    (Unit::of(Dimension::Area, 10_000.0), &["hectare", "hectares", "هكتار", "هكتارا", "هكتارات"]),
    (Unit::of(Dimension::Speed, 1.609_344), &["mph"]),
    (Unit::of(Dimension::Speed, 1.0), &["kph", "kmh"]),
    (Unit { dimension: Dimension::Heat, factor: 5.0 / 9.0, offset: 459.67 }, &["fahrenheit", "فهرنهايت"]),
    (Unit { dimension: Dimension::Heat, factor: 1.0, offset: 273.15 }, &["celsius", "centigrade", "مئوية", "سلسيوس", "سيلسيوس", "سيليزية"]),
    (Unit::of(Dimension::Duration, 1.0), &["seconds", "ثوان", "ثواني"]),
    (Unit::of(Dimension::Duration, 60.0), &["minute", "minutes", "mins", "دقيقة", "دقائق"]),
    (Unit::of(Dimension::Duration, 3600.0), &["hour", "hours", "hrs", "ساعة", "ساعات"]),
    (Unit::of(Dimension::Duration, 86_400.0), &["day", "days", "يوم", "يوما", "أيام"]),
    (Unit::of(Dimension::Duration, 604_800.0), &["week", "weeks", "أسبوع", "أسبوعا", "أسابيع"]),
    (Unit::of(Dimension::Duration, 2_629_800.0), &["month", "months", "شهر", "شهرا", "أشهر", "شهور"]),
    (Unit::of(Dimension::Duration, 31_557_600.0), &["year", "years", "yr", "yrs", "عام", "عاما", "أعوام", "سنة", "سنوات", "سنين"]),
    (Unit::of(Dimension::Duration, 315_576_000.0), &["decade", "decades", "عقد", "عقدا", "عقود"]),
    (Unit::of(Dimension::Duration, 3_155_760_000.0), &["century", "centuries", "قرن", "قرنا", "قرون"]),
];

static COUNTED: LazyLock<KeyMap<Counted>> = LazyLock::new(|| {
    let money = CURRENCIES.iter().flat_map(|(c, words)| words.iter().map(|w| (key(w), Counted::Money(*c))));
    let units = UNITS.iter().flat_map(|(u, words)| words.iter().map(|w| (key(w), Counted::Unit(*u))));
    money.chain(units).collect()
});

/// The scales of heat as they stand behind digits.
pub(super) fn heat(word: &str) -> Option<Unit> {
    match word {
        "C" => counted(key("celsius")),
        "F" => counted(key("fahrenheit")),
        word => counted(key(word)),
    }
    .and_then(|c| match c {
        Counted::Unit(unit) => Some(unit).filter(|u| u.dimension == Dimension::Heat),
        Counted::Money(_) => None,
    })
}

/// The Arabic word for a currency, as it stands behind a scale word; and whether `word` is that of another.
pub(super) fn renamed(word: &str, right: Currency) -> Option<&'static str> {
    let name = |c: Currency| {
        let words = CURRENCIES.iter().find(|(own, _)| *own == c)?.1;
        words.iter().copied().find(|w| !w.is_ascii() && w.chars().all(char::is_alphabetic))
    };
    CURRENCIES.iter().any(|(c, _)| name(*c) == Some(word)).then(|| name(right)).flatten()
}

/// What the word or sign of this key counts.
pub(super) fn counted(key: Key) -> Option<Counted> {
    COUNTED.get(&key).copied()
}
