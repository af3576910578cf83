//! Words by which a rendering is known again, whatever particles, article and pronoun they stand with: as a list writes them, or in
//! any of their forms.

use super::memory::Memory;
use super::pack::inflect::{Before, FUTURE, Lexeme};
use super::pack::pattern::Word;
use super::words::hash;
use crate::text::fold::{bare, fold};
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
#[must_use]
pub fn ways(word: &str) -> Box<[Way]> {
    let mut ways = Vec::new();
    let mut add = |prefix: usize| {
        if let Some(rest) = word.get(prefix..) {
            ways.push(Way { prefix, key: key(rest), will: rest.strip_prefix(FUTURE).map(key), light: light(rest) });
        }
    };
    add(0);
    clitics::strip(word, |s| add(s.prefix));
    ways.into()
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

/// Whether a word that may be taken in these ways is one that is [`light`] as this.
#[must_use]
pub fn is_light(ways: &[Way], light: u64) -> bool {
    ways.iter().any(|way| way.light == light)
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
    /// The keys of its forms, once somebody asks.
    keys: OnceLock<KeySet>,
}

/// All words that bend: many lists have the same.
static FORMS: LazyLock<Mutex<HashMap<Lexeme, Arc<Forms>>>> = LazyLock::new(Mutex::default);

thread_local! {
    /// Whether words lately met are forms of words, by the hash of both.
    static READ: RefCell<Memory<bool>> = RefCell::new(Memory::new(14));
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
                let forms = Arc::new(Forms { lexeme: lexeme.clone(), number, keys: OnceLock::new() });
                all.insert(lexeme.clone(), Arc::clone(&forms));
                Some(Self::Form(forms))
            }
        }
    }

    /// Whether `word`, which may be taken in these `ways`, is the word.
    #[must_use]
    pub fn is(&self, word: &str, ways: &[Way]) -> bool {
        self.behind(word, ways).is_some()
    }

    /// The bytes of particles in `word`, which may be taken in these `ways`, before the word; nothing if it is another.
    #[must_use]
    pub fn behind(&self, word: &str, ways: &[Way]) -> Option<usize> {
        let is = |way: &&Way| match self {
            Self::Written(light) => way.light == *light,
            Self::Form(forms) => forms.has(word, **way),
        };
        ways.iter().find(is).map(|way| way.prefix)
    }
}

impl Forms {
    fn has(&self, word: &str, way: Way) -> bool {
        let keys = self.keys.get_or_init(|| self.lexeme.keys().into_iter().collect());
        (keys.contains(&way.key) || way.will.is_some_and(|will| keys.contains(&will))) && self.is_read(word, way.prefix)
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
    use super::{Telling, ways};
    use crate::knowledge::pack::inflect::Lexeme;
    use crate::knowledge::pack::pattern::Word;

    #[test]
    fn a_word_is_known_with_particles_article_and_pronoun_and_in_its_forms() {
        let is = |word: &Word, said: &str| Telling::of(word).is_some_and(|t| t.is(said, &ways(said)));
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
