//! Nouns and adjectives: number, case, article and possessive from the singular and, where it is broken, the plural.
//!
//! | given | singular | dual | plural |
//! |---|---|---|---|
//! | `لاعب` | لاعب لاعبا لاعبة | لاعبان لاعبين لاعبا لاعبي, لاعبتان … | لاعبون لاعبين لاعبو لاعبي, لاعبات |
//! | `شركة` | شركة شركت-ه | شركتان شركتين شركتا شركتي | شركات |
//! | `فرصة/فرص` | فرصة فرصت-ه | فرصتان … | فرص |
//! | `محامي/محامون` | محامي | محاميان … | محامون محامين محامو |

use super::{
    AL, ALEF, ALEF_HAMZA, Asked, Gender, HAMZA, HAMZA_WAW, HAMZA_YEH, I, MAKSURA, MARBUTA, Number, Plain, Pronoun, TAA,
    WAW, YEH, drop_last, join,
};
use Gender::{Feminine, Masculine};
use Number::{Dual, Plural, Singular};

/// Cases that a form may be, a bit each.
type Cases = u8;
const NOMINATIVE: Cases = 1;
const ACCUSATIVE: Cases = 2;
const GENITIVE: Cases = 4;
const OBLIQUE: Cases = ACCUSATIVE | GENITIVE;
const ANY_CASE: Cases = NOMINATIVE | OBLIQUE;

/// Whether a form may stand alone, or before its genitive or pronoun, a bit each.
type States = u8;
const FREE: States = 1;
const CONSTRUCT: States = 2;

/// What a form of a noun says; where its spelling leaves something open, all that it may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Features {
    article: bool,
    gender: Gender,
    number: Number,
    cases: Cases,
    states: States,
    pub(super) pronoun: Option<Pronoun>,
}

impl Features {
    /// How seldom news means this reading: لاعبي is "players of" rather than "my player", كتابا "a book" rather than "two books of".
    pub(super) fn rank(self) -> u8 {
        u8::from(self.pronoun == Some(I)) + u8::from(self.number == Dual && self.states == CONSTRUCT)
    }

    pub(super) fn plain(self) -> Plain {
        let Self { article, gender, number, cases, states, .. } = self;
        Plain { person: 0, tense: 0, gender, number, cases, states, article }
    }

    /// The same as a genitive, if it can be one.
    pub(super) fn genitive(self) -> Option<Self> {
        (self.cases & GENITIVE != 0).then_some(Self { cases: GENITIVE, ..self })
    }

    /// The same behind the word `before`: in, from, to, on, about make a genitive.
    pub(super) fn after(self, before: Option<&str>) -> Self {
        self.genitive().filter(|_| super::is_preposition(before)).unwrap_or(self)
    }
}

/// A noun or adjective, without vowel signs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Noun {
    singular: String,
    plural: Option<String>,
}

impl Noun {
    pub(super) fn new(singular: &str, plural: Option<&str>) -> Self {
        Self { singular: singular.to_owned(), plural: plural.map(str::to_owned) }
    }

    /// The forms of a verbal noun: its singular.
    pub(super) fn singular_forms(&self, asked: Asked<'_>) -> Vec<(String, Features)> {
        let mut out = Forms { asked, list: Vec::new() };
        out.one_ending(&self.singular, Masculine, Singular);
        out.list
    }

    /// Whether it has a form for each gender: a noun with ة or with a plural of its own has one gender.
    fn has_genders(&self) -> bool {
        self.plural.is_none() && !self.singular.ends_with([MARBUTA, MAKSURA])
    }

    /// Whether a form of it says what was `wanted` of another noun.
    pub(super) fn agrees(&self, form: Features, wanted: Features) -> bool {
        form.article == wanted.article
            && form.number == wanted.number
            && form.pronoun == wanted.pronoun
            && form.cases & wanted.cases != 0
            && form.states & wanted.states != 0
            && (form.gender == wanted.gender || !self.has_genders())
    }

    /// Every form, the usual spelling of each before its others.
    pub(super) fn forms(&self, asked: Asked<'_>) -> Vec<(String, Features)> {
        let mut out = Forms { asked, list: Vec::new() };
        let own = if self.singular.ends_with(MARBUTA) { Feminine } else { Masculine };
        out.one_ending(&self.singular, own, Singular);
        out.dual(&self.singular, own);
        match self.plural.as_deref() {
            Some(plural) => match plural.strip_suffix("ون") {
                Some(stem) => out.sound_masculine(stem),
                None => out.one_ending(plural, own, Plural),
            },
            None if self.has_genders() => {
                out.sound_masculine(&self.singular);
                for feminine in join(&self.singular, "ة") {
                    out.one_ending(&feminine, Feminine, Singular);
                    out.dual(&feminine, Feminine);
                }
                out.sound_feminine(&self.singular);
            }
            None if self.singular.ends_with(MAKSURA) => {
                out.sound_feminine(&format!("{}{YEH}", drop_last(&self.singular)));
            }
            None => out.sound_feminine(drop_last(&self.singular)),
        }
        out.list
    }
}

/// The forms that were asked for.
struct Forms<'a> {
    asked: Asked<'a>,
    list: Vec<(String, Features)>,
}

impl Forms<'_> {
    fn put(&mut self, text: String, gender: Gender, number: Number, cases: Cases, states: States) {
        if self.asked.takes(None) {
            self.list.push((text, Features { article: false, gender, number, cases, states, pronoun: None }));
        }
    }

    fn definite(&mut self, text: &str, gender: Gender, number: Number, cases: Cases) {
        if self.asked.takes(None) {
            let features = Features { article: true, gender, number, cases, states: FREE, pronoun: None };
            self.list.push((format!("{AL}{text}"), features));
        }
    }

    fn with(&mut self, stem: &str, gender: Gender, number: Number, cases: Cases, suffix: (Pronoun, &str)) {
        if self.asked.takes(Some(suffix)) {
            let pronoun = Some(suffix.0);
            let features = Features { article: false, gender, number, cases, states: CONSTRUCT, pronoun };
            self.list.push((format!("{stem}{}", suffix.1), features));
        }
    }

    /// A word that shows its case by vowels only, save the accusative ا where it takes one.
    fn one_ending(&mut self, word: &str, gender: Gender, number: Number) {
        let sound_feminine = number == Plural && word.ends_with("ات");
        let bare_accusative =
            sound_feminine || word.ends_with([MARBUTA, MAKSURA, ALEF, ALEF_HAMZA]) || word.ends_with("اء");
        if bare_accusative {
            self.put(word.to_owned(), gender, number, ANY_CASE, FREE | CONSTRUCT);
        } else {
            self.put(word.to_owned(), gender, number, NOMINATIVE | GENITIVE, FREE);
            self.put(word.to_owned(), gender, number, ANY_CASE, CONSTRUCT);
            for text in join(word, "ا") {
                self.put(text, gender, number, ACCUSATIVE, FREE);
            }
        }
        self.definite(word, gender, number, ANY_CASE);
        for suffix in Pronoun::all("ي") {
            for (stem, cases) in before_pronoun(word, suffix.0) {
                self.with(&stem, gender, number, cases, suffix);
            }
        }
    }

    fn dual(&mut self, singular: &str, gender: Gender) {
        let body = drop_last(singular);
        let stem = match singular.chars().next_back() {
            Some(MARBUTA) => format!("{body}{TAA}"),
            Some(MAKSURA) => format!("{body}{YEH}"),
            _ => singular.to_owned(),
        };
        self.two_endings(&stem, gender, Dual, ("ا", "ي"), ("ان", "ين"));
    }

    fn sound_masculine(&mut self, stem: &str) {
        self.two_endings(stem, Masculine, Plural, ("و", "ي"), ("ون", "ين"));
    }

    fn sound_feminine(&mut self, stem: &str) {
        for plural in join(stem, "ات") {
            self.one_ending(&plural, Feminine, Plural);
        }
    }

    /// A word with an ending for the nominative and one for the other cases, each shorter before a genitive.
    fn two_endings(&mut self, stem: &str, gender: Gender, number: Number, construct: (&str, &str), free: (&str, &str)) {
        // The oblique stands first: it is the more frequent one.
        for (construct, free, cases) in [(construct.1, free.1, OBLIQUE), (construct.0, free.0, NOMINATIVE)] {
            for text in join(stem, free) {
                self.definite(&text, gender, number, cases);
                self.put(text, gender, number, cases, FREE);
            }
            for text in join(stem, construct) {
                for suffix in Pronoun::all("").filter(|(pronoun, _)| *pronoun != I) {
                    self.with(&text, gender, number, cases, suffix);
                }
                self.put(text, gender, number, cases, CONSTRUCT);
            }
        }
    }
}

/// A word of one ending as it is written before a pronoun: فرصت-ه, مستوا-ه, and أصدقاؤ-ه, أصدقاء-ه, أصدقائ-ه by its case.
fn before_pronoun(word: &str, pronoun: Pronoun) -> Vec<(String, Cases)> {
    let body = drop_last(word);
    let seat = |seat: char, cases: Cases| (format!("{body}{seat}"), cases);
    match (word.chars().next_back(), body.chars().next_back()) {
        (Some(MARBUTA), _) => vec![seat(TAA, ANY_CASE)],
        (Some(MAKSURA), _) => vec![seat(ALEF, ANY_CASE)],
        (Some(HAMZA), Some(ALEF | WAW)) | (Some(ALEF_HAMZA), _) if pronoun == I => vec![seat(HAMZA_YEH, ANY_CASE)],
        (Some(HAMZA), Some(YEH)) => vec![seat(HAMZA_YEH, ANY_CASE)],
        (Some(last @ HAMZA), Some(ALEF)) | (Some(last @ ALEF_HAMZA), _) => {
            vec![seat(HAMZA_WAW, NOMINATIVE), seat(last, ACCUSATIVE), seat(HAMZA_YEH, GENITIVE)]
        }
        _ => vec![(word.to_owned(), ANY_CASE)],
    }
}
