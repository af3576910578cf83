//! Paradigms written out by hand, and what a repair makes of a word.

use super::verb::{Features, Mood, Tense};
use super::{Asked, Before, Bent, Gender, Lexeme, Number};
use Gender::{Feminine as F, Masculine as M};
use Number::{Dual as D, Plural as P, Singular as S};

fn lexeme(notation: &str) -> Lexeme {
    Lexeme::parse(notation).expect("bears a mark").unwrap_or_else(|e| panic!("{e}"))
}

/// Past: he, she, they two, they, they (women), I, you all, we. Present: he, I, they two, they, they (women), you (woman).
/// Jussive: he, they.
fn paradigm(notation: &str) -> String {
    let past = [(3, M, S), (3, F, S), (3, M, D), (3, M, P), (3, F, P), (1, M, S), (2, M, P), (1, M, P)];
    let present = [(3, M, S), (1, M, S), (3, M, D), (3, M, P), (3, F, P), (2, F, S)];
    let jussive = [(3, M, S), (3, M, P)];
    let of = |tense, list: &[(u8, Gender, Number)]| {
        let forms = lexeme(notation).forms(Asked::With(None));
        let form = |&(person, gender, number): &(u8, Gender, Number)| {
            let wanted = super::Features::Verb(Features { tense, person, gender, number, pronoun: None });
            forms.iter().find(|(_, f)| *f == wanted).map_or("–", |(text, _)| text.as_str()).to_owned()
        };
        list.iter().map(form).collect::<Vec<_>>().join(" ")
    };
    format!(
        "{}, {}, {}",
        of(Tense::Past, &past),
        of(Tense::Present(Mood::Indicative), &present),
        of(Tense::Present(Mood::Jussive), &jussive)
    )
}

#[test]
fn verbs_of_every_class_are_conjugated() {
    for (verb, forms) in [
        ("^كتب/يكتب", "كتب كتبت كتبا كتبوا كتبن كتبت كتبتم كتبنا, يكتب أكتب يكتبان يكتبون يكتبن تكتبين, يكتب يكتبوا"),
        (
            "^أعلن/يعلن",
            "أعلن أعلنت أعلنا أعلنوا أعلن أعلنت أعلنتم أعلنا, يعلن أعلن يعلنان يعلنون يعلن تعلنين, يعلن يعلنوا",
        ),
        ("^ثبت/يثبت", "ثبت ثبتت ثبتا ثبتوا ثبتن ثبت ثبتم ثبتنا, يثبت أثبت يثبتان يثبتون يثبتن تثبتين, يثبت يثبتوا"),
        ("^وصل/يصل", "وصل وصلت وصلا وصلوا وصلن وصلت وصلتم وصلنا, يصل أصل يصلان يصلون يصلن تصلين, يصل يصلوا"),
        (
            "^اتصل/يتصل",
            "اتصل اتصلت اتصلا اتصلوا اتصلن اتصلت اتصلتم اتصلنا, يتصل أتصل يتصلان يتصلون يتصلن تتصلين, يتصل يتصلوا",
        ),
        ("^أخذ/يأخذ", "أخذ أخذت أخذا أخذوا أخذن أخذت أخذتم أخذنا, يأخذ آخذ يأخذان يأخذون يأخذن تأخذين, يأخذ يأخذوا"),
        ("^سأل/يسأل", "سأل سألت سألا سألوا سألن سألت سألتم سألنا, يسأل أسأل يسألان يسألون يسألن تسألين, يسأل يسألوا"),
        ("^قرأ/يقرأ", "قرأ قرأت قرآ قرؤوا قرأن قرأت قرأتم قرأنا, يقرأ أقرأ يقرآن يقرؤون يقرأن تقرئين, يقرأ يقرؤوا"),
        (
            "^أنشأ/ينشئ",
            "أنشأ أنشأت أنشآ أنشؤوا أنشأن أنشأت أنشأتم أنشأنا, ينشئ أنشئ ينشئان ينشئون ينشئن تنشئين, ينشئ ينشئوا",
        ),
        ("^قال/يقول", "قال قالت قالا قالوا قلن قلت قلتم قلنا, يقول أقول يقولان يقولون يقلن تقولين, يقل يقولوا"),
        ("^كان/يكون", "كان كانت كانا كانوا كن كنت كنتم كنا, يكون أكون يكونان يكونون يكن تكونين, يكن يكونوا"),
        ("^مات/يموت", "مات ماتت ماتا ماتوا متن مت متم متنا, يموت أموت يموتان يموتون يمتن تموتين, يمت يموتوا"),
        ("^خاف/يخاف", "خاف خافت خافا خافوا خفن خفت خفتم خفنا, يخاف أخاف يخافان يخافون يخفن تخافين, يخف يخافوا"),
        (
            "^أعاد/يعيد",
            "أعاد أعادت أعادا أعادوا أعدن أعدت أعدتم أعدنا, يعيد أعيد يعيدان يعيدون يعدن تعيدين, يعد يعيدوا",
        ),
        (
            "^أعيد/يعاد",
            "أعيد أعيدت أعيدا أعيدوا أعدن أعدت أعدتم أعدنا, يعاد أعاد يعادان يعادون يعدن تعادين, يعد يعادوا",
        ),
        (
            "^استقال/يستقيل",
            "استقال استقالت استقالا استقالوا استقلن استقلت استقلتم استقلنا, يستقيل أستقيل يستقيلان يستقيلون يستقلن تستقيلين, يستقل يستقيلوا",
        ),
        (
            "^اختار/يختار",
            "اختار اختارت اختارا اختاروا اخترن اخترت اخترتم اخترنا, يختار أختار يختاران يختارون يخترن تختارين, يختر يختاروا",
        ),
        ("^جاء/يجيء", "جاء جاءت جاءا جاؤوا جئن جئت جئتم جئنا, يجيء أجيء يجيئان يجيئون يجئن تجيئين, يجئ يجيئوا"),
        ("^شاء/يشاء", "شاء شاءت شاءا شاؤوا شئن شئت شئتم شئنا, يشاء أشاء يشاءان يشاؤون يشأن تشائين, يشأ يشاؤوا"),
        (
            "^أضاء/يضيء",
            "أضاء أضاءت أضاءا أضاؤوا أضأن أضأت أضأتم أضأنا, يضيء أضيء يضيئان يضيئون يضئن تضيئين, يضئ يضيئوا",
        ),
        ("^مشى/يمشي", "مشى مشت مشيا مشوا مشين مشيت مشيتم مشينا, يمشي أمشي يمشيان يمشون يمشين تمشين, يمش يمشوا"),
        ("^دعا/يدعو", "دعا دعت دعوا دعوا دعون دعوت دعوتم دعونا, يدعو أدعو يدعوان يدعون يدعون تدعين, يدع يدعوا"),
        ("^بقي/يبقى", "بقي بقيت بقيا بقوا بقين بقيت بقيتم بقينا, يبقى أبقى يبقيان يبقون يبقين تبقين, يبق يبقوا"),
        (
            "^ألقى/يلقي",
            "ألقى ألقت ألقيا ألقوا ألقين ألقيت ألقيتم ألقينا, يلقي ألقي يلقيان يلقون يلقين تلقين, يلق يلقوا",
        ),
        (
            "^أعطى/يعطي",
            "أعطى أعطت أعطيا أعطوا أعطين أعطيت أعطيتم أعطينا, يعطي أعطي يعطيان يعطون يعطين تعطين, يعط يعطوا",
        ),
        (
            "^تلقى/يتلقى",
            "تلقى تلقت تلقيا تلقوا تلقين تلقيت تلقيتم تلقينا, يتلقى أتلقى يتلقيان يتلقون يتلقين تتلقين, يتلق يتلقوا",
        ),
        ("^رأى/يرى", "رأى رأت رأيا رأوا رأين رأيت رأيتم رأينا, يرى أرى يريان يرون يرين ترين, ير يروا"),
        ("^أتى/يأتي", "أتى أتت أتيا أتوا أتين أتيت أتيتم أتينا, يأتي آتي يأتيان يأتون يأتين تأتين, يأت يأتوا"),
        (
            "^أحيا/يحيي",
            "أحيا أحيت أحييا أحيوا أحيين أحييت أحييتم أحيينا, يحيي أحيي يحييان يحيون يحيين تحيين, يحي يحيوا",
        ),
        ("^رد/يرد", "رد ردت ردا ردوا رددن رددت رددتم رددنا, يرد أرد يردان يردون يرددن تردين, يرد يردوا"),
        ("^ظن/يظن", "ظن ظنت ظنا ظنوا ظنن ظننت ظننتم ظننا, يظن أظن يظنان يظنون يظنن تظنين, يظن يظنوا"),
        ("^أصر/يصر", "أصر أصرت أصرا أصروا أصررن أصررت أصررتم أصررنا, يصر أصر يصران يصرون يصررن تصرين, يصر يصروا"),
        (
            "^انضم/ينضم",
            "انضم انضمت انضما انضموا انضممن انضممت انضممتم انضممنا, ينضم أنضم ينضمان ينضمون ينضممن تنضمين, ينضم ينضموا",
        ),
        (
            "^استمر/يستمر",
            "استمر استمرت استمرا استمروا استمررن استمررت استمررتم استمررنا, يستمر أستمر يستمران يستمرون يستمررن تستمرين, يستمر يستمروا",
        ),
        (
            "^استمع/يستمع",
            "استمع استمعت استمعا استمعوا استمعن استمعت استمعتم استمعنا, يستمع أستمع يستمعان يستمعون يستمعن تستمعين, يستمع يستمعوا",
        ),
        (
            "^ترجم/يترجم",
            "ترجم ترجمت ترجما ترجموا ترجمن ترجمت ترجمتم ترجمنا, يترجم أترجم يترجمان يترجمون يترجمن تترجمين, يترجم يترجموا",
        ),
    ] {
        assert_eq!(paradigm(verb), forms, "{verb}");
    }
}

fn has(notation: &str, words: &str) {
    let lexeme = lexeme(notation);
    let keys = lexeme.keys();
    for word in words.split(' ') {
        assert!(keys.binary_search(&crate::text::key(word)).is_ok(), "{notation} lacks {word}");
        assert!(!lexeme.readings(word, Before::default(), true).is_empty(), "{notation} can't read {word}");
    }
}

fn lacks(notation: &str, words: &str) {
    for word in words.split(' ') {
        let readings = lexeme(notation).readings(word, Before::default(), false);
        assert!(readings.is_empty(), "{notation} takes {word} for {readings:?}");
    }
}

#[test]
fn verbs_take_objects() {
    has("^ضرب/يضرب", "ضربه ضربتها ضربوه ضربوهم ضربناها ضربتموه يضربونني يضربوه تضربينه");
    has("^رمى/يرمي", "رماه رمته رموه رميته يرميه يرمونها يرمه");
    has("^رأى/يرى", "رآه رأته رأوه رأيته يراه يرونه يره");
    has("^قرأ/يقرأ", "قرأه قرأوا قرؤوه قرأوه يقرؤه يقرأه يقرأون يقرؤونه");
    has("^جاء/يجيء", "جاءه جاءوا جاءوه جاؤوهم يجيئه جئناكم");
    lacks("^ضرب/يضرب", "ضارب مضروب ضربة ضربواه ضربتناني");
    lacks("^قال/يقول", "قوول قالة قوال");
    has("^رمى/يرمي", "رمي الرمي رميه رميا");
}

#[test]
fn nouns_are_declined() {
    has("+فرصة/فرص", "فرصة الفرصة فرصته فرصتهم فرصتان الفرصتين فرصتا فرصتي فرص الفرص فرصا فرصنا");
    lacks("+فرصة/فرص", "الفرصته فارص فرصات");
    has("+شركة", "شركة الشركة شركتها شركتين شركات الشركات شركاتها");
    has("+لاعب", "لاعب لاعبا اللاعب لاعبه لاعبون اللاعبين لاعبو لاعبيه لاعبوه لاعبة اللاعبتان لاعبات");
    has("+صخري", "صخري صخرية الصخرية صخريا صخريين الصخريون صخريات");
    has("+كتاب/كتب", "كتاب كتابا كتابان الكتابين كتابيه كتبه الكتب كتبا");
    lacks("+كتاب/كتب", "كتابة كاتب كتابون كتابات الكتابا");
    has("+مطار/مطارات", "المطار مطاران مطارات مطاراتها");
    has("+محامي/محامون", "محامي المحامي محاميان محامون المحامين محامو محاموه محاميها");
    has("+مستشفى", "المستشفى مستشفاه مستشفيان مستشفيات");
    has("+صديق/أصدقاء", "صديقه أصدقاء أصدقاؤه أصدقائها أصدقاءهم الأصدقاء");
    has("+مبدأ/مبادئ", "مبدأ المبدأ مبدآن مبدؤه مبدئه مبادئها");
    has("+جزء/أجزاء", "جزء جزءا جزءان أجزاء أجزائه");
    has("+عبء/أعباء", "عبئا عبئان الأعباء");
    has("+مفاجأة/مفاجآت", "المفاجأة مفاجأتان مفاجآت مفاجأته");
    has("+مفاجأة", "مفاجآت");
    has("+سيئ", "سيئة السيئين سيئون سيئات");
    has("ب+فرصة/فرص", "بفرصة بالفرصة بفرصه بالفرص");
    has("ل+فرصة/فرص", "لفرصة للفرصة للفرص لفرصتها");
    lacks("ل+فرصة/فرص", "الفرصة فرصة لالفرصة");
    has("و^ضرب/يضرب", "وضرب وضربوا ويضربهم");
    lacks("و^ضرب/يضرب", "ضرب");
    lacks("س^ضرب/يضرب", "سضرب يضرب");
}

/// What `target` becomes for `word` read as a form of `source`.
fn bent(source: &str, word: &str, target: &str, before: Before<'_>) -> Option<Bent> {
    lexeme(target).bend(&lexeme(source).readings(word, before, false))
}

fn sure(source: &str, word: &str, target: &str) -> String {
    let bent = bent(source, word, target, Before::default()).unwrap_or_else(|| panic!("{source} {word} → {target}"));
    assert!(bent.certain, "{source} {word} → {target}: {}", bent.text);
    bent.text
}

#[test]
fn a_verb_follows_in_person_tense_and_object() {
    for (word, expected) in [
        ("ضاعف", "أعاد"),
        ("ضاعفت", "أعادت"),
        ("ضاعفوا", "أعادوا"),
        ("يضاعفون", "يعيدون"),
        ("يضاعفوا", "يعيدوا"),
        ("تضاعف", "تعيد"),
        ("نضاعف", "نعيد"),
        ("أضاعف", "أعيد"),
        ("ضاعفتها", "أعادتها"),
        ("ضاعفتموه", "أعدتموه"),
        ("يضاعفه", "يعيده"),
    ] {
        assert_eq!(sure("^ضاعف/يضاعف", word, "^أعاد/يعيد"), expected);
    }
    assert_eq!(sure("^ضرب/يضرب", "ضربه", "^رأى/يرى"), "رآه");
    assert_eq!(sure("^أصر/يصر", "أصررت", "^مشى/يمشي"), "مشيت", "I or you, which come to the same");
}

#[test]
fn what_stands_before_a_verb_tells_its_mood() {
    let after = |word| Before { word: Some(word), ..Before::default() };
    let text = |before| bent("^ضرب/يضرب", "يضرب", "^أعاد/يعيد", before).map(|b| (b.text, b.certain));
    assert_eq!(text(after("لم")), Some(("يعد".to_owned(), true)));
    assert_eq!(text(after("قد")), Some(("يعيد".to_owned(), true)));
    let behind = |proclitic| Before { proclitic, ..Before::default() };
    assert_eq!(text(behind("ل")), Some(("يعيد".to_owned(), true)));
    assert_eq!(text(behind("ب")), None, "behind ب stands a verbal noun");
    assert_eq!(bent("^ضرب/يضرب", "ضرب", "^أعاد/يعيد", behind("س")), None, "the future needs a present");
    let inside = Before { inside: true, ..Before::default() };
    assert_eq!(bent("^ضرب/يضرب", "سيضربون", "^مشى/يمشي", inside).map(|b| b.text), Some("سيمشون".to_owned()));
}

#[test]
fn a_form_that_is_two_is_no_sure_repair() {
    let us = bent("^ضرب/يضرب", "ضربنا", "^أعاد/يعيد", Before::default()).expect("has a form");
    assert!(!us.certain, "we hit, or he hit us: {}", us.text);
    let players = bent("+لاعب", "لاعبين", "+نجم/نجوم", Before::default()).expect("has a form");
    assert!(!players.certain, "players, or two players: {}", players.text);
    let start = bent("+بداية", "بداية", "+حل/حلول", Before::default()).expect("has a form");
    assert_eq!((start.text.as_str(), start.certain), ("حل", false), "ة hides the accusative that ا would show");
}

#[test]
fn a_noun_follows_in_article_number_case_and_possessor() {
    for (source, word, target, expected) in [
        ("+فرصة/فرص", "الفرصة", "+حل/حلول", "الحل"),
        ("+فرصة/فرص", "فرصته", "+حل/حلول", "حله"),
        ("+فرصة/فرص", "الفرص", "+حل/حلول", "الحلول"),
        ("+فرصة/فرص", "فرصتان", "+حل/حلول", "حلان"),
        ("+حل/حلول", "حلا", "+مخرج/مخارج", "مخرجا"),
        ("+حل/حلول", "حل", "+مخرج/مخارج", "مخرج"),
        ("+حل/حلول", "حلولا", "+فرصة/فرص", "فرصا"),
        ("+صخري", "الصخرية", "+متعثر", "المتعثرة"),
        ("+صخري", "صخريا", "+متعثر", "متعثرا"),
        ("+لاعب", "اللاعبون", "+نجم/نجوم", "النجوم"),
        ("+لاعب", "لاعبو", "+مدرب", "مدربو"),
    ] {
        assert_eq!(sure(source, word, target), expected);
    }
    let behind = |proclitic| Before { proclitic, ..Before::default() };
    let text = |before| bent("+بداية", "بداية", "+حل/حلول", before).map(|b| (b.text, b.certain));
    assert_eq!(text(behind("ب")), Some(("حل".to_owned(), true)), "behind ب stands a genitive");
    let swallowed = bent("+لاعب", "لشركة", "+نجم/نجوم", behind("ل"));
    assert_eq!(swallowed, None);
    assert_eq!(bent("+شركة", "لشركة", "+مصنع/مصانع", behind("ل")).map(|b| b.text), Some("المصنع".to_owned()));
}

#[test]
fn every_form_is_read_as_itself() {
    for notation in
        ["^ضرب/يضرب", "^أعاد/يعيد", "^قرأ/يقرأ", "^دعا/يدعو", "^رأى/يرى", "+لاعب", "+فرصة/فرص", "ل+صديق/أصدقاء"]
    {
        let lexeme = lexeme(notation);
        for (text, features) in lexeme.forms(Asked::All) {
            let readings = lexeme.readings(&text, Before::default(), true);
            assert!(readings.iter().any(|r| r.features == features), "{notation}: {text}");
            assert!(!lexeme.render(features).is_empty(), "{notation}: nothing says what {text} does");
        }
    }
}
