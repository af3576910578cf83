use super::{Kind, Place, Reading, arabic, latin, may_begin_arabic, may_begin_latin};
use crate::text::{clitics, fold};
use std::path::Path;
use std::{fs, iter};

fn one(places: impl Iterator<Item = Place>, kind: Kind, code: &str) -> bool {
    places.filter(|p| p.kind() == kind && p.code() == code).count() == 1
}

#[test]
fn well_known_places_are_found_from_both_sides() {
    use Kind::{City, Country, Currency, Demonym, Landmark, Language, Month, Region, Subdivision, Water};
    for (kind, code, english, form) in [
        (Country, "US", "United States", "الولايات المتحدة"),
        (Country, "GB", "Britain", "بريطانيا"),
        (Country, "CI", "Ivory Coast", "ساحل العاج"),
        (Country, "BY", "Belarus", "روسيا البيضاء"),
        (Region, "MIDDLE-EAST", "Middle East", "الشرق الأوسط"),
        (Region, "HORN", "Horn of Africa", "القرن الأفريقي"),
        (Region, "EU", "EU", "الاتحاد الأوروبي"),
        (Subdivision, "US-CA", "California", "كاليفورنيا"),
        (Subdivision, "DE-BY", "Bavaria", "بافاريا"),
        (Subdivision, "GB-SCT", "Scotland", "اسكتلندا"),
        (City, "RU", "Moscow", "موسكو"),
        (City, "UA", "Kiev", "كييف"),
        (City, "ES", "Barcelona", "برشلونة"),
        (City, "NL", "The Hague", "لاهاي"),
        (City, "IT", "Venice", "البندقية"),
        (City, "PS", "Hebron", "الخليل"),
        (City, "US", "Washington DC", "واشنطن العاصمة"),
        (City, "US", "St Louis", "سانت لويس"),
        (Water, "DANUBE", "Danube", "الدانوب"),
        (Landmark, "HIMALAYAS", "Himalayas", "جبال الهيمالايا"),
        (Language, "sw", "Swahili", "السواحلية"),
        (Currency, "KWD", "Kuwaiti dinars", "دينار كويتي"),
        (Currency, "EUR", "€", "يورو"),
        (Demonym, "GB", "Britons", "بريطاني"),
        (Demonym, "US-CA", "Californian", "كاليفورني"),
        (Month, "07-SY", "July", "تموز"),
        (Month, "08-MA", "August", "غشت"),
        (Month, "08-DZ", "August", "أوت"),
    ] {
        assert!(one(latin(english), kind, code), "{english}: {:?}", latin(english).collect::<Vec<_>>());
        assert!(one(arabic(form), kind, code), "{form}: {:?}", arabic(form).collect::<Vec<_>>());
    }
}

#[test]
fn both_sides_lead_to_the_same_place() {
    let munich: Vec<Place> = latin("Munich").filter(|p| p.code() == "DE").collect();
    assert_eq!(munich, arabic("ميونيخ").filter(|p| p.kind() == Kind::City).collect::<Vec<_>>());
    assert_eq!(munich, latin("münchen").collect::<Vec<_>>(), "the German name too");
    assert!(munich[0].population() > 1_000_000, "GeoNames' row and ours are one place");
    assert!(!latin("Munich").any(|p| arabic("باريس").any(|q| p == q)));
}

#[test]
fn spelling_case_and_joints_do_not_count() {
    for (a, b) in [("أمريكا", "امريكا"), ("مكّة", "مكه"), ("بادن-فورتمبيرغ", "بادن فورتمبيرغ")]
    {
        assert!(arabic(a).next().is_some() && arabic(a).eq(arabic(b)), "{a}, {b}");
    }
    for (a, b) in [("São Paulo", "sao paulo"), ("Sana\u{2019}a", "SANAA"), ("Guinea-Bissau", "guinea bissau")] {
        assert!(latin(a).next().is_some() && latin(a).eq(latin(b)), "{a}, {b}");
    }
}

#[test]
fn demonyms_and_currencies_are_found_inflected() {
    let british = latin("British").next();
    assert!(british.is_some());
    for form in ["بريطاني", "البريطاني", "بريطانية", "البريطانية", "بريطانيون", "البريطانيين", "بريطانيات"]
    {
        assert_eq!(arabic(form).find(|p| p.kind() == Kind::Demonym), british, "{form}");
    }
    for form in ["كوري شمالي", "الكورية الشمالية", "الكوريين الشماليين"] {
        assert!(one(arabic(form), Kind::Demonym, "KP"), "{form}");
    }
    for form in ["جنوب أفريقية", "الجنوب أفريقي"] {
        assert!(one(arabic(form), Kind::Demonym, "ZA"), "{form}");
    }
    for form in ["الدولار الأمريكي", "الدولار"] {
        assert!(one(arabic(form), Kind::Currency, "USD"), "{form}");
    }
    assert!(!arabic("بريطانيا").any(|p| p.kind() == Kind::Demonym), "the country, not an accusative");
}

#[test]
fn homonyms_come_by_kind_and_size() {
    let kinds: Vec<Kind> = latin("Georgia").map(Place::kind).collect();
    assert!(kinds.starts_with(&[Kind::Country, Kind::Subdivision]) && kinds.is_sorted(), "{kinds:?}");
    let cities: Vec<&str> = arabic("طرابلس").filter(|p| p.kind() == Kind::City).map(Place::code).collect();
    assert_eq!(cities, ["LY", "LB"]);
    let months: Vec<&str> = latin("July").map(Place::code).collect();
    assert_eq!(months.len(), 5, "{months:?}");
}

/// Machine transliterations, Persian and Kurdish forms and other noise of GeoNames are left out.
#[test]
fn noise_of_the_sources_is_not_found() {
    for noise in ["لأندأن", "لوندون", "لندن انتاريو", "پاریس", "مادرىد", "رىياد", "لسآنجلس", "مسکو"]
    {
        let found = arabic(noise).find(|p| p.arabic().any(|form| form == noise));
        assert_eq!(found, None, "{noise}");
    }
    for ordinary in ["خمس", "جامعة", "أنا", "بن", "ستون", "سلالة"] {
        assert!(!arabic(ordinary).any(|p| p.kind() == Kind::City), "{ordinary}");
    }
    for (name, foreign) in
        [("London", "لوندون"), ("Barcelona", "بارسلون"), ("Tehran", "تهرون"), ("Belo Horizonte", "بيلو أفق")]
    {
        let forms: Vec<&str> = latin(name).flat_map(Place::arabic).collect();
        assert!(!forms.is_empty() && !forms.contains(&foreign), "{name}: {forms:?}");
    }
}

#[test]
fn what_is_no_place_is_not_found() {
    for word in ["", " ", "-", "والشركة", "مقياس", "لند", "موسكوو", "\u{FEFF}", "\u{10FFFF}", &"موسكو ".repeat(99)]
    {
        assert_eq!(arabic(word).chain(latin(word)).next(), None, "{word:?}");
    }
    assert_eq!(arabic("London").next(), None, "Latin forms have a map of their own");
}

/// Most words are no place, and the sieve says so without a look at the map.
#[test]
fn the_sieve_refuses_most_other_words() {
    let letters: Vec<char> = "ابتجدرسشعفقكلمنهوي".chars().collect();
    let words =
        (0..10_000).map(|n| [n, n / 18, n / 324, n / 5832, n * 7, n * 11].map(|i| letters[i % 18]).iter().collect());
    let passed = words.filter(|w: &String| may_begin_arabic(fold::key(w))).count();
    assert!(passed < 300, "{passed} of 10,000 pass");
}

#[test]
fn the_sieve_passes_the_first_word_of_every_form_also_behind_a_clitic() {
    for word in ["الشرق", "الولايات", "موسكو", "مُوسكو", "بادن", "كوريين", "لاس", "الدولار"]
    {
        assert!(may_begin_arabic(fold::key(word)), "{word}");
    }
    assert!(may_begin_latin(fold::key("São")) && may_begin_latin(fold::key("baden")));
    assert!(!may_begin_latin(fold::key("qwrtz")));
    let mut found = false;
    clitics::strip("وللولايات", |rest| found |= may_begin_arabic(rest.key));
    assert!(found, "and to the (United) States");
}

/// Every form of every row of every table leads to a place of its kind and code that holds all forms of the row.
#[test]
fn every_row_is_found_from_both_sides() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/places");
    let mut rows = 0;
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|e| e != "tsv") {
            continue;
        }
        for line in fs::read_to_string(&path).expect("text").lines() {
            rows += 1;
            let cells: Vec<&str> = line.split('\t').collect();
            let [kind, code, english, forms] = [cells[0], cells[1], cells[2], cells[3]];
            let has_all = |p: &Place| {
                p.kind().name() == kind
                    && p.code() == code
                    && english.split('|').all(|f| p.latin().any(|l| l == f))
                    && forms.split('|').all(|f| p.arabic().any(|a| a == f))
            };
            let first = |form: &str| form.split([' ', '-']).next().map(fold::key);
            assert!(forms.split('|').filter_map(first).all(may_begin_arabic), "{line}");
            let places = english.split('|').map(|f| latin(f).find(&has_all));
            let places: Vec<_> = places.chain(forms.split('|').map(|f| arabic(f).find(&has_all))).collect();
            let same = places.iter().zip(iter::repeat(&places[0])).all(|(a, b)| a.is_some() && a == b);
            assert!(same, "{}: {line}: {places:?}", path.display());
        }
    }
    assert!(rows > 10_000, "{rows} rows");
}

#[test]
fn forms_are_read_word_by_word() {
    let whole = |form: &str| latin(form).collect::<Vec<_>>();
    let new = Reading::latin().then("New").expect("many forms begin so");
    assert!(new.is_word());
    assert_eq!(new.places().collect::<Vec<_>>(), whole("New"));
    let york = new.then("York").expect("a city");
    assert_eq!(york.places().collect::<Vec<_>>(), whole("New York"));
    assert!(!whole("New York").is_empty() && york.then("Xyzzy").is_none());
    let part = Reading::latin().then("Lond").expect("letters of London");
    assert!(!part.is_word() && part.places().next().is_none() && part.then("on").is_none());
    let cairo = Reading::arabic().then("القاهرة").expect("a city");
    assert_eq!(cairo.places().collect::<Vec<_>>(), arabic("القاهرة").collect::<Vec<_>>());
}
