//! The table of all rules. Where two findings lie inside one another, the rule that stands earlier wins.

use super::{
    Family, Fixes, Rule, accuracy, boilerplate, consistency, encoding, grammar, leftovers, mangled, names, repetition,
    run_on, source_names, spelling, terms, typography,
};
use crate::diagnostic::Severity::{Error, Info, Warning};

macro_rules! rules {
    ($($name:literal, $family:ident, $mqm:literal, $severity:ident, $fixes:ident, $check:path, $en:literal, $ar:literal;)*) => {
        /// Every rule, by family: name, family, MQM category, severity, fixes, function, summary in English and Arabic.
        pub static RULES: &[Rule] = &[$(Rule {
            name: $name,
            family: Family::$family,
            mqm: $mqm,
            severity: $severity,
            needs_source: matches!(Family::$family, Family::Accuracy) || matches!($name.as_bytes(), b"missing-name"),
            fixes: Fixes::$fixes,
            since: "0.1.0",
            summary: ($en, $ar),
            check: $check,
        }),*];
    };
}

rules! {
    "wrong-expansion", Names, "accuracy/mistranslation/abbreviation", Error, Sometimes, names::wrong_expansion,
        "an acronym opened up as something else", "اختصار فُكّ على غير معناه";
    "translated-name", Names, "accuracy/mistranslation/name", Error, Sometimes, names::translated_name,
        "a name rendered as the common words it is made of", "اسم عَلَم تُرجم بمعناه بدل أن يُنقل";
    "scrambled-name", Names, "accuracy/mistranslation/name", Error, Always, names::scrambled_name,
        "the words of a name in the wrong order", "كلمات اسم مقلوبة الترتيب";
    "name-case", Names, "linguistic-conventions/spelling/capitalisation", Warning, Always, names::name_case,
        "wrong capitals in a name", "حروف كبيرة أو صغيرة في غير موضعها من اسم";
    "mangled-name", Names, "accuracy/mistranslation/name", Error, Sometimes, mangled::mangled_name,
        "a garbled name or word in Latin letters", "اسم أو كلمة بحروف لاتينية مشوهة";
    "inconsistent-name", Names, "terminology/inconsistent-use", Error, Sometimes, consistency::inconsistent_name,
        "one name in Arabic and in Latin letters", "اسم واحد بحروف عربية هنا ولاتينية هناك";
    "inconsistent-transliteration", Names, "terminology/inconsistent-use", Warning, Always, consistency::inconsistent_transliteration,
        "one name with two Arabic spellings", "اسم واحد برسمين عربيين";
    "name-type", Names, "accuracy/mistranslation/name", Error, Always, names::name_type,
        "a name introduced as what it is not", "اسم سبقته كلمة تجعله غير ما هو";
    "missing-name", Names, "accuracy/omission/name", Error, Sometimes, source_names::missing_name,
        "a name of the source that is missing, or another in its place", "اسم في الأصل غاب أو حل محله غيره";
    "repeated-sentence", Repetition, "linguistic-conventions/duplication", Warning, Sometimes, repetition::repeated_sentence,
        "a sentence said again later in the article", "جملة أعيدت لاحقا في المقال";
    "repeated-phrase", Repetition, "linguistic-conventions/duplication", Warning, Sometimes, repetition::repeated_phrase,
        "a phrase said twice in a row, exactly or nearly", "عبارة مكررة متتالية، بنصها أو تكاد";
    "repeated-word", Repetition, "linguistic-conventions/duplication", Warning, Always, repetition::repeated_word,
        "a word said twice in a row", "كلمة مكررة متتالية";
    "boilerplate", Leftovers, "accuracy/addition/boilerplate", Warning, Sometimes, boilerplate::boilerplate,
        "page furniture inside the article", "بقايا صفحة الموقع داخل المقال";
    "encoding", Leftovers, "design/character-encoding", Warning, Sometimes, encoding::encoding,
        "entities, mojibake, stray letters, invisible debris", "رموز ترميز ومحارف تالفة أو خفية";
    "untranslated", Leftovers, "accuracy/untranslated", Warning, Sometimes, leftovers::untranslated,
        "English words left in the Arabic", "كلمات إنجليزية بقيت بلا ترجمة";
    "run-on", Leftovers, "linguistic-conventions/typography/spacing", Warning, Always, run_on::run_on,
        "words joined where a link or a line end was", "كلمات التصقت حيث كان رابط أو نهاية سطر";
    "calque", Terms, "linguistic-conventions/calque", Warning, Sometimes, terms::calque,
        "an English idiom rendered word for word", "تعبير إنجليزي نُقل حرفيا";
    "term", Terms, "terminology/wrong-term", Warning, Sometimes, terms::term,
        "a wrong term of the field", "مصطلح خاطئ في بابه";
    "orthography", Spelling, "linguistic-conventions/spelling", Warning, Sometimes, spelling::orthography,
        "hamza, final yeh and teh, foreign letters, tatweel", "همزة أو ياء أو تاء مربوطة أو تطويل في غير موضعه";
    "misspelling", Spelling, "linguistic-conventions/spelling", Warning, Always, spelling::misspelling,
        "a word that is none, with the near right one", "كلمة لا وجود لها، مع أقرب كلمة صحيحة";
    "agreement", Grammar, "linguistic-conventions/grammar/agreement", Warning, Always, grammar::agreement,
        "a verb, adjective or pronoun that does not fit what it belongs to", "فعل أو صفة أو ضمير لا يطابق ما يعود إليه";
    "construct", Grammar, "linguistic-conventions/grammar/word-form", Warning, Always, grammar::construct,
        "a form that the governing word does not allow", "صيغة لا يقبلها العامل الذي قبلها";
    "number-noun", Grammar, "linguistic-conventions/grammar/agreement", Warning, Always, grammar::number_noun,
        "a counted noun that does not fit its number", "معدود لا يوافق عدده";
    "quotes", Typography, "linguistic-conventions/punctuation/quotation-marks", Warning, Sometimes, typography::quotes,
        "unpaired, reversed, broken or glued quotation marks", "علامات اقتباس ناقصة أو معكوسة أو ملتصقة";
    "punctuation", Typography, "linguistic-conventions/punctuation", Info, Sometimes, typography::punctuation,
        "a space before a comma, Latin marks between Arabic words, doubled or missing marks", "علامات ترقيم في غير موضعها أو لاتينية أو مكررة أو ناقصة";
    "spacing", Typography, "linguistic-conventions/typography/spacing", Info, Always, typography::spacing,
        "double, missing or superfluous spaces", "مسافات زائدة أو ناقصة";
    "digits", Typography, "locale-conventions/number-format", Info, Sometimes, typography::digits,
        "mixed digit systems, broken decimals", "أرقام من نظامين أو كسور عشرية مكسورة";
    "number-mismatch", Accuracy, "accuracy/mistranslation/number", Error, Sometimes, accuracy::number_mismatch,
        "a number that is not the source's", "رقم يخالف ما في الأصل";
    "negation-mismatch", Accuracy, "accuracy/mistranslation/negation", Error, Never, accuracy::negation_mismatch,
        "a sentence that denies what the source affirms, or affirms what it denies", "جملة تنفي ما يثبته الأصل أو تثبت ما ينفيه";
    "omission", Accuracy, "accuracy/omission", Error, Never, accuracy::omission,
        "a sentence of the source that nothing renders", "جملة من الأصل لا مقابل لها";
    "addition", Accuracy, "accuracy/addition", Warning, Never, accuracy::addition,
        "a sentence that renders nothing of the source", "جملة لا أصل لها";
}
