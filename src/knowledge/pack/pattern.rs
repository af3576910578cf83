//! The notation of patterns: what an entry of a pack matches, and what its repair writes.
//!
//! Words are separated by one space. `~word` is the word with or without the article, all `~` of a match alike.
//! `{a|b}` is one of several words (or phrases: `{في المركز|في المرتبة}`); in a repair, a group with as many members is taken by position. `*` is any one word,
//! kept by `*` in the repair. `{2}` in a repair is the word that the second group of the pattern took. Proclitics before the first word are found by the matcher and are no part of the notation.

use crate::text::{Key, Span, Tokens, clitics};

/// The article.
const AL: &str = "\u{0627}\u{0644}";

/// The key that stands for "any one word" in a compiled pattern. Real keys are odd.
pub const ANY: Key = 2;

/// More forms than this in one pattern is taken for a mistake.
const MAX_EXPANSIONS: usize = 1500;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Slot {
    article: bool,
    choices: Vec<String>,
}

impl Slot {
    fn is_gap(&self) -> bool {
        self.choices.len() == 1 && self.choices[0] == "*"
    }

    fn is_group(&self) -> bool {
        self.choices.len() > 1
    }

    /// In a repair: which group of the pattern this slot repeats, from 0.
    fn reference(&self) -> Option<usize> {
        let number = self.choices.first()?.strip_prefix(REFERENCE)?;
        number.parse::<usize>().ok()?.checked_sub(1)
    }
}

/// Marks a slot that repeats a group; no word begins with it.
const REFERENCE: char = '\u{1}';

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    slots: Vec<Slot>,
}

/// One form of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expansion {
    /// Whether the words marked `~` carry the article.
    pub article: bool,
    /// Which member each group took, in order.
    pub choices: Vec<usize>,
    /// The words; `*` for any.
    pub words: Vec<String>,
}

impl Expansion {
    /// The keys of the tokens the form is made of.
    #[must_use]
    pub fn keys(&self) -> Vec<Key> {
        self.words.iter().flat_map(|w| if w == "*" { vec![ANY] } else { keys_of(w) }).collect()
    }
}

/// The keys of the tokens in `text`.
#[must_use]
pub fn keys_of(text: &str) -> Vec<Key> {
    let tokens = Tokens::new(text, [Span::new(0, text.len())], &[]);
    tokens.all().iter().map(|t| t.key).collect()
}

impl Pattern {
    /// Parses the notation.
    ///
    /// # Errors
    /// If a word is empty, braces do not pair, or the pattern has too many forms; the message says which.
    pub fn parse(notation: &str) -> Result<Self, String> {
        let mut slots = Vec::new();
        for word in split_outside_braces(notation) {
            let (article, body) = word.strip_prefix('~').map_or((false, word), |w| (true, w));
            let choices: Vec<String> = match body.strip_prefix('{') {
                Some(inner) => {
                    let inner =
                        inner.strip_suffix('}').ok_or_else(|| format!("“{notation}”: a brace does not close"))?;
                    let reference = inner.len() == 1 && inner.chars().all(|c| c.is_ascii_digit());
                    if reference {
                        vec![format!("{REFERENCE}{inner}")]
                    } else {
                        inner.split('|').map(str::to_owned).collect()
                    }
                }
                None => vec![body.to_owned()],
            };
            for choice in &choices {
                if choice.is_empty() || choice.contains(['{', '}', '|', '~']) {
                    return Err(format!("“{notation}”: “{word}” is no word; words are separated by one space"));
                }
                if choice != "*" && !choice.starts_with(REFERENCE) && keys_of(choice).is_empty() {
                    return Err(format!("“{notation}”: “{choice}” holds no letter"));
                }
            }
            slots.push(Slot { article, choices });
        }
        let pattern = Self { slots };
        let forms: usize = pattern.slots.iter().map(|s| s.choices.len()).product::<usize>()
            * if pattern.has_article() { 2 } else { 1 };
        if forms > MAX_EXPANSIONS {
            return Err(format!("“{notation}”: {forms} forms; split the pattern"));
        }
        Ok(pattern)
    }

    /// Whether a gap stands at an end, where it would match anything.
    #[must_use]
    pub fn has_open_end(&self) -> bool {
        self.slots.first().is_some_and(Slot::is_gap) || self.slots.last().is_some_and(Slot::is_gap)
    }

    /// Whether a word of it may carry the article.
    #[must_use]
    pub fn has_article(&self) -> bool {
        self.slots.iter().any(|s| s.article)
    }

    /// Sizes of the groups, in order.
    #[must_use]
    pub fn groups(&self) -> Vec<usize> {
        self.slots.iter().filter(|s| s.is_group()).map(|s| s.choices.len()).collect()
    }

    /// Number of `*`.
    #[must_use]
    pub fn gaps(&self) -> usize {
        self.slots.iter().filter(|s| s.is_gap()).count()
    }

    /// Every form, in a fixed order.
    #[must_use]
    pub fn expansions(&self) -> Vec<Expansion> {
        let mut out = Vec::new();
        for article in [false, true] {
            if article && !self.has_article() {
                break;
            }
            let mut forms = vec![(Vec::new(), Vec::new())];
            for slot in &self.slots {
                let mut next = Vec::with_capacity(forms.len() * slot.choices.len());
                for (choices, words) in &forms {
                    for (i, choice) in slot.choices.iter().enumerate() {
                        let mut choices: Vec<usize> = Vec::clone(choices);
                        let mut words: Vec<String> = Vec::clone(words);
                        if slot.is_group() {
                            choices.push(i);
                        }
                        words.extend(with_article(choice, slot.article && article).split(' ').map(str::to_owned));
                        next.push((choices, words));
                    }
                }
                forms = next;
            }
            out.extend(forms.into_iter().map(|(choices, words)| Expansion { article, choices, words }));
        }
        out
    }

    /// The highest group that the pattern, as a repair, repeats by number; 0 for none.
    #[must_use]
    pub fn references(&self) -> usize {
        self.slots.iter().filter_map(Slot::reference).map(|n| n + 1).max().unwrap_or(0)
    }

    /// Whether this repair can be made from what `pattern` matched: its groups are the first of the pattern's, it has no more gaps,
    /// and it repeats no group that is not there.
    #[must_use]
    pub fn fits(&self, pattern: &Self) -> bool {
        pattern.groups().starts_with(&self.groups())
            && self.gaps() <= pattern.gaps()
            && self.references() <= pattern.groups().len()
    }

    /// The words that the groups of this pattern took in the given form.
    #[must_use]
    pub fn group_words(&self, form: &Expansion) -> Vec<String> {
        let groups = self.slots.iter().filter(|s| s.is_group());
        groups
            .zip(&form.choices)
            .map(|(slot, &n)| with_article(&slot.choices[n], slot.article && form.article))
            .collect()
    }

    /// The pattern as a repair of `matched` in the given form, with the words its gaps took.
    #[must_use]
    pub fn render(&self, matched: &Self, form: &Expansion, gaps: &[&str]) -> String {
        let (article, taken) = (form.article, matched.group_words(form));
        let mut groups = form.choices.iter();
        let mut gaps = gaps.iter();
        let words = self.slots.iter().map(|slot| {
            if let Some(word) = slot.reference().and_then(|n| taken.get(n)) {
                return word.clone();
            }
            if slot.is_gap() {
                return gaps.next().map_or_else(|| "*".to_owned(), |g| (*g).to_owned());
            }
            let choice = if slot.is_group() { groups.next().copied().unwrap_or(0) } else { 0 };
            with_article(slot.choices.get(choice).unwrap_or(&slot.choices[0]), slot.article && article)
        });
        words.collect::<Vec<_>>().join(" ")
    }
}

/// The parts of a notation between spaces that stand in no braces.
fn split_outside_braces(notation: &str) -> Vec<&str> {
    let mut depth = 0;
    notation
        .split(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            c == ' ' && depth == 0
        })
        .collect()
}

fn with_article(word: &str, article: bool) -> String {
    if article { format!("{AL}{word}") } else { word.to_owned() }
}

/// Whether `pattern`, in any form, stands in `text`: a slow check for tests and examples of packs.
#[must_use]
pub fn stands_in(pattern: &Pattern, text: &str) -> bool {
    let tokens = Tokens::new(text, [Span::new(0, text.len())], &[]);
    let all = tokens.all();
    pattern.expansions().iter().any(|form| {
        let keys = form.keys();
        (0..all.len()).any(|i| {
            let rest = keys[1..].iter().zip(&all[i + 1..]).filter(|(k, t)| **k == ANY || **k == t.key).count()
                == keys.len() - 1;
            let mut first = all[i].key == keys[0];
            clitics::strip(all[i].of(text), |s| first |= s.key == keys[0]);
            rest && first
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Pattern, stands_in};

    #[test]
    fn a_repair_follows_article_group_and_gap() {
        let wrong = Pattern::parse("~{نجم|نجوم} * ~صخري").expect("valid");
        let right = Pattern::parse("~{واحد|كثر} ~متعثر *").expect("valid");
        let forms = wrong.expansions();
        assert_eq!(forms.len(), 4);
        let last = &forms[3];
        assert_eq!(last.words, ["النجوم", "*", "الصخري"]);
        assert_eq!(right.render(&wrong, last, &["جدا"]), "الكثر المتعثر جدا");
        let repeats = Pattern::parse("كل {1}").expect("valid");
        assert_eq!(repeats.render(&wrong, last, &["جدا"]), "كل النجوم");
    }

    #[test]
    fn proclitics_and_articles_match() {
        let p = Pattern::parse("~بداية ~صخرية").expect("valid");
        for text in ["شهدت بداية صخرية", "وبالبداية الصخرية", "للبداية الصخرية"]
        {
            assert!(stands_in(&p, text), "{text}");
        }
        assert!(!stands_in(&p, "البداية صخرية"), "the articles must agree");
        let phrases = Pattern::parse("{مرتبط بالمركز|مربوط} ~أول").expect("valid");
        assert!(stands_in(&phrases, "وهو مرتبط بالمركز الأول"));
    }

    #[test]
    fn mistakes_are_named() {
        for bad in ["أ  ب", "{أ|ب", "{أ||ب}", ""] {
            assert!(Pattern::parse(bad).is_err(), "{bad:?}");
        }
    }
}
