//! A small morphology: the readings of a word that agreement needs, from the written lexicon of `rules/morph/`.
//!
//! A word is looked up as it is spelled, with its proclitics and article on and off; every way to read it is given. A word that
//! the lexicon lacks has no reading, and one that carries a pronoun has none either.

mod closed;
mod compounds;
mod given;
mod lexicon;
mod table;
mod units;

pub use closed::{Closed, DEMONSTRATIVES, closed};
pub use compounds::{is_body, is_compound, is_open};
pub use given::{given_name, is_set_phrase, opens_set_phrase};
pub use lexicon::{
    ACCUSATIVE, CONSTRUCT, Class, Entry, FREE, GENITIVE, INDICATIVE, JUSSIVE, Kind, NOMINATIVE, Object, PAST, Reading,
    SUBJUNCTIVE,
};
pub use units::{ORDINALS, UNITS};

pub use super::pack::inflect::{Gender, Number};

use super::words::hash;
use crate::text::chars::{Class as Letter, class};
use crate::text::{Key, key};
use std::sync::LazyLock;

static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/morph.table"));
static READINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/morph.readings"));
static ENTRIES: &str = include_str!(concat!(env!("OUT_DIR"), "/morph.entries"));

/// The lines of [`ENTRIES`].
static LINES: LazyLock<Vec<&str>> = LazyLock::new(|| ENTRIES.lines().collect());

/// The key of the form under which each of them stands: the past of a verb, the singular of a noun.
static HEADS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let head = |line: &&str| line.split_once('\t').map_or(0, |(_, text)| text.split('/').next().map_or(0, key));
    LINES.iter().map(head).collect()
});

/// The longest word that is read, in bytes; longer ones have no reading.
const LONGEST: usize = 48;
/// The most readings of a word that are kept; words with more are given as if they had none.
const MOST: usize = 16;

/// A word as a form of an entry behind proclitics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Analysis {
    /// What the form says.
    pub reading: Reading,
    /// Whether it carries the article.
    pub article: bool,
    /// Its proclitics, in letters: 0 to 2.
    pub proclitics: u8,
    /// The preposition or future particle among them.
    pub particle: Option<char>,
}

impl Analysis {
    /// What stands before the form, in a byte.
    fn pack(self) -> u8 {
        let particle = PARTICLES.iter().position(|&p| p == self.particle).unwrap_or(0);
        u8::from(self.article) | self.proclitics << 1 | (particle as u8) << 3
    }

    fn unpack(reading: u32, before: u8) -> Self {
        Self {
            reading: Reading::unpack(reading),
            article: before & 1 == 1,
            proclitics: before >> 1 & 3,
            particle: PARTICLES[usize::from(before >> 3) % PARTICLES.len()],
        }
    }
}

/// What [`Analysis::particle`] may be.
const PARTICLES: [Option<char>; 5] = [None, Some('ب'), Some('ك'), Some('ل'), Some('س')];

/// All readings of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Readings {
    forms: [u32; MOST],
    before: [u8; MOST],
    len: u8,
}

impl Readings {
    /// The readings of `word`; vowel signs and tatweel are ignored. Those of a word of an article are in its
    /// [`Words`](super::Words).
    #[must_use]
    pub fn of(word: &str) -> Self {
        let mut out = Self::default();
        let mut buffer = [0; LONGEST];
        let Some(letters) = plain(word, &mut buffer) else { return out };
        out.read(letters, 0, None);
        if let Some(rest) = letters.strip_prefix(['\u{0648}', '\u{0641}']) {
            out.read(rest, 1, None);
            out.particles(rest, 1);
        }
        out.particles(letters, 0);
        if usize::from(out.len) > MOST {
            out.len = 0;
        }
        out
    }

    /// The readings behind ب ك ل and س.
    fn particles(&mut self, letters: &str, proclitics: u8) {
        let Some(particle) = letters.chars().next().filter(|c| matches!(c, 'ب' | 'ك' | 'ل' | 'س')) else { return };
        let rest = &letters[particle.len_utf8()..];
        if particle == 'ل' && rest.starts_with('ل') {
            // للشركة = ل + الشركة, للغة = ل + اللغة
            self.form(&rest['ل'.len_utf8()..], proclitics + 1, Some(particle), true);
            self.form(rest, proclitics + 1, Some(particle), true);
        }
        self.read(rest, proclitics + 1, Some(particle));
    }

    fn read(&mut self, letters: &str, proclitics: u8, particle: Option<char>) {
        self.form(letters, proclitics, particle, false);
        if particle != Some('ل')
            && let Some(rest) = letters.strip_prefix("\u{0627}\u{0644}")
        {
            self.form(rest, proclitics, particle, true);
        }
    }

    fn form(&mut self, form: &str, proclitics: u8, particle: Option<char>, article: bool) {
        if form.len() < 4 {
            return;
        }
        for packed in table::get(TABLE, READINGS, hash(form)) {
            let mut reading = Reading::unpack(packed);
            match (reading.kind, particle) {
                (Kind::Verb, None) => {}
                (Kind::Verb, Some('س')) => reading.tense &= INDICATIVE,
                (Kind::Verb, Some('ل')) => reading.tense &= SUBJUNCTIVE | JUSSIVE,
                (Kind::Other, _) if article => continue,
                (_, None) => {}
                (_, Some('س')) | (Kind::Verb, _) => continue,
                (_, Some(_)) => reading.cases &= GENITIVE,
            }
            if article {
                let only_accusative = reading.cases == ACCUSATIVE && reading.number == Number::Singular;
                if reading.states & FREE == 0 || only_accusative {
                    continue;
                }
                reading.states = FREE;
            }
            let gone = if reading.kind == Kind::Verb { reading.tense == 0 || article } else { reading.cases == 0 };
            if !gone {
                self.push(Analysis { reading, article, proclitics, particle });
            }
        }
    }

    /// Adds a reading; of those beyond [`MOST`] only their number is kept.
    fn push(&mut self, analysis: Analysis) {
        let n = usize::from(self.len);
        if n < MOST {
            self.forms[n] = analysis.reading.pack();
            self.before[n] = analysis.pack();
        }
        self.len = self.len.saturating_add(1);
    }

    /// The readings.
    pub fn iter(&self) -> impl Iterator<Item = Analysis> {
        let both = self.forms.iter().zip(&self.before).take(usize::from(self.len));
        both.map(|(&reading, &before)| Analysis::unpack(reading, before))
    }

    /// The first reading.
    #[must_use]
    pub fn first(&self) -> Option<Analysis> {
        self.iter().next()
    }

    /// Whether nothing is known of the word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether the word is known and `holds` of its every reading.
    pub fn all(&self, holds: impl Fn(&Analysis) -> bool) -> bool {
        self.len > 0 && self.iter().all(|a| holds(&a))
    }

    /// Whether `holds` of one of its readings.
    pub fn any(&self, holds: impl Fn(&Analysis) -> bool) -> bool {
        self.iter().any(|a| holds(&a))
    }

    /// The readings for which `holds`.
    #[must_use]
    pub fn only(&self, holds: impl Fn(&Analysis) -> bool) -> Self {
        let mut out = Self::default();
        self.iter().filter(holds).for_each(|a| out.push(a));
        out
    }

    /// The first reading for which `holds`.
    pub fn find(&self, holds: impl Fn(&Analysis) -> bool) -> Option<Analysis> {
        self.iter().find(holds)
    }
}

/// The letters of `word`; none if they are too many.
fn plain<'b>(word: &'b str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let unwritten = |c: char| matches!(class(c), Letter::Mark | Letter::Invisible);
    if !word.chars().any(unwritten) {
        return (word.len() <= LONGEST).then_some(word);
    }
    let mut len = 0;
    for c in word.chars().filter(|&c| !unwritten(c)) {
        let place = buffer.get_mut(len..len + c.len_utf8())?;
        c.encode_utf8(place);
        len += c.len_utf8();
    }
    std::str::from_utf8(&buffer[..len]).ok()
}

/// What a noun asks of what agrees with it, as one word of another gender would say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// A masculine singular.
    Masculine,
    /// A feminine singular: feminine nouns, and plurals of what is no human being.
    Feminine,
}

impl Analysis {
    /// What a noun in the singular, or in the plural for what is not human, asks of what agrees with it.
    #[must_use]
    pub fn asks(&self) -> Option<Asks> {
        let r = self.reading;
        match (r.kind, r.number, r.gender) {
            (Kind::Noun, Number::Singular, Some(Gender::Masculine)) => Some(Asks::Masculine),
            (Kind::Noun, Number::Singular, Some(Gender::Feminine)) => Some(Asks::Feminine),
            (Kind::Noun, Number::Plural, Some(_)) if !r.human => Some(Asks::Feminine),
            _ => None,
        }
    }

    /// Whether it is a noun.
    #[must_use]
    pub fn is_noun(&self) -> bool {
        self.reading.kind == Kind::Noun
    }

    /// The entry it is a form of.
    #[must_use]
    pub fn entry(&self) -> Option<Entry> {
        let line = LINES.get(usize::from(self.reading.lemma))?;
        let (name, text) = line.split_once('\t')?;
        let class = Class::NAMES.iter().find(|(n, _)| *n == name)?.1;
        Some(Entry { class, text: text.to_owned() })
    }

    /// The key of the form under which its entry stands: the past of a verb, the singular of a noun.
    #[must_use]
    pub fn head(&self) -> Key {
        HEADS.get(usize::from(self.reading.lemma)).copied().unwrap_or(0)
    }

    /// The forms of its entry for which `wanted` holds, the usual spelling of each first.
    #[must_use]
    pub fn others(&self, wanted: impl Fn(&Reading) -> bool) -> Vec<String> {
        let forms = self.entry().and_then(|entry| entry.forms(self.reading.lemma).ok()).unwrap_or_default();
        let mut out: Vec<String> = Vec::new();
        for (text, reading) in forms {
            if wanted(&reading) && !out.contains(&text) {
                out.push(text);
            }
        }
        out
    }

    /// `word`, of which this is a reading, with `form` in the place of its form: proclitics and article stay.
    #[must_use]
    pub fn put(&self, word: &str, form: &str) -> String {
        let keep: String = word.chars().filter(|&c| class(c) == Letter::Arabic).take(self.proclitics.into()).collect();
        let form = if self.article { format!("\u{0627}\u{0644}{form}") } else { form.to_owned() };
        crate::text::clitics::attach(&keep, &form)
    }
}

#[cfg(test)]
mod tests {
    use super::{ENTRIES, Gender, Kind, Number, Readings};

    fn one(word: &str) -> Vec<(Kind, Option<Gender>, Number, bool)> {
        let readings = Readings::of(word);
        readings.iter().map(|a| (a.reading.kind, a.reading.gender, a.reading.number, a.article)).collect()
    }

    #[test]
    fn forms_are_read_behind_what_stands_before_them() {
        use Gender::{Feminine, Masculine};
        use Kind::{Noun, Verb};
        assert_eq!(one("والشركة"), [(Noun, Some(Feminine), Number::Singular, true)]);
        assert_eq!(one("للشركات"), [(Noun, Some(Feminine), Number::Plural, true)]);
        assert_eq!(one("وسيقولون"), [(Verb, Some(Masculine), Number::Plural, false)]);
        assert!(one("قرارًا").contains(&(Noun, Some(Masculine), Number::Singular, false)), "or two of them");
        assert!(Readings::of("زقزوقية").is_empty());
        assert!(Readings::of("تقدم").any(|a| a.reading.kind == Noun), "a verb and a noun");
        assert!(Readings::of("تقدم").any(|a| a.reading.kind == Verb), "a verb and a noun");
    }

    #[test]
    fn a_form_is_put_in_the_place_of_another() {
        let readings = Readings::of("وبالشركات");
        let reading = readings.find(|a| a.reading.kind == Kind::Noun).expect("a reading");
        let singular = reading.others(|r| r.number == Number::Singular);
        assert_eq!(reading.put("وبالشركات", &singular[0]), "وبالشركة");
        let readings = Readings::of("ستعلن");
        let verb = readings.find(|a| a.reading.kind == Kind::Verb).expect("a reading");
        let wanted = |r: &super::Reading| {
            r.tense & super::INDICATIVE != 0 && r.gender == Some(Gender::Masculine) && r.number == Number::Singular
        };
        assert_eq!(verb.put("ستعلن", &verb.others(wanted)[0]), "سيعلن");
    }

    #[test]
    fn the_lexicon_is_large_enough() {
        let of = |class: fn(&str) -> bool| ENTRIES.lines().filter(|l| class(l)).count();
        assert!(of(|l| l.starts_with("verbs")) >= 1_500);
        assert!(of(|l| !l.starts_with("verbs")) >= 4_000);
    }
}
