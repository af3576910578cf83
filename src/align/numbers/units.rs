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
    Cent,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dimension {
    Length,
    Mass,
    Volume,
    Area,
    Speed,
    Heat,
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

    /// `value` of this unit in the base unit of its dimension.
    #[must_use]
    pub fn base(self, value: f64) -> f64 {
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
    (Currency::Pound, &["£", "sterling", "gbp", "جنيه", "جنيها", "جنيهات", "إسترليني", "استرليني"]),
    (Currency::Yen, &["yen", "ين"]),
    (Currency::Yuan, &["yuan", "renminbi", "يوان", "يوانا"]),
    (Currency::Rouble, &["rouble", "roubles", "ruble", "rubles", "روبل", "روبلا"]),
    (Currency::Rupee, &["₹", "rupee", "rupees", "روبية", "روبيات"]),
    (Currency::Shekel, &["₪", "shekel", "shekels", "nis", "شيكل", "شيقل", "شيكلا"]),
    (Currency::Franc, &["franc", "francs", "فرنك", "فرنكا"]),
    (Currency::Riyal, &["riyal", "riyals", "rial", "rials", "ريال", "ريالا", "ريالات"]),
    (Currency::Dinar, &["dinar", "dinars", "دينار", "دينارا", "دنانير"]),
    (Currency::Dirham, &["dirham", "dirhams", "درهم", "درهما", "دراهم"]),
    (Currency::Lira, &["lira", "liras", "ليرة", "ليرات"]),
    (Currency::Peso, &["peso", "pesos", "بيزو"]),
    (Currency::Krona, &["krona", "kronor", "krone", "kroner", "كرونة", "كرونات", "كرون"]),
    (Currency::Cent, &["cent", "cents", "pence", "penny", "سنت", "سنتا", "سنتات", "بنس", "بنسا", "بنسات"]),
];

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
    (Unit::of(Dimension::Mass, 0.453_592), &["lb", "lbs", "رطل", "رطلا", "أرطال"]),
    (Unit::of(Dimension::Mass, 6.350_29), &["stone", "ستون"]),
    (Unit::of(Dimension::Mass, 0.028_349_5), &["oz", "ounce", "ounces", "أونصة", "أوقية", "أونصات"]),
    (Unit::of(Dimension::Mass, 1.0), &["kg", "kilo", "kilos", "kilogram", "kilograms", "كجم", "كغم", "كغ", "كيلوغرام", "كيلوجرام", "كيلوغراما", "كيلوجراما", "كيلو", "كيلوغرامات", "كيلوجرامات"]),
    (Unit::of(Dimension::Mass, 0.001), &["gram", "grams", "غرام", "غراما", "جرام", "جراما", "غرامات", "جرامات"]),
    (Unit::of(Dimension::Mass, 1000.0), &["ton", "tons", "tonne", "tonnes", "طن", "طنا", "أطنان"]),
    (Unit::of(Dimension::Volume, 1.0), &["litre", "litres", "liter", "liters", "لتر", "لترا", "لترات", "ليتر"]),
    (Unit::of(Dimension::Volume, 3.785), &["gallon", "gallons", "غالون", "جالون", "غالونا", "جالونا", "غالونات"]),
    (Unit::of(Dimension::Volume, 0.568), &["pint", "pints", "باينت"]),
    (Unit::of(Dimension::Area, 4046.86), &["acre", "acres", "فدان", "فدانا", "أفدنة"]),
    (Unit::of(Dimension::Area, 10_000.0), &["hectare", "hectares", "هكتار", "هكتارا", "هكتارات"]),
    (Unit::of(Dimension::Speed, 1.609_344), &["mph"]),
    (Unit::of(Dimension::Speed, 1.0), &["kph", "kmh"]),
    (Unit { dimension: Dimension::Heat, factor: 5.0 / 9.0, offset: 459.67 }, &["fahrenheit", "فهرنهايت"]),
    (Unit { dimension: Dimension::Heat, factor: 1.0, offset: 273.15 }, &["celsius", "centigrade", "مئوية", "سلسيوس"]),
];

static COUNTED: LazyLock<KeyMap<Counted>> = LazyLock::new(|| {
    let money = CURRENCIES.iter().flat_map(|(c, words)| words.iter().map(|w| (key(w), Counted::Money(*c))));
    let units = UNITS.iter().flat_map(|(u, words)| words.iter().map(|w| (key(w), Counted::Unit(*u))));
    money.chain(units).collect()
});

/// What the word or sign of this key counts.
pub(super) fn counted(key: Key) -> Option<Counted> {
    COUNTED.get(&key).copied()
}
