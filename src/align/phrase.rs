//! Looking for an English phrase in the source beside a place of the article.

use super::Alignment;
use super::concepts::possessor;
use crate::text::{Token, TokenKind};
use std::ops::Range;

impl Alignment<'_> {
    /// Whether `phrase` (words with spaces or hyphens between, in any inflection) stands in one of `places` of the source.
    #[must_use]
    pub fn has_phrase(&self, phrase: &str, places: &[Range<usize>]) -> bool {
        let phrase = phrase.split(" (").next().unwrap_or(phrase);
        let words: Vec<String> = phrase
            .split([' ', '-', '\u{2019}', '\''])
            .filter(|w| w.chars().any(char::is_alphanumeric))
            .map(stem)
            .collect();
        if words.is_empty() {
            return false;
        }
        places.iter().any(|range| {
            let all = self.tokens.all();
            let real: Vec<&Token> =
                all[range.clone()].iter().filter(|t| matches!(t.kind, TokenKind::Latin | TokenKind::Number)).collect();
            let stems: Vec<String> = real
                .iter()
                .map(|t| {
                    let written = t.of(self.text);
                    stem(possessor(written).unwrap_or(written))
                })
                .collect();
            // Objects may stand inside a phrase: lay off, laid 200 people off.
            (0..stems.len()).any(|at| {
                let mut next = at;
                words.iter().enumerate().all(|(n, word)| {
                    let reach = if n == 0 { 0 } else { 2 };
                    let found = (next..(next + reach + 1).min(stems.len())).find(|&i| is_same(&stems[i], word));
                    found.is_some_and(|i| {
                        next = i + 1;
                        true
                    })
                })
            })
        })
    }

    /// Whether a telling word of `phrase`, in any inflection, stands in one of `places` of the source.
    #[must_use]
    pub fn has_word_of(&self, phrase: &str, places: &[Range<usize>]) -> bool {
        let phrase = phrase.split(" (").next().unwrap_or(phrase);
        let telling = |w: &&str| w.chars().count() >= TELLING && !COMMON.contains(w);
        phrase.split([' ', '-']).filter(telling).any(|word| self.has_phrase(word, places))
    }
}

/// Words of fewer letters are shared by chance.
const TELLING: usize = 4;
/// Common words of phrases that say nothing about them.
const COMMON: &[&str] = &[
    "about", "after", "back", "before", "down", "from", "have", "into", "make", "more", "most", "over", "than", "that",
    "their", "they", "this", "time", "with", "year", "your", "take", "said", "first", "last",
];

/// Irregular forms by what they are forms of.
const IRREGULAR: &[(&str, &str)] = &[
    ("laid", "lay"),
    ("took", "take"),
    ("taken", "take"),
    ("made", "make"),
    ("went", "go"),
    ("gone", "go"),
    ("got", "get"),
    ("gave", "give"),
    ("given", "give"),
    ("hit", "hit"),
    ("ran", "run"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("broke", "break"),
    ("broken", "break"),
    ("came", "come"),
    ("fell", "fall"),
    ("fallen", "fall"),
    ("held", "hold"),
    ("kept", "keep"),
    ("led", "lead"),
    ("left", "leave"),
    ("lost", "lose"),
    ("paid", "pay"),
    ("said", "say"),
    ("saw", "see"),
    ("sold", "sell"),
    ("shot", "shoot"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("won", "win"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("drew", "draw"),
    ("drawn", "draw"),
    ("drove", "drive"),
    ("driven", "drive"),
    ("bought", "buy"),
    ("brought", "bring"),
    ("caught", "catch"),
    ("found", "find"),
    ("rose", "rise"),
    ("risen", "rise"),
    ("men", "man"),
    ("women", "woman"),
    ("people", "person"),
];

fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    if let Some((_, base)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return (*base).to_owned();
    }
    for (ending, least) in [("ies", 2), ("ied", 2), ("ing", 3), ("ed", 3), ("es", 3), ("s", 3)] {
        if let Some(rest) = word.strip_suffix(ending).filter(|r| r.chars().count() >= least && !r.ends_with('s')) {
            let rest = if ending.starts_with('i') && ending != "ing" { format!("{rest}y") } else { rest.to_owned() };
            return rest;
        }
    }
    word
}

/// Stems may keep or lose a final e and a doubled consonant.
fn is_same(a: &str, b: &str) -> bool {
    let core = |s: &str| {
        let s = s.trim_end_matches('e');
        let mut chars: Vec<char> = s.chars().collect();
        if chars.len() > 3 && chars[chars.len() - 1] == chars[chars.len() - 2] {
            chars.pop();
        }
        chars.into_iter().collect::<String>()
    };
    a == b || (a.len() > 3 && b.len() > 3 && core(a) == core(b))
}
