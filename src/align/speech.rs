//! Which part of speech a word of the source is, as far as its neighbours say so: "a swing of", "he landed the".

use super::Alignment;
use crate::knowledge::senses::Speech;
use crate::text::{Token, TokenKind};

/// Words between an article and its noun.
const INSIDE: usize = 2;

impl Alignment<'_> {
    /// Whether the word at token `at` of the source can only be this.
    #[must_use]
    pub fn is_speech(&self, at: usize, speech: Speech) -> bool {
        match speech {
            Speech::Noun => self.is_noun(at),
            Speech::Verb => self.is_verb(at),
            Speech::Transitive => self.is_verb(at) && self.has_object(at),
        }
    }

    fn is_noun(&self, at: usize) -> bool {
        let written = self.small(at);
        let ends = match self.tokens.all().get(at + 1) {
            Some(next) if next.kind.is_word() && !next.sentence_start => {
                let next = self.small(at + 1);
                is_in(&next, PREPOSITIONS) || is_in(&next, CLAUSE) || is_in(&next, AUXILIARIES) || next == "to"
            }
            Some(next) => !next.is(self.text, '-'),
            None => true,
        };
        // Only a noun stands behind these.
        let opens = |n: usize| {
            let word = self.small(n);
            is_in(&word, DETERMINERS) || word.ends_with("'s") || word.ends_with("\u{2019}s")
        };
        let inside =
            |n: usize| !is_in(&self.small(n), PREPOSITIONS) && !is_in(&self.small(n), CLAUSE) && self.is_word(n);
        let behind = |n: usize| is_in(&self.small(n), PREPOSITIONS) || self.kind(n) == Some(TokenKind::Number);
        let Some(last) = at.checked_sub(1).filter(|last| self.is_word(*last)) else { return false };
        let reached =
            || (1..=INSIDE).any(|n| last.checked_sub(n).is_some_and(|from| opens(from) && (from + 1..at).all(inside)));
        ends && !written.ends_with("ed") && (opens(last) || behind(last) || reached())
    }

    fn is_verb(&self, at: usize) -> bool {
        let written = self.small(at);
        let Some(last) = at.checked_sub(1).filter(|last| self.is_word(*last)) else { return false };
        let before = self.small(last);
        if is_in(&before, SUBJECTS) || is_in(&before, AUXILIARIES) || before == "to" {
            return !is_in(&before, BEING) || ["ed", "ing"].iter().any(|end| written.ends_with(end));
        }
        // OpenAI landed the deal, Anthropic raids Snowflake.
        let opens = is_in(&before, DETERMINERS) || is_in(&before, PREPOSITIONS);
        self.has_object(at) && !opens && (written.ends_with("ed") || written.ends_with('s') && self.is_large(last))
    }

    /// Whether an object follows at once.
    fn has_object(&self, at: usize) -> bool {
        let next = self.small(at + 1);
        is_in(&next, DETERMINERS) || is_in(&next, OBJECTS) || self.is_large(at + 1)
    }

    fn is_large(&self, at: usize) -> bool {
        self.is_word(at) && self.tokens.all()[at].of(self.text).starts_with(char::is_uppercase)
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.all().get(at).map(|token| token.kind)
    }

    fn is_word(&self, at: usize) -> bool {
        self.tokens.all().get(at).is_some_and(|token: &Token| token.kind.is_word())
    }

    fn small(&self, at: usize) -> String {
        self.tokens.all().get(at).map(|token| token.of(self.text).to_lowercase()).unwrap_or_default()
    }
}

fn is_in(word: &str, list: &[&str]) -> bool {
    list.contains(&word)
}

/// What opens a noun phrase.
const DETERMINERS: &[&str] = &[
    "a", "an", "the", "this", "these", "those", "his", "her", "its", "their", "our", "my", "your", "some", "any", "no",
    "every", "each", "another", "both", "several", "many", "few", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "dozens",
];
const PREPOSITIONS: &[&str] = &[
    "of", "in", "for", "with", "from", "by", "about", "at", "on", "into", "after", "before", "without", "against",
    "over", "under", "during", "despite", "as", "than", "like", "between", "through", "since", "until", "behind",
    "per", "amid", "around", "off", "up", "down", "out",
];
/// What begins another part of the sentence.
const CLAUSE: &[&str] = &[
    "and", "or", "but", "that", "which", "who", "when", "while", "where", "if", "because", "so", "he", "she", "it",
    "they", "we", "i", "you", "the", "a", "an", "this", "last", "next", "yet", "not", "said", "says",
];
const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "could", "can", "may",
    "might", "must", "should", "did", "does", "do", "not", "never",
];
const BEING: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "not", "never"];
const SUBJECTS: &[&str] = &["he", "she", "it", "they", "we", "i", "you", "who", "which"];
const OBJECTS: &[&str] = &["him", "them", "us", "me", "himself", "itself", "themselves"];
