//! The written lexicon: its entries, the forms of each with what they say, and how a reading is packed into a number.
//!
//! This file is compiled twice: into the build script, which makes the table of all forms, and into the library, which reads
//! the table and writes the forms of an entry anew where a fix needs one.

use super::super::pack::inflect::{Gender, Lexeme, Number, Plain};

/// What an entry is: the name of the file it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A verb.
    Verb,
    /// A verb of saying: a person or a body does it, and what follows is no object of flesh.
    Saying,
    /// A verb that takes no object.
    Intransitive,
    /// A verb whose object is never a person nor a body.
    OfThings,
    /// A verb whose object is never a person.
    OfBodies,
    /// A verb that joins a subject and what is said of it.
    OfBeing,
    /// A noun for people, with a feminine in ة.
    Human,
    /// A noun for men.
    Men,
    /// A noun for women.
    Women,
    /// A masculine noun for what is no human being.
    Masculine,
    /// A feminine one.
    Feminine,
    /// One that is used either way, or that lists disagree on.
    Either,
    /// An adjective or participle.
    Adjective,
    /// One that is the same for every gender and number, or whose forms are not written here.
    Invariable,
    /// A word of another kind, or a name: what makes a word ambiguous.
    Other,
}

impl Class {
    /// All classes with their names.
    pub const NAMES: [(&'static str, Self); 15] = [
        ("verbs", Self::Verb),
        ("verbs-of-saying", Self::Saying),
        ("verbs-without-object", Self::Intransitive),
        ("verbs-of-things", Self::OfThings),
        ("verbs-of-bodies", Self::OfBodies),
        ("verbs-of-being", Self::OfBeing),
        ("humans", Self::Human),
        ("men", Self::Men),
        ("women", Self::Women),
        ("masculine", Self::Masculine),
        ("feminine", Self::Feminine),
        ("either", Self::Either),
        ("adjectives", Self::Adjective),
        ("invariable", Self::Invariable),
        ("other", Self::Other),
    ];
}

/// What a reading is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Verb,
    Noun,
    Adjective,
    Other,
}

/// What a verb may have for its object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// Anything and anybody; also said of what is no verb.
    Any,
    /// A company, a body, a place or a thing, but no person.
    Bodies,
    /// A thing only.
    Things,
    /// Speech, and things that are said.
    Speech,
    /// Nothing.
    Nothing,
    /// What is said of the subject: it was …, it became …
    Predicate,
}

/// Tenses and moods, a bit each.
pub const PAST: u8 = 1;
/// The indicative.
pub const INDICATIVE: u8 = 2;
/// The subjunctive.
pub const SUBJUNCTIVE: u8 = 4;
/// The jussive.
pub const JUSSIVE: u8 = 8;
/// The nominative, a bit among the cases.
pub const NOMINATIVE: u8 = 1;
/// The accusative.
pub const ACCUSATIVE: u8 = 2;
/// The genitive.
pub const GENITIVE: u8 = 4;
/// Where a noun stands alone, a bit among the states.
pub const FREE: u8 = 1;
/// Where a genitive follows it.
pub const CONSTRUCT: u8 = 2;

/// One way to understand a form: of a verb always the third person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What it is.
    pub kind: Kind,
    /// Its gender; none where it may be either. Of a plural that of its singular.
    pub gender: Option<Gender>,
    /// Its number.
    pub number: Number,
    /// Of a noun: whether it stands for human beings.
    pub human: bool,
    /// Of a noun: the cases it may be.
    pub cases: u8,
    /// Of a noun: the states it may be in.
    pub states: u8,
    /// Of a verb: the tenses and moods it may be.
    pub tense: u8,
    /// Of a verb: what it may have for its object.
    pub object: Object,
    /// The entry it comes from: its place in the lexicon.
    pub lemma: u16,
}

/// The most entries of a lexicon.
#[allow(dead_code)] // asked for by the build script
pub const MOST: usize = 1 << 13;

impl Reading {
    /// The reading as a number.
    #[must_use]
    pub fn pack(self) -> u32 {
        let gender = match self.gender {
            Some(Gender::Masculine) => 1,
            Some(Gender::Feminine) => 2,
            None => 3,
        };
        let number = match self.number {
            Number::Singular => 0,
            Number::Dual => 1,
            Number::Plural => 2,
        };
        let bits = [
            (self.kind as u32, 2),
            (gender, 2),
            (number, 2),
            (u32::from(self.human), 1),
            (u32::from(self.cases), 3),
            (u32::from(self.states), 2),
            (u32::from(self.tense), 4),
            (self.object as u32, 3),
        ];
        bits.iter().rev().fold(u32::from(self.lemma), |sum, &(value, width)| sum << width | value)
    }

    /// The reading of such a number.
    #[must_use]
    pub fn unpack(mut packed: u32) -> Self {
        let mut take = |width: u32| {
            let value = packed & ((1 << width) - 1);
            packed >>= width;
            value
        };
        let byte = |value: u32| u8::try_from(value).unwrap_or(0);
        let kind = [Kind::Verb, Kind::Noun, Kind::Adjective, Kind::Other][take(2) as usize];
        let gender = match take(2) {
            1 => Some(Gender::Masculine),
            2 => Some(Gender::Feminine),
            _ => None,
        };
        let number = match take(2) {
            0 => Number::Singular,
            1 => Number::Dual,
            _ => Number::Plural,
        };
        let human = take(1) == 1;
        let (cases, states, tense) = (byte(take(3)), byte(take(2)), byte(take(4)));
        let object = match take(3) {
            1 => Object::Bodies,
            2 => Object::Things,
            3 => Object::Speech,
            4 => Object::Nothing,
            5 => Object::Predicate,
            _ => Object::Any,
        };
        let lemma = u16::try_from(take(13)).unwrap_or(0);
        Self { kind, gender, number, human, cases, states, tense, object, lemma }
    }

    /// Whether two readings differ in mood or case only, so that one may stand for both.
    fn merges(self, other: Self) -> bool {
        Self { cases: other.cases, tense: other.tense, states: other.states, ..self } == other
            && (self.states == other.states || self.cases == other.cases)
            && (self.kind == Kind::Verb) == (self.tense != 0)
    }
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub class: Class,
    /// As it is written: its first form, and others behind strokes.
    pub text: String,
}

impl Entry {
    /// Every form of the entry with its reading (`lemma` in it); each form's readings are merged where they differ in case
    /// or mood only.
    ///
    /// # Errors
    /// If the entry can't be inflected; the message says why.
    pub fn forms(&self, lemma: u16) -> Result<Vec<(String, Reading)>, String> {
        let mut parts = self.text.split('/');
        let first = parts.next().unwrap_or("");
        let others: Vec<&str> = parts.collect();
        let mut out = Forms { class: self.class, lemma, list: Vec::new() };
        match self.class {
            Class::Verb | Class::Saying | Class::Intransitive | Class::OfThings | Class::OfBodies | Class::OfBeing => {
                let present = match others.first() {
                    Some(present) => (*present).to_owned(),
                    None => present_of(first).ok_or_else(|| format!("“{first}” needs its present: past/present"))?,
                };
                let lexeme = Lexeme::verb(first, &present).map_err(|e| format!("“{}”: {e}", self.text))?;
                out.verb(&lexeme);
                if has_noun_of_its_spelling(first) && (self.class == Class::Verb || first.chars().count() > 3) {
                    out.push(first.to_owned(), SINGULAR, Kind::Noun, Some(Gender::Masculine), false);
                }
            }
            Class::Other | Class::Invariable => {
                let kind = if self.class == Class::Other { Kind::Other } else { Kind::Adjective };
                for word in std::iter::once(first).chain(others.iter().copied()) {
                    for number in [Number::Singular, Number::Plural, Number::Dual] {
                        out.push(word.to_owned(), Plain { number, ..SINGULAR }, kind, None, false);
                    }
                }
            }
            Class::Human => {
                out.noun(first, &others, Some(Gender::Masculine), true);
                let feminine = format!("{first}ة");
                out.noun(&feminine, &[], Some(Gender::Feminine), true);
            }
            Class::Men => out.noun(first, &others, Some(Gender::Masculine), true),
            Class::Women => out.noun(first, &others, Some(Gender::Feminine), true),
            Class::Masculine => out.noun(first, &others, Some(Gender::Masculine), false),
            Class::Feminine => out.noun(first, &others, Some(Gender::Feminine), false),
            Class::Either => out.noun(first, &others, None, false),
            Class::Adjective => out.adjective(first, &others),
        }
        Ok(out.list)
    }
}

/// What a singular without ending says.
const SINGULAR: Plain = Plain {
    person: 0,
    tense: 0,
    gender: Gender::Masculine,
    number: Number::Singular,
    cases: NOMINATIVE | ACCUSATIVE | GENITIVE,
    states: FREE | CONSTRUCT,
    article: false,
};

struct Forms {
    class: Class,
    lemma: u16,
    list: Vec<(String, Reading)>,
}

impl Forms {
    fn push(&mut self, text: String, said: Plain, kind: Kind, gender: Option<Gender>, human: bool) {
        let reading = Reading {
            kind,
            gender,
            number: said.number,
            human,
            cases: said.cases,
            states: said.states,
            tense: said.tense,
            object: match self.class {
                _ if kind != Kind::Verb => Object::Any,
                Class::OfBodies => Object::Bodies,
                Class::OfThings => Object::Things,
                Class::Saying => Object::Speech,
                Class::Intransitive => Object::Nothing,
                Class::OfBeing => Object::Predicate,
                _ => Object::Any,
            },
            lemma: self.lemma,
        };
        match self.list.iter_mut().find(|(t, r)| *t == text && r.merges(reading)) {
            Some((_, r)) => {
                r.cases |= reading.cases;
                r.tense |= reading.tense;
                r.states |= reading.states;
            }
            None => self.list.push((text, reading)),
        }
    }

    fn verb(&mut self, lexeme: &Lexeme) {
        for (text, said) in lexeme.plain_forms().into_iter().filter(|(_, said)| said.person == 3) {
            self.push(text, said, Kind::Verb, Some(said.gender), false);
        }
    }

    /// A noun with the plurals given: `ات` and `ون` are put in the place of its ending. Without any, that in ة has one in
    /// ات, and one for people one in ون.
    fn noun(&mut self, singular: &str, plurals: &[&str], gender: Option<Gender>, human: bool) {
        let stem = singular.strip_suffix('ة').unwrap_or(singular);
        let feminine = singular.ends_with('ة');
        let default = if human && self.class == Class::Human && !feminine { "ون" } else { "ات" };
        let none = plurals.is_empty() && !feminine && default == "ات";
        let given: Vec<&str> = if plurals.is_empty() { vec![default] } else { plurals.to_vec() };
        let mut first = true;
        for plural in given {
            let plural = match plural {
                "ات" | "ون" | "وات" | "يات" => format!("{stem}{plural}"),
                other => other.to_owned(),
            };
            // قرون "centuries" is no sound plural.
            let broken = !human && plural.ends_with("ون");
            let lexeme = Lexeme::noun(singular, if broken { Some(singular) } else { Some(&plural) });
            let mut forms = lexeme.plain_forms();
            if broken {
                forms.retain(|(_, said)| said.number != Number::Plural);
                let many = Lexeme::noun(&plural, Some(&plural[..2])).plain_forms().into_iter();
                let many = many.filter(|(_, said)| said.number == Number::Singular);
                forms.extend(many.map(|(text, said)| (text, Plain { number: Number::Plural, ..said })));
            }
            for (text, said) in forms.into_iter().filter(|(_, said)| !said.article) {
                let is_plural = said.number == Number::Plural;
                if (!is_plural && !first) || (is_plural && none) {
                    continue;
                }
                self.push(text, said, Kind::Noun, gender, human);
            }
            first = false;
        }
    }

    /// An adjective with its masculine plurals, or (`أحمر/حمراء/حمر`) with a feminine in اء before them.
    fn adjective(&mut self, singular: &str, others: &[&str]) {
        let colour = others.first().filter(|f| f.ends_with("اء") && singular.starts_with(['أ', 'آ']));
        let plurals = if colour.is_some() { &others[1..] } else { others };
        let mut add = |lexeme: &Lexeme, gender: Option<Gender>, skip: &dyn Fn(Plain) -> bool| {
            for (text, said) in lexeme.plain_forms().into_iter().filter(|(_, said)| !said.article && !skip(*said)) {
                self.push(text, said, Kind::Adjective, gender, false);
            }
        };
        let feminine = colour.map_or_else(|| feminine_of(singular), |c| (*c).to_owned());
        if colour.is_none() {
            // The feminine and, where no other is given, the sound plurals.
            add(&Lexeme::noun(&feminine, None), Some(Gender::Feminine), &|_| false);
        } else {
            let skip = |said: Plain| said.number != Number::Singular;
            add(&Lexeme::noun(&feminine, Some(&feminine)), Some(Gender::Feminine), &skip);
        }
        let sound = format!("{singular}ون");
        if plurals.is_empty() {
            add(&Lexeme::noun(singular, Some(&sound)), Some(Gender::Masculine), &|_| false);
        }
        for (i, plural) in plurals.iter().enumerate() {
            let plural = if *plural == "ون" { &sound } else { *plural };
            let broken = !plural.ends_with("ون");
            let lexeme = Lexeme::noun(singular, Some(plural));
            for (text, said) in lexeme.plain_forms().into_iter().filter(|(_, said)| !said.article) {
                if said.number == Number::Plural {
                    let gender = if broken { None } else { Some(Gender::Masculine) };
                    self.push(text, said, Kind::Adjective, gender, false);
                } else if i == 0 {
                    self.push(text, said, Kind::Adjective, Some(Gender::Masculine), false);
                }
            }
        }
    }
}

/// The feminine of an adjective: كبير, كبيرة; ثانٍ is not among them.
fn feminine_of(masculine: &str) -> String {
    match masculine.strip_suffix('ء') {
        Some(_) if !masculine.ends_with("اء") => format!("{}ئة", masculine.trim_end_matches('ء')),
        _ => format!("{masculine}ة"),
    }
}

/// Whether a noun may have the spelling of the verb's past: ضرب "he hit, hitting", تقدم "he advanced, progress". Nouns of three
/// letters beside verbs of the smaller lists are in the lexicon.
fn has_noun_of_its_spelling(past: &str) -> bool {
    let letters: Vec<char> = past.chars().collect();
    let weak = |c: char| matches!(c, 'ا' | 'ى');
    match letters.as_slice() {
        // قرر "he decided" is none: of two equal letters the noun has one.
        [_, middle, last] => !weak(*middle) && !weak(*last) && middle != last,
        [_, last] => !weak(*last),
        ['ت', rest @ ..] => rest.len() >= 3 && rest.last().is_some_and(|c| !weak(*c)),
        _ => false,
    }
}

/// The present of a verb, where its past tells it: all but those of three letters with a weak one or a hamza, and آمن.
#[must_use]
pub fn present_of(past: &str) -> Option<String> {
    let letters: Vec<char> = past.chars().collect();
    let n = letters.len();
    let defective = |stem: &str| match stem.strip_suffix('ى') {
        Some(rest) => format!("ي{rest}ي"),
        None => format!("ي{stem}"),
    };
    let hollow = |stem: &str| {
        let mut letters: Vec<char> = stem.chars().collect();
        let at = letters.len().checked_sub(2)?;
        if letters[at] == 'ا' {
            letters[at] = 'ي';
        }
        Some(letters.into_iter().collect::<String>())
    };
    match letters.as_slice() {
        ['ا', 'س', 'ت', ..] if n == 6 => hollow(&past[2..]).map(|stem| defective(&stem)),
        ['ا', ..] if n >= 4 => Some(defective(&past[2..])),
        ['أ', second, ..] if n == 4 && *second != 'ا' => hollow(&past[2..]).map(|stem| defective(&stem)),
        ['ت', ..] if n >= 4 => Some(format!("ي{past}")),
        ['أ' | 'آ' | 'ا', ..] => None,
        [_, _, ..] if n >= 4 => Some(defective(past)),
        ['و', ..] => None,
        [_, 'ا', _] | [_, _, 'ا' | 'ي'] => None,
        [_, _, _] => Some(defective(past)),
        _ => None,
    }
}
