//! Proclitics: the particles that Arabic writes as part of the next word.
//!
//! و "and", ف "so", ب "with", ك "as", ل "to", س (future) stand before a word without a space, at most a
//! conjunction and a preposition in a row (وبالشركة), and ل swallows the alef of the article (ل + الشركة = للشركة).

use super::fold::{Hasher, Key, fold_char};

/// One way to read a word as proclitics and a rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stripped {
    /// Bytes of the word, as it stands, that are the proclitics.
    pub prefix: usize,
    /// Key of the rest; with the article's alef put back where ل had swallowed it.
    pub key: Key,
}

const MAX_LETTERS: usize = 24;
const AND_SO: [char; 2] = ['\u{0648}', '\u{0641}']; // و ف
const PARTICLES: [char; 4] = ['\u{0628}', '\u{0643}', '\u{0644}', '\u{0633}']; // ب ك ل س
const ALEF: char = '\u{0627}';
const LAM: char = '\u{0644}';

/// Every reading of `word` with at least one proclitic and at least two letters left.
///
/// Readings are guesses: the و of وزير "minister" is offered as a proclitic too. The caller's knowledge decides.
pub fn strip(word: &str, mut found: impl FnMut(Stripped)) {
    let Some(first) = word.chars().next() else { return };
    if !AND_SO.contains(&first) && !PARTICLES.contains(&first) {
        return;
    }
    let mut letters = [('\0', 0usize); MAX_LETTERS];
    let mut n = 0;
    for (at, c) in word.char_indices() {
        let mut full = false;
        fold_char(c, &mut |f| {
            if n < MAX_LETTERS {
                letters[n] = (f, at);
                n += 1;
            } else {
                full = true;
            }
        });
        if full {
            return;
        }
    }
    let letters = &letters[..n];
    let rest = |article: &str, from: usize| {
        let mut hasher = Hasher::default();
        article.chars().for_each(|c| hasher.push(c));
        letters[from..].iter().for_each(|&(c, _)| hasher.push(c));
        hasher.finish()
    };
    let after_and = usize::from(AND_SO.contains(&letters[0].0));
    if after_and == 1 && n >= 3 {
        found(Stripped { prefix: letters[1].1, key: rest("", 1) });
    }
    let Some(&(particle, _)) = letters.get(after_and) else { return };
    let at = after_and + 1;
    if !PARTICLES.contains(&particle) || n < at + 2 {
        return;
    }
    let prefix = letters[at].1;
    found(Stripped { prefix, key: rest("", at) });
    if particle == LAM && letters[at].0 == LAM {
        // للشركة = ل + الشركة; للغة = ل + اللغة
        found(Stripped { prefix, key: rest("\u{0627}", at) });
        found(Stripped { prefix, key: rest("\u{0627}\u{0644}", at) });
    }
}

/// Joins proclitics to `word`, letting ل swallow the alef of the article: ل + الشركة = للشركة, ل + اللغة = للغة.
#[must_use]
pub fn attach(prefix: &str, word: &str) -> String {
    let article = word.strip_prefix("\u{0627}\u{0644}").filter(|rest| rest.chars().count() > 1);
    match article {
        Some(rest) if prefix.ends_with(LAM) => {
            if rest.starts_with(LAM) {
                format!("{prefix}{rest}")
            } else {
                format!("{prefix}{LAM}{rest}")
            }
        }
        _ => format!("{prefix}{word}"),
    }
}

/// Whether `word` carries the article (الشركة, but not a bare ال).
#[must_use]
pub fn has_article(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next() == Some(ALEF) && chars.next() == Some(LAM) && chars.count() >= 2
}

#[cfg(test)]
mod tests {
    use super::{attach, strip};
    use crate::text::key;

    fn readings(word: &str) -> Vec<(String, bool)> {
        let wants = ["شركة", "الشركة", "اللغة", "زير"];
        let mut out = Vec::new();
        strip(word, |s| {
            for w in wants {
                if s.key == key(w) {
                    out.push((word[..s.prefix].to_owned(), true));
                }
            }
        });
        out
    }

    #[test]
    fn proclitics_come_off() {
        for (word, prefix) in
            [("وشركة", "و"), ("بالشركة", "ب"), ("وبالشركة", "وب"), ("للشركة", "ل"), ("وللشركة", "ول"), ("للغة", "ل")]
        {
            assert!(readings(word).contains(&(prefix.to_owned(), true)), "{word}");
        }
        assert!(readings("الشركة").is_empty(), "the article is no proclitic");
    }

    #[test]
    fn attach_undoes_strip() {
        assert_eq!(attach("ل", "الشركة"), "للشركة");
        assert_eq!(attach("ول", "اللغة"), "وللغة");
        assert_eq!(attach("ب", "الشركة"), "بالشركة");
        assert_eq!(attach("", "OpenAI"), "OpenAI");
    }
}
