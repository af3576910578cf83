//! Verbs: all persons of past and present from the two forms that a dictionary gives.
//!
//! The class is read off the spelling; each class changes the stem before certain endings:
//!
//! | class | told by | past before ت نا | past before وا | present before ون | jussive |
//! |---|---|---|---|---|---|
//! | regular | all others | كتب-ت | كتب-وا | يكتب-ون | يكتب |
//! | doubled | رد; أصر; احتل, انضم; استمر | ردد-ت | رد-وا | يرد-ون | يرد |
//! | hollow | ا (passive ي) before the last letter | قل-ت, أعد-ت | قال-وا | يقول-ون | يقل, يعد |
//! | defective | ends in ا ى ي | دعو-ت, مشي-ت, بقي-ت | دع-وا, مش-وا, بق-وا | يدع-ون, يمش-ون | يدع, يمش |

use super::{
    ALEF, ALEF_HAMZA, ALEF_MADDA, Asked, Gender, HAMZA, HAMZA_WAW, HAMZA_YEH, I, MAKSURA, NOON, Number, Plain, Pronoun,
    SHADDA, TAA, US, WAW, YEH, drop_inner, drop_last, join,
};
use crate::text::fold::bare;
use Gender::{Feminine, Masculine};
use Mood::{Indicative, Jussive, Subjunctive};
use Number::{Dual, Plural, Singular};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present(Mood),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mood {
    Indicative,
    Subjunctive,
    Jussive,
}

/// What a form of a verb says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Features {
    pub(super) tense: Tense,
    /// 1, 2 or 3.
    pub(super) person: u8,
    pub(super) gender: Gender,
    pub(super) number: Number,
    pub(super) pronoun: Option<Pronoun>,
}

impl Features {
    /// How seldom news means this reading, the word before the verb considered.
    pub(super) fn rank(self, before: Option<&str>) -> u8 {
        if super::is_preposition(before) && !matches!(before, Some("من" | "ومن")) {
            return 6; // there stands its verbal noun; but من may be "who"
        }
        let jussive = self.tense == Tense::Present(Jussive);
        // لم did not
        let negated = matches!(before, Some("لم" | "ولم" | "فلم" | "أولم"));
        let mood = if jussive == negated { 0 } else { 4 };
        let person = u8::from(self.person != 3);
        // ضربنا "we hit" and "he hit us" are equally likely.
        let pronoun = u8::from(self.pronoun == Some(US));
        let number = u8::from(self.number == Dual || (self.number == Plural && self.gender == Feminine));
        mood + person + pronoun + number
    }

    pub(super) fn plain(self) -> Plain {
        let tense = match self.tense {
            Tense::Past => 1,
            Tense::Present(Indicative) => 2,
            Tense::Present(Subjunctive) => 4,
            Tense::Present(Jussive) => 8,
        };
        let Self { person, gender, number, .. } = self;
        Plain { person, tense, gender, number, cases: 0, states: 0, article: false }
    }

    /// Whether it can stand behind ل "to, let".
    pub(super) fn follows_to(self) -> bool {
        matches!(self.tense, Tense::Present(Subjunctive | Jussive))
    }

    /// Whether it can stand behind the future proclitic.
    pub(super) fn follows_will(self) -> bool {
        self.tense == Tense::Present(Indicative)
    }
}

/// A verb by its third person masculine singular, without vowel signs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Verb {
    past: String,
    present: String,
    class: Class,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Regular,
    Doubled,
    Hollow,
    Defective,
}

/// Verbs of five letters that begin as the tenth form does and are of the eighth, so that their last letter is not double.
const EIGHTH: [&str; 10] = ["استمع", "استلم", "استند", "استبق", "استتر", "استعر", "استلف", "استرق", "استلهم", "استلب"];
/// Verbs of five letters whose last letter is double though they are not of the tenth form.
const QUADRILITERAL: [&str; 6] = ["اطمأن", "اشمأز", "اقشعر", "اضمحل", "اكفهر", "اشرأب"];

impl Verb {
    /// The verb of these two forms; a shadda on the last letter is taken for what it says.
    pub(super) fn new(past: &str, present: &str) -> Result<Self, &'static str> {
        let shadda = past.ends_with(SHADDA);
        let (past, present) = (bare(past), bare(present));
        if !present.starts_with(YEH) || present.chars().count() < 3 {
            return Err("the present is the form for “he”, which begins with ي");
        }
        if past.starts_with(ALEF_MADDA) && past.chars().count() < 3 {
            return Err("a verb that begins and ends in its only two letters is listed form by form, in braces");
        }
        let class = if shadda { Class::Doubled } else { Class::of(&past, &present) };
        Ok(Self { past, present, class })
    }

    /// Its verbal nouns, the usual one first.
    pub(super) fn verbal_nouns(&self) -> Vec<String> {
        super::verbal::nouns(&self.past, &self.present, self.class)
    }

    /// Every form, the usual spelling of each before its others.
    pub(super) fn forms(&self, asked: Asked<'_>) -> Vec<(String, Features)> {
        let mut out = Forms { asked, list: Vec::new() };
        self.past_forms(&mut out);
        self.present_forms(&mut out);
        out.list
    }

    fn past_forms(&self, out: &mut Forms<'_>) {
        let base = self.past.as_str();
        let short = drop_last(base);
        let last = base.chars().next_back().unwrap_or(NOON);
        // Before ت of "she", ا of two, وا of many, and endings that begin with a consonant.
        let (she, two, many, consonant) = match self.class {
            Class::Regular => (base, base.to_owned(), base, base.to_owned()),
            Class::Doubled => (base, base.to_owned(), base, format!("{base}{last}")),
            Class::Hollow => (base, base.to_owned(), base, self.without_weak(base, true)),
            Class::Defective => match last {
                YEH => (base, base.to_owned(), short, base.to_owned()),
                ALEF if self.present.ends_with(WAW) => (short, format!("{short}{WAW}"), short, format!("{short}{WAW}")),
                _ => (short, format!("{short}{YEH}"), short, format!("{short}{YEH}")),
            },
        };
        let mut put = |texts: Vec<String>, person, gender, number| {
            out.put(texts, Tense::Past, (person, gender, number));
        };
        put(vec![base.to_owned()], 3, Masculine, Singular);
        put(vec![format!("{she}\u{062A}")], 3, Feminine, Singular);
        put(self.join(many, "وا"), 3, Masculine, Plural);
        put(double(&consonant, "نا"), 1, Masculine, Plural);
        put(double(&consonant, "ت"), 1, Masculine, Singular);
        put(double(&consonant, "ت"), 2, Masculine, Singular);
        put(double(&consonant, "ت"), 2, Feminine, Singular);
        put(double(&consonant, "تم"), 2, Masculine, Plural);
        put(double(&consonant, "تما"), 2, Masculine, Dual);
        put(double(&consonant, "تن"), 2, Feminine, Plural);
        put(double(&consonant, "ن"), 3, Feminine, Plural);
        put(self.join(&two, "ا"), 3, Masculine, Dual);
        put(vec![format!("{she}\u{062A}\u{0627}")], 3, Feminine, Dual);
    }

    fn present_forms(&self, out: &mut Forms<'_>) {
        let full = self.present.strip_prefix(YEH).unwrap_or(&self.present);
        let short = drop_last(full);
        let last = full.chars().next_back().unwrap_or(NOON);
        // Before ا of two, ون, ين of "you, woman", ن of women, and without ending in the jussive.
        let (two, many, you, women, jussive) = match self.class {
            Class::Regular => (full.to_owned(), full, full, full.to_owned(), full.to_owned()),
            Class::Doubled => (full.to_owned(), full, full, format!("{full}{last}"), full.to_owned()),
            Class::Hollow => {
                (full.to_owned(), full, full, self.without_weak(full, false), self.without_weak(full, false))
            }
            Class::Defective => match last {
                MAKSURA | ALEF => (format!("{short}{YEH}"), short, short, format!("{short}{YEH}"), short.to_owned()),
                _ => (full.to_owned(), short, short, full.to_owned(), short.to_owned()),
            },
        };
        let mut put = |mood, prefix: char, texts: Vec<String>, person, gender, number| {
            let texts = texts.into_iter().map(|text| prefixed(prefix, &text)).collect();
            out.put(texts, Tense::Present(mood), (person, gender, number));
        };
        for mood in [Indicative, Subjunctive, Jussive] {
            let stem = if mood == Jussive { &jussive } else { full };
            let texts = vec![stem.to_owned()];
            put(mood, YEH, texts.clone(), 3, Masculine, Singular);
            put(mood, TAA, texts.clone(), 3, Feminine, Singular);
            put(mood, TAA, texts.clone(), 2, Masculine, Singular);
            put(mood, ALEF_HAMZA, texts.clone(), 1, Masculine, Singular);
            put(mood, NOON, texts, 1, Masculine, Plural);
            let indicative = mood == Indicative;
            let texts = self.join(many, if indicative { "ون" } else { "وا" });
            put(mood, YEH, texts.clone(), 3, Masculine, Plural);
            put(mood, TAA, texts, 2, Masculine, Plural);
            let texts = self.join(&two, if indicative { "ان" } else { "ا" });
            put(mood, YEH, texts.clone(), 3, Masculine, Dual);
            put(mood, TAA, texts.clone(), 3, Feminine, Dual);
            put(mood, TAA, texts, 2, Masculine, Dual);
            put(mood, TAA, self.join(you, if indicative { "ين" } else { "ي" }), 2, Feminine, Singular);
            let texts = double(&women, "ن");
            put(mood, YEH, texts.clone(), 3, Feminine, Plural);
            put(mood, TAA, texts, 2, Feminine, Plural);
        }
    }

    /// A defective stem ends in a diphthong, which leaves the hamza before it alone: رأوا.
    fn join(&self, stem: &str, ending: &str) -> Vec<String> {
        if self.class == Class::Defective { vec![format!("{stem}{ending}")] } else { join(stem, ending) }
    }

    /// A hollow stem with its weak letter gone, a last hamza on its seat: قال → قل, جاء → جئ, أضاء → أضأ.
    fn without_weak(&self, stem: &str, past: bool) -> String {
        let short = drop_inner(stem);
        if !short.ends_with(HAMZA) {
            return short;
        }
        let seat = match self.present.chars().rev().nth(1) {
            _ if past && stem.chars().count() > 3 => ALEF_HAMZA,
            Some(WAW) => HAMZA_WAW,
            // شاء/يشاء: شئت, but لم يشأ
            Some(ALEF) if !past => ALEF_HAMZA,
            _ => HAMZA_YEH,
        };
        format!("{}{seat}", drop_last(&short))
    }
}

/// The forms that were asked for.
struct Forms<'a> {
    asked: Asked<'a>,
    list: Vec<(String, Features)>,
}

impl Forms<'_> {
    /// Adds a form, and with each pronoun that news hangs on it.
    fn put(&mut self, texts: Vec<String>, tense: Tense, (person, gender, number): (u8, Gender, Number)) {
        let of = |pronoun| Features { tense, person, gender, number, pronoun };
        let seldom = number == Dual && person == 2 || number == Plural && gender == Feminine;
        for (pronoun, text) in Pronoun::all("ني") {
            let itself = match person {
                1 => pronoun == I || pronoun == US,
                2 => matches!(text, "ك" | "كم"),
                _ => false,
            };
            if !seldom && !itself && self.asked.takes(Some((pronoun, text))) {
                let with = texts.iter().flat_map(|form| with_pronoun(form, text, of(None)));
                self.list.extend(with.map(|form| (form, of(Some(pronoun)))));
            }
        }
        if self.asked.takes(None) {
            self.list.extend(texts.into_iter().map(|text| (text, of(None))));
        }
    }
}

impl Class {
    fn of(past: &str, present: &str) -> Self {
        let letters: Vec<char> = past.chars().collect();
        let weak = |w: &str| w.chars().rev().nth(1);
        match (letters.last(), weak(past), weak(present)) {
            (Some(&(ALEF | MAKSURA | YEH)), ..) if present.ends_with([WAW, YEH, MAKSURA, ALEF]) => Self::Defective,
            (_, Some(ALEF), Some(ALEF | WAW | YEH)) | (_, Some(YEH), Some(ALEF)) if letters.len() > 2 => Self::Hollow,
            _ if is_doubled(&letters, past, present) => Self::Doubled,
            _ => Self::Regular,
        }
    }
}

/// Whether the last letter is written once for two.
fn is_doubled(letters: &[char], past: &str, present: &str) -> bool {
    match letters {
        [_, _] => true,
        // أصر/يصر, but أخذ/يأخذ
        [ALEF_HAMZA, rest @ ..] if rest.len() == 2 => present.chars().skip(1).eq(rest.iter().copied()),
        // احتل, انضم, احمر; but اتصل, اطلع, ادخر, where the second letter is the double one
        [ALEF, second, _, _] => !matches!(second, 'ت' | 'ط' | 'د' | 'ذ' | 'ظ'),
        [ALEF, 'س', 'ت', _, _] => !EIGHTH.contains(&past),
        [ALEF, ..] => QUADRILITERAL.contains(&past),
        _ => false,
    }
}

/// Joins an ending that begins with a consonant; the same consonant before it is written once: كن + نا = كنا.
fn double(stem: &str, ending: &str) -> Vec<String> {
    let twice = stem.chars().next_back() == ending.chars().next();
    vec![format!("{}{ending}", if twice { drop_last(stem) } else { stem })]
}

/// The prefix of a person before a stem of the present: أ + أخذ = آخذ.
fn prefixed(prefix: char, stem: &str) -> String {
    match stem.strip_prefix(ALEF_HAMZA) {
        Some(rest) if prefix == ALEF_HAMZA => format!("{ALEF_MADDA}{rest}"),
        _ => format!("{prefix}{stem}"),
    }
}

/// A form with an object: ضربوا + ه = ضربوه, رمى + ه = رماه, رأى + ه = رآه, ضربتم + ه = ضربتموه.
fn with_pronoun(form: &str, pronoun: &str, of: Features) -> Vec<String> {
    let body = drop_last(form);
    let many = of.number == Plural && of.gender == Masculine;
    let plain = || vec![format!("{form}{pronoun}")];
    let seats = |seats: &[char]| seats.iter().map(|seat| format!("{body}{seat}{pronoun}")).collect();
    let indicative = of.tense == Tense::Present(Indicative);
    match form.chars().next_back() {
        Some(ALEF) if many && form.ends_with("وا") && of.person != 1 => vec![format!("{body}{pronoun}")],
        Some('م') if many && of.person == 2 && of.tense == Tense::Past => vec![format!("{form}{WAW}{pronoun}")],
        Some(MAKSURA) => match body.strip_suffix(ALEF_HAMZA) {
            Some(rest) => vec![format!("{rest}{ALEF_MADDA}{pronoun}")],
            None => vec![format!("{body}{ALEF}{pronoun}")],
        },
        Some(ALEF_HAMZA) if indicative => seats(&[HAMZA_WAW, ALEF_HAMZA]),
        Some(HAMZA) => match (body.chars().next_back(), indicative) {
            (Some(ALEF), true) => seats(&[HAMZA_WAW, HAMZA]),
            (Some(YEH), _) => seats(&[HAMZA_YEH]),
            _ => plain(),
        },
        _ => plain(),
    }
}
