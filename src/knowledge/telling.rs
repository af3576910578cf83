//! Words by which a rendering is known again, whatever particles, article and pronoun they stand with: as a list writes them, or in
//! any of their forms.

use super::memory::Memory;
use super::pack::inflect::{Before, FUTURE, Lexeme};
use super::pack::pattern::Word;
use super::words::hash;
use crate::text::fold::{bare, fold, fold_char};
use crate::text::{Key, KeySet, clitics, key};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

/// A way to take a word of an article: whole, or without particles.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// Bytes of the particles.
    prefix: usize,
    /// The key of what is left, as it stands.
    key: Key,
    /// The key of that without the particle of the future.
    will: Option<Key>,
    /// See [`light`].
    light: u64,
}

impl Way {
    /// What is left of `word`, which is taken this way.
    #[must_use]
    pub fn rest(self, word: &str) -> &str {
        word.get(self.prefix..).unwrap_or_default()
    }
}

/// The ways to take a word.
#[derive(Clone, Debug)]
pub struct Ways {
    /// The letters of the whole.
    letters: Letters,
    all: Box<[Way]>,
}

impl Ways {
    /// The ways to take `word`.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let mut all = Vec::new();
        let mut add = |prefix: usize| {
            if let Some(rest) = word.get(prefix..) {
                all.push(Way { prefix, key: key(rest), will: rest.strip_prefix(FUTURE).map(key), light: light(rest) });
            }
        };
        add(0);
        clitics::strip(word, |s| add(s.prefix));
        Self { letters: Letters::of(word), all: all.into() }
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = Way> {
        self.all.iter().copied()
    }

    /// Whether the word may be one that is [`light`] as this.
    #[must_use]
    pub fn are_light(&self, light: u64) -> bool {
        self.all.iter().any(|way| way.light == light)
    }
}

/// Which folded letters a word has, whatever their order: nearly all words lack one that is in every form of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Letters(u64);

impl Letters {
    const ALL: Self = Self(u64::MAX);

    fn of(word: &str) -> Self {
        let mut letters = 0;
        word.chars().for_each(|c| fold_char(c, &mut |f| letters |= 1 << (u32::from(f) % 64)));
        Self(letters)
    }

    fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    fn have(self, others: Self) -> bool {
        others.0 & !self.0 == 0
    }
}

/// What a word without article, suffixed pronoun and accusative ا, its ة as before a pronoun, has in common with the same word where
/// it stands with them.
#[must_use]
pub fn light(word: &str) -> u64 {
    let folded = fold(&bare(word).replace('\u{0629}', "\u{062A}"));
    let rest = folded.strip_prefix("\u{0627}\u{0644}").filter(|r| r.chars().count() > 2).unwrap_or(&folded);
    let long = |r: &&str| r.chars().count() > 2;
    let stem =
        ["هما", "هم", "هن", "ها", "كم", "ه"].iter().find_map(|s| rest.strip_suffix(s).filter(long)).unwrap_or(rest);
    hash(stem.strip_suffix('\u{0627}').filter(long).unwrap_or(stem))
}

/// A word by which a rendering is known again.
#[derive(Clone, Debug)]
pub enum Telling {
    /// This word, by what is left of it when it is [`light`].
    Written(u64),
    /// This word in any of its forms.
    Form(Arc<Forms>),
}

/// A word that bends.
#[derive(Debug)]
pub struct Forms {
    lexeme: Lexeme,
    /// Which of all these words it is.
    number: u64,
    /// Its forms, once somebody asks.
    known: OnceLock<Known>,
}

/// By what a form is known.
#[derive(Debug)]
struct Known {
    /// What every form has.
    letters: Letters,
    keys: KeySet,
}

/// All words that bend: many lists have the same.
static FORMS: LazyLock<Mutex<HashMap<Lexeme, Arc<Forms>>>> = LazyLock::new(Mutex::default);

thread_local! {
    /// Whether words lately met are forms of words, by the hash of both.
    static READ: RefCell<Memory<bool>> = RefCell::new(Memory::new(14));
}

/// What the words of a sentence may be where they are [`light`], roughly: nearly all words that lists write are not among them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lights([u64; 16]);

impl Lights {
    fn bit(light: u64) -> (usize, u64) {
        ((light >> 60) as usize, 1 << (light >> 54 & 63))
    }

    /// Adds a word.
    pub fn add(&mut self, ways: &Ways) {
        for (at, bit) in ways.all.iter().map(|way| Self::bit(way.light)) {
            self.0[at] |= bit;
        }
    }

    fn may_have(&self, light: u64) -> bool {
        let (at, bit) = Self::bit(light);
        self.0[at] & bit != 0
    }
}

impl Telling {
    /// The word of a pattern; nothing for a gap.
    #[must_use]
    pub fn of(word: &Word) -> Option<Self> {
        match word {
            Word::Any => None,
            Word::Written(written) => Some(Self::Written(light(written))),
            Word::Form(lexeme) => {
                let mut all = FORMS.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(forms) = all.get(lexeme) {
                    return Some(Self::Form(Arc::clone(forms)));
                }
                let number = all.len() as u64;
                let forms = Arc::new(Forms { lexeme: lexeme.clone(), number, known: OnceLock::new() });
                all.insert(lexeme.clone(), Arc::clone(&forms));
                Some(Self::Form(forms))
            }
        }
    }

    /// Whether one of the words that were added to `lights` may be the word.
    #[must_use]
    pub fn may_be_among(&self, lights: &Lights) -> bool {
        match self {
            Self::Written(light) => lights.may_have(*light),
            Self::Form(_) => true,
        }
    }

    /// Whether `word`, which may be taken in these `ways`, is the word.
    #[must_use]
    pub fn is(&self, word: &str, ways: &Ways) -> bool {
        self.behind(word, ways).is_some()
    }

    /// The bytes of particles in `word`, which may be taken in these `ways`, before the word; nothing if it is another.
    #[must_use]
    pub fn behind(&self, word: &str, ways: &Ways) -> Option<usize> {
        match self {
            Self::Written(light) => ways.all.iter().find(|way| way.light == *light).map(|way| way.prefix),
            Self::Form(forms) => forms.behind(word, ways),
        }
    }
}

impl Forms {
    fn behind(&self, word: &str, ways: &Ways) -> Option<usize> {
        let Known { letters, keys } = self.known.get_or_init(|| {
            let mut known = Known { letters: Letters::ALL, keys: KeySet::default() };
            for form in self.lexeme.all_forms() {
                known.letters = known.letters.shared(Letters::of(&form));
                known.keys.insert(key(&form));
            }
            known
        });
        let has = |way: &Way| keys.contains(&way.key) || way.will.is_some_and(|will| keys.contains(&will));
        let read = |way: &&Way| has(way) && self.is_read(word, way.prefix);
        ways.letters.have(*letters).then(|| ways.all.iter().find(read).map(|way| way.prefix)).flatten()
    }

    /// Whether what is left of a word behind `prefix` bytes may be read as a form: of words with its letters few may not.
    fn is_read(&self, word: &str, prefix: usize) -> bool {
        let read = || {
            let Some((proclitic, rest)) = word.split_at_checked(prefix) else { return false };
            !self.lexeme.readings(rest, Before { proclitic, ..Before::default() }, false).is_empty()
        };
        let both = (hash(word) ^ self.number.wrapping_mul(0xD6E8_FEB8_6659_FD93)).rotate_left(19);
        let asked = (both ^ prefix as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        READ.with_borrow_mut(|all| *all.recall(asked ^ asked >> 32, read))
    }
}

#[cfg(test)]
mod tests {
    use super::{Telling, Ways};
    use crate::knowledge::pack::inflect::Lexeme;
    use crate::knowledge::pack::pattern::Word;

    #[test]
    fn a_word_is_known_with_particles_article_and_pronoun_and_in_its_forms() {
        let is = |word: &Word, said: &str| Telling::of(word).is_some_and(|t| t.is(said, &Ways::of(said)));
        let written = Word::Written("مدرسة".to_owned());
        assert!(["مدرسة", "المدرسة", "ومدرسته", "بالمدرسة"].iter().all(|said| is(&written, said)));
        assert!(!is(&written, "مدرس") && !is(&Word::Any, "مدرسة"));
        let verb = Word::Form(Lexeme::parse("^كتب/يكتب").expect("a verb").expect("that bends"));
        // Asked twice, for the second answer is remembered.
        for _ in 0..2 {
            assert!(["كتبت", "ويكتبون", "سيكتب", "وسيكتبه"].iter().all(|said| is(&verb, said)));
            assert!(!is(&verb, "مدرسة"));
        }
    }
}
