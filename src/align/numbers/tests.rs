use super::{Kind, Number, arabic, english, same};
use crate::text::{Span, Tokens};

fn tokens(text: &str) -> Tokens {
    Tokens::new(text, [Span::new(0, text.len())], &[])
}

fn first(text: &str, read: impl Fn(&str, &Tokens) -> Vec<Number>) -> Number {
    let found = read(text, &tokens(text));
    found.first().unwrap_or_else(|| panic!("no number in {text}")).clone()
}

#[test]
fn english_numbers_have_values() {
    for (text, value) in [
        ("$14.3 billion", 14.3e9),
        ("£5m", 5e6),
        ("380,000 people", 380_000.0),
        ("twenty-five men", 25.0),
        ("two hundred and fifty thousand", 250_000.0),
        ("a hundred miles", 100.0),
        ("half a million", 500_000.0),
        ("two dozen", 24.0),
        ("two-thirds", 2.0 / 3.0),
        ("twenty-first", 21.0),
        ("three million four hundred thousand", 3_400_000.0),
        ("7.55am", 475.0),
        ("2pm", 840.0),
        ("tens of thousands", 10_000.0),
        ("multibillion-dollar", 1e9),
    ] {
        let found = first(text, english);
        assert!((found.value - value).abs() < 1e-6 * value, "{text}: {found:?}");
    }
}

#[test]
fn arabic_numbers_have_values() {
    for (text, value) in [
        ("14.3 مليار دولار", 14.3e9),
        ("١٤٫٣ مليار", 14.3e9),
        ("14,3 مليارا", 14.3e9),
        ("خمسة وعشرون رجلا", 25.0),
        ("مئتان وخمسون ألفا", 250_000.0),
        ("خمسة عشر", 15.0),
        ("أحد عشر", 11.0),
        ("مليونان ونصف المليون", 2_500_000.0),
        ("مليوني دولار", 2e6),
        ("ثلاثة آلاف", 3000.0),
        ("3 آلاف", 3000.0),
        ("مئة ألف", 100_000.0),
        ("ألف وتسعمئة وستة وتسعون", 1996.0),
        ("نصف مليون", 500_000.0),
        ("عشرات الآلاف", 10_000.0),
        ("بملايين الدولارات", 1e6),
        ("الساعة 7.55 صباحا", 475.0),
        ("الثالث والعشرين", 23.0),
        ("٣٨٠٬٠٠٠", 380_000.0),
        ("ثلاثة أرباع", 0.75),
    ] {
        let found = first(text, arabic);
        assert!((found.value - value).abs() < 1e-6 * value, "{text}: {found:?}");
    }
}

#[test]
fn kinds_are_read_in_both_languages() {
    for (en, ar) in [
        ("5 percent", "5 في المئة"),
        ("5%", "٥٪"),
        ("5 percentage points", "5 نقاط مئوية"),
        ("$5", "5 دولارات"),
        ("in 2016", "في 2016"),
    ] {
        assert_eq!(first(en, english).kind, first(ar, arabic).kind, "{en}");
    }
    assert_eq!(first("5 في المئة", arabic).kind, Kind::Percent);
}

#[test]
fn the_same_number_in_other_words_is_the_same() {
    for (en, ar) in [
        ("20 feet", "6 أمتار"),
        ("100 miles", "160 كيلومترا"),
        ("9.8 million", "10 ملايين"),
        ("the 1990s", "تسعينيات"),
        ("2pm", "الساعة 2 مساء"),
        ("7.55am", "7:55"),
        ("two dozen", "24"),
        ("1,500", "1.500"),
    ] {
        let (Some(a), Some(b)) = (english(en, &tokens(en)).first().cloned(), arabic(ar, &tokens(ar)).first().cloned())
        else {
            continue;
        };
        assert!(same(&a, &b), "{en} {ar}: {a:?} {b:?}");
    }
    for (en, ar) in
        [("14.3 billion", "14.3 مليون"), ("2016", "2017"), ("200 people", "300 شخص"), ("20 miles", "20 كيلومترا")]
    {
        assert!(!same(&first(en, english), &first(ar, arabic)), "{en} {ar}");
    }
}
