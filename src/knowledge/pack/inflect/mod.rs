//! Words in every form: a verb given by its past and present, a noun or adjective by its singular and plural.
//!
//! A pattern that names a word this way matches each of its forms, and a repair renders its own word in the form that was
//! matched. Spellings are those of unvocalised news prose; the grammar is the common one (W. Wright, *A Grammar of the Arabic
//! Language*; K. Ryding, *A Reference Grammar of Modern Standard Arabic*).

mod noun;
#[cfg(test)]
mod tests;
mod verb;
mod verbal;

use crate::text::{Key, clitics, fold, fold::bare, key};

/// The article.
pub(super) const AL: &str = "\u{0627}\u{0644}";
/// The future proclitic.
pub const FUTURE: char = '\u{0633}';

const LAM: char = '\u{0644}'; // ل to
const ALEF: char = '\u{0627}'; // ا
const ALEF_HAMZA: char = '\u{0623}'; // أ
const ALEF_MADDA: char = '\u{0622}'; // آ
const HAMZA: char = '\u{0621}'; // ء
const HAMZA_WAW: char = '\u{0624}'; // ؤ
const HAMZA_YEH: char = '\u{0626}'; // ئ
const WAW: char = '\u{0648}'; // و
const YEH: char = '\u{064A}'; // ي
const MAKSURA: char = '\u{0649}'; // ى
const TAA: char = '\u{062A}'; // ت
const NOON: char = '\u{0646}'; // ن
const MARBUTA: char = '\u{0629}'; // ة

/// Suffixed pronouns but that of "I": him, her, them, them (two), them (women), us, you, you (all).
const PRONOUNS: [&str; 8] = ["ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم"];
/// "Us" in [`PRONOUNS`].
const US: Pronoun = Pronoun(5);
/// "Me, my", spelled by verbs and nouns each in its own way.
const I: Pronoun = Pronoun(8);

/// A suffixed pronoun: its place in [`PRONOUNS`], or [`I`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pronoun(u8);

impl Pronoun {
    /// All pronouns with their spellings, "me, my" spelled as given.
    fn all(first_person: &'static str) -> impl Iterator<Item = (Self, &'static str)> {
        PRONOUNS.into_iter().chain([first_person]).zip(0..).map(|(text, i)| (Self(i), text))
    }
}

/// Which forms are asked for: with its pronouns a verb has hundreds, of which a reading or a repair needs a few.
#[derive(Clone, Copy, Debug)]
enum Asked<'a> {
    All,
    /// Those that may be this folded word.
    Ending(&'a str),
    /// Those with this pronoun, or those without one.
    With(Option<Pronoun>),
}

impl Asked<'_> {
    fn takes(self, pronoun: Option<(Pronoun, &str)>) -> bool {
        match (self, pronoun) {
            (Self::All, _) | (Self::Ending(_), None) => true,
            (Self::Ending(word), Some((_, text))) => word.ends_with(text),
            (Self::With(wanted), pronoun) => wanted == pronoun.map(|(p, _)| p),
        }
    }
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Gender {
    Masculine,
    Feminine,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Number {
    Singular,
    Dual,
    Plural,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Features {
    Verb(verb::Features),
    /// Of a verbal noun.
    Verbal(noun::Features),
    Noun(noun::Features),
}

/// What a form without pronoun says: what the readings of a word are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plain {
    /// Of a verb, 1 to 3; of a noun 0.
    pub person: u8,
    /// Of a verb: 1 past, 2 indicative, 4 subjunctive, 8 jussive.
    pub tense: u8,
    /// Its gender.
    pub gender: Gender,
    /// Its number.
    pub number: Number,
    /// Of a noun: 1 nominative, 2 accusative, 4 genitive.
    pub cases: u8,
    /// Of a noun: 1 where it may stand alone, 2 where a genitive may follow.
    pub states: u8,
    /// Of a noun: whether it carries the article.
    pub article: bool,
}

impl Features {
    fn plain(self) -> Plain {
        match self {
            Self::Verb(f) => f.plain(),
            Self::Noun(f) | Self::Verbal(f) => f.plain(),
        }
    }
}

/// A word of a pattern that stands for all its forms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lexeme {
    /// Proclitics that every form carries.
    proclitic: String,
    class: Class,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Class {
    /// With its verbal nouns.
    Verb(verb::Verb, Vec<noun::Noun>),
    Noun(noun::Noun),
}

/// What stands before a word: what its spelling leaves open is often told there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Before<'a> {
    /// Proclitics in the same token, as they stand.
    pub proclitic: &'a str,
    /// The word before it in the sentence.
    pub word: Option<&'a str>,
    /// Whether the word is not the first of its pattern, where nobody has taken the future proclitic off.
    pub inside: bool,
}

/// One way to understand a word as a form of a lexeme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    features: Features,
    /// Whether the future proclitic stood before it in its token.
    future: bool,
    /// 0 for what news means nearly always; more for what it means seldom.
    rank: u8,
}

/// A word of a repair in the form that was matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bent {
    /// The form.
    pub text: String,
    /// Whether no other form is as likely to be meant.
    pub certain: bool,
}

/// Whether a word was read as a verbal noun and as nothing else.
#[must_use]
pub fn are_verbal(readings: &[Reading]) -> bool {
    readings.iter().all(|r| matches!(r.features, Features::Verbal(_)))
}

impl Lexeme {
    /// Parses `^past/present` and `+singular/plural`, proclitics in front; nothing if the word bears no such mark.
    ///
    /// # Errors
    /// If the word bears the mark but can't be inflected; the message says why.
    pub fn parse(word: &str) -> Option<Result<Self, String>> {
        let at = word.find(['^', '+'])?;
        let (proclitic, rest) = word.split_at(at);
        let (mark, rest) = rest.split_at(1);
        if mark == "+" && (!rest.starts_with(is_letter) || !proclitic.chars().all(is_letter)) {
            return None; // Disney+, C++
        }
        Some(Self::of(word, proclitic, mark, rest))
    }

    fn of(word: &str, proclitic: &str, mark: &str, rest: &str) -> Result<Self, String> {
        if !is_proclitic(proclitic) {
            return Err(format!("“{word}”: before the mark stands at most و or ف and one of ب ك ل س"));
        }
        let (first, second) = rest.split_once('/').map_or((rest, None), |(f, s)| (f, Some(s)));
        let plain = |w: &str| w.chars().count() >= 2 && w.chars().all(|c| is_letter(c) || c == SHADDA);
        if !plain(first) || !second.is_none_or(plain) {
            return Err(format!("“{word}”: write `^past/present` or `+singular/plural` in Arabic letters"));
        }
        let class = match (mark, second) {
            ("^", Some(present)) => {
                let verb = verb::Verb::new(first, present).map_err(|e| format!("“{word}”: {e}"))?;
                let nouns = verb.verbal_nouns().iter().map(|n| noun::Noun::new(n, None)).collect();
                Class::Verb(verb, nouns)
            }
            ("^", None) => return Err(format!("“{word}”: a verb needs its present, `^past/present`")),
            _ => Class::Noun(noun::Noun::new(&bare(first), second.map(bare).as_deref())),
        };
        Ok(Self { proclitic: proclitic.to_owned(), class })
    }

    /// The verb of these two forms, without its verbal nouns.
    ///
    /// # Errors
    /// If it can't be inflected; the message says why.
    pub fn verb(past: &str, present: &str) -> Result<Self, &'static str> {
        Ok(Self { proclitic: String::new(), class: Class::Verb(verb::Verb::new(past, present)?, Vec::new()) })
    }

    /// The noun or adjective of this singular and, if it has one of its own, this plural.
    #[must_use]
    pub fn noun(singular: &str, plural: Option<&str>) -> Self {
        Self { proclitic: String::new(), class: Class::Noun(noun::Noun::new(singular, plural)) }
    }

    /// Every form without pronoun, the usual spelling of each before its others.
    #[must_use]
    pub fn plain_forms(&self) -> Vec<(String, Plain)> {
        let forms = self.forms(Asked::With(None)).into_iter();
        forms.map(|(text, features)| (text, features.plain())).collect()
    }

    /// Whether it is a verb.
    #[must_use]
    pub fn is_verb(&self) -> bool {
        matches!(self.class, Class::Verb(..))
    }

    /// Every form with what it says, the usual spelling of each before its others.
    fn forms(&self, asked: Asked<'_>) -> Vec<(String, Features)> {
        let forms: Vec<(String, Features)> = match &self.class {
            Class::Verb(verb, nouns) => {
                let forms = verb.forms(asked).into_iter().map(|(t, f)| (t, Features::Verb(f)));
                let nouns = nouns.iter().flat_map(|n| n.singular_forms(asked));
                forms.chain(nouns.map(|(t, f)| (t, Features::Verbal(f)))).collect()
            }
            Class::Noun(noun) => noun.forms(asked).into_iter().map(|(t, f)| (t, Features::Noun(f))).collect(),
        };
        forms
            .into_iter()
            .filter_map(|(text, features)| {
                let features = behind(&self.proclitic, features)?;
                let text = if self.proclitic.is_empty() { text } else { clitics::attach(&self.proclitic, &text) };
                Some((text, features))
            })
            .collect()
    }

    /// All forms as they are spelled.
    pub fn all_forms(&self) -> impl Iterator<Item = String> {
        self.forms(Asked::All).into_iter().map(|(text, _)| text)
    }

    /// The keys of all forms, sorted, each once.
    #[must_use]
    pub fn keys(&self) -> Vec<Key> {
        let mut keys: Vec<Key> = self.all_forms().map(|text| key(&text)).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Every reading of `word` (its own proclitics off) as a form of the lexeme. With `exact` letters are compared as written,
    /// else folded.
    #[must_use]
    pub fn readings(&self, word: &str, before: Before<'_>, exact: bool) -> Vec<Reading> {
        let normal = |w: &str| if exact { bare(w) } else { fold(w) };
        // Careless writers leave the dots of ة and ي out, but nobody adds them: ضربة is no "he hit him", رمي no "he threw".
        let dotted = bare(word).chars().next_back().filter(|c| matches!(*c, MARBUTA | YEH));
        let is_written = |form: &(String, Features)| dotted.is_none_or(|c| form.0.ends_with(c));
        let word = normal(word);
        let mut forms = self.forms(Asked::Ending(&word));
        forms.retain(is_written);
        let mut out = Vec::new();
        let mut add = |written: &str, proclitic: &str, future: bool, seldom: u8| {
            // Folding keeps the length of a word without marks, and costs more than a glance at it.
            let same = |(text, _): &&(String, Features)| text.len() == written.len() && normal(text) == written;
            for (_, features) in forms.iter().filter(same) {
                let Some(features) = behind(proclitic, *features) else { continue };
                let (features, rank) = match features {
                    Features::Verb(f) => (features, f.rank(before.word)),
                    // ركل is "he kicked" rather than "kicking", save where a verb can't stand.
                    Features::Verbal(f) => (Features::Verbal(f.after(before.word)), 2 + f.rank()),
                    Features::Noun(f) => (Features::Noun(f.after(before.word)), f.rank()),
                };
                let reading = Reading { features, future, rank: rank + seldom };
                if !out.contains(&reading) {
                    out.push(reading);
                }
            }
        };
        // للاعبين is nearly always "to the players", not "to players".
        let swallowed = before.proclitic.ends_with(LAM) && word.starts_with(LAM);
        add(&word, before.proclitic, false, u8::from(swallowed));
        if swallowed {
            add(&format!("{ALEF}{word}"), before.proclitic, false, 0);
            add(&format!("{AL}{word}"), before.proclitic, false, 0);
        }
        if before.inside
            && self.is_verb()
            && let Some(rest) = word.strip_prefix(FUTURE)
        {
            add(rest, "\u{0633}", true, 0);
        }
        out
    }

    /// The lexeme in the form that `readings` tell; nothing if it has no such form.
    #[must_use]
    pub fn bend(&self, readings: &[Reading]) -> Option<Bent> {
        let best = readings.iter().map(|r| r.rank).min()?;
        let mut texts: Vec<String> = Vec::new();
        for reading in readings.iter().filter(|r| r.rank == best) {
            for form in self.render(reading.features) {
                let text = if reading.future { format!("{FUTURE}{form}") } else { form };
                if !texts.contains(&text) {
                    texts.push(text);
                }
            }
        }
        let certain = texts.len() == 1;
        texts.into_iter().next().map(|text| Bent { text, certain })
    }

    /// The forms that say the same as `wanted`: several where this word tells apart what the other did not.
    fn render(&self, wanted: Features) -> Vec<String> {
        let pronoun = match wanted {
            Features::Verb(f) => f.pronoun,
            Features::Noun(f) | Features::Verbal(f) => f.pronoun,
        };
        let forms = self.forms(Asked::With(pronoun)).into_iter();
        match (&self.class, wanted) {
            (Class::Verb(..), Features::Verb(_)) => {
                forms.filter(|(_, f)| *f == wanted).map(|(text, _)| text).take(1).collect()
            }
            (Class::Verb(_, nouns), Features::Verbal(wanted)) => nouns
                .first()
                .and_then(|n| {
                    let forms = n.singular_forms(Asked::With(pronoun)).into_iter();
                    forms.filter(|(_, f)| n.agrees(*f, wanted)).map(|(text, _)| text).next()
                })
                .into_iter()
                .collect(),
            (Class::Noun(noun), Features::Noun(wanted)) => {
                let mut said: Vec<noun::Features> = Vec::new();
                let mut out = Vec::new();
                for (text, features) in forms {
                    // A further spelling of what was said already is no other form.
                    if let Features::Noun(f) = features
                        && noun.agrees(f, wanted)
                        && !said.contains(&f)
                    {
                        said.push(f);
                        out.push(text);
                    }
                }
                out
            }
            _ => Vec::new(),
        }
    }
}

const SHADDA: char = '\u{0651}';

fn is_letter(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}')
}

fn is_proclitic(text: &str) -> bool {
    let rest = text.strip_prefix(['\u{0648}', '\u{0641}']).unwrap_or(text);
    matches!(rest, "" | "ب" | "ك" | "ل" | "س")
}

/// What a form says behind a proclitic, if it can stand there: a verb behind ل and س is in the present and never behind ب and ك
/// (there stands its verbal noun); a noun behind ب ك ل is a genitive.
fn behind(proclitic: &str, features: Features) -> Option<Features> {
    let particle = proclitic.chars().next_back().filter(|c| !matches!(c, '\u{0648}' | '\u{0641}'));
    match (particle, features) {
        (None, _) => Some(features),
        (Some(p), Features::Verb(f)) => {
            ((p == LAM && f.follows_to()) || (p == FUTURE && f.follows_will())).then_some(features)
        }
        (Some(FUTURE), Features::Noun(_) | Features::Verbal(_)) => None,
        (Some(_), Features::Noun(f)) => f.genitive().map(Features::Noun),
        (Some(_), Features::Verbal(f)) => f.genitive().map(Features::Verbal),
    }
}

/// Whether the word before is a preposition, behind which a noun is a genitive and no verb stands.
fn is_preposition(before: Option<&str>) -> bool {
    // in, from, to, on, about
    matches!(before, Some("في" | "من" | "إلى" | "على" | "عن" | "وفي" | "ومن" | "وإلى" | "وعلى" | "وعن"))
}

/// `stem` and `ending` with the hamza on the seat it takes between them; the usual spelling first.
fn join(stem: &str, ending: &str) -> Vec<String> {
    let mut letters = stem.chars();
    let (last, before) = (letters.next_back(), letters.next_back());
    let body = &stem[..stem.len() - last.map_or(0, char::len_utf8)];
    let next = ending.chars().next();
    let seats: &[char] = match (last, before, next) {
        (Some(ALEF_HAMZA), _, Some(ALEF)) => return vec![format!("{body}{ALEF_MADDA}{}", &ending[ALEF.len_utf8()..])],
        (Some(ALEF_HAMZA), _, Some(WAW)) => &[HAMZA_WAW, ALEF_HAMZA],
        (Some(ALEF_HAMZA), _, Some(YEH)) => &[HAMZA_YEH, ALEF_HAMZA],
        (Some(HAMZA), Some(ALEF | WAW), Some(WAW)) => &[HAMZA_WAW, HAMZA],
        (Some(HAMZA), Some(ALEF | WAW), Some(YEH)) => &[HAMZA_YEH],
        (Some(HAMZA), Some(b), Some(_)) if joins_next(b) => &[HAMZA_YEH],
        _ => return vec![format!("{stem}{ending}")],
    };
    seats.iter().map(|seat| format!("{body}{seat}{ending}")).collect()
}

/// Whether the letter is tied to the one after it.
fn joins_next(c: char) -> bool {
    !matches!(c, ALEF | ALEF_HAMZA | ALEF_MADDA | HAMZA_WAW | WAW | 'د' | 'ذ' | 'ر' | 'ز')
}

/// `text` without its last letter.
fn drop_last(text: &str) -> &str {
    text.char_indices().next_back().map_or(text, |(at, _)| &text[..at])
}

/// `text` without its last letter but one.
fn drop_inner(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() >= 2 {
        letters.remove(letters.len() - 2);
    }
    letters.into_iter().collect()
}
